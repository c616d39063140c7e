import { accountOf, allow, systemOnly, type Actor } from '../../../platform/access.ts'
import { transact, type Ctx } from '../../../platform/ctx.ts'
import { invalid, notFound } from '../../../platform/errors.ts'
import { isId, newId } from '../../../platform/ids.ts'
import { readInput } from '../../../platform/input.ts'
import { dayNumberOf, dayOf, type Day } from '../../../platform/time.ts'
import { record } from '../../../platform/trail.ts'
import { getCalendar } from '../../calendar/index.ts'
import type { Line } from '../../calendar/model.ts'
import { listPositions } from '../../organisation/index.ts'
import { getVersion, listProcedures } from '../../procedures/index.ts'
import { clocksOf, explainClock, factProblem, warningOf, type Clock } from '../model/clock.ts'
import { newFact, newMatter, type KnownVersion, type Matter, type NewFact, type NewMatter } from '../model/matter.ts'
import { reportOf, type MatterClock, type ReportRow } from '../model/report.ts'
import * as store from '../store/clocks.ts'
import { noteTakenUp } from './known.ts'

export type SeenClock = MatterClock & { /** Close to its end, or over. */ warning: 'near' | 'missed' | undefined }

/** Every clock of the agency as it stands today, what is due first at the top (bảng thời hạn kiểm soát). */
export async function listClocks(ctx: Ctx): Promise<SeenClock[]> {
  allow(ctx, 'control.view')
  return seenClocks(ctx, await store.listMatters(ctx.db, ctx.agency.id))
}

async function seenClocks(ctx: Ctx, matters: readonly Matter[]): Promise<SeenClock[]> {
  const calendar = await getCalendar(ctx)
  const today = dayOf(ctx.now)
  return matters
    .flatMap((matter) => clocksOf(matter, calendar, today).map((clock) => ({
      ...clock, matterId: matter.id, title: matter.title, number: matter.number, warning: warningOf(clock, calendar, today),
    })))
    .sort((a, b) => Number(a.metOn !== null) - Number(b.metOn !== null) || a.dueOn.localeCompare(b.dueOn))
}

export type SeenMatter = { matter: Matter; clocks: (Clock & Pick<SeenClock, 'warning'> & { lines: Line[] })[]; /** Names of its procedures that are in force here. */ names: Map<string, string> }

/** One matter: what happened, and why each clock is due when it is. */
export async function getMatter(ctx: Ctx, id: string): Promise<SeenMatter> {
  allow(ctx, 'control.view')
  const matter = isId(id) ? await store.findMatter(ctx.db, ctx.agency.id, id) : undefined
  if (!matter) throw notFound('control.noMatter')
  const calendar = await getCalendar(ctx)
  const today = dayOf(ctx.now)
  const known = (await listProcedures(ctx)).filter(({ key }) => matter.procedures.includes(key))
  return {
    matter, names: new Map(known.map(({ key, name }) => [key, name])),
    clocks: clocksOf(matter, calendar, today).map((clock) => ({ ...clock, warning: warningOf(clock, calendar, today), lines: explainClock(clock, calendar) })),
  }
}

/** Begins to follow a change up (ghi việc theo dõi), with the event that starts its first clock. */
export async function openMatter(ctx: Ctx, input: NewMatter): Promise<string> {
  allow(ctx, 'control.manage')
  const { kind, on, ...made } = readInput(newMatter, input)
  refuse(factProblem([], { kind, on }, dayOf(ctx.now)))
  const id = newId(ctx.now)
  await transact(ctx, async (tx) => {
    await store.insertMatter(tx.db, tx.agency.id, { id, ...made }, byOf(tx))
    await store.insertFact(tx.db, tx.agency.id, id, { kind, on, note: '', versions: [] }, byOf(tx))
    await record(tx, { kind: 'control.matterOpened', subject: { kind: 'matter', id }, detail: { ...made, fact: kind, on } })
    if (kind === 'lawInForce') await noteTakenUp(tx, id)
  })
  return id
}

/**
 * Records what happened in a matter (ghi sự kiện): it starts clocks and stops others. Recorded again it corrects what
 * was recorded before; both stay. An update of the national database keeps which versions stood in it.
 */
