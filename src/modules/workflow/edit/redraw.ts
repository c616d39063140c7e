import { childOf, childrenOf, idOf, textOf, type Element } from '../bpmn/element.ts'
import type { Bpmn } from '../bpmn/read.ts'
import { labelBox, laneBoxes, nodeBox, pointsOf, poolBox, questionBox, type Box, type Placed, type Point } from '../compose/geometry.ts'
import { walkOrder } from '../model/graph.ts'
import type { Changed } from './structure.ts'
import { create, flowsIn, flowsOut, freeId, isFlow, putIn, sourceOf, takeOut, targetOf } from './tree.ts'

/**
 * Lets the drawing (BPMN DI) follow what was changed. A drawing of ours is laid out again as a whole; one that
 * another program made keeps its places, and only what is new is put near what it follows.
 */
export function redraw(bpmn: Bpmn, process: Element, changes: Changed[]): void {
  const plane = childOf(childrenOf(bpmn.definitions, 'diagrams')[0], 'plane')
  if (!plane || changes.length === 0) return
  for (const element of changes.flatMap(({ removed }) => removed)) {
    const part = partOf(plane, element)
    if (part) takeOut(plane, 'planeElement', part)
  }
  if (textOf(bpmn.definitions, 'exporter') === 'Motcua' && isPlain(process)) layOut(bpmn, plane, process, plainLanes(process))
  else place(bpmn, plane, changes.flatMap(({ added }) => added), changes.flatMap(({ led }) => led))
}

const partOf = (plane: Element, element: Element): Element | undefined =>
  childrenOf(plane, 'planeElement').find((part) => childOf(part, 'bpmnElement') === element)

const KINDS: Record<string, Placed['kind']> = {
  'bpmn:StartEvent': 'start', 'bpmn:EndEvent': 'end', 'bpmn:ExclusiveGateway': 'exclusive', 'bpmn:ParallelGateway': 'parallel',
  'bpmn:UserTask': 'step', 'bpmn:ManualTask': 'step', 'bpmn:Task': 'step', 'bpmn:ServiceTask': 'step', 'bpmn:ScriptTask': 'step',
  'bpmn:BusinessRuleTask': 'step', 'bpmn:IntermediateCatchEvent': 'event', 'bpmn:IntermediateThrowEvent': 'event',
}
const nodesOf = (process: Element): Element[] => childrenOf(process, 'flowElements').filter((element) => !isFlow(element))
const plainLanes = (process: Element): Element[] => childrenOf(childrenOf(process, 'laneSets')[0], 'lanes')

/** Flat lanes that hold every node, and only nodes that stand in the grid. */
function isPlain(process: Element): boolean {
  const lanes = plainLanes(process)
  const held = new Set(lanes.flatMap((lane) => lane.get('flowNodeRef') as Element[]))
  const artifacts = childrenOf(process, 'artifacts').length > 0
  return !artifacts && lanes.every((lane) => !childOf(lane, 'childLaneSet')) && nodesOf(process).every((node) => KINDS[node.$type] && held.has(node))
}

/** A first drawing for a model that came without one. */
export function drawFirst(bpmn: Bpmn, process: Element): void {
  const pool = poolOf(bpmn, process)
  const diagram = create(bpmn.definitions, 'bpmndi:BPMNDiagram', { id: freeId(bpmn.definitions, 'ban-ve') })
  const plane = create(diagram, 'bpmndi:BPMNPlane', { id: freeId(bpmn.definitions, 'mat-ve'), bpmnElement: pool?.$parent ?? process })
  diagram.set('plane', plane)
  putIn(bpmn.definitions, 'diagrams', diagram)
  layOut(bpmn, plane, process, isPlain(process) ? plainLanes(process) : [])
}

const poolOf = (bpmn: Bpmn, process: Element): Element | undefined =>
  childrenOf(bpmn.definitions, 'rootElements').flatMap((root) => childrenOf(root, 'participants')).find((one) => childOf(one, 'processRef') === process)

