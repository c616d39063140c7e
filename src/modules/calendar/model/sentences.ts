import { dayNumberOfWall, dayOfNumber, formatMinute, type WallMinute } from '../../../platform/time.ts'
import type { WorkingCalendar } from './hours.ts'
import { decree61, law } from './law.ts'
import type { LedgerEntry } from './ledger.ts'
import { clock, dayLabel, daysLine, momentLine, type Line } from './line.ts'
import { isAfterCutoff, type Cutoff, type Rules } from './rules.ts'
import type { Addition, Mark, Segment } from './tally.ts'
import { formatMinutes, formatTerm, type Term } from './term.ts'

/** What the sentences of one explanation share. `basis` is the article that sets the term. */
export type Story = { calendar: WorkingCalendar; term: Term; rules: Rules; basis: string | null }

const dayOfMoment = (moment: WallMinute) => dayOfNumber(dayNumberOfWall(moment))

/** How much a number of marks is, in the words of the term: `4`, `3 giờ 30 phút`. */
export const amountText = (term: Term, amount: number): string =>
  term.unit === 'wh' ? formatMinutes(amount) : String(amount)

/** What the first day counts: 1 if the rules include it (months have no single days). */
export const firstDayAmount = ({ term, rules }: Story): number =>
  rules.firstDay === 'include' && (term.unit === 'wd' || term.unit === 'd') && term.count > 0 ? 1 : 0

function firstDayWords({ term, rules }: Story, received: WallMinute, start: WallMinute): string {
  if (term.unit === 'wh') return start === received ? 'Tính từ lúc này.' : `Tính từ ${clock(start)}.`
  return rules.firstDay === 'include' ? 'Ngày đầu được tính.' : 'Ngày đầu không tính.'
}

/** The article and what is counted where the count begins. */
const beginning = (story: Story) => ({
  legalBasis: story.term.unit === 'wh' ? law.hours : law.firstDay,
  count: firstDayAmount(story) > 0 ? '+1' : '',
  sum: amountText(story.term, firstDayAmount(story)),
})

/** Why the count begins on a later day than the reception, and the article that says so. */
function laterStart(cutoff: Cutoff | null): { words: string; legalBasis: string | null } {
  return cutoff?.effect === 'countNextDay'
    ? { words: `Sau ${formatMinute(cutoff.time)}: tính từ ngày làm việc tiếp theo.`, legalBasis: cutoff.legalBasis ?? null }
    : { words: 'Ngoài giờ làm việc: tính từ ngày làm việc tiếp theo.', legalBasis: null }
}

/** Reception or restart, and a transfer on the next day (NĐ 61/2018, Điều 18) where the hour brings one. */
export function openingLines(story: Story, segment: Segment, start: WallMinute): Line[] {
  const { received, restart } = segment
  const cutoff = isAfterCutoff(received, story.rules.cutoff) ? story.rules.cutoff : null
  const later = dayNumberOfWall(start) > dayNumberOfWall(received) ? laterStart(cutoff) : null
  const begun = later ? { legalBasis: later.legalBasis, count: '', sum: amountText(story.term, 0) } : beginning(story)
  const tail = later ? later.words : firstDayWords(story, received, start)
  const opening = restart
    ? momentLine(received, {
        rule: 'resume-restart', tone: 'event', sum: begun.sum, count: 'về 0', strong: 'Tính lại từ đầu.',
        text: `${restart.reason ?? 'Nhận đủ giấy tờ'} lúc ${clock(received)}. Tính lại từ đầu. ${tail}`,
        legalBasis: restart.legalBasis ?? decree61('Điều 19 khoản 4', dayOfMoment(received)) ?? begun.legalBasis,
      })
    : momentLine(received, { rule: 'received', tone: 'event', text: `Nhận hồ sơ lúc ${clock(received)}. ${tail}`, ...begun })
  if (cutoff?.effect !== 'transfer' || later) return [opening]
  return [opening, momentLine(received, {
    rule: 'cutoff', tone: 'off', count: '0', sum: begun.sum,
    text: `Sau ${formatMinute(cutoff.time)}: chuyển xử lý vào đầu giờ ngày làm việc tiếp theo; thời hạn không đổi.`,
    legalBasis: cutoff.legalBasis ?? decree61('Điều 18', dayOfMoment(received)),
  })]
}

/** The line of the day on which the count begins, where that is not the day of reception. */
export function startLine(story: Story, start: WallMinute): Line {
  const words = story.term.unit === 'wh' ? '' : ` ${firstDayWords(story, start, start)}`
  return momentLine(start, { rule: 'start', tone: 'event', text: `Bắt đầu tính từ ${clock(start)}.${words}`, ...beginning(story) })
}

