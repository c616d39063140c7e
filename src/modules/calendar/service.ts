import { allow, anyone, systemOnly } from '../../platform/access.ts'
import { transact, type Ctx } from '../../platform/ctx.ts'
import { conflict, invalid, notFound, type FieldProblem } from '../../platform/errors.ts'
import { isId, newId } from '../../platform/ids.ts'
import { dayNumberOf, dayOf, formatDay, type Day } from '../../platform/time.ts'
import { record } from '../../platform/trail.ts'
import { workingCalendar, type Interval, type SpecialDay, type Week, type WorkingCalendar } from './model/hours.ts'
import { officeCalendar, weekOn, weekWords, type DecidedDay, type DecidedHours } from './model/office.ts'
import { calendarYears } from './model/vietnam.ts'
import * as store from './store.ts'

/** The calendar of an agency as it was made from its decisions, with what it was made of. */
type Office = { version: number; calendar: WorkingCalendar; days: DecidedDay[]; hours: DecidedHours[] }

// Asked by every filing and every step, changed a few times a year: kept by the process, and the version is asked
// again after a second. Whoever changes it here lets go of it at once.
const KEEP_MS = 1_000
type Kept = { at: number; office: Office }
const shelves = new WeakMap<object, Map<string, Kept>>()

function shelfOf(ctx: Ctx): Map<string, Kept> {
  const shelf = shelves.get(ctx.files) ?? new Map<string, Kept>()
  shelves.set(ctx.files, shelf)
  return shelf
}

async function readOffice(ctx: Ctx, version: number): Promise<Office> {
  const [days, hours] = [await store.listDays(ctx.db, ctx.agency.id), await store.listHours(ctx.db, ctx.agency.id)]
  return { version, calendar: workingCalendar(officeCalendar(days, hours)), days, hours }
}

async function getOffice(ctx: Ctx): Promise<Office> {
  const shelf = shelfOf(ctx)
  const kept = shelf.get(ctx.agency.id)
  const now = ctx.now.getTime()
  return kept && Math.abs(now - kept.at) < KEEP_MS ? kept.office : askOffice(ctx)
}

async function askOffice(ctx: Ctx): Promise<Office> {
  const shelf = shelfOf(ctx)
  const version = await store.getVersion(ctx.db, ctx.agency.id)
  const kept = shelf.get(ctx.agency.id)
  const office = kept?.office.version === version ? kept.office : await readOffice(ctx, version)
  // Who asked before a change and comes back after it must not lay the old one over the new.
  if ((shelf.get(ctx.agency.id)?.office.version ?? 0) <= version) shelf.set(ctx.agency.id, { at: ctx.now.getTime(), office })
  return office
}

/** Asks for the calendar anew, for a job that a change set off: another process may have made the change just now. */
export async function renewCalendar(ctx: Ctx): Promise<void> {
  systemOnly(ctx)
  await askOffice(ctx)
}

/** The working calendar of the agency (lịch làm việc): the country's days, and what the agency decided over them. */
export async function getCalendar(ctx: Ctx): Promise<WorkingCalendar> {
  anyone(ctx)
  return (await getOffice(ctx)).calendar
}

/** The office hours of today in words, for the foot of public pages. */
export async function officeHours(ctx: Ctx): Promise<string> {
  anyone(ctx)
  return weekWords(weekOn((await getOffice(ctx)).calendar.spec, dayOf(ctx.now)))
}

/** A year of the calendar, as the page and the API show it. */
export type CalendarYear = {
  year: number
  /** Days that differ from their weekday; `own`: the agency decided it. */
  days: (SpecialDay & { own: boolean })[]
  /** Days the agency gave back to their weekday. */
  plain: DecidedDay[]
  hours: DecidedHours[]
  /** The week that holds today. */
  week: Week
  /** How many days are only proposed. */
  proposed: number
  calendar: WorkingCalendar
}

/** The days of a year with their sources. Refuses a year outside what ships (`calendar.badYear`). */
export async function getYear(ctx: Ctx, year: number): Promise<CalendarYear> {
  anyone(ctx)
  requireYear(year)
  return yearOf(await getOffice(ctx), year, dayOf(ctx.now))
}

function yearOf({ calendar, days, hours }: Office, year: number, today: Day): CalendarYear {
  const own = new Set(days.map((one) => one.day))
  const inYear = (one: { day: Day }) => one.day.startsWith(`${year}-`)
  const listed = calendar.spec.days.filter(inYear).map((one) => ({ ...one, own: own.has(one.day) }))
  return {
    year, days: listed, plain: days.filter((one) => one.kind === 'plain' && inYear(one)), hours,
    week: weekOn(calendar.spec, today), proposed: listed.filter((one) => one.status === 'proposed').length, calendar,
  }
}

/** Decides one day (quyết định ngày nghỉ, làm bù): over the country's calendar, for this agency. */
export function setDay(ctx: Ctx, input: DecidedDay): Promise<void> {
  allow(ctx, 'calendar.manage')
  refuseProblems([
    ...dayProblems('day', input.day),
    ...(input.kind !== 'plain' && input.name.trim() === '' ? [{ field: 'name', code: 'calendar.nameMissing' }] : []),
    ...(input.hours !== null && !areHours(input.hours) ? [{ field: 'hours', code: 'calendar.hoursShape' }] : []),
  ])
  return change(ctx, async (tx) => {
    const hours = input.kind === 'work' && input.hours !== null && input.hours.length > 0 ? input.hours : null
    await store.upsertDays(tx.db, tx.agency.id, [{ ...input, hours }], tx.now)
    return { what: 'day', from: input.day, to: input.day, basis: input.basis }
  }).then(() => undefined)
}

