import { describe, expect, test } from 'vitest'
import { isoOfWall, parseWall, wallAt, type WallMinute } from '../../../platform/time.ts'
import { dueDate } from './due.ts'
import { readCalendar, readLedger, readRules } from './read.ts'
import { termOf } from './term.ts'
import { vietnameseCalendar } from './vietnam.ts'

const calendar = vietnameseCalendar()
const at = (text: string): WallMinute => parseWall(text) ?? 0

/** The due date as the command line writes it, without seconds and offset. */
function due(from: string, term: string, more: { rules?: unknown; ledger?: unknown; calendar?: unknown } = {}) {
  const { dueAt } = dueDate({
    from: at(from), term: termOf(term),
    calendar: more.calendar === undefined ? calendar : readCalendar(more.calendar),
    rules: readRules(more.rules ?? {}), ledger: readLedger(more.ledger ?? []),
  })
  return dueAt === null ? null : isoOfWall(dueAt).slice(0, 16)
}
const keepTime = { rules: { endOf: 'keep-time' } }
const supplement = (policy: string) => [
  { kind: 'pause', at: '2023-10-18T10:00' },
  { kind: 'resume', at: '2023-10-25T14:00', policy },
]

describe('the worked examples', () => {
  test('1: Monday 09:15 and five working days is the next Monday', () => {
    expect(due('2023-10-16T09:15', '5wd')).toBe('2023-10-23T17:00')
    expect(due('2023-10-16T09:15', '5wd', keepTime)).toBe('2023-10-23T09:15')
  })
  test('2: Friday 15:20, five working days, no cutoff effect', () => {
    expect(due('2023-10-20T15:20', '5wd')).toBe('2023-10-27T17:00')
  })
  test('3: three working days over Tết 2024', () => expect(due('2024-02-07T09:00', '3wd')).toBe('2024-02-19T17:00'))
  test('4: two working days over 30/4 and 01/5/2024 with the swapped Monday', () => {
    expect(due('2024-04-26T09:00', '2wd')).toBe('2024-05-03T17:00')
  })
  test('5: the make-up Saturday of 2025 works', () => expect(due('2025-04-25T10:00', '1wd')).toBe('2025-04-26T17:00'))
  test('6: the make-up Saturday of 2026 works', () => expect(due('2026-08-21T10:00', '1wd')).toBe('2026-08-22T17:00'))
  test('7: working hours go through the lunch break, the night and the weekend', () => {
    expect(due('2023-10-16T11:00', '4wh')).toBe('2023-10-16T17:00')
    expect(due('2023-10-16T16:30', '2wh')).toBe('2023-10-17T08:30')
    expect(due('2023-10-20T16:00', '8wh')).toBe('2023-10-23T16:00')
  })
  test('8: fourteen calendar days that end within Tết move behind it', () => {
    expect(due('2026-02-05T09:00', '14d')).toBe('2026-02-23T17:00')
  })
  test('9: a supplement that took 42 working hours shifts the date by them', () => {
    expect(due('2023-10-16T09:15', '5wd', { ...keepTime, ledger: supplement('shift') })).toBe('2023-10-30T11:15')
    expect(due('2023-10-16T09:15', '5wd', { ledger: supplement('shift') })).toBe('2023-10-30T17:00')
  })
  test('11: into the database in two working days by the notice, five by statute', () => {
    expect(due('2023-10-16T08:00', '2wd')).toBe('2023-10-18T17:00')
    expect(due('2023-10-16T08:00', '5wd')).toBe('2023-10-23T17:00')
  })
})

describe('where the count starts', () => {
  test('before opening, in the break, after closing, on a day off', () => {
    expect(due('2023-10-16T05:00', '1wh')).toBe('2023-10-16T08:00')
    expect(due('2023-10-16T11:30', '1wh')).toBe('2023-10-16T14:30')
    expect(due('2023-10-16T17:00', '1wh')).toBe('2023-10-17T08:00')
    expect(due('2023-10-14T10:00', '1wh')).toBe('2023-10-16T08:00')
    expect(due('2023-10-14T10:00', '1wd', keepTime)).toBe('2023-10-17T07:00')
  })
  test('the first day may count', () => {
    const include = { rules: { firstDay: 'include' } }
    expect(due('2023-10-16T09:15', '5wd', include)).toBe('2023-10-20T17:00')
    expect(due('2023-10-16T09:15', '1wd', include)).toBe('2023-10-16T17:00')
    expect(due('2023-10-16T09:15', '14d', include)).toBe('2023-10-30T17:00')
    expect(due('2023-10-16T09:15', '2m', include)).toBe('2023-12-15T17:00')
  })
  test('a term of no days is due the same day', () => expect(due('2023-10-16T09:15', '0wd')).toBe('2023-10-16T17:00'))
})

