import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Plan } from '../../workflow/model/plan.ts'
import { loadSeedProcedures } from '../load.ts'
import { canonical } from './canonical.ts'
import { checkDefinition } from './check.ts'
import type { Channel, ProcedureDefinition } from './definition.ts'
import { procedureSchema } from './definition.ts'
import { countsOf, feesFor, limitWords, papersFor, termOf, timeFor, timeSaved, type FeeFacts } from './rules.ts'
import { matches, rank, searchKey, searchWords } from './search.ts'

const all = loadSeedProcedures()
const get = (key: string): ProcedureDefinition => {
  const found = all.find((one) => one.key === key)
  if (!found) throw new Error(`no ${key}`)
  return found
}
const facts = (more: Partial<FeeFacts>): FeeFacts => ({ subject: null, area: null, case: null, channel: null, on: '2026-03-02', ...more })

describe('time', () => {
  test('a case, a notification and a case taken from another procedure each have their own', () => {
    expect(timeFor(get('2.000004'), null, 'online')).toMatchObject({ limit: { value: 5, unit: 'workingDay' }, from: 'channel' })
    expect(timeFor(get('2.002606'), 'case-1', null)).toMatchObject({ limit: { value: 26, unit: 'calendarDay' }, from: 'case' })
    expect(timeFor(get('2.002606'), null, null)).toEqual({ limit: null, from: 'notStated' })
    expect(timeFor(get('2.001474'), null, 'direct')).toEqual({ limit: null, from: 'notification' })
    expect(timeFor(get('2.000636'), 'case-1', null)).toEqual({ limit: null, from: 'sameAs' })
    expect(timeFor(get('vpdd-thuongnhan-cap'), 'case-2', null)).toMatchObject({ limit: { value: 13 } })
  })

  test('a limit is said as the law says it, and handed to the clock', () => {
    const limit = { value: 5, unit: 'workingDay', text: null } as const
    expect(limitWords(limit)).toBe('05 ngày làm việc')
    expect(termOf(limit)).toEqual({ count: 5, unit: 'wd' })
    expect(termOf({ value: 2, unit: 'year', text: null })).toEqual({ count: 24, unit: 'm' })
  })

  test('a promise shorter than the law is a saving', () => {
    expect(timeSaved(get('ruou-banbuon-cap'))).toEqual({ value: 5, percent: 33 })
    expect(timeSaved(get('2.000004'))).toBeUndefined()
  })
})

describe('papers', () => {
  test('a case has its own, or those of another procedure, which are not known here', () => {
    expect(papersFor(get('2.000636'), 'case-2')?.map((paper) => paper.name)).toContain('Đơn đề nghị cấp lại')
    expect(papersFor(get('2.000636'), 'case-1')).toBeNull()
    expect(papersFor(get('2.000004'), null)).toHaveLength(4)
  })

  test('a paper "if there is one" is not demanded; alternatives are listed', () => {
    expect(papersFor(get('2.000636'), 'case-2')?.map((paper) => paper.required)).toEqual([true, false])
    expect(get('ruou-sanxuat-cn-cap').papers?.[2]?.oneOf).toHaveLength(3)
  })

  test('copies of any kind are summed, and an unknown number stays unknown', () => {
    const [first, second] = get('1.000481').papers ?? []
    expect(first && countsOf(first)).toEqual({ originals: 1, copies: 0 })
    expect(second && countsOf(second)).toEqual({ originals: null, copies: null })
  })
})

describe('fees', () => {
  const amounts = (definition: ProcedureDefinition, more: Partial<FeeFacts>) => {
    const { stated, lines } = feesFor(definition, facts(more))
    return { stated, amounts: lines.map((line) => line.amount), certain: lines.every((line) => line.certain) }
  }

  test('by subject and area; what is not known yet leaves several possible', () => {
    const retail = get('2.000620')
    expect(amounts(retail, { subject: 'tổ chức, doanh nghiệp', area: 'huyện' })).toEqual({ stated: true, amounts: [600_000], certain: true })
    expect(amounts(retail, { area: 'huyện' })).toEqual({ stated: true, amounts: [600_000, 200_000], certain: false })
  })

  test('not stated is not free', () => {
    expect(amounts(get('2.000004'), {})).toEqual({ stated: false, amounts: [], certain: true })
    expect(amounts(get('2.000210'), {})).toEqual({ stated: true, amounts: [], certain: true })
  })

  test('by case', () => {
    expect(amounts(get('2.000636'), { case: 'case-1', area: 'huyện' }).amounts).toEqual([600_000])
    expect(amounts(get('2.000636'), { case: 'case-2' })).toMatchObject({ stated: true, amounts: [] })
  })

  test('90 % online, to the last day', () => {
    const explosives = get('vlncn-giayphep-sudung-cap')
    const on = (day: string, channel: Channel) =>
      amounts(explosives, { on: day, channel, subject: 'nghiên cứu, kiểm định, thử nghiệm' }).amounts
    expect(on('2025-12-31', 'online')).toEqual([1_800_000])
    expect(on('2026-01-01', 'online')).toEqual([2_000_000])
    expect(on('2025-12-31', 'direct')).toEqual([2_000_000])
  })

  test('knowing more never adds a line', () => {
    const subject = fc.constantFrom(null, 'tổ chức, doanh nghiệp', 'hộ kinh doanh, cá nhân')
    const area = fc.constantFrom(null, 'thành phố', 'huyện', 'thành phố, thị xã')
    const channel = fc.constantFrom<Channel | null>(null, 'online', 'direct')
    fc.assert(
      fc.property(fc.constantFrom(...all), subject, area, channel, (definition, s, a, c) => {
        const open = feesFor(definition, facts({ channel: c })).lines.length
        expect(feesFor(definition, facts({ subject: s, area: a, channel: c })).lines.length).toBeLessThanOrEqual(open)
      }),
    )
  })
})

