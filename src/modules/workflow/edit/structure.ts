import { childOf, childrenOf, textOf, type Element } from '../bpmn/element.ts'
import { blockOf, type Block } from './block.ts'
import { connect, create, flowsIn, flowsOut, freeId, lanesOf, leadTo, putIn, removeFlow, removeNode, sourceOf, takeOut, targetOf } from './tree.ts'

/** What became of the parts of a process, so that its drawing can follow. */
export type Changed = {
  added: Element[]
  removed: Element[]
  /** Flows that lead elsewhere now. */
  led: Element[]
}

const rootOf = (element: Element): Element => (element.$parent ? rootOf(element.$parent) : element)

/** Puts a new step behind a step and its decision. Undefined where that cannot be told from the drawing. */
export function insertAfter(process: Element, step: Element, name: string): { step: Element; changed: Changed } | undefined {
  const block = blockOf(step)
  const container = step.$parent
  return block && container && insertOn(process, container, block.exit, block, name)
}

/** Puts a new step between the start and what it leads to. */
export function insertFirst(process: Element, start: Element, name: string): { step: Element; changed: Changed } | undefined {
  const [first, second] = flowsOut(start)
  return first && !second ? insertOn(process, process, first, { gateways: [], step: start }, name) : undefined
}

type Before = Pick<Block, 'gateways' | 'step'>

function insertOn(process: Element, container: Element, way: Element, before: Before, name: string) {
  const next = targetOf(way)
  if (!next) return undefined
  const root = rootOf(process)
  const step = create(container, 'bpmn:UserTask', { id: freeId(root, 'buoc'), name })
  putIn(container, 'flowElements', step, before.gateways.at(-1) ?? before.step)
  const lane = lanesOf(process).find((one) => (one.get('flowNodeRef') as Element[]).includes(before.step))
  if (lane) putRef(lane, step)
  leadTo(way, step)
  const onwards = connect(container, freeId(root, `${textOf(step, 'id')}.sau`), step, next)
  // The words of the button name the step it leads to.
  onwards.set('action', textOf(way, 'action') || undefined)
  way.set('action', undefined)
  return { step, changed: { added: [step, onwards], removed: [], led: [way] } satisfies Changed }
}

/** Into a lane, without becoming its child. */
export const putRef = (lane: Element, node: Element): void => void (lane.get('flowNodeRef') as Element[]).push(node)

/** Takes out a step with its decision; the ways to it lead on to what came after. */
export function removeStep(process: Element, step: Element): Changed | undefined {
  const block = blockOf(step)
  const next = block && targetOf(block.exit)
  if (!block || !next) return undefined
  const nodes = [step, ...block.gateways]
  const inner = [step, ...block.gateways].flatMap(flowsOut)
  const action = textOf(block.exit, 'action')
  const removed: Element[] = [...nodes, ...inner]
  const led: Element[] = []
  inner.forEach(removeFlow)
  for (const way of flowsIn(step)) {
    const source = sourceOf(way)
    if (block.enter.includes(way) && textOf(way, 'action')) way.set('action', action || undefined)
    // A way back that would lead where its decision leads anyway says nothing any more.
    const twin = source && flowsOut(source).some((one) => one !== way && targetOf(one) === next)
    if (twin || source === next) {
      removeFlow(way)
      removed.push(way)
    } else {
      leadTo(way, next)
      led.push(way)
    }
  }
  for (const node of nodes) removeNode(node, process)
  return { added: [], removed, led }
}

/** Lets two blocks that follow each other change places; the words of buttons go with the steps they lead to. */
export function swap(first: Block, second: Block): Changed | undefined {
  const next = targetOf(second.exit)
  if (!next || second.enter.length !== 1 || second.enter[0] !== first.exit) return undefined
  const words = (flow: Element | undefined) => (flow && textOf(flow, 'action')) || undefined
  const [toFirst, toSecond, toNext] = [words(first.enter[0]), words(first.exit), words(second.exit)]
  for (const way of first.enter) {
    leadTo(way, second.step)
    if (toFirst || toSecond) way.set('action', toSecond)
  }
  leadTo(second.exit, first.step)
  leadTo(first.exit, next)
  if (toSecond || toFirst) second.exit.set('action', toFirst)
  if (toSecond || toNext) first.exit.set('action', toNext)
  reorder(first, second)
  return { added: [], removed: [], led: [...first.enter, first.exit, second.exit] }
}

/** The file lists them in the order in which they come. */
function reorder(first: Block, second: Block): void {
  const container = first.step.$parent
  if (!container || container !== second.step.$parent) return
  let behind = second.gateways.at(-1) ?? second.step
  for (const node of [first.step, ...first.gateways]) {
    takeOut(container, 'flowElements', node)
    putIn(container, 'flowElements', node, behind)
    behind = node
  }
}

/** Moves a step, and decisions that lie in its lane, to the lane of a position; makes one when there is none. */
export function moveToLane(process: Element, step: Element, position: string, name: string): Changed | undefined {
  const lanes = lanesOf(process)
  const sets = process.get('laneSets') as Element[]
  const set = sets[0]
  if (lanes.length === 0 || !set || sets.length > 1 || step.$parent !== process) return undefined
  if (lanes.some((one) => one.$parent !== set)) return undefined
  const added: Element[] = []
  let lane = lanes.find((one) => (textOf(one, 'position') || textOf(one, 'name')) === position)
  if (!lane) {
    lane = create(set, 'bpmn:Lane', { id: freeId(rootOf(process), `lan-${position}`), name, position })
    putIn(set, 'lanes', lane)
    added.push(lane)
  }
  const from = lanes.find((one) => (one.get('flowNodeRef') as Element[]).includes(step))
  const own = (blockOf(step)?.gateways ?? []).filter((node) => (from?.get('flowNodeRef') as Element[] | undefined)?.includes(node))
  for (const node of [step, ...own]) {
    takeOut(from, 'flowNodeRef', node)
    putRef(lane, node)
  }
  const removed: Element[] = []
  if (from && from !== lane && (from.get('flowNodeRef') as Element[]).length === 0 && !childOf(from, 'extensionElements') && childrenOf(from, 'documentation').length === 0) {
    takeOut(set, 'lanes', from)
    removed.push(from)
  }
  return { added, removed, led: [] }
}
