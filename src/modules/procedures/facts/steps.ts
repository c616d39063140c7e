/** Steps of an internal process (quy trình nội bộ) as a table of a document tells them. */
import type { Fact } from './fact.ts'
import type { Outline, TableRow } from './outline.ts'
import { withoutNumber } from './heads.ts'
import { durationIn, fold, hoursIn, rounded, saysNothing } from './words.ts'

/** One row of an old process (dòng của bảng bước): what a studio takes over. */
export type OutsideStep = {
  number: number
  name: string
  /** What is done, where the document says more than a name. */
  work: string
  /** Unit and person as the document names them. */
  role: string
  /** Working hours; null: not stated, or not understood. */
  hours: number | null
  /** As written: "½ ngày". */
  time: string
  forms: string[]
  outputs: string[]
  /** "Giai đoạn 2: …", or ''. */
  stage: string
  place: string
}
export type OutsideSteps = { steps: OutsideStep[]; total: { hours: number; words: string; place: string } | null; notUnderstood: { what: string; where: string }[] }

const isTotal = ({ cells }: TableRow): boolean => [cells.index, cells.step].some((text) => /^(?:tổng|cộng)(?:\s+(?:cộng|thời gian|thời hạn|số))?\s*(?:$|[:(,\d]|giải|thực|các|quy)/iu.test((text ?? '').normalize('NFC').trim()))
const items = (text: string | undefined): string[] =>
  (text ?? '').split(/\n|;|,(?=\s*(?:Mẫu|Phiếu|Giấy|BM|Sổ|Quyết|Văn bản|Dự thảo|Tờ|Báo cáo))/u).map((one) => withoutNumber(one).replace(/^[-–+•]\s*/, '').replace(/[.,;]$/, '').trim()).filter((one) => one !== '' && !/^[-–—]+$/.test(one))
/** "Bước 3: Thẩm định" → "Thẩm định". */
const nameOf = (text: string): string => withoutNumber(text.replace(/\n/g, ' ')).replace(/^(?:Bước|B)\s*\d+(?:\.\d+)?\s*[.:\-–]?\s*/iu, '').trim()

export function stepsIn(outline: Outline, hoursADay = 8): OutsideSteps {
  const steps: OutsideStep[] = []
  const notUnderstood: OutsideSteps['notUnderstood'] = []
  let total: OutsideSteps['total'] = null
  for (const row of outline.rows.filter((one) => one.table === 'steps')) {
    const { cells, carried, place } = row
    const time = cells.hours ?? ''
    const hours = hoursIn(time, hoursADay, row.unit)
    if (isTotal(row)) {
      const said = time === '' ? (cells.step ?? '') : time
      const sum = hours ?? hoursIn(said, hoursADay, row.unit)
      // The sum of one case is not that of the procedure.
      if (/trường hợp/iu.test(`${cells.index ?? ''} ${cells.step ?? ''}`.normalize('NFC'))) continue
      if (sum !== undefined && total === null) total = { hours: sum, words: said.replaceAll('\n', ' '), place }
      continue
    }
    const name = nameOf(cells.step ?? '')
    if (name === '') {
      if (time !== '' || (cells.role ?? '') !== '') notUnderstood.push({ what: `Dòng không có nội dung công việc: «${Object.values(cells).join(' | ').replaceAll('\n', ' ').slice(0, 100)}»`, where: place })
      continue
    }
    if (carried.has('hours')) notUnderstood.push({ what: `Thời gian «${time}» ghi chung cho nhiều bước`, where: place })
    else if (time !== '' && hours === undefined && !/^[-–—]+$/.test(time.trim()) && !saysNothing(time)) notUnderstood.push({ what: `Thời gian «${time.replaceAll('\n', ' ')}»`, where: place })
    const both = items(cells.formOrOutput)
    steps.push({
      number: steps.length + 1, name, work: cells.work ?? '', role: (cells.role ?? '').replaceAll('\n', ', '),
      hours: carried.has('hours') ? null : (hours ?? null), time,
      forms: [...items(cells.form), ...both.filter(isForm)], outputs: [...items(cells.output), ...both.filter((one) => !isForm(one))],
      stage: row.stage, place,
    })
  }
  return { steps, total, notUnderstood }
}

/** In a column of both, what has the word or the code of a form is one. */
const isForm = (text: string): boolean => /^(mẫu|biểu mẫu|phiếu|BM[-.\s]|M\d)/iu.test(text)

export function stepFactsOf({ steps, total }: OutsideSteps, hoursADay = 8): Fact[] {
  const facts = steps.flatMap((step): Fact[] => {
    const id = `step.${step.number}`
    const about = `Bước ${step.number}, ${step.name}`
    const list = (kind: 'stepForm' | 'stepOutput', all: readonly string[]): Fact[] =>
      all.map((words, i) => ({ id: `${id}.${kind}.${i + 1}`, kind, about, of: id, words, value: fold(words), where: step.place }))
    return [
      { id, kind: 'step', about: step.stage === '' ? `Bước ${step.number}` : `Bước ${step.number}, ${step.stage}`, words: step.name, value: fold(step.name), where: step.place, ...(step.work === '' ? {} : { also: [step.work] }) },
      ...(step.role === '' ? [] : [{ id: `${id}.role`, kind: 'stepRole' as const, about, of: id, words: step.role, value: fold(step.role), where: step.place }]),
      ...(step.hours === null ? [] : [{ id: `${id}.hours`, kind: 'stepHours' as const, about, of: id, words: shownHours(step.time, step.hours), value: rounded(step.hours), where: step.place }]),
      ...list('stepForm', step.forms),
      ...list('stepOutput', step.outputs),
    ]
  })
  const sum = total && { id: 'total', kind: 'total' as const, about: '', words: shownHours(total.words, total.hours), value: rounded(total.hours), where: total.place }
  return sum && (durationIn(total?.words ?? '')?.unit !== 'month') && hoursADay > 0 ? [...facts, sum] : facts
}

/** `½ ngày (4 giờ)`: what is written, and what it comes to where that is not plain. */
const shownHours = (words: string, hours: number): string =>
  durationIn(words)?.unit === 'hour' ? words : `${words} (${rounded(hours).replace('.', ',')} giờ)`
