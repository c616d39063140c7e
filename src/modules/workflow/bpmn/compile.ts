import { invalid } from '../../../platform/errors.ts'
import { walkOrder } from '../model/graph.ts'
import type { FlowIndex, NodeIndex, Plan, PlanFlow, PlanLane, PlanNode } from '../model/plan.ts'
import { nextOf } from '../model/shape.ts'
import { problem, type Problem } from '../model/problem.ts'
import { calledElement, childOf, childrenOf, idOf, nameOf, textOf, type Element } from './element.ts'
import { kindOf } from './kinds.ts'
import { readFlow, readNode } from './parts.ts'

/** A plan and what kept parts of the model out of it (kết quả biên dịch). */
export type Compiled = {
  plan: Plan
  /** Wrong whatever the model is for. */
  problems: Problem[]
  /** Drawn, and not to be executed: for a model that is only drawn this is no fault. */
  refused: Problem[]
  /** Elements that became part of the plan: what is not among them is not executed. */
  used: Set<Element>
}

type Building = Compiled & { find: (process: string) => Element | undefined }

/** Where the elements being read lie. */
type Place = { scope?: NodeIndex; lane?: number; prefix: string; calls: Element[] }

/**
 * Compiles one process, with its sub-processes and the processes it calls (`find` gives a process by id, from
 * this file or another), to a plan whose nodes lie in the order in which a token meets them.
 */
export function compile(process: Element, find: (id: string) => Element | undefined): Compiled {
  const name = nameOf(process)
  const plan: Plan = { id: idOf(process), name, nodes: [], flows: [], lanes: [] }
  if (process.get('composed') === true) plan.composed = true
  const building: Building = { plan, problems: [], refused: [], used: new Set(), find }
  addContainer(building, process, { prefix: '', calls: [process] })
  const { problems, refused, used } = building
  return { plan: inOrder(plan), problems, refused, used }
}

function addContainer(building: Building, container: Element, place: Place): void {
  const { plan, used } = building
  used.add(container)
  const lanes = addLanes(building, container)
  const elements = childrenOf(container, 'flowElements')
  const nodes = elements.filter((element) => 'incoming' in descriptorOf(element))
  const index = new Map(nodes.map((element) => {
    const inside = { ...place }
    const lane = lanes.get(element) ?? place.lane
    if (lane !== undefined) inside.lane = lane
    return [element, addNode(building, element, inside)] as const
  }))
  const start = nodes.find((element) => element.$type === 'bpmn:StartEvent')
  const startIndex = start && index.get(start)
  if (place.scope !== undefined && startIndex !== undefined) Object.assign(plan.nodes[place.scope] ?? {}, { start: startIndex })
  const flows = new Map(elements.filter((element) => element.$type === 'bpmn:SequenceFlow')
    .map((element) => [element, addFlow(building, element, index, place.prefix)]))
  for (const [element, node] of index) {
    addDefault(plan, element, node, flows)
    attach(plan, element, node, index)
  }
}

/** Whether moddle knows the element as a flow node shows in its properties. */
function descriptorOf(element: Element): Record<string, unknown> {
  const { propertiesByName } = (element as Element & { $descriptor: { propertiesByName: Record<string, unknown> } }).$descriptor
  return propertiesByName
}

/** A process that calls another twice, which calls another twice …, would grow without end. */
const NODES_AT_MOST = 5_000

function addNode(building: Building, element: Element, place: Place): NodeIndex {
  const { plan, used, refused } = building
  if (plan.nodes.length >= NODES_AT_MOST) throw invalid('workflow.tooManyNodes', [], { limit: NODES_AT_MOST.toLocaleString('vi') })
  const { kind, why } = kindOf(element)
  used.add(element)
  const node: PlanNode = { id: place.prefix + idOf(element), kind, name: nameOf(element), in: [], out: [] }
  if (place.scope !== undefined) node.scope = place.scope
  if (place.lane !== undefined) node.lane = place.lane
  const index = plan.nodes.push(node) - 1
  if (kind === 'other') {
    refused.push(problem('notExecuted', idOf(element), { name: calledElement(element), type: why ?? '' }))
  } else {
    readNode(element, node, building)
  }
  if (kind === 'scope') addScope(building, element, index, place)
  return index
}

