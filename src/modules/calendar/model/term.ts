import { invalid } from '../../../platform/errors.ts'
import type { DayNumber } from '../../../platform/time.ts'

/** `wd` working days, `wh` working hours, `d` calendar days, `m` months. */
export type TermUnit = 'wd' | 'wh' | 'd' | 'm'

/** A length of time promised or granted (thời hạn): a whole number of a unit, 0 or more. */
export type Term = { count: number; unit: TermUnit }

/** Twenty years of each unit: longer than any term of the law, short enough to be counted day by day. */
const most: Record<TermUnit, number> = { wd: 5_000, wh: 40_000, d: 7_300, m: 240 }

/** Reads `5wd`, `4wh`, `14d`, `2m`; undefined if it is not written so or longer than twenty years. */
export function parseTerm(text: string): Term | undefined {
  const found = /^(\d{1,5})(wd|wh|d|m)$/.exec(text)
  if (!found) return undefined
  const unit = found[2] as TermUnit
  const count = Number(found[1])
  return count <= most[unit] ? { count, unit } : undefined
}

/** Like `parseTerm`, but refuses (`calendar.badTerm`). */
export function termOf(text: string): Term {
  const term = parseTerm(text)
  if (!term) throw invalid('calendar.badTerm', [], { term: text })
  return term
}

/** A term as it is written down: `5wd`, `4wh`, `30d`, `2m`. */
export const termText = (term: Term): string => `${term.count}${term.unit}`

const unitWords: Record<TermUnit, string> = { wd: 'ngày làm việc', wh: 'giờ làm việc', d: 'ngày', m: 'tháng' }

/** `05 ngày làm việc`, as legal texts write it: two digits. */
export const formatTerm = (term: Term): string => `${String(term.count).padStart(2, '0')} ${unitWords[term.unit]}`

/** `2 giờ 30 phút`, `45 phút`, `0 phút`. */
export function formatMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest} phút`
  return rest === 0 ? `${hours} giờ` : `${hours} giờ ${rest} phút`
}

const MS_A_DAY = 86_400_000

/**
 * The same day of a later month; a month that has no such day answers its last one (Bộ luật Dân sự 2015,
 * Điều 148 khoản 3).
 */
export function addMonths(day: DayNumber, months: number): DayNumber {
  const date = new Date(day * MS_A_DAY)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months]
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Date.UTC(year, month, Math.min(date.getUTCDate(), lastOfMonth)) / MS_A_DAY
}
