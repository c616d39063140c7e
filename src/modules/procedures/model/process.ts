import { flowAt, isStep, nodeAt, type NodeIndex, type Plan } from '../../workflow/model/plan.ts'

/**
 * Working hours along the longest way through a process: of branches that run side by side, or between which
 * somebody chooses, the longer counts; ways back, to a supplement or to a refusal do not. A step without
 * hours counts as none.
 */
export function longestHours(plan: Plan): number {
  const known = new Map<NodeIndex, number>()
  const from = (index: NodeIndex, behind: ReadonlySet<NodeIndex>): number => {
    const found = known.get(index)
    if (found !== undefined) return found
    if (behind.has(index)) return 0
    const node = nodeAt(plan, index)
    const path = new Set([...behind, index])
    const inside = node.start === undefined ? 0 : from(node.start, path)
    const next = node.out.map((flow) => flowAt(plan, flow)).filter((flow) => flow.way === undefined || flow.way === 'on')
    const own = isStep(node) ? (node.step?.hours ?? 0) : inside
    const hours = own + Math.max(0, ...next.map((flow) => from(flow.to, path)))
    known.set(index, hours)
    return hours
  }
  const starts = plan.nodes.flatMap((node, at) => (node.kind === 'start' && node.scope === undefined ? [at] : []))
  return Math.max(0, ...starts.map((start) => from(start, new Set())))
}
