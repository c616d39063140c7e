import type { FormDefinition, Values } from '../../forms/index.ts'
import type { Paper, ProcedureDefinition } from '../../procedures/model/definition.ts'
import { caseOf, papersFor } from '../../procedures/model/rules.ts'
import type { Applicant, Channel, Party } from './dossier.ts'

/** What is known of the person who files, to fill the first questions in (from their account). */
export type Known = { kind: 'citizen' | 'business'; name: string; identity?: string | undefined; address?: string | undefined; phone?: string | undefined; email?: string | undefined; representative?: string | undefined }

/**
 * Who owns the dossier and who hands it in are asked once, in the procedure's own form, under these keys
 * (seeds/forms); the first that was answered counts.
 */
const OWNER = { name: ['merchantName', 'organisationName', 'personName'], identity: ['taxCode', 'citizenId'], address: ['address'], phone: ['phone', 'contactPhone'], email: ['email', 'contactEmail'] } as const
const SUBMITTER = { name: ['contactName'], phone: ['contactPhone'], email: ['contactEmail', 'email'] } as const

/** Asked when a procedure has no form of its own. */
const plainSections: FormDefinition['sections'] = [
  {
    title: 'Người đề nghị',
    fields: [
      { key: 'applicantKind', kind: 'choice', label: 'Người đề nghị là', options: [{ value: 'business', label: 'Doanh nghiệp, tổ chức, hộ kinh doanh' }, { value: 'person', label: 'Cá nhân' }] },
      { key: 'organisationName', kind: 'text', label: 'Tên doanh nghiệp, tổ chức, hộ kinh doanh', maxLength: 200, autocomplete: 'organization', showWhen: { field: 'applicantKind', is: 'business' } },
      { key: 'personName', kind: 'text', label: 'Họ và tên', maxLength: 100, autocomplete: 'name', showWhen: { field: 'applicantKind', is: 'person' } },
      { key: 'address', kind: 'text', label: 'Địa chỉ', maxLength: 300, autocomplete: 'street-address' },
      { key: 'phone', kind: 'phone', label: 'Số điện thoại', autocomplete: 'tel' },
      { key: 'email', kind: 'email', label: 'Thư điện tử', required: false, autocomplete: 'email' },
      { key: 'contactName', kind: 'text', label: 'Họ và tên người nộp hồ sơ', maxLength: 100, required: false },
    ],
  },
]

/** The whole form of a filing: the case where the procedure has several, then the procedure's own questions. */
export function filingForm(definition: ProcedureDefinition): FormDefinition {
  const cases = definition.cases ?? []
  return {
    title: definition.name,
    ...(definition.form?.standsFor ? { standsFor: definition.form.standsFor } : {}),
    sections: [
      ...(cases.length > 1 ? [{ title: 'Trường hợp', fields: [{ key: 'caseKey', kind: 'choice' as const, label: 'Hồ sơ thuộc trường hợp nào', options: cases.map((c) => ({ value: c.key, label: c.name })) }] }] : []),
      ...(definition.form?.sections ?? plainSections),
    ],
  }
}

/** The first answers to a form, from what is known of the person: only questions it asks. */
export function knownAnswers(form: FormDefinition, known: Known): Values {
  const asked = new Set(form.sections.flatMap((section) => section.fields.map((field) => field.key)))
  const all: Record<string, string | undefined> = {
    applicantKind: known.kind === 'citizen' ? 'person' : 'business',
    ...(known.kind === 'citizen' ? { personName: known.name, citizenId: known.identity } : { organisationName: known.name, taxCode: known.identity }),
    merchantName: known.name, address: known.address, phone: known.phone, email: known.email,
    contactName: known.representative ?? (known.kind === 'citizen' ? known.name : undefined), contactPhone: known.phone, contactEmail: known.email,
  }
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => asked.has(entry[0]) && !!entry[1]))
}

/** Reads out of the cleaned answers who owns the dossier, who hands it in, and the case. */
export function readAnswers(values: Values): { applicant: Applicant; caseKey: string | null; answers: Values } {
  const first = (keys: readonly string[]): string | undefined =>
    keys.map((key) => values[key]).find((value): value is string => typeof value === 'string' && value !== '')
  const owner: Party = {
    kind: first(['personName']) !== undefined && first(['merchantName', 'organisationName']) === undefined ? 'citizen' : 'business',
    name: first(OWNER.name) ?? '', identity: first(OWNER.identity), address: first(OWNER.address), phone: first(OWNER.phone), email: first(OWNER.email),
  }
  const submitterName = first(SUBMITTER.name)
  const submitter: Party = submitterName === undefined || submitterName === owner.name
    ? owner
    : { kind: 'citizen', name: submitterName, phone: first(SUBMITTER.phone) ?? owner.phone, email: first(SUBMITTER.email), address: owner.address }
  const { caseKey: _, ...answers } = values
  return { applicant: { owner, submitter }, caseKey: first(['caseKey']) ?? null, answers }
}

/** The papers of a filing; a procedure without a list takes one packet of papers. */
export function papersOfFiling(definition: ProcedureDefinition, caseKey: string | null): Pick<Paper, 'key' | 'name' | 'required' | 'copies' | 'form' | 'oneOf' | 'note'>[] {
  const chosen = definition.cases && definition.cases.length === 1 ? (definition.cases[0]?.key ?? null) : caseKey
  const listed = papersFor(definition, caseOf(definition, chosen) ? chosen : null)
  return listed ?? [{ key: 'ho-so', name: 'Giấy tờ của hồ sơ (thủ tục không ghi danh mục)', required: false, copies: { original: null, certifiedCopy: null, plainCopy: null, unspecifiedCopy: null }, form: null, oneOf: [], note: null }]
}

/** Which required papers have no file: an online filing needs each (the officer has nothing else to look at). */
export const missingPapers = (definition: ProcedureDefinition, caseKey: string | null, channel: Channel, sent: readonly string[]): string[] =>
  channel === 'online' ? missingOf(definition, caseKey, sent.map((paperKey) => ({ paperKey }))).map((paper) => paper.key) : []

/** Which required papers a dossier has not, neither as a file nor on paper. */
export const missingOf = (definition: ProcedureDefinition, caseKey: string | null, filed: readonly { paperKey: string }[]): ReturnType<typeof papersOfFiling> =>
  papersOfFiling(definition, caseKey).filter((paper) => paper.required && !filed.some((one) => one.paperKey === paper.key))