export async function recordFact(ctx: Ctx, matterId: string, input: NewFact): Promise<void> {
  allow(ctx, 'control.manage')
  const fact = readInput(newFact, input)
  await transact(ctx, async (tx) => {
    if (!isId(matterId) || !(await store.lockMatter(tx.db, tx.agency.id, matterId))) throw notFound('control.noMatter')
    const matter = await store.findMatter(tx.db, tx.agency.id, matterId)
    if (!matter) throw notFound('control.noMatter')
    const before = matter.facts.findLast(({ kind }) => kind === fact.kind)
    const again = before !== undefined && before.on !== null
    if (fact.on === null && !again) throw invalid('control.nothingToTakeBack', [{ field: 'on', code: 'control.nothingToTakeBack' }])
    if (again && fact.note === '') throw invalid('control.correctionReason', [{ field: 'note', code: 'control.correctionReason' }])
    if (fact.on !== null) refuse(factProblem(matter.facts, { kind: fact.kind, on: fact.on }, dayOf(tx.now)))
    const versions = fact.kind === 'nationalUpdated' && fact.on !== null ? await versionsNow(tx, matter.procedures) : []
    await store.insertFact(tx.db, tx.agency.id, matterId, { ...fact, versions }, byOf(tx))
    const detail = { fact: fact.kind, on: fact.on, before: before?.on ?? null, note: fact.note, versions }
    await record(tx, { kind: 'control.factRecorded', subject: { kind: 'matter', id: matterId }, detail })
    if (fact.kind === 'lawInForce') await noteTakenUp(tx, matterId)
  })
}

async function versionsNow(ctx: Ctx, keys: readonly string[]): Promise<KnownVersion[]> {
  const listed = (await listProcedures(ctx)).filter(({ key }) => keys.includes(key))
  return Promise.all(listed.map(async ({ key, number, versionId }) => ({ key, number, hash: (await getVersion(ctx, versionId)).hash })))
}

/** Which clocks were kept and missed in a period, by kind (báo cáo giữ thời hạn). */
export async function reportClocks(ctx: Ctx, period: { from: Day; to: Day }): Promise<ReportRow[]> {
  allow(ctx, 'control.view')
  const problems = (['from', 'to'] as const).filter((field) => dayNumberOf(period[field]) === undefined).map((field) => ({ field, code: 'control.badDay' }))
  if (problems.length > 0) throw invalid('input.malformed', problems)
  if (period.from > period.to) throw invalid('control.badPeriod', [{ field: 'to', code: 'control.badPeriod' }])
  return reportOf(await listClocks(ctx), period)
}

/**
 * Warns of clocks (nhắc thời hạn): a working day before the last day, and when it was missed; each once for a due
 * day, however often the job runs. Told are who controls procedures and, of what was missed, the leaders.
 */
export async function warnOfClocks(ctx: Ctx): Promise<number> {
  systemOnly(ctx)
  const clocks = (await seenClocks(ctx, await store.listMatters(ctx.db, ctx.agency.id))).filter(({ warning }) => warning !== undefined)
  if (clocks.length === 0) return 0
  const positions = await listPositions(ctx)
  const holders = (roles: readonly string[]) => [...new Set(positions.filter(({ role }) => roles.includes(role)).map(({ accountId }) => accountId))]
  let given = 0
  for (const { key, name, matterId, title, number, dueOn, legalBasis, warning } of clocks) {
    if (warning === undefined) continue
    await transact(ctx, async (tx) => {
      if (!(await store.insertWarning(tx.db, tx.agency.id, { matterId, clock: key, kind: warning, dueOn, at: tx.now }))) return
      given++
      const accountIds = holders(warning === 'missed' ? ['controlOfficer', 'departmentLeader'] : ['controlOfficer'])
      const detail = { code: number, clock: key, name, title, matterId, dueOn, legalBasis, accountIds }
      await record(tx, { kind: warning === 'missed' ? 'control.clockMissed' : 'control.clockNear', subject: { kind: 'matter', id: matterId }, detail })
    })
  }
  return given
}

function refuse(problem: ReturnType<typeof factProblem>): void {
  if (problem) throw invalid(problem.code, [{ field: 'on', ...problem }], problem.params)
}

const byOf = (ctx: Ctx): { id: string | null; name: string; at: Date } => ({ id: accountOf(ctx.actor) ?? null, name: nameOf(ctx.actor), at: ctx.now })
const nameOf = (actor: Actor): string => (actor.kind === 'visitor' ? '' : actor.name)

