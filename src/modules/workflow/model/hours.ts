import { flowAt, nodeAt, type NodeIndex, type Plan } from './plan.ts'

/**
 * Working hours of a process from start to end along its longest way, ways back left out: of branches that
 * run side by side only the longest counts. Undefined if a step on that account states no hours. This is the
 * figure to hold against the promised time of the procedure.
 */
export function hoursOf(plan: Plan): number | undefined {
  const steps = plan.nodes.filter((node) => node.kind === 'user' || node.kind === 'manual')
  if (steps.length === 0 || steps.some((step) => step.step?.hours === undefined)) return undefined
  const until = new Map<NodeIndex, number>()
  // The nodes lie in the order in which a token meets them, so that one pass from the end is enough.
  for (let index = plan.nodes.length - 1; index >= 0; index--) {
    const node = nodeAt(plan, index)
    const inner = node.start === undefined ? 0 : until.get(node.start) ?? 0
    const ahead = node.out.map((flow) => flowAt(plan, flow).to).filter((to) => to > index).map((to) => until.get(to) ?? 0)
    until.set(index, (node.step?.hours ?? 0) + inner + Math.max(0, ...ahead))
  }
  return until.get(plan.nodes.findIndex((node) => node.kind === 'start' && node.scope === undefined)) ?? 0
}
