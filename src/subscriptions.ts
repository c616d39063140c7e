import type { Subscriptions } from './platform/trail.ts'

/** Which events set off which jobs: the wiring between rooms that do not know each other. */
export const subscriptions: Subscriptions = {}
