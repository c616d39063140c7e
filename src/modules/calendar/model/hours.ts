import { invalid } from '../../../platform/errors.ts'
import { WEEKDAYS, dayNumberOf, weekdayOf, type Day, type DayNumber } from '../../../platform/time.ts'

/** One stretch of office hours (khung giờ làm việc), in minutes since midnight; it holds `open ≤ m < close`. */
export type Interval = readonly [open: number, close: number]

/** Office hours of a week (giờ hành chính): seven lists, Monday first; an empty list is a day off. */
export type Week = readonly (readonly Interval[])[]

/** Office hours with the days from and to which (both included) they hold; null is open. */
export type HoursPeriod = { from: Day | null; to: Day | null; week: Week }

/**
 * How a day is known: read in a published notice (`verified`), remembered only, following from the article,
 * computed, decided by the agency.
 */
export type Evidence = 'verified' | 'memory' | 'law' | 'computed' | 'decided'

/**
 * A day that differs from its weekday (ngày đặc biệt): `off` is a holiday, a compensation or a swapped day;
 * `work` is a make-up day (ngày làm bù) or a half day, with its own hours. A `work` day without hours works
 * the hours of the first weekday that has any.
 */
export type SpecialDay = {
  day: Day
  kind: 'off' | 'work'
  hours?: readonly Interval[]
  /** `Tết Nguyên đán`; empty when nobody named it. */
  name: string
  /** The article or notice it rests on, as a person reads it. */
  basis: string | null
  evidence: Evidence
  /** `proposed` (dự kiến) until somebody confirms it from the yearly notice. */
  status: 'confirmed' | 'proposed'
}

/** What a calendar is made of. Where two entries meet, the later one in the list wins. */
export type CalendarSpec = { periods: readonly HoursPeriod[]; days: readonly SpecialDay[] }

/** The hours of one day. `open` and `close` are its first and last minute, 0 and 0 on a day off. */
export type DayHours = {
  intervals: readonly Interval[]
  minutes: number
  open: number
  close: number
  special: SpecialDay | null
}

/**
 * A working calendar (lịch làm việc), ready to be asked. The hours of days are worked out in blocks, the first
 * time one of the block is asked for: a look-up is two array reads.
 */
export type WorkingCalendar = { spec: CalendarSpec; dayAt(day: DayNumber): DayHours }

const BLOCK = 7

/** The hours of a day from its intervals, which are in order and do not overlap (`checkIntervals`). */
function dayHours(intervals: readonly Interval[], special: SpecialDay | null): DayHours {
  const minutes = intervals.reduce((sum, [open, close]) => sum + close - open, 0)
  return { intervals, minutes, open: intervals[0]?.[0] ?? 0, close: intervals.at(-1)?.[1] ?? 0, special }
}

/** Refuses intervals that are empty, out of order, overlapping or outside the day. */
export function checkIntervals(intervals: readonly Interval[], where: string): void {
  let last = 0
  for (const [open, close] of intervals) {
    if (open < last || close <= open || close > 1440) throw invalid('calendar.badHours', [], { where })
    last = close
  }
}

/** The number of a day, or a refusal that names it. */
export function requireDay(day: Day): DayNumber {
  const number = dayNumberOf(day)
  if (number === undefined) throw invalid('calendar.badDay', [], { day })
  return number
}

/**
 * Makes a calendar. Throws `calendar.badHours`, `calendar.badDay`, and `calendar.noHours` if no weekday works:
 * nothing could ever fall due by it.
 */
export function workingCalendar(spec: CalendarSpec): WorkingCalendar {
  const off = dayHours([], null)
  const periods = spec.periods.map(({ from, to, week }) => {
    week.forEach((intervals, i) => checkIntervals(intervals, WEEKDAYS[i] ?? ''))
    return {
      from: from === null ? -Infinity : requireDay(from),
      to: to === null ? Infinity : requireDay(to),
      days: week.map((intervals) => dayHours(intervals, null)),
      makeUp: week.find((intervals) => intervals.length > 0) ?? [],
    }
  })
  if (!periods.some((period) => period.makeUp.length > 0)) throw invalid('calendar.noHours')
  const special = new Map(spec.days.map((day) => {
    if (day.hours) checkIntervals(day.hours, day.day)
    return [requireDay(day.day), day]
  }))

  function hoursOf(number: DayNumber): DayHours {
    const period = periods.findLast((one) => one.from <= number && number <= one.to)
    const day = special.get(number)
    if (!day) return period?.days[weekdayOf(number)] ?? off
    if (day.kind === 'off') return dayHours([], day)
    return dayHours(day.hours ?? period?.makeUp ?? [], day)
  }

  const blocks = new Map<number, DayHours[]>()
  function blockOf(block: number): DayHours[] {
    const made = Array.from({ length: 1 << BLOCK }, (_, i) => hoursOf((block << BLOCK) + i))
    blocks.set(block, made)
    return made
  }
  const dayAt = (day: DayNumber): DayHours =>
    (blocks.get(day >> BLOCK) ?? blockOf(day >> BLOCK))[day & ((1 << BLOCK) - 1)] ?? off
  return { spec, dayAt }
}
