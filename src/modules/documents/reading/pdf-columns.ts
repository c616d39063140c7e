/** Tables without rules: words that stand under one another with the same white between them. */
import type { OutsideCell } from '../model/outside.ts'
import { textOf, wrapped, type Line, type Run } from './pdf-runs.ts'

type Segment = { runs: Run[]; x: number; right: number }

/** A gap of one and a half letters parts two columns. */
function segmentsOf({ runs, size }: Line): Segment[] {
  const out: Segment[] = []
  for (const run of runs) {
    const last = out.at(-1)
    if (last && run.x - last.right < size * 1.5) {
      last.runs.push(run)
      last.right = Math.max(last.right, run.x + run.width)
    } else out.push({ runs: [run], x: run.x, right: run.x + run.width })
  }
  return out
}

/** Intervals of x in which something is written, on any of the lines. */
function inked(lines: readonly Segment[][]): { x: number; right: number }[] {
  const out: { x: number; right: number }[] = []
  for (const one of lines.flat().toSorted((a, b) => a.x - b.x)) {
    const last = out.at(-1)
    if (last && one.x <= last.right + 2) last.right = Math.max(last.right, one.right)
    else out.push({ x: one.x, right: one.right })
  }
  return out
}

export type ColumnBlock = { lines: Line[] } | { table: OutsideCell[][]; top: number }

/**
 * Parts lines into running text and tables. A table is three lines and more, most of three segments and more,
 * whose white lets at least three columns through; a row begins where its first column says something.
 */
export function columnTables(lines: readonly Line[]): ColumnBlock[] {
  const out: ColumnBlock[] = []
  let at = 0
  while (at < lines.length) {
    const found = tableFrom(lines, at)
    if (found) {
      out.push({ table: found.rows, top: lines[at]?.y ?? 0 })
      at += found.length
      continue
    }
    const last = out.at(-1)
    const line = lines[at] as Line
    if (last && 'lines' in last) last.lines.push(line)
    else out.push({ lines: [line] })
    at += 1
  }
  return out
}

function tableFrom(lines: readonly Line[], from: number): { rows: OutsideCell[][]; length: number } | undefined {
  const first = lines[from]
  if (!first || segmentsOf(first).length < 3) return undefined
  const kept: Segment[][] = []
  let columns: { x: number; right: number }[] = []
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] as Line
    const before = lines[at - 1]
    if (at > from && before && line.y - before.y > line.size * 3) break
    const next = [...kept, segmentsOf(line)]
    const grown = inked(next)
    if (grown.length < 3 || (columns.length > 0 && grown.length < columns.length - 1)) break
    columns = grown
    kept.push(segmentsOf(line))
  }
  if (kept.length < 3 || kept.filter((one) => one.length >= 3).length * 2 < kept.length) return undefined
  const cells = kept.map((segments) => columns.map((column) => textOf(segments.filter((one) => one.x < column.right && one.right > column.x).flatMap((one) => one.runs))))
  const rows: string[][][] = []
  for (const line of cells) {
    const last = rows.at(-1)
    if (last && line[0] === '') line.forEach((text, i) => { if (text !== '') last[i]?.push(text) })
    else rows.push(line.map((text) => (text === '' ? [] : [text])))
  }
  return { rows: rows.map((row) => row.map((texts) => ({ text: wrapped(texts) }))), length: kept.length }
}
