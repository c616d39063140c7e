import { childOf, childrenOf, idOf, textOf, type Element } from './element.ts'
import type { Bpmn } from './read.ts'

export type Point = { x: number; y: number }
export type Bounds = Point & { width: number; height: number }

/** A shape of a BPMN drawing: what it shows, and where. */
export type DrawnShape = Bounds & {
  element: string
  /** `bpmn:UserTask` … */
  type: string
  name: string
  /** Type of an event's definition: `bpmn:TimerEventDefinition`. */
  event?: string
  label?: Bounds
  /** Lanes and pools whose name runs along the left side. */
  horizontal?: true
}

export type DrawnEdge = { element: string; type: string; name: string; points: Point[]; label?: Bounds }

/** The drawing that a BPMN file brings with it (BPMN DI), in its own units; null if it brings none. */
export type BpmnDrawing = { name: string; box: Bounds; shapes: DrawnShape[]; edges: DrawnEdge[] }

/** Reads the first diagram of a file. Shapes and edges of things that are not there are left out. */
export function drawingOf(bpmn: Bpmn): BpmnDrawing | null {
  const plane = childOf(childrenOf(bpmn.definitions, 'diagrams')[0], 'plane')
  const parts = childrenOf(plane, 'planeElement')
  const shapes = parts.flatMap((part) => (part.$type === 'bpmndi:BPMNShape' ? readShape(part) : []))
  const edges = parts.flatMap((part) => (part.$type === 'bpmndi:BPMNEdge' ? readEdge(part) : []))
  if (shapes.length === 0) return null
  const shown = childOf(plane, 'bpmnElement')
  return { name: textOf(shown, 'name'), box: around(shapes, edges), shapes: shapes.sort((a, b) => rank(a) - rank(b)), edges }
}

function readShape(part: Element): DrawnShape[] {
  const element = childOf(part, 'bpmnElement')
  const bounds = boundsOf(part)
  if (!element || !bounds) return []
  const shape: DrawnShape = { ...bounds, element: idOf(element), type: element.$type, name: textOf(element, 'name') || textOf(element, 'text') }
  const event = childrenOf(element, 'eventDefinitions')[0]
  const label = labelOf(part)
  if (event) shape.event = event.$type
  if (label) shape.label = label
  if (part.get('isHorizontal') === true) shape.horizontal = true
  return [shape]
}

function readEdge(part: Element): DrawnEdge[] {
  const element = childOf(part, 'bpmnElement')
  const points = childrenOf(part, 'waypoint').map((point) => ({ x: numberOf(point, 'x'), y: numberOf(point, 'y') }))
  if (!element || points.length < 2) return []
  const edge: DrawnEdge = { element: idOf(element), type: element.$type, name: textOf(element, 'name'), points }
  const label = labelOf(part)
  if (label) edge.label = label
  return [edge]
}

function boundsOf(part: Element | undefined): Bounds | undefined {
  const bounds = childOf(part, 'bounds')
  if (!bounds) return undefined
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => numberOf(bounds, name))
  return { x: x ?? 0, y: y ?? 0, width: width ?? 0, height: height ?? 0 }
}

const labelOf = (part: Element): Bounds | undefined => boundsOf(childOf(part, 'label'))

function numberOf(element: Element, name: string): number {
  const value = element.get(name)
  return typeof value === 'number' && Number.isFinite(value) ? value : 0
}

/** Pools under lanes under everything else; what sits on an edge on top. */
function rank({ type }: DrawnShape): number {
  const order = ['bpmn:Participant', 'bpmn:Lane', 'bpmn:SubProcess', '', 'bpmn:BoundaryEvent']
  const found = order.indexOf(type)
  return found < 0 ? 3 : found
}

const MARGIN = 16

function around(shapes: DrawnShape[], edges: DrawnEdge[]): Bounds {
  const boxes = [...shapes, ...shapes.flatMap(({ label }) => label ?? []), ...edges.flatMap(({ label }) => label ?? [])]
  const corners = [
    ...boxes.flatMap(({ x, y, width, height }) => [{ x, y }, { x: x + width, y: y + height }]),
    ...edges.flatMap(({ points }) => points),
  ]
  const [left, top] = [smallest(corners.map(({ x }) => x)), smallest(corners.map(({ y }) => y))]
  const [right, bottom] = [-smallest(corners.map(({ x }) => -x)), -smallest(corners.map(({ y }) => -y))]
  return { x: left - MARGIN, y: top - MARGIN, width: right - left + 2 * MARGIN, height: bottom - top + 2 * MARGIN }
}

/** Not `Math.min(...)`: a large drawing has more points than a call may have arguments. */
const smallest = (numbers: number[]): number => numbers.reduce((least, one) => Math.min(least, one), Infinity)
