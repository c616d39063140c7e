import { invalid } from '../../../platform/errors.ts'
import { dayNumberOf, dayOfNumber, type DayNumber } from '../../../platform/time.ts'

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

/**
 * The same day of a later month; a month that has no such day answers its last one (Bộ luật Dân sự 2015,
 * Điều 148 khoản 3).
 */
export function addMonths(day: DayNumber, months: number): DayNumber {
  const [year = 0, month = 0, date = 0] = dayOfNumber(day).split('-').map(Number)
  const index = year * 12 + month - 1 + months
  const first = `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`
  for (let last = date; ; last--) {
    const found = dayNumberOf(`${first}-${String(last).padStart(2, '0')}`)
    if (found !== undefined) return found
  }
}
