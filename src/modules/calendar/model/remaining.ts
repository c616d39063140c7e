import { dayNumberOfWall, dayOfNumber, formatDayShort, type WallMinute } from '../../../platform/time.ts'
import type { WorkingCalendar } from './hours.ts'
import { formatMinutes } from './term.ts'
import { addWorkingMinutes, workingDaysBetween, workingMinutesBetween } from './working-time.ts'

/**
 * How a dossier stands against its due date (tình trạng thời hạn). Open: `onTime`, `nearDue` (sắp hạn),
 * `overdue` (quá hạn), `paused` (tạm dừng), `none` (không có ngày hẹn trả). Finished: `early` (trước hạn),
 * `done` (đúng hạn), `late` (trễ hạn).
 */
export type Timeliness = 'onTime' | 'nearDue' | 'overdue' | 'paused' | 'none' | 'early' | 'done' | 'late'

/** The state, its words, and the whole working days left (negative: over). */
export type Remaining = { state: Timeliness; words: string; days: number }

/** What `remaining` is asked about; near due from `nearDays` working days left on (1 if left out). */
export type Standing = {
  calendar: WorkingCalendar
  now: WallMinute
  dueAt: WallMinute | null
  pausedSince?: WallMinute | null
  nearDays?: number
}

/**
 * How an open dossier stands now, in words: `Trong hạn, còn 2 ngày làm việc`, `Còn 1 ngày`, `Còn 2 giờ 30 phút`,
 * `Quá hạn 2 ngày`, `Tạm dừng, từ 17/10`. Days are working days after today up to the due day; below one day the
 * working hours and minutes are said.
 */
export function remaining({ calendar, now, dueAt, pausedSince = null, nearDays = 1 }: Standing): Remaining {
  if (pausedSince !== null) {
    const since = formatDayShort(dayOfNumber(dayNumberOfWall(pausedSince)))
    return { state: 'paused', words: `Tạm dừng, từ ${since}`, days: 0 }
  }
  if (dueAt === null) return { state: 'none', words: 'Không có ngày hẹn trả', days: 0 }
  return now <= dueAt ? left(calendar, now, dueAt, nearDays) : over(calendar, now, dueAt)
}

function left(calendar: WorkingCalendar, now: WallMinute, dueAt: WallMinute, nearDays: number): Remaining {
  const dueDay = dayNumberOfWall(dueAt)
  const days = workingDaysBetween(calendar, dayNumberOfWall(now), dueDay)
  const minutes = workingMinutesBetween(calendar, now, dueAt)
  const state = days > nearDays ? 'onTime' : 'nearDue'
  if (days > nearDays) return { state, words: `Trong hạn, còn ${days} ngày làm việc`, days }
  const isFullDay = days > 1 || (days === 1 && minutes >= calendar.dayAt(dueDay).minutes)
  if (isFullDay) return { state, words: `Còn ${days} ngày`, days }
  if (minutes > 0) return { state, words: `Còn ${formatMinutes(minutes)}`, days }
  return { state, words: `Đến hạn ngày ${formatDayShort(dayOfNumber(dueDay))}`, days }
}

function over(calendar: WorkingCalendar, now: WallMinute, dueAt: WallMinute): Remaining {
  const days = workingDaysBetween(calendar, dayNumberOfWall(dueAt), dayNumberOfWall(now))
  const minutes = workingMinutesBetween(calendar, dueAt, now)
  const amount = days > 0 ? ` ${days} ngày` : minutes > 0 ? ` ${formatMinutes(minutes)}` : ''
  return { state: 'overdue', words: amount ? `Quá hạn${amount}` : 'Vừa quá hạn', days: days === 0 ? 0 : -days }
}

/** A finished dossier, for figures. */
export type Finish = {
  calendar: WorkingCalendar
  dueAt: WallMinute | null
  finishedAt: WallMinute
  /** Working minutes that were the applicant's (pauses resumed with `subtract`). */
  applicantMinutes?: number
}

/** How late a finish was: working days by date (the measure of reports), and working minutes. 0 if it was not. */
export type Lateness = { state: 'early' | 'done' | 'late' | 'none'; words: string; days: number; minutes: number }

/**
 * How a finished dossier stood: before its due day `early`, on it `done`, after it `late`. Days are compared, not
 * hours (the measure in use); the applicant's own minutes are taken off first.
 */
export function lateness({ calendar, dueAt, finishedAt, applicantMinutes = 0 }: Finish): Lateness {
  if (dueAt === null) return { state: 'none', words: 'Không có ngày hẹn trả', days: 0, minutes: 0 }
  const limit = addWorkingMinutes(calendar, dueAt, applicantMinutes)
  const limitDay = dayNumberOfWall(limit)
  const day = dayNumberOfWall(finishedAt)
  if (day > limitDay) {
    const minutes = workingMinutesBetween(calendar, limit, finishedAt)
    return { state: 'late', words: 'Trễ hạn', days: workingDaysBetween(calendar, limitDay, day), minutes }
  }
  return day < limitDay
    ? { state: 'early', words: 'Trước hạn', days: 0, minutes: 0 }
    : { state: 'done', words: 'Đúng hạn', days: 0, minutes: 0 }
}
