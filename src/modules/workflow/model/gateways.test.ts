import { describe, expect, test } from 'vitest'
import { compileBpmn, inspectBpmn } from '../bpmn/inspect.ts'
import { sketch, type Sketch } from '../fixtures/sketch.ts'
import { Refusal } from '../../../platform/errors.ts'
import { advance, begin, type Advance, type Env } from './advance.ts'
import { waitingFor } from './state.ts'
import type { Plan } from './plan.ts'

const planOf = (it: Sketch): Promise<Plan> => compileBpmn(sketch(it))

/** Does steps one after another; answers what is open at the end. */
function after(plan: Plan, steps: string[], env: Env = {}): Advance {
  return steps.reduce((now, complete) => advance(plan, now.state, { complete }, env), begin(plan, env))
}
const open = (plan: Plan, steps: string[], env: Env = {}): string[] => waitingFor(plan, after(plan, steps, env).state).steps

function refusalOf(act: () => unknown): Refusal {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('an exclusive gateway', () => {
  const three = { nodes: 's:start a:user x:exclusive=Mức_tiền? b:user c:user d:user m:exclusive e:end', flows: 's>a a>x x>b[tien > 100] x>c[tien > 10] x>d! b>m c>m d>m m>e' }

  test.each([[500, 'b'], [50, 'c'], [5, 'd']])('sends a dossier of %i to %s: the first condition that holds, else the default', async (tien, step) => {
    expect(open(await planOf(three), ['a'], { context: { tien } })).toEqual([step])
  })

  test('takes the default when the data are missing', async () => {
    expect(open(await planOf(three), ['a'])).toEqual(['d'])
  })

  test('follows a person, but not against the data', async () => {
    const plan = await planOf(three)
    const { state } = begin(plan)
    const to = (take: string, context = {}) => advance(plan, state, { complete: 'a', take: [take] }, { context }).opened
    expect(to('x_b')).toEqual(['b'])
    expect(to('x_b', { tien: 500 })).toEqual(['b'])
    expect(refusalOf(() => to('x_b', { tien: 5 })).code).toBe('workflow.choiceRefused')
  })

  test('asks for a choice when nothing decides, and names the ways', async () => {
    const plan = await planOf({ nodes: 's:start a:user x:exclusive=Đủ? b:user e:end', flows: 's>a a>x x>a x>b b>e' })
    const { state } = begin(plan)
    const refusal = refusalOf(() => advance(plan, state, { complete: 'a' }))
    expect([refusal.code, refusal.params]).toEqual(['workflow.choiceMissing', { gateway: 'Đủ?', flows: 'x_a; x_b' }])
    expect(refusalOf(() => advance(plan, state, { complete: 'a', take: ['x_a', 'x_b'] })).code).toBe('workflow.choiceMany')
    expect(refusalOf(() => advance(plan, state, { complete: 'a', take: ['x_b', 'b_e'] }))).toMatchObject({ code: 'workflow.choiceUnknown', params: { flow: 'b_e' } })
  })

  test('refuses to go on when no condition holds and there is no default', async () => {
    const plan = await planOf({ nodes: 's:start a:user x:exclusive b:user c:user m:exclusive e:end', flows: 's>a a>x x>b[n = 1] x>c[n = 2] b>m c>m m>e' })
    expect(refusalOf(() => after(plan, ['a'], { context: { n: 3 } })).code).toBe('workflow.noWay')
  })

  test('a loop opens the same step again', async () => {
    const plan = await planOf({ nodes: 's:start a:user x:exclusive e:end', flows: 's>a a>x x>a x>e!' })
    const again = advance(plan, begin(plan).state, { complete: 'a', take: ['x_a'] })
    expect(again).toMatchObject({ opened: ['a'], closed: [{ step: 'a', why: 'done' }], ended: false })
    expect(advance(plan, again.state, { complete: 'a' }).ended).toBe(true)
  })
})

describe('a parallel gateway', () => {
  test('opens all branches and waits for all of them', async () => {
    const plan = await planOf({ nodes: 's:start p:parallel a:user b:user j:parallel c:user e:end', flows: 's>p p>a p>b a>j b>j j>c c>e' })
    expect(begin(plan).opened).toEqual(['a', 'b'])
    expect(open(plan, ['a'])).toEqual(['b'])
    expect(open(plan, ['b', 'a'])).toEqual(['c'])
  })

  test('a step that is no longer open is refused, and what is open is named', async () => {
    const plan = await planOf({ nodes: 's:start p:parallel a:user=Thẩm_định b:user j:parallel e:end', flows: 's>p p>a p>b a>j b>j j>e' })
    const { state } = after(plan, ['a'])
    const refusal = refusalOf(() => advance(plan, state, { complete: 'a' }))
    expect(refusal).toMatchObject({ status: 409, code: 'workflow.notOpen', params: { name: 'Thẩm định' }, possible: ['b'] })
  })
})

describe('an inclusive gateway', () => {
  const some = { nodes: 's:start t:user o:inclusive a:user b:user c:user j:inclusive z:user e:end', flows: 's>t t>o o>a[x] o>b[y] o>c! a>j b>j c>j j>z z>e' }

  test('opens every branch whose condition holds, the default only when none does', async () => {
    const plan = await planOf(some)
    expect(open(plan, ['t'], { context: { x: true, y: true } })).toEqual(['a', 'b'])
    expect(open(plan, ['t'], { context: { x: false, y: true } })).toEqual(['b'])
    expect(open(plan, ['t'])).toEqual(['c'])
  })

  test('the join waits for the branches that were opened, and for no other', async () => {
    const plan = await planOf(some)
    const both = { context: { x: true, y: true } }
    expect(open(plan, ['t', 'a'], both)).toEqual(['b'])
    expect(open(plan, ['t', 'a', 'b'], both)).toEqual(['z'])
    expect(open(plan, ['t', 'b'], { context: { y: true } })).toEqual(['z'])
  })

  test('people may choose several branches', async () => {
    const plan = await planOf(some)
    const { state } = begin(plan)
    expect(advance(plan, state, { complete: 't', take: ['o_a', 'o_b'] }).opened).toEqual(['a', 'b'])
  })

  test('a branch that turns off to its own end is not waited for any longer', async () => {
    const plan = await planOf({
      nodes: 's:start o:inclusive a:user b:user x:exclusive j:inclusive z:user e:end f:end',
      flows: 's>o o>a o>b a>j b>x x>j! x>f j>z z>e',
    })
    const { state } = after(plan, ['a'])
    expect(waitingFor(plan, state).steps).toEqual(['b'])
    const off = advance(plan, state, { complete: 'b', take: ['x_f'] })
    expect(off.opened).toEqual(['z'])
  })

  test('a token that could also come by a way on which one waits already is not waited for', async () => {
    const plan = await planOf({
      nodes: 's:start p:parallel a:user c:user m:exclusive x:exclusive j:inclusive e:end',
      flows: 's>p p>a p>c a>m m>j c>x x>m x>j! j>e',
    })
    const first = after(plan, ['a'])
    expect(first.trace).toContain('j_e')
    expect(waitingFor(plan, first.state).steps).toEqual(['c'])
  })

  test('two joins that wait for one another are stuck, and the check says so', async () => {
    const { problems } = await inspectBpmn(sketch({
      nodes: 's:start p:parallel a:user b:user j:inclusive k:inclusive x:exclusive y:exclusive e:end',
      flows: 's>p p>a p>b a>j b>k j>x k>y x>k! x>e y>j! y>e',
    }))
    expect(problems.map(({ code }) => code)).toContain('gatewayCycle')
  })
})
