import { dayNumberOf, formatDay, wallAt, type Day } from '../../../platform/time.ts'
import { defaultRules, dueDate, explainDue, formatTerm, isWorkingDay, type ClockInput, type Line, type Term, type WorkingCalendar } from '../../calendar/model.ts'
import { factNames, factOf, type Fact, type FactKind, type Matter } from './matter.ts'

/** The legal clocks of procedure control (thời hạn kiểm soát thủ tục). */
export const clockKeys = ['submitDecision', 'nationalLocal', 'nationalStatute', 'isoDocument', 'website'] as const
export type ClockKey = (typeof clockKeys)[number]

type ClockRule = {
  name: string
  /** What starts it and what stops it. */
  starts: FactKind
  stops: FactKind
  term: Term
  /** The text that sets the term. */
  legalBasis: string
}

const notice = 'Thông báo kết quả kiểm tra của Sở Công Thương ngày 06/11/2023'

/**
 * What has to be done after what, in which time. The first two terms are the department's own order (notice of
 * 06/11/2023: trình in 05, national database in 02 working days from signing); the others are the law's.
 */
export const clockRules: Record<ClockKey, ClockRule> = {
  submitDecision: { name: 'Trình UBND tỉnh quyết định công bố', starts: 'announcementSeen', stops: 'decisionSubmitted', term: { count: 5, unit: 'wd' }, legalBasis: notice },
  nationalLocal: { name: 'Cập nhật Cơ sở dữ liệu quốc gia (hạn của Sở)', starts: 'decisionSigned', stops: 'nationalUpdated', term: { count: 2, unit: 'wd' }, legalBasis: notice },
  nationalStatute: {
    name: 'Cập nhật Cơ sở dữ liệu quốc gia (hạn luật định)', starts: 'decisionSigned', stops: 'nationalUpdated', term: { count: 5, unit: 'wd' },
    legalBasis: 'Nghị định 63/2010/NĐ-CP, Điều 24 khoản 2',
  },
  isoDocument: {
    name: 'Đưa thay đổi vào tài liệu ISO', starts: 'lawInForce', stops: 'isoUpdated', term: { count: 3, unit: 'm' },
    legalBasis: 'Quyết định 19/2014/QĐ-TTg, Điều 4 khoản 4 điểm a',
  },
  website: {
    name: 'Đăng thay đổi của tài liệu ISO trên trang thông tin điện tử', starts: 'isoUpdated', stops: 'websitePosted', term: { count: 5, unit: 'wd' },
    legalBasis: 'Thông tư 26/2014/TT-BKHCN, Điều 4 khoản 3',
  },
}

export type ClockState = 'running' | 'kept' | 'missed'

/** One clock of one matter, as it stands on a day. */
export type Clock = {
  key: ClockKey
  name: string
  term: string
  legalBasis: string
  startOn: Day
  /** Last day on which it is kept. */
  dueOn: Day
  /** The day on which it was met; null: not yet. */
  metOn: Day | null
  /** Met in time; due day over and not met in time; neither. */
  state: ClockState
}

/**
 * How a term is counted from a day's event: that day is not counted (Bộ luật Dân sự 2015, Điều 147 khoản 2). Of an
 * event on a day off the calendar begins on the next working day, which then is the first that counts.
 */
function inputOf(rule: ClockRule, startOn: Day, calendar: WorkingCalendar): ClockInput {
  const day = dayNumberOf(startOn) ?? 0
  const rules = { ...defaultRules, firstDay: isWorkingDay(calendar, day) ? ('exclude' as const) : ('include' as const) }
  return { from: wallAt(day, 0), term: rule.term, calendar, rules }
}

/** The clocks of a matter on a day; those whose event has not happened are not there. */
export function clocksOf({ facts }: Pick<Matter, 'facts'>, calendar: WorkingCalendar, today: Day): Clock[] {
  return clockKeys.flatMap((key): Clock[] => {
    const rule = clockRules[key]
    const start = factOf(facts, rule.starts)
    if (!start) return []
    const { dueOn } = dueDate(inputOf(rule, start.on, calendar))
    if (dueOn === null) return []
    const metOn = factOf(facts, rule.stops)?.on ?? null
    const { name, legalBasis } = rule
    return [{ key, name, legalBasis, term: formatTerm(rule.term), startOn: start.on, dueOn, metOn, state: stateOf(dueOn, metOn, today) }]
  })
}

const stateOf = (dueOn: Day, metOn: Day | null, today: Day): ClockState =>
  metOn === null ? (today > dueOn ? 'missed' : 'running') : metOn <= dueOn ? 'kept' : 'missed'

/** Why a clock is due when it is, line by line, each with its article. */
export function explainClock({ key, startOn }: Pick<Clock, 'key' | 'startOn'>, calendar: WorkingCalendar): Line[] {
  const rule = clockRules[key]
  return explainDue({ ...inputOf(rule, startOn, calendar), legalBasis: rule.legalBasis }).map(({ strong: _, ...line }) => {
    // The calendar speaks of dossiers; a clock of the office is begun by an event and has a last day.
    if (line.rule === 'received') return { ...line, text: line.text.replace(/^Nhận hồ sơ lúc [^.]+\./, `${factNames[rule.starts]}.`) }
    if (line.rule !== 'due') return line
    const text = line.text.replace(/Hẹn trả trước .*$/, 'Hạn là hết ngày này.')
    return { ...line, text, strong: text }
  })
}

/** Whether it is time to warn: the working day before the last one, the last one, or after it. */
export function warningOf(clock: Clock, calendar: WorkingCalendar, today: Day): 'near' | 'missed' | undefined {
  if (clock.metOn !== null) return undefined
  if (clock.state === 'missed') return 'missed'
  let before = (dayNumberOf(clock.dueOn) ?? 0) - 1
  while (!isWorkingDay(calendar, before)) before--
  return (dayNumberOf(today) ?? 0) >= before ? 'near' : undefined
}

/** Why a fact cannot be recorded as it is: in the future, or before what it follows. Undefined when it can. */
export function factProblem(facts: readonly Fact[], { kind, on }: { kind: FactKind; on: Day }, today: Day): { code: string; params?: Record<string, string> } | undefined {
  if (on > today && kind !== 'lawInForce') return { code: 'control.inFuture' }
  // A document may be changed before the text it follows is in force; nothing else comes before its cause.
  const cause = clockKeys.map((key) => clockRules[key]).find((rule) => rule.stops === kind && rule.starts !== 'lawInForce')
  const start = cause && factOf(facts, cause.starts)
  return start && on < start.on ? { code: 'control.beforeCause', params: { cause: factNames[start.kind], day: formatDay(start.on) } } : undefined
}
