import type { WallMinute } from '../../../platform/time.ts'
import { addTerm, addWorkingMinutes, type WorkingCalendar } from '../../calendar/model.ts'
import { parseDuration } from '../../workflow/model.ts'

/** When a timer of a process runs out: its ISO 8601 duration, read as working time; at once when it cannot be read. */
export function endOfDuration(calendar: WorkingCalendar, from: WallMinute, duration: string): WallMinute {
  const parsed = parseDuration(duration) ?? { months: 0, days: 0, minutes: 0 }
  let wall = from
  if (parsed.months > 0) wall = addTerm(calendar, wall, { count: parsed.months, unit: 'm' }, 'next-working-day')
  if (parsed.days > 0) wall = addTerm(calendar, wall, { count: parsed.days, unit: 'wd' }, 'next-working-day')
  return parsed.minutes > 0 ? addWorkingMinutes(calendar, wall, parsed.minutes) : wall
}
