import { html } from '../../../platform/page.ts'
import { dayNumberOf, dayOf, formatDay, formatDayShort, formatTime, weekdayName } from '../../../platform/time.ts'
import type { WebContext } from '../../../platform/web.ts'
import { Figures } from '../../../ui/figures.tsx'
import { Public } from '../../../ui/frame.tsx'
import { Band, LinkList, Section, WithSide, type ListedLink } from '../../../ui/page-parts.tsx'
import { Hero, OftenSearched, SearchBox, TrackBox } from '../../../ui/search.tsx'
import type { Listed } from '../../procedures/index.ts'
import { limitParts } from '../../procedures/model/rules.ts'
import { figuresOf } from '../model.ts'
import { getHome, type Home } from '../service.ts'

const Opening = ({ home, example }: { home: Home; example: string }) => (
  <Hero
    question="Bạn cần làm thủ tục gì?"
    side={
      <>
        <h2>Theo dõi hồ sơ</h2>
        <TrackBox action="/tra-cuu" field="ma" example={example} hint="Mã in ở góc trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả." />
      </>
    }
  >
    <SearchBox action="/thu-tuc" field="q" label="Tìm thủ tục" example="Ví dụ: bán lẻ rượu" />
    {home.suggested.length > 0 && <OftenSearched links={home.suggested.map((label) => ({ href: `/thu-tuc?q=${encodeURIComponent(label)}`, label }))} />}
  </Hero>
)

function lineOf(one: Listed): ListedLink {
  const time = one.time === null ? {} : { numeral: limitParts(one.time).count, unit: limitParts(one.time).unit }
  return { href: `/thu-tuc/${one.key}`, label: one.name, note: `${one.code ?? 'Chưa có mã'} · ${one.field}`, ...time }
}

/** `Tháng 10/2023, tính đến 14 giờ 30, Thứ Năm 19/10`. */
function monthWords(at: Date): string {
  const day = dayOf(at)
  return `Tháng ${formatDay(day).slice(3)}, tính đến ${formatTime(at)}, ${weekdayName(dayNumberOf(day) ?? 0)} ${formatDayShort(day)}`
}

const HomePage = ({ c, home }: { c: WebContext; home: Home }) => (
  <Public c={c} title="Trang chủ" bleed>
    <Opening home={home} example={`${c.var.ctx.agency.code}-231012-0003`} />
    <Band tone="paper">
      <WithSide
        wide
        side={
          <Section title="Theo lĩnh vực">
            <LinkList items={home.fields.map(({ field, count }) => ({ href: `/thu-tuc?linh-vuc=${encodeURIComponent(field)}`, label: field, note: `${count} thủ tục` }))} />
            <p><a href="/huong-dan">Cách nộp và nhận kết quả</a></p>
          </Section>
        }
      >
        <Section title={home.counted ? 'Thủ tục nhiều người làm' : 'Thủ tục'}>
          <LinkList items={home.often.map(lineOf)} />
          <p><a href="/thu-tuc">Xem tất cả thủ tục theo lĩnh vực</a></p>
        </Section>
      </WithSide>
    </Band>
    <Band tone="white">
      <Section title="Chúng tôi đang làm việc thế nào" aside={monthWords(home.at)}>
        <Figures figures={figuresOf(home.month)} />
        <p class="note"><a href="/huong-dan#so-lieu">Xem cách tính</a></p>
      </Section>
    </Band>
  </Public>
)

/** GET /: the question, the code, what is asked for most, and how we are doing. */
export const showHome = async (c: WebContext): Promise<Response> => html(c, <HomePage c={c} home={await getHome(c.var.ctx)} />)
