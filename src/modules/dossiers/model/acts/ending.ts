import type { Term } from '../../../calendar/model.ts'
import { termText } from '../../../calendar/model.ts'
import { advance } from '../../../workflow/model.ts'
import { progressOf, type Change } from '../change.ts'
import { datesOf } from '../clock.ts'
import { articleOn } from '../rules.ts'
import type { Situation } from '../situation.ts'
import { kindOf, movementOf, variablesOf } from '../tasks.ts'
import { ended, type Slip } from './intake.ts'
import { demand } from './refuse-act.ts'

/** The applicant takes the dossier back (rút hồ sơ). */
export function withdraw(s: Situation, reason: string): Change {
  demand(s, 'withdraw')
  return ended(s, 'withdrawn', reason, { kind: 'dossier.withdrawn', detail: { accountId: s.dossier.accountId, reason } })
}

/** The agency stops resolving (dừng giải quyết), with the reason it must give. */
export function stop(s: Situation, reason: string): Change {
  demand(s, 'stop')
  return ended(s, 'stopped', reason, { kind: 'dossier.stopped', detail: { accountId: s.dossier.accountId, reason } })
}

/** Not eligible after appraisal (từ chối giải quyết, Mẫu 03; NĐ 61/2018 Điều 19 khoản 8). */
export function refuse(s: Situation, input: { reason: string; slip: Slip }): Change {
  demand(s, 'refuse')
  return ended(s, 'refused', input.reason, { kind: 'dossier.refused', detail: { accountId: s.dossier.accountId, reason: input.reason } }, [input.slip])
}

/** A new date, set once, with the apology (xin lỗi và hẹn lại; NĐ 61/2018 Điều 19 khoản 9). */
export function extend(s: Situation, input: { term: Term; reason: string }): Change {
  demand(s, 'extend')
  const line = { kind: 'extend' as const, at: s.now, policy: null, term: termText(input.term), reason: input.reason, legalBasis: articleOn(s.dossier.acceptedAt ?? s.now, 'extend') }
  const dates = datesOf(s.clock, [...s.ledger, line])
  return {
    progress: { ...progressOf(s.dossier), ...dates },
    ledger: [line],
    events: [{ kind: 'dossier.extended', detail: { accountId: s.dossier.accountId, dueOn: dates.dueOn, reason: input.reason } }],
  }
}

export type HandOver = { receiver: string; by: 'counter' | 'post' | 'online'; note?: string | undefined }

/** The result is handed over (trả kết quả): the step of return ends and with it the dossier. */
export function handOver(s: Situation, input: HandOver): Change {
  demand(s, 'handOver')
  const { dossier, now } = s
  const task = s.tasks.find((t) => kindOf(s.plan, t.stepId) === 'return')
  const moved = task && advance(s.plan, dossier.state, { complete: task.stepId }, { context: variablesOf(dossier), now })
  const movement = moved && movementOf(s.plan, moved, s.tasks, { now, clock: s.clock, places: s.places, unitId: dossier.unitId, handlerId: dossier.handlerId }, { outcome: 'handedOver', note: input.note })
  return {
    progress: { ...progressOf(dossier), delivery: 'handedOver', returnedAt: now, state: moved?.state ?? dossier.state, context: { ...dossier.context, ...moved?.set } },
    ...movement,
    events: [...(movement?.events ?? []), { kind: 'dossier.handedOver', detail: { accountId: dossier.accountId, by: input.by } }],
  }
}
