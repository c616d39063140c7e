import { findStep, type Advance, type Plan } from '../../workflow/model.ts'
import type { Change, NewTask, Timer } from './change.ts'
import { stepDue, timerDue } from './clock.ts'
import type { Dossier, Task } from './dossier.ts'
import type { Clock, Places } from './situation.ts'

/** A task for a step that opened: whose it is, until when. The handler keeps their steps when they come back. */
export function taskFor(plan: Plan, stepId: string, at: { now: Date; clock: Clock; places: Places; unitId: string | null; handlerId: string | null }): NewTask {
  const step = findStep(plan, stepId)
  const role = step?.position || 'officer'
  return {
    stepId, stepName: step?.name ?? stepId, stepNumber: step?.number ?? 0, role,
    unitId: at.places.unitOf(role) ?? at.unitId,
    assigneeId: role === 'officer' ? at.handlerId : null,
    openedAt: at.now, dueAt: stepDue(at.clock, at.now, step?.work.hours),
  }
}

/** What a movement of the process asks of the dossier: tasks to open and close, timers to set, messages sent. */
export function movementOf(
  plan: Plan,
  moved: Advance,
  open: readonly Task[],
  at: { now: Date; clock: Clock; places: Places; unitId: string | null; handlerId: string | null },
  outcome: { taskId?: string; outcome: string; note?: string | undefined },
): Required<Pick<Change, 'openTasks' | 'closeTasks' | 'timers' | 'events'>> {
  const closed = new Map(moved.closed.map((c) => [c.step, c.why]))
  const closeTasks = open
    .filter((task) => closed.has(task.stepId))
    .map((task) =>
      task.id === outcome.taskId || closed.get(task.stepId) === 'done'
        ? { id: task.id, outcome: outcome.outcome, note: outcome.note }
        : { id: task.id, outcome: 'cancelled' })
  const timers: Timer[] = moved.timers.map((timer) => ({ node: timer.node, at: timerDue(at.clock, at.now, timer.after) }))
  const events: Change['events'] = moved.messages.map(({ node, message }) => ({ kind: 'dossier.messageSent', detail: { node, message } }))
  return { openTasks: moved.opened.map((step) => taskFor(plan, step, at)), closeTasks, timers, events }
}

/** What the conditions of a process can ask of a dossier: its case, its channel, the answers, what the process set. */
export const variablesOf = (dossier: Pick<Dossier, 'caseKey' | 'channel' | 'answers' | 'context'>): Record<string, unknown> =>
  ({ caseKey: dossier.caseKey, channel: dossier.channel, ...dossier.answers, ...dossier.context })

/** The kind of a step (receive, assign, …), undefined when the process does not say. */
export const kindOf = (plan: Plan, stepId: string) => findStep(plan, stepId)?.work.kind
