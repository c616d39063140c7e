import type { Block, Cell, Words } from '../../../documents/model/document.ts'
import { stepsOf, type Plan, type Step } from '../../../workflow/model.ts'
import { pathsOf } from '../../model/check/paths.ts'
import type { ProcedureDefinition } from '../../model/definition.ts'
import type { OutputInput } from '../input.ts'
import { longestHours } from '../../model/process.ts'
import { exitsOf, exitWords } from './exits.ts'
import { timeShort } from './who.ts'
import { capital, composedMark, hoursWords, notStated, paragraph, sentence } from './words.ts'

/** Unit and position that do a step: "Bộ phận Một cửa" and "(Công chức Một cửa)". */
function whoWords(step: Step, roleNames: Record<string, string>): Words[] {
  const role = step.position === '' ? '' : (roleNames[step.position] ?? step.position)
  const place = step.lane || role || 'Không ghi'
  return role !== '' && role !== place ? [place, `(${role})`] : [place]
}

const documentWords = ({ code, name }: { code?: string; name: string }): string => (code ? `${code}: ${name}` : name)

/** Forms used and what comes out, each told apart. */
function papersOf({ work }: Step): Words[] {
  const lines = [
    ...(work.forms ?? []).map((form) => `Mẫu: ${documentWords(form)}`),
    ...(work.outputs ?? []).map((output) => documentWords(output)),
  ]
  return lines.length > 0 ? lines : ['–']
}

function workWords(step: Step, exits: readonly string[]): Words[] {
  const { work, checks } = step.work
  return [
    [{ text: step.name || `Bước ${step.number}`, bold: true }],
    ...(work ? [work] : []),
    ...(checks ?? []).map((check) => `- ${check}`),
    ...exits.map((text): Words => [{ text: capital(text), italic: true }]),
  ]
}

/**
 * The table officials know (bảng quy trình nội bộ): Bước, Nội dung, Đơn vị/người thực hiện, Thời gian, Biểu
 * mẫu/Kết quả, with the sum along the longest way and, where steps run side by side, the remark that it is.
 */
export function stepsBlocks(input: OutputInput, head: readonly [string, string, string, string, string]): Block[] {
  const { plan, definition, roleNames } = input
  if (!plan) return [paragraph(notStated('các bước xử lý'))]
  const exits = exitsOf(plan)
  const steps = stepsOf(plan)
  const rows = steps.map((step): Cell[] => [
    String(step.number),
    { words: workWords(step, exitWords(exits.get(step.id) ?? [], step.number)) },
    { words: whoWords(step, roleNames) },
    step.work.hours === undefined ? 'Không ghi' : hoursWords(step.work.hours),
    { words: papersOf(step) },
  ])
  return [
    {
      kind: 'table',
      columns: [{ width: 1.2, align: 'center' }, { width: 5.2 }, { width: 2.4 }, { width: 2.2, align: 'center' }, { width: 2.6 }],
      head: [head],
      rows: [...rows, ...sumRow(input, steps)],
    },
    ...sumNotes(input, steps),
    ...composedMark(definition, 'process'),
  ]
}

const sumOf = (steps: readonly Step[]): number => steps.reduce((sum, step) => sum + (step.work.hours ?? 0), 0)
/** Hours of one working day, by which promised days and hours of steps are compared. */
const HOURS_A_DAY = 8

type Sum = { label: string; hours: number }

/** The hours of each case along its longest way; one sum where all cases take the same, or there are none. */
function sumsOf(plan: Plan, { cases }: ProcedureDefinition): Sum[] {
  const of = (cases ?? []).map(({ key, name }): Sum => {
    const paths = pathsOf(plan, { caseKey: key })
    return { label: `Tổng thời gian, trường hợp ${name}`, hours: paths === undefined ? longestHours(plan) : Math.max(0, ...paths.map(({ hours }) => hours)) }
  })
  return new Set(of.map(({ hours }) => hours)).size > 1 ? of : [{ label: 'Tổng thời gian', hours: of[0]?.hours ?? longestHours(plan) }]
}

function sumRow({ plan, definition }: OutputInput, steps: readonly Step[]): Cell[][] {
  if (!plan || steps.every((step) => step.work.hours === undefined)) return []
  return sumsOf(plan, definition).map(({ label, hours }): Cell[] => {
    const days = hours / HOURS_A_DAY
    const inDays = Number.isInteger(days * 4) ? `(${String(days).replace('.', ',').padStart(2, '0')} ngày làm việc)` : ''
    return [
      { words: [label], columns: 3, bold: true, align: 'left' },
      { words: [hoursWords(hours), ...(inDays ? [inDays] : [])], columns: 2, bold: true, align: 'left' },
    ]
  })
}

/** How the sum was made, and what was promised. */
function sumNotes({ plan, definition }: OutputInput, steps: readonly Step[]): Block[] {
  if (!plan) return []
  const known = steps.some((step) => step.work.hours !== undefined)
  const side = known && sumsOf(plan, definition).some(({ hours }) => hours !== sumOf(steps))
  return [
    ...(known ? [paragraph(`Mỗi ngày làm việc tính tám giờ.${side ? ' Các bước thực hiện đồng thời hoặc thay nhau được tính theo nhánh dài nhất; bước không thuộc trường hợp nào thì không tính vào trường hợp đó.' : ''}`)] : []),
    ...(definition.time ? [paragraph(sentence(`Thời hạn giải quyết đã công bố: ${timeShort(definition).join('; ').replaceAll('; Trường', '; trường')}`))] : []),
  ]
}
