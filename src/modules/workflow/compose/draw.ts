import type { Blueprint, BlueprintFlow, BlueprintNode } from './blueprint.ts'
import { labelBox, laneBoxes, nodeBox, pointsOf, poolBox, questionBox, type Box } from './geometry.ts'

type Flow = BlueprintFlow & { id: string }

/** The drawing (BPMN DI): lanes as rows, nodes in columns, ways back along the edge of the target's row. */
export function drawing(blueprint: Blueprint, flows: Flow[]): string {
  const rows = laneBoxes(blueprint)
  const boxes = new Map(blueprint.nodes.map((node) => [node.id, nodeBox(node, rows.get(node.lane) ?? { x: 0, y: 0, width: 0, height: 0 })]))
  const pool = poolBox([...rows.values()])
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

const bounds = ({ x, y, width, height }: Box): string => `<dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" />`

const shape = (id: string, box: Box, more = '', label = ''): string =>
  `      <bpmndi:BPMNShape id="ve-${id}" bpmnElement="${id}"${more}>
        ${bounds(box)}${label}
      </bpmndi:BPMNShape>`

function nodeShape(node: BlueprintNode, boxes: Map<string, Box>, flows: Flow[]): string {
  const box = boxes.get(node.id) ?? { x: 0, y: 0, width: 0, height: 0 }
  if (node.kind !== 'exclusive') return shape(node.id, box)
  const targets = flows.filter((flow) => flow.from === node.id).flatMap((flow) => boxes.get(flow.to) ?? [])
  return shape(node.id, box, '', labelAt(questionBox(box, targets)))
}

const labelAt = (box: Box): string => `
        <bpmndi:BPMNLabel>
          ${bounds(box)}
        </bpmndi:BPMNLabel>`

function edge(flow: Flow, { nodes }: Blueprint, boxes: Map<string, Box>, rows: Map<string, Box>): string {
  const [from, to] = [boxes.get(flow.from), boxes.get(flow.to)]
  const lane = rows.get(nodes.find((node) => node.id === flow.to)?.lane ?? '')
  const points = from && to && lane ? pointsOf(from, to, lane) : []
  const label = flow.name && points[0] ? labelAt(labelBox(points)) : ''
  return `      <bpmndi:BPMNEdge id="ve-${flow.id}" bpmnElement="${flow.id}">
${points.map(({ x, y }) => `        <di:waypoint x="${x}" y="${y}" />`).join('\n')}${label}
      </bpmndi:BPMNEdge>`
}
