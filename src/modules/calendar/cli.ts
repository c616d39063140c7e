import { readFile } from 'node:fs/promises'
import { UsageError, printJson, textOption, type Command, type CommandInput, type ExitCode, type Io } from '../../platform/cli.ts'
import { Refusal, invalid } from '../../platform/errors.ts'
import { addSentences, say } from '../../platform/text.ts'
import { formatDay, formatMinute, isoOfWall, parseWall, weekdayName, dayNumberOf } from '../../platform/time.ts'
import { dueDate, type ClockInput } from './model/due.ts'
import { explainDue, type Line } from './model/explain.ts'
import type { SpecialDay, WorkingCalendar } from './model/hours.ts'
import { readCalendar, readLedger, readRules } from './model/read.ts'
import type { Rules } from './model/rules.ts'
import { parseTerm, termOf } from './model/term.ts'
import { calendarYears, officeDay, officeWeek, publishedYears, shippedDays, vietnameseCalendar } from './model/vietnam.ts'
import { text } from './text.ts'

addSentences(text)

/** The text of a file, or of standard input for `-`. */
async function readText(path: string, io: Io): Promise<string> {
  if (path === '-') return io.stdin()
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw new UsageError(`Không đọc được tệp ${path}.`)
    throw error
  }
}

function parseJson(source: string, where: string): unknown {
  try {
    return JSON.parse(source)
  } catch {
    throw invalid('calendar.notJson', [], { where })
  }
}

const readJson = async (path: string, io: Io): Promise<unknown> => parseJson(await readText(path, io), path)

/** The sentence of a refusal; anything else that is thrown is a bug and flies on. */
function sentenceOf(error: unknown): string {
  if (error instanceof Refusal) return say(error.code, error.params)
  throw error
}

/** Runs a command and answers a refusal as one sentence, exit 1. */
async function refusing(io: Io, work: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof UsageError) throw error
    io.err(`${sentenceOf(error)}\n`)
    return 1
  }
}

const ruleOptions = { 'first-day': 'firstDay', roll: 'roll', 'end-of': 'endOf' } as const

/** The rules from options; a value that does not exist is bad usage. */
function rulesOf(input: CommandInput): Rules {
  const given: Record<string, unknown> = {}
  for (const [option, key] of Object.entries(ruleOptions)) {
    const value = textOption(input, option)
    if (value !== undefined) given[key] = value
  }
  const cutoff = textOption(input, 'cutoff')
  if (cutoff !== undefined) {
    const [time, effect] = cutoff.split('=')
    given.cutoff = { time, effect }
  }
  try {
    return readRules(given)
  } catch (error) {
    throw new UsageError(sentenceOf(error))
  }
}

type Answer = { dueAt: string | null; dueOn: string | null; paused: boolean; explanation?: Line[] }

function answerOf(input: ClockInput & { legalBasis?: string | null }, explains: boolean): Answer {
  const due = dueDate(input)
  return {
    dueAt: due.dueAt === null ? null : isoOfWall(due.dueAt),
    dueOn: due.dueOn,
    paused: due.pausedSince !== null,
    ...(explains ? { explanation: explainDue(input) } : {}),
  }
}

/** Calendars of batch lines, by their text: lines mostly share a few. */
function calendarReader(): (value: unknown) => WorkingCalendar {
  const known = new Map<string, WorkingCalendar>()
  return (value) => {
    const key = JSON.stringify(value)
    const found = known.get(key) ?? readCalendar(value)
    if (known.size > 1000) known.clear()
    known.set(key, found)
    return found
  }
}

const lineKeys = new Set(['id', 'from', 'term', 'calendar', 'ledger', 'rules', 'legalBasis'])

