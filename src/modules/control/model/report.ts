import type { Day } from '../../../platform/time.ts'
import { clockKeys, clockRules, type Clock, type ClockKey } from './clock.ts'

/** A clock with the matter it belongs to. */
export type MatterClock = Clock & { matterId: string; title: string; number: string }

/** How many clocks of a kind were kept: the share is `kept / decided` (tử số, mẫu số). */
export type ReportRow = { key: ClockKey; name: string; legalBasis: string; kept: number; decided: number; running: number; missed: MatterClock[] }

/**
 * Clocks whose last day falls into a period (both days in it), by kind. Those still running are no part of the
 * denominator; one that is over and not met is.
 */
export function reportOf(clocks: readonly MatterClock[], { from, to }: { from: Day; to: Day }): ReportRow[] {
  const inPeriod = clocks.filter(({ dueOn }) => dueOn >= from && dueOn <= to)
  return clockKeys.map((key) => {
    const own = inPeriod.filter((clock) => clock.key === key)
    const count = (state: Clock['state']) => own.filter((clock) => clock.state === state).length
    const { name, legalBasis } = clockRules[key]
    return { key, name, legalBasis, kept: count('kept'), decided: count('kept') + count('missed'), running: count('running'), missed: own.filter(({ state }) => state === 'missed') }
  })
}