/** Takes a decision back: the day follows the country's calendar again. */
export function resetDay(ctx: Ctx, day: Day): Promise<void> {
  allow(ctx, 'calendar.manage')
  refuseProblems(dayProblems('day', day))
  return change(ctx, async (tx) => {
    if ((await store.deleteDay(tx.db, tx.agency.id, day)) === 0) throw notFound('calendar.notDecided', { day })
    return { what: 'dayReset', from: day, to: day, basis: null }
  }).then(() => undefined)
}

/** Confirms the proposed days of a year from its notice (xác nhận lịch nghỉ của năm). Answers how many. */
export function confirmProposals(ctx: Ctx, input: { year: number; source: string }): Promise<number> {
  allow(ctx, 'calendar.manage')
  requireYear(input.year)
  const source = input.source.trim()
  if (source === '') throw invalid('input.malformed', [{ field: 'source', code: 'calendar.sourceMissing' }])
  const { year } = input
  return change(ctx, async (tx) => {
    const { days } = yearOf(await readOffice(tx, 0), year, dayOf(tx.now))
    const proposed = days.filter((one) => one.status === 'proposed')
    if (proposed.length === 0) throw conflict('calendar.nothingProposed', { year })
    await store.upsertDays(tx.db, tx.agency.id, proposed.map(({ day, name }) => ({ day, kind: 'off', hours: null, name, basis: source })), tx.now)
    return { what: 'confirmed', from: `${year}-01-01`, to: `${year}-12-31`, basis: source, count: proposed.length }
  }).then(({ count = 0 }) => count)
}

/** Sets the office hours from a day on, or for a time (giờ làm việc, giờ mùa hè). */
export function changeHours(ctx: Ctx, input: Omit<DecidedHours, 'id'>): Promise<void> {
  allow(ctx, 'calendar.manage')
  refuseProblems([
    ...dayProblems('validFrom', input.validFrom),
    ...(input.validTo === null ? [] : dayProblems('validTo', input.validTo)),
    ...(input.validTo !== null && input.validTo < input.validFrom ? [{ field: 'validTo', code: 'calendar.badPeriod' }] : []),
    ...(input.week.length === 7 && input.week.every(areHours) ? [] : [{ field: 'week', code: 'calendar.hoursShape' }]),
    ...(input.week.some((day) => day.length > 0) ? [] : [{ field: 'week', code: 'calendar.noHours' }]),
    ...(input.reason.trim() === '' ? [{ field: 'reason', code: 'calendar.reasonMissing' }] : []),
  ])
  return change(ctx, async (tx) => {
    await store.upsertHours(tx.db, tx.agency.id, { ...input, id: newId(tx.now) })
    return { what: 'hours', from: input.validFrom, to: input.validTo, basis: input.reason }
  }).then(() => undefined)
}

/** Takes a period of office hours back. */
export function removeHours(ctx: Ctx, id: string): Promise<void> {
  allow(ctx, 'calendar.manage')
  if (!isId(id)) throw notFound('calendar.noSuchHours')
  return change(ctx, async (tx) => {
    const removed = await store.deleteHours(tx.db, tx.agency.id, id)
    if (!removed) throw notFound('calendar.noSuchHours')
    return { what: 'hoursRemoved', from: removed.validFrom, to: removed.validTo, basis: removed.reason }
  }).then(() => undefined)
}

/** What changed, from which day to which (null: open), and on what it rests. */
type Change = { what: string; from: Day; to: Day | null; basis: string | null; count?: number }

/**
 * Changes the calendar in one transaction with its event: `calendar.changed` carries the days it touches, and
 * whoever counts with them (the dossiers) listens.
 */
async function change(ctx: Ctx, work: (tx: Ctx) => Promise<Change>): Promise<Change> {
  try {
    return await transact(ctx, async (tx) => {
      await store.raiseVersion(tx.db, tx.agency.id)
      const done = await work(tx)
      await record(tx, { kind: 'calendar.changed', subject: { kind: 'calendar', id: tx.agency.id }, detail: done })
      return done
    })
  } finally {
    shelfOf(ctx).delete(ctx.agency.id)
  }
}

function requireYear(year: number): void {
  if (!Number.isInteger(year) || year < calendarYears.first || year > calendarYears.last) {
    throw notFound('calendar.badYear', { first: calendarYears.first, last: calendarYears.last })
  }
}

function dayProblems(field: string, day: Day): FieldProblem[] {
  if (day === '') return [{ field, code: 'calendar.dayMissing' }]
  if (dayNumberOf(day) === undefined) return [{ field, code: 'calendar.noSuchDay', params: { day: formatDay(day) } }]
  const year = Number(day.slice(0, 4))
  return year < calendarYears.first || year > calendarYears.last ? [{ field, code: 'calendar.badYear', params: { ...calendarYears } }] : []
}

/** Whether hours of one day are in order, do not overlap and lie within it. */
const areHours = (hours: readonly Interval[]): boolean =>
  hours.every(([open, close], i) => open >= (hours[i - 1]?.[1] ?? 0) && close > open && close <= 1440)

function refuseProblems(problems: FieldProblem[]): void {
  if (problems.length > 0) throw invalid('input.malformed', problems)
}
