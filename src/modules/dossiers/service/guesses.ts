import { invalid, Refusal } from '../../../platform/errors.ts'
import { waitAfterFailures } from '../../people/model.ts'

// Kept by the process: a secret has 25^8 forms, so this only spares the machine from being asked for ever.
const REMEMBERED_AT_MOST = 10_000
const failures = new Map<string, number[]>()

const agesOf = (key: string, now: number): number[] =>
  (failures.get(key) ?? []).map((at) => (now - at) / 1000).filter((age) => age >= 0 && age < 900).sort((a, b) => a - b)

function remember(key: string, now: number): void {
  const recent = (failures.get(key) ?? []).filter((at) => now - at < 900_000)
  failures.delete(key)
  failures.set(key, [...recent.slice(-99), now])
  const oldest = failures.keys().next().value
  if (failures.size > REMEMBERED_AT_MOST && oldest !== undefined) failures.delete(oldest)
}

/**
 * Lets somebody try the second secret of a dossier. After five wrong ones from one place within 15 minutes
 * (fifty from anywhere) the next has to wait, right or wrong (429); a wrong one is refused by field (422).
 */
export function guess(now: Date, dossierId: string, place: string, isRight: () => boolean): void {
  const time = now.getTime()
  const own = `${dossierId} ${place}`
  const wait = Math.max(waitAfterFailures(agesOf(own, time)), waitAfterFailures(agesOf(dossierId, time).filter((_, i) => i % 10 === 9)))
  if (wait > 0) throw new Refusal(429, 'dossier.tooManySecrets', { params: { seconds: wait }, fields: [{ field: 'bi-mat', code: 'dossier.tooManySecrets', params: { seconds: wait } }] })
  if (isRight()) {
    failures.delete(own)
    return
  }
  remember(own, time)
  remember(dossierId, time)
  throw invalid('dossier.badSecret', [{ field: 'bi-mat', code: 'dossier.badSecret' }])
}
