import { weekdayName, type DayNumber } from '../../../platform/time.ts'
import type { SpecialDay, WorkingCalendar } from './hours.ts'
import { law } from './law.ts'
import { daysLine, type Line } from './line.ts'
import { isWorkingDay } from './working-time.ts'

/** `Nghỉ Tết Nguyên đán.`, with `(dự kiến)` while it is only proposed. */
function holidayText({ name, status }: SpecialDay): string {
  const words = name === '' ? 'Ngày nghỉ theo lịch' : name.startsWith('Nghỉ') ? name : `Nghỉ ${name}`
  return `${words}${status === 'proposed' ? ' (dự kiến, chưa có thông báo của năm)' : ''}.`
}

const weekdays = (first: DayNumber, last: DayNumber): string =>
  [...new Set(Array.from({ length: last - first + 1 }, (_, i) => weekdayName(first + i)))].join(', ')

/** Splits the days from first to last into runs of equal keys. */
function runs(first: DayNumber, last: DayNumber, keyOf: (day: DayNumber) => string): [DayNumber, DayNumber][] {
  const found: [DayNumber, DayNumber][] = []
  for (let day = first; day <= last; day++) {
    const open = found.at(-1)
    if (open && keyOf(open[1]) === keyOf(day)) open[1] = day
    else found.push([day, day])
  }
  return found
}

/** Days off from first to last (all of them off), gathered into ranges: weekly rest and each holiday by its name. */
export function dayOffLines(calendar: WorkingCalendar, first: DayNumber, last: DayNumber, sum: string): Line[] {
  const specialOf = (day: DayNumber) => calendar.dayAt(day).special
  const keyOf = (day: DayNumber) => `${specialOf(day)?.name ?? '-'}|${specialOf(day)?.basis ?? ''}`
  return runs(first, last, keyOf).map(([from, to]) => {
    const special = specialOf(from)
    const nothing = { count: '0', sum, tone: 'off' as const }
    return special
      ? daysLine(from, to, { rule: 'holiday', text: holidayText(special), legalBasis: special.basis, ...nothing })
      : daysLine(from, to, { rule: 'day-off', text: `${weekdays(from, to)}.`, legalBasis: law.weeklyRest, ...nothing })
  })
}

/** Whole days between a pause and its resumption; none if they follow on each other. */
export function pausedLines(calendar: WorkingCalendar, first: DayNumber, last: DayNumber, sum: string): Line[] {
  if (last < first) return []
  const days = Array.from({ length: last - first + 1 }, (_, i) => first + i)
  const words = days.some((day) => isWorkingDay(calendar, day))
    ? { text: 'Đang tạm dừng.' }
    : { text: `Đang tạm dừng; ${weekdays(first, last)}.`, legalBasis: law.weeklyRest }
  return [daysLine(first, last, { rule: 'paused', ...words, count: '0', sum, tone: 'off' })]
}

/** Whether a holiday, a compensation or a swapped day off lies within the days from first to last. */
export function hasHoliday(calendar: WorkingCalendar, first: DayNumber, last: DayNumber): boolean {
  for (let day = first; day <= last; day++) if (calendar.dayAt(day).special?.kind === 'off') return true
  return false
}