/** Answers every line in its place; a line that is wrong answers its error there. */
async function dueBatch(input: CommandInput, path: string, calendar: WorkingCalendar, rules: Rules): Promise<ExitCode> {
  const calendarOf = calendarReader()
  const explains = input.values.explain === true
  let code: ExitCode = 0
  const answers: string[] = []
  for (const line of (await readText(path, input.io)).split('\n')) {
    if (line.trim() === '') continue
    try {
      const one = parseJson(line, 'dòng này')
      if (typeof one !== 'object' || one === null || Array.isArray(one)) throw invalid('calendar.badShape', [], { place: 'dòng này', expected: 'một đối tượng { … }' })
      const fields = one as Record<string, unknown>
      const strange = Object.keys(fields).filter((key) => !lineKeys.has(key))
      if (strange.length > 0) throw invalid('calendar.unknownKey', [], { place: 'dòng này', key: strange.join(', ') })
      const from = typeof fields.from === 'string' ? parseWall(fields.from) : undefined
      if (from === undefined) throw invalid('calendar.badShape', [], { place: 'from', expected: 'thời điểm, dạng 2023-10-16T09:15' })
      const answer = answerOf({
        from,
        term: termOf(String(fields.term ?? '')),
        calendar: fields.calendar === undefined ? calendar : calendarOf(fields.calendar),
        rules: fields.rules === undefined ? rules : readRules(fields.rules, rules),
        ledger: fields.ledger === undefined ? [] : readLedger(fields.ledger),
        legalBasis: typeof fields.legalBasis === 'string' ? fields.legalBasis : null,
      }, explains)
      answers.push(JSON.stringify({ ...(fields.id === undefined ? {} : { id: fields.id }), ...answer }))
    } catch (error) {
      answers.push(JSON.stringify({ error: sentenceOf(error) }))
      code = 1
    }
  }
  if (answers.length > 0) input.io.out(`${answers.join('\n')}\n`)
  return code
}

/** The explanation as a table of the terminal. */
const tableOf = (lines: readonly Line[]): string =>
  lines.map((line) =>
    `  ${line.when.padEnd(16)} ${line.count.padStart(6)} ${line.sum.padStart(4)}  ${line.text}${line.legalBasis === null ? '' : ` [${line.legalBasis}]`}\n`).join('')

async function dueOne(input: CommandInput, calendar: WorkingCalendar, rules: Rules): Promise<ExitCode> {
  const from = textOption(input, 'from')
  const term = textOption(input, 'term')
  if (from === undefined || term === undefined) throw new UsageError('due cần --from và --term, hoặc --batch.')
  const received = parseWall(from)
  if (received === undefined) throw new UsageError(`«${from}» không phải là thời điểm (dạng 2023-10-16T09:15).`)
  const length = parseTerm(term)
  if (!length) throw new UsageError(say('calendar.badTerm', { term }))
  const path = textOption(input, 'ledger')
  const clockInput = {
    from: received, term: length, calendar, rules,
    ledger: path === undefined ? [] : readLedger(await readJson(path, input.io)),
    legalBasis: textOption(input, 'legal-basis') ?? null,
  }
  const answer = answerOf(clockInput, true)
  if (input.json) printJson(input.io, answer)
  else {
    const { dueAt } = dueDate(clockInput)
    const day = answer.dueOn ?? ''
    input.io.out(dueAt === null
      ? 'Đang tạm dừng: chưa có ngày hẹn trả.\n'
      : `Hẹn trả: ${formatMinute(dueAt % 1440)}, ${weekdayName(dayNumberOf(day) ?? 0)} ${formatDay(day)}\n`)
    if (input.values.explain === true) input.io.out(tableOf(answer.explanation ?? []))
  }
  return 0
}

const due: Command = {
  summary: 'The due date of a term, and why it is what it is.',
  help: `Usage: motcua due --from 2023-10-16T09:15 --term 5wd [options] [--json]
       motcua due --batch CASES.jsonl [options]

A term is 5wd (working days), 4wh (working hours), 14d (calendar days) or 2m (months).

--from TIME           reception, on the clock in Vietnam unless it carries an offset
--term TERM           the promised time
--calendar FILE       { "timezone", "hours": { "mon": [["07:00","11:30"], …], … }, "off": [day, …],
                        "work": [ { "date", "hours" }, … ] }; without it the Vietnamese one
--ledger FILE         [ { "kind": "pause", "at" }, { "kind": "resume", "at", "policy": "shift|restart|subtract" },
                        { "kind": "extend", "at", "term" } ], in order of time; each may carry "reason", "paper", "legalBasis"
--cutoff TIME=EFFECT  15:00=transfer | countNextDay | sameDayResultNextDay (after that minute; default none)
--first-day RULE      exclude | include (default exclude)
--roll RULE           next-working-day | none (default next-working-day)
--end-of RULE         day | keep-time (default day; a term in hours always keeps its minute)
--legal-basis TEXT    the article that sets the term, for the explanation
--explain             print the explanation too (in JSON of a single case it is always there)
--batch FILE          one case a line: { "from", "term", "calendar"?, "ledger"?, "rules"?, "legalBasis"?, "id"? };
                      answers in the same order, { "error" } for a line that is wrong, then exit 1

A FILE of - is standard input. --json prints:
  dueAt        the promised minute, null while the clock stands still
  dueOn        its day, the legal due date
  paused       whether the clock stands still
  explanation  [ { at, until?, when, rule, text, strong?, legalBasis, count, sum, tone } ]`,
  options: {
    from: { type: 'string' }, term: { type: 'string' }, calendar: { type: 'string' }, ledger: { type: 'string' },
    batch: { type: 'string' }, cutoff: { type: 'string' }, 'first-day': { type: 'string' }, roll: { type: 'string' },
    'end-of': { type: 'string' }, 'legal-basis': { type: 'string' }, explain: { type: 'boolean' },
  },
  async run(input) {
    if (input.positionals.length > 0) throw new UsageError(`due không nhận «${input.positionals.join(' ')}».`)
    const rules = rulesOf(input)
    const batch = textOption(input, 'batch')
    if (batch !== undefined && (textOption(input, 'from') ?? textOption(input, 'term') ?? textOption(input, 'ledger')) !== undefined) {
      throw new UsageError('due --batch không đi cùng --from, --term hay --ledger: mỗi dòng có đủ của nó.')
    }
    return refusing(input.io, async () => {
      const path = textOption(input, 'calendar')
      const calendar = path === undefined ? vietnameseCalendar() : readCalendar(await readJson(path, input.io))
      return batch === undefined ? dueOne(input, calendar, rules) : dueBatch(input, batch, calendar, rules)
    })
  },
}

