import { formatDuration, parseDuration } from '../model/duration.ts'
import { flowAt, isStep, nodeAt, type NodeIndex, type NodeKind, type Plan, type PlanNode } from '../model/plan.ts'

/** One line of the upright drawing, and the way from it. */
export type Row = {
  node: NodeIndex
  id: string
  shape: 'start' | 'end' | 'step' | 'automatic' | 'gateway' | 'event'
  kind: NodeKind
  /** 1, 2, 3 … for steps. */
  number?: number
  name: string
}

export type Edge = { from: number; to: number }

/**
 * The lines of the drawing, in the plan's order, and the edges between them by number of line. Left out, with
 * the ways led through them: gateways that only bring ways together, and the frames of sub-processes.
 */
export function rowsOf(plan: Plan): { rows: Row[]; edges: Edge[] } {
  let number = 0
  const rows = plan.nodes.flatMap((node, index): Row[] => {
    const shape = shapeOf(node)
    if (!shape) return []
    const row: Row = { node: index, id: node.id, shape, kind: node.kind, name: node.name || eventName(node) }
    if (isStep(node)) row.number = ++number
    return [row]
  })
  const lines = new Map(rows.map((row, i) => [row.node, i]))
  const edges = rows.flatMap((row, from) => {
    const targets = [...nextShown(plan, row.node, lines), ...edgeEvents(plan, row.node, lines)]
    return [...new Set(targets)].flatMap((to) => {
      const line = lines.get(to)
      return line === undefined ? [] : [{ from, to: line }]
    })
  })
  return { rows, edges }
}

/** Events on the edge of a shown node, and on the edge of a sub-process whose first shown node it is. */
function edgeEvents(plan: Plan, index: NodeIndex, lines: Map<NodeIndex, number>): NodeIndex[] {
  const node = nodeAt(plan, index)
  const frame = node.scope === undefined ? undefined : nodeAt(plan, node.scope)
  const isFirst = frame?.start !== undefined && nextShown(plan, frame.start, lines).includes(index)
  return [...(node.events ?? []), ...(isFirst ? frame.events ?? [] : [])]
}

/** What an event without a name waits for or does. */
function eventName({ kind, after, message }: PlanNode): string {
  const duration = kind === 'timer' && after !== undefined ? parseDuration(after) : undefined
  if (duration) return `Sau ${formatDuration(duration)}`
  if (kind === 'catch') return `Chờ ${message ?? ''}`
  return kind === 'throw' ? `Gửi ${message ?? ''}` : ''
}

function shapeOf(node: PlanNode): Row['shape'] | undefined {
  switch (node.kind) {
    case 'user': case 'manual': case 'other': return 'step'
    case 'service': case 'rule': case 'script': return 'automatic'
    case 'timer': case 'catch': case 'throw': return 'event'
    case 'start': return node.scope === undefined ? 'start' : undefined
    case 'end': case 'terminate': return node.scope === undefined ? 'end' : undefined
    case 'exclusive': return node.out.length > 1 ? 'gateway' : undefined
    case 'parallel': case 'inclusive': return 'gateway'
    default: return undefined
  }
}

/** The shown nodes that the ways out of a node lead to, through the hidden ones. */
function nextShown(plan: Plan, from: NodeIndex, lines: Map<NodeIndex, number>): NodeIndex[] {
  const seen = new Set<NodeIndex>()
  const found: NodeIndex[] = []
  const open = out(plan, from)
  for (let index = open.shift(); index !== undefined; index = open.shift()) {
    if (seen.has(index)) continue
    seen.add(index)
    if (lines.has(index)) found.push(index)
    else open.push(...through(plan, index))
  }
  return found
}

/** Through a hidden node: into a sub-process, or on. */
function through(plan: Plan, index: NodeIndex): NodeIndex[] {
  const { start } = nodeAt(plan, index)
  return start === undefined ? out(plan, index) : [start]
}

/** Along the flows; from the end of a sub-process, along those of the sub-process. */
function out(plan: Plan, index: NodeIndex): NodeIndex[] {
  const node = nodeAt(plan, index)
  if (node.out.length === 0 && node.scope !== undefined) return out(plan, node.scope)
  return node.out.map((flow) => flowAt(plan, flow).to)
}
