import type { Child } from 'hono/jsx'
import { formatDay } from '../../../platform/time.ts'
import { Facts } from '../../../ui/facts.tsx'
import { Byline, LinkList, PageHead, Section, WithSide } from '../../../ui/page-parts.tsx'
import type { Agency } from '../../../platform/ctx.ts'
import type { Plan } from '../../workflow/model.ts'
import type { ProcedureDefinition } from '../model/definition.ts'
import { templateHref, type TemplateFile } from '../model/template.ts'
import { channelWords, feeSaid, hashShort, sameTimeInAllChannels, timeSaid } from '../model/words.ts'
import { PapersPart } from './papers.tsx'
import { CasesPart, FeesPart, LawPart, PlacePart, ResultPart, StepsPart, VersionPart, WhenPart, type ShownVersion } from './parts.tsx'

const factsOf = (definition: ProcedureDefinition, day: string) => [
  { label: 'Thời hạn giải quyết', ...timeSaid(definition) },
  { label: 'Phí, lệ phí', ...feeSaid(definition, day) },
  { label: 'Ai được nộp', ...(definition.applicants ? { value: definition.applicants.join('; ') } : notStated('đối tượng')) },
  {
    label: 'Cách nộp',
    ...(channelWords(definition) === undefined ? notStated('cách nộp') : { value: channelWords(definition) }),
    ...(sameTimeInAllChannels(definition) ? { note: 'thời hạn như nhau' } : {}),
  },
]
const notStated = (what: string) => ({ value: `Không ghi ${what}`, note: 'trong bản công bố hiện hành' })

type Props = {
  definition: ProcedureDefinition
  plan: Plan | null
  version: ShownVersion
  versions: readonly { number: number; validFrom: string }[]
  /** Names of other procedures it speaks of, by key. */
  names: ReadonlyMap<string, string>
  agency: Pick<Agency, 'name' | 'address' | 'phone'>
  /** Opening hours in words; empty: not shown. */
  hours: string
  /** The unit that deals with the field. */
  room: string | undefined
  /** The day whose fees are shown. */
  day: string
  url: string
  /** A word on top: that this is a draft, or not the version in use. */
  notice?: Child
  side?: Child
  /** What stands before and after the part about the version. */
  files?: Child
  children?: Child
}

/** What a procedure's public page says, of a version or of a draft, without a request. */
export function ProcedureBody({ definition, plan, version, versions, names, agency, hours, room, day, url, notice, side, files, children }: Props) {
  const related = definition.related.flatMap((key) => (names.has(key) ? [{ key, name: names.get(key) ?? key }] : []))
  const templateAt = (file: TemplateFile): string | undefined => (version.state === 'published' ? templateHref(definition.key, file) : undefined)
  return (
    <>
      <PageHead
        crumbs={{
          links: [{ href: '/thu-tuc', label: 'Thủ tục' }, { href: `/thu-tuc?linh-vuc=${encodeURIComponent(definition.field)}`, label: definition.field }],
          here: definition.code ?? 'Chưa có mã',
        }}
        title={definition.name}
      >
        <Byline
          parts={[
            <b>{version.state === 'draft' ? 'Bản thảo' : `Phiên bản ${version.number}`}</b>,
            version.validFrom === null ? 'chưa có hiệu lực' : `có hiệu lực từ ${formatDay(version.validFrom)}`,
            <>mã băm <a href="#ban">{hashShort(version.hash)}</a></>,
          ]}
        />
      </PageHead>
      {notice}
      <Facts facts={factsOf(definition, day)} />
      <WithSide side={<>{side}</>} sideFirst>
        {definition.plain.description && <Section title="Thủ tục này là gì"><p>{definition.plain.description}</p></Section>}
        <WhenPart definition={definition} />
        <CasesPart definition={definition} />
        <Section title="Giấy tờ cần nộp"><PapersPart definition={definition} nameOf={(key) => names.get(key)} href={templateAt} /></Section>
        <FeesPart definition={definition} day={day} />
        <StepsPart definition={definition} plan={plan} room={room} />
        <ResultPart definition={definition} href={templateAt} />
        <LawPart definition={definition} />
        <PlacePart definition={definition} agency={agency} hours={hours} />
        {related.length > 0 && (
          <Section title="Thủ tục liên quan" id="lien-quan">
            <LinkList items={related.map(({ key, name }) => ({ href: `/thu-tuc/${key}`, label: name }))} />
          </Section>
        )}
        {files}
        <VersionPart definition={definition} plan={plan} version={version} versions={versions} url={url} />
        {children}
      </WithSide>
    </>
  )
}
