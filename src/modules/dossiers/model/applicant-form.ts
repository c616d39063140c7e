import type { FormDefinition, Values } from '../../forms/index.ts'
import type { Paper, ProcedureDefinition } from '../../procedures/model/definition.ts'
import { caseOf, papersFor } from '../../procedures/model/rules.ts'
import type { Applicant, Channel, Party } from './dossier.ts'

/** What is known of the person who files, to fill the first questions in (from their account). */
export type Known = { kind: 'citizen' | 'business'; name: string; identity?: string | undefined; address?: string | undefined; phone?: string | undefined; email?: string | undefined; representative?: string | undefined }

/** The keys of the questions before the procedure's own. */
export const APPLICANT_KEYS = ['caseKey', 'ownerKind', 'ownerName', 'ownerIdentity', 'ownerAddress', 'ownerPhone', 'ownerEmail', 'submitterName', 'submitterPhone', 'submitterIdentity'] as const

/**
 * The whole form of a filing: the case where the procedure has several, who owns the dossier and who hands it
 * in (mẫu 01 asks for both), then the procedure's own questions.
 */
export function filingForm(definition: ProcedureDefinition): FormDefinition {
  const cases = definition.cases ?? []
  return {
    title: definition.name,
    ...(definition.form?.standsFor ? { standsFor: definition.form.standsFor } : {}),
    sections: [
      ...(cases.length > 1 ? [{ title: 'Trường hợp', fields: [{ key: 'caseKey', kind: 'choice' as const, label: 'Hồ sơ thuộc trường hợp nào', options: cases.map((c) => ({ value: c.key, label: c.name })) }] }] : []),
      {
        title: 'Chủ hồ sơ',
        fields: [
          { key: 'ownerKind', kind: 'choice', label: 'Chủ hồ sơ là', options: [{ value: 'business', label: 'Doanh nghiệp, tổ chức, hộ kinh doanh' }, { value: 'citizen', label: 'Cá nhân' }] },
          { key: 'ownerName', kind: 'text', label: 'Tên doanh nghiệp, tổ chức, hoặc họ và tên', maxLength: 200, autocomplete: 'organization' },
          { key: 'ownerIdentity', kind: 'text', label: 'Mã số thuế, số căn cước hoặc hộ chiếu', maxLength: 30, required: false },
          { key: 'ownerAddress', kind: 'text', label: 'Địa chỉ', maxLength: 300, autocomplete: 'street-address' },
          { key: 'ownerPhone', kind: 'phone', label: 'Số điện thoại', autocomplete: 'tel' },
          { key: 'ownerEmail', kind: 'email', label: 'Thư điện tử', hint: 'Chúng tôi báo tin về hồ sơ qua địa chỉ này', required: false, autocomplete: 'email' },
        ],
      },
      {
        title: 'Người nộp hồ sơ', hint: 'Để trống nếu chủ hồ sơ tự nộp',
        fields: [
          { key: 'submitterName', kind: 'text', label: 'Họ và tên người nộp', maxLength: 200, required: false, autocomplete: 'name' },
          { key: 'submitterIdentity', kind: 'text', label: 'Số căn cước của người nộp', maxLength: 30, required: false },
          { key: 'submitterPhone', kind: 'phone', label: 'Số điện thoại người nộp', required: false },
        ],
      },
      ...(definition.form?.sections ?? []),
    ],
  }
}

/** The first answers, from what is known of the person. */
export const knownAnswers = (known: Known): Values => ({
  ownerKind: known.kind, ownerName: known.name,
  ...(known.identity ? { ownerIdentity: known.identity } : {}), ...(known.address ? { ownerAddress: known.address } : {}),
  ...(known.phone ? { ownerPhone: known.phone } : {}), ...(known.email ? { ownerEmail: known.email } : {}),
  ...(known.representative ? { submitterName: known.representative } : {}),
})

/** Splits the cleaned answers of a filing into the people, the case and the procedure's own answers. */
export function readAnswers(values: Values): { applicant: Applicant; caseKey: string | null; answers: Values } {
  const text = (key: string): string | undefined => (typeof values[key] === 'string' && values[key] !== '' ? values[key] : undefined)
  const owner: Party = {
    kind: text('ownerKind') === 'citizen' ? 'citizen' : 'business', name: text('ownerName') ?? '',
    identity: text('ownerIdentity'), address: text('ownerAddress'), phone: text('ownerPhone'), email: text('ownerEmail'),
  }
  const submitter: Party = text('submitterName')
    ? { kind: 'citizen', name: text('submitterName') ?? '', identity: text('submitterIdentity'), phone: text('submitterPhone') ?? owner.phone, address: owner.address, email: owner.email }
    : owner
  const answers = Object.fromEntries(Object.entries(values).filter(([key]) => !(APPLICANT_KEYS as readonly string[]).includes(key)))
  return { applicant: { owner, submitter }, caseKey: text('caseKey') ?? null, answers }
}

/** The papers of a filing; a procedure without a list takes one packet of papers. */
export function papersOfFiling(definition: ProcedureDefinition, caseKey: string | null): Pick<Paper, 'key' | 'name' | 'required' | 'copies' | 'form' | 'oneOf' | 'note'>[] {
  const chosen = definition.cases && definition.cases.length === 1 ? (definition.cases[0]?.key ?? null) : caseKey
  const listed = papersFor(definition, caseOf(definition, chosen) ? chosen : null)
  return listed ?? [{ key: 'ho-so', name: 'Giấy tờ của hồ sơ (thủ tục không ghi danh mục)', required: false, copies: { original: null, certifiedCopy: null, plainCopy: null, unspecifiedCopy: null }, form: null, oneOf: [], note: null }]
}

/** Which required papers have no file: an online filing needs each (the officer has nothing else to look at). */
export const missingPapers = (definition: ProcedureDefinition, caseKey: string | null, channel: Channel, sent: readonly string[]): string[] =>
  channel === 'online' ? papersOfFiling(definition, caseKey).filter((paper) => paper.required && !sent.includes(paper.key)).map((paper) => paper.key) : []
