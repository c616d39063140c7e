import { FieldError } from '../../../../../ui/forms.tsx'
import { Checklist, Panel } from '../../../../../ui/staff-parts.tsx'
import { invalid } from '../../../../../platform/errors.ts'
import { findStep } from '../../../../workflow/model.ts'
import type { Task } from '../../../model/dossier.ts'
import type { DossierView } from '../../../service.ts'
import { fieldsOf, type ActName, type Desk } from './desk.ts'

export const checksOf = ({ situation }: Pick<DossierView, 'situation'>, task: Pick<Task, 'stepId'>): string[] => findStep(situation.plan, task.stepId)?.work.checks ?? []

/** What the process wants looked at before the step may end, ticked one by one. */
export function Checks({ desk, act, task }: { desk: Desk; act: ActName; task: Task }) {
  const checks = checksOf(desk.view, task)
  const { values, text } = fieldsOf(desk, act)
  const { id, error } = text('checks')
  if (checks.length === 0) return <></>
  const ticked = values('checks')
  return (
    <Panel title="Nội dung cần kiểm tra" aside={`${checks.length} nội dung`} id={id}>
      <FieldError id={id} error={error} />
      <Checklist checks={checks.map((label, index) => ({ name: 'checks', value: String(index), label, checked: ticked.includes(String(index)) }))} />
    </Panel>
  )
}

/** The words of what was ticked. */
export const tickedOf = (view: Pick<DossierView, 'situation'>, task: Pick<Task, 'stepId'>, ticked: readonly string[]): string[] =>
  checksOf(view, task).filter((_, index) => ticked.includes(String(index)))

/** Refuses while something is not ticked; the form asks for it, machines keep lists of their own. */
export function demandChecks(view: Pick<DossierView, 'situation'>, task: Pick<Task, 'stepId'>, ticked: readonly string[]): void {
  const open = checksOf(view, task).filter((_, index) => !ticked.includes(String(index)))
  const count = { count: open.length }
  if (open.length > 0) throw invalid('dossier.checksOpen', [{ field: 'checks', code: 'dossier.checksOpen', params: count }], count)
}
