import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wholeSeedProcedures } from '../../../../seed/procedures.ts'
import { compileBpmn, processFor } from '../../../workflow/index.ts'
import type { Plan } from '../../../workflow/model.ts'
import { checkDefinition } from '../check.ts'
import type { ProcedureDefinition } from '../definition.ts'
import { pathsOf } from './paths.ts'

const all = wholeSeedProcedures()
const get = (key: string): ProcedureDefinition => {
  const found = all.find((one) => one.key === key)
  if (!found) throw new Error(`no ${key}`)
  return found
}
const codes = async (definition: ProcedureDefinition, more = {}) => {
  const plan = definition.process ? await compileBpmn(definition.process.bpmn) : undefined
  return checkDefinition(definition, { ...(plan ? { plan } : {}), ...more }).map(({ code }) => code)
}

describe('a seeded procedure', () => {
  test.each(all.map((one) => [one.key, one] as const))('%s contradicts itself nowhere', async (_, definition) => {
    const plan = await compileBpmn(definition.process?.bpmn ?? '')
    expect(checkDefinition(definition, { plan, on: '2023-10-16' }).filter(({ severity }) => severity === 'wrong')).toEqual([])
  })
})

describe('the steps of each case', () => {
  test('with a consultation take what its chain promises, without one what the procedure promises', async () => {
    const { process } = get('vpdd-thuongnhan-cap')
    const plan = await compileBpmn(process?.bpmn ?? '')
    expect(pathsOf(plan, { caseKey: 'case-1' })?.map(({ hours }) => hours)).toEqual([56])
    expect(pathsOf(plan, { caseKey: 'case-2' })?.map(({ hours }) => hours)).toEqual([104])
    expect(pathsOf(plan)?.map(({ hours }) => hours).sort((a, b) => a - b)).toEqual([56, 104])
  })

  test('that do not add up are told with the case and with each step', async () => {
    const definition = get('vpdd-thuongnhan-cap')
    const longer = { ...definition, process: { bpmn: (definition.process?.bpmn ?? '').replace('workingHours="48"', 'workingHours="50"') } }
    const plan = await compileBpmn(longer.process.bpmn)
    const [problem, ...rest] = checkDefinition(longer, { plan }).filter(({ severity }) => severity === 'wrong')
    expect(rest).toEqual([])
    expect(problem).toMatchObject({ code: 'steps.sumOfCase', params: { sum: '106', promised: '104' } })
    expect(problem?.params['steps']).toContain('Lấy ý kiến cơ quan liên quan 50')
  })

  test('are summed along every way as slowly counting all answers does', () => {
    // Questions one behind another; each answer leads through a step of its own, then on to the next question.
    const arbitrary = fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 })
    fc.assert(fc.property(arbitrary, (questions) => {
      const slowly = questions.reduce<number[]>((sums, answers) => sums.flatMap((sum) => answers.map((hours) => sum + hours)), [0])
      const order = (numbers: readonly number[] | undefined) => [...(numbers ?? [])].sort((a, b) => a - b)
      expect(order(pathsOf(planOf(questions))?.map(({ hours }) => hours))).toEqual(order(slowly))
    }))
  })

  test('too many to look at one by one are said to be too many', () => {
    expect(pathsOf(planOf(Array.from({ length: 12 }, () => [1, 2])))).toBeUndefined()
  })
})

/** A plan of questions in a row: gateway, one step an answer, the next gateway. */
function planOf(questions: number[][]): Plan {
  const plan: Plan = { id: 'p', name: '', nodes: [], flows: [], lanes: [] }
  const add = (node: Partial<Plan['nodes'][number]> & { kind: Plan['nodes'][number]['kind'] }) => plan.nodes.push({ id: `n${plan.nodes.length}`, name: '', in: [], out: [], ...node }) - 1
  const join = (from: number, to: number) => {
    const flow = plan.flows.push({ id: `f${plan.flows.length}`, name: '', from, to }) - 1
    plan.nodes[from]?.out.push(flow)
    plan.nodes[to]?.in.push(flow)
  }
  let last = [add({ kind: 'start' })]
  for (const answers of questions) {
    const gateway = add({ kind: 'exclusive' })
    for (const one of last) join(one, gateway)
    last = answers.map((hours) => {
      const step = add({ kind: 'user', step: { hours } })
      join(gateway, step)
      return step
    })
  }
  const end = add({ kind: 'end' })
  for (const one of last) join(one, end)
  return plan
}

describe('what disagrees or is missing', () => {
  const base = get('2.000004')
  const law = { number: '81/2018/NĐ-CP', title: null, article: null, url: null, issuedOn: null, effectiveOn: null, issuer: null, expiredOn: null, replacedBy: null }

  test.each<[string, Partial<ProcedureDefinition>, string]>([
    ['a law that ceased', { legalBasis: [{ ...law, expiredOn: '2023-10-01', replacedBy: '1/2023/NĐ-CP' }] }, 'law.expired'],
    ['a law that does not hold yet', { legalBasis: [{ ...law, effectiveOn: '2024-01-01' }] }, 'law.notYet'],
    ['no law at all', { legalBasis: null }, 'law.missing'],
    ['a promise longer than the law, in another unit', { time: { value: 5, unit: 'workingDay', text: null }, statutory: { time: { value: 30, unit: 'workingHour', text: null }, steps: [], condition: null, source: 'x' } }, 'time.overLaw'],
    ['a fee without a basis', { feeBasis: null, fees: [{ name: 'Phí', amount: 1000, when: { subject: null, area: null, case: null, channel: null, from: null, until: null }, per: null, basis: null, code: null }] }, 'fee.noBasis'],
    ['a result without a register', { results: [{ name: 'Văn bản', form: null, validity: null, copies: null, code: null, register: null, file: null }] }, 'result.noRegister'],
    ['no ISO part', { iso: null }, 'iso.missing'],
    ['an ISO part without risks', { iso: base.iso && { ...base.iso, risks: [] } }, 'iso.risks'],
    ['a window of a case there is not', { windows: [{ what: 'filing', direction: 'before', event: 'x', atLeast: null, atMost: null, field: null, cases: ['case-9'], text: 'x' }] }, 'window.unknownCase'],
  ])('%s', async (_, change, code) => {
    expect(await codes(base, { on: '2023-10-16' })).not.toContain(code)
    expect(await codes({ ...base, ...change }, { on: '2023-10-16' })).toContain(code)
  })

  test('a result that no step signs or issues', async () => {
    const notice = processFor(null, { variant: 'notify' })
    expect(await codes({ ...base, process: { bpmn: notice } })).toContain('result.noStep')
  })

  test('a step whose role nobody holds, and one whose role there is not', async () => {
    expect(await codes(base, { held: ['receptionOfficer', 'officer', 'roomHead', 'departmentLeader'] })).toContain('step.nobody')
    expect(await codes(base, { positions: ['receptionOfficer'] })).toContain('step.unknownPosition')
  })

  test('a condition that asks for what nobody gives, and one that cannot be read', async () => {
    const vpdd = get('vpdd-thuongnhan-cap')
    const asking = (when: string) => ({ ...vpdd, process: { bpmn: (vpdd.process?.bpmn ?? '').replace(/>caseKey[^<]*</, `>${when}<`) } })
    expect(await codes(asking('soVonDauTu = 1'))).toContain('feel.unknown')
    expect(await codes(vpdd)).not.toContain('feel.unknown')
    await expect(codes(asking('caseKey = ('))).rejects.toThrow()
  })
})
