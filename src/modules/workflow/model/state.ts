import { flowAt, isStep, nodeAt, type FlowIndex, type NodeIndex, type Plan } from './plan.ts'

/**
 * Where the tokens of one dossier are (trạng thái quy trình): `{"at":[4]}`. Each entry is one token: a node's
 * index when it rests in that node (a step being done, an armed timer, a sub-process under way), or
 * `-1 - flow` when it waits on a flow for its brothers to reach the join. Sorted; empty when the process has
 * ended. It means nothing without the plan it was made by.
 */
export type State = { at: number[] }

/** One entry of `State.at`. */
export type Place = number

/** The place of a token on a flow. */
export const onFlow = (flow: FlowIndex): Place => -1 - flow
/** The flow of a place on a flow, undefined for a place in a node. */
export const flowOfPlace = (place: Place): FlowIndex | undefined => (place < 0 ? -1 - place : undefined)

/** The node a token is in, or waits before. */
export const nodeOfPlace = (plan: Plan, place: Place): NodeIndex =>
  place < 0 ? flowAt(plan, -1 - place).to : place

/** Whether a place lies in the scope or in a scope inside it. The scope's own token does not. */
export function liesIn(plan: Plan, place: Place, scope: NodeIndex | undefined): boolean {
  if (scope === undefined) return true
  let inner = nodeAt(plan, nodeOfPlace(plan, place)).scope
  while (inner !== undefined && inner !== scope) inner = nodeAt(plan, inner).scope
  return inner === scope
}

/** What a running process is waiting for. */
export type Waiting = {
  /** Ids of the open steps, in the order of the drawing. */
  steps: string[]
  /** Timers that are set: fire them with `{ fire: node }`. */
  timers: { node: string; after: string }[]
  /** Messages that would be caught: `{ fire: node }`. */
  messages: { node: string; message: string }[]
  ended: boolean
}

/** Reads a state: what is open, set and awaited now. */
export function waitingFor(plan: Plan, state: State): Waiting {
  const nodes = [...new Set(state.at)].filter((place) => place >= 0).map((place) => nodeAt(plan, place))
  return {
    steps: nodes.filter(isStep).map((node) => node.id),
    timers: nodes.filter((n) => n.kind === 'timer').map((n) => ({ node: n.id, after: n.after ?? '' })),
    messages: nodes.filter((n) => n.kind === 'catch').map((n) => ({ node: n.id, message: n.message ?? '' })),
    ended: state.at.length === 0,
  }
}