describe('the hour of 15:00', () => {
  const cutoff = (effect: string) => ({ rules: { cutoff: { time: '15:00', effect } } })
  test('transfer leaves the clock alone', () => expect(due('2023-10-20T15:20', '5wd', cutoff('transfer'))).toBe('2023-10-27T17:00'))
  test('countNextDay counts from the next working day, after 15:00 and not at 15:00', () => {
    expect(due('2023-10-20T15:20', '5wd', cutoff('countNextDay'))).toBe('2023-10-30T17:00')
    expect(due('2023-10-20T15:00', '5wd', cutoff('countNextDay'))).toBe('2023-10-27T17:00')
    expect(due('2023-10-20T15:01', '2wh', cutoff('countNextDay'))).toBe('2023-10-23T09:00')
  })
  test('countNextDay does not move twice what came after closing', () => {
    expect(due('2023-10-16T18:00', '1wd', cutoff('countNextDay'))).toBe(due('2023-10-16T18:00', '1wd'))
  })
  test('sameDayResultNextDay moves a result of the same day only', () => {
    expect(due('2023-10-20T15:20', '1wh', cutoff('sameDayResultNextDay'))).toBe('2023-10-23T07:00')
    expect(due('2023-10-20T15:20', '0wd', cutoff('sameDayResultNextDay'))).toBe('2023-10-23T17:00')
    expect(due('2023-10-20T14:20', '1wh', cutoff('sameDayResultNextDay'))).toBe('2023-10-20T15:20')
    expect(due('2023-10-20T16:30', '1wh', cutoff('sameDayResultNextDay'))).toBe('2023-10-23T07:30')
    expect(due('2023-10-20T15:20', '5wd', cutoff('sameDayResultNextDay'))).toBe('2023-10-27T17:00')
  })
})

describe('calendar days and months', () => {
  test('a month without the day ends on its last', () => {
    expect(due('2023-12-29T09:00', '2m')).toBe('2024-02-29T17:00')
    expect(due('2024-12-31T09:00', '2m')).toBe('2025-02-28T17:00')
  })
  test('a last day off may stay: it then ends with the day', () => {
    expect(due('2026-02-05T09:00', '14d', { rules: { roll: 'none' } })).toBe('2026-02-19T23:59')
    expect(due('2026-02-05T09:00', '14d', { rules: { roll: 'none', endOf: 'keep-time' } })).toBe('2026-02-19T09:00')
  })
})

