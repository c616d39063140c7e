import { z } from 'zod'
import { invalid } from '../../../platform/errors.ts'
import { TIME_ZONE, parseTimeOfDay, parseWall, dayNumberOf } from '../../../platform/time.ts'
import { workingCalendar, type Interval, type SpecialDay, type WorkingCalendar } from './hours.ts'
import type { Ledger, LedgerEntry } from './ledger.ts'
import { defaultRules, type Rules } from './rules.ts'
import { parseTerm } from './term.ts'

/** Reads the shapes that files, batch lines and the API use (`docs`: the command `motcua due --help`). */

const text = z.string()
const day = text.refine((value) => dayNumberOf(value) !== undefined, 'day')

/** A text that a parser reads; `name` is what was expected where it does not. */
const parsed = <T>(parse: (value: string) => T | undefined, name: string) =>
  text.transform((value, context): T => {
    const found = parse(value)
    if (found !== undefined) return found
    context.addIssue({ code: 'custom', message: name })
    return z.NEVER
  })
const timeOfDay = parsed(parseTimeOfDay, 'timeOfDay')
const moment = parsed(parseWall, 'moment')
const term = parsed(parseTerm, 'term')
const intervals = z.array(z.tuple([timeOfDay, timeOfDay]))

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

const calendarFile = z.strictObject({
  timezone: z.enum([TIME_ZONE, 'Asia/Saigon'], 'timezone').optional(),
  hours: z.partialRecord(z.enum(weekdays, 'weekday'), intervals),
  off: z.array(day).default([]),
  work: z.array(z.strictObject({ date: day, hours: intervals.optional() })).default([]),
  // What `calendar show --json` adds; a calendar it printed can be read back.
  year: z.unknown().optional(), status: z.unknown().optional(), days: z.unknown().optional(),
})

const cutoff = z.strictObject({
  time: timeOfDay,
  effect: z.enum(['transfer', 'countNextDay', 'sameDayResultNextDay'], 'effect'),
  legalBasis: text.exactOptional(),
})

const rules = z.strictObject({
  firstDay: z.enum(['exclude', 'include'], 'firstDay').exactOptional(),
  roll: z.enum(['next-working-day', 'none'], 'roll').exactOptional(),
  endOf: z.enum(['day', 'keep-time'], 'endOf').exactOptional(),
  cutoff: cutoff.nullable().exactOptional(),
})

const note = { reason: text.exactOptional(), paper: text.exactOptional(), legalBasis: text.exactOptional() }
const policy = z.enum(['shift', 'restart', 'subtract'], 'policy')
const ledger = z.array(
  z.discriminatedUnion(
    'kind',
    [
      z.strictObject({ kind: z.literal('pause'), at: moment, ...note }),
      z.strictObject({ kind: z.literal('resume'), at: moment, policy, ...note }),
      z.strictObject({ kind: z.literal('extend'), at: moment, term, ...note }),
    ],
    'kind',
  ),
)

/** What was expected at a place that is wrong, in words; a place that is only of the wrong type says so. */
const expected: Record<string, string> = {
  day: 'một ngày có thật, dạng 2026-08-22',
  timeOfDay: 'giờ trong ngày, dạng 07:30',
  moment: 'thời điểm, dạng 2023-10-16T09:15',
  term: 'thời hạn, dạng 5wd, 4wh, 14d hoặc 2m',
  timezone: TIME_ZONE,
  weekday: 'mon, tue, wed, thu, fri, sat hoặc sun',
  effect: 'transfer, countNextDay hoặc sameDayResultNextDay',
  firstDay: 'exclude hoặc include',
  roll: 'next-working-day hoặc none',
  endOf: 'day hoặc keep-time',
  policy: 'shift, restart hoặc subtract',
  kind: 'pause, resume hoặc extend',
}

/** Parses or refuses (`calendar.badShape`), naming the place and what belongs there. */
function read<S extends z.ZodType>(schema: S, value: unknown, root: string): z.output<S> {
  const found = schema.safeParse(value)
  if (found.success) return found.data
  const issue = found.error.issues[0]
  const place = (path: readonly PropertyKey[] = []) =>
    path.reduce<string>((sum, key) => sum + (typeof key === 'number' ? `[${key + 1}]` : `.${String(key)}`), root)
  if (issue?.code === 'unrecognized_keys') {
    throw invalid('calendar.unknownKey', [], { place: place(issue.path), key: issue.keys.join(', ') })
  }
  const wrongType = issue?.code === 'invalid_type' ? issue.expected : ''
  throw invalid('calendar.badShape', [], {
    place: place(issue?.path),
    expected: expected[issue?.message ?? ''] ?? typeWords[wrongType] ?? 'một giá trị khác',
  })
}

const typeWords: Record<string, string> = {
  string: 'một chuỗi chữ',
  array: 'một danh sách',
  tuple: 'một cặp [giờ mở, giờ đóng]',
  object: 'một đối tượng { … }',
  record: 'một đối tượng { … }',
}

/** A calendar as a file or a batch line writes it: `off` wins over `hours`, `work` wins over `off`. */
export function readCalendar(value: unknown): WorkingCalendar {
  const file = read(calendarFile, value, 'calendar')
  const special = (date: string, kind: SpecialDay['kind'], hours?: readonly Interval[]): SpecialDay => ({
    day: date, kind, ...(hours === undefined ? {} : { hours }),
    name: '', basis: null, evidence: 'decided', status: 'confirmed',
  })
  return workingCalendar({
    periods: [{ from: null, to: null, week: weekdays.map((weekday) => file.hours[weekday] ?? []) }],
    days: [
      ...file.off.map((date) => special(date, 'off')),
      ...file.work.map(({ date, hours }) => special(date, 'work', hours)),
    ],
  })
}

/** Rules as a file writes them; what is left out comes from `base`. */
export const readRules = (value: unknown, base: Rules = defaultRules): Rules => ({
  ...base,
  ...read(rules, value, 'rules'),
})

/** A ledger as a file writes it. */
export const readLedger = (value: unknown): Ledger => read(ledger, value, 'ledger') satisfies LedgerEntry[]
