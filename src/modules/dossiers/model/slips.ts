import type { Agency } from '../../../platform/ctx.ts'
import { dayOf } from '../../../platform/time.ts'
import { formSetOn, type Receipt, type RefusalSlip, type SlipPaper, type SupplementRequest as SupplementSlip } from '../../documents/model.ts'
import type { ProcedureDefinition } from '../../procedures/model/definition.ts'
import { limitWords, papersFor, timeFor } from '../../procedures/model/rules.ts'
import type { Slip } from './acts/intake.ts'
import type { Dossier, FiledPaper, SupplementRequest } from './dossier.ts'

/** What the slips are written from; frozen into the slip's row when it is issued. */
export type SlipFacts = {
  agency: Agency
  dossier: Dossier
  papers: FiledPaper[]
  definition: ProcedureDefinition
  now: Date
  baseUrl: string
  officer: string
  secret: string
}

const ONE_STOP = 'Bộ phận Tiếp nhận và Trả kết quả'

/** Numbers of copies of one paper: what was handed in, else what the definition asks for. */
function copiesOf(definition: ProcedureDefinition, filed: readonly FiledPaper[], caseKey: string | null): SlipPaper[] {
  const asked = papersFor(definition, caseKey) ?? []
  const rows = asked.map((paper) => {
    const own = filed.filter((f) => f.paperKey === paper.key)
    const sum = (pick: (f: FiledPaper) => number) => own.reduce((total, f) => total + pick(f), 0)
    return { name: paper.name, originals: sum((f) => f.originals), certifiedCopies: sum((f) => f.certifiedCopies), plainCopies: sum((f) => f.plainCopies), handedIn: own.length > 0 }
  })
  const others = filed.filter((f) => !asked.some((paper) => paper.key === f.paperKey))
  const all = [...rows.filter((row) => row.handedIn), ...others.map((f) => ({ name: f.name, originals: f.originals, certifiedCopies: f.certifiedCopies, plainCopies: f.plainCopies }))]
  return (all.length > 0 ? all : [{ name: 'Đơn đề nghị (nộp trực tuyến)', originals: 1, certifiedCopies: 0, plainCopies: 0 }])
    .map(({ name, originals, certifiedCopies, plainCopies }) => ({ name, originals, certifiedCopies, plainCopies }))
}

const present = <T extends Record<string, unknown>>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '')) as { [K in keyof T]?: Exclude<T[K], undefined | null> }

function common({ agency, dossier, definition, now }: SlipFacts) {
  const { submitter } = dossier.applicant
  return {
    formSet: formSetOn(dayOf(now)),
    header: { parent: agency.parentName || agency.name, issuing: agency.name },
    place: agency.place,
    issuedAt: now,
    receivingUnit: `${ONE_STOP}, ${agency.name}`,
    submitter: { name: submitter.name, ...present({ address: submitter.address, phone: submitter.phone, email: submitter.email }) },
    subject: definition.name,
    dossierCode: dossier.code,
  }
}

/** Data of the receipt (Mẫu 01), with the date the clock promises at this moment. */
export function receiptSlip(facts: SlipFacts & { dates: { dueAt: Date | null } }): Slip {
  const { agency, dossier, definition, now } = facts
  const { owner, submitter } = dossier.applicant
  const { limit } = timeFor(definition, dossier.caseKey, dossier.channel)
  const data: Receipt = {
    ...common(facts),
    channel: dossier.channel,
    submitter: { ...common(facts).submitter, ...present({ identityNumber: submitter.identity ?? (submitter.name === owner.name ? owner.identity : undefined) }) },
    owner: { name: owner.name, ...present({ address: owner.address }) },
    papers: copiesOf(definition, facts.papers, dossier.caseKey),
    sets: definition.sets ?? 1,
    ...(limit ? { processingTime: limitWords(limit) } : {}),
    receivedAt: now,
    ...(facts.dates.dueAt ? { dueAt: facts.dates.dueAt } : {}),
    lookup: { url: `${facts.baseUrl}/tra-cuu/${dossier.code}`, secret: facts.secret, ...present({ phone: agency.phone }) },
    resultPlace: `${ONE_STOP}, ${agency.address || agency.name}`,
    signers: { submitter: { name: submitter.name }, receiver: { name: facts.officer || ONE_STOP } },
  }
  return { kind: 'receipt', title: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu số 01)', number: null, data: data as unknown as Record<string, unknown> }
}

/** Data of the request for a supplement (Mẫu 02). */
export function supplementSlip(facts: SlipFacts & { reason: string; items: SupplementRequest['items'] }): Slip {
  const asked = papersFor(facts.definition, facts.dossier.caseKey) ?? []
  const data: SupplementSlip = {
    ...common(facts),
    papers: facts.items.map((item) => {
      const paper = asked.find((p) => p.key === item.paperKey)
      return { name: item.name, originals: paper?.copies.original ?? 0, certifiedCopies: paper?.copies.certifiedCopy ?? 0, plainCopies: (paper?.copies.plainCopy ?? 0) + (paper?.copies.unspecifiedCopy ?? 0), ...(item.note ? { note: item.note } : {}) }
    }),
    reason: facts.reason,
    website: `${facts.baseUrl}/thu-tuc`,
    guide: { name: facts.officer || ONE_STOP, ...present({ phone: facts.agency.phone }) },
  }
  return { kind: 'supplementRequest', title: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (Mẫu số 02)', number: null, data: data as unknown as Record<string, unknown> }
}

/** Data of the refusal (Mẫu 03). */
export function refusalSlip(facts: SlipFacts & { reason: string }): Slip {
  const data: RefusalSlip = {
    ...common(facts),
    reason: facts.reason,
    ...(facts.agency.phone ? { helpLine: facts.agency.phone } : {}),
    signers: { submitter: { name: facts.dossier.applicant.submitter.name }, receiver: { name: facts.officer || ONE_STOP } },
  }
  return { kind: 'refusal', title: 'Phiếu từ chối tiếp nhận, giải quyết hồ sơ (Mẫu số 03)', number: null, data: data as unknown as Record<string, unknown> }
}
