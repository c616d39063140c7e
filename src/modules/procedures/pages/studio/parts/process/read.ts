import type { Posted } from '../../../../../../platform/page.ts'
import { Refusal } from '../../../../../../platform/errors.ts'
import { say } from '../../../../../../platform/text.ts'
import type { Problem } from '../../../../../../ui/forms.tsx'
import { isRole, roleNames } from '../../../../../people/model.ts'
import { applyRows, keepFrom, moveRow, processFor, readBpmn, readTable, type Move, type StepRow, type TableRow, type Variant } from '../../../../../workflow/index.ts'
import { STEP_KINDS } from '../../../../../workflow/model/plan.ts'
import { processFromDocument } from './from-document.ts'
import type { ProcessDefinition } from './model.ts'

/** What a post to the process part came to: the definition as it is now, or what has to be mended first. */
export type ProcessRead = { definition: ProcessDefinition } | { problems: Problem[] }

const FILES: Record<string, string> = { import: 'bpmnFile', importDocument: 'isoFile' }

/** Reads what was posted: an uploaded file, a drawing, or the table with one change of its order. */
export async function readProcess<T extends ProcessDefinition>(posted: Posted, definition: T): Promise<{ definition: T } | { problems: Problem[] }> {
  const act = posted.text('act')
  try {
    const bpmn = await bpmnAfter(posted, definition, act)
    if (Array.isArray(bpmn)) return { problems: bpmn }
    return { definition: { ...definition, process: bpmn === undefined ? null : { bpmn } } }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { problems: [{ field: FILES[act], message: say(error.code, error.params) }] }
  }
}

async function bpmnAfter(posted: Posted, definition: ProcessDefinition, act: string): Promise<string | undefined | Problem[]> {
  if (act === 'import') return imported(posted)
  if (act === 'importDocument') return fromDocument(posted, definition.name)
  const drawn = posted.text('bpmn')
  const bpmn = drawn || definition.process?.bpmn
  if (bpmn === undefined) return act.startsWith('begin:') ? begun(act.slice('begin:'.length)) : undefined
  if (drawn) return keepFrom(definition.process?.bpmn, drawn)
  const { rows } = await readTable(bpmn)
  const { said, problems } = readRows(posted, rows)
  if (problems.length > 0) return problems
  const filled = await applyRows(bpmn, said, nameOfPosition)
  const move = moveOf(act)
  return move ? (await moveRow(filled, move)).xml : filled
}

/** A file of another program is kept as it came: what cannot run is named by the check, nothing is taken away. */
async function imported(posted: Posted): Promise<string | Problem[]> {
  const [file] = posted.files('bpmnFile')
  if (!file) return [{ field: 'bpmnFile', message: 'Xin chọn tệp sơ đồ (.bpmn) trước.' }]
  const { xml } = await readBpmn(new Uint8Array(await file.arrayBuffer()))
  return xml
}

/** The table of steps of an old ISO process, as a sequence to go on from. */
async function fromDocument(posted: Posted, name: string): Promise<string | Problem[]> {
  const [file] = posted.files('isoFile')
  if (!file) return [{ field: 'isoFile', message: 'Xin chọn tệp quy trình cũ trước.' }]
  return processFromDocument({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }, name)
}

const VARIANTS: Variant[] = ['standard', 'consult', 'notify']

function begun(name: string): string | undefined {
  const variant = VARIANTS.find((one) => one === name)
  return variant && processFor(null, { variant })
}

/** `insert:tham-dinh`, `insert:` (as the first), `remove:…`, `up:…`, `down:…`. */
function moveOf(act: string): Move | undefined {
  const [, kind, id = ''] = /^(insert|remove|up|down):(.*)$/s.exec(act) ?? []
  if (kind === 'insert') return { kind, after: id || null, name: 'Bước mới' }
  return kind === 'remove' || kind === 'up' || kind === 'down' ? { kind, id } : undefined
}

export const nameOfPosition = (position: string): string => (isRole(position) ? roleNames[position] : position)

/** The rows as they were typed; a step that the page did not show stays as it is. */
function readRows(posted: Posted, rows: TableRow[]): { said: StepRow[]; problems: Problem[] } {
  const problems: Problem[] = []
  const places = new Map<string, number>()
  for (let at = 0; posted.text(`row.${at}.id`) !== ''; at++) places.set(posted.text(`row.${at}.id`), at)
  const said = rows.map((row): StepRow => {
    const at = places.get(row.id)
    if (at === undefined) return row
    const text = (field: string) => posted.text(`row.${at}.${field}`)
    const name = text('name').replace(/\s+/g, ' ')
    const hours = hoursTyped(text('hours'))
    if (hours === undefined) problems.push({ field: `row.${at}.hours`, message: `Giờ làm việc của bước ${row.number} cần là bội số của 0,25, ví dụ 4 hoặc 2,5.` })
    if (name === '') problems.push({ field: `row.${at}.name`, message: `Xin ghi nội dung của bước ${row.number}.` })
    return {
      ...row, name: name || row.name, position: text('position'), hours: hours ?? null,
      kind: STEP_KINDS.find((kind) => kind === text('kind')) ?? null, work: text('work'),
      checks: linesOf(text('checks')), forms: documentsOf(text('forms')), outputs: documentsOf(text('outputs')),
    }
  })
  return { said, problems }
}

/** `4`, `2,5` → quarters of an hour; empty → null; anything else is undefined. */
function hoursTyped(text: string): number | null | undefined {
  if (text === '') return null
  const hours = /^\d{1,4}([.,]\d{1,2})?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN
  return Number.isInteger(hours * 4) ? hours : undefined
}

const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter(Boolean)

/** One document a line: `05 | Văn bản không xác nhận`, or the name alone. */
const documentsOf = (text: string) => linesOf(text).map((line) => {
  const [, code = '', name = ''] = /^([^|]*)\|(.*)$/.exec(line) ?? []
  return code.trim() ? { code: code.trim(), name: name.trim() || code.trim() } : { name: line.replace(/^\|/, '').trim() || line }
})
