import { conflict } from '../../../../platform/errors.ts'
import { actNames, possibleActs, type Act } from '../possible.ts'
import type { Situation } from '../situation.ts'

/** Refuses an act in the wrong state with 409 and what is possible now. */
export function demand(s: Situation, act: Act): void {
  const possible = possibleActs(s.dossier, s.ledger.some((line) => line.kind === 'extend'))
  if (!possible.includes(act)) {
    const now = possible.map((a) => actNames[a]).join(', ') || 'không có việc nào'
    throw conflict('dossier.wrongState', { act: actNames[act], possible: now }, possible)
  }
}
