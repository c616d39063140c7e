import type { Blueprint, BlueprintFlow, BlueprintNode } from './blueprint.ts'

type Point = { x: number; y: number }
type Box = Point & { width: number; height: number }
type Flow = BlueprintFlow & { id: string }

const LEFT = 120
const TOP = 60
const POOL_HEAD = 30
const COLUMN = 150
const LINE = 110
const SIZES = {
  start: [36, 36], end: [36, 36], parallel: [50, 50], exclusive: [50, 50], step: [116, 70],
} as const satisfies Record<BlueprintNode['kind'], readonly [number, number]>

/** The drawing (BPMN DI): lanes as rows, nodes in columns, ways back along the edge of the target's row. */
export function drawing(blueprint: Blueprint, flows: Flow[]): string {
  const rows = laneBoxes(blueprint)
  const boxes = new Map(blueprint.nodes.map((node) => [node.id, nodeBox(node, rows.get(node.lane) ?? { x: 0, y: 0, width: 0, height: 0 })]))
  const all = [...rows.values()]
  const height = all.reduce((sum, box) => sum + box.height, 0)
  const pool = { x: LEFT, y: TOP, width: (all[0]?.width ?? 0) + POOL_HEAD, height }
  return [
    '  <bpmndi:BPMNDiagram id="ban-ve">',
    '    <bpmndi:BPMNPlane id="mat-ve" bpmnElement="so">',
    shape('co-quan', pool, ' isHorizontal="true"'),
    ...blueprint.lanes.map((lane) => shape(`lan-${lane.id}`, rows.get(lane.id) ?? pool, ' isHorizontal="true"')),
    ...blueprint.nodes.map((node) => nodeShape(node, boxes, flows)),
    ...flows.map((flow) => edge(flow, blueprint, boxes, rows)),
    '    </bpmndi:BPMNPlane>',
    '  </bpmndi:BPMNDiagram>',
  ].join('\n')
}

function laneBoxes({ lanes, nodes }: Blueprint): Map<string, Box> {
  const columns = Math.max(...nodes.map((node) => node.column)) + 1
  let y = TOP
  return new Map(lanes.map((lane) => {
    const lines = Math.max(0, ...nodes.filter((node) => node.lane === lane.id).map((node) => node.line ?? 0)) + 1
    const box = { x: LEFT + POOL_HEAD, y, width: columns * COLUMN + 60, height: lines * LINE + 20 }
    y += box.height
    return [lane.id, box]
  }))
}

function nodeBox(node: BlueprintNode, lane: Box): Box {
  const [width, height] = SIZES[node.kind]
  const middle = { x: lane.x + 40 + (node.column + 0.5) * COLUMN, y: lane.y + 10 + ((node.line ?? 0) + 0.5) * LINE }
  return { x: middle.x - width / 2, y: middle.y - height / 2, width, height }
}

const bounds = ({ x, y, width, height }: Box): string => `<dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" />`

const shape = (id: string, box: Box, more = '', label = ''): string =>
  `      <bpmndi:BPMNShape id="ve-${id}" bpmnElement="${id}"${more}>
        ${bounds(box)}${label}
      </bpmndi:BPMNShape>`

/** A question stands under its gateway, or over it when a way leaves downwards. */
function nodeShape(node: BlueprintNode, boxes: Map<string, Box>, flows: Flow[]): string {
  const box = boxes.get(node.id) ?? { x: 0, y: 0, width: 0, height: 0 }
  if (node.kind !== 'exclusive') return shape(node.id, box)
  const down = flows.some((flow) => flow.from === node.id && (boxes.get(flow.to)?.x ?? 0) < box.x && (boxes.get(flow.to)?.y ?? 0) > box.y + box.height)
  const label = { x: middleX(box) - 60, y: down ? box.y - 18 : box.y + box.height + 2, width: 120, height: 14 }
  return shape(node.id, box, '', labelAt(label))
}

const labelAt = (box: Box): string => `
        <bpmndi:BPMNLabel>
          ${bounds(box)}
        </bpmndi:BPMNLabel>`

function edge(flow: Flow, { nodes }: Blueprint, boxes: Map<string, Box>, rows: Map<string, Box>): string {
  const [from, to] = [boxes.get(flow.from), boxes.get(flow.to)]
  const lane = rows.get(nodes.find((node) => node.id === flow.to)?.lane ?? '')
  const points = from && to && lane ? (to.x < from.x ? wayBack(from, to, lane) : wayOn(from, to)) : []
  const label = flow.name && points[0] ? labelAt(labelBox(points)) : ''
  return `      <bpmndi:BPMNEdge id="ve-${flow.id}" bpmnElement="${flow.id}">
${points.map(({ x, y }) => `        <di:waypoint x="${x}" y="${y}" />`).join('\n')}${label}
      </bpmndi:BPMNEdge>`
}

/** Over the long stretch of a way back; beside the gateway for a way on. */
function labelBox([a, b, c]: Point[]): Box {
  if (a && b && c && a.x === b.x && a.y !== b.y) return { x: (b.x + c.x) / 2 - 50, y: b.y - 16, width: 100, height: 14 }
  return { x: (a?.x ?? 0) + 2, y: (a?.y ?? 0) - 16, width: 50, height: 14 }
}

const middleX = (box: Box): number => box.x + box.width / 2
const middleY = (box: Box): number => box.y + box.height / 2

/** Out at the right, in at the left, one bend between. */
function wayOn(from: Box, to: Box): Point[] {
  const [a, b] = [{ x: from.x + from.width, y: middleY(from) }, { x: to.x, y: middleY(to) }]
  const bend = (a.x + b.x) / 2
  return a.y === b.y ? [a, b] : [a, { x: bend, y: a.y }, { x: bend, y: b.y }, b]
}

/** Along the upper edge of the target's row; from below, along its lower edge. */
function wayBack(from: Box, to: Box, lane: Box): Point[] {
  const below = from.y > lane.y + lane.height
  const above = from.y + from.height < lane.y
  const edgeY = below ? lane.y + lane.height - 12 : lane.y + (above ? 8 : 16)
  const x = middleX(to) + (above ? 14 : 0)
  const out = { x: middleX(from), y: above ? from.y + from.height : from.y }
  return [out, { x: out.x, y: edgeY }, { x, y: edgeY }, { x, y: below ? to.y + to.height : to.y }]
}
