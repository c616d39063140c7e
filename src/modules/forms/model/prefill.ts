import { fieldsOf, type Field, type FormDefinition, type SimpleField, type Values } from './definition.ts'
import { readField } from './read.ts'

/**
 * Where the first answer to a question can come from (nguồn điền sẵn): the account of who files, or the QR text
 * of an identity card. What comes from there stays editable.
 */
export const PREFILLS = [
  'account.name', 'account.address', 'account.phone', 'account.email', 'account.taxCode', 'account.citizenId', 'account.representative',
  'card.name', 'card.citizenId', 'card.formerId', 'card.birthDate', 'card.gender', 'card.address', 'card.issuedOn',
] as const
export type Prefill = (typeof PREFILLS)[number]

export const prefillNames: Record<Prefill, string> = {
  'account.name': 'Tài khoản: tên', 'account.address': 'Tài khoản: địa chỉ', 'account.phone': 'Tài khoản: điện thoại', 'account.email': 'Tài khoản: thư điện tử',
  'account.taxCode': 'Tài khoản: mã số thuế', 'account.citizenId': 'Tài khoản: số định danh', 'account.representative': 'Tài khoản: người đại diện',
  'card.name': 'Thẻ căn cước: họ tên', 'card.citizenId': 'Thẻ căn cước: số định danh', 'card.formerId': 'Thẻ căn cước: số chứng minh nhân dân cũ',
  'card.birthDate': 'Thẻ căn cước: ngày sinh', 'card.gender': 'Thẻ căn cước: giới tính', 'card.address': 'Thẻ căn cước: nơi thường trú', 'card.issuedOn': 'Thẻ căn cước: ngày cấp',
}

/** What a source knows. Days are `YYYY-MM-DD`. */
export type Known = Partial<Record<Prefill, string | null | undefined>>

/** The answers a source gives to a form; what a question would not take is left out. */
export function answersFrom(form: FormDefinition, known: Known): Values {
  return Object.fromEntries(fieldsOf(form).flatMap((field) => {
    const text = field.prefill && known[field.prefill]
    const value = text ? valueFor(field, text) : undefined
    return value === undefined ? [] : [[field.key, value]]
  }))
}

/** Choices by the words of the option: "Nam". */
function valueFor(field: Field, text: string): Values[string] | undefined {
  if (field.kind === 'table') return undefined
  const raw = field.kind === 'choice' ? field.options.find(({ label, value }) => label === text || value === text)?.value : text
  const read = raw === undefined ? undefined : readField(field, raw)
  return read && 'value' in read ? read.value : undefined
}

export const sourceNames = { account: 'tài khoản', card: 'mã QR trên thẻ căn cước' } as const

/** From where each of these answers came, in words for the person: `Theo tài khoản`. */
export const sourcesOf = (form: FormDefinition, answers: Values, source: keyof typeof sourceNames): Record<string, string> =>
  Object.fromEntries(fieldsOf(form).flatMap(({ key, prefill }) => (prefill?.startsWith(`${source}.`) && Object.hasOwn(answers, key) ? [[key, sourceNames[source]]] : [])))

/** Whether a form asks for anything that stands on a card. */
export const asksForCard = (form: FormDefinition): boolean => fieldsOf(form).some(({ prefill }) => prefill?.startsWith('card.'))

/** Kinds of questions whose answer a source can give. */
export const canPrefill = (field: Pick<SimpleField, 'kind'> | { kind: 'table' }): boolean => !['table', 'choices', 'yesNo', 'number', 'money'].includes(field.kind)
