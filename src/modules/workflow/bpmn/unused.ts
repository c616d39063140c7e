import { problem, type Problem } from '../model/problem.ts'
import { calledElement, childOf, childrenOf, idOf, textOf, xmlName, type Element } from './element.ts'

/**
 * Names all that a file holds and the plan does not use, so that nothing is passed over in silence: artifacts,
 * data, pools, message flows, other processes, extensions of other programs.
 */
export function unusedIn(definitions: Element, used: Set<Element>): Problem[] {
  const found: Problem[] = []
  for (const root of childrenOf(definitions, 'rootElements')) visit(root, used, found)
  return found
}

/** Lists of parts that may hold something that runs, or that only shows. */
const PARTS = [
  'flowElements', 'artifacts', 'laneSets', 'participants', 'messageFlows', 'conversations', 'resources',
  'properties', 'dataInputAssociations', 'dataOutputAssociations', 'correlationSubscriptions', 'correlationKeys',
]
/** Parts that only carry what is inside them. */
const SILENT = new Set(['bpmn:LaneSet', 'bpmn:Collaboration'])

function visit(element: Element, used: Set<Element>, found: Problem[]): void {
  const isUsed = used.has(element)
  if (!isUsed && !SILENT.has(element.$type)) found.push(note(element))
  found.push(...foreign(element))
  const io = childOf(element, 'ioSpecification')
  if (io) found.push(drawn(element, io.$type))
  // What lies in a process that is not run is covered by the process's own line.
  if (!isUsed && element.$type === 'bpmn:Process') return
  for (const part of PARTS) for (const child of childrenOf(element, part)) visit(child, used, found)
  const lanes = element.$type === 'bpmn:Lane' && childOf(element, 'childLaneSet')
  if (lanes) visit(lanes, used, found)
}

const note = (element: Element): Problem =>
  element.$type === 'bpmn:Process'
    ? problem('notChosen', idOf(element), { name: calledElement(element) })
    : drawn(element, element.$type)

const drawn = (element: Element, type: string): Problem =>
  problem('drawnOnly', idOf(element) || null, { name: calledElement(element), type: xmlName(type) })

/** Elements and attributes of other programs on this element: kept, and not read. */
function foreign(element: Element): Problem[] {
  const values = childrenOf(childOf(element, 'extensionElements'), 'values')
  const elements = values.filter((value) => !value.$type.startsWith('motcua:')).map((value) => value.$type)
  const attributes = Object.keys(element.$attrs ?? {}).filter((name) => name.includes(':') && !name.startsWith('xmlns'))
  return [...new Set([...elements, ...attributes])].map((type) =>
    problem('foreign', idOf(element) || textOf(element, 'name') || null, { name: calledElement(element), type }))
}