describe('the ledger', () => {
  test('restart counts the whole term again from the resumption', () => {
    expect(due('2023-10-12T09:40', '5wd', {
      ledger: [{ kind: 'pause', at: '2023-10-13T15:40' }, { kind: 'resume', at: '2023-10-16T09:15', policy: 'restart' }],
    })).toBe('2023-10-23T17:00')
  })
  test('subtract leaves the date and gives the applicant the minutes', () => {
    expect(due('2023-10-16T09:15', '5wd', { ledger: supplement('subtract') })).toBe('2023-10-23T17:00')
    expect(dueDate({ calendar, from: at('2023-10-16T09:15'), term: termOf('5wd'), ledger: readLedger(supplement('subtract')) }).applicantMinutes).toBe(42 * 60)
  })
  test('a restart begins the applicant\'s time anew too', () => {
    const ledger = readLedger([...supplement('subtract'), { kind: 'pause', at: '2023-10-26T08:00' }, { kind: 'resume', at: '2023-10-27T08:00', policy: 'restart' }])
    expect(dueDate({ calendar, from: at('2023-10-16T09:15'), term: termOf('5wd'), ledger })).toMatchObject({ dueOn: '2023-11-03', applicantMinutes: 0 })
  })
  test('a restart lets an extension lapse with the count it extended', () => {
    expect(due('2023-10-16T09:15', '5wd', {
      ledger: [{ kind: 'extend', at: '2023-10-17T09:00', term: '3wd' }, { kind: 'pause', at: '2023-10-18T09:00' }, { kind: 'resume', at: '2023-10-20T09:00', policy: 'restart' }],
    })).toBe('2023-10-27T17:00')
  })
  test('an open pause has no date', () => {
    const open = dueDate({ calendar, from: at('2023-10-16T09:15'), term: termOf('5wd'), ledger: readLedger([{ kind: 'pause', at: '2023-10-18T10:00' }]) })
    expect(open).toEqual({ dueAt: null, dueOn: null, pausedSince: at('2023-10-18T10:00'), applicantMinutes: 0 })
  })
  test('an extension is added to the sum, before rounding', () => {
    expect(due('2023-10-16T09:15', '5wd', { ledger: [{ kind: 'extend', at: '2023-10-20T09:00', term: '3wd' }] })).toBe('2023-10-26T17:00')
    expect(due('2023-10-16T09:15', '5wd', { ...keepTime, ledger: [{ kind: 'extend', at: '2023-10-20T09:00', term: '4wh' }] })).toBe('2023-10-23T15:15')
  })
  test.each([
    ['extendedAlready', [{ kind: 'extend', at: '2023-10-17T09:00', term: '1wd' }, { kind: 'extend', at: '2023-10-18T09:00', term: '1wd' }]],
    ['pausedAlready', [{ kind: 'pause', at: '2023-10-17T09:00' }, { kind: 'pause', at: '2023-10-18T09:00' }]],
    ['notPaused', [{ kind: 'resume', at: '2023-10-17T09:00', policy: 'shift' }]],
    ['ledgerBeforeStart', [{ kind: 'pause', at: '2023-10-15T09:00' }]],
    ['ledgerOutOfOrder', [{ kind: 'pause', at: '2023-10-18T09:00' }, { kind: 'resume', at: '2023-10-17T09:00', policy: 'shift' }]],
  ])('refuses a ledger that cannot have happened: %s', (code, ledger) => {
    expect(() => due('2023-10-16T09:15', '5wd', { ledger })).toThrow(`calendar.${code}`)
  })
})

test.each(['1975-06-12T23:59', '2100-01-01T00:00'])('refuses a moment out of range: %s', (from) => {
  expect(() => due(from, '1wd')).toThrow('calendar.outOfRange')
  expect(() => due('2023-10-16T09:15', '1wd', { ledger: [{ kind: 'pause', at: '2100-01-01T00:00' }] })).toThrow('calendar.outOfRange')
})

describe('half days and odd hours', () => {
  const halfSaturday = {
    hours: { mon: [['08:00', '17:00']], tue: [['08:00', '17:00']], sat: [['07:30', '11:30']] },
    off: ['2023-10-17', '2023-10-23'], work: [{ date: '2023-10-18', hours: [['13:00', '15:00']] }, { date: '2023-10-23', hours: [['09:00', '10:00']] }],
  }
  test('a kept time is clamped to the hours of the day it lands on', () => {
    const more = { calendar: halfSaturday, rules: { endOf: 'keep-time' } }
    expect(due('2023-10-16T16:00', '1wd', more)).toBe('2023-10-18T15:00')
    expect(due('2023-10-16T16:00', '2wd', more)).toBe('2023-10-21T11:30')
    expect(due('2023-10-16T08:10', '3wd', more)).toBe('2023-10-23T09:00')
  })
  test('a make-up day wins over a day off, a day off over its weekday', () => {
    expect(due('2023-10-16T16:00', '4wh', { calendar: halfSaturday })).toBe('2023-10-21T08:30')
  })
  test('a calendar without hours, or one that ends, is refused', () => {
    expect(() => readCalendar({ hours: {} })).toThrow('calendar.noHours')
    const ends = readCalendar({ hours: { mon: [['08:00', '17:00']] }, off: Array.from({ length: 60 }, (_, i) => isoOfWall(wallAt(19653 + 7 * i, 0)).slice(0, 10)) })
    expect(() => dueDate({ calendar: ends, from: at('2023-10-23T09:00'), term: termOf('1wd') })).toThrow('calendar.noWorkingDay')
  })
  test('hours that overlap are refused', () => {
    expect(() => readCalendar({ hours: { mon: [['08:00', '12:00'], ['11:00', '17:00']] } })).toThrow('calendar.badHours')
    expect(() => readCalendar({ hours: { mon: [['08:00', '12:00']] }, work: [{ date: '2031-01-01', hours: [['08:00', '08:00']] }] })).toThrow('calendar.badHours')
  })
})
