import { MINUTES_A_DAY, dayNumberOfWall, minuteOfDay, type WallMinute } from '../../../platform/time.ts'
import { addTerm, countTerm, lastCalendarDay, movesToNextDay, startOfCount, type ClockInput } from './due.ts'
import type { LedgerEntry } from './ledger.ts'
import type { Rules } from './rules.ts'
import type { Term } from './term.ts'
import { addWorkingMinutes, isWorkingDay, keepTime, nextWorkingDay, workingMinutesBetween } from './working-time.ts'
import type { WorkingCalendar } from './hours.ts'

/** One run of the clock: from a reception, or a restart, to the next restart or to the end. */
export type Segment = {
  received: WallMinute
  /** The resumption that restarted the clock; null for the first segment. */
  restart: LedgerEntry | null
  entries: readonly LedgerEntry[]
  /** When the next segment begins; null for the last one. */
  endsAt: WallMinute | null
}

/** Cuts a ledger where the clock was set back to nought. */
export function segmentsOf(from: WallMinute, ledger: readonly LedgerEntry[]): Segment[] {
  const isRestart = (entry: LedgerEntry) => entry.kind === 'resume' && entry.policy === 'restart'
  const cuts = ledger.flatMap((entry, i) => (isRestart(entry) ? [i] : []))
  return [-1, ...cuts].map((cut, i) => {
    const next = cuts[i]
    const restart = ledger[cut] ?? null
    return {
      received: restart?.at ?? from,
      restart,
      entries: ledger.slice(cut + 1, next ?? ledger.length),
      endsAt: next === undefined ? null : (ledger[next]?.at ?? null),
    }
  })
}

/** A pause within a segment; `to` is null while it is open or where the segment ends in it. */
export type Pause = { from: WallMinute; to: WallMinute | null; stops: boolean }

/** The pauses of a segment; one that was resumed with `subtract` does not stop the count. */
export function pausesOf(entries: readonly LedgerEntry[]): Pause[] {
  return entries.flatMap((entry, i): Pause[] => {
    if (entry.kind !== 'pause') return []
    const resume = entries.slice(i + 1).find((one) => one.kind === 'resume')
    return [{ from: entry.at, to: resume?.at ?? null, stops: resume?.kind !== 'resume' || resume.policy !== 'subtract' }]
  })
}

/** The moment at which a unit of the term is full, and how much it is (days, or minutes of a term in hours). */
export type Mark = { at: WallMinute; amount: number }

/** Something added to the sum that no mark shows. */
export type Addition = { at: WallMinute } & ({ minutes: number } | { term: Term } | { cutoff: true })

/** The count of one segment, taken apart; the last mark or addition stands where `dueDate` arrives. */
export type Tally = { start: WallMinute; sum: WallMinute; marks: Mark[]; additions: Addition[]; granted: number }

type Count = Pick<ClockInput, 'calendar' | 'term'> & { rules: Rules }

/** The moments of n working days in a row after a moment, each keeping the time of day of the first. */
function dayMarks(calendar: WorkingCalendar, from: WallMinute, n: number): Mark[] {
  const minute = minuteOfDay(from)
  let day = dayNumberOfWall(from)
  return Array.from({ length: n }, () => {
    day = nextWorkingDay(calendar, day)
    return { at: keepTime(calendar, day, minute), amount: 1 }
  })
}

/**
 * Takes the count of a segment apart. In working days every day has its mark; a pause moves the marks that were
 * still ahead of it by the working time it lasted, as it moves the sum.
 */
export function tallyOf({ calendar, term, rules }: Count, segment: Segment): Tally {
  const start = startOfCount(calendar, segment.received, rules)
  const step = rules.firstDay === 'include' ? 1 : 0
  const unmoved = addTerm(calendar, start, term, rules.roll, step)
  let sum = countTerm(calendar, segment.received, term, rules)
  let marks = term.unit === 'wd' ? dayMarks(calendar, start, Math.max(0, term.count - step)) : []
  if (term.unit === 'd' || term.unit === 'm') {
    const amount = Math.max(0, term.count - (term.unit === 'd' ? step : 0))
    marks.push({ at: lastCalendarDay(start, term, step) * MINUTES_A_DAY + minuteOfDay(start), amount })
  }
  const additions: Addition[] = movesToNextDay(segment.received, unmoved, rules) ? [{ at: sum, cutoff: true }] : []
  let granted = 0
  let pausedAt: WallMinute | null = null
  for (const entry of segment.entries) {
    if (entry.kind === 'pause') pausedAt = entry.at
    if (entry.kind === 'extend') {
      const before = sum
      sum = addTerm(calendar, sum, entry.term, rules.roll)
      if (term.unit === 'wd' && entry.term.unit === 'wd') {
        marks.push(...dayMarks(calendar, before, entry.term.count))
        granted += entry.term.count
      } else if (term.unit !== 'wh') additions.push({ at: sum, term: entry.term })
    }
    if (entry.kind === 'resume' && entry.policy === 'shift') {
      const since = pausedAt ?? entry.at
      const minutes = workingMinutesBetween(calendar, since, entry.at)
      const wasLast = marks.at(-1)?.at === sum
      sum = addWorkingMinutes(calendar, sum, minutes)
      if (term.unit === 'wd') {
        marks = marks.map((mark) => (mark.at > since ? { ...mark, at: addWorkingMinutes(calendar, mark.at, minutes) } : mark))
      }
      const isShown = term.unit === 'wh' || (wasLast && marks.at(-1)?.at === sum)
      if (!isShown) additions.push({ at: sum, minutes })
    }
  }
  if (term.unit === 'wh') {
    const end = additions.length > 0 ? unmoved : sum
    marks = hourMarks(calendar, start, stopOf(segment, end), pausesOf(segment.entries))
  }
  return { start, sum, marks, additions, granted }
}

/** Where counting stops: at the end, or at a pause which nothing followed. */
function stopOf(segment: Segment, end: WallMinute): WallMinute {
  const open = pausesOf(segment.entries).find((pause) => pause.to === null)
  return open ? Math.min(open.from, end) : end
}

/** The working minutes of each day between two moments, without the pauses. */
function hourMarks(calendar: WorkingCalendar, start: WallMinute, end: WallMinute, pauses: readonly Pause[]): Mark[] {
  const marks: Mark[] = []
  const stopped = pauses.filter((pause) => pause.stops)
  for (let day = dayNumberOfWall(start); day <= dayNumberOfWall(end); day++) {
    if (!isWorkingDay(calendar, day)) continue
    const from = Math.max(start, day * MINUTES_A_DAY)
    const to = Math.min(end, day * MINUTES_A_DAY + calendar.dayAt(day).close)
    const lost = stopped.reduce((sum, pause) => {
      const first = Math.max(from, pause.from)
      const last = Math.min(to, pause.to ?? to)
      return first < last ? sum + workingMinutesBetween(calendar, first, last) : sum
    }, 0)
    const amount = Math.max(0, from < to ? workingMinutesBetween(calendar, from, to) : 0) - lost
    const stop = stopped.find((pause) => pause.from >= from && pause.from < to && (pause.to === null || pause.to >= to))
    if (amount > 0) marks.push({ at: stop?.from ?? to, amount })
  }
  return marks
}
