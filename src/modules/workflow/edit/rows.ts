import { inspectModel, mainProcess } from '../bpmn/inspect.ts'
import { childrenOf, idOf, textOf, type Element } from '../bpmn/element.ts'
import type { Bpmn } from '../bpmn/read.ts'
import { stepsOf, type Document, type StepKind } from '../model/plan.ts'
import { blockOf, type Block } from './block.ts'
import { flowElements } from './tree.ts'

/** One line of the table officials know (một dòng của bảng bước): what it says of a step, and what may be done with it. */
export type StepRow = {
  /** Of the BPMN element; empty: a step that is not in the process yet. */
  id: string
  name: string
  /** Position that does it (chức danh); empty: nobody yet. */
  position: string
  /** Working hours in quarters; null: not stated. */
  hours: number | null
  kind: StepKind | null
  work: string
  checks: string[]
  forms: Document[]
  outputs: Document[]
}

export type TableRow = StepRow & {
  /** 1, 2, 3 … as in the drawing. */
  number: number
  /** Where the order may be changed with the buttons of the table. */
  can: { insert: boolean; remove: boolean; up: boolean; down: boolean }
}

/** The table of a process. `fixed` is true where no step can be added, taken out or moved but in the drawing. */
export type StepTable = { rows: TableRow[]; fixed: boolean; /** What the process says of itself (ghi chú). */ note: string }

/** The table of the process that a file is run by; no rows when it has none. */
export function rowsOf(bpmn: Bpmn): StepTable {
  const { plan } = inspectModel(bpmn)
  const process = mainProcess(bpmn)
  if (!plan || !process) return { rows: [], fixed: true, note: '' }
  const elements = stepElements(process)
  const steps = stepsOf(plan).filter(({ id }) => elements.has(id))
  // A table of more lines is not put in order by hand.
  const blocks = new Map(steps.length > ROWS_AT_MOST ? [] : steps.map(({ id }) => [id, blockOf(elements.get(id))] as const))
  const rows = steps.map(({ id, number, name, position, work }, at): TableRow => {
    const block = blocks.get(id)
    const [before, after] = [steps[at - 1], steps[at + 1]].map((step) => step && blocks.get(step.id))
    return {
      id, number, name, position,
      hours: work.hours ?? null, kind: work.kind ?? null, work: work.work ?? '',
      checks: work.checks ?? [], forms: work.forms ?? [], outputs: work.outputs ?? [],
      can: {
        insert: block !== undefined,
        remove: block !== undefined && steps.length > 1,
        up: follows(before, block),
        down: follows(block, after),
      },
    }
  })
  return { rows, fixed: rows.every(({ can }) => !can.insert && !can.remove), note: textOf(childrenOf(process, 'documentation')[0], 'text') }
}

const ROWS_AT_MOST = 400

/** Steps of the process itself by id: those of called processes belong to those. */
export const stepElements = (process: Element): Map<string, Element> =>
  new Map(flowElements(process).filter(({ $type }) => STEPS.has($type)).map((element) => [idOf(element), element]))

const STEPS = new Set(['bpmn:UserTask', 'bpmn:ManualTask', 'bpmn:Task'])

/** Whether one block leads straight into another, and nothing else does but ways back. */
export const follows = (first: Block | undefined, second: Block | undefined): boolean =>
  first !== undefined && second !== undefined && second.enter.length === 1 && second.enter[0] === first.exit
