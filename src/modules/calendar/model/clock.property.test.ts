import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dueDate, type ClockInput } from './due.ts'
import { explainDue } from './explain.ts'
import { officeDay, officeWeek } from './vietnam.ts'
import { workingCalendar, type Interval, type SpecialDay, type WorkingCalendar } from './hours.ts'
import type { LedgerEntry } from './ledger.ts'
import type { Rules } from './rules.ts'
import type { Term } from './term.ts'
import { addWorkingDays, addWorkingMinutes, nextWorkingMoment, workingMinutesBetween } from './working-time.ts'

// Everything happens in the weeks after 02/10/2023, a Monday.
const MONDAY = 19632
const DAY = 1440
const iso = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10)

// ---- the slow oracle: minute by minute, written without the kernel ----

type Plain = { week: number[][][]; off: number[]; work: { day: number; hours: number[][] }[] }
const hoursOf = (c: Plain, day: number): number[][] =>
  c.work.find((one) => one.day === day)?.hours ?? (c.off.includes(day) ? [] : (c.week[(day - MONDAY) % 7] ?? []))
const works = (c: Plain, t: number): boolean =>
  hoursOf(c, Math.floor(t / DAY)).some(([open = 0, close = 0]) => t % DAY >= open && t % DAY < close)
const worksOn = (c: Plain, day: number): boolean => {
  for (let m = 0; m < DAY; m++) if (works(c, day * DAY + m)) return true
  return false
}
const intoWork = (c: Plain, t: number): number => {
  while (!works(c, t)) t++
  return t
}
const consume = (c: Plain, t: number, minutes: number): number => {
  for (let left = minutes; left > 0; t++) if (works(c, t)) left--
  return t
}
const count = (c: Plain, from: number, to: number): number => {
  let sum = 0
  for (let t = from; t < to; t++) if (works(c, t)) sum++
  return sum
}
/** The minute itself, if it is worked or ends a stretch of work; else the next one worked that day; else the day's end of work. */
function clamp(c: Plain, day: number, minute: number): number {
  if (!worksOn(c, day)) return day * DAY + minute
  for (let m = minute; m < DAY; m++) if (works(c, day * DAY + m) || (m === minute && m > 0 && works(c, day * DAY + m - 1))) return day * DAY + m
  let m = minute
  while (!works(c, day * DAY + m - 1)) m--
  return day * DAY + m
}
function oracleAdd(c: Plain, t: number, term: Term, roll: Rules['roll'], used: number): number {
  let day = Math.floor(t / DAY)
  const minute = t % DAY
  if (term.unit === 'wh') return consume(c, t, term.count * 60)
  if (term.unit === 'wd') {
    if (term.count - used <= 0) return t
    for (let left = term.count - used; left > 0; ) if (worksOn(c, ++day)) left--
    return clamp(c, day, minute)
  }
  if (term.unit === 'd') day += term.count
  else {
    const date = new Date(day * 86_400_000)
    const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + term.count + 1, 0)).getUTCDate()
    day = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + term.count, Math.min(last, date.getUTCDate())) / 86_400_000
  }
  day = Math.max(Math.floor(t / DAY), day - used)
  if (roll === 'next-working-day') while (!worksOn(c, day)) day++
  return clamp(c, day, minute)
}
function oracleCount(c: Plain, received: number, term: Term, rules: Rules): number {
  const late = rules.cutoff !== null && received % DAY > rules.cutoff.time
  const day = Math.floor(received / DAY)
  const start = late && rules.cutoff?.effect === 'countNextDay' ? intoWork(c, (day + 1) * DAY) : intoWork(c, received)
  const sum = oracleAdd(c, start, term, rules.roll, rules.firstDay === 'include' ? 1 : 0)
  return late && rules.cutoff?.effect === 'sameDayResultNextDay' && Math.floor(sum / DAY) === day ? intoWork(c, (day + 1) * DAY) : sum
}
function oracle(c: Plain, from: number, term: Term, rules: Rules, ledger: readonly LedgerEntry[]): number | null {
  let sum = oracleCount(c, from, term, rules)
  let pausedAt: number | null = null
  for (const entry of ledger) {
    if (entry.kind === 'pause') pausedAt = entry.at
    else if (entry.kind === 'extend') sum = oracleAdd(c, sum, entry.term, rules.roll, 0)
    else {
      if (entry.policy === 'shift') sum = consume(c, sum, count(c, pausedAt ?? 0, entry.at))
      if (entry.policy === 'restart') sum = oracleCount(c, entry.at, term, rules)
      pausedAt = null
    }
  }
  if (pausedAt !== null) return null
  if (rules.endOf === 'keep-time' || term.unit === 'wh') return sum
  const day = Math.floor(sum / DAY)
  return worksOn(c, day) ? clamp(c, day, DAY - 1) : day * DAY + DAY - 1
}

