import { invalid } from '../../../platform/errors.ts'
import type { WallMinute } from '../../../platform/time.ts'
import type { Term } from './term.ts'

/**
 * What a resumption does with the pause: `shift` adds the working time that was paused, `restart` counts the
 * whole term again (Nghị định 61/2018, Điều 19 khoản 4), `subtract` leaves the due date and counts the pause as
 * time of the applicant in the measure of lateness.
 */
export type ResumePolicy = 'shift' | 'restart' | 'subtract'

/** What a person wrote beside an entry: the reason, the paper it follows, the article. */
type Note = { reason?: string; paper?: string; legalBasis?: string }

/** One entry of the clock (bút toán đồng hồ): dừng, tiếp tục, gia hạn. */
export type LedgerEntry = Note &
  (
    | { kind: 'pause'; at: WallMinute }
    | { kind: 'resume'; at: WallMinute; policy: ResumePolicy }
    | { kind: 'extend'; at: WallMinute; term: Term }
  )

/** The clock's ledger (sổ đồng hồ) in order of time; the start is not in it. */
export type Ledger = readonly LedgerEntry[]

/**
 * Refuses a ledger that cannot have happened: an entry before the start or before the one above it, a pause
 * within a pause, a resumption without one, a second extension (Nghị định 61/2018, Điều 19 khoản 9: a new date is
 * set only once). `n` in the refusal is the entry, from 1.
 */
export function checkLedger(from: WallMinute, ledger: Ledger): void {
  let last = from
  let paused = false
  let extended = false
  ledger.forEach((entry, index) => {
    const refuse = (code: string) => invalid(`calendar.${code}`, [], { n: index + 1 })
    if (entry.at < last) throw refuse(index === 0 ? 'ledgerBeforeStart' : 'ledgerOutOfOrder')
    if (entry.kind === 'pause' && paused) throw refuse('pausedAlready')
    if (entry.kind === 'resume' && !paused) throw refuse('notPaused')
    if (entry.kind === 'extend' && extended) throw refuse('extendedAlready')
    if (entry.kind === 'extend') extended = true
    else paused = entry.kind === 'pause'
    last = entry.at
  })
}
