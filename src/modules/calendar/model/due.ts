import { dayNumberOfWall, dayOfNumber, minuteOfDay, type Day, type WallMinute } from '../../../platform/time.ts'
import type { WorkingCalendar } from './hours.ts'
import { checkLedger, type Ledger } from './ledger.ts'
import { defaultRules, isAfterCutoff, type Rules } from './rules.ts'
import { addMonths, type Term } from './term.ts'
import {
  addWorkingDays,
  addWorkingMinutes,
  endOfDay,
  keepTime,
  nextWorkingMoment,
  openingAfter,
  workingDayFrom,
  workingMinutesBetween,
} from './working-time.ts'

/** What a due date is made of. `from` is the reception (tiếp nhận); `rules` are the defaults if left out. */
export type ClockInput = {
  from: WallMinute
  term: Term
  calendar: WorkingCalendar
  rules?: Rules | undefined
  ledger?: Ledger | undefined
}

/** The due date (ngày hẹn trả). */
export type Due = {
  /** The promised minute; null while the clock stands still. */
  dueAt: WallMinute | null
  /** Its day, the legal due date. */
  dueOn: Day | null
  /** Since when the clock stands still, or null. */
  pausedSince: WallMinute | null
  /** Working minutes of pauses that were resumed with `subtract`: the applicant's time in the measure of lateness. */
  applicantMinutes: number
}

/** Where the clock begins to count: the reception moved into working time, or on by the cutoff `countNextDay`. */
export function startOfCount(calendar: WorkingCalendar, received: WallMinute, rules: Rules): WallMinute {
  return isAfterCutoff(received, rules.cutoff) && rules.cutoff.effect === 'countNextDay'
    ? openingAfter(calendar, dayNumberOfWall(received))
    : nextWorkingMoment(calendar, received)
}

/** Adds a term to a moment. `step` days of it have been used already (the first day, where it counts). */
export function addTerm(
  calendar: WorkingCalendar,
  moment: WallMinute,
  term: Term,
  roll: Rules['roll'],
  step: 0 | 1 = 0,
): WallMinute {
  if (term.unit === 'wh') return addWorkingMinutes(calendar, moment, term.count * 60)
  if (term.unit === 'wd') return addWorkingDays(calendar, moment, Math.max(0, term.count - step))
  const last = lastCalendarDay(moment, term, step)
  return keepTime(calendar, roll === 'none' ? last : workingDayFrom(calendar, last), minuteOfDay(moment))
}

/** The last day of a term in calendar days or months, before it rolls off a day off. */
export function lastCalendarDay(moment: WallMinute, term: Term, step: 0 | 1): number {
  const day = dayNumberOfWall(moment)
  const last = term.unit === 'm' ? addMonths(day, term.count) : day + term.count
  return Math.max(day, last - step)
}

/** Whether a result of the same day is given on the next one: received after the cutoff `sameDayResultNextDay`. */
export const movesToNextDay = (received: WallMinute, sum: WallMinute, rules: Rules): boolean =>
  isAfterCutoff(received, rules.cutoff) &&
  rules.cutoff.effect === 'sameDayResultNextDay' &&
  dayNumberOfWall(sum) === dayNumberOfWall(received)

/** The sum of a whole term from a reception, before pauses, extensions and rounding. */
export function countTerm(calendar: WorkingCalendar, received: WallMinute, term: Term, rules: Rules): WallMinute {
  const start = startOfCount(calendar, received, rules)
  const sum = addTerm(calendar, start, term, rules.roll, rules.firstDay === 'include' ? 1 : 0)
  // The opening, not the same hour: else who files at 15:10 would be promised a later minute than who files at 16:50.
  return movesToNextDay(received, sum, rules) ? openingAfter(calendar, dayNumberOfWall(sum)) : sum
}

/** Rounds a sum to the end of its day, once; hours keep their minute (Bộ luật Dân sự 2015, Điều 147 khoản 1). */
export const roundSum = (calendar: WorkingCalendar, sum: WallMinute, term: Term, rules: Rules): WallMinute =>
  rules.endOf === 'day' && term.unit !== 'wh' ? endOfDay(calendar, dayNumberOfWall(sum)) : sum

/**
 * The due date of a term over its ledger. Throws what `checkLedger` refuses, and `calendar.noWorkingDay`.
 * About 1 µs for a week (measured with the shipped calendar).
 */
export function dueDate(input: ClockInput): Due {
  const { calendar, from, term, rules = defaultRules, ledger = [] } = input
  checkLedger(from, ledger)
  let sum = countTerm(calendar, from, term, rules)
  let pausedSince: WallMinute | null = null
  let applicantMinutes = 0
  for (const entry of ledger) {
    if (entry.kind === 'pause') pausedSince = entry.at
    if (entry.kind === 'extend') sum = addTerm(calendar, sum, entry.term, rules.roll)
    if (entry.kind === 'resume') {
      const paused = workingMinutesBetween(calendar, pausedSince ?? entry.at, entry.at)
      if (entry.policy === 'shift') sum = addWorkingMinutes(calendar, sum, paused)
      if (entry.policy === 'restart') sum = countTerm(calendar, entry.at, term, rules)
      if (entry.policy === 'subtract') applicantMinutes += paused
      if (entry.policy === 'restart') applicantMinutes = 0
      pausedSince = null
    }
  }
  if (pausedSince !== null) return { dueAt: null, dueOn: null, pausedSince, applicantMinutes }
  const dueAt = roundSum(calendar, sum, term, rules)
  return { dueAt, dueOn: dayOfNumber(dayNumberOfWall(dueAt)), pausedSince, applicantMinutes }
}