/** A unit of the term that is full: a working day, the hours of a day, the calendar days, the months. */
export function markLine(story: Story, mark: Mark, start: WallMinute, sum: number): Line {
  const { term, calendar } = story
  const day = dayNumberOfWall(mark.at)
  const count = `+${amountText(term, mark.amount)}`
  const rest = { count, sum: amountText(term, sum), tone: 'day' as const }
  if (term.unit === 'd') {
    const first = Math.min(day, dayNumberOfWall(start) + 1)
    return daysLine(first, day, { rule: 'calendar-days', text: 'Tính liên tục, cả ngày nghỉ.', legalBasis: story.basis, ...rest })
  }
  if (term.unit === 'm') {
    const words = `${formatTerm(term)}, đến ngày tương ứng của tháng cuối cùng.`
    return daysLine(day, day, { rule: 'months', text: words, legalBasis: law.month, ...rest })
  }
  const special = calendar.dayAt(day).special
  if (special) {
    const name = special.name === '' ? 'Ngày làm việc theo lịch riêng' : special.name
    return daysLine(day, day, { rule: 'make-up-day', text: `${name}.`, legalBasis: special.basis, ...rest })
  }
  return daysLine(day, day, { rule: term.unit === 'wh' ? 'working-hours' : 'working-day', text: 'Ngày làm việc.', ...rest })
}

const note = (entry: LedgerEntry): string => (entry.paper === undefined ? '' : `, theo ${entry.paper}`)

/** What an entry's pause does: stops the count, ends in a restart, lasted so many working minutes up to here. */
type PauseFacts = { stops: boolean; restarts: boolean; minutes: number }

/** A pause, a resumption or an extension. */
export function entryLine(entry: LedgerEntry, { stops, restarts, minutes }: PauseFacts, sum: string): Line {
  const day = dayOfMoment(entry.at)
  const legalBasis = entry.legalBasis ?? null
  if (entry.kind === 'pause') {
    const what = `Tạm dừng${entry.reason === undefined ? '' : ` ${entry.reason}`}`
    return momentLine(entry.at, {
      rule: 'pause', tone: 'event', sum, strong: what, count: stops ? 'dừng' : '0',
      text: `${what} từ ${clock(entry.at)}${note(entry)}${stops ? '' : '; ngày hẹn trả không đổi'}.`,
      legalBasis: legalBasis ?? (restarts ? decree61('Điều 19 khoản 4', day) : null),
    })
  }
  if (entry.kind === 'extend') {
    return momentLine(entry.at, {
      rule: 'extend', tone: 'event', sum, strong: 'Gia hạn',
      text: `Gia hạn thêm ${formatTerm(entry.term)}${note(entry)}.`,
      legalBasis: legalBasis ?? decree61('Điều 19 khoản 9', day),
    })
  }
  const what = `${entry.reason ?? 'Tiếp tục'} lúc ${clock(entry.at)}.`
  const paused = formatMinutes(minutes)
  return entry.policy === 'subtract'
    ? momentLine(entry.at, {
        rule: 'resume-subtract', tone: 'event', sum, count: '0', legalBasis,
        text: `${what} Ngày hẹn trả giữ nguyên; ${paused} làm việc vừa qua là thời gian của người nộp.`,
      })
    : momentLine(entry.at, {
        rule: 'resume-shift', tone: 'event', sum, legalBasis,
        text: `${what} Đã dừng ${paused} làm việc, ngày hẹn trả lùi lại bấy nhiêu.`,
      })
}

/** What was added to the sum without a line of its own. */
export function additionLine(story: Story, addition: Addition, sum: string): Line {
  const to = `${clock(addition.at)}, ${dayLabel(dayNumberOfWall(addition.at))}`
  if ('cutoff' in addition) {
    const cutoff = story.rules.cutoff
    return momentLine(addition.at, {
      rule: 'cutoff', tone: 'day', sum, legalBasis: cutoff?.legalBasis ?? null,
      text: `Nhận sau ${formatMinute(cutoff?.time ?? 0)}: kết quả trong ngày được trả vào ngày làm việc tiếp theo.`,
    })
  }
  if ('term' in addition) {
    return momentLine(addition.at, { rule: 'add', tone: 'day', sum, text: `Cộng ${formatTerm(addition.term)} gia hạn: đến ${to}.` })
  }
  const minutes = formatMinutes(addition.minutes)
  const text = `Cộng ${minutes} làm việc đã tạm dừng: đến ${to}.`
  return momentLine(addition.at, { rule: 'add', tone: 'day', sum, count: `+${minutes}`, text })
}

/** The result, between two rules in the table. */
export function dueLine(story: Story, dueAt: WallMinute, count: string, total: number, hasMore: boolean): Line {
  const { term } = story
  const full = term.unit === 'wh' ? `${formatMinutes(total)} làm việc` : formatTerm({ ...term, count: total })
  const words = total === 0 ? 'Trả trong ngày làm việc.' : `Đủ ${full}${hasMore ? ' và thời gian cộng thêm' : ''}.`
  const text = `${words} Hẹn trả trước ${clock(dueAt)}.`
  const legalBasis = story.basis ?? (term.unit === 'wh' ? law.hours : law.lastDay)
  return daysLine(dayNumberOfWall(dueAt), dayNumberOfWall(dueAt), {
    rule: 'due', text, strong: text, legalBasis, count, sum: amountText(term, total), tone: 'final',
  })
}
