import { describe, expect, test } from 'vitest'
import { parseWall } from '../../../platform/time.ts'
import { lateness, remaining } from './remaining.ts'
import { vietnameseCalendar } from './vietnam.ts'

const calendar = vietnameseCalendar()
const at = (text: string) => parseWall(text) ?? 0
const dueAt = at('2023-10-23T17:00')

describe('an open dossier', () => {
  const words = (now: string, due: number = dueAt) => {
    const found = remaining({ calendar, now: at(now), dueAt: due })
    return `${found.state}: ${found.words}`
  }
  test('counts the working days that are left', () => {
    expect(words('2023-10-19T10:00')).toBe('onTime: Trong hạn, còn 2 ngày làm việc')
    expect(words('2023-10-16T23:59')).toBe('onTime: Trong hạn, còn 5 ngày làm việc')
  })
  test('is near due from one working day on, and then counts hours and minutes', () => {
    expect(words('2023-10-20T14:30')).toBe('nearDue: Còn 1 ngày')
    expect(words('2023-10-22T12:00')).toBe('nearDue: Còn 1 ngày')
    expect(words('2023-10-23T14:30')).toBe('nearDue: Còn 2 giờ 30 phút')
    expect(words('2023-10-23T11:45')).toBe('nearDue: Còn 3 giờ 30 phút')
    expect(words('2023-10-23T16:40')).toBe('nearDue: Còn 20 phút')
    expect(words('2023-10-20T16:30', at('2023-10-23T08:00'))).toBe('nearDue: Còn 1 giờ 30 phút')
    expect(words('2023-10-23T17:00')).toBe('nearDue: Đến hạn ngày 23/10')
  })
  test('the near-due limit is a setting', () => {
    expect(remaining({ calendar, now: at('2023-10-18T10:00'), dueAt, nearDays: 3 })).toEqual({ state: 'nearDue', words: 'Còn 3 ngày', days: 3 })
  })
  test('past due it counts what has gone by', () => {
    expect(words('2023-10-25T08:00')).toBe('overdue: Quá hạn 2 ngày')
    expect(words('2023-10-23T17:01')).toBe('overdue: Vừa quá hạn')
    expect(words('2023-10-23T16:00', at('2023-10-23T14:00'))).toBe('overdue: Quá hạn 2 giờ')
    expect(remaining({ calendar, now: at('2023-10-30T08:00'), dueAt }).days).toBe(-5)
  })
  test('a clock that stands still says since when', () => {
    expect(remaining({ calendar, now: at('2023-10-25T08:00'), dueAt: null, pausedSince: at('2023-10-17T10:00') }))
      .toEqual({ state: 'paused', words: 'Tạm dừng, từ 17/10', days: 0 })
  })
  test('without a date it makes none up', () => {
    expect(remaining({ calendar, now: at('2023-10-25T08:00'), dueAt: null }).words).toBe('Không có ngày hẹn trả')
  })
})

describe('a finished dossier', () => {
  const finish = (when: string, applicantMinutes = 0) => lateness({ calendar, dueAt, finishedAt: at(when), applicantMinutes })
  test('days are compared, not hours', () => {
    expect(finish('2023-10-20T09:00')).toMatchObject({ state: 'early', words: 'Trước hạn' })
    expect(finish('2023-10-23T19:00')).toMatchObject({ state: 'done', words: 'Đúng hạn' })
    expect(finish('2023-10-25T09:00')).toEqual({ state: 'late', words: 'Trễ hạn', days: 2, minutes: 600 })
  })
  test('the time of the applicant is taken off', () => {
    expect(finish('2023-10-30T11:15', 42 * 60)).toMatchObject({ state: 'early' })
    expect(finish('2023-10-31T09:00', 42 * 60)).toMatchObject({ state: 'done' })
    expect(finish('2023-11-01T09:00', 42 * 60)).toEqual({ state: 'late', words: 'Trễ hạn', days: 1, minutes: 8 * 60 })
  })
  test('no date, no verdict', () => {
    expect(lateness({ calendar, dueAt: null, finishedAt: at('2023-10-25T09:00') }).state).toBe('none')
  })
})
