import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumberOf, dayOfNumber } from '../../platform/time.ts'
import { officeCalendar, workingCalendar } from '../calendar/model.ts'
import { clocksOf, explainClock, warningOf, type ClockKey } from './model/clock.ts'
import { factOf, type Fact, type FactKind } from './model/matter.ts'
import { reportOf } from './model/report.ts'

const calendar = workingCalendar(officeCalendar([], []))
const fact = (kind: FactKind, on: string | null): Fact => ({ kind, on, note: '', versions: [], at: new Date('2023-10-16T02:00:00Z'), byName: 'Lâm' })
const clock = (facts: Fact[], key: ClockKey, today: string) => {
  const found = clocksOf({ facts }, calendar, today).find((one) => one.key === key)
  if (!found) throw new Error(`No clock ${key}`)
  return found
}

describe('a clock of procedure control', () => {
  it('begins with its event and not before', () => {
    expect(clocksOf({ facts: [] }, calendar, '2023-10-16')).toEqual([])
    expect(clocksOf({ facts: [fact('decisionSigned', '2023-10-16')] }, calendar, '2023-10-16').map(({ key }) => key)).toEqual(['nationalLocal', 'nationalStatute'])
  })

  it('gives 5 working days to submit what the ministry announced, 2 and 5 to update the national database', () => {
    // 16/10/2023 is a Monday.
    expect(clock([fact('announcementSeen', '2023-10-16')], 'submitDecision', '2023-10-16').dueOn).toBe('2023-10-23')
    expect(clock([fact('decisionSigned', '2023-10-19')], 'nationalLocal', '2023-10-19').dueOn).toBe('2023-10-23')
    expect(clock([fact('decisionSigned', '2023-10-19')], 'nationalStatute', '2023-10-19').dueOn).toBe('2023-10-26')
  })

  it('does not give a day more to what was signed on a Sunday', () => {
    expect(clock([fact('decisionSigned', '2023-10-15')], 'nationalLocal', '2023-10-15').dueOn).toBe('2023-10-17')
    expect(clock([fact('decisionSigned', '2023-10-13')], 'nationalLocal', '2023-10-13').dueOn).toBe('2023-10-17')
  })

  it('gives 3 months for the ISO document, to the next working day when the last one is off', () => {
    expect(clock([fact('lawInForce', '2023-07-15')], 'isoDocument', '2023-08-01').dueOn).toBe('2023-10-16')
    expect(clock([fact('isoUpdated', '2023-10-16')], 'website', '2023-10-16').dueOn).toBe('2023-10-23')
  })

  it('is kept on its last day, missed a day later, and missed when nothing came', () => {
    const signed = fact('decisionSigned', '2023-10-19')
    expect(clock([signed, fact('nationalUpdated', '2023-10-23')], 'nationalLocal', '2023-11-01').state).toBe('kept')
    expect(clock([signed, fact('nationalUpdated', '2023-10-24')], 'nationalLocal', '2023-11-01')).toMatchObject({ state: 'missed', metOn: '2023-10-24' })
    expect(clock([signed], 'nationalLocal', '2023-10-23').state).toBe('running')
    expect(clock([signed], 'nationalLocal', '2023-10-24').state).toBe('missed')
  })

  it('follows the fact that was recorded last, and none that was taken back', () => {
    const facts = [fact('decisionSigned', '2023-10-19'), fact('nationalUpdated', '2023-10-20'), fact('nationalUpdated', null)]
    expect(factOf(facts, 'nationalUpdated')).toBeUndefined()
    expect(clock(facts, 'nationalLocal', '2023-10-20').state).toBe('running')
  })

  it('warns on the working day before the last one, over a weekend too, and not when it is met', () => {
    const open = clock([fact('decisionSigned', '2023-10-19')], 'nationalLocal', '2023-10-19')
    expect(warningOf(open, calendar, '2023-10-19')).toBeUndefined()
    expect(warningOf(open, calendar, '2023-10-20')).toBe('near')
    expect(warningOf({ ...open, state: 'missed' }, calendar, '2023-10-24')).toBe('missed')
    expect(warningOf({ ...open, metOn: '2023-10-20', state: 'kept' }, calendar, '2023-10-24')).toBeUndefined()
  })

  it('says why, in words of its own, with the text that sets the term', () => {
    const lines = explainClock(clock([fact('announcementSeen', '2023-10-16')], 'submitDecision', '2023-10-16'), calendar)
    expect(lines[0]?.text).toBe('Bộ công bố thủ tục trên Cổng Dịch vụ công quốc gia. Ngày đầu không tính.')
    expect(lines.at(-1)).toMatchObject({ at: '2023-10-23', text: 'Đủ 05 ngày làm việc. Hạn là hết ngày này.', legalBasis: 'Thông báo kết quả kiểm tra của Sở Công Thương ngày 06/11/2023' })
    expect(lines.map(({ text }) => text).join(' ')).not.toMatch(/hồ sơ|Hẹn trả/)
  })

  it('of any day is due on a working day after it, and the explanation ends there', () => {
    const first = dayNumberOf('2022-01-01') ?? 0
    fc.assert(fc.property(fc.integer({ min: 0, max: 1400 }), (offset) => {
      const day = dayOfNumber(first + offset)
      for (const one of clocksOf({ facts: [fact('announcementSeen', day), fact('decisionSigned', day), fact('lawInForce', day), fact('isoUpdated', day)] }, calendar, day)) {
        expect(one.dueOn > day).toBe(true)
        expect(calendar.dayAt(dayNumberOf(one.dueOn) ?? 0).minutes).toBeGreaterThan(0)
        expect(explainClock(one, calendar).at(-1)?.at).toBe(one.dueOn)
      }
    }), { numRuns: 200 })
  })
})

describe('the report', () => {
  const of = (facts: Fact[], matterId: string) => clocksOf({ facts }, calendar, '2023-11-15').map((one) => ({ ...one, matterId, title: 'x', number: matterId }))
  const clocks = [
    ...of([fact('decisionSigned', '2023-10-02'), fact('nationalUpdated', '2023-10-04')], 'a'),
    ...of([fact('decisionSigned', '2023-10-02'), fact('nationalUpdated', '2023-10-06')], 'b'),
    ...of([fact('decisionSigned', '2023-11-14')], 'c'),
  ]
  it('counts kept over decided by the last day, and names what was missed', () => {
    const rows = reportOf(clocks, { from: '2023-10-01', to: '2023-10-31' })
    expect(rows.find(({ key }) => key === 'nationalLocal')).toMatchObject({ kept: 1, decided: 2, running: 0, missed: [{ matterId: 'b' }] })
    expect(rows.find(({ key }) => key === 'nationalStatute')).toMatchObject({ kept: 2, decided: 2, missed: [] })
  })
  it('leaves out of the denominator what still runs', () => {
    expect(reportOf(clocks, { from: '2023-11-01', to: '2023-11-30' }).find(({ key }) => key === 'nationalLocal')).toMatchObject({ kept: 0, decided: 0, running: 1 })
  })
})
