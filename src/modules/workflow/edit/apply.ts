import { childOf, childrenOf, extensionsOf, idOf, type Element } from '../bpmn/element.ts'
import { inspectModel, mainProcess } from '../bpmn/inspect.ts'
import { readBpmn, writeBpmn, type Bpmn } from '../bpmn/read.ts'
import { invalid } from '../../../platform/errors.ts'
import type { Document } from '../model/plan.ts'
import { blockOf } from './block.ts'
import { drawFirst, redraw } from './redraw.ts'
import { rowsOf, stepElements, type StepRow, type StepTable } from './rows.ts'
import { insertAfter, insertFirst, moveToLane, removeStep, swap, type Changed } from './structure.ts'
import { create, putIn, takeOut } from './tree.ts'

/** Gives the Vietnamese name of a position; a lane that is made is called by it. */
export type NameOf = (position: string) => string

/** One change of the order of steps (thêm, bỏ, chuyển bước). `after: null`: as the first. */
export type Move =
  | { kind: 'insert'; after: string | null; name: string }
  | { kind: 'remove'; id: string }
  | { kind: 'up' | 'down'; id: string }

/** The table of a BPMN text. */
export const readTable = async (xml: string): Promise<StepTable> => rowsOf(await readBpmn(xml))

/** The text with a drawing: a model that came without one is laid out, so that it can be edited on a board. */
export async function withDrawing(xml: string): Promise<string> {
  const bpmn = await readBpmn(xml)
  const process = mainProcess(bpmn)
  if (!process || childrenOf(bpmn.definitions, 'diagrams').length > 0) return xml
  drawFirst(bpmn, process)
  return (await writeBpmn(bpmn)).xml
}

/**
 * Writes what the table says into the process (bảng bước → BPMN). Only what differs is touched; steps that no row
 * names stay as they are. The drawing follows. A text that says the same already comes back unchanged.
 *
 * @throws Refusal as `readBpmn` and `writeBpmn` do.
 */
export async function applyRows(xml: string, rows: readonly StepRow[], nameOfPosition: NameOf = (one) => one): Promise<string> {
  const bpmn = await readBpmn(xml)
  const process = mainProcess(bpmn)
  if (!process) return xml
  const elements = stepElements(process)
  const changes = rowsOf(bpmn).rows.flatMap((now) => {
    const [row, element] = [rows.find(({ id }) => id === now.id), elements.get(now.id)]
    return row && element && differs(now, row) ? [writeRow(process, element, now, row, nameOfPosition)] : []
  })
  if (changes.length === 0) return xml
  return finish(bpmn, process, changes.flat())
}

/**
 * Adds, takes out or moves a step.
 *
 * @throws Refusal 422 `workflow.notInTable` where the table cannot say what would become of the ways (then only
 * the drawing can), or where the process would no longer run as it did.
 */
export async function moveRow(xml: string, move: Move): Promise<{ xml: string; id: string }> {
  const bpmn = await readBpmn(xml)
  const process = mainProcess(bpmn)
  const before = faultsOf(bpmn)
  const { changed, id } = (process && make(process, bpmn, move)) ?? { changed: undefined, id: '' }
  if (!process || !changed) throw notInTable(bpmn, move)
  const after = faultsOf(bpmn)
  if (after.some((fault) => !before.includes(fault))) throw notInTable(await readBpmn(xml), move)
  return { xml: await finish(bpmn, process, [changed]), id }
}

const faultsOf = (bpmn: Bpmn): string[] => inspectModel(bpmn).problems.map(({ code, element }) => `${code} ${element ?? ''}`)

function notInTable(bpmn: Bpmn, move: Move) {
  const id = move.kind === 'insert' ? move.after : move.id
  const step = rowsOf(bpmn).rows.find((row) => row.id === id)
  return invalid('workflow.notInTable', [], { step: step ? `bước “${step.name}”` : 'chỗ này' })
}

