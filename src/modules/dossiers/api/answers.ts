import { nationalState } from '../model/dossier.ts'
import type { Tracked } from '../service/reading.ts'

/** JSON of what a service answers: instants as ISO texts. */
export const answerFrom = <T extends object>(value: T): never => JSON.parse(JSON.stringify(value)) as never

/** What everyone may know of a code. */
export const trackingFrom = ({ tracking, version }: Tracked) => ({
  code: tracking.code, business: tracking.business, supplement: tracking.supplement, delivery: tracking.delivery,
  nationalState: nationalState(tracking), procedure: { key: version.definition.key, name: version.definition.name },
})
