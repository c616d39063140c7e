import type { Day } from '../../../platform/time.ts'
import type { State } from '../../workflow/model.ts'

/**
 * Where a dossier stands in the business (trạng thái nghiệp vụ). Supplement and delivery are states of their
 * own; how it stands in time is derived from the clock, never stored.
 */
export type Business =
  /** mới nộp, chờ tiếp nhận */
  | 'filed'
  /** đã tiếp nhận, đang giải quyết */
  | 'processing'
  /** đã có kết quả */
  | 'finished'
  /** không được tiếp nhận (Mẫu 03) */
  | 'notReceived'
  /** từ chối giải quyết (Mẫu 03) */
  | 'refused'
  /** người nộp rút hồ sơ */
  | 'withdrawn'
  /** dừng giải quyết */
  | 'stopped'

/** yêu cầu bổ sung: none, asked, sent by the applicant, found complete */
export type Supplement = 'none' | 'requested' | 'sent' | 'fulfilled'
/** trả kết quả: none, waits at the one-stop, handed over */
export type Delivery = 'none' | 'ready' | 'handedOver'
/** kênh nộp: trực tiếp, trực tuyến, bưu chính */
export type Channel = 'direct' | 'online' | 'post'

export const channelNames: Record<Channel, string> = { direct: 'Trực tiếp', online: 'Trực tuyến', post: 'Bưu chính' }

/** A person or body on a dossier (chủ hồ sơ, người nộp). */
export type Party = {
  kind: 'citizen' | 'business'
  name: string
  /** Citizen id, passport or tax code (số căn cước, hộ chiếu, mã số thuế). */
  identity?: string | undefined
  address?: string | undefined
  phone?: string | undefined
  email?: string | undefined
}

/** Owner and submitter may be two persons (chủ hồ sơ, người nộp hồ sơ). */
export type Applicant = { owner: Party; submitter: Party }

/** What a change may alter. */
export type Progress = {
  business: Business
  supplement: Supplement
  delivery: Delivery
  answers: Record<string, unknown>
  acceptedAt: Date | null
  finishedAt: Date | null
  returnedAt: Date | null
  /** What the clock answers now; null before acceptance and while it stands still. */
  dueAt: Date | null
  dueOn: Day | null
  pausedAt: Date | null
  /** The unit that resolves it. */
  unitId: string | null
  /** The officer it was assigned to (chuyên viên thụ lý). */
  handlerId: string | null
  state: State
  context: Record<string, unknown>
}

/** One case of one applicant (hồ sơ). */
export type Dossier = Progress & {
  id: string
  /** mã hồ sơ, `{agency}-{yyMMdd}-{NNNN}` */
  code: string
  /** Counts the changes; a change is decided on one revision and refused on another. */
  revision: number
  procedureId: string
  /** The version it was filed under; it keeps it unless a stated rule moves it. */
  versionId: string
  /** The version whose time its clock counts with, when that is another one; null: its own. */
  clockVersionId: string | null
  caseKey: string | null
  channel: Channel
  accountId: string | null
  applicant: Applicant
  filedAt: Date
}

/** An open piece of work of a dossier (việc). */
export type Task = {
  id: string
  dossierId: string
  stepId: string
  stepName: string
  stepNumber: number
  unitId: string | null
  role: string
  assigneeId: string | null
  openedAt: Date
  dueAt: Date | null
  closedAt: Date | null
  closedBy: string | null
  outcome: string | null
  note: string | null
}

/** One line of the clock's ledger as it is stored; `start` is the acceptance. */
export type LedgerLine = {
  seq: number
  kind: 'start' | 'pause' | 'resume' | 'extend'
  at: Date
  policy: 'shift' | 'restart' | 'subtract' | null
  term: string | null
  reason: string | null
  legalBasis: string | null
}

/** A paper handed in (giấy tờ đã nộp). */
export type FiledPaper = {
  id: string
  paperKey: string
  name: string
  originals: number
  certifiedCopies: number
  plainCopies: number
  sha256: string | null
  fileName: string | null
  size: number | null
  mediaType: string | null
  /** 0 with the filing, then the number of the supplement it came with. */
  round: number
  at: Date
}

/** A request for a supplement (yêu cầu bổ sung, Mẫu 02). */
export type SupplementRequest = {
  id: string
  stage: 'intake' | 'appraisal'
  reason: string
  legalBasis: string
  items: { paperKey: string; name: string; note?: string | undefined }[]
  deadline: Day | null
  requestedAt: Date
  sentAt: Date | null
  fulfilledAt: Date | null
}

/** A slip or result that was issued (văn bản đã phát hành). */
export type IssuedDocument = {
  id: string
  kind: 'receipt' | 'supplementRequest' | 'refusal' | 'result'
  title: string
  number: string | null
  data: Record<string, unknown>
  sha256: string | null
  size: number | null
  issuedAt: Date
}

/** States after which nothing moves any more. */
export const isClosed = (dossier: Pick<Progress, 'business' | 'delivery'>): boolean =>
  ['notReceived', 'refused', 'withdrawn', 'stopped'].includes(dossier.business) || (dossier.business === 'finished' && dossier.delivery !== 'ready')

/**
 * National code of a state (TrangThaiHoSo 1–10, as the national portal counts them): derived, so that our own
 * states need not be squeezed into one list.
 */
export function nationalState(d: Pick<Progress, 'business' | 'supplement' | 'delivery'>): number {
  if (d.business === 'notReceived') return 3
  if (d.business === 'withdrawn') return 7
  if (d.business === 'stopped' || d.business === 'refused') return 8
  if (d.business === 'finished') return d.delivery === 'handedOver' ? 10 : 9
  if (d.supplement === 'requested' || d.supplement === 'sent') return 5
  return d.business === 'filed' ? 1 : 4
}

/** Code of a dossier: `H08.14-231016-0001` (NĐ 61/2018 Điều 26; QĐ 20/2020/QĐ-TTg for the agency's part). */
export const dossierCodePattern = /^([A-Z0-9]+(?:\.[A-Z0-9]+){0,5})-(\d{6})-(\d{4,})$/

/** Reads what was typed as a code: spaces and small letters forgiven. Undefined if it cannot be one. */
export function readDossierCode(typed: string): { code: string; agencyCode: string } | undefined {
  const text = typed.normalize('NFKC').replace(/\s+/g, '').replace(/[–—−]/g, '-').toUpperCase()
  const found = text.length <= 60 ? dossierCodePattern.exec(text) : null
  return found ? { code: text, agencyCode: found[1] ?? '' } : undefined
}

/** The part of a code before its number: `H08.14-231016-`. */
export const codePrefix = (agencyCode: string, day: Day): string => `${agencyCode}-${day.slice(2, 4)}${day.slice(5, 7)}${day.slice(8, 10)}-`
