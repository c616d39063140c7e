import { dayOf, formatDate, formatDayShort } from '../../../../../platform/time.ts'
import { DataList, type Datum } from '../../../../../ui/facts.tsx'
import { PaperList, shownSize, type PaperLine } from '../../../../../ui/papers.tsx'
import { Panel } from '../../../../../ui/staff-parts.tsx'
import type { Field, Values } from '../../../../forms/index.ts'
import { answersOf } from '../../../../forms/model/show.ts'
import { filingForm, missingOf, papersOfFiling } from '../../../model/applicant-form.ts'
import type { FiledPaper, IssuedDocument } from '../../../model/dossier.ts'
import type { Desk } from './desk.ts'

const counted = (n: number, words: string) => (n > 0 ? `${n} ${words}` : '')

/** `1 bản chính · 96 kB · bổ sung 16/10`. */
function paperNote(paper: FiledPaper, form: string | undefined): string {
  const copies = [counted(paper.originals, 'bản chính'), counted(paper.certifiedCopies, 'bản chứng thực'), counted(paper.plainCopies, 'bản sao')].filter(Boolean).join(', ')
  const file = paper.sha256 === null ? 'chưa số hóa' : paper.size === null ? '' : shownSize(paper.size)
  return [copies, form, file, paper.round > 0 ? `bổ sung ${formatDayShort(dayOf(paper.at))}` : ''].filter(Boolean).join(' · ')
}

function Papers({ view }: Desk) {
  const { dossier, papers } = view.whole
  const asked = papersOfFiling(view.version.definition, dossier.caseKey)
  const formOf = (key: string) => asked.find((paper) => paper.key === key)?.form?.name
  const missing = missingOf(view.version.definition, dossier.caseKey, papers)
  const lines: PaperLine[] = [
    ...papers.map((paper) => ({ name: paper.name, note: paperNote(paper, formOf(paper.paperKey)), ...(paper.sha256 ? { href: `/ho-so/${dossier.code}/giay-to/${paper.id}` } : {}) })),
    ...missing.map((paper) => ({ name: paper.name, note: <strong>Chưa có</strong> })),
  ]
  const digitised = papers.filter((paper) => paper.sha256 !== null).length
  return (
    <Panel title="Giấy tờ" aside={papers.length === 0 ? undefined : `${digitised}/${papers.length} đã số hóa`}>
      {lines.length === 0 ? <p class="note">Hồ sơ không có giấy tờ kèm theo.</p> : <PaperList papers={lines} />}
    </Panel>
  )
}

/** A result may be recorded by its number alone; then there is no file to open. */
const hasFile = (document: IssuedDocument): boolean => document.kind !== 'result' || document.sha256 !== null

const Issued = ({ view }: Desk) =>
  view.whole.documents.length === 0 ? <></> : (
    <Panel title="Văn bản đã phát hành">
      <PaperList
        papers={view.whole.documents.map((document) => ({
          name: document.title,
          note: [document.number && `Số ${document.number}`, formatDate(document.issuedAt), hasFile(document) ? undefined : 'không kèm tệp'].filter(Boolean).join(' · '),
          ...(hasFile(document) ? { href: `/ho-so/${view.whole.dossier.code}/van-ban/${document.id}.pdf` } : {}),
        }))}
      />
    </Panel>
  )

const Rows = ({ columns, cells }: { columns: string[]; cells: string[][] }) => (
  <ul class="answer-rows">
    {cells.map((row) => <li>{row.map((cell, i) => (cell === '' ? '' : `${columns[i]}: ${cell}`)).filter(Boolean).join('; ')}</li>)}
  </ul>
)

/** A pledge is always given: it says nothing about this dossier. */
const isPledge = (field: Field): boolean => field.kind === 'yesNo' && field.mustBeYes === true

/** What was answered, question by question; what was left empty is named at the end. */
function Answers({ view }: Desk) {
  const sections = answersOf(filingForm(view.version.definition), view.whole.dossier.answers as Values).map(({ title, answers }) => ({ title, answers: answers.filter(({ field }) => !isPledge(field)) }))
  const empty = sections.flatMap((section) => section.answers.filter((answer) => answer.text === null && answer.rows === null && answer.field.key !== 'caseKey').map((answer) => answer.field.label))
  return (
    <Panel title="Dữ liệu đơn">
      {sections.map(({ title, answers }) => {
        const data = answers.flatMap(({ field, text, rows }): Datum[] => {
          if (rows) return [{ label: field.label, value: <Rows {...rows} /> }]
          return text === null ? [] : [{ label: field.label, value: text }]
        })
        return data.length === 0 ? <></> : <><h3 class="panel-sub">{title}</h3><DataList data={data} /></>
      })}
      {empty.length > 0 && <p class="note">Không điền: {empty.join(', ')}.</p>}
    </Panel>
  )
}

/** What was handed in and what was issued. */
export const Left = (desk: Desk) => (
  <>
    <Papers {...desk} />
    <Issued {...desk} />
    <Answers {...desk} />
  </>
)
