import { findNode, flowAt, nodeAt, stepsOf, type NodeIndex, type Plan } from './plan.ts'
import { reachable } from './graph.ts'
import { waitingFor, type State } from './state.ts'

/** How a step of a running dossier stands (tình trạng của bước). */
export type StepState = 'done' | 'current' | 'next'

/** What a drawing says at a step: its state, and words instead of the usual "who · hours". */
export type StepMark = { state: StepState; note?: string; late?: boolean }

/**
 * The state of every step: open steps are current; a step that was done is done, unless the dossier was sent
 * back and will come to it again. `done` are the ids of the steps that were ever done.
 */
export function marksOf(plan: Plan, state: State, done: Iterable<string>): Record<string, StepMark> {
  const open = new Set(waitingFor(plan, state).steps)
  const from = [...open].flatMap((id) => findNode(plan, id) ?? [])
  const ahead = reachable(from.flatMap((node) => onward(plan, node)), (node) => onward(plan, node))
  const finished = new Set(done)
  return Object.fromEntries(stepsOf(plan).map(({ id }): [string, StepMark] => {
    const again = ahead.has(findNode(plan, id) ?? -1)
    return [id, { state: open.has(id) ? 'current' : finished.has(id) && !again ? 'done' : 'next' }]
  }))
}

/** Where a token goes from here without going back; out of the end of a sub-process, to what follows it. */
function onward(plan: Plan, index: NodeIndex): NodeIndex[] {
  const node = nodeAt(plan, index)
  const inner = node.start === undefined ? [] : [node.start]
  const outer = node.out.length === 0 && node.scope !== undefined ? nodeAt(plan, node.scope).out : []
  const targets = [...node.out, ...outer].map((flow) => flowAt(plan, flow)).filter(({ from, to }) => to > from)
  return [...inner, ...targets.map(({ to }) => to)]
}
