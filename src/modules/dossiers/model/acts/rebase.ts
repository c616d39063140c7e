import { findStep, type Plan } from '../../../workflow/model.ts'
import { mapState } from '../../../workflow/model/map-state.ts'
import { progressOf, type Change } from '../change.ts'
import { datesOf } from '../clock.ts'
import { isClosed } from '../dossier.ts'
import { sameStep, type RebaseRule } from '../rebase.ts'
import type { Clock, Situation } from '../situation.ts'
import { taskFor } from '../tasks.ts'

/** The version a dossier goes to: what it promises counts only when the rule says so. */
export type RebaseTarget = { versionId: string; number: number; plan: Plan; clock: Clock; hasCase: boolean }

/** The change that moves a dossier to another version, or in words why it stays. */
export type Rebased = { change: Change } | { left: string }

/**
 * Moves an open dossier to another version (chuyển phiên bản): tokens and open tasks go by the ids of their steps.
 * Pure; `from` is the number of the version it is under, `clockFrom` the version its clock counts with.
 */
export function rebase(s: Situation, to: RebaseTarget, rule: Pick<RebaseRule, 'reason' | 'legalBasis' | 'clock'>, from: { number: number; clockVersionId: string }): Rebased {
  const { dossier, plan } = s
  if (isClosed(dossier) || dossier.business === 'finished') return { left: 'Hồ sơ đã có kết quả hoặc đã kết thúc.' }
  if (!to.hasCase) return { left: 'Phiên bản mới không có trường hợp của hồ sơ này.' }
  const mapped = mapState(plan, to.plan, dossier.state)
  if ('missing' in mapped && mapped.missing.length === 0) return { left: 'Từ các bước đang mở, quy trình mới không đi đến kết thúc được.' }
  if ('missing' in mapped) return { left: `Quy trình mới không có chỗ tương ứng với: ${mapped.missing.map((id) => findStep(plan, id)?.name ?? id).join('; ')}.` }
  const at = { now: s.now, clock: to.clock, places: s.places, unitId: dossier.unitId, handlerId: dossier.handlerId }
  const anew = s.tasks.filter((task) => !sameStep(findStep(plan, task.stepId), findStep(to.plan, task.stepId)))
  const dates = rule.clock === 'recount' && dossier.business === 'processing' && s.ledger.length > 0 ? datesOf(to.clock, s.ledger) : undefined
  const moved = dates !== undefined && dates.dueAt?.getTime() !== dossier.dueAt?.getTime()
  const { reason, legalBasis, clock } = rule
  return {
    change: {
      progress: { ...progressOf(dossier), state: mapped.state, ...dates },
      rebase: { versionId: to.versionId, clockVersionId: rule.clock === 'keep' ? from.clockVersionId : null },
      closeTasks: anew.map(({ id }) => ({ id, outcome: 'rebased', note: reason })),
      // The time of the step runs on; whoever has it keeps it while it is work of the same role.
      openTasks: anew.map((task) => {
        const next = taskFor(to.plan, task.stepId, at)
        return { ...next, openedAt: task.openedAt, dueAt: task.dueAt, ...(next.role === task.role ? { assigneeId: task.assigneeId, unitId: task.unitId } : {}) }
      }),
      events: [
        { kind: 'dossier.rebased', detail: { from: from.number, to: to.number, versionId: to.versionId, reason, legalBasis, clock } },
        ...(moved ? [{ kind: 'dossier.dueMoved' as const, detail: { accountId: dossier.accountId, from: dossier.dueOn, to: dates.dueOn, cause: `${reason} (${legalBasis})` } }] : []),
      ],
    },
  }
}
