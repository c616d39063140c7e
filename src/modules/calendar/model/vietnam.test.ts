import lunar from 'lunar-javascript'
import { describe, expect, test } from 'vitest'
import { dayNumberOf, dayOfNumber, weekdayOf } from '../../../platform/time.ts'
import type { SpecialDay } from './hours.ts'
import { dayOfLunar } from './lunar.ts'
import { proposeYear } from './propose.ts'
import { publishedDays, vietnameseCalendar } from './vietnam.ts'

describe('the lunar calendar', () => {
  test.each([
    [2023, '2023-01-22', '2023-04-29'], [2024, '2024-02-10', '2024-04-18'], [2025, '2025-01-29', '2025-04-07'],
    [2026, '2026-02-17', '2026-04-26'], [2027, '2027-02-06', '2027-04-16'], [2028, '2028-01-26', '2028-04-04'],
    [2029, '2029-02-13', '2029-04-23'], [2030, '2030-02-02', '2030-04-12'],
  ])('Tết and Giỗ Tổ of %i', (year, tet, ancestors) => {
    expect([dayOfNumber(dayOfLunar(1, 1, year)), dayOfNumber(dayOfLunar(10, 3, year))]).toEqual([tet, ancestors])
  })
  test('the years in which Vietnam and China part', () => {
    const both = [1968, 1985, 2007, 2030].map((year) => [7, 8].map((hours) => dayOfNumber(dayOfLunar(1, 1, year, hours))))
    expect(both).toEqual([
      ['1968-01-29', '1968-01-30'], ['1985-01-21', '1985-02-20'], ['2007-02-17', '2007-02-18'], ['2030-02-02', '2030-02-03'],
    ])
  })
  test('read on the clock of China it is the Chinese calendar, month by month', () => {
    const differing: string[] = []
    for (let year = 1950; year <= 2056; year++) {
      for (let month = 1; month <= 9; month++) {
        const chinese = lunar.Lunar.fromYmd(year, month, 1).getSolar().toYmd()
        if (dayOfNumber(dayOfLunar(1, month, year, 8)) !== chinese) differing.push(chinese)
      }
    }
    expect(differing).toEqual([])
  })
})

const weekday = (one: SpecialDay) => weekdayOf(dayNumberOf(one.day) ?? 0)
const swapped = (one: SpecialDay) => /hoán đổi|Làm bù/.test(one.name)

describe('proposals', () => {
  test.each([2023, 2024, 2025, 2026])('give the breaks that were published for %i, but for the swaps', (year) => {
    const breaks = (days: readonly SpecialDay[]) =>
      days.filter((one) => one.day.startsWith(String(year)) && weekday(one) < 5 && !swapped(one)).map((one) => one.day)
    expect(breaks(proposeYear(year))).toEqual(breaks(publishedDays))
  })
  test('name their article and stay proposals', () => {
    const days = proposeYear(2027)
    expect(days.every((one) => one.status === 'proposed' && one.basis !== null && one.evidence === 'computed')).toBe(true)
    expect(days.filter((one) => one.name === 'Tết Nguyên đán').map((one) => one.day))
      .toEqual(['2027-02-04', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08'])
    expect(days.filter((one) => one.name === 'Nghỉ bù Tết Nguyên đán').map((one) => one.day)).toEqual(['2027-02-09', '2027-02-10'])
    expect(days.filter((one) => one.name === 'Quốc khánh').map((one) => one.day)).toEqual(['2027-09-02', '2027-09-03'])
    expect(days.map((one) => one.day)).toContain('2027-11-24')
  })
  test('each year has eleven days, twelve from 2026 on, and one more for each that fell on a weekend', () => {
    for (let year = 2023; year <= 2060; year++) {
      const days = proposeYear(year)
      const holidays = days.filter((one) => !one.name.startsWith('Nghỉ bù'))
      const weekends = holidays.filter((one) => weekday(one) >= 5).length
      expect(holidays).toHaveLength(year >= 2026 ? 12 : 11)
      expect(days).toHaveLength(holidays.length + weekends)
      expect(new Set(days.map((one) => one.day)).size).toBe(days.length)
    }
  })
})

describe('the published years', () => {
  test('every make-up Saturday is a Saturday with a swapped weekday', () => {
    const makeUps = publishedDays.filter((one) => one.kind === 'work')
    expect(makeUps.map((one) => one.day)).toEqual(['2024-05-04', '2025-04-26', '2026-01-10', '2026-08-22'])
    expect(makeUps.every((one) => weekday(one) === 5)).toBe(true)
    expect(publishedDays.filter((one) => one.name.startsWith('Nghỉ hoán đổi') && weekday(one) < 5)).toHaveLength(makeUps.length)
  })
  test('what is only remembered says so', () => {
    const named = (day: string) => publishedDays.find((one) => one.day === day)?.evidence
    expect([named('2026-01-02'), named('2026-08-31'), named('2023-01-02')]).toEqual(['memory', 'verified', 'law'])
  })
  test('no day is entered twice, and the list is in order', () => {
    const days = publishedDays.map((one) => one.day)
    expect(days).toEqual([...new Set(days)].sort())
  })
  test('working days of the published years', () => {
    const calendar = vietnameseCalendar()
    const workingDays = (year: number) => {
      let sum = 0
      for (let day = dayNumberOf(`${year}-01-01`) ?? 0; day <= (dayNumberOf(`${year}-12-31`) ?? 0); day++) if (calendar.dayAt(day).minutes > 0) sum++
      return sum
    }
    // Weekdays of the year, less the breaks of §1.2, plus the swapped Saturdays: counted by hand.
    expect([2023, 2024, 2025, 2026].map(workingDays)).toEqual([260 - 11, 262 - 12 + 1, 261 - 12 + 1, 261 - 14 + 2])
  })
})
