import { allow } from '../../../../../platform/access.ts'
import { cleanText, html } from '../../../../../platform/page.ts'
import type { WebContext } from '../../../../../platform/web.ts'
import { Empty } from '../../../../../ui/empty.tsx'
import { Staff } from '../../../../../ui/frame.tsx'
import { Breadcrumbs, LinkList } from '../../../../../ui/page-parts.tsx'
import { pageAsked, Pagination } from '../../../../../ui/pagination.tsx'
import { StaffHead } from '../../../../../ui/staff-parts.tsx'
import { FilterBar } from '../../../../../ui/worklist.tsx'
import { limitWords } from '../../../../procedures/model/rules.ts'
import { browseProcedures, type Catalogue, type Listed } from '../../../../procedures/index.ts'

const lineOf = (one: Listed) => ({
  href: `/mot-cua/nop/${one.key}`, label: one.name,
  note: [one.code ?? 'chưa có mã', one.field, one.time ? limitWords(one.time) : undefined].filter(Boolean).join(' · '),
})

const PAGE_SIZE = 40

type Asked = { query: string; field: string | null; page: number }
const addressOf = ({ query, field, page }: Asked): string => {
  const parts = new URLSearchParams({ ...(query === '' ? {} : { q: query }), ...(field === null ? {} : { 'linh-vuc': field }), ...(page > 1 ? { trang: String(page) } : {}) })
  return parts.size === 0 ? '/mot-cua/nop' : `/mot-cua/nop?${parts}`
}

const ChoosePage = ({ c, asked, catalogue: { procedures, alike, fields } }: { c: WebContext; asked: Asked; catalogue: Catalogue }) => (
  <Staff c={c} title="Nộp hồ sơ tại quầy">
    <Breadcrumbs links={[{ href: '/mot-cua', label: 'Một cửa' }]} here="Nộp hồ sơ tại quầy" />
    <StaffHead title="Nộp hồ sơ tại quầy" aside={`${procedures.length} thủ tục`} />
    <FilterBar
      action="/mot-cua/nop" search={{ name: 'q', value: asked.query, label: 'Tên hoặc mã thủ tục' }}
      filters={[{ name: 'linh-vuc', label: 'Lĩnh vực', value: asked.field ?? '', choices: [{ value: '', label: 'Tất cả' }, ...fields.map(({ field, count }) => ({ value: field, label: `${field} (${count})` }))] }]}
    />
    {alike && procedures.length > 0 && <p class="note">Không thủ tục nào có đủ các từ này; đây là những thủ tục viết gần giống.</p>}
    {procedures.length === 0 ? (
      <Empty title={asked.query === '' ? 'Không có thủ tục nào của lĩnh vực này.' : `Chúng tôi chưa tìm thấy thủ tục nào cho “${asked.query}”.`}><p><a href="/mot-cua/nop">Xem tất cả thủ tục</a></p></Empty>
    ) : <LinkList items={procedures.slice((asked.page - 1) * PAGE_SIZE, asked.page * PAGE_SIZE).map(lineOf)} />}
    {procedures.length > PAGE_SIZE && <Pagination page={asked.page} pageSize={PAGE_SIZE} total={procedures.length} noun="thủ tục" href={(page) => addressOf({ ...asked, page })} />}
  </Staff>
)

/** GET /mot-cua/nop: which procedure is it? */
export async function chooseProcedure(c: WebContext): Promise<Response> {
  allow(c.var.ctx, 'dossier.fileAtCounter')
  const query = cleanText(c.req.query('q') ?? '').slice(0, 200)
  const field = cleanText(c.req.query('linh-vuc') ?? '').slice(0, 200) || null
  const catalogue = await browseProcedures(c.var.ctx, query, field)
  const page = pageAsked(c.req.query('trang'), catalogue.procedures.length, PAGE_SIZE)
  return html(c, <ChoosePage c={c} asked={{ query, field, page }} catalogue={catalogue} />)
}
