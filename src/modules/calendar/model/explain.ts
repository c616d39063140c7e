import { dayNumberOfWall, dayOfNumber, type DayNumber, type WallMinute } from '../../../platform/time.ts'
import { dayOffLines, hasHoliday, pausedLines } from './days-off.ts'
import { dueDate, type ClockInput, type Due } from './due.ts'
import { law } from './law.ts'
import { daysLine, momentLine, type Line } from './line.ts'
import { defaultRules } from './rules.ts'
import {
  additionLine, amountText, dueLine, entryLine, firstDayAmount, markLine, openingLines, startLine, type Story,
} from './sentences.ts'
import { pausesOf, segmentsOf, tallyOf, type Segment, type Tally } from './tally.ts'
import { isWorkingDay, workingMinutesBetween } from './working-time.ts'

export type { Line } from './line.ts'

/** From this many days on, working days in a row share a line. */
const EACH_DAY_UP_TO = 15

/**
 * Why the due date is what it is, line by line (vì sao ngày hẹn trả): what was received, every day that counts,
 * every stretch that does not, every pause, restart and extension, and the result, each with its article. The
 * sum of the lines is the sum of `dueDate`. `legalBasis` is the article that sets the term itself.
 */
export function explainDue(input: ClockInput & { legalBasis?: string | null }): Line[] {
  const due = dueDate(input)
  const story: Story = {
    calendar: input.calendar, term: input.term, rules: input.rules ?? defaultRules, basis: input.legalBasis ?? null,
  }
  const segments = segmentsOf(input.from, input.ledger ?? [])
  return segments.flatMap((segment, index) => {
    const lines = segmentLines(story, segment, index === segments.length - 1 ? due : null)
    return story.term.count > EACH_DAY_UP_TO && story.term.unit === 'wd' ? joinDays(lines) : lines
  })
}

/** Something to tell at a moment; `amount` goes to the running sum. */
type Item = { at: WallMinute; amount: number; tell(sum: number): Line[]; standing?: boolean; isMark?: boolean }

function segmentLines(story: Story, segment: Segment, due: Due | null): Line[] {
  const tally = tallyOf(story, segment)
  const items = itemsOf(story, segment, tally)
  const lines = openingLines(story, segment, tally.start)
  const startsLater = dayNumberOfWall(tally.start) > dayNumberOfWall(segment.received)
  let sum = startsLater ? 0 : firstDayAmount(story)
  let told = dayNumberOfWall(segment.received)
  let standing = false
  let shifted = false
  const tellsDays = story.term.unit === 'wd' || story.term.unit === 'wh'
  const fillTo = (day: DayNumber) => {
    if (day <= told) return
    if (standing) lines.push(...pausedLines(story.calendar, told + 1, day, amountText(story.term, sum)))
    else if (tellsDays) lines.push(...gapLines(story, told + 1, day, sum, shifted))
    told = day
  }
  for (const item of items) {
    fillTo(dayNumberOfWall(item.at) - 1)
    sum += item.amount
    lines.push(...item.tell(sum))
    told = Math.max(told, dayNumberOfWall(item.at))
    if (standing && item.standing === false) shifted = true
    standing = item.standing ?? standing
  }
  if (segment.endsAt !== null) fillTo(dayNumberOfWall(segment.endsAt) - 1)
  if (due === null) return lines
  if (due.dueAt === null) {
    return [...lines, stillPaused(due.pausedSince ?? segment.received, amountText(story.term, sum))]
  }
  fillTo(dayNumberOfWall(due.dueAt) - 1)
  return endLines(story, segment, tally, lines, due.dueAt, sum)
}

/** Everything of a segment that stands at a moment, in order of time; what is counted comes before what happens. */
function itemsOf(story: Story, segment: Segment, tally: Tally): Item[] {
  const { calendar, term } = story
  const pauses = pausesOf(segment.entries)
  const open = pauses.find((pause) => pause.to === null)
  const startsLater = dayNumberOfWall(tally.start) > dayNumberOfWall(segment.received)
  const start: Item[] = startsLater && (open === undefined || tally.start <= open.from)
    ? [{ at: tally.start, amount: firstDayAmount(story), tell: () => [startLine(story, tally.start)] }]
    : []
  const marks = tally.marks.map((mark): Item => ({
    at: mark.at, amount: mark.amount, isMark: true,
    tell: (sum) => [markLine(story, mark, tally.start, sum), ...rollLines(story, mark.at, sum)],
  }))
  const entries = segment.entries.map((entry, index): Item => {
    const pause = pauses.find((one) => one.from === entry.at || one.to === entry.at)
    const stops = pause?.stops ?? true
    const restarts = entry.kind === 'pause' && pause?.to === null && segment.endsAt !== null
    const since = segment.entries.slice(0, index).findLast((one) => one.kind === 'pause')?.at ?? entry.at
    return {
      at: entry.at, amount: 0,
      ...(entry.kind === 'extend' || !stops ? {} : { standing: entry.kind === 'pause' }),
      tell: (sum) => {
        const minutes = workingMinutesBetween(calendar, since, entry.at)
        return [entryLine(entry, { stops, restarts, minutes }, amountText(term, sum))]
      },
    }
  })
  const additions = tally.additions.map((addition): Item => ({
    at: addition.at, amount: 0, tell: (sum) => [additionLine(story, addition, amountText(term, sum))],
  }))
  const counted = [...start, ...marks, ...additions].filter((item) => open === undefined || item.at <= open.from)
  return [...counted, ...entries].sort((a, b) => a.at - b.at)
}

