import { allow } from '../../../platform/access.ts'
import { html } from '../../../platform/page.ts'
import { dayNumberOf, dayOf, formatDay, formatDayShort, weekdayName } from '../../../platform/time.ts'
import type { WebContext } from '../../../platform/web.ts'
import { HiddenFields, SubmitButton } from '../../../ui/forms.tsx'
import { Staff } from '../../../ui/frame.tsx'
import { StaffHead } from '../../../ui/staff-parts.tsx'
import { Table, type Column } from '../../../ui/table.tsx'
import type { Evidence } from '../model/hours.ts'
import { calendarYears } from '../model/vietnam.ts'
import { intervalsText } from '../model/office.ts'
import { getYear, type CalendarYear } from '../service.ts'
import { ConfirmForm, DayForm, HoursForm, type Typed } from './desk-forms.tsx'
import { editHref, Months } from './months.tsx'

const evidenceWords: Record<Evidence, string> = {
  verified: 'đã đối chiếu thông báo', memory: 'chưa đối chiếu thông báo', law: 'theo luật', computed: 'dự kiến', decided: 'cơ quan quyết định',
}

type Row = { day: string; last: string; kind: 'off' | 'work' | 'plain'; name: string; basis: string | null; state: string; own: boolean; hours: string }

const follows = (row: Row, next: Row): boolean =>
  (dayNumberOf(row.last) ?? 0) + 1 === dayNumberOf(next.day) && !row.own && !next.own
  && row.kind === next.kind && row.name === next.name && row.basis === next.basis && row.state === next.state

/** The days of the year that differ from their weekday, runs of alike ones together, with those given back to it. */
function rowsOf(year: CalendarYear): Row[] {
  const single = [
    ...year.days.map((one): Row => ({
      day: one.day, last: one.day, kind: one.kind, name: one.name, basis: one.basis, state: evidenceWords[one.evidence], own: one.own,
      hours: one.hours ? intervalsText(one.hours) : '',
    })),
    ...year.plain.map((one): Row => ({ ...one, last: one.day, state: evidenceWords.decided, own: true, hours: '' })),
  ].sort((a, b) => a.day.localeCompare(b.day))
  const rows: Row[] = []
  for (const row of single) {
    const before = rows.at(-1)
    if (before && follows(before, row)) before.last = row.day
    else rows.push(row)
  }
  return rows
}

const rowKinds = { off: 'Nghỉ', work: 'Làm việc', plain: 'Như ngày thường' } as const

const weekdayDate = (day: string): string => `${weekdayName(dayNumberOf(day) ?? 0)} ${formatDayShort(day)}`

const ResetDay = ({ row, year }: { row: Row; year: number }) => (
  <form method="post" action="/quan-tri/lich/ngay/bo">
    <HiddenFields values={{ nam: year, day: row.day }} />
    <SubmitButton variant="tertiary">Theo lịch chung<span class="ds-sr-only"> ngày {formatDay(row.day)}</span></SubmitButton>
  </form>
)

const columnsFor = (year: number): Column<Row>[] => [
  {
    head: 'Ngày', width: '19ch',
    cell: (row) => <><a href={editHref(row.day)}>{weekdayDate(row.day)}</a>{row.last === row.day ? '' : ` – ${weekdayDate(row.last)}`}</>,
  },
  {
    head: 'Ngày này', kind: 'main',
    cell: (row) => <><strong>{rowKinds[row.kind]}{row.hours === '' ? '' : ` ${row.hours}`}</strong>{row.name === '' ? '' : `: ${row.name}`}</>,
  },
  { head: 'Căn cứ', kind: 'quiet', cell: (row) => row.basis ?? 'Không ghi' },
  { head: 'Tình trạng', kind: 'quiet', width: '22ch', cell: (row) => <>{row.state}{row.own && <ResetDay row={row} year={year} />}</> },
]

const YearLink = ({ year }: { year: number }) =>
  year < calendarYears.first || year > calendarYears.last ? <></> : <a href={`/quan-tri/lich?nam=${year}`}>Năm {year}</a>

type Props = { c: WebContext; year: CalendarYear; day?: string | undefined; typed?: Typed | undefined }

/** One year on the desk of who keeps the calendar. */
const YearPage = ({ c, year, day, typed }: Props) => (
  <Staff c={c} title={`Lịch làm việc năm ${year.year}`}>
    <StaffHead
      title={`Lịch làm việc năm ${year.year}`}
      aside={<span class="year-links"><YearLink year={year.year - 1} /><YearLink year={year.year + 1} /></span>}
    />
    <p>Khi lịch thay đổi, hồ sơ đang giải quyết được tính lại và người nộp được báo. <a href="/quan-tri/lich/ho-so">Xem hồ sơ đã đổi ngày hẹn</a></p>
    <div class="year-desk">
      <div>
        <Months year={year} />
        <section class="part">
          <div class="part-head"><h2>Những ngày khác với ngày thường</h2></div>
          <Table caption="Những ngày khác với ngày thường" columns={columnsFor(year.year)} rows={rowsOf(year)} compact />
        </section>
      </div>
      <div>
        {year.proposed > 0 && <ConfirmForm year={year} typed={typed} />}
        <DayForm year={year} day={day} typed={typed} />
        <HoursForm year={year} typed={typed} />
      </div>
    </div>
  </Staff>
)

/** The year that was asked for, or this one. */
export const askedYear = (c: WebContext, text: string | undefined): number =>
  text !== undefined && /^\d{4}$/.test(text) ? Number(text) : Number(dayOf(c.var.ctx.now).slice(0, 4))

/** Answers the page, with what was typed when a form was refused. */
export async function answerYear(c: WebContext, asked: number, typed?: Typed): Promise<Response> {
  const year = await getYear(c.var.ctx, asked)
  return html(c, <YearPage c={c} year={year} typed={typed} />, typed ? 422 : 200)
}

export async function showYear(c: WebContext): Promise<Response> {
  allow(c.var.ctx, 'calendar.manage')
  const year = await getYear(c.var.ctx, askedYear(c, c.req.query('nam')))
  const day = c.req.query('ngay')
  return html(c, <YearPage c={c} year={year} day={day !== undefined && dayNumberOf(day) !== undefined ? day : undefined} />)
}
