/** Why a due date is what it is, line by line (vì sao ngày hẹn trả). Opens and closes without script. */
import type { Words } from './types.ts'

export type LedgerRow = {
  /** `Thứ Năm 12/10`, `14/10 – 15/10`, `Cả kỳ`. */
  day: string
  text: Words
  /** `+1`, `0`, `dừng`, `về 0`; nothing for a line that only tells. */
  count?: string | undefined
  /** Running sum. */
  sum: string | number
  /** `Nghị định 61/2018, Điều 19 khoản 4`. */
  law?: Words | undefined
  /** event: something happened; day: counted; off: not counted; total: the last line. */
  tone: 'event' | 'day' | 'off' | 'total'
}

type LedgerProps = {
  /** `Vì sao ngày hẹn trả là 23/10/2023?` */
  title: string
  /** `Thời hạn là 05 ngày làm việc. Dưới đây là từng ngày đã tính và căn cứ.` */
  intro?: Words | undefined
  rows: LedgerRow[]
  /** Below the table: which calendar, where to object. */
  foot?: Words | undefined
  open?: boolean | undefined
}

/** Holds `17 giờ 00` and `Điều 19` together at the end of a line. */
const bound = (words: Words): Words =>
  typeof words === 'string'
    ? words.replace(/(\d+) (giờ) (\d\d)/g, '$1\u00a0$2\u00a0$3').replace(/(Điều|khoản|điểm|Mẫu số) (\S)/g, '$1\u00a0$2')
    : words

const LedgerLine = ({ row }: { row: LedgerRow }) => (
  <tr class={`ledger-${row.tone}`}>
    <th scope="row">{row.day}</th>
    <td class="ledger-text">{bound(row.text)}</td>
    <td class="number ledger-count">{row.count}</td>
    <td class="number ledger-sum" data-label="Cộng">
      {row.sum}
    </td>
    <td class="ledger-law">{bound(row.law)}</td>
  </tr>
)

/** Only the table, for a page that has its own heading. */
export const LedgerTable = ({ rows, caption }: { rows: LedgerRow[]; caption: string }) => (
  <table class="ds-table ledger-table">
    <caption class="ds-sr-only">{caption}</caption>
    <thead>
      <tr>
        <th scope="col">Ngày</th>
        <th scope="col">Nội dung</th>
        <th scope="col" class="number">
          Tính
        </th>
        <th scope="col" class="number">
          Cộng
        </th>
        <th scope="col">Căn cứ</th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <LedgerLine row={row} />
      ))}
    </tbody>
  </table>
)

export const Ledger = ({ title, intro, rows, foot, open = true }: LedgerProps) => (
  <details class="ds-details ledger" open={open}>
    <summary>
      <h2>{title}</h2>
    </summary>
    <div class="ledger-body">
      {intro !== undefined && <p class="ledger-intro">{intro}</p>}
      <LedgerTable rows={rows} caption={title} />
      {foot !== undefined && <p class="note">{foot}</p>}
    </div>
  </details>
)
