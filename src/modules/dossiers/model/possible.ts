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

/**
 * The acts that are possible now. Order as they stand on the screen. A process may have steps beside or after the
 * return (lưu hồ sơ): they are done and given out as before, for the person who filed nothing moves any more.
 */
export function possibleActs(d: Pick<Dossier, 'business' | 'supplement' | 'delivery' | 'dueAt' | 'state'>, extended = false): Act[] {
  if (d.delivery === 'ready') return d.state.at.length > 1 ? ['handOver', 'completeStep', 'reassign'] : ['handOver']
  if (d.business === 'finished') return d.state.at.length > 0 ? ['completeStep', 'reassign'] : []
  if (isClosed(d)) return []
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

/** The request the applicant has still to answer: the newest, which takes the place of one that was not answered fully. */
export const openSupplement = (supplements: readonly SupplementRequest[]): SupplementRequest | undefined => supplements.findLast((s) => s.fulfilledAt === null)

/** Whether a task is this person's to end: given to them, or waiting for a role they hold in its unit. */
export function isTheirs(actor: Actor, task: Pick<Task, 'assigneeId' | 'unitId' | 'role'>): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind !== 'officer') return false
  if (task.assigneeId !== null) return task.assigneeId === actor.accountId
  return actor.positions.some((position) => position.role === task.role && (task.unitId === null || position.unitId === task.unitId))
}

/**
 * Whether the matter is this person's to act on, beside ending a step (thuộc trách nhiệm): an open step of it is
 * theirs, they give out the work of its unit, or it lies at the counter and they receive.
 */
export function isConcerned(actor: Actor, dossier: Pick<Dossier, 'business' | 'unitId'>, open: readonly Pick<Task, 'assigneeId' | 'unitId' | 'role'>[]): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind !== 'officer') return false
  return open.some((task) => isTheirs(actor, task)) || givesOut(actor, dossier) || (dossier.business === 'filed' && actor.permissions.has('dossier.receive'))
}

/** Whether this person gives out work of a unit (phân công): of their own, or of all. */
export const givesOut = (actor: Actor, work: { unitId: string | null }): boolean =>
  actor.kind === 'system' ||
  (actor.kind === 'officer' && actor.permissions.has('dossier.assign') && (actor.permissions.has('dossier.viewAll') || actor.positions.some(({ unitId }) => unitId === work.unitId)))

/** Whether a step may be given to who holds a position: its role, and for work on the matter the unit that resolves. */
export const canBeGiven = (position: { role: string; unitId: string }, role: string, dossier: Pick<Dossier, 'unitId'>): boolean =>
  position.role === role && (role !== 'officer' || dossier.unitId === null || position.unitId === dossier.unitId)
