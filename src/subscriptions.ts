import { toldKinds } from './modules/notices/model.ts'
import type { Subscriptions } from './platform/trail.ts'

/** Which events set off which jobs: the wiring between rooms that do not know each other. */
export const subscriptions: Subscriptions = {
  'calendar.changed': ['dossiers.recount'],
  'procedure.published': ['control.writeNotes', 'control.noteVersion'],
  'procedure.decided': ['control.noteDecision'],
  ...Object.fromEntries(toldKinds.map((kind) => [kind, ['notices.tell']])),
}
