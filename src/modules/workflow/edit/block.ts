import { childOf, childrenOf, textOf, type Element } from '../bpmn/element.ts'
import { flowsIn, flowsOut, sourceOf, targetOf } from './tree.ts'

/**
 * A step with the decision that is its own (một bước và quyết định của bước đó): the exclusive gateways right
 * behind it that nothing else leads to. It is entered by `enter`, left by `exit`, and the other ways of its
 * decisions lead back, to a supplement, to a refusal.
 */
export type Block = {
  step: Element
  /** The gateways of its decision, in order. */
  gateways: Element[]
  /** Ways to it but those back. */
  enter: Element[]
  exit: Element
}

/** The block of a step; undefined where the process is more than a sequence with simple branches at this place. */
export function blockOf(step: Element | undefined): Block | undefined {
  const container = step?.$parent
  if (!step || !container || hasEvents(step, container)) return undefined
  const gateways: Element[] = []
  const ways = flowsOut(step)
  if (ways.length !== 1) return undefined
  let exit = ways[0]
  for (let next = exit && targetOf(exit); next && isOwn(next); next = targetOf(exit)) {
    if (gateways.includes(next)) return undefined
    const main = mainWay(next)
    if (!main) return undefined
    gateways.push(next)
    exit = main
  }
  if (!exit || !targetOf(exit)) return undefined
  return { step, gateways, exit, enter: flowsIn(step).filter((flow) => !leadsBack(flow, step)) }
}

const hasEvents = (step: Element, container: Element): boolean =>
  childrenOf(container, 'flowElements').some((one) => childOf(one, 'attachedToRef') === step)

/** A decision that only the step before it leads to. */
const isOwn = (node: Element): boolean =>
  node.$type === 'bpmn:ExclusiveGateway' && flowsIn(node).length === 1 && flowsOut(node).length > 1

const BACK = new Set(['back', 'supplement', 'refuse'])

/** The one way of a decision that goes on: its default if that does, else the only one that is not called a way back. */
function mainWay(gateway: Element): Element | undefined {
  const ways = flowsOut(gateway).filter((flow) => !BACK.has(textOf(flow, 'way')))
  const otherwise = childOf(gateway, 'default')
  if (otherwise && ways.includes(otherwise)) return otherwise
  return ways.length === 1 ? ways[0] : undefined
}

/** By what the way is called; else when its source can only be come to through the step. */
function leadsBack(flow: Element, step: Element): boolean {
  if (BACK.has(textOf(flow, 'way'))) return true
  const source = sourceOf(flow)
  if (!source) return false
  const seen = new Set<Element>([step])
  const open = [source]
  for (let node = open.pop(); node; node = open.pop()) {
    if (seen.has(node)) continue
    seen.add(node)
    if (node.$type === 'bpmn:StartEvent') return false
    open.push(...flowsIn(node).flatMap((one) => sourceOf(one) ?? []))
  }
  return true
}
