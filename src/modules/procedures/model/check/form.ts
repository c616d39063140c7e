import { fieldsOf, type Field } from '../../../forms/index.ts'
import { evaluate, syntaxErrorIn } from '../../../workflow/model/feel.ts'
import type { Plan } from '../../../workflow/model/plan.ts'
import type { ProcedureDefinition } from '../definition.ts'
import { open, wrong, type DefinitionProblem } from './problem.ts'

/** Variables every process has besides the answers of its form (dossiers hand them in). */
const GIVEN = ['caseKey', 'channel']

/** The form against windows and against the conditions of the process. */
export function formProblems(definition: ProcedureDefinition, plan: Plan | undefined): DefinitionProblem[] {
  const fields = definition.form ? fieldsOf(definition.form) : []
  return [
    ...(definition.form === null ? [open('form.missing', 'form')] : []),
    ...windowProblems(definition, fields),
    ...(plan ? expressionProblems(plan, new Set([...GIVEN, ...fields.map(({ key }) => key)])) : []),
  ]
}

function windowProblems({ windows }: ProcedureDefinition, fields: readonly Field[]): DefinitionProblem[] {
  const dates = new Set(fields.filter(({ kind }) => kind === 'date').map(({ key }) => key))
  return windows.flatMap((window, at) =>
    window.field !== null && !dates.has(window.field) ? [wrong('window.noField', `windows.${at + 1}`, { field: window.field, event: window.event })] : [])
}

/** Conditions that cannot be read, or ask for what no form and no step gives. */
function expressionProblems(plan: Plan, known: ReadonlySet<string>): DefinitionProblem[] {
  const given = new Set([...known, ...plan.nodes.flatMap(({ result }) => (result === undefined ? [] : [result]))])
  // A service or a rule without a named result may set any variable.
  const anyVariable = plan.nodes.some(({ kind, result }) => ['service', 'rule', 'script'].includes(kind) && result === undefined)
  return plan.flows.flatMap((flow) => {
    if (flow.when === undefined) return []
    const path = `process.${flow.id}`
    if (syntaxErrorIn(flow.when) !== undefined) return [wrong('feel.syntax', path, { flow: flow.name || flow.id, expression: flow.when })]
    if (anyVariable) return []
    const missing = asked(flow.when).filter((name) => !given.has(name))
    return missing.map((name) => open('feel.unknown', path, { flow: flow.name || flow.id, variable: name }))
  })
}

/** Names of variables an expression asks for: told by running it with nothing. */
function asked(expression: string): string[] {
  try {
    return [...new Set(evaluate(expression).unknown.flatMap((message) => /[“"'`]([^”"'`]+)[”"'`]/.exec(message)?.[1] ?? []))]
  } catch {
    return []
  }
}

/**
 * Questions whose answers nothing in the definition uses. An answer is read by the officers who appraise, so this is
 * told and never wrong: used are answers a window, another question or a condition of the process depends on, and
 * those of forms that stand for a paper form (they make up that paper).
 */
export function unusedFields(definition: ProcedureDefinition, plan: Plan | undefined): DefinitionProblem[] {
  const { form, windows } = definition
  if (!form || form.standsFor !== undefined) return []
  const fields = fieldsOf(form)
  const words = [...(plan?.flows ?? []).map(({ when }) => when ?? ''), ...(plan?.nodes ?? []).map(({ feel }) => feel ?? '')].join(' ')
  const used = new Set([...windows.map(({ field }) => field), ...fields.flatMap((field) => (field.showWhen ? [field.showWhen.field] : []))])
  const unused = fields.filter(({ key, required }) => required === false && !used.has(key) && !new RegExp(`\\b${key}\\b`).test(words))
  return unused.length === 0 ? [] : [open('form.unused', `form.${unused[0]?.key ?? ''}`, { count: unused.length, fields: unused.map(({ label }) => label).join('; ') })]
}
