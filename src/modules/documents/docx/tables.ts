import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlignTable, WidthType } from 'docx'
import { wordsOf, type Align, type Cell, type Letterhead, type Signature, type Table as Rows } from '../model/document.ts'
import { mm } from './styles.ts'
import { styled } from './words.ts'

export const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
export const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }

/** Shares of the breadth in twips. */
export function widthsOf(shares: readonly number[], room: number): number[] {
  const whole = shares.reduce((sum, share) => sum + share, 0)
  return shares.map((share) => Math.floor((share / whole) * room))
}

/** `keep`: this row and the next stay on one sheet. */
type Place = { align: Align; width: number; head: boolean; keep: boolean }

function cellOf(cell: Cell, { align, width, head, keep }: Place): TableCell {
  const whole = typeof cell === 'string' ? { words: [cell] } : cell
  const alignment = alignments[('align' in whole ? whole.align : undefined) ?? align]
  const bold = head || ('bold' in whole && whole.bold === true)
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...('columns' in whole && whole.columns !== undefined ? { columnSpan: whole.columns } : {}),
    ...('rows' in whole && whole.rows !== undefined ? { rowSpan: whole.rows } : {}),
    ...(head ? { verticalAlign: VerticalAlignTable.CENTER } : {}),
    children: wordsOf(cell).map((words) => styled('TableText', words, { alignment, ...(keep ? { keepNext: true } : {}) }, bold)),
  })
}

/**
 * Which column each cell of a row starts in, where cells of rows above reach down into it: `taken` holds for
 * each column how many more rows it is held.
 */
function placed(row: readonly Cell[], taken: number[]): number[] {
  let column = 0
  const starts = row.map((cell) => {
    while ((taken[column] ?? 0) > 0) column++
    const start = column
    const { columns = 1, rows = 1 } = typeof cell === 'string' ? {} : cell
    for (let at = start; at < start + columns; at++) taken[at] = rows
    column += columns
    return start
  })
  for (const [at, left] of taken.entries()) taken[at] = Math.max(0, left - 1)
  return starts
}

/** A table with real header rows: Word repeats them on each sheet. */
export function tableOf(table: Rows, room: number): Table {
  const widths = widthsOf(table.columns.map(({ width }) => width), room)
  const taken = widths.map(() => 0)
  // No head without a row below it, and no last rows (sums) alone on a sheet.
  const rowOf = (row: readonly Cell[], head: boolean, keep: boolean): TableRow => {
    const starts = placed(row, taken)
    const cells = row.map((cell, at) => {
      const start = starts[at] ?? 0
      const span = typeof cell === 'string' ? 1 : (cell.columns ?? 1)
      const width = widths.slice(start, start + span).reduce((sum, one) => sum + one, 0)
      return cellOf(cell, { align: head ? 'center' : (table.columns[start]?.align ?? 'left'), width, head, keep })
    })
    return new TableRow({ children: cells, ...(head ? { tableHeader: true } : {}), cantSplit: true })
  }
  return new Table({
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { top: mm(0.6), bottom: mm(0.6), left: mm(1.6), right: mm(1.6) },
    rows: [...table.head.map((row) => rowOf(row, true, true)), ...table.rows.map((row, at) => rowOf(row, false, at < table.rows.length - 1 && at >= table.rows.length - 3))],
  })
}

/** Columns without lines: what stands side by side. */
export function sideBySide(columns: readonly Paragraph[][], shares: readonly number[], room: number): Table {
  const widths = widthsOf(shares, room)
  return new Table({
    width: { size: room, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: noBorders,
    rows: [new TableRow({ cantSplit: true, children: columns.map((children, at) => new TableCell({ width: { size: widths[at] ?? 0, type: WidthType.DXA }, borders: noBorders, children })) })],
  })
}

const centred = { alignment: AlignmentType.CENTER, spacing: { before: 0, after: 0 } }
/** A short line under a name: a paragraph of no height with a border, drawn in from both sides. */
const rule = (inset: number): Paragraph =>
  new Paragraph({ spacing: { before: 0, after: 60, line: 120 }, indent: { left: mm(inset), right: mm(inset) }, border: { top: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 } } })

export function letterheadOf({ parent, agency, number, placeAndDate }: Letterhead, room: number): Table {
  const left = [
    ...(parent === '' ? [] : [styled('TableText', parent.toUpperCase(), centred)]),
    styled('TableText', agency.toUpperCase(), centred, true), rule(20),
    ...(number === null ? [] : [styled('TableText', number, centred)]),
  ]
  const right = [
    styled('TableText', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', centred, true),
    styled('TableText', 'Độc lập - Tự do - Hạnh phúc', centred, true), rule(20),
    ...(placeAndDate === null ? [] : [styled('TableText', [{ text: placeAndDate, italic: true }], centred)]),
  ]
  return sideBySide([left, right], [2, 3], room)
}

export function signatureOf({ recipients, signers }: Signature, room: number): Table {
  const receive = recipients === null ? [] : [
    styled('TableText', [{ text: 'Nơi nhận:', bold: true, italic: true }]),
    ...recipients.map((one) => styled('TableText', `- ${one}`)),
  ]
  const sign = signers.map(({ title, name, note }) => [
    ...title.toUpperCase().split('\n').map((line) => styled('TableText', line, { ...centred, keepNext: true }, true)),
    styled('TableText', note === null ? '' : [{ text: note, italic: true }], { alignment: AlignmentType.CENTER, spacing: { before: 0, after: mm(20) }, keepNext: true }),
    styled('TableText', name ?? '', centred, true),
  ])
  const left = recipients === null && signers.length > 1 ? [] : [receive.length > 0 ? receive : [new Paragraph({})]]
  const columns = [...left, ...sign]
  return sideBySide(columns, columns.map(() => 1), room)
}