function make(process: Element, bpmn: Bpmn, move: Move): { changed: Changed | undefined; id: string } | undefined {
  const elements = stepElements(process)
  if (move.kind === 'insert') {
    const start = childrenOf(process, 'flowElements').find(({ $type }) => $type === 'bpmn:StartEvent')
    const [step] = move.after === null ? [] : [elements.get(move.after)]
    const made = step ? insertAfter(process, step, move.name) : move.after === null && start ? insertFirst(process, start, move.name) : undefined
    return made && { changed: made.changed, id: idOf(made.step) }
  }
  const { rows } = rowsOf(bpmn)
  const at = rows.findIndex(({ id }) => id === move.id)
  const step = elements.get(move.id)
  const row = rows[at]
  if (!step || !row) return undefined
  if (move.kind === 'remove') return row.can.remove ? { changed: removeStep(process, step), id: rows[at - 1]?.id ?? rows[at + 1]?.id ?? '' } : undefined
  const other = elements.get(rows[move.kind === 'up' ? at - 1 : at + 1]?.id ?? '')
  const [first, second] = (move.kind === 'up' ? [other, step] : [step, other]).map((one) => blockOf(one))
  return { changed: first && second && swap(first, second), id: move.id }
}

async function finish(bpmn: Bpmn, process: Element, changes: Changed[]): Promise<string> {
  redraw(bpmn, process, changes)
  return (await writeBpmn(bpmn)).xml
}

/** One line, as `nameOf` reads it. */
const line = (text: string): string => text.replace(/\s+/g, ' ').trim()
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

const differs = (now: StepRow, row: StepRow): boolean =>
  (['position', 'hours', 'kind', 'work', 'checks', 'forms', 'outputs'] as const).some((key) => !same(now[key], row[key])) || now.name !== line(row.name)

function writeRow(process: Element, element: Element, now: StepRow, row: StepRow, nameOfPosition: NameOf): Changed[] {
  if (now.name !== line(row.name)) element.set('name', line(row.name))
  const said = (key: 'kind' | 'hours' | 'work' | 'checks' | 'forms' | 'outputs') => !same(now[key], row[key])
  if (said('kind')) stepOf(element).set('kind', row.kind ?? undefined)
  if (said('hours')) stepOf(element).set('workingHours', row.hours === null ? undefined : String(row.hours))
  if (said('work')) writeWork(element, row.work)
  if (said('checks')) writeList(element, 'checks', 'motcua:Check', row.checks.map((body) => ({ body })))
  if (said('forms')) writeList(element, 'forms', 'motcua:Form', row.forms.map(documentOf))
  if (said('outputs')) writeList(element, 'outputs', 'motcua:Output', row.outputs.map(documentOf))
  return now.position === row.position ? [] : assign(process, element, row.position, nameOfPosition)
}

/** To the lane of the position; where the drawing has no plain lanes, on the step itself. */
function assign(process: Element, element: Element, position: string, nameOfPosition: NameOf): Changed[] {
  const changed = position ? moveToLane(process, element, position, nameOfPosition(position)) : undefined
  const own = extensionsOf(element, 'motcua:Step')[0]
  if (changed) own?.set('position', undefined)
  else stepOf(element).set('position', position || undefined)
  return changed ? [changed] : []
}

/** Reading, the work content falls back to the documentation: when it is emptied, that one goes too. */
function writeWork(element: Element, work: string): void {
  stepOf(element).set('work', work || undefined)
  const [documentation] = childrenOf(element, 'documentation')
  if (!work && documentation) takeOut(element, 'documentation', documentation)
}

const documentOf = ({ code, name }: Document) => ({ ...(code ? { code } : {}), name })

function writeList(element: Element, list: string, type: string, items: Record<string, unknown>[]): void {
  const step = stepOf(element)
  const kept = childrenOf(step, list)
  step.set(list, items.map((item, at) => {
    const old = kept[at]
    const made = old ?? create(step, type)
    for (const key of type === 'motcua:Check' ? ['body'] : ['code', 'name']) made.set(key, item[key])
    return made
  }))
}

/** The `motcua:step` of a task, made when it is missing. */
export function stepOf(element: Element): Element {
  const found = extensionsOf(element, 'motcua:Step')[0]
  if (found) return found
  let extensions = childOf(element, 'extensionElements')
  if (!extensions) {
    extensions = create(element, 'bpmn:ExtensionElements', { values: [] })
    element.set('extensionElements', extensions)
  }
  const step = create(extensions, 'motcua:Step')
  putIn(extensions, 'values', step)
  return step
}
