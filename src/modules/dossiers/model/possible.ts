import type { Actor } from '../../../platform/access.ts'
import { decisionAfter, type Decision } from '../../workflow/model.ts'
import { isClosed, type Dossier, type SupplementRequest, type Task } from './dossier.ts'
import type { Situation } from './situation.ts'
import { kindOf } from './tasks.ts'

/** What can be done with a dossier (việc có thể làm), by its states alone; who may is asked beside it. */
export const acts = ['accept', 'rejectIntake', 'requestSupplement', 'sendSupplement', 'completeSupplement', 'withdraw', 'completeStep', 'reassign', 'extend', 'stop', 'refuse', 'handOver'] as const
export type Act = (typeof acts)[number]

/** Vietnamese of an act, as the refusal lists it. */
export const actNames: Record<Act, string> = {
  accept: 'tiếp nhận', rejectIntake: 'từ chối tiếp nhận', requestSupplement: 'yêu cầu bổ sung', sendSupplement: 'gửi bổ sung',
  completeSupplement: 'xác nhận đủ giấy tờ bổ sung', withdraw: 'rút hồ sơ', completeStep: 'chuyển bước', reassign: 'phân công lại',
  extend: 'xin lỗi và hẹn lại', stop: 'dừng giải quyết', refuse: 'từ chối giải quyết', handOver: 'trả kết quả',
}

/** The acts that are possible now. Order as they stand on the screen. */
export function possibleActs(d: Pick<Dossier, 'business' | 'supplement' | 'delivery' | 'dueAt'>, extended = false): Act[] {
  if (d.delivery === 'ready') return ['handOver']
  if (isClosed(d) || d.business === 'finished') return []
  const waiting = d.supplement === 'requested'
  const answered = d.supplement === 'sent'
  if (d.business === 'filed') {
    return waiting ? ['sendSupplement', 'completeSupplement', 'rejectIntake', 'withdraw'] : ['accept', 'requestSupplement', 'rejectIntake', 'withdraw']
  }
  if (waiting || answered) return [...(waiting ? (['sendSupplement'] as const) : []), 'completeSupplement', 'withdraw', 'stop', 'refuse']
  return ['completeStep', 'requestSupplement', 'reassign', ...(extended || d.dueAt === null ? [] : (['extend'] as const)), 'withdraw', 'stop', 'refuse']
}

/** The decision that ends a task, for its buttons: supplement is an act of its own, with reason and papers. */
export function decisionOf(situation: Pick<Situation, 'plan'>, task: Pick<Task, 'stepId'>): Decision | undefined {
  const decision = decisionAfter(situation.plan, task.stepId)
  if (!decision) return undefined
  return { ...decision, choices: decision.choices.filter((choice) => choice.way !== 'supplement') }
}

/** Whether ending this task needs an officer to be named (phân công). */
export const needsAssignee = (situation: Pick<Situation, 'plan'>, task: Pick<Task, 'stepId'>): boolean => kindOf(situation.plan, task.stepId) === 'assign'

/** The request the applicant has still to answer. */
export const openSupplement = (supplements: readonly SupplementRequest[]): SupplementRequest | undefined => supplements.find((s) => s.fulfilledAt === null)

/** Whether a task is this person's to end: given to them, or waiting for a role they hold in its unit. */
export function isTheirs(actor: Actor, task: Pick<Task, 'assigneeId' | 'unitId' | 'role'>): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind !== 'officer') return false
  if (task.assigneeId !== null) return task.assigneeId === actor.accountId
  return actor.positions.some((position) => position.role === task.role && (task.unitId === null || position.unitId === task.unitId))
}
