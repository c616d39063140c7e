import { dayOf, formatDate, formatDay, formatDayShort, minuteOfDay, wallOf } from '../../../../platform/time.ts'
import { formatMinutes, lateness, remaining, workingMinutesBetween, type WorkingCalendar } from '../../../calendar/model.ts'
import type { TimeState } from '../../../../ui/time-mark.tsx'
import type { Business, Supplement } from '../../model/dossier.ts'

/** How something stands in time, as a mark shows it: state, words, and a date under them. */
export type Standing = { state: TimeState; words: string; note?: string }

type Timed = { business: Business; supplement: Supplement; filedAt: Date; finishedAt: Date | null; dueAt: Date | null; pausedAt: Date | null }
type At = { calendar: WorkingCalendar; now: Date }

const short = (instant: Date) => formatDayShort(dayOf(instant))

/** A moment that is still to come, or past: `Còn 2 ngày`, `Còn 2 giờ 30 phút`, `Quá hạn 1 ngày`. */
export function openStanding(dueAt: Date, { calendar, now }: At): { state: TimeState; words: string } {
  const { state, words, days } = remaining({ calendar, now: wallOf(now), dueAt: wallOf(dueAt) })
  if (state === 'onTime') return { state, words: `Còn ${days} ngày` }
  return { state: state === 'overdue' ? 'overdue' : 'nearDue', words }
}

/** How a dossier stands against its promised date, for lists and heads of staff pages. */
export function standingOf(dossier: Timed, at: At): Standing {
  const { business, dueAt, finishedAt, pausedAt } = dossier
  if (business === 'finished' && finishedAt) {
    const done = lateness({ calendar: at.calendar, dueAt: dueAt && wallOf(dueAt), finishedAt: wallOf(finishedAt) })
    const state = done.state === 'none' ? 'none' : done.state === 'late' ? 'doneLate' : 'doneOnTime'
    const words = done.state === 'none' ? 'Đã xong' : done.state === 'late' ? `Trễ ${done.days} ngày` : done.words
    return { state, words, note: `xong ${short(finishedAt)}` }
  }
  if (business !== 'filed' && business !== 'processing') return { state: 'none', words: 'Đã đóng', ...(finishedAt ? { note: short(finishedAt) } : {}) }
  if (pausedAt) return { state: 'paused', words: 'Tạm dừng', note: `từ ${short(pausedAt)}` }
  if (business === 'filed') return dossier.supplement === 'requested' ? { state: 'paused', words: 'Chờ bổ sung', note: `nộp ${short(dossier.filedAt)}` } : waitingSince(dossier.filedAt, at)
  if (!dueAt) return { state: 'none', words: 'Không có ngày hẹn trả' }
  return { ...openStanding(dueAt, at), note: short(dueAt) }
}

/** How long a dossier has waited to be received, in working time: no date is promised yet. */
function waitingSince(filedAt: Date, { calendar, now }: At): Standing {
  const minutes = workingMinutesBetween(calendar, wallOf(filedAt), wallOf(now))
  const words = minutes < 5 ? 'Mới nộp' : `Đã chờ ${minutes >= 480 ? `${Math.floor(minutes / 480)} ngày` : formatMinutes(minutes)}`
  return { state: 'none', words, note: `nộp ${short(filedAt)}` }
}

/** `còn 2 giờ 30 phút`, `còn 31 giờ`, `quá 6 giờ`, `không tính giờ`; undefined for a step without hours. */
export function stepLeft(stepDueAt: Date | null, paused: boolean, { calendar, now }: At): string | undefined {
  if (paused) return 'không tính giờ'
  if (!stepDueAt) return undefined
  const minutes = workingMinutesBetween(calendar, wallOf(now), wallOf(stepDueAt))
  const size = Math.abs(minutes)
  const words = size >= 480 ? `${Math.floor(size / 60)} giờ` : formatMinutes(size)
  return minutes >= 0 ? `còn ${words}` : `quá ${words}`
}

/** A moment as a big date: `16:30 hôm nay`, or `23/10` and `/2023`. */
export function bigParts(moment: Date, now: Date): { main: string; rest: string } {
  if (dayOf(moment) !== dayOf(now)) return { main: short(moment), rest: formatDate(moment).slice(5) }
  const minute = minuteOfDay(wallOf(moment))
  return { main: `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`, rest: 'hôm nay' }
}

/** A legal due day as a big date: never the hour. */
export const bigDay = (day: string): { main: string; rest: string } => ({ main: formatDayShort(day), rest: formatDay(day).slice(5) })