// ---- what is tried ----

const quarter = fc.integer({ min: 24, max: 80 }).map((n) => n * 15)
const intervals = fc.uniqueArray(quarter, { maxLength: 4 }).map((times) => {
  const sorted = [...times].sort((a, b) => a - b)
  return Array.from({ length: Math.floor(sorted.length / 2) }, (_, i) => [sorted[2 * i] ?? 0, sorted[2 * i + 1] ?? 0])
})
const aDay = fc.integer({ min: MONDAY, max: MONDAY + 40 })
const plain: fc.Arbitrary<Plain> = fc
  .record({
    week: fc.tuple(fc.constant([[420, 690], [810, 1020]]), ...Array.from({ length: 6 }, () => intervals)),
    off: fc.uniqueArray(aDay, { maxLength: 8 }),
    work: fc.uniqueArray(fc.record({ day: aDay, hours: intervals }), { maxLength: 4, selector: (one) => one.day }),
  })
const calendarOf = (c: Plain): WorkingCalendar => {
  const special = (day: number, kind: SpecialDay['kind'], hours?: number[][]): SpecialDay => ({
    day: iso(day), kind, name: '', basis: null, evidence: 'decided', status: 'confirmed', ...(hours ? { hours: hours as unknown as Interval[] } : {}),
  })
  return workingCalendar({
    periods: [{ from: null, to: null, week: c.week as unknown as Interval[][] }],
    days: [...c.off.map((day) => special(day, 'off')), ...c.work.map(({ day, hours }) => special(day, 'work', hours))],
  })
}
const term: fc.Arbitrary<Term> = fc.oneof(
  fc.record({ unit: fc.constant('wd' as const), count: fc.integer({ min: 0, max: 8 }) }),
  fc.record({ unit: fc.constant('wh' as const), count: fc.integer({ min: 0, max: 30 }) }),
  fc.record({ unit: fc.constant('d' as const), count: fc.integer({ min: 0, max: 20 }) }),
  fc.record({ unit: fc.constant('m' as const), count: fc.integer({ min: 0, max: 2 }) }),
)
const rules: fc.Arbitrary<Rules> = fc.record({
  firstDay: fc.constantFrom('exclude', 'include'),
  roll: fc.constantFrom('next-working-day', 'none'),
  endOf: fc.constantFrom('day', 'keep-time'),
  cutoff: fc.option(fc.record({
    time: quarter, effect: fc.constantFrom('transfer', 'countNextDay', 'sameDayResultNextDay'),
  })),
})
const from = fc.oneof(
  fc.integer({ min: MONDAY * DAY, max: (MONDAY + 14) * DAY }),
  fc.tuple(fc.integer({ min: 0, max: 13 }), quarter).map(([day, minute]) => (MONDAY + day) * DAY + minute),
)
/** Ledgers that can have happened: pauses and resumptions in turn, at most one extension, gaps up to four days. */
const ledgerFrom = (start: number): fc.Arbitrary<LedgerEntry[]> =>
  fc.record({
    gaps: fc.array(fc.integer({ min: 0, max: 4 * DAY }), { maxLength: 6 }),
    policies: fc.array(fc.constantFrom('shift', 'restart', 'subtract'), { minLength: 6, maxLength: 6 }),
    extension: fc.option(fc.record({ place: fc.integer({ min: 0, max: 5 }), term })),
  }).map(({ gaps, policies, extension }) => {
    let at = start
    let paused = false
    return gaps.map((gap, i): LedgerEntry => {
      at += gap
      if (extension?.place === i) return { kind: 'extend', at, term: extension.term }
      paused = !paused
      return paused ? { kind: 'pause', at } : { kind: 'resume', at, policy: policies[i] ?? 'shift' }
    })
  })
const aCase = fc.record({ plain, from, term, rules }).chain((one) => ledgerFrom(one.from).map((ledger) => ({ ...one, ledger })))
const inputOf = (one: { plain: Plain; from: number; term: Term; rules: Rules; ledger?: LedgerEntry[] }): ClockInput => ({
  calendar: calendarOf(one.plain), from: one.from, term: one.term, rules: one.rules, ledger: one.ledger,
})

