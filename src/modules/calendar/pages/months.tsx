import { dayNumberOf, dayOfNumber, formatDayShort, weekdayOf } from '../../../platform/time.ts'
import type { SpecialDay } from '../model/hours.ts'
import type { CalendarYear } from '../service.ts'

const weekdayHeads = [
  ['T2', 'Thứ Hai'], ['T3', 'Thứ Ba'], ['T4', 'Thứ Tư'], ['T5', 'Thứ Năm'], ['T6', 'Thứ Sáu'], ['T7', 'Thứ Bảy'], ['CN', 'Chủ nhật'],
] as const

/** What a day is, in words: for the legend and for readers that do not see shapes. */
const kindWords = (day: SpecialDay): string =>
  day.kind === 'work' ? 'làm việc' : day.status === 'proposed' ? 'nghỉ, dự kiến' : 'nghỉ'

const kindClass = (day: SpecialDay): string =>
  day.kind === 'work' ? 'day-work' : day.status === 'proposed' ? 'day-proposed' : 'day-off'

/** The address of the form for one day. */
export const editHref = (day: string): string => `/quan-tri/lich?nam=${day.slice(0, 4)}&ngay=${day}#sua-ngay`

function DayCell({ number, year }: { number: number | undefined; year: CalendarYear }) {
  if (number === undefined) return <td />
  const day = dayOfNumber(number)
  const date = Number(day.slice(8))
  const special = year.days.find((one) => one.day === day)
  if (special) {
    const words = `${formatDayShort(day)}, ${kindWords(special)}${special.name === '' ? '' : `: ${special.name}`}`
    return <td><a class={`day ${kindClass(special)}`} href={editHref(day)} aria-label={words} title={words}>{date}</a></td>
  }
  return <td><span class={year.calendar.dayAt(number).minutes === 0 ? 'day day-rest' : 'day'}>{date}</span></td>
}

/** The days of a month in weeks, Monday first; undefined outside the month. */
function weeksOf(year: number, month: number): (number | undefined)[][] {
  const first = dayNumberOf(`${year}-${String(month).padStart(2, '0')}-01`) ?? 0
  const next = month === 12 ? dayNumberOf(`${year + 1}-01-01`) ?? 0 : dayNumberOf(`${year}-${String(month + 1).padStart(2, '0')}-01`) ?? 0
  const lead = weekdayOf(first)
  const cells = Array.from({ length: Math.ceil((lead + next - first) / 7) * 7 }, (_, i) => {
    const number = first + i - lead
    return number >= first && number < next ? number : undefined
  })
  return Array.from({ length: cells.length / 7 }, (_, i) => cells.slice(7 * i, 7 * i + 7))
}

const Month = ({ year, month }: { year: CalendarYear; month: number }) => (
  <table class="month">
    <caption>Tháng {month}</caption>
    <thead>
      <tr>{weekdayHeads.map(([short, long]) => <th scope="col"><abbr title={long}>{short}</abbr></th>)}</tr>
    </thead>
    <tbody>
      {weeksOf(year.year, month).map((week) => <tr>{week.map((number) => <DayCell number={number} year={year} />)}</tr>)}
    </tbody>
  </table>
)

/** Twelve months at a glance; days that differ from their weekday lead to their form. */
export const Months = ({ year }: { year: CalendarYear }) => (
  <>
    <div class="months">
      {Array.from({ length: 12 }, (_, i) => <Month year={year} month={i + 1} />)}
    </div>
    <p class="months-legend">
      <span><i class="day day-off" aria-hidden="true" /> Nghỉ lễ, Tết, nghỉ bù</span>
      <span><i class="day day-proposed" aria-hidden="true" /> Nghỉ, mới dự kiến</span>
      <span><i class="day day-work" aria-hidden="true" /> Làm bù, làm nửa ngày</span>
      <span class="day-rest">Số mờ: ngày nghỉ hằng tuần</span>
    </p>
  </>
)
