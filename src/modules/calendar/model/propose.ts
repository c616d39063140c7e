import { dayNumberOf, dayOfNumber, weekdayOf, type DayNumber } from '../../../platform/time.ts'
import type { SpecialDay } from './hours.ts'
import { law } from './law.ts'
import { dayOfLunar } from './lunar.ts'

/** A public holiday (ngày lễ, Tết) before compensation. */
type Holiday = { day: DayNumber; name: string; basis: string }

const isWeekend = (day: DayNumber): boolean => weekdayOf(day) >= 5

/** How many days in a row are off around these two days, weekends included. */
function breakLength(first: DayNumber, second: DayNumber): number {
  const off = (day: DayNumber) => day === first || day === second || isWeekend(day)
  let length = 2
  for (let day = Math.min(first, second) - 1; off(day); day--) length++
  for (let day = Math.max(first, second) + 1; off(day); day++) length++
  return length
}

/**
 * The holidays of Bộ luật Lao động 2019, Điều 112, for a year. Two choices are the Prime Minister's each year
 * (khoản 3) and are only guessed here: Tết from two days before mùng 1 to mùng 3, and beside Quốc khánh the
 * neighbour which makes the longer break, 01/9 if they are alike. With compensation this gives the breaks that
 * were published for 2023 to 2026.
 */
function holidaysOf(year: number): Holiday[] {
  const at = (monthDay: string): DayNumber => dayNumberOf(`${year}-${monthDay}`) ?? 0
  const holiday = (day: DayNumber, name: string, basis: string = law.holiday): Holiday => ({ day, name, basis })
  const tet = dayOfLunar(1, 1, year)
  const national = at('09-02')
  const neighbour = breakLength(national + 1, national) > breakLength(national - 1, national) ? national + 1 : national - 1
  return [
    holiday(at('01-01'), 'Tết Dương lịch'),
    ...[-2, -1, 0, 1, 2].map((offset) => holiday(tet + offset, 'Tết Nguyên đán')),
    holiday(dayOfLunar(10, 3, year), 'Giỗ Tổ Hùng Vương'),
    holiday(at('04-30'), 'Ngày Chiến thắng'),
    holiday(at('05-01'), 'Quốc tế Lao động'),
    holiday(Math.min(neighbour, national), 'Quốc khánh'),
    holiday(Math.max(neighbour, national), 'Quốc khánh'),
    ...(year >= 2026 ? [holiday(at('11-24'), 'Ngày Văn hóa Việt Nam', law.cultureDay)] : []),
  ].sort((a, b) => a.day - b.day)
}

/**
 * The days off of a year as the law and the moon give them, as a proposal (dự kiến): a holiday on a weekly day
 * off is compensated on the next working day (Điều 111 khoản 3). Make-up Saturdays are never proposed, they are
 * decided.
 */
export function proposeYear(year: number): SpecialDay[] {
  const holidays = holidaysOf(year)
  const taken = new Set(holidays.map((one) => one.day))
  const proposal = (day: DayNumber, name: string, basis: string): SpecialDay => ({
    day: dayOfNumber(day), kind: 'off', name, basis, evidence: 'computed', status: 'proposed',
  })
  const compensations = holidays.filter((one) => isWeekend(one.day)).map((one) => {
    let day = one.day + 1
    while (isWeekend(day) || taken.has(day)) day++
    taken.add(day)
    return proposal(day, `Nghỉ bù ${one.name}`, law.compensation)
  })
  return [...holidays.map((one) => proposal(one.day, one.name, one.basis)), ...compensations]
    .sort((a, b) => a.day.localeCompare(b.day))
}
