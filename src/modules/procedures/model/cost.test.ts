import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadSeedProcedures } from '../load.ts'
import { compareCost, costInputsSchema, costOf, timeSavedBetween, type CostInputs } from './cost.ts'
import type { Fee, Paper, ProcedureDefinition } from './definition.ts'

const seeded = loadSeedProcedures()
const found = seeded.find(({ key }) => key === '2.000004')
if (!found) throw new Error('no 2.000004')

const none: CostInputs = {
  wagePerHour: 0, hoursToLearn: 0, hoursPerPaper: 0, paperHours: {}, hoursForForm: 0, hoursPerVisit: 0, costPerVisit: 0,
  visits: {}, costPerCopy: 0, costPerCertifiedCopy: 0, postage: 0, other: [], dossiersPerYear: 0,
}
const paper = (key: string, more: Partial<Paper> = {}): Paper => ({
  key, name: `Giấy ${key}`, form: null, copies: { original: 1, certifiedCopy: null, plainCopy: null, unspecifiedCopy: null },
  oneOf: [], required: true, note: null, code: null, replacedBy: null, ...more,
})
const fee = (amount: number | null, subject: string | null = null): Fee => ({
  name: 'Phí thẩm định', amount, per: null, basis: null, code: null,
  when: { subject, area: null, case: null, channel: null, from: null, until: null },
})
const definition = (more: Partial<ProcedureDefinition> = {}): ProcedureDefinition =>
  ({ ...found, cases: null, form: null, papers: [], sets: 1, fees: [], charges: [], feeAdjustments: [], ...more })
const counter = { case: null, channel: 'direct', on: '2026-11-26' } as const
const limit = (value: number, unit: 'workingDay' | 'workingHour' | 'calendarDay' | 'month' | 'year') => ({ value, unit, text: null })

describe('one dossier costs', () => {
  test('the hours of each paper, two ways to the office, copies for each set, and the fee', () => {
    const it = definition({
      papers: [paper('don'), paper('ho-so', { copies: { original: null, certifiedCopy: 1, plainCopy: 2, unspecifiedCopy: null } })],
      sets: 2, fees: [fee(1_200_000)],
    })
    const inputs = {
      ...none, wagePerHour: 40_000, hoursPerPaper: 2, paperHours: { 'ho-so': 8 }, hoursPerVisit: 1.5, costPerVisit: 20_000, visits: { direct: 2 },
      costPerCopy: 1_000, costPerCertifiedCopy: 2_000, dossiersPerYear: 100,
    }
    const { lines, hours, perDossier, perYear, unknown, method } = costOf(it, inputs, counter)
    expect(lines.map(({ kind, hours: worked, money }) => [kind, worked, money])).toEqual([
      ['paper', 2, 80_000], ['paper', 8, 320_000], ['copies', 0, 8_000], ['visit', 3, 160_000], ['fee', 0, 1_200_000],
    ])
    expect([hours, perDossier, perYear, unknown]).toEqual([13, 1_768_000, 176_800_000, []])
    expect(method).toMatch(/do phần mềm đặt ra.*không phải biểu mẫu/)
    // Online: nobody goes there, plain copies are files, one set.
    expect(costOf(it, inputs, { ...counter, channel: 'online' }).perDossier).toBe(400_000 + 2_000 + 1_200_000)
  })

  test('nothing for a paper that an earlier result stands for, or that is handed in only if there is one', () => {
    const it = definition({ papers: [paper('a', { replacedBy: 'KQ.01' }), paper('b', { required: false })] })
    expect(costOf(it, { ...none, wagePerHour: 40_000, hoursPerPaper: 2 }, counter).lines).toEqual([])
  })

  test('at least this much: what no source states is named, not guessed', () => {
    const it = definition({ papers: null, fees: [fee(null), fee(400_000, 'hộ kinh doanh')] })
    const { perDossier, unknown } = costOf(it, none, counter)
    expect(perDossier).toBe(0)
    expect(unknown).toEqual(['Thành phần hồ sơ chưa được nêu.', 'Mức của “Phí thẩm định” chưa được nêu.', '“Phí thẩm định” còn tùy đối tượng, địa bàn hoặc trường hợp.'])
    expect(costOf(it, none, { ...counter, subject: 'hộ kinh doanh' }).perDossier).toBe(400_000)
  })
})

