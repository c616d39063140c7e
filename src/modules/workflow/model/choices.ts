import { findNode, flowAt, nodeAt, type NodeIndex, type Plan, type Way } from './plan.ts'

/** What a person may decide when ending a step: one button each (hướng xử lý). */
export type Choice = {
  /** Goes into `take`. */
  flow: string
  /** Words of the button: the flow's action, else its name, else the name of the step it leads to. */
  label: string
  way: Way
  /** The step it leads to first; empty when the process ends there. */
  to: string
  /** Taken when nothing is chosen. */
  byDefault: boolean
}

export type Decision = { gateway: string; question: string; several: boolean; choices: Choice[] }

/**
 * The decision that follows a step: the first gateway on the straight way from it at which a person can
 * choose. Undefined when there is none, or when conditions alone decide.
 */
export function decisionAfter(plan: Plan, step: string): Decision | undefined {
  let index = findNode(plan, step)
  const seen = new Set<NodeIndex>()
  while (index !== undefined && !seen.has(index)) {
    seen.add(index)
    const node = nodeAt(plan, index)
    if (node.out.length !== 1 || node.out[0] === undefined) return decisionAt(plan, index)
    index = flowAt(plan, node.out[0]).to
    if (rests(plan, index)) return undefined
  }
  return undefined
}

function decisionAt(plan: Plan, index: NodeIndex): Decision | undefined {
  const node = nodeAt(plan, index)
  if (node.kind !== 'exclusive' && node.kind !== 'inclusive') return undefined
  const free = node.out.filter((flow) => flow === node.otherwise || flowAt(plan, flow).when === undefined)
  if (free.length < 2) return undefined
  const choices = free.map((flowIndex): Choice => {
    const flow = flowAt(plan, flowIndex)
    const to = firstStep(plan, flow.to)
    const label = flow.action || flow.name || (to === undefined ? 'Kết thúc' : nodeAt(plan, to).name)
    const way = flow.way ?? (flow.to <= flow.from ? 'back' : 'on')
    return { flow: flow.id, label, way, to: to === undefined ? '' : nodeAt(plan, to).id, byDefault: flowIndex === node.otherwise }
  })
  choices.sort((a, b) => Number(b.byDefault) - Number(a.byDefault))
  return { gateway: node.id, question: node.name, several: node.kind === 'inclusive', choices }
}

/** A node where a token stays: what lies behind it is decided later. */
function rests(plan: Plan, index: NodeIndex): boolean {
  const node = nodeAt(plan, index)
  return ['user', 'manual', 'timer', 'catch', 'end', 'terminate', 'scope', 'other'].includes(node.kind)
    || (node.kind !== 'exclusive' && node.in.length > 1)
}

function firstStep(plan: Plan, from: NodeIndex): NodeIndex | undefined {
  const seen = new Set<NodeIndex>()
  const open = [from]
  for (let index = open.shift(); index !== undefined; index = open.shift()) {
    if (seen.has(index)) continue
    seen.add(index)
    const node = nodeAt(plan, index)
    if (node.kind === 'user' || node.kind === 'manual') return index
    open.push(...(node.start === undefined ? [] : [node.start]), ...node.out.map((flow) => flowAt(plan, flow).to))
  }
  return undefined
}
