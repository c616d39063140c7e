import { may } from '../../../../platform/access.ts'
import { Refusal } from '../../../../platform/errors.ts'
import { cleanText, html, leaveMessage, readForm, seeOther } from '../../../../platform/page.ts'
import { say } from '../../../../platform/text.ts'
import { formatInstant } from '../../../../platform/time.ts'
import type { WebContext } from '../../../../platform/web.ts'
import { Empty } from '../../../../ui/empty.tsx'
import { Staff } from '../../../../ui/frame.tsx'
import { pageAsked, Pagination } from '../../../../ui/pagination.tsx'
import { StaffHead } from '../../../../ui/staff-parts.tsx'
import { Table } from '../../../../ui/table.tsx'
import { CountTabs, FilterBar } from '../../../../ui/worklist.tsx'
import type { DraftKind } from '../../model/draft.ts'
import { searchKey, searchWords } from '../../model/search.ts'
import { browseProcedures, listDrafts, startDraft } from '../../service.ts'
import { Begin, startRead, type Told } from './begin.tsx'
import { stateNames } from './head.tsx'
import { hrefOf } from './where.ts'

const kindNames: Record<DraftKind, string> = { new: 'Ban hành mới', amended: 'Sửa đổi, bổ sung', abolished: 'Bãi bỏ' }
type Shown = Awaited<ReturnType<typeof listDrafts>>[number]

const Drafts = ({ drafts }: { drafts: readonly Shown[] }) => (
  <Table<Shown>
    caption="Bản thảo" compact rows={drafts}
    columns={[
      { head: 'Thủ tục', kind: 'main', cell: (one) => <><a href={one.waiting ? `/soan-thao/${one.id}/duyet` : hrefOf(one.id)}>{one.name}</a><p class="note">{one.code ?? 'Chưa có mã'}, {one.field}</p></> },
      { head: 'Loại', width: '17ch', cell: (one) => kindNames[one.kind] },
      { head: 'Đang ở', width: '17ch', cell: (one) => <>{stateNames[one.state]}{one.waiting && <p class="note">chờ ông/bà {one.reviewedBy === null ? 'xem xét' : 'phê duyệt'}</p>}</> },
      { head: 'Sửa gần nhất', width: '26ch', kind: 'quiet', cell: (one) => <>{formatInstant(one.updatedAt)}<br />{one.updatedByName}</> },
    ]}
  />
)

const PAGE_SIZE = 50

/** What is asked for in the address: `?o=cho-toi&linh-vuc=Điện&cua-toi=1&q=…&tat-ca=1&trang=2`. */
const tabs = [
  { slug: '', label: 'Đang làm', of: (): boolean => true },
  { slug: 'cho-toi', label: 'Chờ ông/bà', of: ({ waiting }: Shown) => waiting },
  { slug: 'dang-soan', label: 'Đang soạn', of: ({ state }: Shown) => state === 'draft' },
  { slug: 'cho-duyet', label: 'Chờ phê duyệt', of: ({ state }: Shown) => state === 'inReview' },
  { slug: 'da-duyet', label: 'Chờ công bố', of: ({ state }: Shown) => state === 'approved' },
]
const closedTabs = [
  { slug: 'da-cong-bo', label: 'Đã công bố', of: ({ state }: Shown) => state === 'published' },
  { slug: 'da-bo', label: 'Đã bỏ', of: ({ state }: Shown) => state === 'withdrawn' },
]

const addressOf = (asked: Record<string, string | undefined>): string => {
  const query = new URLSearchParams(Object.entries(asked).filter((one): one is [string, string] => one[1] !== undefined && one[1] !== '')).toString()
  return query === '' ? '/soan-thao' : `/soan-thao?${query}`
}

