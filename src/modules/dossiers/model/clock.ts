import { instantOf, wallOf } from '../../../platform/time.ts'
import { addWorkingMinutes, dueDate, parseTerm, type Ledger, type LedgerEntry } from '../../calendar/model.ts'
import { endOfDuration } from '../../procedures/model/working-duration.ts'
import type { LedgerLine, Progress } from './dossier.ts'
import type { Clock } from './situation.ts'

/** The stored lines as the clock kernel reads them; the first line, `start`, is its `from`. */
export function ledgerOf(lines: readonly Omit<LedgerLine, 'seq'>[]): Ledger {
  return lines.flatMap((line): LedgerEntry[] => {
    const at = wallOf(line.at)
    const note = line.legalBasis ? { legalBasis: line.legalBasis } : {}
    // The reason of a pause is the text of the request; the explanation names the slip it is written on.
    if (line.kind === 'pause') return [{ kind: 'pause', at, reason: 'chờ bổ sung', paper: 'Phiếu yêu cầu bổ sung', ...note }]
    if (line.kind === 'resume') return [{ kind: 'resume', at, policy: line.policy ?? 'restart', ...note }]
    const term = line.kind === 'extend' && line.term ? parseTerm(line.term) : undefined
    return term ? [{ kind: 'extend', at, term, ...note }] : []
  })
}

/** The dates that the ledger gives now. Without a stated time there is no date (không hẹn ngày). */
export function datesOf(clock: Clock, lines: readonly Omit<LedgerLine, 'seq'>[]): Pick<Progress, 'dueAt' | 'dueOn' | 'pausedAt'> {
  const start = lines.find((line) => line.kind === 'start')
  if (!start || !clock.term) return { dueAt: null, dueOn: null, pausedAt: lines.at(-1)?.kind === 'pause' ? (lines.at(-1)?.at ?? null) : null }
  const due = dueDate({ from: wallOf(start.at), term: clock.term, calendar: clock.calendar, rules: clock.rules, ledger: ledgerOf(lines) })
  return {
    dueAt: due.dueAt === null ? null : instantOf(due.dueAt),
    dueOn: due.dueOn,
    pausedAt: due.pausedSince === null ? null : instantOf(due.pausedSince),
  }
}

/** When a step of so many working hours must be done; null when the process does not say. */
export const stepDue = (clock: Clock, from: Date, hours: number | undefined): Date | null =>
  hours === undefined ? null : instantOf(addWorkingMinutes(clock.calendar, wallOf(from), Math.round(hours * 60)))

/** When a timer of the process runs out: its ISO 8601 duration, read as working time. */
export const timerDue = (clock: Clock, from: Date, duration: string): Date => instantOf(endOfDuration(clock.calendar, wallOf(from), duration))
