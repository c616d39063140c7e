import { may } from '../../../platform/access.ts'
import { html } from '../../../platform/page.ts'
import { say } from '../../../platform/text.ts'
import { dayOf } from '../../../platform/time.ts'
import type { WebContext } from '../../../platform/web.ts'
import { Callout } from '../../../ui/empty.tsx'
import { DataList } from '../../../ui/facts.tsx'
import { LinkButton } from '../../../ui/forms.tsx'
import { Public } from '../../../ui/frame.tsx'
import { ActionPanel, LinkList, Section } from '../../../ui/page-parts.tsx'
import { listUnits } from '../../organisation/index.ts'
import { unitForField } from '../../organisation/model.ts'
import { checkDefinition } from '../model/check.ts'
import type { ProcedureDefinition } from '../model/definition.ts'
import { canFileOnline } from '../model/rules.ts'
import { downloads } from '../outputs/downloads.ts'
import { getProcedure, type Procedure, type Version } from '../service.ts'
import { ProcedureBody } from './body.tsx'

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
        ...current && may(c.var.ctx, 'procedure.draft') ? [{ href: draftingHref(definition), label: 'Sửa thủ tục này' }] : [],
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

/** Where a procedure is changed: its drafts, and a new one begun from it. */
const draftingHref = ({ key, code, name }: Pick<ProcedureDefinition, 'key' | 'code' | 'name'>): string => `/soan-thao?sua=${key}&q=${encodeURIComponent(code ?? name)}`

/** What officers can do with a version, and what they have yet to confirm. */
const ForOfficers = ({ c, version, several }: { c: WebContext; version: Version; several: boolean }) => {
  const { ctx } = c.var
  const at = `/thu-tuc/${version.definition.key}`
  const links = [
    { href: `${at}/khop?phien-ban=${version.number}`, label: 'Sự thống nhất của các đầu ra', note: 'Từng dữ kiện đứng ở đâu trong mỗi văn bản' },
    ...(several ? [{ href: `${at}/so-sanh`, label: 'So sánh hai phiên bản', note: 'Từng chỗ khác nhau, đặt cạnh nhau' }] : []),
    ...(may(ctx, 'procedure.manage') ? [{ href: `${at}/doi-chieu`, label: 'Đối chiếu với văn bản khác', note: 'Quyết định đã ký, quy trình ISO cũ, trang công bố' }] : []),
    ...(may(ctx, 'procedure.draft') ? [{ href: draftingHref(version.definition), label: 'Sửa thủ tục này', note: 'Lập bản thảo sửa đổi, bãi bỏ; các bản thảo đang làm' }] : []),
  ]
  return (
    <>
      <Section title="Dành cho công chức" id="cong-chuc"><LinkList items={links} /></Section>
      <ToConfirm version={version} />
    </>
  )
}

type Props = {
  c: WebContext
  procedure: Procedure
  /** The unit that deals with the field. */
  room: string | undefined
}

const NotCurrent = ({ href }: { href: string }) => (
  <Callout title="Đây không phải phiên bản đang dùng">
    <p><a href={href}>Xem phiên bản đang dùng</a></p>
  </Callout>
)

/** What officials and other systems take away, each made from this version: one line for each paper, its forms side by side. */
const Files = ({ definition, number }: { definition: ProcedureDefinition; number: number }) => (
  <Section title="Tải văn bản của phiên bản này" id="tai-ve">
    <DataList
      data={[...Map.groupBy(downloads, ({ name }) => name)].map(([name, files]) => ({
        label: name,
        value: <>{files.map(({ file, form }, at) => <>{at > 0 && ', '}<a href={`/thu-tuc/${definition.key}/phien-ban/${number}/${file}`} aria-label={`${name}, ${form}`}>{form}</a></>)}</>,
      }))}
    />
  </Section>
)

function ProcedurePage({ c, procedure, room }: Props) {
  const { version, versions, current, names } = procedure
  const { definition, plan, number, hash, validFrom } = version
  const { ctx, menus } = c.var
  return (
    <Public c={c} title={definition.name}>
      <ProcedureBody
        definition={definition} plan={plan} version={{ number, hash, validFrom, state: 'published' }} versions={versions} names={names}
        agency={ctx.agency} hours={menus.hours} room={room} day={dayOf(ctx.now)} url={`${ctx.baseUrl}/thu-tuc/${definition.key}?phien-ban=${number}`}
        notice={current ? undefined : <NotCurrent href={`/thu-tuc/${definition.key}`} />}
        side={<Acts c={c} version={version} current={current} />}
        files={<Files definition={definition} number={number} />}
      >
        {ctx.actor.kind === 'officer' && <ForOfficers c={c} version={version} several={versions.length > 1} />}
      </ProcedureBody>
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
