import { applyRows, readTable, type TableRow } from '../../../workflow/index.ts'
import { roleNames } from '../../../people/model.ts'
import { canonical } from '../../model/canonical.ts'
import type { ProcedureDefinition, TimeLimit } from '../../model/definition.ts'
import { differencesOf, takeBack, type Difference } from '../../model/difference.ts'
import type { Part } from '../../model/draft.ts'
import { limitWords } from '../../model/rules.ts'
import { templateFileSchema, templateWords, type TemplateFile } from '../../model/template.ts'
import type { Entry } from './fields/entry.ts'
import { entriesOf } from './parts/entries.ts'
import { kindNames, spokenHours } from './parts/process/model.ts'
import { nameOfPosition } from './parts/process/read.ts'
import { partOf } from './where.ts'

/** A difference as it is shown: which place, what of it, what it said and says. */
export type Shown = { part: Part; name: string; place: string; what: string; before: string; after: string; difference: Difference }

type Steps = { process: Pick<TableRow, 'id' | 'name' | 'position' | 'hours' | 'kind' | 'work' | 'checks' | 'forms' | 'outputs'>[] }

// Every part of the studio shows what differs from the version; most saves do not change the process.
const tables = new Map<string, Promise<Steps>>()
function stepsOf(bpmn: string): Promise<Steps> {
  const kept = tables.get(bpmn)
  if (kept) return kept
  const oldest = tables.keys().next().value
  if (tables.size >= 50 && oldest !== undefined) tables.delete(oldest)
  const read = readTable(bpmn).then(({ rows }) => ({ process: rows.map(({ id, name, position, hours, kind, work, checks, forms, outputs }) => ({ id, name, position, hours, kind, work, checks, forms, outputs })) }))
  tables.set(bpmn, read)
  read.catch(() => tables.delete(bpmn))
  return read
}

const nothing: Steps = { process: [] }

/** All differences of two definitions; those of their processes step by step. */
async function all(a: ProcedureDefinition, b: ProcedureDefinition): Promise<Difference[]> {
  const rest = differencesOf({ ...a, process: null }, { ...b, process: null })
  if (canonical(a.process) === canonical(b.process)) return rest
  const [old, now] = await Promise.all([a, b].map(({ process }) => (process === null ? nothing : stepsOf(process.bpmn))))
  const steps = differencesOf(old, now)
  const drawing: Difference = { kind: 'changed', path: ['process', 'bpmn'], before: 'hình vẽ cũ', after: 'hình vẽ mới' }
  return [...rest, ...(steps.length > 0 ? steps : [drawing])]
}

const nameOf = ({ kind, path }: Difference): string => `${kind}:${path.join('.')}`

export async function shownDifferences(a: ProcedureDefinition, b: ProcedureDefinition): Promise<Shown[]> {
  return (await all(a, b)).map((difference) => {
    const { words, entry } = placeOf(difference.path)
    return {
      part: partOf(difference.path.join('.')), name: nameOf(difference), place: words.slice(0, -1).join(', ') || (words[0] ?? ''), what: entry?.kind === 'file' ? fileWords(difference) : words.length > 1 ? (words.at(-1) ?? '') : '',
      before: difference.kind === 'added' ? 'không có' : said(difference.before, entry), after: difference.kind === 'removed' ? 'không còn' : said(difference.after, entry), difference,
    }
  })
}

/** The newer definition with one difference taken back; undefined when there is no such difference any more. */
export async function withoutDifference(a: ProcedureDefinition, b: ProcedureDefinition, name: string): Promise<ProcedureDefinition | undefined> {
  const difference = (await all(a, b)).find((one) => nameOf(one) === name)
  if (!difference) return undefined
  if (difference.path[0] !== 'process') return takeBack(b, difference)
  // A field of a step goes back alone; a step that came or went takes the whole drawing with it.
  if (difference.kind !== 'changed' || difference.path.length < 3 || b.process === null) return { ...b, process: a.process }
  const { bpmn } = b.process
  const before = takeBack(await stepsOf(bpmn), difference)
  const { rows } = await readTable(bpmn)
  return { ...b, process: { bpmn: await applyRows(bpmn, rows.map((row) => ({ ...row, ...before.process.find(({ id }) => id === row.id) })), nameOfPosition) } }
}