describe('the check', () => {
  const step = (id: string, hours: number | undefined, position: string) => ({ id, hours, position })
  /** Steps in a row between a start and an end. */
  function plan(...steps: ReturnType<typeof step>[]): Plan {
    const ids = ['start', ...steps.map((one) => one.id), 'end']
    const nodes = ids.map((id, at): Plan['nodes'][number] => {
      const own = steps.find((one) => one.id === id)
      const kind = at === 0 ? 'start' : at === ids.length - 1 ? 'end' : 'user'
      const flows = { in: at === 0 ? [] : [at - 1], out: kind === 'end' ? [] : [at] }
      if (!own) return { id, kind, name: id, ...flows }
      return { id, kind, name: id, ...flows, step: { position: own.position, ...(own.hours === undefined ? {} : { hours: own.hours }) } }
    })
    const flows = ids.slice(1).map((id, at) => ({ id: `to-${id}`, name: '', from: at, to: at + 1 }))
    return { id: 'p', name: 'p', nodes, flows, lanes: [] }
  }
  const codes = (definition: ProcedureDefinition, against = {}) => checkDefinition(definition, against).map((one) => one.code)
  const base = get('2.000004')

  test('steps that do not add up, and positions nobody holds', () => {
    expect(checkDefinition(base, { plan: plan(step('a', 22, 'clerk'), step('b', 20, 'clerk')), positions: ['clerk'] })).toContainEqual({
      code: 'steps.sum', severity: 'wrong', path: 'process', params: { sum: '42', promised: '40' },
    })
    const right = codes(base, { plan: plan(step('a', 20, 'clerk'), step('b', 20, 'clerk')), positions: ['clerk'] })
    expect(right).not.toContain('steps.sum')
    expect(right).not.toContain('process.missing')
    expect(codes(base, { plan: plan(step('a', 40, 'ghost')), positions: ['clerk'] })).toContain('step.unknownPosition')
    expect(codes(base, { plan: plan(step('a', undefined, 'clerk')) })).toContain('step.noHours')
  })

  test.each<[string, Partial<ProcedureDefinition>]>([
    ['time.overLaw', { time: { value: 6, unit: 'workingDay', text: null } }],
    ['code.local', { localCode: '2.000005.H36' }],
    ['paper.twice', { papers: [...(base.papers ?? []), ...(base.papers ?? [])] }],
    ['missing.channels', { channels: [] }],
    ['case.chainSum', { cases: get('vpdd-thuongnhan-cap').cases?.map((one) => ({ ...one, time: { value: 12, unit: 'workingDay' as const, text: null } })) ?? null }],
    ['window.noField', { windows: get('hoicho-dangky').windows.map((one) => ({ ...one, field: 'opensOn' })) }],
    ['form.missing', { form: null }],
  ])('%s', (code, change) => {
    expect(codes(base)).not.toContain(code)
    expect(codes(procedureSchema.parse({ ...base, ...change }))).toContain(code)
  })
})

test('the order of keys does not change the canonical text', () => {
  const shuffled = (value: unknown): unknown =>
    typeof value !== 'object' || value === null || Array.isArray(value)
      ? value
      : Object.fromEntries(Object.entries(value).reverse().map(([key, part]) => [key, shuffled(part)]))
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      expect(canonical(shuffled(value))).toBe(canonical(value))
      expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

describe('search forgives', () => {
  test('marks, order, case, points and half words', () => {
    const name = get('2.000004').name
    for (const query of ['khuyen mai', 'KHUYẾN MẠI may rủi', 'may rui khuyen mai', 'đăng ky khuyến', 'rui ro'.slice(0, 3)]) {
      expect([query, matches(name, query)]).toEqual([query, true])
    }
    expect(matches(name, 'khuyến mại xăng dầu')).toBe(false)
    expect(matches(name, '   ')).toBe(false)
    expect(searchKey('Nghị định số 81/2018/NĐ-CP, mã 2.000004')).toBe('nghi dinh so 81.2018 nd cp ma 2.000004')
  })

  test('the nearer comes first', () => {
    const words = searchWords('ban buon ruou')
    const found = all
      .map((one) => [rank(searchKey(one.name), words), one.key] as const)
      .filter(([score]) => score > 0)
      .sort(([a], [b]) => b - a)
    expect(found.map(([, key]) => key).sort()).toEqual(['2.000636', 'ruou-banbuon-cap'])
  })

  test('a key is its own key, and marks never matter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(searchKey(searchKey(text))).toBe(searchKey(text))
        expect(searchKey(text.normalize('NFD'))).toBe(searchKey(text.normalize('NFC')))
      }),
    )
  })
})
