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
    ...blueprint.nodes.map((node) => shape(node.id, boxes.get(node.id) ?? pool)),
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

const shape = (id: string, { x, y, width, height }: Box, more = ''): string =>
  `      <bpmndi:BPMNShape id="ve-${id}" bpmnElement="${id}"${more}>
        <dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" />
      </bpmndi:BPMNShape>`

function edge(flow: Flow, { nodes }: Blueprint, boxes: Map<string, Box>, rows: Map<string, Box>): string {
  const [from, to] = [boxes.get(flow.from), boxes.get(flow.to)]
  const lane = rows.get(nodes.find((node) => node.id === flow.to)?.lane ?? '')
  const points = from && to && lane ? (to.x < from.x ? wayBack(from, to, lane) : wayOn(from, to)) : []
  return `      <bpmndi:BPMNEdge id="ve-${flow.id}" bpmnElement="${flow.id}">
${points.map(({ x, y }) => `        <di:waypoint x="${x}" y="${y}" />`).join('\n')}
      </bpmndi:BPMNEdge>`
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
