import { invalid } from '../../../../platform/errors.ts'
import { findStep, type Plan } from '../../../workflow/model.ts'
import type { Task } from '../dossier.ts'

/** What the trail keeps of the ticks of a step: only contents the process lists for it, each once, in its order. */
export function checkedIn(plan: Plan, task: Pick<Task, 'stepId' | 'stepName'>, checks: readonly string[] | undefined): { checks?: string[] } {
  if (checks === undefined || checks.length === 0) return {}
  const listed = findStep(plan, task.stepId)?.work.checks ?? []
  const unknown = checks.find((one) => !listed.includes(one))
  if (unknown !== undefined) throw invalid('dossier.checkUnknown', [{ field: 'checks', code: 'dossier.checkUnknown', params: { step: task.stepName, check: unknown } }], { step: task.stepName, check: unknown })
  return { checks: listed.filter((one) => checks.includes(one)) }
}