describe('against a slow oracle', () => {
  test('any calendar, term, rules and ledger', { timeout: 60_000 }, () => {
    fc.assert(fc.property(aCase, (one) => {
      expect(dueDate(inputOf(one)).dueAt).toBe(oracle(one.plain, one.from, one.term, one.rules, one.ledger))
    }), { numRuns: 400 })
  })
  test('working minutes between two moments', () => {
    fc.assert(fc.property(plain, from, fc.integer({ min: 0, max: 12 * DAY }), (c, start, length) => {
      expect(workingMinutesBetween(calendarOf(c), start, start + length)).toBe(count(c, start, start + length))
    }), { numRuns: 100 })
  })
})

describe('what always holds', () => {
  const minutes = fc.integer({ min: 0, max: 3000 })

  test('adding a and then b is adding a + b', () => {
    fc.assert(fc.property(plain, from, minutes, minutes, (c, start, a, b) => {
      const calendar = calendarOf(c)
      expect(addWorkingMinutes(calendar, addWorkingMinutes(calendar, start, a), b)).toBe(addWorkingMinutes(calendar, start, a + b))
    }))
  })
  test('what was added is what lies between', () => {
    fc.assert(fc.property(plain, from, minutes, (c, start, a) => {
      const calendar = calendarOf(c)
      expect(workingMinutesBetween(calendar, start, addWorkingMinutes(calendar, start, a))).toBe(a)
    }))
  })
  test('moving into working time twice is moving once, and loses no working minute', () => {
    fc.assert(fc.property(plain, from, (c, start) => {
      const calendar = calendarOf(c)
      const moved = nextWorkingMoment(calendar, start)
      expect(nextWorkingMoment(calendar, moved)).toBe(moved)
      expect(workingMinutesBetween(calendar, start, moved)).toBe(0)
    }))
  })
  test('a working days and then b are a + b working days, with equal hours every day', () => {
    const calendar = workingCalendar({ periods: [{ from: null, to: null, week: officeWeek }], days: [] })
    const n = fc.integer({ min: 0, max: 20 })
    fc.assert(fc.property(from, n, n, (start, a, b) => {
      const moved = nextWorkingMoment(calendar, start)
      expect(addWorkingDays(calendar, addWorkingDays(calendar, moved, a), b)).toBe(addWorkingDays(calendar, moved, a + b))
    }))
  })
  // Calendar days and months put several days of filing on one due day (the roll, the month's end), where each
  // keeps its own time of day; there only the day is in order.
  test('who files later is never promised an earlier day, nor an earlier minute', () => {
    fc.assert(fc.property(plain, from, fc.integer({ min: 0, max: 3 * DAY }), term, rules, (c, start, later, length, rule) => {
      const calendar = calendarOf(c)
      const first = dueDate({ calendar, from: start, term: length, rules: rule }).dueAt ?? 0
      const second = dueDate({ calendar, from: start + later, term: length, rules: rule }).dueAt ?? 0
      const shareDay = (length.unit === 'd' || length.unit === 'm') && rule.endOf === 'keep-time'
      const unit = shareDay ? DAY : 1
      expect(Math.floor(second / unit)).toBeGreaterThanOrEqual(Math.floor(first / unit))
    }), { numRuns: 300 })
  })
  test('a longer term is never due earlier', () => {
    fc.assert(fc.property(plain, from, term, rules, (c, start, length, rule) => {
      const calendar = calendarOf(c)
      const shorter = dueDate({ calendar, from: start, term: length, rules: rule }).dueAt ?? 0
      const longer = dueDate({ calendar, from: start, term: { ...length, count: length.count + 1 }, rules: rule }).dueAt ?? 0
      expect(longer).toBeGreaterThanOrEqual(shorter)
    }), { numRuns: 300 })
  })
  test('pauses that shift: two are worth one of the same working time, wherever they lie', () => {
    const shift = (a: number, b: number): LedgerEntry[] => [{ kind: 'pause', at: a }, { kind: 'resume', at: b, policy: 'shift' }]
    const gap = fc.integer({ min: 0, max: 2 * DAY })
    fc.assert(fc.property(plain, from, term, gap, gap, gap, (c, start, length, before, first, second) => {
      const calendar = calendarOf(c)
      const [a, b, end] = [start + before, start + before + first, start + before + first + second]
      const input = { calendar, from: start, term: length }
      expect(dueDate({ ...input, ledger: [...shift(a, b), ...shift(b, end)] })).toEqual(dueDate({ ...input, ledger: shift(a, end) }))
    }), { numRuns: 200 })
  })
  test('a pause of no working time changes nothing, but a restart may', () => {
    fc.assert(fc.property(plain, from, term, rules, (c, start, length, rule) => {
      const input = { calendar: calendarOf(c), from: start, term: length, rules: rule }
      const nothing: LedgerEntry[] = [{ kind: 'pause', at: start }, { kind: 'resume', at: start, policy: 'shift' }]
      const restart: LedgerEntry[] = [{ kind: 'pause', at: start + 60 }, { kind: 'resume', at: start + 600, policy: 'restart' }]
      expect(dueDate({ ...input, ledger: nothing })).toEqual(dueDate(input))
      expect(dueDate({ ...input, ledger: restart })).toEqual(dueDate({ ...input, from: start + 600 }))
    }))
  })
  test('the due day is a working day, unless rolling is switched off', () => {
    fc.assert(fc.property(aCase, (one) => {
      const input = inputOf({ ...one, rules: { ...one.rules, roll: 'next-working-day' } })
      const { dueAt } = dueDate(input)
      if (dueAt !== null) expect(input.calendar.dayAt(Math.floor(dueAt / DAY)).minutes).toBeGreaterThan(0)
    }))
  })
})

