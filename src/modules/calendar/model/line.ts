import {
  dayNumberOfWall, dayOfNumber, formatDayShort, formatMinute, isoOfWall, minuteOfDay, weekdayName,
  type Day, type DayNumber, type WallMinute,
} from '../../../platform/time.ts'

/** What a line of the explanation is about. */
export type LineRule =
  | 'received' | 'start' | 'cutoff' | 'working-day' | 'make-up-day' | 'working-hours' | 'calendar-days' | 'months'
  | 'day-off' | 'holiday' | 'no-holiday' | 'roll' | 'pause' | 'paused' | 'resume-shift' | 'resume-restart'
  | 'resume-subtract' | 'catch-up' | 'extend' | 'add' | 'due' | 'still-paused'

/** One line of "vì sao ngày hẹn trả" (dòng giải thích). */
export type Line = {
  /** A moment (`2023-10-16T09:15:00+07:00`) for what happened at one, else a day (`2023-10-17`). */
  at: string
  /** The last day of a range; left out for a single day. */
  until?: Day
  /** The date as the table shows it: `Thứ Năm 12/10`, `14/10 – 15/10`, `Cả kỳ`. */
  when: string
  rule: LineRule
  text: string
  /** The part of `text` to set in bold. */
  strong?: string
  legalBasis: string | null
  /** What the line adds: `+1`, `0`, `dừng`, `về 0`, `+3 giờ 30 phút`, or nothing. */
  count: string
  /** The running sum: `4`, `3 giờ 30 phút`. */
  sum: string
  /** `event`: somebody did something; `day`: it counts; `off`: it does not; `final`: the result. */
  tone: 'event' | 'day' | 'off' | 'final'
}

/** `Thứ Năm 12/10`. */
export const dayLabel = (day: DayNumber): string => `${weekdayName(day)} ${formatDayShort(dayOfNumber(day))}`
const shortDay = (day: DayNumber): string => formatDayShort(dayOfNumber(day))

type Said = Pick<Line, 'rule' | 'text' | 'tone'> & Partial<Pick<Line, 'strong' | 'legalBasis' | 'count' | 'sum'>>

const said = ({ strong, legalBasis = null, count = '', sum = '', ...rest }: Said) => ({
  ...rest, legalBasis, count, sum, ...(strong === undefined ? {} : { strong }),
})

/** A line at a moment. */
export const momentLine = (at: WallMinute, words: Said): Line => ({
  at: isoOfWall(at), when: dayLabel(dayNumberOfWall(at)), ...said(words),
})

/** A line for a day or a range of days. */
export const daysLine = (first: DayNumber, last: DayNumber, words: Said): Line => ({
  at: dayOfNumber(first),
  ...(last > first ? { until: dayOfNumber(last) } : {}),
  when: last > first ? `${shortDay(first)} – ${shortDay(last)}` : dayLabel(first),
  ...said(words),
})

/** `9 giờ 15`. */
export const clock = (moment: WallMinute): string => formatMinute(minuteOfDay(moment))
