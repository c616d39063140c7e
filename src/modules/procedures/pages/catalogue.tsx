import { cleanText, html } from '../../../platform/page.ts'
import type { WebContext } from '../../../platform/web.ts'
import { Empty } from '../../../ui/empty.tsx'
import { Public } from '../../../ui/frame.tsx'
import { Byline, LinkList, PageHead, Section, WithSide, type ListedLink } from '../../../ui/page-parts.tsx'
import { Pagination } from '../../../ui/pagination.tsx'
import { SearchBox } from '../../../ui/search.tsx'
import { limitParts } from '../model/rules.ts'
import { SERVICE_LEVEL_NAMES } from '../model/words.ts'
import { listProcedures, searchProcedures, type Found, type Listed } from '../service.ts'

const PAGE_SIZE = 40

/** One procedure as a line of a list: for the catalogue, and for what other rooms list. */
export function procedureLine(one: Listed, withField = true): ListedLink {
  const level = one.serviceLevel === null || one.serviceLevel === 'none' ? undefined : SERVICE_LEVEL_NAMES[one.serviceLevel]
  const time = one.time === null ? {} : { numeral: limitParts(one.time).count, unit: limitParts(one.time).unit }
  const note = [one.code ?? 'Chưa có mã', withField && one.field, level].filter(Boolean).join(' · ')
  return { href: `/thu-tuc/${one.key}`, label: one.name, note, ...time }
}

type Asked = { query: string; field: string | null; page: number }

const addressOf = ({ query, field, page }: Asked): string => {
  const parts = new URLSearchParams()
  if (query !== '') parts.set('q', query)
  if (field !== null) parts.set('linh-vuc', field)
  if (page > 1) parts.set('trang', String(page))
  return parts.size === 0 ? '/thu-tuc' : `/thu-tuc?${parts}`
}

/** Fields with how many procedures each has, by name. */
function fieldsOf(all: readonly Listed[]): { field: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { field } of all) counts.set(field, (counts.get(field) ?? 0) + 1)
  return [...counts].map(([field, count]) => ({ field, count })).sort((a, b) => a.field.localeCompare(b.field, 'vi'))
}

const Fields = ({ all, asked }: { all: readonly Listed[]; asked: Asked }) => (
  <nav aria-labelledby="theo-linh-vuc">
    <h2 id="theo-linh-vuc">Theo lĩnh vực</h2>
    <LinkList
      items={[
        ...(asked.field === null ? [] : [{ href: addressOf({ ...asked, field: null, page: 1 }), label: 'Tất cả lĩnh vực', note: `${all.length} thủ tục` }]),
        ...fieldsOf(all).map(({ field, count }) => ({ href: addressOf({ query: '', field, page: 1 }), label: field, note: `${count} thủ tục` })),
      ]}
    />
  </nav>
)

const Nothing = ({ query }: { query: string }) => (
  <Empty title={`Chúng tôi chưa tìm thấy thủ tục nào cho “${query}”.`}>
    <p>Xin thử ít từ hơn, hoặc chọn một lĩnh vực.</p>
    <p><a href="/thu-tuc">Xem tất cả thủ tục</a></p>
  </Empty>
)

function headingOf({ query, field }: Asked, alike: boolean): string {
  if (alike) return 'Có thể bạn tìm'
  if (query !== '') return field === null ? `Kết quả cho “${query}”` : `Kết quả cho “${query}”, lĩnh vực ${field}`
  return field ?? 'Tất cả thủ tục'
}

/** The whole catalogue, field by field, while it can be read through; a longer one goes page by page. */
const READ_THROUGH = 150

const ByField = ({ all }: { all: readonly Listed[] }) => (
  <>
    {fieldsOf(all).map(({ field, count }) => (
      <Section title={field} aside={`${count} thủ tục`}>
        <LinkList items={all.filter((one) => one.field === field).map((one) => procedureLine(one, false))} />
      </Section>
    ))}
  </>
)

function Results({ asked, found }: { asked: Asked; found: Found }) {
  const from = (asked.page - 1) * PAGE_SIZE
  const total = found.procedures.length
  return (
    <Section title={headingOf(asked, found.alike)} aside={total === 0 ? undefined : `${total} thủ tục`}>
      {found.alike && total > 0 && <p class="note">Không thủ tục nào có đủ các từ bạn viết; đây là những thủ tục viết gần giống.</p>}
      {total === 0 ? <Nothing query={asked.query} /> : <LinkList items={found.procedures.slice(from, from + PAGE_SIZE).map((one) => procedureLine(one))} />}
      {total > PAGE_SIZE && (
        <Pagination page={asked.page} pageSize={PAGE_SIZE} total={total} noun="thủ tục" href={(page) => addressOf({ ...asked, page })} />
      )}
    </Section>
  )
}

type Props = { c: WebContext; asked: Asked; found: Found | undefined; all: readonly Listed[] }

/** `found` is left out when nothing was asked. */
const CataloguePage = ({ c, asked, found, all }: Props) => (
  <Public c={c} title={asked.query === '' ? (asked.field ?? 'Thủ tục hành chính') : `Tìm “${asked.query}”`}>
    <PageHead title="Thủ tục hành chính">
      <Byline parts={[`${all.length} thủ tục`, `${fieldsOf(all).length} lĩnh vực`]} />
    </PageHead>
    <SearchBox action="/thu-tuc" field="q" label="Tìm thủ tục" example="Ví dụ: bán lẻ rượu" value={asked.query} />
    <WithSide side={<Fields all={all} asked={asked} />}>
      {found ? <Results asked={asked} found={found} /> : <ByField all={all} />}
    </WithSide>
  </Public>
)

/** GET /thu-tuc: the catalogue, searched by words and by field. */
export async function showCatalogue(c: WebContext): Promise<Response> {
  const page = Number(c.req.query('trang') ?? '1')
  const asked: Asked = {
    query: cleanText(c.req.query('q') ?? '').slice(0, 200),
    field: cleanText(c.req.query('linh-vuc') ?? '').slice(0, 200) || null,
    page: Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1,
  }
  const all = await listProcedures(c.var.ctx)
  const whole = asked.query === '' && asked.field === null
  const found = whole
    ? all.length > READ_THROUGH ? { procedures: all, alike: false } : undefined
    : await searchProcedures(c.var.ctx, asked.query, asked.field)
  return html(c, <CataloguePage c={c} asked={asked} found={found} all={all} />)
}
