import { applicant } from '../../../../platform/access.ts'
import { html, leaveMessage, seeOther } from '../../../../platform/page.ts'
import { formatDate, formatInstant } from '../../../../platform/time.ts'
import type { WebContext } from '../../../../platform/web.ts'
import { Empty } from '../../../../ui/empty.tsx'
import { LinkButton, SubmitButton } from '../../../../ui/forms.tsx'
import { Public } from '../../../../ui/frame.tsx'
import { PageHead, Section } from '../../../../ui/page-parts.tsx'
import { NextPage } from '../../../../ui/pagination.tsx'
import { Table } from '../../../../ui/table.tsx'
import { DueMark } from '../../../../ui/time-mark.tsx'
import { getCalendar } from '../../../calendar/index.ts'
import type { WorkingCalendar } from '../../../calendar/model.ts'
import { getVersion, listProcedures } from '../../../procedures/index.ts'
import { placeBehind, placeFrom } from '../../model/list-place.ts'
import { shortState } from '../../model/status-text.ts'
import { dropDraft, listDossiers, listDrafts } from '../../service.ts'
import { dueState } from '../../view/due.tsx'
import { filingPath } from './filing/screens.tsx'

type Item = Awaited<ReturnType<typeof listDossiers>>[number]
type Draft = Awaited<ReturnType<typeof listDrafts>>[number]

const PAGE_SIZE = 20

function Due({ item, calendar, now }: { item: Item; calendar: WorkingCalendar; now: Date }) {
  const due = dueState(item, calendar, now)
  if (!due) return <span class="only-wide">–</span>
  return <DueMark state={due.state} note={item.dueAt ? formatDate(item.dueAt) : undefined}>{due.words}</DueMark>
}

type ListProps = { items: readonly Item[]; names: ReadonlyMap<string, string>; calendar: WorkingCalendar; now: Date }

const Dossiers = ({ items, names, calendar, now }: ListProps) => (
  <Table<Item>
    caption="Hồ sơ đã nộp, mới nhất trước"
    rows={items}
    columns={[
      { head: 'Hồ sơ', kind: 'main', cell: (item) => <><a href={`/ho-so-cua-toi/${item.code}`}>{names.get(item.versionId) ?? item.code}</a><p class="note">{item.code}, nộp {formatInstant(item.filedAt)}</p></> },
      { head: 'Tình trạng', width: '25ch', cell: (item) => shortState(item) },
      { head: 'Hẹn trả kết quả', width: '26ch', cell: (item) => <Due item={item} calendar={calendar} now={now} /> },
    ]}
  />
)

const Drafts = ({ drafts, names }: { drafts: readonly Draft[]; names: ReadonlyMap<string, string> }) => (
  <Table<Draft>
    caption="Hồ sơ đang soạn, mới nhất trước"
    rows={drafts}
    columns={[
      { head: 'Thủ tục', kind: 'main', cell: (draft) => <><a href={`${filingPath(draft.procedureCode)}?ban-nhap=${draft.id}`}>{names.get(draft.procedureCode) ?? draft.procedureCode}</a><p class="note">Lưu lúc {formatInstant(draft.updatedAt)}</p></> },
      { head: 'Tệp đã gửi', width: '14ch', phone: 'label', cell: (draft) => (draft.papers.length === 0 ? 'chưa có' : `${draft.papers.length} tệp`) },
      { head: 'Bỏ bản soạn', width: '16ch', cell: (draft) => <form method="post" action={`/ho-so-cua-toi/nhap/${draft.id}/xoa`}><SubmitButton variant="tertiary">Xóa bản này</SubmitButton></form> },
    ]}
  />
)

type Props = { c: WebContext; items: readonly Item[]; more: boolean; names: ReadonlyMap<string, string>; drafts: readonly Draft[]; draftNames: ReadonlyMap<string, string>; calendar: WorkingCalendar; paged: boolean }

const MinePage = ({ c, items, more, names, drafts, draftNames, calendar, paged }: Props) => {
  const last = items.at(-1)
  return (
    <Public c={c} title="Hồ sơ của tôi">
      <PageHead title="Hồ sơ của tôi"><p class="quiet"><a href="/tai-khoan">Tài khoản và đăng xuất</a></p></PageHead>
      {drafts.length > 0 && !paged && <Section title="Đang soạn, chưa nộp"><Drafts drafts={drafts} names={draftNames} /></Section>}
      <Section title="Đã nộp">
        {items.length === 0
          ? (
            <Empty title={paged ? 'Không còn hồ sơ nào cũ hơn.' : 'Bạn chưa nộp hồ sơ nào.'}>
              {!paged && <p><LinkButton href="/thu-tuc">Tìm thủ tục để nộp hồ sơ</LinkButton></p>}
            </Empty>
          ) : <Dossiers items={items} names={names} calendar={calendar} now={c.var.ctx.now} />}
        {more && last && <NextPage href={`/ho-so-cua-toi?truoc=${placeBehind(last)}`} label="Hồ sơ cũ hơn" />}
      </Section>
    </Public>
  )
}

/** Names by version; a version never changes and is kept by its room, so a page asks for each at most once. */
async function namesOf(c: WebContext, items: readonly Item[]): Promise<Map<string, string>> {
  const ids = [...new Set(items.map((item) => item.versionId))]
  const versions = await Promise.all(ids.map((id) => getVersion(c.var.ctx, id)))
  return new Map(versions.map((version) => [version.id, version.definition.name]))
}

/** GET /ho-so-cua-toi[?truoc=…]: what one filed, and what one has begun. */
export async function showMine(c: WebContext): Promise<Response> {
  const { ctx } = c.var
  applicant(ctx)
  const before = placeFrom(c.req.query('truoc') ?? '') ?? null
  const [found, drafts, calendar] = [await listDossiers(ctx, { before, limit: PAGE_SIZE + 1 }), await listDrafts(ctx), await getCalendar(ctx)]
  const items = found.slice(0, PAGE_SIZE)
  const draftNames = new Map(drafts.length === 0 ? [] : (await listProcedures(ctx)).map((one) => [one.key, one.name]))
  return html(c, <MinePage c={c} items={items} more={found.length > PAGE_SIZE} names={await namesOf(c, items)} drafts={drafts} draftNames={draftNames} calendar={calendar} paged={before !== null} />)
}

/** POST /ho-so-cua-toi/nhap/:id/xoa: throws a draft away. */
export async function doDropDraft(c: WebContext): Promise<Response> {
  applicant(c.var.ctx)
  await dropDraft(c.var.ctx, c.req.param('id') ?? '')
  leaveMessage(c, 'Đã xóa bản đang soạn.')
  return seeOther(c, '/ho-so-cua-toi')
}
