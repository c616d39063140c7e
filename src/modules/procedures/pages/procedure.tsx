import { html } from '../../../platform/page.ts'
import { say } from '../../../platform/text.ts'
import { dayOf, formatDay } from '../../../platform/time.ts'
import type { WebContext } from '../../../platform/web.ts'
import { Callout } from '../../../ui/empty.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { LinkButton } from '../../../ui/forms.tsx'
import { Public } from '../../../ui/frame.tsx'
import { ActionPanel, Byline, LinkList, PageHead, Section, WithSide } from '../../../ui/page-parts.tsx'
import { listUnits } from '../../organisation/index.ts'
import { unitForField } from '../../organisation/model.ts'
import { checkDefinition } from '../model/check.ts'
import type { ProcedureDefinition } from '../model/definition.ts'
import { canFileOnline } from '../model/rules.ts'
import { channelWords, feeSaid, hashShort, sameTimeInAllChannels, timeSaid } from '../model/words.ts'
import { getProcedure, type Procedure, type Version } from '../service.ts'
import { PapersPart } from './papers.tsx'
import { CasesPart, FeesPart, LawPart, PlacePart, ResultPart, StepsPart, VersionPart, WhenPart } from './parts.tsx'

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

const Acts = ({ c, version: { definition, plan }, current }: { c: WebContext; version: Version; current: boolean }) => {
  const { minutes } = definition.plain
  const { phone } = c.var.ctx.agency
  const online = current && plan !== null && canFileOnline(definition)
  return (
    <ActionPanel
      main={online ? <LinkButton href={`/thu-tuc/${definition.key}/nop`} wide>Nộp hồ sơ trực tuyến</LinkButton> : undefined}
      note={online ? `${minutes === null ? '' : `Cần khoảng ${minutes} phút. `}Bạn có thể lưu và làm tiếp sau.` : undefined}
      links={[
        { href: '#noi-nop', label: online ? 'Nộp trực tiếp hoặc qua bưu chính' : 'Nơi nộp hồ sơ' },
        ...(phone === '' ? [] : [{ href: `tel:${phone.replace(/[^\d+]/g, '')}`, label: 'Hỏi Bộ phận Một cửa' }]),
        ...definition.related.length > 0 ? [{ href: '#lien-quan', label: 'Thủ tục liên quan' }] : [],
      ]}
    />
  )
}

/** What the office has yet to confirm; officers only. */
const ToConfirm = ({ version }: { version: Version }) => {
  const problems = checkDefinition(version.definition, version.plan ? { plan: version.plan } : {})
  if (problems.length === 0) return <></>
  return (
    <Callout title={`Cần xác nhận ${problems.length} chỗ trước khi công bố`}>
      <div class="prose"><ul>{problems.map(({ code, params }) => <li>{say(`procedures.check.${code}`, params)}</li>)}</ul></div>
    </Callout>
  )
}

type Props = {
  c: WebContext
  procedure: Procedure
  /** The unit that deals with the field. */
  room: string | undefined
}

function ProcedurePage({ c, procedure, room }: Props) {
  const { version, versions, current, names } = procedure
  const { definition, plan } = version
  const day = dayOf(c.var.ctx.now)
  const related = definition.related.flatMap((key) => (names.has(key) ? [{ key, name: names.get(key) ?? key }] : []))
  return (
    <Public c={c} title={definition.name}>
      <PageHead
        crumbs={{
          links: [{ href: '/thu-tuc', label: 'Thủ tục' }, { href: `/thu-tuc?linh-vuc=${encodeURIComponent(definition.field)}`, label: definition.field }],
          here: definition.code ?? 'Chưa có mã',
        }}
        title={definition.name}
      >
        <Byline
          parts={[
            <b>Phiên bản {version.number}</b>,
            `có hiệu lực từ ${formatDay(version.validFrom)}`,
            <>mã băm <a href="#ban">{hashShort(version.hash)}</a></>,
          ]}
        />
      </PageHead>
      {!current && (
        <Callout title="Đây không phải phiên bản đang dùng">
          <p><a href={`/thu-tuc/${definition.key}`}>Xem phiên bản đang dùng</a></p>
        </Callout>
      )}
      <Facts facts={factsOf(definition, day)} />
      <WithSide side={<Acts c={c} version={version} current={current} />} sideFirst>
        {definition.plain.description && <Section title="Thủ tục này là gì"><p>{definition.plain.description}</p></Section>}
        <WhenPart definition={definition} />
        <CasesPart definition={definition} />
        <Section title="Giấy tờ cần nộp"><PapersPart definition={definition} nameOf={(key) => names.get(key)} /></Section>
        <FeesPart definition={definition} day={day} />
        <StepsPart definition={definition} plan={plan} room={room} />
        <ResultPart definition={definition} />
        <LawPart definition={definition} />
        <PlacePart definition={definition} agency={c.var.ctx.agency} hours={c.var.menus.hours} />
        {related.length > 0 && (
          <Section title="Thủ tục liên quan" id="lien-quan">
            <LinkList items={related.map(({ key, name }) => ({ href: `/thu-tuc/${key}`, label: name }))} />
          </Section>
        )}
        <VersionPart version={version} versions={versions} />
        {c.var.ctx.actor.kind === 'officer' && <ToConfirm version={version} />}
      </WithSide>
    </Public>
  )
}

/** GET /thu-tuc/:key[?phien-ban=2]: one procedure, as the version in force or an older one says. */
export async function showProcedure(c: WebContext): Promise<Response> {
  const { ctx } = c.var
  const asked = /^[1-9]\d{0,4}$/.exec(c.req.query('phien-ban') ?? '')
  const procedure = await getProcedure(ctx, c.req.param('key') ?? '', asked ? Number(asked[0]) : null)
  const room = unitForField(await listUnits(ctx), procedure.version.definition.field)?.name
  return html(c, <ProcedurePage c={c} procedure={procedure} room={room} />)
}
