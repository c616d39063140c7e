import { invalid } from '../../../platform/errors.ts'
import {
  MINUTES_A_DAY, dayNumberOfWall, dayOfNumber, wallAt, type DayNumber, type WallMinute,
} from '../../../platform/time.ts'
import type { WorkingCalendar } from './hours.ts'

/** No stretch without a working day is longer than this; a longer one means that the calendar is wrong. */
const LONGEST_BREAK = 366

/** Whether the day has office hours (ngày làm việc). */
export const isWorkingDay = (calendar: WorkingCalendar, day: DayNumber): boolean => calendar.dayAt(day).minutes > 0

/** The first working day after this one. Throws `calendar.noWorkingDay` if there is none within a year. */
export function nextWorkingDay(calendar: WorkingCalendar, day: DayNumber): DayNumber {
  for (let next = day + 1; next <= day + LONGEST_BREAK; next++) if (isWorkingDay(calendar, next)) return next
  throw invalid('calendar.noWorkingDay', [], { day: dayOfNumber(day) })
}

/** This day if it is a working day, else the first one after it. */
export const workingDayFrom = (calendar: WorkingCalendar, day: DayNumber): DayNumber =>
  isWorkingDay(calendar, day) ? day : nextWorkingDay(calendar, day)

/** Opening time of the first working day after this day. */
export function openingAfter(calendar: WorkingCalendar, day: DayNumber): WallMinute {
  const next = nextWorkingDay(calendar, day)
  return wallAt(next, calendar.dayAt(next).open)
}

/** Moves a moment into working time: before opening → opening, in the break → its end, after → next opening. */
export function nextWorkingMoment(calendar: WorkingCalendar, moment: WallMinute): WallMinute {
  const day = dayNumberOfWall(moment)
  const minute = moment - day * MINUTES_A_DAY
  for (const [open, close] of calendar.dayAt(day).intervals) {
    if (minute < open) return wallAt(day, open)
    if (minute < close) return moment
  }
  return openingAfter(calendar, day)
}

/** Working minutes of one day between two minutes since midnight. */
function minutesWithin(calendar: WorkingCalendar, day: DayNumber, from: number, to: number): number {
  let sum = 0
  for (const [open, close] of calendar.dayAt(day).intervals) {
    sum += Math.max(0, Math.min(close, to) - Math.max(open, from))
  }
  return sum
}

/** Working minutes from one moment to another; negative if the second is the earlier one. */
export function workingMinutesBetween(calendar: WorkingCalendar, from: WallMinute, to: WallMinute): number {
  if (to < from) return -workingMinutesBetween(calendar, to, from)
  const first = dayNumberOfWall(from)
  const last = dayNumberOfWall(to)
  const start = from - first * MINUTES_A_DAY
  const end = to - last * MINUTES_A_DAY
  if (first === last) return minutesWithin(calendar, first, start, end)
  let sum = minutesWithin(calendar, first, start, MINUTES_A_DAY) + minutesWithin(calendar, last, 0, end)
  for (let day = first + 1; day < last; day++) sum += calendar.dayAt(day).minutes
  return sum
}

/** Working days after the first day, up to and including the last; 0 if the last is not later. */
export function workingDaysBetween(calendar: WorkingCalendar, first: DayNumber, last: DayNumber): number {
  let sum = 0
  for (let day = first + 1; day <= last; day++) if (isWorkingDay(calendar, day)) sum++
  return sum
}

/**
 * Consumes working minutes (whole, 0 or more). A sum that ends exactly at the end of an interval stays there,
 * and 0 leaves the moment where it is, so that adding a and then b is adding a + b.
 */
export function addWorkingMinutes(calendar: WorkingCalendar, moment: WallMinute, minutes: number): WallMinute {
  if (minutes === 0) return moment
  let left = minutes
  let day = dayNumberOfWall(moment)
  let from = moment - day * MINUTES_A_DAY
  for (;;) {
    for (const [open, close] of calendar.dayAt(day).intervals) {
      const start = Math.max(open, from)
      if (start >= close) continue
      if (left <= close - start) return wallAt(day, start + left)
      left -= close - start
    }
    day = nextWorkingDay(calendar, day)
    from = 0
  }
}

/**
 * The moment on a day that keeps a time of day, clamped to the hours of that day: before opening → opening, in
 * the break → its end, after closing → closing. A day off has no hours to clamp to.
 */
export function keepTime(calendar: WorkingCalendar, day: DayNumber, minute: number): WallMinute {
  const { intervals, close: closing } = calendar.dayAt(day)
  if (intervals.length === 0) return wallAt(day, minute)
  for (const [open, close] of intervals) {
    if (minute < open) return wallAt(day, open)
    if (minute <= close) return wallAt(day, minute)
  }
  return wallAt(day, closing)
}

/** Moves on by whole working days and keeps the time of day (clamped); 0 leaves the moment where it is. */
export function addWorkingDays(calendar: WorkingCalendar, moment: WallMinute, days: number): WallMinute {
  if (days === 0) return moment
  let day = dayNumberOfWall(moment)
  const minute = moment - day * MINUTES_A_DAY
  for (let n = 0; n < days; n++) day = nextWorkingDay(calendar, day)
  return keepTime(calendar, day, minute)
}

/** Closing time of a day; of a day off its last minute, 23:59 (Bộ luật Dân sự 2015, Điều 148 khoản 6). */
export function endOfDay(calendar: WorkingCalendar, day: DayNumber): WallMinute {
  const { minutes, close } = calendar.dayAt(day)
  return wallAt(day, minutes > 0 ? close : MINUTES_A_DAY - 1)
}
