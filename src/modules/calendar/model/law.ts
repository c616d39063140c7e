import type { Day } from '../../../platform/time.ts'

/** The articles the clock rests on, as a person reads them. */
export const law = {
  /** A term in hours starts at the given moment. */
  hours: 'Bộ luật Dân sự 2015, Điều 147 khoản 1',
  /** The first day is not counted, also when an event starts the term. */
  firstDay: 'Bộ luật Dân sự 2015, Điều 147',
  /** A term ends at the end of its last day. */
  lastDay: 'Bộ luật Dân sự 2015, Điều 148 khoản 1',
  /** A month without the same day ends the term on its last day. */
  month: 'Bộ luật Dân sự 2015, Điều 148 khoản 3',
  /** A last day that is off moves to the next working day. */
  roll: 'Bộ luật Dân sự 2015, Điều 148 khoản 5',
  weeklyRest: 'Bộ luật Lao động 2019, Điều 111',
  compensation: 'Bộ luật Lao động 2019, Điều 111 khoản 3',
  holiday: 'Bộ luật Lao động 2019, Điều 112',
  cultureDay: 'Nghị quyết 28/2026/QH16',
} as const

/**
 * An article of Nghị định 61/2018/NĐ-CP, for a day on which it was in force (21/06/2018 to 30/06/2025). Its
 * successor numbers its articles differently, so later days name no article of their own accord: the procedure
 * or the entry says it.
 */
export const decree61 = (article: string, day: Day): string | null =>
  day >= '2018-06-21' && day < '2025-07-01' ? `Nghị định 61/2018, ${article}` : null
