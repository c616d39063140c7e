import { cycles, reachable } from './graph.ts'
import { flowAt, nodeAt, type NodeIndex, type Plan, type PlanNode } from './plan.ts'
import { called, problem, type Problem } from './problem.ts'

/**
 * What the drawing alone tells: a start and an end in every process and sub-process, exactly one start, every
 * node on a way from the start, no way that stops short, no cycle through which a token would run for ever
 * without resting (gateways, services, rules, scripts, thrown messages only).
 */
export function checkShape(plan: Plan): Problem[] {
  const scopes = [undefined, ...plan.nodes.flatMap((node, i) => (node.kind === 'scope' ? [i] : []))]
  return [
    ...scopes.flatMap((scope) => checkScope(plan, scope)),
    ...unreachable(plan),
    ...deadEnds(plan),
    ...restlessCycles(plan),
  ]
}

function checkScope(plan: Plan, scope: NodeIndex | undefined): Problem[] {
  const owner = scope === undefined ? plan : nodeAt(plan, scope)
  const inner = plan.nodes.filter((node) => node.scope === scope)
  const starts = inner.filter((node) => node.kind === 'start')
  const name = { name: called(owner) }
  const found: Problem[] = []
  if (starts.length === 0) found.push(problem('noStart', owner.id, name))
  if (starts.length > 1) found.push(problem('manyStarts', owner.id, name))
  if (inner.length > 0 && !inner.some((node) => isEnd(node) || node.kind === 'other')) found.push(problem('noEnd', owner.id, name))
  return found
}

const isEnd = (node: PlanNode): boolean => node.kind === 'end' || node.kind === 'terminate'

/** What is only drawn may be come to in ways that are not flows, and its followers with it. */
function unreachable(plan: Plan): Problem[] {
  const starts = plan.nodes.flatMap((node, i) => (node.kind === 'start' && node.scope === undefined ? [i] : []))
  if (starts.length === 0) return []
  const drawn = plan.nodes.flatMap((node, i) => (node.kind === 'other' ? [i] : []))
  const seen = reachable([...starts, ...drawn], (node) => nextOf(plan, node))
  return plan.nodes.filter((_, i) => !seen.has(i))
    .filter((node) => node.scope === undefined || seen.has(node.scope))
    .map((node) => problem('unreachable', node.id, { name: called(node) }))
}

/** Where a token may appear next: into a scope, along a flow, out by a boundary event. */
export function nextOf(plan: Plan, index: NodeIndex): NodeIndex[] {
  const node = nodeAt(plan, index)
  const inner = node.start === undefined ? [] : [node.start]
  return [...inner, ...node.out.map((flow) => flowAt(plan, flow).to), ...(node.events ?? [])]
}

const deadEnds = (plan: Plan): Problem[] =>
  plan.nodes.filter((node) => node.out.length === 0 && !isEnd(node) && node.kind !== 'other')
    .map((node) => problem('deadEnd', node.id, { name: called(node) }))

const NAMES_AT_MOST = 6
const GATEWAYS = new Set(['exclusive', 'parallel', 'inclusive'])
const RESTLESS = new Set([...GATEWAYS, 'service', 'rule', 'script', 'throw', 'start', 'end', 'scope'])

/** A scope is passed without rest if all inside it is: its inner end leads on to what follows the scope. */
function restlessCycles(plan: Plan): Problem[] {
  const restless = plan.nodes.flatMap((node, i) => (RESTLESS.has(node.kind) ? [i] : []))
  const groups = cycles(restless, (index) => {
    const node = nodeAt(plan, index)
    if (node.kind === 'scope') return node.start === undefined ? [] : [node.start]
    const way = node.out.length > 0 || node.scope === undefined ? node : nodeAt(plan, node.scope)
    return way.out.map((flow) => flowAt(plan, flow).to)
  })
  return groups.map((group) => {
    const nodes = group.map((index) => nodeAt(plan, index))
    const code = nodes.every((node) => GATEWAYS.has(node.kind)) ? 'gatewayCycle' : 'automaticCycle'
    const names = nodes.slice(0, NAMES_AT_MOST).map(called).join(', ')
    return problem(code, nodes[0]?.id ?? null, { names: nodes.length > NAMES_AT_MOST ? `${names}, …` : names })
  })
}
