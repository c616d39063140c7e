import type { Plan } from '../../workflow/model/plan.ts'
import { formProblems, unusedFields } from './check/form.ts'
import { caseProblems, codeProblems, isoProblems, lawProblems, moneyProblems, paperProblems, resultParts, templateProblems, timeProblems } from './check/parts.ts'
import { processProblems, type ProcessAgainst } from './check/process.ts'
import { open, type DefinitionProblem } from './check/problem.ts'
import { missingParts } from './complete.ts'
import type { ProcedureDefinition } from './definition.ts'

export type { DefinitionProblem } from './check/problem.ts'

export type CheckAgainst = ProcessAgainst & {
  /** The compiled process, if there is one. */
  plan?: Plan
  /** Hashes of the template files that are kept here; left out: not asked. */
  templates?: ReadonlySet<string>
  /** The day on which legal texts must hold; left out: not asked. */
  on?: string
}

/**
 * All that contradicts itself or is missing in a definition (kiểm tra định nghĩa), part by part. Empty: it can be
 * published as it is. Pure; 30 steps take well under a millisecond, 500 ways through a process a few.
 */
export function checkDefinition(definition: ProcedureDefinition, against: CheckAgainst = {}): DefinitionProblem[] {
  return [
    ...missingParts(definition).map((part) => open(`missing.${part}`, part)),
    ...codeProblems(definition),
    ...lawProblems(definition, against.on),
    ...paperProblems(definition),
    ...templateProblems(definition, against.templates),
    ...moneyProblems(definition),
    ...timeProblems(definition, against.hoursADay ?? 8),
    ...caseProblems(definition),
    ...resultParts(definition),
    ...formProblems(definition, against.plan),
    ...unusedFields(definition, against.plan),
    ...processProblems(definition, against),
    ...isoProblems(definition),
  ]
}