async function answerList(c: WebContext, told?: Told): Promise<Response> {
  const { ctx } = c.var
  const drafting = may(ctx, 'procedure.draft')
  const all = c.req.query('tat-ca') === '1'
  const asked = { 'tat-ca': all ? '1' : undefined, o: c.req.query('o'), 'linh-vuc': c.req.query('linh-vuc'), 'cua-toi': c.req.query('cua-toi'), q: cleanText(c.req.query('q') ?? '').slice(0, 200) }
  const [found, procedures] = await Promise.all([listDrafts(ctx, { all }), drafting ? browseProcedures(ctx, '', null).then((one) => one.procedures) : []])
  const words = searchWords(asked.q)
  const matching = found.filter((one) =>
    (!asked['linh-vuc'] || one.field === asked['linh-vuc']) && (asked['cua-toi'] !== '1' || one.mine) && words.every((word) => searchKey(`${one.name} ${one.code ?? ''}`).includes(word)))
  const offered = [...tabs.filter(({ slug }) => slug !== 'cho-toi' || !drafting || found.some((one) => one.waiting)), ...(all ? closedTabs : [])]
  const current = offered.find(({ slug }) => slug === (asked.o ?? '')) ?? offered[0]
  const chosen = matching.filter((one) => current?.of(one))
  const page = pageAsked(c.req.query('trang'), chosen.length, PAGE_SIZE)
  const drafts = chosen.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
  const fields = [...new Set(found.map(({ field }) => field))].sort((a, b) => a.localeCompare(b, 'vi'))
  return html(
    c,
    <Staff c={c} title="Soạn thảo thủ tục">
      <StaffHead title="Soạn thảo thủ tục" aside={`${found.length} bản thảo${all ? ', kể cả đã công bố và đã bỏ' : ' đang làm'}`}>
        <p>Viết một lần: trang công khai, phụ lục, quy trình ISO, luồng xử lý và bản ghi quốc gia sinh từ cùng một bản.</p>
      </StaffHead>
      {drafting && <Begin procedures={procedures} told={told} chosen={procedures.find(({ key }) => key === c.req.query('sua'))?.key} />}
      {found.length > 0 && (
        <>
          <CountTabs label="Chọn theo trạng thái" tabs={offered.map((tab) => ({ href: addressOf({ ...asked, o: tab.slug }), label: tab.label, count: matching.filter((one) => tab.of(one)).length, current: tab === current }))} />
          <FilterBar
            action="/soan-thao" search={{ name: 'q', value: asked.q, label: 'Tên hoặc mã thủ tục' }} keep={{ o: asked.o, 'tat-ca': asked['tat-ca'] }}
            filters={[
              { name: 'linh-vuc', label: 'Lĩnh vực', value: asked['linh-vuc'] ?? '', choices: [{ value: '', label: 'Tất cả' }, ...fields.map((value) => ({ value, label: value }))] },
              ...(drafting ? [{ name: 'cua-toi', label: 'Người soạn', value: asked['cua-toi'] ?? '', choices: [{ value: '', label: 'Mọi người' }, { value: '1', label: 'Tôi' }] }] : []),
            ]}
          />
        </>
      )}
      {drafts.length > 0 ? (
        <>
          <Drafts drafts={drafts} />
          {chosen.length > PAGE_SIZE && <Pagination page={page} pageSize={PAGE_SIZE} total={chosen.length} noun="bản thảo" href={(to) => addressOf({ ...asked, trang: String(to) })} />}
        </>
      ) : (
        <Empty title={found.length === 0 ? 'Chưa có bản thảo nào.' : 'Không có bản thảo nào như đã chọn.'}>
          {found.length > 0 ? <p><a href="/soan-thao">Xem tất cả bản thảo đang làm</a></p> : drafting ? <p>Chọn một cách lập bản thảo ở trên.</p> : <p>Bản thảo được trình sẽ chờ ông/bà ở đây.</p>}
        </Empty>
      )}
      <p class="note"><a href={all ? '/soan-thao' : '/soan-thao?tat-ca=1'}>{all ? 'Chỉ xem bản thảo đang làm' : 'Xem cả bản thảo đã công bố và đã bỏ'}</a></p>
    </Staff>,
    told ? 422 : 200,
  )
}

/** GET /soan-thao: for those who write drafts and for those who judge them. */
export const showDrafts = (c: WebContext): Promise<Response> => answerList(c)

/** POST /soan-thao: begins a draft, from what the form says. */
export async function doStart(c: WebContext): Promise<Response> {
  const posted = await readForm(c)
  const from = posted.text('from')
  const read = await startRead(posted, from)
  if (Array.isArray(read)) return answerList(c, { from, values: posted, problems: read })
  try {
    const draft = await startDraft(c.var.ctx, read)
    leaveMessage(c, 'Đã lập bản thảo. Mọi thay đổi được lưu và hoàn tác được.')
    return seeOther(c, hrefOf(draft.id))
  } catch (error) {
    if (!(error instanceof Refusal) || ![404, 409].includes(error.status)) throw error
    return answerList(c, { from, values: posted, problems: [{ field: from === 'nothing' ? 'key' : from === 'version' ? 'procedure' : 'file', message: say(error.code, error.params) }] })
  }
}
