import type { WallMinute } from '../../../platform/time.ts'
import { minuteOfDay } from '../../../platform/time.ts'

/**
 * What the hour of 15:00 does (Nghị định 61/2018, Điều 18 and provincial rules): `transfer` (chuyển xử lý vào
 * đầu giờ hôm sau) leaves the clock alone, `countNextDay` counts as if received on the next working day,
 * `sameDayResultNextDay` gives a result of the same day on the next one.
 */
export type CutoffEffect = 'transfer' | 'countNextDay' | 'sameDayResultNextDay'

/** `time` in minutes since midnight; a moment later than it (not the minute itself) is after the cutoff. */
export type Cutoff = { time: number; effect: CutoffEffect; legalBasis?: string }

/** How a term is counted (quy tắc tính thời hạn). Every rule is a setting of the procedure. */
export type Rules = {
  /** Whether the day on which the clock starts counts (Bộ luật Dân sự 2015, Điều 147 khoản 2: it does not). */
  firstDay: 'exclude' | 'include'
  /** What happens to a last day that is off (Điều 148 khoản 5: the next working day). */
  roll: 'next-working-day' | 'none'
  /** Promise the end of the last day's office hours, or the start's time of day; hours keep their minute. */
  endOf: 'day' | 'keep-time'
  cutoff: Cutoff | null
}

export const defaultRules: Rules = { firstDay: 'exclude', roll: 'next-working-day', endOf: 'day', cutoff: null }

/** Whether a moment is later than the cutoff of its day. */
export const isAfterCutoff = (moment: WallMinute, cutoff: Cutoff | null): cutoff is Cutoff =>
  cutoff !== null && minuteOfDay(moment) > cutoff.time
