import { conflict, invalid } from '../../../../platform/errors.ts'
import { instantOf, wallOf, type Day } from '../../../../platform/time.ts'
import { addWorkingMinutes, workingMinutesBetween } from '../../../calendar/model.ts'
import { progressOf, type Change } from '../change.ts'
import { datesOf } from '../clock.ts'
import type { FiledPaper, SupplementRequest } from '../dossier.ts'
import { openSupplement } from '../possible.ts'
import { articleOn } from '../rules.ts'
import type { Situation } from '../situation.ts'
import type { Slip } from './intake.ts'
import { demand } from './refuse-act.ts'

export type SupplementInput = {
  reason: string
  items: SupplementRequest['items']
  deadline: Day | null
  /** Needed for a second request: the law asks once (NĐ 61/2018 Điều 11, 15). */
  legalBasis: string
  slip: Slip
}

/**
 * Asks for a supplement (yêu cầu bổ sung, Mẫu 02). Before acceptance no clock runs; after it the clock stands
 * still until the papers are complete.
 */
export function requestSupplement(s: Situation, input: SupplementInput): Change {
  demand(s, 'requestSupplement')
  const { dossier, now } = s
  if (s.supplements.length > 0 && input.legalBasis === '') throw invalid('dossier.secondSupplement', [{ field: 'legalBasis', code: 'dossier.secondSupplement' }])
  const stage = dossier.business === 'filed' ? 'intake' : 'appraisal'
  const pause = stage === 'appraisal' ? [{ kind: 'pause' as const, at: now, policy: null, term: null, reason: input.reason, legalBasis: articleOn(receivedAt(s), 'supplement') }] : []
  return {
    progress: { ...progressOf(dossier), supplement: 'requested', ...(pause.length > 0 ? { ...datesOf(s.clock, [...s.ledger, ...pause]), pausedAt: now } : {}) },
    ledger: pause,
    supplements: [{ stage, reason: input.reason, legalBasis: input.legalBasis || articleOn(receivedAt(s), stage === 'intake' ? 'receive' : 'supplement'), items: input.items, deadline: input.deadline, requestedAt: now }],
    documents: [{ ...input.slip, sha256: null, size: null, issuedAt: now }],
    events: [{ kind: 'dossier.supplementRequested', detail: { accountId: dossier.accountId, stage, reason: input.reason, deadline: input.deadline } }],
  }
}

/** The applicant sends what was asked for; the officer still looks at it. */
export function sendSupplement(s: Situation, papers: Omit<FiledPaper, 'id' | 'round' | 'at'>[]): Change {
  demand(s, 'sendSupplement')
  const request = requestOf(s)
  if (papers.length === 0) throw invalid('dossier.supplementEmpty', [{ field: 'papers', code: 'dossier.supplementEmpty' }])
  return {
    progress: { ...progressOf(s.dossier), supplement: 'sent' },
    papers: papers.map((paper) => ({ ...paper, round: s.supplements.length, at: s.now })),
    answerSupplements: [{ id: request.id, sentAt: s.now }],
    events: [{ kind: 'dossier.supplementSent', detail: { papers: papers.length, handlerId: s.dossier.handlerId } }],
  }
}

/** The papers are complete (đã nhận đủ bổ sung): the clock goes on, by the policy of the procedure. */
export function completeSupplement(s: Situation, input: { papers: Omit<FiledPaper, 'id' | 'round' | 'at'>[] }): Change {
  demand(s, 'completeSupplement')
  const request = requestOf(s)
  const resume = request.stage === 'appraisal'
    ? [{ kind: 'resume' as const, at: s.now, policy: s.clock.policy, term: null, reason: null, legalBasis: s.clock.policy === 'restart' ? articleOn(receivedAt(s), 'supplement') : null }]
    : []
  const dates = datesOf(s.clock, [...s.ledger, ...resume])
  return {
    progress: { ...progressOf(s.dossier), supplement: 'fulfilled', ...(resume.length > 0 ? dates : {}) },
    ledger: resume,
    papers: input.papers.map((paper) => ({ ...paper, round: s.supplements.length, at: s.now })),
    moveTasks: tasksAfterPause(s),
    answerSupplements: [{ id: request.id, fulfilledAt: s.now, ...(request.sentAt ? {} : { sentAt: s.now }) }],
    events: [{ kind: 'dossier.supplementCompleted', detail: { accountId: s.dossier.accountId, dueOn: dates.dueOn } }],
  }
}

/** The moment whose law the dossier keeps. */
const receivedAt = (s: Situation): Date => s.dossier.acceptedAt ?? s.now

/** An open step is given the working time in which it had to stand still; it does not begin again. */
function tasksAfterPause(s: Situation): Record<string, Date> {
  const { pausedAt } = s.dossier
  if (pausedAt === null) return {}
  const stood = workingMinutesBetween(s.clock.calendar, wallOf(pausedAt), wallOf(s.now))
  return Object.fromEntries(s.tasks.flatMap((task) => (task.dueAt === null ? [] : [[task.id, instantOf(addWorkingMinutes(s.clock.calendar, wallOf(task.dueAt), stood))]])))
}

function requestOf(s: Situation): SupplementRequest {
  const request = openSupplement(s.supplements)
  if (!request) throw conflict('dossier.noSupplement')
  return request
}