const evidenceWords: Record<SpecialDay['evidence'], string> = {
  verified: 'đã đối chiếu', memory: 'chưa đối chiếu', law: 'theo luật', computed: 'tính ra', decided: 'cơ quan quyết định',
}

const weekdayKeys = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const hoursText = (hours: readonly (readonly [number, number])[]): string[][] =>
  hours.map((interval) => interval.map((minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`))

/** A year of the shipped calendar in the shape of a calendar file, with its days and their sources. */
function yearOf(year: number) {
  const days = shippedDays().filter((one) => one.day.startsWith(`${year}-`))
  return {
    timezone: 'Asia/Ho_Chi_Minh', year, status: year > publishedYears.last ? 'proposed' : 'confirmed',
    hours: Object.fromEntries(weekdayKeys.map((key, i) => [key, hoursText(officeWeek[i] ?? [])])),
    off: days.filter((one) => one.kind === 'off').map((one) => one.day),
    work: days.filter((one) => one.kind === 'work').map((one) => ({ date: one.day, hours: hoursText(one.hours ?? officeDay) })),
    days: days.map(({ day, kind, name, basis, evidence, status }) => ({ date: day, kind, name, source: basis, evidence, status })),
  }
}

const show: Command = {
  summary: "A year's days off and make-up days, with their sources.",
  help: `Usage: motcua calendar show --year 2026 [--json]

Years from 2023 to 2026 were published; later ones, up to 2040, are proposed from the law and the lunar calendar.

--json prints a calendar file, which --calendar of due reads, with
  year      the year
  status    confirmed | proposed
  off       days off (weekends are not in it); work: make-up days { date, hours }
  days      [ { date, kind: off|work, name, source, evidence: verified|memory|law|computed|decided, status } ]`,
  options: { year: { type: 'string' } },
  async run(input) {
    if (input.positionals.length > 0) throw new UsageError(`calendar show không nhận «${input.positionals.join(' ')}».`)
    const year = textOption(input, 'year')
    if (year === undefined || !/^\d{4}$/.test(year)) throw new UsageError('calendar show cần --year, dạng 2026.')
    const found = yearOf(Number(year))
    if (found.days.length === 0) {
      input.io.err(`Chưa có lịch của năm ${year}: có các năm từ ${calendarYears.first} đến ${calendarYears.last}.\n`)
      return 1
    }
    if (input.json) printJson(input.io, found)
    else {
      input.io.out(`Năm ${year}: ${found.status === 'proposed' ? 'dự kiến, chờ xác nhận theo thông báo của năm' : 'đã công bố'}\n`)
      for (const day of found.days) {
        const kind = day.kind === 'off' ? 'nghỉ  ' : 'làm bù'
        const weekday = weekdayName(dayNumberOf(day.date) ?? 0)
        input.io.out(`  ${formatDay(day.date)} ${weekday.padEnd(8)} ${kind} ${day.name} [${day.source ?? 'chưa rõ nguồn'}; ${evidenceWords[day.evidence]}]\n`)
      }
    }
    return 0
  },
}

export const commands: Record<string, Command> = { due, 'calendar show': show }
