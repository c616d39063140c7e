import { describe, expect, it } from 'vitest'
import { sampleInput } from '../../../../tests/output-input.ts'
import { parseWall } from '../../../platform/time.ts'
import { addWorkingMinutes, vietnameseCalendar } from '../../calendar/model.ts'
import type { Plan } from '../../workflow/model.ts'
import { asOfFacts, tryRun, tryToEnd, type TryEvent, type TryWith } from './try-run.ts'

const calendar = vietnameseCalendar()
const start = parseWall('2023-10-16T08:00') ?? 0
const given = (context: Record<string, unknown> = {}): TryWith => ({ calendar, start, context })
const planOf = async (key: string): Promise<Plan> => {
  const { plan } = await sampleInput(key)
  if (!plan) throw new Error('no process')
  return plan
}

describe('a made-up dossier', () => {
  it('that goes the usual way takes the working hours of its steps, one after another', async () => {
    const plan = await planOf('2.000004')
    const run = tryRun(plan, tryToEnd(plan, [], given()), given())
    expect(run).toMatchObject({ ended: true, hours: 40, waiting: [], refused: null })
    expect(run.done.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(run.at).toBe(addWorkingMinutes(calendar, start, 40 * 60))
    for (const [at, one] of run.done.entries()) if (at > 0) expect(one.from).toBe(run.done[at - 1]?.to)
  })

  it('that is sent back does the step again, and says what was chosen', async () => {
    const plan = await planOf('2.000004')
    const usual = tryToEnd(plan, [], given())
    const { waiting: [review] } = tryRun(plan, usual.slice(0, 3), given())
    const back = review?.choices.find(({ way }) => way === 'back')
    if (!review || !back) throw new Error('no way back')
    const events: TryEvent[] = [...usual.slice(0, 3), { node: review.node, take: [back.flow] }]
    const run = tryRun(plan, events, given())
    expect(run.done.at(-1)).toMatchObject({ node: review.node, choice: back.label })
    expect(run.waiting[0]?.node).toBe(back.to)
    expect(tryRun(plan, tryToEnd(plan, events, given()), given()).done.filter(({ node }) => node === back.to).map(({ visit }) => visit)).toEqual([1, 2])
  })

  it('waits where branches meet for the one that took longer', async () => {
    const plan = await planOf('vpdd-thuongnhan-cap')
    const run = tryRun(plan, tryToEnd(plan, [], given({ caseKey: 'case-2' })), given({ caseKey: 'case-2' }))
    expect(run.ended).toBe(true)
    const together = run.done.filter((one) => run.done.some((other) => other !== one && other.from === one.from))
    for (const later of run.done) for (const earlier of together) {
      if (later.from > earlier.from && later.number !== null && earlier.number !== null && later.number > Math.max(...together.map(({ number }) => number ?? 0))) expect(later.from).toBeGreaterThanOrEqual(earlier.to)
    }
    expect(run.at).toBe(Math.max(...run.done.map(({ to }) => to)))
  })

  it('stops where something is asked of it that cannot happen there', async () => {
    const plan = await planOf('2.000004')
    const [first] = tryToEnd(plan, [], given())
    if (!first) throw new Error('no step')
    const run = tryRun(plan, [first, first, first], given())
    expect(run.done).toHaveLength(1)
    expect(run.refused?.code).toBe('workflow.notOpen')
    expect(tryRun(plan, [{ node: 'not-there', take: [] }], given())).toMatchObject({ done: [], refused: { code: 'workflow.notOpen' } })
  })
})

it('what is typed as an answer is read as conditions compare it', () => {
  expect(asOfFacts({ a: 'có', b: 'Không', c: '1.500.000', d: '2,5', e: 'Quy Nhơn', f: '' })).toEqual({ a: true, b: false, c: 1_500_000, d: 2.5, e: 'Quy Nhơn' })
})
