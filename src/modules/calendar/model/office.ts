import { WEEKDAYS, formatMinute, parseTimeOfDay, type Day } from '../../../platform/time.ts'
import type { CalendarSpec, Interval, SpecialDay, Week } from './hours.ts'
import { officeWeek, shippedDays } from './vietnam.ts'

/** A day as an agency decided it (ngày do cơ quan quyết định); `plain` takes back what the country's calendar says. */
export type DecidedDay = {
  day: Day
  kind: 'off' | 'work' | 'plain'
  hours: Interval[] | null
  name: string
  basis: string | null
}

/** Office hours an agency set for a time (giờ làm việc theo thời gian). */
export type DecidedHours = { id: string; validFrom: Day; validTo: Day | null; week: Week; reason: string }

const decided = ({ kind, hours, ...rest }: DecidedDay & { kind: 'off' | 'work' }): SpecialDay => ({
  ...rest, kind, ...(hours === null ? {} : { hours }), evidence: 'decided', status: 'confirmed',
})

/** Lays what an agency decided over the days that ship: its own day replaces the shipped one. */
export function officeDays(shipped: readonly SpecialDay[], own: readonly DecidedDay[]): SpecialDay[] {
  const days = new Map(shipped.map((one) => [one.day, one]))
  for (const one of own) {
    if (one.kind === 'plain') days.delete(one.day)
    else days.set(one.day, decided({ ...one, kind: one.kind }))
  }
  return [...days.values()].sort((a, b) => a.day.localeCompare(b.day))
}

/** What the calendar of an agency is made of. `hours` may come in any order; later beginnings win. */
export const officeCalendar = (own: readonly DecidedDay[], hours: readonly DecidedHours[]): CalendarSpec => ({
  periods: [
    { from: null, to: null, week: officeWeek },
    ...[...hours]
      .sort((a, b) => a.validFrom.localeCompare(b.validFrom))
      .map((one) => ({ from: one.validFrom, to: one.validTo, week: one.week })),
  ],
  days: officeDays(shippedDays(), own),
})

/** The week that holds on a day. */
export const weekOn = ({ periods }: CalendarSpec, day: Day): Week =>
  periods.findLast((one) => (one.from === null || one.from <= day) && (one.to === null || day <= one.to))?.week ?? []

/** `07:00-11:30, 13:30-17:00` → minutes; an empty text is a day off. Undefined if it is not written so. */
export function parseIntervals(text: string): Interval[] | undefined {
  if (text.trim() === '') return []
  const found: Interval[] = []
  for (const part of text.split(/[,;]/)) {
    const times = /^\s*(\d{1,2})[:hg](\d{2})\s*[-–]\s*(\d{1,2})[:hg](\d{2})\s*$/.exec(part)
    const open = times ? parseTimeOfDay(`${times[1]}:${times[2]}`) : undefined
    const close = times ? parseTimeOfDay(`${times[3]}:${times[4]}`) : undefined
    if (open === undefined || close === undefined || close <= open || open < (found.at(-1)?.[1] ?? 0)) return undefined
    found.push([open, close])
  }
  return found
}

const two = (n: number) => String(n).padStart(2, '0')
const timeText = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`

/** `07:00-11:30, 13:30-17:00`, as `parseIntervals` reads it. */
export const intervalsText = (intervals: readonly Interval[]): string =>
  intervals.map(([open, close]) => `${timeText(open)}-${timeText(close)}`).join(', ')

/** `7 giờ 00 – 11 giờ 30 và 13 giờ 30 – 17 giờ 00`. */
const intervalsWords = (intervals: readonly Interval[]): string =>
  intervals.map(([open, close]) => `${formatMinute(open)} – ${formatMinute(close)}`).join(' và ')

/** Runs of weekdays with the same hours, days off left out. */
function weekRuns(week: Week): { first: number; last: number; hours: string }[] {
  const runs: { first: number; last: number; hours: string }[] = []
  week.forEach((intervals, day) => {
    const hours = intervalsWords(intervals)
    const open = runs.at(-1)
    if (hours === '') return
    if (open && open.last === day - 1 && open.hours === hours) open.last = day
    else runs.push({ first: day, last: day, hours })
  })
  return runs
}

/** `7 giờ 00 – 11 giờ 30 và 13 giờ 30 – 17 giờ 00, từ Thứ Hai đến Thứ Sáu`, run by run of equal days. */
export const weekWords = (week: Week): string =>
  weekRuns(week).map(({ first, last, hours }) =>
    first === last ? `${hours}, ${WEEKDAYS[first]}` : `${hours}, từ ${WEEKDAYS[first]} đến ${WEEKDAYS[last]}`).join('; ')
