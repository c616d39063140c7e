import { endsFrom } from './explore.ts'
import { flowAt, nodeAt, type Plan } from './plan.ts'
import { onFlow, waitingFor, type State } from './state.ts'

/** A state in another plan, or the ids of what that plan has no place for; none: it has, but cannot end from there. */
export type Mapped = { state: State } | { missing: string[] }

/**
 * The same state in another plan (chuyển trạng thái sang quy trình khác): each token goes to the node or flow of the
 * same id, if it does the same there. A timer set by the old plan must be the same one in the new, and the new one
 * must be able to end from there: tokens of two branches that the new plan never has open together would get stuck.
 */
export function mapState(from: Plan, to: Plan, state: State): Mapped {
  const missing: string[] = []
  const at = state.at.map((place): number => {
    if (place < 0) {
      const { id } = flowAt(from, -1 - place)
      const flow = to.flows.findIndex((one) => one.id === id)
      if (flow < 0) missing.push(id)
      return onFlow(flow)
    }
    const node = nodeAt(from, place)
    const index = to.nodes.findIndex((one) => one.id === node.id && one.kind === node.kind)
    if (index < 0) missing.push(node.id)
    return index
  })
  if (missing.length > 0) return { missing: [...new Set(missing)] }
  const timers = (plan: Plan, places: State) => waitingFor(plan, places).timers.map(({ node, after }) => `${node} ${after}`)
  const [before, after] = [timers(from, state), timers(to, { at })]
  const changed = before.filter((one) => !after.includes(one))
  if (changed.length > 0) return { missing: changed.map((one) => one.split(' ')[0] ?? one) }
  return endsFrom(to, { at }) ? { state: { at } } : { missing: [] }
}
