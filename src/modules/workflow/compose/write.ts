import type { Blueprint, BlueprintFlow, BlueprintNode } from './blueprint.ts'
import { NAMESPACE } from '../bpmn/extension.ts'
import { BPMN_NAMESPACE } from '../bpmn/guard.ts'
import { drawing } from './draw.ts'

/** Writes a blueprint as BPMN 2.0 with its drawing. `hours` by step id; a step that is not in it states none. */
export function writeBlueprint(
  blueprint: Blueprint, about: { id: string; name: string; note: string }, hours: Map<string, number>,
): string {
  const flows = blueprint.flows.map((flow) => ({ ...flow, id: flow.id ?? `${flow.from}.${flow.to}` }))
  const nodes = blueprint.nodes.map((node) => writeNode(node, flows, hours.get(node.id)))
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="${BPMN_NAMESPACE}" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:motcua="${NAMESPACE}" id="so-do" targetNamespace="${NAMESPACE}" exporter="Motcua">
  <bpmn:collaboration id="so">
    <bpmn:participant id="co-quan" name="Sở Công Thương" processRef="${about.id}" />
  </bpmn:collaboration>
  <bpmn:process id="${about.id}" name="${escape(about.name)}" isExecutable="true" motcua:composed="true">
    <bpmn:documentation>${escape(about.note)}</bpmn:documentation>
    <bpmn:laneSet id="cac-lan">
${blueprint.lanes.map((lane) => writeLane(lane, blueprint.nodes)).join('\n')}
    </bpmn:laneSet>
${nodes.join('\n')}
${flows.map(writeFlow).join('\n')}
  </bpmn:process>
${drawing(blueprint, flows)}
</bpmn:definitions>
`
}

type Lane = Blueprint['lanes'][number]
type Flow = BlueprintFlow & { id: string }

function writeLane(lane: Lane, nodes: BlueprintNode[]): string {
  const refs = nodes.filter((node) => node.lane === lane.id)
    .map((node) => `        <bpmn:flowNodeRef>${node.id}</bpmn:flowNodeRef>`)
  return `      <bpmn:lane id="lan-${lane.id}" name="${escape(lane.name)}" motcua:position="${lane.position}">
${refs.join('\n')}
      </bpmn:lane>`
}

const TAGS = { start: 'startEvent', end: 'endEvent', parallel: 'parallelGateway', exclusive: 'exclusiveGateway', step: 'userTask' } as const

function writeNode(node: BlueprintNode, flows: Flow[], hours: number | undefined): string {
  const tag = `bpmn:${TAGS[node.kind]}`
  const name = 'name' in node ? ` name="${escape(node.name)}"` : ''
  const otherwise = flows.find((flow) => flow.from === node.id && flow.otherwise)
  const parts = [
    ...(node.kind === 'step' ? [writeStep(node, hours)] : []),
    ...flows.filter((flow) => flow.to === node.id).map((flow) => `      <bpmn:incoming>${flow.id}</bpmn:incoming>`),
    ...flows.filter((flow) => flow.from === node.id).map((flow) => `      <bpmn:outgoing>${flow.id}</bpmn:outgoing>`),
  ]
  return `    <${tag} id="${node.id}"${name}${otherwise ? ` default="${otherwise.id}"` : ''}>
${parts.join('\n')}
    </${tag}>`
}

function writeStep(step: Extract<BlueprintNode, { kind: 'step' }>, hours: number | undefined): string {
  const line = (text: string) => `          ${text}\n`
  return `      <bpmn:extensionElements>
        <motcua:step${step.does === undefined ? '' : ` kind="${step.does}"`}${hours === undefined ? '' : ` workingHours="${hours}"`}>
${line(`<motcua:work>${escape(step.work)}</motcua:work>`)
  + (step.checks ?? []).map((check) => line(`<motcua:check>${escape(check)}</motcua:check>`)).join('')
  + (step.outputs ?? []).map((output) => line(`<motcua:output name="${escape(output)}" />`)).join('')}        </motcua:step>
      </bpmn:extensionElements>`
}

function writeFlow({ id, from, to, name, action, way, when }: Flow): string {
  const more = Object.entries({ name, 'motcua:way': way, 'motcua:action': action })
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${escape(value)}"`))
  const open = `    <bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"${more.join('')}`
  if (when === undefined) return `${open} />`
  return `${open}>
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${escape(when)}</bpmn:conditionExpression>
    </bpmn:sequenceFlow>`
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
