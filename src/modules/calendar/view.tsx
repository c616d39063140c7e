/** Pieces of screen of the calendar that other rooms show. */
import { Ledger, type LedgerRow } from '../../ui/ledger.tsx'
import type { Words } from '../../ui/types.ts'
import type { Day } from '../../platform/time.ts'
import type { Line } from './model/explain.ts'

/** The text of a line with its strong part set in bold, and `Hôm nay.` on today's line. */
function lineText(line: Line, today: Day | undefined): Words {
  const [before = '', after = ''] = line.strong === undefined ? [line.text] : line.text.split(line.strong, 2)
  const isToday = today !== undefined && line.at === today && line.until === undefined
  if (line.strong === undefined && !isToday) return line.text
  return (
    <>
      {before}
      {line.strong !== undefined && <strong>{line.strong}</strong>}
      {after}
      {isToday && <strong> Hôm nay.</strong>}
    </>
  )
}

/** Lines of an explanation as rows of the ledger; `today` marks its line. */
export const ledgerRows = (lines: readonly Line[], today?: Day): LedgerRow[] =>
  lines.map((line) => ({
    day: line.when, text: lineText(line, today), count: line.count, sum: line.sum,
    law: line.legalBasis ?? undefined, tone: line.tone === 'final' ? 'total' : line.tone,
  }))

type WhyProps = {
  /** `23/10/2023`; without it the clock stands still. */
  dueOn: string | null
  /** `05 ngày làm việc`. */
  term: string
  lines: readonly Line[]
  today?: Day | undefined
  /** Below the table: which calendar, where to object. */
  foot?: Words | undefined
  open?: boolean | undefined
}

/** «Vì sao ngày hẹn trả là …?»: the sum of a due date, line by line. */
export const WhyThisDate = ({ dueOn, term, lines, today, foot, open }: WhyProps) => (
  <Ledger
    title={dueOn === null ? 'Vì sao chưa có ngày hẹn trả?' : `Vì sao ngày hẹn trả là ${dueOn}?`}
    intro={`Thời hạn là ${term}. Dưới đây là từng ngày đã tính và căn cứ.`}
    rows={ledgerRows(lines, today)}
    foot={foot}
    open={open}
  />
)
