import { invalid } from '../../../platform/errors.ts'
import { MINUTES_A_DAY, dayNumberOf, type WallMinute } from '../../../platform/time.ts'
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

// Vietnam keeps UTC+7 since 13/06/1975 (platform/time.ts); the other end keeps a slip of the pen from counting for ages.
const FIRST_MOMENT = (dayNumberOf('1975-06-13') ?? 0) * MINUTES_A_DAY
const LAST_MOMENT = (dayNumberOf('2100-01-01') ?? 0) * MINUTES_A_DAY

/** Refuses a moment before 13/06/1975 or after 2099 (`calendar.outOfRange`). */
function checkMoment(moment: WallMinute): void {
  if (!(moment >= FIRST_MOMENT && moment < LAST_MOMENT)) throw invalid('calendar.outOfRange')
}

/**
 * Refuses moments out of range and a ledger that cannot have happened: an entry before the start or before the one above it, a pause
 * within a pause, a resumption without one, a second extension (Nghị định 61/2018, Điều 19 khoản 9: a new date is
 * set only once). `n` in the refusal is the entry, from 1.
 */
export function checkLedger(from: WallMinute, ledger: Ledger): void {
  checkMoment(from)
  let last = from
  let paused = false
  let extended = false
  ledger.forEach((entry, index) => {
    const refuse = (code: string) => invalid(`calendar.${code}`, [], { n: index + 1 })
    checkMoment(entry.at)
    if (entry.at < last) throw refuse(index === 0 ? 'ledgerBeforeStart' : 'ledgerOutOfOrder')
    if (entry.kind === 'pause' && paused) throw refuse('pausedAlready')
    if (entry.kind === 'resume' && !paused) throw refuse('notPaused')
    if (entry.kind === 'extend' && extended) throw refuse('extendedAlready')
    if (entry.kind === 'extend') extended = true
    else paused = entry.kind === 'pause'
    last = entry.at
  })
}
