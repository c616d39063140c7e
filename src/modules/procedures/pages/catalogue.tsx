import { cleanText, html } from '../../../platform/page.ts'
import type { WebContext } from '../../../platform/web.ts'
import { Empty } from '../../../ui/empty.tsx'
import { Public } from '../../../ui/frame.tsx'
import { Byline, LinkList, PageHead, Section, WithSide, type ListedLink } from '../../../ui/page-parts.tsx'
import { pageAsked, Pagination } from '../../../ui/pagination.tsx'
import { SearchBox } from '../../../ui/search.tsx'
import { levels } from '../model/definition.ts'
import { limitParts } from '../model/rules.ts'
import type { Summary } from '../model/summary.ts'
import { LEVEL_NAMES, SERVICE_LEVEL_NAMES } from '../model/words.ts'
import { browseProcedures, type Catalogue, type Listed } from '../service.ts'

const PAGE_SIZE = 40

/** One procedure as a line of a list: for the catalogue, and for what other rooms list. */
export function procedureLine(one: Listed, withField = true): ListedLink {
  const level = one.serviceLevel === null || one.serviceLevel === 'none' ? undefined : SERVICE_LEVEL_NAMES[one.serviceLevel]
  const time = one.time === null ? {} : { numeral: limitParts(one.time).count, unit: limitParts(one.time).unit }
  const note = [one.code ?? 'Chưa có mã', withField && one.field, level].filter(Boolean).join(' · ')
  return { href: `/thu-tuc/${one.key}`, label: one.name, note, ...time }
}

type Asked = { query: string; field: string | null; level: Summary['level'] | null; page: number }

const addressOf = ({ query, field, level, page }: Asked): string => {
  const parts = new URLSearchParams()
  if (query !== '') parts.set('q', query)
  if (field !== null) parts.set('linh-vuc', field)
  if (level !== null) parts.set('cap', level)
  if (page > 1) parts.set('trang', String(page))
  return parts.size === 0 ? '/thu-tuc' : `/thu-tuc?${parts}`
}

/** Fields, and levels where there are several. */
const Aside = ({ catalogue: { total, fields, levels: byLevel }, asked }: { catalogue: Catalogue; asked: Asked }) => (
  <>
    <nav aria-label="Theo lĩnh vực">
      <Section title="Theo lĩnh vực" id="theo-linh-vuc"><LinkList
        items={[
          ...(asked.field === null ? [] : [{ href: addressOf({ ...asked, field: null, page: 1 }), label: 'Tất cả lĩnh vực', note: `${total} thủ tục` }]),
          ...fields.map(({ field, count }) => ({ href: addressOf({ ...asked, query: '', field, page: 1 }), label: field, note: `${count} thủ tục` })),
        ]}
      /></Section>
    </nav>
    {byLevel.length > 1 && (
      <nav aria-label="Theo cấp thực hiện">
        <Section title="Theo cấp thực hiện"><LinkList
          items={[
            ...(asked.level === null ? [] : [{ href: addressOf({ ...asked, level: null, page: 1 }), label: 'Tất cả các cấp', note: `${total} thủ tục` }]),
            ...byLevel.map(({ level, count }) => ({ href: addressOf({ ...asked, query: '', level, page: 1 }), label: LEVEL_NAMES[level], note: `${count} thủ tục` })),
          ]}
        /></Section>
      </nav>
    )}
  </>
)

const Nothing = ({ query }: { query: string }) => (
  <Empty title={`Chúng tôi chưa tìm thấy thủ tục nào cho “${query}”.`}>
    <p>Xin thử ít từ hơn, hoặc chọn một lĩnh vực.</p>
    <p><a href="/thu-tuc">Xem tất cả thủ tục</a></p>
  </Empty>
)

/** `alike`: nothing holds all the words, and these are written much like them. */
function headingOf({ query, field, level }: Asked, alike: boolean): string {
  if (alike) return 'Có thể bạn tìm'
  const within = level === null ? '' : `, cấp thực hiện: ${LEVEL_NAMES[level]}`
  if (query !== '') return `Kết quả cho “${query}”${field === null ? '' : `, lĩnh vực ${field}`}${within}`
  return `${field ?? 'Tất cả thủ tục'}${within}`
}

/** The whole catalogue, field by field, while it can be read through; a longer one goes page by page. */
const READ_THROUGH = 150

const ByField = ({ catalogue: { fields, procedures } }: { catalogue: Catalogue }) => (
  <>
    {fields.map(({ field, count }) => (
      <Section title={field} aside={`${count} thủ tục`}>
        <LinkList items={procedures.filter((one) => one.field === field).map((one) => procedureLine(one, false))} />
      </Section>
    ))}
  </>
)

function Results({ asked, catalogue }: { asked: Asked; catalogue: Catalogue }) {
  const { procedures, alike } = catalogue
  const total = procedures.length
  const from = (asked.page - 1) * PAGE_SIZE
  return (
    <Section title={headingOf(asked, alike && total > 0)} aside={total === 0 ? undefined : `${total} thủ tục`}>
      {alike && total > 0 && <p class="note">Không thủ tục nào có đủ các từ bạn viết; đây là những thủ tục viết gần giống.</p>}
      {total === 0 ? <Nothing query={asked.query} /> : <LinkList items={procedures.slice(from, from + PAGE_SIZE).map((one) => procedureLine(one))} />}
      {total > PAGE_SIZE && (
        <Pagination page={asked.page} pageSize={PAGE_SIZE} total={total} noun="thủ tục" href={(page) => addressOf({ ...asked, page })} />
      )}
    </Section>
  )
}

const CataloguePage = ({ c, asked, catalogue }: { c: WebContext; asked: Asked; catalogue: Catalogue }) => {
  const whole = asked.query === '' && asked.field === null && asked.level === null && catalogue.total <= READ_THROUGH
  return (
    <Public c={c} title={asked.query === '' ? (asked.field ?? 'Thủ tục hành chính') : `Tìm “${asked.query}”`}>
      <PageHead title="Thủ tục hành chính">
        <Byline parts={[`${catalogue.total} thủ tục`, <a href="#theo-linh-vuc">{catalogue.fields.length} lĩnh vực</a>]} />
      </PageHead>
      <SearchBox action="/thu-tuc" field="q" label="Tìm thủ tục" example="Ví dụ: bán lẻ rượu" value={asked.query} />
      <WithSide side={<Aside catalogue={catalogue} asked={asked} />}>
        {whole ? <ByField catalogue={catalogue} /> : <Results asked={asked} catalogue={catalogue} />}
      </WithSide>
    </Public>
  )
}

/** GET /thu-tuc: the catalogue, searched by words, by field and by level. */
export async function showCatalogue(c: WebContext): Promise<Response> {
  const query = cleanText(c.req.query('q') ?? '').slice(0, 200)
  const field = cleanText(c.req.query('linh-vuc') ?? '').slice(0, 200) || null
  const level = levels.find((one) => one === c.req.query('cap')) ?? null
  const catalogue = await browseProcedures(c.var.ctx, query, field, level)
  const page = pageAsked(c.req.query('trang'), catalogue.procedures.length, PAGE_SIZE)
  return html(c, <CataloguePage c={c} asked={{ query, field, level, page }} catalogue={catalogue} />)
}
