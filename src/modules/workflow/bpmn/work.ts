import { STEP_KINDS, type Document, type StepWork } from '../model/plan.ts'
import { calledElement, childrenOf, extensionsOf, idOf, textOf, type Element } from './element.ts'
import { problem, type Problem } from '../model/problem.ts'

/**
 * The step table's line of a task, from its `motcua:step`; the work content falls back to the task's
 * documentation. Wrong attributes are left out and named in `problems`.
 */
export function readWork(task: Element, problems: Problem[]): StepWork {
  const step = extensionsOf(task, 'motcua:Step')[0]
  const work = textOf(step, 'work') || textOf(childrenOf(task, 'documentation')[0], 'text')
  const read: StepWork = {}
  const refuse = (attribute: string, value: string) =>
    problems.push(problem('attribute', idOf(task), { name: calledElement(task), attribute, value }))
  if (work) read.work = work
  if (!step) return read

  const kind = STEP_KINDS.find((one) => one === textOf(step, 'kind'))
  if (kind) read.kind = kind
  else if (textOf(step, 'kind')) refuse('kind', textOf(step, 'kind'))

  const hours = textOf(step, 'workingHours')
  if (hours && isHours(hours)) read.hours = Number(hours)
  else if (hours) refuse('workingHours', hours)

  const position = textOf(step, 'position')
  const checks = childrenOf(step, 'checks').map((check) => textOf(check, 'body')).filter(Boolean)
  const forms = childrenOf(step, 'forms').map(toDocument)
  const outputs = childrenOf(step, 'outputs').map(toDocument)
  if (position) read.position = position
  if (checks.length > 0) read.checks = checks
  if (forms.length > 0) read.forms = forms
  if (outputs.length > 0) read.outputs = outputs
  return read
}

/** Quarters of an hour, up to ten thousand hours. */
const isHours = (text: string): boolean =>
  /^\d{1,5}(\.\d{1,2})?$/.test(text) && Number.isInteger(Number(text) * 4) && Number(text) <= 10_000

function toDocument(element: Element): Document {
  const code = textOf(element, 'code')
  const name = textOf(element, 'name') || code
  return code ? { code, name } : { name }
}