describe('the explanation', () => {
  test('ends where the due date is, whatever happened', { timeout: 60_000 }, () => {
    fc.assert(fc.property(aCase, (one) => {
      const input = inputOf(one)
      const last = explainDue(input).at(-1)
      const { dueOn } = dueDate(input)
      expect(last?.rule).toBe(dueOn === null ? 'still-paused' : 'due')
      if (dueOn !== null) expect(last?.at).toBe(dueOn)
    }), { numRuns: 400 })
  })
  test('tells every day from reception to the due date once, and adds up to the term', () => {
    const calendar = workingCalendar({
      periods: [{ from: null, to: null, week: officeWeek }],
      days: [{ day: iso(MONDAY + 9), kind: 'off', name: 'Tết', basis: null, evidence: 'decided', status: 'confirmed' },
        { day: iso(MONDAY + 12), kind: 'work', hours: officeDay, name: 'Làm bù', basis: null, evidence: 'decided', status: 'confirmed' }],
    })
    const shifts = fc.array(fc.integer({ min: 0, max: 3 * DAY }), { maxLength: 4 }).map((gaps) => gaps.slice(0, gaps.length - (gaps.length % 2)))
    fc.assert(fc.property(from, fc.integer({ min: 1, max: 12 }), fc.constantFrom('include', 'exclude'), shifts, (start, days, firstDay, gaps) => {
      let at = start
      const ledger = gaps.map((gap, i): LedgerEntry => {
        at += gap
        return i % 2 === 0 ? { kind: 'pause', at } : { kind: 'resume', at, policy: 'shift' }
      })
      const input: ClockInput = {
        calendar, from: start, term: { count: days, unit: 'wd' }, ledger,
        rules: { firstDay: firstDay as 'include', roll: 'next-working-day', endOf: 'day', cutoff: null },
      }
      const due = dueDate(input)
      // A pause behind the due date is told behind it; here only what lies before it.
      fc.pre((due.dueAt ?? 0) > at + 3 * DAY)
      const lines = explainDue(input).filter((line) => line.rule !== 'no-holiday')
      const told = new Set<string>()
      for (const line of lines) {
        const first = Date.parse(line.at.slice(0, 10)) / 86_400_000
        const last = Date.parse(line.until ?? line.at.slice(0, 10)) / 86_400_000
        for (let day = first; day <= last; day++) told.add(iso(day))
      }
      const received = Math.floor(start / DAY)
      const expected = Array.from({ length: Math.floor((due.dueAt ?? 0) / DAY) - received + 1 }, (_, i) => iso(received + i))
      expect([...told].sort()).toEqual(expected)
      expect(lines.at(-1)?.sum).toBe(String(days))
      const added = lines.reduce((sum, line) => sum + (line.count.startsWith('+') ? Number(line.count) : 0), 0)
      expect(added).toBe(days)
    }), { numRuns: 300 })
  })
})
