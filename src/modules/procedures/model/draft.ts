import type { z } from 'zod'
import { procedureSchema, type ProcedureDefinition } from './definition.ts'

/** The parts of the studio (các phần của bản thảo), in the order in which they stand. */
export const parts = ['identity', 'law', 'applicants', 'channels', 'papers', 'fees', 'form', 'process', 'results', 'iso'] as const
export type Part = (typeof parts)[number]
/** Whether a text names a part of the studio. */
export const isPart = (text: string): text is Part => (parts as readonly string[]).includes(text)

export const partNames: Record<Part, string> = {
  identity: 'Tên, mã, lĩnh vực',
  law: 'Căn cứ pháp lý',
  applicants: 'Đối tượng, trường hợp, điều kiện',
  channels: 'Cách nộp, thời hạn',
  papers: 'Thành phần hồ sơ',
  fees: 'Phí, lệ phí',
  form: 'Mẫu đơn điện tử',
  process: 'Quy trình',
  results: 'Kết quả',
  iso: 'Phần riêng của tài liệu ISO',
}

/** Where a draft stands: bản thảo, chờ phê duyệt, đã duyệt, đã công bố, đã bỏ. */
export const draftStates = ['draft', 'inReview', 'approved', 'published', 'withdrawn'] as const
export type DraftState = (typeof draftStates)[number]
/** What a publication does to a procedure: ban hành mới, sửa đổi bổ sung, bãi bỏ (NĐ 63/2010 Điều 14). */
export type DraftKind = 'new' | 'amended' | 'abolished'

/** A draft without its contents. */
export type DraftRef = {
  id: string
  /** Of the procedure it is about. */
  key: string
  name: string
  code: string | null
  field: string
  kind: DraftKind
  state: DraftState
  /** The version it was begun from; null: a new procedure. */
  baseVersionId: string | null
  revision: number
  createdAt: Date
  createdBy: string | null
  createdByName: string
  updatedAt: Date
  updatedByName: string
}

export type Draft = DraftRef & {
  definition: ProcedureDefinition
  /** Steps that can be taken back and done again. */
  canUndo: boolean
  canRedo: boolean
}

/** A draft as a list knows it for one person. */
export type ListedDraft = DraftRef & { /** They wrote at it or sent it. */ mine: boolean; /** Account of who agreed that it goes on; null: nobody yet. */ reviewedBy: string | null }

/** What somebody looks for among the drafts; left out: all that are being worked on. */
export type DraftFilter = {
  /** Also those that are published or given up. */
  all?: boolean
  state?: DraftState
  field?: string
  /** Those this person wrote at. */
  mine?: boolean
  /** Those this person is to review or to approve. */
  waiting?: boolean
}

/** The drafts that are looked for; `judge` says whether one waits for this person. */
export const filterDrafts = (drafts: readonly ListedDraft[], { state, field, mine, waiting }: DraftFilter, judge: (draft: ListedDraft) => boolean): ListedDraft[] =>
  drafts.filter((one) => (state === undefined || one.state === state) && (field === undefined || one.field === field) && (!mine || one.mine) && (!waiting || judge(one)))

/** Somebody else who has the draft open now. */
export type DraftReader = { name: string; part: Part; seenAt: Date }

/** How long after its last sign somebody counts as being there, in seconds; the studio gives one every 20. */
export const PRESENT_SECONDS = 60
/** Changes of one person in one part within so many seconds are one step back. */
export const ONE_STEP_SECONDS = 8
/** The longest definition that is kept, in characters of JSON: the largest of the 38 real ones has 31,000. */
export const LONGEST_DEFINITION = 2_000_000
/** Steps that are kept; the oldest go first. */
export const STEPS_KEPT = 300

/** A definition about which nothing is stated yet but what it is called. */
export const emptyDefinition = ({ key, name, field, level }: { key: string; name: string; field: string; level: ProcedureDefinition['level'] }): ProcedureDefinition =>
  procedureSchema.parse({
    key, name, field, level, code: null, localCode: null, codeEvidence: null, codeToConfirm: null, formerCodes: [], levelHistory: [],
    serviceLevel: null, serviceLevelAsPublished: null,
    agencies: { executing: null, deciding: null, delegated: [], cooperating: [], asPublished: null },
    applicants: null, notification: false, time: null, statutory: null, clockStart: null,
    supplement: { officeWithin: null, applicantWithin: null, maxTimes: null }, silenceIsConsent: null,
    cases: null, channels: null, papers: null, sets: null, fees: null, charges: null, feeAdjustments: [], feeBasis: null,
    results: null, legalBasis: null, conditions: null, windows: [], publicSteps: null, related: [], form: null, process: null,
    plain: { description: null, minutes: null }, composed: [], sources: [], notes: [], currency: null,
  } satisfies z.input<typeof procedureSchema>)

/** Whether a draft can still be edited: while nobody has to judge it. */
export const isEditable = ({ state }: Pick<DraftRef, 'state'>): boolean => state === 'draft'
