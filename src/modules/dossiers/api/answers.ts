import type { Actor } from '../../../platform/access.ts'
import { nationalState } from '../model/dossier.ts'
import { explain, type DossierView, type Tracked } from '../service/reading.ts'

/** What a service answers, as the API's schema names it: instants become ISO texts when the answer is written. */
export const answerFrom = <T extends object>(value: T): never => value as never

/** What everyone may know of a code. */
export const trackingFrom = ({ tracking, version }: Tracked) => ({
  code: tracking.code, business: tracking.business, supplement: tracking.supplement, delivery: tracking.delivery,
  nationalState: nationalState(tracking), procedure: { key: version.definition.key, name: version.definition.name },
})

/** One dossier whole. What officers write to each other (ý kiến) and whose hands it goes through stays among officers. */
export function dossierFrom(reader: Actor, view: DossierView) {
  const { whole, version, events } = view
  const { key, name } = version.definition
  const inside = reader.kind === 'officer' || reader.kind === 'system'
  return {
    ...whole, procedure: { key, name, version: version.number, hash: version.hash }, explanation: explain(view),
    ...(inside ? { events } : { tasks: whole.tasks.map(taskForApplicant), events: events.map(eventForApplicant) }),
  }
}

const taskForApplicant = ({ id, stepId, stepName, stepNumber, openedAt, dueAt, closedAt }: DossierView['whole']['tasks'][number]) =>
  ({ id, stepId, stepName, stepNumber, openedAt, dueAt, closedAt })

/** Kinds of event whose reason is one officer's word to another. */
const amongOfficers = ['dossier.assigned', 'dossier.stepDone', 'dossier.stepSentBack', 'dossier.messageReceived', 'dossier.timerFired']

const eventForApplicant = ({ id, at, kind, detail: { checks: _, ...detail } }: DossierView['events'][number]) =>
  ({ id, at, kind, detail: amongOfficers.includes(kind) ? { code: detail['code'], step: detail['step'] } : detail })
