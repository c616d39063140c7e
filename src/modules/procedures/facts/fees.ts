/** Fees and charges (phí, lệ phí), out of a table or lines. */
import { formatWhole } from '../../../platform/money.ts'
import type { Fact } from './fact.ts'
import { withoutNumber } from './heads.ts'
import type { Outline } from './outline.ts'
import { amountsIn, saysNone } from './words.ts'

const clean = (text: string): string => withoutNumber(text).replace(/^[-–+•*]\s*/, '').replace(/[.;,]+$/, '').trim()
const amountWords = (amount: number): string => (amount === 0 ? 'không thu' : `${formatWhole(amount)} đồng`)

function amountIn(text: string): number | undefined {
  const [first] = amountsIn(text)
  if (first !== undefined) return first
  if (saysNone(text)) return 0
  const bare = /^\s*(\d{1,3}(?:[.,]\d{3})+|\d+)\s*$/.exec(text)?.[1]
  return bare === undefined ? undefined : Number(bare.replace(/[.,]/g, ''))
}

export function feesIn(outline: Outline): Fact[] {
  const out: Fact[] = []
  const add = (about: string, amount: number | undefined, words: string, place: string): void => {
    const shown = amount === undefined ? words.replaceAll('\n', ' ') : amountWords(amount)
    out.push({ id: `fee.${out.length + 1}`, kind: 'fee', about, words: shown, value: amount === undefined ? '?' : String(amount), where: place })
  }
  for (const row of outline.rows) {
    if (row.table === 'fees') add([row.cells.fee, row.cells.applies].filter(Boolean).join('; ').replaceAll('\n', ' '), amountIn(row.cells.amount ?? ''), row.cells.amount ?? '', row.place)
    if (row.table === 'channels' && row.cells.amount !== undefined && !row.carried.has('amount')) for (const line of row.cells.amount.split(/\n(?!\s*\()/)) fromLine(line, row.place, add)
  }
  for (const part of outline.parts.filter((one) => one.kind === 'fees')) {
    const [first] = part.lines
    // "Từ … đến …" is a summary of lines that stand elsewhere.
    if (part.lines.length === 1 && first && !/^từ /i.test(first.text)) fromLine(amountsIn(first.text).length > 0 || saysNone(first.text) ? `${part.head}: ${first.text}` : first.text, first.place, add)
    else if (part.lines.length > 1 && first && part.lines.every((line) => saysNone(clean(line.text)))) add('', 0, first.text, first.place)
    else for (const line of part.lines) if (amountsIn(line.text).length > 0 && !/^từ /i.test(line.text)) fromLine(line.text, line.place, add)
  }
  return out
}

type Add = (about: string, amount: number | undefined, words: string, place: string) => void

/** "Phí thẩm định: 1.200.000 đồng/điểm" */
function fromLine(line: string, place: string, add: Add): void {
  const text = clean(line)
  const amounts = amountsIn(text)
  const colon = text.lastIndexOf(':')
  const [head, rest] = colon > 0 ? [text.slice(0, colon), text.slice(colon + 1)] : ['', text]
  if (amounts.length > 0) add(clean(/\n/.test(text) ? `${head}; ${text.slice(text.indexOf('\n') + 1).replace(/[()]/g, '')}` : head === '' ? text.replace(/\d[\d.,]*\s*(?:đồng|VNĐ|đ).*$/iu, '') : head), amounts[0], text, place)
  else if (saysNone(rest.trim())) add('', 0, text, place)
}