const inProcess: Record<string, string> = {
  name: 'Nội dung', position: 'Người thực hiện', hours: 'Giờ làm việc', kind: 'Loại bước', work: 'Nội dung công việc', checks: 'Nội dung cần kiểm tra', forms: 'Biểu mẫu', outputs: 'Kết quả', bpmn: 'Hình vẽ',
}
const inForm: Record<string, string> = {
  title: 'Tên', standsFor: 'Thay cho mẫu', sections: 'Phần', fields: 'Câu hỏi', columns: 'Cột', label: 'Lời hỏi', hint: 'Gợi ý', required: 'Bắt buộc', kind: 'Kiểu trả lời', options: 'Lựa chọn', showWhen: 'Điều kiện hỏi', maxLength: 'Độ dài',
}

/** The names of a place as the studio's boxes have them: `Giấy tờ 2`, `Số bản`, `Chính`. */
function placeOf(path: readonly (string | number)[]): { words: string[]; entry: Entry | undefined } {
  const [root] = path
  if (root === 'process') return { words: [typeof path[1] === 'number' ? `Bước ${path[1] + 1}` : 'Sơ đồ', ...(typeof path[2] === 'string' ? [inProcess[path[2]] ?? ''] : []), ...(path[1] === 'bpmn' ? ['Hình vẽ'] : [])].filter(Boolean), entry: undefined }
  if (root === 'form') {
    const words = path.slice(1).flatMap((step, at) => (typeof step === 'number' ? [`${inForm[String(path[at])] ?? 'Mục'} ${step + 1}`] : typeof path[at + 2] === 'number' ? [] : [inForm[step] ?? 'Cách hỏi']))
    return { words: words.length > 0 ? words : ['Mẫu đơn'], entry: undefined }
  }
  const words: string[] = []
  let entry: Entry | undefined
  let entries: readonly Entry[] = entriesOf[partOf(path.join('.')) as keyof typeof entriesOf] ?? []
  for (const step of path) {
    if (typeof step === 'number') words[words.length - 1] = `${entry?.kind === 'rows' ? entry.one : (words.at(-1) ?? 'Mục')} ${step + 1}`
    else {
      entry = entries.find(({ name }) => name === step)
      if (!entry) break
      if ('label' in entry) words.push(entry.label)
      entries = 'of' in entry ? entry.of : []
    }
  }
  return { words: words.length > 0 ? words : ['Ghi chú nội bộ'], entry }
}

/** The same of a path in one string: `papers.0.copies` → `Giấy tờ 1, Số bản`. */
export const placeWords = (path: string): string => path === 'key' ? 'Tên viết tắt trong địa chỉ' : placeOf(path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step))).words.join(', ')

const fileOf = (value: unknown): TemplateFile | undefined => templateFileSchema.safeParse(value).data
/** Another content may have the name and the size of the one before: that it was replaced is said. */
const fileWords = ({ kind, ...sides }: Difference): string => {
  const [before, after] = ['before' in sides ? sides.before : null, 'after' in sides ? sides.after : null]
  return before === null || kind === 'added' ? 'tệp mẫu mới có' : after === null || kind === 'removed' ? 'tệp mẫu đã bỏ' : 'tệp mẫu đã thay'
}

const isLimit = (value: object): value is TimeLimit => 'unit' in value && 'value' in value

/** A value in words. */
function said(value: unknown, entry: Entry | undefined): string {
  if (value === null || value === undefined || value === '') return 'trống'
  if (typeof value === 'boolean') return value ? 'có' : 'không'
  if (typeof value === 'number') return spokenHours(value)
  if (typeof value === 'string') {
    const choice = entry?.kind === 'choice' && Array.isArray(entry.choices) ? entry.choices.find((one) => one.value === value)?.label : undefined
    return choice ?? (value in roleNames ? nameOfPosition(value) : value in kindNames ? kindNames[value as keyof typeof kindNames] : value)
  }
  if (Array.isArray(value)) return value.length === 0 ? 'không có' : value.map((one) => said(one, undefined)).join('; ')
  if (isLimit(value)) return limitWords(value)
  const file = fileOf(value)
  if (file) return `${file.name} (${templateWords(file)})`
  const thing = value as Record<string, unknown>
  const main = thing['name'] ?? thing['number'] ?? thing['label'] ?? thing['text'] ?? thing['term'] ?? thing['risk'] ?? thing['actor']
  const blank = fileOf(thing['file'])
  if (main !== undefined && main !== null) return `${said(main, undefined)}${blank ? `, tệp mẫu ${said(blank, undefined)}` : ''}`
  return Object.entries(thing).filter(([name, one]) => one !== null && name !== 'key' && name !== 'id').map(([, one]) => said(one, undefined)).join(', ') || 'trống'
}
