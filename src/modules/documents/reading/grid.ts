import type { OutsideCell } from '../model/outside.ts'

/** A cell as a document writes it: where it spans, it is written once. */
export type WrittenCell = { text: string; columns: number; rows: number }

/** More than any real table has; what claims more is cut. */
const WIDEST = 200
const LONGEST_SPAN = 2_000

/** Spans resolved: every row has a cell for every column, those covered by a span repeat its text. */
export function resolveSpans(rows: readonly (readonly WrittenCell[])[]): OutsideCell[][] {
  const grid: OutsideCell[][] = rows.map(() => [])
  rows.forEach((row, r) => {
    let column = 0
    for (const cell of row) {
      while (grid[r]?.[column] !== undefined) column += 1
      const width = Math.min(Math.max(1, cell.columns), WIDEST - column)
      const height = Math.min(Math.max(1, cell.rows), rows.length - r, LONGEST_SPAN)
      for (let down = 0; down < height; down++) {
        for (let right = 0; right < width; right++) {
          const line = grid[r + down]
          if (line) line[column + right] ??= down + right === 0 ? { text: cell.text } : { text: cell.text, covered: true }
        }
      }
      column += width
    }
  })
  const width = Math.max(0, ...grid.map((row) => row.length))
  return grid.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? { text: '' }))
}

/** Blanks of all kinds become one, lines within a cell stay lines; letters in one form (NFC). */
export const tidy = (text: string): string =>
  text.normalize('NFC').replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '').split('\n').map((line) => line.replace(/\s+/gu, ' ').trim()).filter((line) => line !== '').join('\n')
