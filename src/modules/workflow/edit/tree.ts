/** Changing a BPMN tree: elements are made, moved and taken out, and every reference to them with them. */
import { childOf, childrenOf, idOf, isElement, textOf, type Element } from '../bpmn/element.ts'

/** Makes an element of the same model as another one and hangs it under it. */
export function create(owner: Element, type: string, properties: Record<string, unknown> = {}): Element {
  const made = owner.$model?.create(type, properties)
  if (!made) throw new TypeError(`${owner.$type} has no model`)
  made.$parent = owner
  return made
}

/** Takes an element out of a list of its owner. */
export function takeOut(owner: Element | undefined, list: string, element: Element): void {
  const all = owner?.get(list)
  const at = Array.isArray(all) ? all.indexOf(element) : -1
  if (at >= 0) (all as unknown[]).splice(at, 1)
}

/** Puts an element into a list of its owner, behind another of the list if one is named. */
export function putIn(owner: Element, list: string, element: Element, behind?: Element): void {
  const all = owner.get(list) as unknown[]
  const at = behind ? all.indexOf(behind) : -1
  all.splice(at < 0 ? all.length : at + 1, 0, element)
  element.$parent = owner
}

/** Every element of a file, its own parts and those of other programs. */
export function* everyElement(root: Element): Generator<Element> {
  yield root
  // What another program wrote has a descriptor without properties, and children of its own.
  const { properties = [] } = (root as Element & { $descriptor?: { properties?: { name: string; isReference?: boolean }[] } }).$descriptor ?? {}
  for (const child of root.$children ?? []) yield* everyElement(child)
  for (const { name, isReference } of properties) {
    if (isReference) continue
    const value = root.get(name)
    const parts = Array.isArray(value) ? value.filter(isElement) : isElement(value) ? [value] : []
    for (const part of parts) yield* everyElement(part)
  }
}

/** An id that the file does not have: `buoc`, `buoc-2` … */
export function freeId(definitions: Element, wish: string): string {
  const taken = new Set<string>()
  for (const element of everyElement(definitions)) if (textOf(element, 'id')) taken.add(idOf(element))
  let id = wish
  for (let n = 2; taken.has(id); n++) id = `${wish}-${n}`
  return id
}

/** All nodes and flows of a process, those in its sub-processes too. */
export const flowElements = (container: Element): Element[] =>
  childrenOf(container, 'flowElements').flatMap((element) => [element, ...('flowElements' in propertiesOf(element) ? flowElements(element) : [])])

const propertiesOf = (element: Element): Record<string, unknown> =>
  (element as Element & { $descriptor: { propertiesByName: Record<string, unknown> } }).$descriptor.propertiesByName

export const sourceOf = (flow: Element): Element | undefined => childOf(flow, 'sourceRef')
export const targetOf = (flow: Element): Element | undefined => childOf(flow, 'targetRef')
export const isFlow = (element: Element): boolean => element.$type === 'bpmn:SequenceFlow'

type Ways = { into: Map<Element, Element[]>; from: Map<Element, Element[]> }
/** The flows of a container by their ends; forgotten when a flow is drawn, led elsewhere or taken out. */
const ways = new WeakMap<Element, Ways>()

/** By what the flows say: a file may leave out the lists at the nodes. */
export const flowsOut = (node: Element): Element[] => [...(waysOf(node.$parent)?.from.get(node) ?? [])]
export const flowsIn = (node: Element): Element[] => [...(waysOf(node.$parent)?.into.get(node) ?? [])]

function waysOf(container: Element | undefined): Ways | undefined {
  if (!container) return undefined
  const known = ways.get(container)
  if (known) return known
  const made: Ways = { into: new Map(), from: new Map() }
  const add = (map: Map<Element, Element[]>, node: Element | undefined, flow: Element) => {
    if (node) map.set(node, [...(map.get(node) ?? []), flow])
  }
  for (const flow of childrenOf(container, 'flowElements').filter(isFlow)) {
    add(made.from, sourceOf(flow), flow)
    add(made.into, targetOf(flow), flow)
  }
  ways.set(container, made)
  return made
}

const forget = (flow: Element): void => void (flow.$parent && ways.delete(flow.$parent))

/** Leads a flow to another node. */
export function leadTo(flow: Element, node: Element): void {
  forget(flow)
  takeOut(targetOf(flow), 'incoming', flow)
  flow.set('targetRef', node)
  ;(node.get('incoming') as unknown[]).push(flow)
}

/** Draws a flow between two nodes of one container. */
export function connect(container: Element, id: string, from: Element, to: Element): Element {
  const flow = create(container, 'bpmn:SequenceFlow', { id, sourceRef: from, targetRef: to })
  putIn(container, 'flowElements', flow)
  forget(flow)
  ;(from.get('outgoing') as unknown[]).push(flow)
  ;(to.get('incoming') as unknown[]).push(flow)
  return flow
}

export function removeFlow(flow: Element): void {
  forget(flow)
  const source = sourceOf(flow)
  if (source && childOf(source, 'default') === flow) source.set('default', undefined)
  takeOut(source, 'outgoing', flow)
  takeOut(targetOf(flow), 'incoming', flow)
  takeOut(flow.$parent, 'flowElements', flow)
}

/** Takes a node out of its process and its lanes; its flows have to be gone. */
export function removeNode(node: Element, process: Element): void {
  takeOut(node.$parent, 'flowElements', node)
  for (const lane of lanesOf(process)) takeOut(lane, 'flowNodeRef', node)
}

/** The lanes of a process that hold no lanes themselves. */
export function lanesOf(process: Element): Element[] {
  const inside = (set: Element): Element[] => childrenOf(set, 'lanes').flatMap((lane) => {
    const inner = childOf(lane, 'childLaneSet')
    return inner ? inside(inner) : [lane]
  })
  return childrenOf(process, 'laneSets').flatMap(inside)
}