/** Without lanes all stands in one row. */
function layOut(bpmn: Bpmn, plane: Element, process: Element, lanes: Element[]): void {
  const nodes = placed(process, lanes)
  const rows = laneBoxes({ lanes: lanes.length > 0 ? lanes.map((lane) => ({ id: idOf(lane) })) : [{ id: '' }], nodes: [...nodes.values()] })
  const boxes = new Map([...nodes].map(([node, one]) => [node, nodeBox(one, rows.get(one.lane) ?? EMPTY)]))
  const pool = poolOf(bpmn, process)
  if (pool) putShape(bpmn, plane, pool, poolBox([...rows.values()]))
  for (const lane of lanes) putShape(bpmn, plane, lane, rows.get(idOf(lane)) ?? EMPTY)
  for (const [node, box] of boxes) {
    const targets = flowsOut(node).flatMap((flow) => boxes.get(targetOf(flow) ?? node) ?? [])
    putShape(bpmn, plane, node, box, textOf(node, 'name') && nodes.get(node)?.kind !== 'step' ? questionBox(box, targets) : undefined)
  }
  for (const flow of childrenOf(process, 'flowElements').filter(isFlow)) {
    const [from, to] = [boxes.get(sourceOf(flow) ?? flow), boxes.get(targetOf(flow) ?? flow)]
    const lane = rows.get(nodes.get(targetOf(flow) ?? flow)?.lane ?? '')
    if (!from || !to || !lane) continue
    const points = pointsOf(from, to, lane)
    putEdge(bpmn, plane, flow, points, textOf(flow, 'name') ? labelBox(points) : undefined)
  }
}

const EMPTY: Box = { x: 0, y: 0, width: 0, height: 0 }

/** The column of a node is that of the latest node leading to it, and one; nodes that would meet stand on lines under each other. */
function placed(process: Element, lanes: Element[]): Map<Element, Placed> {
  const nodes = nodesOf(process)
  const index = new Map(nodes.map((node, at) => [node, at]))
  const nextOf = (at: number): number[] => mainFirst(nodes[at]).flatMap((flow) => index.get(targetOf(flow) ?? flow) ?? [])
  const starts = nodes.flatMap((node, at) => (node.$type === 'bpmn:StartEvent' ? [at] : []))
  const order = walkOrder(starts, nextOf)
  order.push(...[...nodes.keys()].filter((at) => !order.includes(at)))
  const rank = new Map(order.map((node, at) => [node, at]))
  const columns = new Map<number, number>()
  for (const at of order) {
    const own = columns.get(at) ?? 0
    columns.set(at, own)
    for (const to of nextOf(at)) if ((rank.get(to) ?? 0) > (rank.get(at) ?? 0)) columns.set(to, Math.max(columns.get(to) ?? 0, own + 1))
  }
  const taken = new Map<string, number>()
  return new Map(order.flatMap((at): [Element, Placed][] => {
    const node = nodes[at]
    const lane = lanes.find((one) => (one.get('flowNodeRef') as Element[]).includes(node as Element))
    if (!node || (!lane && lanes.length > 0)) return []
    const row = lane ? idOf(lane) : ''
    const column = columns.get(at) ?? 0
    const line = taken.get(`${row} ${column}`) ?? 0
    taken.set(`${row} ${column}`, line + 1)
    return [[node, { id: idOf(node), lane: row, column, line, kind: KINDS[node.$type] ?? (node.$type.endsWith('Event') ? 'event' : node.$type.endsWith('Gateway') ? 'exclusive' : 'step') }]]
  }))
}

/** The default way first, so that a walk keeps to it. */
function mainFirst(node: Element | undefined): Element[] {
  if (!node) return []
  const otherwise = childOf(node, 'default')
  return flowsOut(node).sort((a, b) => Number(b === otherwise) - Number(a === otherwise))
}

function putShape(bpmn: Bpmn, plane: Element, element: Element, box: Box, label?: Box): void {
  let shape = partOf(plane, element)
  if (!shape) {
    const horizontal = element.$type === 'bpmn:Lane' || element.$type === 'bpmn:Participant'
    shape = create(plane, 'bpmndi:BPMNShape', { id: freeId(bpmn.definitions, `ve-${idOf(element)}`), bpmnElement: element, ...(horizontal ? { isHorizontal: true } : {}) })
    putIn(plane, 'planeElement', shape)
  }
  shape.set('bounds', boundsAt(shape, childOf(shape, 'bounds'), box))
  putLabel(shape, label)
}

