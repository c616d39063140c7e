import type { Block } from '../../../documents/model/document.ts'
import type { ProcedureDefinition } from '../../model/definition.ts'
import { limitWords } from '../../model/rules.ts'
import { LEVEL_NAMES, SERVICE_LEVEL_NAMES } from '../../model/words.ts'
import { capital, items, notStated, paragraph, sentence } from './words.ts'

/** Trình tự thực hiện; the steps of a case stand under its name. */
export function publicStepsBlocks({ publicSteps, cases }: ProcedureDefinition): Block[] {
  const own = (cases ?? []).filter((one) => one.publicSteps !== null)
  if (publicSteps === null && own.length === 0) return [paragraph(notStated('trình tự thực hiện'))]
  const whole = publicSteps === null ? [] : [stepList(publicSteps)]
  return [...whole, ...own.flatMap((one) => [paragraph(`Trường hợp ${one.name}:`), stepList(one.publicSteps ?? [])])]
}

/** Sources that number their steps in words ("Bước 1: …") keep them; others get it. */
const stepList = (steps: readonly string[]): Block => ({
  kind: 'list', items: steps.map((step, at) => sentence(/^Bước \d+/i.test(step) ? step : `Bước ${at + 1}: ${capital(step)}`)),
})

/** Đối tượng thực hiện. */
export const applicantsBlock = ({ applicants }: ProcedureDefinition): Block =>
  applicants === null || applicants.length === 0 ? paragraph(notStated('đối tượng thực hiện')) : items(applicants.map(sentence))

/** Cơ quan giải quyết: who decides, who does it, who helps. */
export function agenciesBlock({ agencies }: ProcedureDefinition): Block {
  const named = (label: string, name: string | null) => (name === null ? notStated(label) : `${capital(label)}: ${name}`)
  const lines = [
    named('cơ quan thực hiện', agencies.executing),
    named('cơ quan có thẩm quyền quyết định', agencies.deciding),
    agencies.delegated.length > 0 ? `Cơ quan được ủy quyền, phân cấp: ${agencies.delegated.join(', ')}` : '',
    agencies.cooperating.length > 0 ? `Cơ quan phối hợp: ${agencies.cooperating.join(', ')}` : '',
  ]
  return items(lines.filter(Boolean).map(sentence))
}

/** What a procedure is called and where it belongs, one line each: name, code, field, level, service online. */
export function identityBlocks({ name, code, field, level, serviceLevel }: ProcedureDefinition): Block[] {
  const lines: [string, string][] = [
    ['Tên thủ tục', name], ['Mã thủ tục', code ?? 'Chưa có mã'], ['Lĩnh vực', field], ['Cấp thực hiện', LEVEL_NAMES[level]],
    ...(serviceLevel ? [['Mức độ trực tuyến', SERVICE_LEVEL_NAMES[serviceLevel]] satisfies [string, string]] : []),
  ]
  return lines.map(([label, value]) => ({ kind: 'paragraph', words: [{ text: `${label}: `, bold: true }, value], indent: false }))
}

/** Kết quả, with its validity, copies and register. */
export function resultsBlock({ results, notification, cases }: ProcedureDefinition): Block {
  if (results === null) return paragraph(notStated('kết quả'))
  if (results.length === 0) return paragraph(notification ? 'Không có kết quả (thủ tục thông báo).' : 'Không có kết quả.')
  const ofCases = (cases ?? []).flatMap((one) => (one.validity ? [`Hiệu lực (trường hợp ${one.name}): ${one.validity.text}`] : []))
  const lines = results.map((result) => [
    `${result.name}`,
    result.validity && `hiệu lực: ${result.validity.text}`,
    result.copies && `số bản: ${result.copies.map(({ to, count }) => `${count === null ? '' : `${String(count).padStart(2, '0')} bản `}${to}`).join(', ')}`,
    result.register && `sổ cấp số: ${result.register}`,
  ].filter(Boolean).join('; '))
  return items([...lines, ...ofCases].map(sentence))
}

/** In one cell: `05 ngày làm việc`, or case by case. */
export function timeShort(definition: ProcedureDefinition): string[] {
  if (definition.notification) return ['Không quy định (thủ tục thông báo)']
  const ofCases = (definition.cases ?? []).flatMap((one) => (one.time ? [`Trường hợp ${one.name}: ${limitWords(one.time)}`] : []))
  const limit = definition.time ?? definition.statutory?.time
  return [...(limit ? [limitWords(limit)] : []), ...ofCases].length > 0 ? [...(limit ? [limitWords(limit)] : []), ...ofCases] : ['Không ghi']
}
