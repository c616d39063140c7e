import type { Block, Cell } from '../../../documents/model/document.ts'
import type { Case, Paper, ProcedureDefinition } from '../../model/definition.ts'
import { countsOf, papersFor } from '../../model/rules.ts'
import type { TemplateFile } from '../../model/template.ts'
import type { OutputInput } from '../input.ts'
import { items, notStated, paragraph, sentence } from './words.ts'

const two = (count: number): string => String(count).padStart(2, '0')
/** A count as it is printed; nothing is said of a kind that is not asked for. */
const countWords = (count: number | null): string => (count === null ? 'Không ghi' : count === 0 ? '–' : two(count))

/** What is said under a paper's name: alternatives, what kind of copy, what it may be replaced by. */
function notesOf(paper: Paper): string[] {
  const { certifiedCopy, plainCopy } = paper.copies
  return [
    paper.oneOf.length > 0 ? `Nộp một trong các giấy tờ: ${paper.oneOf.join('; ')}.` : '',
    certifiedCopy ? 'Bản sao có chứng thực.' : '',
    plainCopy && !/không cần chứng thực/i.test(paper.name) ? 'Bản sao không cần chứng thực.' : '',
    paper.required || /nếu có/i.test(paper.name) ? '' : 'Nộp nếu có.',
    paper.replacedBy ? `Được thay bằng kết quả đã cấp, mã ${paper.replacedBy}.` : '',
    paper.note ?? '',
  ].filter((text) => text !== '').map(sentence)
}

function row(paper: Paper, at: number): Cell[] {
  const { originals, copies } = countsOf(paper)
  const notes = notesOf(paper).map((text) => [{ text, italic: true as const }])
  const form = paper.form ? paper.form.name : '–'
  return [String(at + 1), { words: [paper.name, ...notes] }, countWords(originals), countWords(copies), form]
}

/** Papers of one case: TT, tên giấy tờ, bản chính, bản sao, mẫu. */
export const papersTable = (papers: readonly Paper[], caption?: string): Block => ({
  kind: 'table',
  ...(caption === undefined ? {} : { caption }),
  columns: [{ width: 0.8, align: 'center' }, { width: 6.4 }, { width: 1.4, align: 'center' }, { width: 1.4, align: 'center' }, { width: 2, align: 'center' }],
  head: [['TT', 'Tên giấy tờ', 'Bản chính', 'Bản sao', 'Mẫu']],
  rows: papers.map(row),
})

/** Whether a case says something of its own about papers. */
const hasOwn = (one: Case): boolean => one.papers !== null || one.sameAs?.parts.includes('papers') === true

function ofCase({ definition, names }: OutputInput, one: Case): Block[] {
  const title = `Trường hợp ${one.name}`
  const other = one.sameAs?.parts.includes('papers') ? one.sameAs : null
  const papers = papersFor(definition, one.key)
  if (papers && papers.length > 0) return [papersTable(papers, title)]
  const named = other?.procedure ? names[other.procedure] : undefined
  if (other) return [paragraph(`${title}: ${sentence(other.text)}${named ? ` Xem thủ tục “${named}”.` : ''}`)]
  return [paragraph(`${title}: ${papers === null ? notStated('thành phần hồ sơ') : 'Không phải nộp giấy tờ.'}`)]
}

/** Thành phần hồ sơ, case by case where cases have their own. */
export function papersBlocks(input: OutputInput): Block[] {
  const { papers, cases } = input.definition
  if (cases?.some(hasOwn)) return cases.flatMap((one) => ofCase(input, one))
  if (papers === null) return [paragraph(notStated('thành phần hồ sơ'))]
  return papers.length === 0 ? [paragraph('Không phải nộp giấy tờ.')] : [papersTable(papers)]
}

/** Số lượng hồ sơ: `02 bộ`. */
export const setsWords = ({ sets }: ProcedureDefinition): string => (sets === null ? notStated('số lượng bộ hồ sơ') : `${two(sets)} bộ.`)

/** A form by the name the law gives it, what it is the form of, and the blank, where there is one. */
export type PrescribedForm = { name: string; of: string; file: TemplateFile | null }

/** `Tệp mẫu: don-dang-ky.docx`. */
export const fileWords = ({ name }: TemplateFile): string => `Tệp mẫu: ${name}`

/** All forms the procedure prescribes, each once: those of papers, of results. */
export function formsOf({ papers, cases, results }: ProcedureDefinition): PrescribedForm[] {
  const all = [...(papers ?? []), ...(cases ?? []).flatMap((one) => one.papers ?? [])]
  const found = [
    ...all.flatMap((paper) => (paper.form ? [{ name: paper.form.name, of: paper.name, file: paper.form.file }] : [])),
    ...(results ?? []).flatMap((result) => (result.form ? [{ name: result.form, of: result.name, file: result.file }] : [])),
  ]
  return found.filter((one, at) => found.findIndex((other) => other.name === one.name && other.of === one.of) === at)
}

/** Tên mẫu đơn, mẫu tờ khai: the forms of papers. A paper without one may have one that no source names. */
export function formsBlock(definition: ProcedureDefinition): Block {
  const forms = formsOf({ ...definition, results: null })
  return forms.length > 0 ? items(forms.map((form) => sentence(`${form.name}: ${form.of}${form.file ? ` (${fileWords(form.file)})` : ''}`))) : paragraph(notStated('mẫu đơn, mẫu tờ khai'))
}