/** A last calendar day that is off: what it is, and the days off behind it. */
function rollLines({ calendar, term, rules }: Story, at: WallMinute, sum: number): Line[] {
  const day = dayNumberOfWall(at)
  if ((term.unit !== 'd' && term.unit !== 'm') || rules.roll === 'none' || isWorkingDay(calendar, day)) return []
  let last = day
  while (!isWorkingDay(calendar, last + 1)) last++
  const roll = daysLine(day, day, {
    rule: 'roll', text: 'Ngày cuối là ngày nghỉ: chuyển sang ngày làm việc tiếp theo.', legalBasis: law.roll,
    count: '0', sum: amountText(term, sum), tone: 'event',
  })
  return [roll, ...dayOffLines(calendar, day, last, amountText(term, sum))]
}

/** Days on which nothing was counted: days off, and working days that make up for a pause. */
function gapLines({ calendar, term }: Story, first: DayNumber, last: DayNumber, sum: number, shifted: boolean): Line[] {
  const lines: Line[] = []
  const words = amountText(term, sum)
  for (let day = first; day <= last; day++) {
    if (isWorkingDay(calendar, day)) {
      const text = shifted ? 'Bù thời gian đã tạm dừng.' : 'Ngày làm việc, không cộng vào thời hạn.'
      lines.push(daysLine(day, day, { rule: 'catch-up', text, count: '0', sum: words, tone: 'off' }))
      continue
    }
    let end = day
    while (end < last && !isWorkingDay(calendar, end + 1)) end++
    lines.push(...dayOffLines(calendar, day, end, words))
    day = end
  }
  return lines
}

/** The lines with the result behind them; what was counted on the due day is said by the result. */
function endLines(
  story: Story, segment: Segment, tally: Tally, lines: readonly Line[], dueAt: WallMinute, sum: number,
): Line[] {
  const { calendar, term } = story
  const first = dayNumberOfWall(segment.received)
  const last = dayNumberOfWall(dueAt)
  const latest = lines.at(-1)
  const merges = latest !== undefined && saidByResult.has(latest.rule) && latest.at === dayOfNumber(last)
  const before = merges ? sum - (tally.marks.at(-1)?.amount ?? 0) : sum
  const checksHolidays = (term.unit === 'wd' || term.unit === 'wh') && last > first && !hasHoliday(calendar, first, last)
  const none = daysLine(first, last, {
    rule: 'no-holiday', text: 'Nghỉ lễ, Tết: không có ngày nào.', legalBasis: law.holiday,
    count: '0', sum: amountText(term, before), tone: 'off',
  })
  return [
    ...(merges ? lines.slice(0, -1) : lines),
    ...(checksHolidays ? [{ ...none, when: 'Cả kỳ' }] : []),
    dueLine(story, dueAt, merges ? latest.count : '', sum, tally.additions.length > 0),
  ]
}

const saidByResult: ReadonlySet<Line['rule']> = new Set(['working-day', 'working-hours', 'make-up-day'])

const stillPaused = (since: WallMinute, sum: string): Line =>
  momentLine(since, {
    rule: 'still-paused', text: 'Đang tạm dừng: ngày hẹn trả được tính khi đồng hồ chạy tiếp.', sum, tone: 'final',
  })

/** Gathers working days in a row into one line a run: `17/10 – 20/10`, `+4`. */
function joinDays(lines: readonly Line[]): Line[] {
  const joined: Line[] = []
  for (const line of lines) {
    const before = joined.at(-1)
    if (!before || before.rule !== 'working-day' || line.rule !== 'working-day') {
      joined.push(line)
      continue
    }
    const amount = Number(before.count) + Number(line.count)
    const first = before.at
    joined[joined.length - 1] = {
      ...line, at: first, until: line.at, count: `+${amount}`, text: `${amount} ngày làm việc.`,
      when: `${before.when.split(' – ')[0]?.split(' ').at(-1) ?? ''} – ${line.when.split(' ').at(-1) ?? ''}`,
    }
  }
  return joined
}
