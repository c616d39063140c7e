import { nationalState } from '../model/dossier.ts'
import type { Tracked } from '../service/reading.ts'

/** What a service answers, as the API's schema names it: instants become ISO texts when the answer is written. */
export const answerFrom = <T extends object>(value: T): never => value as never

/** What everyone may know of a code. */
export const trackingFrom = ({ tracking, version }: Tracked) => ({
  code: tracking.code, business: tracking.business, supplement: tracking.supplement, delivery: tracking.delivery,
  nationalState: nationalState(tracking), procedure: { key: version.definition.key, name: version.definition.name },
})
