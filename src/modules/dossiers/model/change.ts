import type { TrailEvent } from '../../../platform/trail.ts'
import type { Day } from '../../../platform/time.ts'
import type { Applicant, Channel, Dossier, FiledPaper, IssuedDocument, LedgerLine, Progress, SupplementRequest, Task } from './dossier.ts'

/** A task to open; its id is made when the change is written. */
export type NewTask = Omit<Task, 'id' | 'dossierId' | 'closedAt' | 'closedBy' | 'outcome' | 'note'>

/** What a timer of the process asks for: fire this node at this instant. */
export type Timer = { node: string; at: Date }

/**
 * One change of one dossier (một thay đổi): decided by a pure function on one revision, written whole by
 * `store/commit.ts` in one round trip, with its trail and its jobs. Every use case makes exactly one.
 */
export type Change = {
  /** The progress after the change. */
  progress: Progress
  /** Only when the dossier is new. */
  create?: {
    procedureId: string
    versionId: string
    caseKey: string | null
    channel: Channel
    accountId: string | null
    applicant: Applicant
    searchKey: string
    day: Day
    codePrefix: string
    filedAt: Date
  }
  /** Only when it goes on under another version (chuyển phiên bản); `clockVersionId` null: the clock follows it. */
  rebase?: { versionId: string; clockVersionId: string | null }
  closeTasks?: { id: string; outcome: string; note?: string | undefined }[]
  openTasks?: NewTask[]
  /** Open task → officer. */
  reassign?: Record<string, string>
  /** Open task → until when it must be done now. */
  moveTasks?: Record<string, Date>
  ledger?: Omit<LedgerLine, 'seq'>[]
  papers?: Omit<FiledPaper, 'id'>[]
  supplements?: Omit<SupplementRequest, 'id' | 'sentAt' | 'fulfilledAt'>[]
  answerSupplements?: { id: string; sentAt?: Date; fulfilledAt?: Date }[]
  documents?: Omit<IssuedDocument, 'id'>[]
  timers?: Timer[]
  dropDraft?: string | undefined
  /** What happened; the code of the dossier is added when it is written. */
  events: Omit<TrailEvent, 'subject'>[]
}

/** The part of a dossier that changes, for a decision to build on. */
export const progressOf = (dossier: Dossier): Progress => ({
  business: dossier.business, supplement: dossier.supplement, delivery: dossier.delivery, answers: dossier.answers,
  acceptedAt: dossier.acceptedAt, finishedAt: dossier.finishedAt, returnedAt: dossier.returnedAt,
  dueAt: dossier.dueAt, dueOn: dossier.dueOn, pausedAt: dossier.pausedAt, unitId: dossier.unitId, handlerId: dossier.handlerId,
  state: dossier.state, context: dossier.context,
})
