import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blocks, writeBlocks } from '../fixtures/blocks.ts'
import { sketch } from '../fixtures/sketch.ts'
import { inspectBpmn } from '../bpmn/inspect.ts'
import { advance, begin, type Advance, type Env } from './advance.ts'
import { checkBehaviour } from './explore.ts'
import { checkPlan } from './check.ts'
import type { Plan } from './plan.ts'
import { waitingFor, type State } from './state.ts'

/** A repeatable stream of numbers 0 ≤ n < of. */
function dice(seed: number): (of: number) => number {
  let state = seed >>> 0
  return (of) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * of)
  }
}

/** Answers every gateway at random: one flow, or some. */
const byDice = (roll: (of: number) => number): Env => ({
  choose: (gateway, flows) => {
    const some = flows.filter(() => roll(2) === 1)
    return some.length > 0 && gateway.startsWith('or') ? some : [flows[roll(flows.length)] ?? '']
  },
})

function randomWalk(plan: Plan, seed: number, follow: (moved: Advance) => void): Advance {
  const roll = dice(seed)
  const env = byDice(roll)
  let moved = begin(plan, env)
  follow(moved)
  for (let events = 0; !moved.ended && events < 3_000; events++) {
    const { steps, timers } = waitingFor(plan, moved.state)
    const can = [...steps.map((complete) => ({ complete })), ...timers.map(({ node }) => ({ fire: node }))]
    const event = can[roll(can.length)]
    if (!event) break
    moved = advance(plan, moved.state, event, env)
    follow(moved)
  }
  return moved
}

test('a process built of blocks has no problem, and every random walk through it ends with nothing left open', async () => {
  await fc.assert(fc.asyncProperty(blocks, fc.integer(), async (block, seed) => {
    const { plan, problems } = await inspectBpmn(writeBlocks(block))
    if (!plan) throw new Error('no plan')
    expect(problems.filter(({ code }) => code !== 'tooManyStates')).toEqual([])
    const open = new Map<string, number>()
    const last = randomWalk(plan, seed, (moved) => {
      for (const step of moved.opened) open.set(step, (open.get(step) ?? 0) + 1)
      for (const { step } of moved.closed) open.set(step, (open.get(step) ?? 0) - 1)
      expect(JSON.stringify(moved.state).length).toBeLessThan(20 + 4 * (moved.state.at.length + 1))
      const standing = [...open].filter(([, count]) => count > 0).map(([step]) => step).sort()
      expect(standing).toEqual([...waitingFor(plan, moved.state).steps].sort())
    })
    expect(last.ended).toBe(true)
    expect([...open.values()].every((count) => count === 0)).toBe(true)
  }), { numRuns: 80 })
}, 60_000)

test('plan and state survive JSON: the same walk from their copies takes the same way', async () => {
  await fc.assert(fc.asyncProperty(blocks, fc.integer(), async (block, seed) => {
    const { plan } = await inspectBpmn(writeBlocks(block))
    if (!plan) throw new Error('no plan')
    const copy = JSON.parse(JSON.stringify(plan)) as Plan
    expect(copy).toEqual(plan)
    const [first, second]: string[][] = [[], []]
    randomWalk(plan, seed, (moved) => void first?.push(...moved.trace))
    randomWalk(copy, seed, (moved) => {
      expect(JSON.parse(JSON.stringify(moved))).toEqual(moved)
      second?.push(...moved.trace)
    })
    expect(second).toEqual(first)
  }), { numRuns: 25 })
}, 60_000)

/** Any wiring of a handful of nodes: most of it wrong in some way. */
const wiring = fc.record({
  kinds: fc.array(fc.constantFrom('user', 'user', 'exclusive', 'parallel', 'inclusive'), { minLength: 2, maxLength: 7 }),
  arrows: fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { minLength: 2, maxLength: 12 }),
})

function writeWiring({ kinds, arrows }: { kinds: string[]; arrows: [number, number][] }): string {
  const name = (i: number) => `${{ inclusive: 'or', exclusive: 'xor' }[kinds[i] ?? ''] ?? 'n'}${i}`
  const flows = new Set(arrows.map(([from, to]) => {
    const [a, b] = [from % kinds.length, to % (kinds.length + 1)]
    return `${name(a)}>${b === kinds.length ? 'end' : name(b)}`
  }))
  return sketch({
    nodes: ['start:start', 'end:end', ...kinds.map((kind, i) => `${name(i)}:${kind}`)].join(' '),
    flows: [`start>${name(0)}`, ...flows].join(' '),
  })
}

/** Every state by plain breadth-first search with the public function, one choice after another. */
function oracle(plan: Plan): { codes: Set<string>; complete: boolean } {
  const choices = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((a) => [0, 1, 2, 3].map((b) => [a, b, a] as const))
  const seen = new Map<string, Set<string>>()
  const open: State[] = []
  const codes = new Set<string>()
  const arrive = ({ state }: Advance): string => {
    const key = state.at.join()
    if (new Set(state.at).size < state.at.length) codes.add('twice')
    else if (!seen.has(key)) open.push(state)
    if (!seen.has(key)) seen.set(key, new Set())
    return key
  }
  const envs = choices.map((list): Env => {
    let asked = 0
    return {
      choose: (gateway, flows) => {
        const pick = list[asked++ % list.length] ?? 0
        if (!gateway.startsWith('or')) return [flows[pick % flows.length] ?? '']
        const mask = (pick % (2 ** flows.length - 1)) + 1
        return flows.filter((_, bit) => (mask >> bit) % 2 === 1)
      },
    }
  })
  for (const env of envs) arrive(begin(plan, env))
  for (let state = open.pop(); state && seen.size < 400; state = open.pop()) {
    const { steps } = waitingFor(plan, state)
    if (steps.length === 0 && state.at.length > 0) codes.add('deadlock')
    for (const complete of steps) {
      for (const env of envs) seen.get(state.at.join())?.add(arrive(advance(plan, state, { complete }, env)))
    }
  }
  return { codes, complete: seen.size < 400 }
}

test('what a plain search finds stuck or doubled in any wiring, the check finds too', async () => {
  let judged = 0
  await fc.assert(fc.asyncProperty(wiring, async (wires) => {
    const { plan } = await inspectBpmn(writeWiring(wires))
    if (!plan || checkPlan(plan).some(({ code }) => ['gatewayCycle', 'automaticCycle', 'noStart'].includes(code))) return
    const { codes, complete } = oracle(plan)
    if (!complete) return
    judged++
    const found = new Set<string>(checkBehaviour(plan).map(({ code }) => code))
    for (const code of codes) expect(found).toContain(code)
  }), { numRuns: 250 })
  expect(judged).toBeGreaterThan(60)
}, 60_000)
