/** Time shown to people: always an icon and words, so that colour is never the only sign. */
import type { IconName } from './icons.tsx'
import { Icon } from './icons.tsx'
import type { Words } from './types.ts'

/** The states of a due date (tình trạng thời hạn); `none` where there is no date. */
export type TimeState = 'onTime' | 'nearDue' | 'overdue' | 'paused' | 'doneOnTime' | 'doneLate' | 'none'

const looks: Record<TimeState, { icon: IconName; tone: string; words: string }> = {
  onTime: { icon: 'ringTick', tone: 'on-time', words: 'Trong hạn' },
  nearDue: { icon: 'clock', tone: 'near-due', words: 'Sắp đến hạn' },
  overdue: { icon: 'triangle', tone: 'overdue', words: 'Quá hạn' },
  paused: { icon: 'pause', tone: 'paused', words: 'Tạm dừng' },
  doneOnTime: { icon: 'ringTick', tone: 'on-time', words: 'Đúng hạn, trước hạn' },
  doneLate: { icon: 'triangle', tone: 'overdue', words: 'Trễ hạn' },
  none: { icon: 'ring', tone: 'paused', words: 'Không có ngày hẹn trả' },
}

type DueMarkProps = {
  state: TimeState
  /** `Còn 2 ngày`, `Quá hạn 1 ngày`; the state's plain words unless given. */
  children?: Words | undefined
  /** Second line in lists: `23/10`, `từ 17/10`. */
  note?: Words | undefined
  size?: number | undefined
}

/** Icon and words of a due date; with a note it becomes the two lines of a work list. */
export function DueMark({ state, children, note, size }: DueMarkProps) {
  const look = looks[state]
  return (
    <span class={`due due-${look.tone}`}>
      <Icon name={look.icon} size={size ?? 16} />
      <span class="due-words">{children ?? look.words}</span>
      {note !== undefined && <span class="due-note">{note}</span>}
    </span>
  )
}

type BigDateProps = {
  /** `Hẹn trả kết quả`, `Hạn của bước 3`. */
  label: string
  /** `23/10`, or a time of day `16:30`. */
  main: string
  /** `/2023` or `hôm nay`, set small behind it. */
  rest?: string | undefined
  state: TimeState
  /** `Trong hạn, còn 2 ngày làm việc`. */
  words?: string | undefined
  /** For instance a link `Vì sao?`. */
  children?: Words | undefined
  /** Gold threshold for the promise to the citizen, plain for everything else. */
  plain?: boolean | undefined
}

/** A due date as a numeral behind its line (Hẹn trả kết quả). */
export const BigDate = ({ label, main, rest, state, words, children, plain }: BigDateProps) => (
  <div class={plain ? 'big-date big-date-plain' : 'big-date'}>
    <p class="big-date-label">{label}</p>
    <p class="big-date-numeral">
      {main}
      {rest && <small>{rest.startsWith('/') ? rest : ` ${rest}`}</small>}
    </p>
    <p class="big-date-state">
      <DueMark state={state}>{words}</DueMark>
      {children}
    </p>
  </div>
)

/** `23/10/2023` → the two parts of a numeral. */
export const partsOfDate = (shown: string): { main: string; rest: string } => ({
  main: shown.slice(0, 5),
  rest: shown.slice(5),
})
