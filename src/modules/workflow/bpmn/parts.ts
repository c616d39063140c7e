import { parseDuration } from '../model/duration.ts'
import { syntaxErrorIn } from '../model/feel.ts'
import { WAYS, type PlanFlow, type PlanNode } from '../model/plan.ts'
import { problem, type Problem } from '../model/problem.ts'
import { bodyOf, calledElement, childOf, extensionsOf, idOf, textOf, xmlName, type Element } from './element.ts'
import { definitionsOf } from './kinds.ts'
import { readWork } from './work.ts'

/** Where faults go, and which elements are now known to be used. */
type Notes = { problems: Problem[]; refused: Problem[]; used: Set<Element> }

/** Fills in what hangs on a node: work, duration, message, expression, service. */
export function readNode(element: Element, node: PlanNode, notes: Notes): void {
  if (node.kind === 'user' || node.kind === 'manual') {
    const step = readWork(element, notes.problems)
    if (Object.keys(step).length > 0) node.step = step
  }
  if (node.kind === 'timer') readTimer(element, node, notes)
  if (node.kind === 'rule' || node.kind === 'script') readExpression(element, node, notes)
  if (node.kind === 'service') node.service = textOf(element, 'service') || textOf(element, 'implementation') || node.name
  const result = node.kind === 'service' || node.kind === 'rule' || node.kind === 'script' ? textOf(element, 'result') : ''
  if (result) node.result = result
  readMessage(element, node, notes)
}

function readTimer(element: Element, node: PlanNode, { refused }: Notes): void {
  const value = bodyOf(childOf(definitionsOf(element)[0], 'timeDuration'))
  if (parseDuration(value)) node.after = value
  else refused.push(problem('duration', idOf(element), { name: calledElement(element), value }))
}

/** The message by its name, else its id; an event without a message is known by its own name. */
function readMessage(element: Element, node: PlanNode, { used }: Notes): void {
  const definition = definitionsOf(element).find((one) => one.$type === 'bpmn:MessageEventDefinition')
  if (!definition) return
  const message = childOf(definition, 'messageRef')
  if (message) used.add(message)
  node.message = message ? textOf(message, 'name') || idOf(message) : node.name || node.id
}

function readExpression(element: Element, node: PlanNode, notes: Notes): void {
  const format = textOf(element, 'scriptFormat')
  if (format && !isFeel(format)) return void notes.refused.push(languageProblem(element, format))
  const body = textOf(element, 'script') || bodyOf(extensionsOf(element, 'motcua:Feel')[0])
  if (!body) notes.refused.push(problem('noExpression', idOf(element), { name: calledElement(element) }))
  else if (checkFeel(element, body, notes)) node.feel = body
}

/** Fills in a flow's condition and what a person sees of it. */
export function readFlow(element: Element, flow: PlanFlow, notes: Notes): void {
  const condition = childOf(element, 'conditionExpression')
  const language = textOf(condition, 'language')
  const body = bodyOf(condition)
  if (body && language && !isFeel(language)) notes.refused.push(languageProblem(element, language))
  else if (body && checkFeel(element, body, notes)) flow.when = body
  const action = textOf(element, 'action')
  if (action) flow.action = action
  const value = textOf(element, 'way')
  const way = WAYS.find((one) => one === value)
  if (way) flow.way = way
  else if (value) notes.problems.push(problem('attribute', idOf(element), { name: calledElement(element), attribute: 'way', value }))
}

/** `feel`, `text/feel`, `https://www.omg.org/spec/DMN/20191111/FEEL/` … */
const isFeel = (language: string): boolean => /feel/i.test(language)

const languageProblem = (element: Element, type: string): Problem =>
  problem('language', idOf(element), { name: calledElement(element), type })

function checkFeel(element: Element, expression: string, { refused }: Notes): boolean {
  const at = syntaxErrorIn(expression)
  if (at === undefined) return true
  const params = { name: `${xmlName(element.$type)} ${calledElement(element)}`, at: String(at + 1), expression }
  refused.push(problem('feelSyntax', idOf(element), params))
  return false
}
