/** Dossiers (hồ sơ): what they are and what may become of them. Pure. */
export * from './model/dossier.ts'
export type { Change, NewTask } from './model/change.ts'
export type { Clock, Places, Situation } from './model/situation.ts'
export { decisionOf, needsAssignee, openSupplement, type Act } from './model/possible.ts'