/** What a sub-process holds, or the process that a call activity calls; with neither it is only drawn. */
function addScope(building: Building, element: Element, scope: NodeIndex, place: Place): void {
  const { plan, refused, problems, find } = building
  const inside = { ...place, scope }
  const name = calledElement(element)
  const refuse = (found: Problem) => {
    Object.assign(plan.nodes[scope] ?? {}, { kind: 'other' })
    refused.push(found)
  }
  if (element.$type === 'bpmn:SubProcess') {
    if (childrenOf(element, 'flowElements').length === 0) return refuse(problem('emptyScope', idOf(element), { name }))
    return addContainer(building, element, inside)
  }
  const id = textOf(element, 'calledElement')
  const process = find(id.slice(id.indexOf(':') + 1))
  if (!process) return refuse(problem('calledMissing', idOf(element), { name, called: id || '(chưa ghi)' }))
  if (place.calls.includes(process)) return void problems.push(problem('calledLoop', idOf(element), { name }))
  const prefix = `${place.prefix}${idOf(element)}/`
  addContainer(building, process, { ...inside, prefix, calls: [...place.calls, process] })
}

function addFlow(
  building: Building, element: Element, index: Map<Element, NodeIndex>, prefix: string,
): FlowIndex | undefined {
  const { plan, problems, used } = building
  const [source, target] = [childOf(element, 'sourceRef'), childOf(element, 'targetRef')]
  const from = source && index.get(source)
  const to = target && index.get(target)
  if (from === undefined || to === undefined) {
    problems.push(problem('looseFlow', idOf(element), { name: calledElement(element) }))
    return undefined
  }
  used.add(element)
  const flow: PlanFlow = { id: prefix + idOf(element), name: nameOf(element), from, to }
  readFlow(element, flow, building)
  const at = plan.flows.push(flow) - 1
  plan.nodes[from]?.out.push(at)
  plan.nodes[to]?.in.push(at)
  return at
}

/** A default flow is taken when nothing else is: its own condition does not count. */
function addDefault(plan: Plan, element: Element, at: NodeIndex, flows: Map<Element, FlowIndex | undefined>): void {
  const otherwise = childOf(element, 'default')
  const flow = otherwise && flows.get(otherwise)
  const node = plan.nodes[at]
  if (flow === undefined || !node?.out.includes(flow)) return
  node.otherwise = flow
  delete plan.flows[flow]?.when
}

function attach(plan: Plan, element: Element, at: NodeIndex, index: Map<Element, NodeIndex>): void {
  const attached = childOf(element, 'attachedToRef')
  const hostIndex = attached && index.get(attached)
  const [node, host] = [plan.nodes[at], plan.nodes[hostIndex ?? -1]]
  if (!node || !host || hostIndex === undefined) return
  node.host = hostIndex
  host.events = [...(host.events ?? []), at]
  if (element.get('cancelActivity') === false) node.beside = true
}

/** The lane of each element of a process; of nested lanes the innermost. */
function addLanes(building: Building, container: Element): Map<Element, number> {
  const found = new Map<Element, number>()
  const add = (laneSet: Element) => {
    for (const lane of childrenOf(laneSet, 'lanes')) {
      building.used.add(lane)
      const name = nameOf(lane)
      const read: PlanLane = { id: idOf(lane), name, position: textOf(lane, 'position') || name }
      const inner = childOf(lane, 'childLaneSet')
      const at = inner ? undefined : building.plan.lanes.push(read) - 1
      if (at !== undefined) for (const element of childrenOf(lane, 'flowNodeRef')) found.set(element, at)
      if (inner) add(inner)
    }
  }
  childrenOf(container, 'laneSets').forEach(add)
  return found
}

/** The same plan with its nodes in the order a token meets them, what cannot be reached at the end. */
function inOrder(plan: Plan): Plan {
  const starts = plan.nodes.flatMap((node, i) => (node.kind === 'start' && node.scope === undefined ? [i] : []))
  const next = (node: NodeIndex) => nextOf(plan, node)
  const reached = walkOrder(starts, next)
  const known = new Set(reached)
  const rest = [...plan.nodes.keys()].filter((node) => !known.has(node))
  const order = [...reached, ...rest]
  const place = new Map(order.map((old, now) => [old, now]))
  const at = (old: NodeIndex): NodeIndex => place.get(old) ?? old
  const nodes = order.flatMap((old) => {
    const node = plan.nodes[old]
    return node ? [moved(node, at)] : []
  })
  return { ...plan, nodes, flows: plan.flows.map((flow) => ({ ...flow, from: at(flow.from), to: at(flow.to) })) }
}

function moved(node: PlanNode, at: (old: NodeIndex) => NodeIndex): PlanNode {
  const copy = { ...node, out: defaultFirst(node) }
  for (const key of ['scope', 'start', 'host'] as const) {
    const old = node[key]
    if (old !== undefined) copy[key] = at(old)
  }
  if (node.events) copy.events = node.events.map(at)
  return copy
}

const defaultFirst = ({ out, otherwise }: PlanNode): FlowIndex[] =>
  otherwise === undefined ? out : [otherwise, ...out.filter((flow) => flow !== otherwise)]
