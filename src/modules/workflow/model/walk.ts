import { conflict } from '../../../platform/errors.ts'
import { advance, begin, type Advance, type Env, type Event } from './advance.ts'
import type { Context } from './feel.ts'
import { findNode, findStep, nodeAt, type Plan } from './plan.ts'
import { waitingFor, type State } from './state.ts'

/**
 * What people would choose, at a gateway or after a step (lựa chọn khi chạy thử): the flow's id for every
 * visit, or a list with one entry a visit; an entry that is itself a list chooses several flows at once.
 */
export type Choices = Record<string, string | (string | string[])[]>

/** One thing that happened on the walk. */
export type WalkedStep = {
  /** Step, timer or message. */
  step: string
  name: string
  position: string
  lane: string
  /** 1 for the first time, 2 when it came back … */
  visit: number
  /** How it ended: done, timer, message, or the boundary event that cut it off. */
  by: string
  /** Ids of nodes and flows passed afterwards. */
  trace: string[]
}

export type Walk = { steps: WalkedStep[]; trace: string[]; set: Context; ended: boolean }

const EVENTS_AT_MOST = 1_000

/**
 * Walks a process from start to end without a database: the first open step is done, else the first message
 * comes, else the first timer runs out. A choice under a step's id is the flow taken at the gateway behind it,
 * or the id of a boundary event that is to cut the step off.
 *
 * @throws Refusal `workflow.choiceMissing` and the others of `advance`, `workflow.walkTooLong` after 1,000
 * events.
 */
export function walk(plan: Plan, choices: Choices, context: Context = {}): Walk {
  const visits = new Map<string, number>()
  const known: Context = { ...context }
  const visit = (id: string): number => {
    const count = (visits.get(id) ?? 0) + 1
    visits.set(id, count)
    return count
  }
  const env: Env = {
    context: known,
    choose: (gateway) => chosen(choices, gateway, visit(gateway)),
  }
  const walked: Walk = { steps: [], trace: [], set: {}, ended: false }
  let now = begin(plan, env)
  const note = (moved: Advance) => {
    Object.assign(known, moved.set)
    Object.assign(walked.set, moved.set)
    walked.trace.push(...moved.trace)
    walked.ended = moved.ended
  }
  note(now)
  while (!now.ended) {
    if (walked.steps.length >= EVENTS_AT_MOST) throw conflict('workflow.walkTooLong', { limit: EVENTS_AT_MOST })
    const id = nextEvent(plan, now.state)
    const count = visit(id)
    const event = toEvent(plan, now.state, id, chosen(choices, id, count))
    now = advance(plan, now.state, event, env)
    note(now)
    const step = findStep(plan, id)
    const by = 'fire' in event ? event.fire : 'done'
    const name = plan.nodes.find((node) => node.id === id)?.name ?? ''
    walked.steps.push({ step: id, name, position: step?.position ?? '', lane: step?.lane ?? '', visit: count, by, trace: now.trace })
  }
  return walked
}

function chosen(choices: Choices, id: string, visit: number): string[] | undefined {
  const choice = Object.hasOwn(choices, id) ? choices[id] : undefined
  if (typeof choice === 'string') return [choice]
  const one = choice?.[visit - 1]
  return typeof one === 'string' ? [one] : one
}

/** A step; else a message or timer that stands in the flow; a boundary event only when nothing else is left. */
function nextEvent(plan: Plan, state: State): string {
  const { steps, messages, timers } = waitingFor(plan, state)
  const events = [...messages, ...timers].map(({ node }) => node)
  const inFlow = events.find((id) => plan.nodes.find((node) => node.id === id)?.host === undefined)
  const next = steps[0] ?? inFlow ?? events[0]
  if (next === undefined) throw conflict('workflow.stuck')
  return next
}

function toEvent(plan: Plan, state: State, id: string, take: string[] | undefined): Event {
  const first = take?.[0]
  const cut = first === undefined ? undefined : findNode(plan, first)
  if (cut !== undefined && state.at.includes(cut)) return { fire: nodeAt(plan, cut).id }
  const more = take ? { take } : {}
  return findStep(plan, id) ? { complete: id, ...more } : { fire: id, ...more }
}
