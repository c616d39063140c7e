import { allow } from '../../../../../platform/access.ts'
import { cleanText, html } from '../../../../../platform/page.ts'
import type { WebContext } from '../../../../../platform/web.ts'
import { Empty } from '../../../../../ui/empty.tsx'
import { Staff } from '../../../../../ui/frame.tsx'
import { Breadcrumbs, LinkList } from '../../../../../ui/page-parts.tsx'
import { SearchBox } from '../../../../../ui/search.tsx'
import { StaffHead } from '../../../../../ui/staff-parts.tsx'
import { limitWords } from '../../../../procedures/model/rules.ts'
import { searchProcedures, type Listed } from '../../../../procedures/index.ts'

const lineOf = (one: Listed) => ({
  href: `/mot-cua/nop/${one.key}`, label: one.name,
  note: [one.code ?? 'chưa có mã', one.field, one.time ? limitWords(one.time) : undefined].filter(Boolean).join(' · '),
})

const ChoosePage = ({ c, query, found, alike }: { c: WebContext; query: string; found: Listed[]; alike: boolean }) => (
  <Staff c={c} title="Nộp hồ sơ tại quầy">
    <Breadcrumbs links={[{ href: '/mot-cua', label: 'Một cửa' }]} here="Nộp hồ sơ tại quầy" />
    <StaffHead title="Nộp hồ sơ tại quầy" aside={`${found.length} thủ tục`} />
    <SearchBox action="/mot-cua/nop" field="q" label="Tìm thủ tục" example="Ví dụ: khuyến mại, 2.000004" value={query} />
    {alike && found.length > 0 && <p class="note">Không thủ tục nào có đủ các từ này; đây là những thủ tục viết gần giống.</p>}
    {found.length === 0 ? (
      <Empty title={`Chúng tôi chưa tìm thấy thủ tục nào cho “${query}”.`}><p><a href="/mot-cua/nop">Xem tất cả thủ tục</a></p></Empty>
    ) : <LinkList items={found.map(lineOf)} />}
  </Staff>
)

/** GET /mot-cua/nop: which procedure is it? */
export async function chooseProcedure(c: WebContext): Promise<Response> {
  allow(c.var.ctx, 'dossier.fileAtCounter')
  const query = cleanText(c.req.query('q') ?? '').slice(0, 200)
  const { procedures, alike } = await searchProcedures(c.var.ctx, query)
  return html(c, <ChoosePage c={c} query={query} found={procedures} alike={alike} />)
}
