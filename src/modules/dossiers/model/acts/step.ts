import { conflict, invalid, notFound } from '../../../../platform/errors.ts'
import { advance, decisionAfter, waitingFor } from '../../../workflow/model.ts'
import { progressOf, type Change } from '../change.ts'
import { datesOf } from '../clock.ts'
import type { IssuedDocument, Task } from '../dossier.ts'
import { actNames, needsAssignee } from '../possible.ts'
import type { Situation } from '../situation.ts'
import { kindOf, movementOf, variablesOf } from '../tasks.ts'
import { checkedIn } from './checked.ts'
import { demand } from './refuse-act.ts'

export type StepInput = {
  taskId: string
  /** Flow chosen at the gateway that follows; needed where the process asks a person. */
  choice?: string | undefined
  /** Opinion, remark (ý kiến). */
  note?: string | undefined
  /** What was looked at, in the words of the step's own list (nội dung đã kiểm tra); kept in the trail with who and when. */
  checks?: readonly string[] | undefined
  /** The officer who will handle it, for a step of assignment. */
  assigneeId?: string | undefined
  /** The result, for the step that issues it: number and file. */
  result?: Omit<IssuedDocument, 'id' | 'kind' | 'issuedAt' | 'data'> | undefined
}

/**
 * A step ends (chuyển bước): tokens move, the next tasks open. When the issuing step ends the dossier is
 * finished (its timeliness is measured here) and its result waits at the one-stop until it is handed over.
 */
export function completeStep(s: Situation, input: StepInput): Change {
  demand(s, 'completeStep')
  const { dossier, plan, now } = s
  const task = taskOf(s, input.taskId)
  const kind = kindOf(plan, task.stepId)
  // The return is a hand-over: to whom and how.
  if (kind === 'return' && dossier.delivery === 'ready') throw conflict('dossier.wrongState', { act: actNames.completeStep, possible: actNames.handOver }, ['handOver'])
  if (needsAssignee(s, task) && !input.assigneeId) throw invalid('dossier.assigneeMissing', [{ field: 'assigneeId', code: 'dossier.assigneeMissing' }])
  if (input.assigneeId && !needsAssignee(s, task)) throw invalid('dossier.notAssigning', [{ field: 'assigneeId', code: 'dossier.notAssigning' }])
  if (input.result && kind !== 'issue') throw invalid('dossier.notIssuing', [{ field: 'result', code: 'dossier.notIssuing' }])
  const handlerId = input.assigneeId ?? dossier.handlerId
  const moved = advance(plan, dossier.state, { complete: task.stepId, take: input.choice ? [input.choice] : [] }, { context: variablesOf(dossier), now })
  const way = decisionAfter(plan, task.stepId)?.choices.find((choice) => choice.flow === input.choice)?.way ?? 'on'
  const movement = movementOf(plan, moved, s.tasks, { now, clock: s.clock, places: s.places, unitId: dossier.unitId, handlerId }, { taskId: task.id, outcome: way === 'back' ? 'sentBack' : 'done', note: input.note })

  const issued = kind === 'issue' && way === 'on'
  const finished = issued || moved.ended
  const toReturn = moved.opened.some((step) => kindOf(plan, step) === 'return')
  return {
    progress: {
      ...progressOf(dossier), handlerId, state: moved.state, context: { ...dossier.context, ...moved.set },
      ...(finished ? { business: 'finished', finishedAt: dossier.finishedAt ?? now, delivery: toReturn ? 'ready' : dossier.delivery } : {}),
    },
    ...movement,
    documents: input.result && issued ? [{ kind: 'result', data: {}, issuedAt: now, ...input.result }] : [],
    events: [
      ...movement.events,
      { kind: way === 'back' ? 'dossier.stepSentBack' : 'dossier.stepDone', detail: { step: task.stepName, number: task.stepNumber, note: input.note, ...checkedIn(plan, task, input.checks), opened: movement.openTasks.map((t) => t.stepName) } },
      ...(input.assigneeId ? [{ kind: 'dossier.assigned' as const, detail: { assigneeId: input.assigneeId, step: movement.openTasks[0]?.stepName } }] : []),
      ...(finished && dossier.business !== 'finished' ? [{ kind: 'dossier.finished' as const, detail: { accountId: dossier.accountId, toReturn } }] : []),
    ],
  }
}

