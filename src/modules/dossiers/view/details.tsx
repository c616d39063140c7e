/** One dossier as the person who filed it sees it: what is said, the date, the story, why this date, the papers. */
import type { PropsWithChildren } from 'hono/jsx'
import { dayOf, formatDate, formatDay } from '../../../platform/time.ts'
import { Callout } from '../../../ui/empty.tsx'
import { LeftAside, PageHead, Section } from '../../../ui/page-parts.tsx'
import { PaperList, shownSize } from '../../../ui/papers.tsx'
import { Timeline } from '../../../ui/timeline.tsx'
import type { Link } from '../../../ui/types.ts'
import type { Line } from '../../calendar/model.ts'
import { WhyThisDate } from '../../calendar/view.tsx'
import type { ProcedureDefinition } from '../../procedures/model/definition.ts'
import { limitWords, timeFor } from '../../procedures/model/rules.ts'
import { papersOfFiling } from '../model/applicant-form.ts'
import type { FiledPaper, IssuedDocument, LedgerLine, Task } from '../model/dossier.ts'
import { phaseOf } from '../model/phase.ts'
import { openSupplement } from '../model/possible.ts'
import type { Situation } from '../model/situation.ts'
import { headline } from '../model/status-text.ts'
import { milestones } from '../model/timeline.ts'
import { DueDate } from './due.tsx'

export type DetailsProps = PropsWithChildren<{
  situation: Situation
  /** All tasks, the closed ones too. */
  tasks: readonly Task[]
  papers: readonly FiledPaper[]
  documents: readonly IssuedDocument[]
  definition: ProcedureDefinition
  /** Why the due date is what it is. */
  lines: readonly Line[]
  units: readonly { id: string; name: string }[]
  agencyName: string
  crumbs: { links: Link[]; here: string }
  /** Where the PDF of an issued slip lies. */
  documentHref(id: string): string
  /** Where a paper that was handed in lies; left out, it is only named. */
  paperHref?: ((id: string) => string) | undefined
}>

/** The sentence, the code, who and what, and the promised date at the right. */
function Head({ situation: { dossier, plan, supplements, clock, now }, definition, crumbs }: DetailsProps) {
  const { said, next, more } = headline(phaseOf(dossier, plan), openSupplement(supplements)?.deadline ?? null)
  const { limit } = timeFor(definition, dossier.caseKey, dossier.channel)
  return (
    <PageHead crumbs={crumbs} title={<>{said}<br />{next}</>} aside={DueDate({ dossier, calendar: clock.calendar, now })}>
      <p class="quiet">
        {dossier.code} · {dossier.applicant.owner.name}
        <br />
        {definition.name}{definition.code && ` (${definition.code})`}
      </p>
      {more && <p>{more}</p>}
      {dossier.business === 'filed' && limit && <p>Thời hạn giải quyết: {limitWords(limit)}, tính từ khi hồ sơ được tiếp nhận.</p>}
    </PageHead>
  )
}

/** The apology and the new date, once the first could not be kept. */
function Apology({ situation: { dossier, ledger, now } }: DetailsProps) {
  const extension = ledger.findLast((line: LedgerLine) => line.kind === 'extend')
  const late = dossier.business === 'processing' && dossier.dueAt !== null && dossier.pausedAt === null && dossier.dueAt < now
  if (!extension && !late) return <></>
  return (
    <Callout title="Sở xin lỗi vì chưa trả kết quả đúng hẹn.">
      {extension && dossier.dueOn && <p>Ngày hẹn mới: {formatDay(dossier.dueOn)}. Lý do: {extension.reason}</p>}
    </Callout>
  )
}

/** Why it ended without a result, in the words of who ended it. */
function EndReason({ situation: { dossier }, tasks }: DetailsProps) {
  const reason = tasks.find((task) => task.outcome === dossier.business)?.note
  return reason ? <Callout title="Lý do"><p>{reason}</p></Callout> : <></>
}

const Why = ({ situation: { dossier, now }, lines, agencyName, term }: DetailsProps & { term: string }) => (
  <WhyThisDate
    dueOn={dossier.dueOn && formatDay(dossier.dueOn)} term={term} lines={lines} today={dayOf(now)}
    foot={`Tính theo lịch làm việc của ${agencyName}.`}
  />
)

const pdfNote = (document: IssuedDocument): string =>
  [document.number && `Số ${document.number}`, `Phát hành ${formatDate(document.issuedAt)}`, document.size === null ? 'PDF' : `PDF, ${shownSize(document.size)}`].filter(Boolean).join(' · ')

/** A result may be recorded by its number alone; then there is no file to open. */
const hasFile = (document: IssuedDocument): boolean => document.kind !== 'result' || document.sha256 !== null

const filedNote = (paper: FiledPaper): string =>
  [paper.fileName, paper.size === null ? undefined : shownSize(paper.size), paper.round > 0 ? `bổ sung ngày ${formatDate(paper.at)}` : undefined].filter(Boolean).join(' · ')

/** As the definition lists them, what came with a supplement behind. */
function inOrder(papers: readonly FiledPaper[], definition: ProcedureDefinition, caseKey: string | null): FiledPaper[] {
  const keys = papersOfFiling(definition, caseKey).map((paper) => paper.key)
  const place = ({ paperKey }: FiledPaper) => (keys.includes(paperKey) ? keys.indexOf(paperKey) : keys.length)
  return [...papers].sort((a, b) => a.round - b.round || place(a) - place(b))
}

function Papers({ documents, papers, definition, situation, documentHref, paperHref }: DetailsProps) {
  const handedIn = inOrder(papers, definition, situation.dossier.caseKey)
  return (
    <>
      <Section title="Giấy tờ của hồ sơ này" small>
        {documents.length === 0 ? <p>Chưa có giấy tờ nào được phát hành.</p> : (
          <PaperList papers={documents.map((one) => ({
            name: one.title, ...(hasFile(one) ? { href: documentHref(one.id), note: pdfNote(one) } : { note: pdfNote(one).replace(/ · PDF$/, '') }),
          }))} />
        )}
      </Section>
      <Section title="Giấy tờ bạn đã nộp" small>
        {papers.length === 0 ? <p>Hồ sơ không có tệp kèm theo.</p> : (
          <PaperList papers={handedIn.map((one) => ({
            name: one.name, note: filedNote(one), ...(paperHref && one.sha256 ? { href: paperHref(one.id) } : {}),
          }))} />
        )}
      </Section>
    </>
  )
}

/** The whole page under the frame; `children` (a supplement to send) stand where they cannot be missed. */
export function DossierDetails({ children, ...props }: DetailsProps) {
  const { situation, tasks, units, lines, definition } = props
  const { limit } = timeFor(definition, situation.dossier.caseKey, situation.dossier.channel)
  const names = new Map(units.map((unit) => [unit.id, unit.name]))
  const steps = milestones({ ...situation, tasks, unitName: (id) => (id === null ? undefined : names.get(id)) })
  return (
    <>
      <Head {...props} />
      <Apology {...props} />
      <EndReason {...props} />
      {children}
      <LeftAside side={<Section title="Quá trình"><Timeline steps={steps} /></Section>}>
        {limit && lines.length > 0 ? <Why {...props} term={limitWords(limit)} /> : <Papers {...props} />}
      </LeftAside>
      {limit && lines.length > 0 && <Papers {...props} />}
    </>
  )
}
