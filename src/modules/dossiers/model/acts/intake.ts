import { advance } from '../../../workflow/model.ts'
import { progressOf, type Change } from '../change.ts'
import { datesOf } from '../clock.ts'
import { openSupplement } from '../possible.ts'
import type { IssuedDocument } from '../dossier.ts'
import type { Situation } from '../situation.ts'
import { kindOf, movementOf, variablesOf } from '../tasks.ts'
import { checkedIn } from './checked.ts'
import { demand } from './refuse-act.ts'

export type Slip = Omit<IssuedDocument, 'id' | 'sha256' | 'size' | 'issuedAt'>

/** The dates the receipt will promise, if the dossier is accepted now. */
export const datesIfAccepted = (s: Situation) => datesOf(s.clock, [{ kind: 'start', at: s.now, policy: null, term: null, reason: null, legalBasis: null }])

/**
 * The dossier is received (tiếp nhận, NĐ 61/2018 Điều 17): the clock starts, the receipt is issued with the
 * date it promises, and the step of reception ends.
 */
export function accept(s: Situation, input: { receipt: Slip; note?: string | undefined; checks?: readonly string[] | undefined }): Change {
  demand(s, 'accept')
  const { dossier, now } = s
  const dates = datesIfAccepted(s)
  const at = { now, clock: s.clock, places: s.places, unitId: dossier.unitId, handlerId: null }
  const reception = s.tasks.find((task) => kindOf(s.plan, task.stepId) === 'receive')
  const moved = reception && advance(s.plan, dossier.state, { complete: reception.stepId }, { context: variablesOf(dossier), now })
  const movement = moved && movementOf(s.plan, moved, s.tasks, at, { outcome: 'accepted', note: input.note })
  // Who receives the dossier has found what was sent complete.
  const answered = dossier.supplement === 'sent' ? openSupplement(s.supplements) : undefined
  return {
    progress: {
      ...progressOf(dossier), ...dates, business: 'processing', acceptedAt: now, ...(answered ? { supplement: 'fulfilled' as const } : {}),
      state: moved?.state ?? dossier.state, context: { ...dossier.context, ...moved?.set },
    },
    ...movement,
    answerSupplements: answered ? [{ id: answered.id, fulfilledAt: now }] : [],
    ledger: [{ kind: 'start', at: now, policy: null, term: null, reason: null, legalBasis: s.clock.legalBasis }],
    documents: [{ ...input.receipt, sha256: null, size: null, issuedAt: now }],
    events: [...(movement?.events ?? []), { kind: 'dossier.accepted', detail: { accountId: dossier.accountId, dueOn: dates.dueOn, ...(reception ? checkedIn(s.plan, reception, input.checks) : {}) } }],
  }
}

/** The dossier is not received (từ chối tiếp nhận, Mẫu 03): nothing of it goes on. */
export function rejectIntake(s: Situation, input: { reason: string; slip: Slip }): Change {
  demand(s, 'rejectIntake')
  return ended(s, 'notReceived', input.reason, { kind: 'dossier.notReceived', detail: { accountId: s.dossier.accountId, reason: input.reason } }, [input.slip])
}

/** Ends a dossier in a state: every task is closed, the process holds no token. */
export function ended(s: Situation, business: 'notReceived' | 'refused' | 'withdrawn' | 'stopped', reason: string, event: Change['events'][number], slips: Slip[] = []): Change {
  return {
    progress: { ...progressOf(s.dossier), business, finishedAt: s.now, state: { at: [] }, pausedAt: null },
    closeTasks: s.tasks.map((task) => ({ id: task.id, outcome: business, note: reason })),
    documents: slips.map((slip) => ({ ...slip, sha256: null, size: null, issuedAt: s.now })),
    events: [event],
  }
}