/** Gives open work to another officer (phân công lại). */
export function reassign(s: Situation, input: { taskId: string; assigneeId: string; reason: string }): Change {
  demand(s, 'reassign')
  const task = taskOf(s, input.taskId)
  return {
    progress: { ...progressOf(s.dossier), handlerId: task.role === 'officer' ? input.assigneeId : s.dossier.handlerId },
    reassign: { [task.id]: input.assigneeId },
    events: [{ kind: 'dossier.assigned', detail: { assigneeId: input.assigneeId, step: task.stepName, reason: input.reason } }],
  }
}

/** A timer of the process ran out; nothing happens when it is no longer waited for. */
export function fireTimer(s: Situation, node: string): Change | undefined {
  const open = ['filed', 'processing', 'finished'].includes(s.dossier.business)
  if (!open || !waitingFor(s.plan, s.dossier.state).timers.some((timer) => timer.node === node)) return undefined
  return fire(s, node, 'timerFired', 'timedOut')
}

/** A message the process waits for has come (tin báo đến): an answer of another body, a payment, a report. */
export function catchMessage(s: Situation, message: string, note: string | undefined): Change {
  const awaited = waitingFor(s.plan, s.dossier.state).messages
  const found = awaited.find((one) => one.message === message || one.node === message)
  if (!found) throw conflict('dossier.messageNotAwaited', { message }, awaited.map((one) => one.message))
  return fire(s, found.node, 'messageReceived', 'done', note)
}

function fire(s: Situation, node: string, what: 'timerFired' | 'messageReceived', outcome: string, note?: string): Change {
  const { dossier, now } = s
  const moved = advance(s.plan, dossier.state, { fire: node }, { context: variablesOf(dossier), now })
  const movement = movementOf(s.plan, moved, s.tasks, { now, clock: s.clock, places: s.places, unitId: dossier.unitId, handlerId: dossier.handlerId }, { outcome })
  return {
    progress: {
      ...progressOf(dossier), state: moved.state, context: { ...dossier.context, ...moved.set },
      ...(moved.ended ? { business: 'finished', finishedAt: dossier.finishedAt ?? now } : {}),
    },
    ...movement,
    events: [
      ...movement.events,
      { kind: `dossier.${what}`, detail: { node, note, opened: movement.openTasks.map((t) => t.stepName) } },
      ...(moved.ended && dossier.business !== 'finished' ? [{ kind: 'dossier.finished' as const, detail: { accountId: dossier.accountId, toReturn: false } }] : []),
    ],
  }
}

/** The calendar changed: the date is summed again; undefined when it stays (lịch làm việc thay đổi). */
export function recount(s: Situation, cause: string): Change | undefined {
  if (s.dossier.business !== 'processing' || s.ledger.length === 0) return undefined
  const dates = datesOf(s.clock, s.ledger)
  if (dates.dueAt?.getTime() === s.dossier.dueAt?.getTime()) return undefined
  return {
    progress: { ...progressOf(s.dossier), ...dates },
    events: [{ kind: 'dossier.dueMoved', detail: { accountId: s.dossier.accountId, from: s.dossier.dueOn, to: dates.dueOn, cause } }],
  }
}

/** The open task of an id: gone means that somebody ended it first. */
export function taskOf(s: Situation, taskId: string): Task {
  const task = s.tasks.find((t) => t.id === taskId)
  if (!task) throw s.tasks.length === 0 ? notFound('dossier.noTask') : conflict('dossier.taskEnded', {}, s.tasks.map((t) => t.stepName))
  return task
}