describe('a simplification', () => {
  test('of two papers, three days and the second visit is said in days, per cent and money a year', () => {
    const before = definition({ papers: [paper('a'), paper('b'), paper('c')], time: limit(15, 'workingDay'), channels: null })
    const after = definition({ papers: [paper('a')], time: limit(96, 'workingHour'), channels: null })
    const inputs = { ...none, wagePerHour: 50_000, hoursPerPaper: 4, hoursPerVisit: 1, visits: { direct: 2, online: 0 }, dossiersPerYear: 10 }
    expect(compareCost(before, after, inputs, counter, { ...counter, channel: 'online' })).toMatchObject({
      time: { value: 3, unit: 'workingDay', percent: 20 }, papers: { before: 3, after: 1 }, perDossier: 500_000, perYear: 5_000_000, percent: 71,
    })
  })

  test('of times that cannot be compared, or are not stated, is not made up', () => {
    expect(timeSavedBetween(limit(15, 'workingDay'), limit(15, 'calendarDay'))).toBeNull()
    expect(timeSavedBetween(limit(1, 'month'), limit(30, 'calendarDay'))).toBeNull()
    expect(timeSavedBetween(null, limit(1, 'month'))).toBeNull()
    expect(timeSavedBetween(limit(1, 'year'), limit(9, 'month'))).toEqual({ value: 3, unit: 'month', percent: 25 })
    expect(timeSavedBetween(limit(5, 'workingDay'), limit(7, 'workingDay'))).toEqual({ value: -2, unit: 'workingDay', percent: -40 })
  })

  const anyInputs = fc.record({
    wagePerHour: fc.nat(500_000), hoursToLearn: fc.nat(20), hoursPerPaper: fc.nat(40), paperHours: fc.constant({}), hoursForForm: fc.nat(8),
    hoursPerVisit: fc.nat(8), costPerVisit: fc.nat(500_000), visits: fc.record({ direct: fc.nat(4), online: fc.nat(2), post: fc.nat(2) }),
    costPerCopy: fc.nat(5_000), costPerCertifiedCopy: fc.nat(10_000), postage: fc.nat(50_000),
    other: fc.array(fc.record({ name: fc.constant('Dịch thuật'), amount: fc.nat(1_000_000) })), dossiersPerYear: fc.nat(5_000),
  })

  test('of any seeded procedure: the sum is that of its lines, against itself it saves nothing, backwards the opposite', () => {
    fc.assert(fc.property(fc.constantFrom(...seeded), fc.constantFrom(...seeded), anyInputs, fc.constantFrom('direct' as const, 'online' as const, 'post' as const), (one, other, given_, channel) => {
      const inputs = costInputsSchema.parse(given_)
      const which = { case: null, channel, on: '2026-11-26' }
      const cost = costOf(one, inputs, which)
      expect(cost.perDossier).toBe(cost.lines.reduce((sum, { money }) => sum + money, 0))
      expect(Number.isSafeInteger(cost.perYear)).toBe(true)
      expect(compareCost(one, one, inputs, which)).toMatchObject({ perDossier: 0, perYear: 0, percent: 0 })
      expect(compareCost(one, other, inputs, which).perYear + compareCost(other, one, inputs, which).perYear).toBe(0)
    }))
  })

  test('of a paper never costs more', () => {
    fc.assert(fc.property(fc.constantFrom(...seeded.filter(({ papers }) => papers && papers.length > 0)), anyInputs, fc.nat(), (one, given_, at) => {
      const papers = one.papers ?? []
      const fewer = { ...one, papers: papers.filter((_, i) => i !== at % papers.length) }
      expect(compareCost(one, fewer, costInputsSchema.parse(given_), counter).perDossier).toBeGreaterThanOrEqual(0)
    }))
  })
})