function boundsAt(owner: Element, bounds: Element | undefined, { x, y, width, height }: Box): Element {
  const made = bounds ?? create(owner, 'dc:Bounds')
  for (const [key, value] of Object.entries({ x, y, width, height })) made.set(key, value)
  return made
}

function putLabel(part: Element, box: Box | undefined): void {
  if (!box) return void part.set('label', undefined)
  const label = childOf(part, 'label') ?? create(part, 'bpmndi:BPMNLabel')
  label.set('bounds', boundsAt(label, childOf(label, 'bounds'), box))
  part.set('label', label)
}

function putEdge(bpmn: Bpmn, plane: Element, flow: Element, points: Point[], label?: Box | 'kept'): void {
  let edge = partOf(plane, flow)
  if (!edge) {
    edge = create(plane, 'bpmndi:BPMNEdge', { id: freeId(bpmn.definitions, `ve-${idOf(flow)}`), bpmnElement: flow })
    putIn(plane, 'planeElement', edge)
  }
  const owner = edge
  edge.set('waypoint', points.map(({ x, y }) => create(owner, 'dc:Point', { x, y })))
  if (label !== 'kept') putLabel(edge, label)
}

/** In a drawing of another program: new nodes below or beside what leads to them, new and changed flows as straight lines. */
function place(bpmn: Bpmn, plane: Element, added: Element[], led: Element[]): void {
  for (const node of added.filter((element) => KINDS[element.$type])) {
    const [from, to] = [flowsIn(node)[0], flowsOut(node)[0]]
    const [before, after] = [from && boxOf(plane, sourceOf(from)), to && boxOf(plane, targetOf(to))]
    if (!before) continue
    const middle = after ? { x: (before.x + after.x) / 2, y: (before.y + after.y) / 2 } : { x: before.x + 150, y: before.y }
    putShape(bpmn, plane, node, free(plane, { ...middle, width: 100, height: 80 }))
  }
  for (const flow of [...added.filter(isFlow), ...led]) {
    const [from, to] = [boxOf(plane, sourceOf(flow)), boxOf(plane, targetOf(flow))]
    if (from && to) putEdge(bpmn, plane, flow, [edgeOf(from, to), edgeOf(to, from)], 'kept')
  }
}

function boxOf(plane: Element, element: Element | undefined): Box | undefined {
  const bounds = element && childOf(partOf(plane, element), 'bounds')
  if (!bounds) return undefined
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((key) => Number(bounds.get(key)))
  return { x: x ?? 0, y: y ?? 0, width: width ?? 0, height: height ?? 0 }
}

const FRAMES = new Set(['bpmn:Lane', 'bpmn:Participant', 'bpmn:SubProcess'])

/** The place itself, or the first one below it where nothing stands. */
function free(plane: Element, box: Box): Box {
  const others = childrenOf(plane, 'planeElement').flatMap((part) => {
    const element = childOf(part, 'bpmnElement')
    return element && !FRAMES.has(element.$type) ? (boxOf(plane, element) ?? []) : []
  })
  const meets = (y: number) => others.some((one) =>
    one.x < box.x + box.width + 10 && box.x < one.x + one.width + 10 && one.y < y + box.height + 10 && y < one.y + one.height + 10)
  let { y } = box
  while (meets(y)) y += 30
  return { ...box, y }
}

/** Where the line between two middles leaves the first box. */
function edgeOf(box: Box, other: Box): Point {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const [dx, dy] = [other.x + other.width / 2 - x, other.y + other.height / 2 - y]
  if (dx === 0 && dy === 0) return { x, y }
  const part = Math.min(dx ? box.width / 2 / Math.abs(dx) : Infinity, dy ? box.height / 2 / Math.abs(dy) : Infinity)
  return { x: Math.round(x + dx * part), y: Math.round(y + dy * part) }
}
