import type { NodeKind } from '../model/plan.ts'
import { childOf, childrenOf, xmlName, type Element } from './element.ts'

/** Kinds of elements that are executed without a look at what hangs on them. */
const PLAIN: Record<string, NodeKind> = {
  'bpmn:UserTask': 'user',
  'bpmn:ManualTask': 'manual',
  /** No kind said: somebody does it. */
  'bpmn:Task': 'manual',
  'bpmn:ServiceTask': 'service',
  'bpmn:BusinessRuleTask': 'rule',
  'bpmn:ScriptTask': 'script',
  'bpmn:SubProcess': 'scope',
  'bpmn:CallActivity': 'scope',
  'bpmn:ExclusiveGateway': 'exclusive',
  'bpmn:ParallelGateway': 'parallel',
  'bpmn:InclusiveGateway': 'inclusive',
}

/** Which event definition makes which kind of which event; '' is an event without definition. */
const EVENTS: Record<string, Record<string, NodeKind>> = {
  'bpmn:StartEvent': { '': 'start', 'bpmn:MessageEventDefinition': 'start' },
  'bpmn:EndEvent': {
    '': 'end', 'bpmn:MessageEventDefinition': 'end', 'bpmn:TerminateEventDefinition': 'terminate',
  },
  'bpmn:IntermediateCatchEvent': { 'bpmn:TimerEventDefinition': 'timer', 'bpmn:MessageEventDefinition': 'catch' },
  'bpmn:IntermediateThrowEvent': { 'bpmn:MessageEventDefinition': 'throw' },
  'bpmn:BoundaryEvent': { 'bpmn:TimerEventDefinition': 'timer', 'bpmn:MessageEventDefinition': 'catch' },
}

/** The kind of a node, or the XML name of what makes it impossible to execute. */
export type Kind = { kind: NodeKind; why?: never } | { kind: 'other'; why: string }

/** What a BPMN flow node becomes in a plan. */
export function kindOf(element: Element): Kind {
  const events = EVENTS[element.$type]
  if (events) return eventKind(element, events)
  const kind = PLAIN[element.$type]
  if (!kind) return other(element.$type)
  const loop = childOf(element, 'loopCharacteristics')
  if (loop) return other(loop.$type)
  if (element.get('triggeredByEvent') === true) return { kind: 'other', why: 'event subProcess' }
  if (element.get('isForCompensation') === true) return { kind: 'other', why: 'isForCompensation' }
  return { kind }
}

function eventKind(element: Element, kinds: Record<string, NodeKind>): Kind {
  const [definition, second] = definitionsOf(element)
  if (second) return { kind: 'other', why: `${xmlName(element.$type)} (${xmlName(second.$type)})` }
  const kind = kinds[definition?.$type ?? '']
  if (!kind) return other(definition?.$type ?? element.$type)
  const timing = ['timeDate', 'timeCycle'].find((name) => definition && childOf(definition, name))
  return timing === undefined ? { kind } : { kind: 'other', why: timing }
}

const other = (type: string): Kind => ({ kind: 'other', why: xmlName(type) })

/** Event definitions of an event, in place or by reference. */
export const definitionsOf = (element: Element): Element[] =>
  [...childrenOf(element, 'eventDefinitions'), ...childrenOf(element, 'eventDefinitionRef')]
