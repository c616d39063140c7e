/** What a definition states beside its facts: a document may say it, and then rightly, but need not. */
import type { ProcedureDefinition, TimeLimit } from '../model/definition.ts'
import { limitWords } from '../model/rules.ts'
import type { Fact } from './fact.ts'
import { limitValue } from './of-definition.ts'
import { fold } from './words.ts'

export function quietFactsOf({ statutory, supplement, windows, cases, fees, charges, results }: ProcedureDefinition): Fact[] {
  const time = (id: string, about: string, limit: TimeLimit | null | undefined): Fact[] =>
    limit ? [{ id, kind: 'time', about, words: limitWords(limit), value: limitValue(limit), where: id, quiet: true }] : []
  const text = (kind: Fact['kind'], id: string, words: string | null | undefined): Fact[] =>
    words ? [{ id, kind, about: '', words, value: fold(words), where: id, quiet: true }] : []
  const free = (id: string, about: string, list: readonly unknown[] | null): Fact[] =>
    list !== null && list.length === 0 ? [{ id, kind: 'fee', about, words: 'không thu', value: '0', where: id, quiet: true }] : []
  return [
    ...time('statutory.time', 'Thời hạn theo pháp luật', statutory?.time),
    ...time('supplement.officeWithin', 'Thời hạn thông báo hồ sơ chưa đầy đủ, hợp lệ', supplement.officeWithin),
    ...time('supplement.applicantWithin', 'Thời hạn người nộp bổ sung, hoàn thiện hồ sơ', supplement.applicantWithin),
    ...windows.flatMap((one, i) => text('condition', `windows.${i + 1}`, one.text)),
    ...text('condition', 'statutory.condition', statutory?.condition),
    ...(cases ?? []).flatMap((one) => [...text('condition', `cases.${one.key}.conditions`, one.conditions), ...free(`cases.${one.key}.fees`, `trường hợp ${one.name}`, one.fees)]),
    ...(cases ?? []).flatMap(({ key, name, sameAs }) => (sameAs?.parts.includes('papers') ? text('paper', `cases.${key}.sameAs`, sameAs.text).map((one) => ({ ...one, about: `Trường hợp ${name}` })) : [])),
    ...(results ?? []).flatMap((one, i) => text('result', `results.${i + 1}.validity`, one.validity?.text)),
    ...free('fees', 'Phí', fees), ...free('charges', 'Lệ phí', charges),
  ]
}
