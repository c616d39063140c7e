/** Public tables: lines on a wide screen, blocks under each other on a phone. */
import type { Words } from './types.ts'

export type Column<Row> = {
  head: string
  cell: (row: Row, index: number) => Words
  /** number: to the right; quiet: second ink; index: the narrow TT column; main: the words the row is about. */
  kind?: 'number' | 'center' | 'quiet' | 'index' | 'main' | undefined
  /** On phones, words before or behind the value; `hidden` leaves the cell out. */
  phone?: 'label' | 'hidden' | undefined
  /** CSS width, `12ch`. */
  width?: string | undefined
}

type TableProps<Row> = {
  columns: Column<Row>[]
  rows: readonly Row[]
  /** What the table holds; heard, not seen (the heading above says the same). */
  caption: string
  foot?: Words | undefined
  compact?: boolean | undefined
}

export const Table = <Row,>({ columns, rows, caption, foot, compact }: TableProps<Row>) => (
  <table class={compact ? 'ds-table lines lines-compact' : 'ds-table lines'}>
    <caption class="ds-sr-only">{caption}</caption>
    <thead>
      <tr>
        {columns.map((column) => (
          <th scope="col" class={column.kind} {...(column.width ? { style: `width:${column.width}` } : {})}>
            {column.head}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row, index) => (
        <tr>
          {columns.map((column) => (
            <td
              class={[column.kind, column.phone === 'hidden' ? 'phone-hidden' : ''].filter(Boolean).join(' ') || undefined}
              {...(column.phone === 'label' ? { 'data-label': column.head } : {})}
            >
              {column.cell(row, index)}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
    {foot !== undefined && <tfoot>{foot}</tfoot>}
  </table>
)
