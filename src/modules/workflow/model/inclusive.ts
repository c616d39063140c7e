import { flowAt, nodeAt, type FlowIndex, type NodeIndex, type Plan } from './plan.ts'
import { flowOfPlace, onFlow, type Place } from './state.ts'

/**
 * Whether an inclusive join may go on (BPMN 2.0.2, 13.4.3): a token waits at it, and every other token of its
 * scope that could still reach, without passing the join, a flow on which no token waits, could also reach
 * one on which a token waits (such a token is not needed: its coming would add nothing new).
 *
 * A token in an activity may also leave by the activity's boundary events. Tokens inside a sub-process are
 * stood for by the sub-process's own token.
 */
export function joinIsReady(plan: Plan, at: Place[], join: NodeIndex): boolean {
  const node = nodeAt(plan, join)
  if (node.kind !== 'inclusive') return false
  const full = node.in.filter((flow) => at.includes(onFlow(flow)))
  const empty = node.in.filter((flow) => !at.includes(onFlow(flow)))
  if (full.length === 0) return false
  if (empty.length === 0) return true
  const toEmpty = placesBefore(plan, empty, join)
  const toFull = placesBefore(plan, full, join)
  return at.every((place) => {
    if (flowOfPlace(place) !== undefined && node.in.includes(-1 - place)) return true
    return !toEmpty.has(place) || toFull.has(place)
  })
}

/** All places from which one of the flows can be reached without passing `avoid`. */
function placesBefore(plan: Plan, flows: FlowIndex[], avoid: NodeIndex): Set<Place> {
  const seen = new Set<Place>()
  const open = [...flows]
  for (let flow = open.pop(); flow !== undefined; flow = open.pop()) {
    const source = flowAt(plan, flow).from
    seen.add(onFlow(flow))
    if (source === avoid) continue
    const from = nodeAt(plan, source)
    const starts = from.host === undefined ? [source] : [source, from.host]
    for (const start of starts) {
      if (seen.has(start)) continue
      seen.add(start)
      open.push(...nodeAt(plan, start).in.filter((before) => !seen.has(onFlow(before))))
    }
  }
  return seen
}
