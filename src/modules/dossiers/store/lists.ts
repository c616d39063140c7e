import type { Ctx } from '../../../platform/ctx.ts'
import { empty, join, sql, type Db, type Sql } from '../../../platform/db.ts'
import { createShelf } from '../../../platform/shelf.ts'
import type { ListPlace } from '../model/list-place.ts'
import type { Business, Channel, Delivery, Supplement } from '../model/dossier.ts'
import { seenBy, type Sight } from './read.ts'

/** Whose work: given to the person, or waiting for anyone who holds one of these roles in these units. */
export type Whose = { accountId: string; desks: { unitId: string; role: string }[] }

/** How many open dossiers each version has. */
export const countOpenByVersion = (db: Db, agencyId: string): Promise<{ versionId: string; count: number }[]> =>
  db.many(sql`
    select version_id, count(*)::int as count from dossiers.dossiers
    where agency_id = ${agencyId} and business in ('filed', 'processing') group by version_id`)

export type Urgency = 'all' | 'overdue' | 'near' | 'onTime' | 'waiting'
export type WorkFilter = { urgency: Urgency; search: string; stepId: string; channel: string; offset: number; limit: number; now: Date; nearUntil: Date }

const urgencyIs = (filter: Pick<WorkFilter, 'urgency' | 'now' | 'nearUntil'>): Sql => {
  if (filter.urgency === 'overdue') return sql`and not t.paused and t.dossier_due_at < ${filter.now}`
  if (filter.urgency === 'near') return sql`and not t.paused and t.dossier_due_at >= ${filter.now} and t.dossier_due_at <= ${filter.nearUntil}`
  if (filter.urgency === 'onTime') return sql`and not t.paused and (t.dossier_due_at is null or t.dossier_due_at > ${filter.nearUntil})`
  if (filter.urgency === 'waiting') return sql`and t.paused`
  return empty
}

export type WorkCounts = { all: number; overdue: number; near: number; onTime: number; waiting: number }

const branchesOf = (whose: Whose): Sql[] => [
  sql`t.assignee_id = ${whose.accountId}`,
  ...whose.desks.map((desk) => sql`t.unit_id = ${desk.unitId} and t.role = ${desk.role} and t.assignee_id is null`),
]

/**
 * The person's tasks by due date, as JSON text: each open task carries its line. Each branch walks one index in the
 * order of the list and stops early, then the branches are merged: 25 lines cost the same at 100,000 and at
 * 1,000,000 dossiers, and are handed on as they are.
 */
export async function findWorkLines(db: Db, agencyId: string, whose: Whose, filter: WorkFilter): Promise<string> {
  const ofDossier = filter.search !== '' || filter.channel !== ''
  const narrow = sql`
    ${filter.search === '' ? empty : sql`and d.search_key like ${`%${filter.search.replace(/[%_\\]/g, '\\$&')}%`}`}
    ${filter.channel === '' ? empty : sql`and d.channel = ${filter.channel}`}
    ${filter.stepId === '' ? empty : sql`and t.step_name = ${filter.stepId}`}
    ${urgencyIs(filter)}`
  const branches = branchesOf(whose).map((condition) => sql`(
    select t.dossier_due_at, t.id, t.line from dossiers.tasks t ${ofDossier ? sql`join dossiers.dossiers d on d.agency_id = t.agency_id and d.id = t.dossier_id` : empty}
    where t.agency_id = ${agencyId} and t.closed_at is null and ${condition} ${narrow}
    order by t.dossier_due_at, t.id limit ${filter.offset + filter.limit})`)
  const { lines } = await db.one<{ lines: string }>(sql`
    select '[' || coalesce(string_agg(line, ',' order by dossier_due_at, id), '') || ']' as lines
    from (select * from (${join(branches, ' union all ')}) u order by dossier_due_at, id limit ${filter.limit} offset ${filter.offset}) w`)
  return lines
}

/** How many of the person's tasks stand where in time, by step: read from the index alone, nothing is sorted. */
function countsOf(agencyId: string, whose: Whose, at: { now: Date; nearUntil: Date }): Sql {
  const branches = branchesOf(whose).map((condition) => sql`
    select t.dossier_due_at, t.paused, t.step_name from dossiers.tasks t where t.agency_id = ${agencyId} and t.closed_at is null and ${condition}`)
  return sql`
    select step_name as step, count(*) as all, count(*) filter (where not paused and dossier_due_at < ${at.now}) as overdue,
      count(*) filter (where not paused and dossier_due_at >= ${at.now} and dossier_due_at <= ${at.nearUntil}) as near,
      count(*) filter (where not paused and (dossier_due_at is null or dossier_due_at > ${at.nearUntil})) as on_time,
      count(*) filter (where paused) as waiting
    from (${join(branches, ' union all ')}) w group by step_name`
}

// Counting walks over all open tasks of a desk, which may be thousands; a page shows 25. So the counts are kept for
// five seconds, counted anew behind whoever asks in the next five, and every change of this process lets go of them.
const { kept, forget } = createShelf(5_000, 5_000)
export const forgetCounts = forget

/** The counts of a person's work, and the names of its steps in Vietnamese order. */
export const countWork = (ctx: Pick<Ctx, 'db' | 'files' | 'now'>, agencyId: string, whose: Whose, at: { now: Date; nearUntil: Date }): Promise<{ counts: WorkCounts; steps: string[] }> =>
  kept(ctx, JSON.stringify([agencyId, whose, at.nearUntil]), async () => {
    const byStep = await ctx.db.many<WorkCounts & { step: string }>(countsOf(agencyId, whose, at))
    const sum = (key: keyof WorkCounts) => byStep.reduce((total, row) => total + row[key], 0)
    return {
      counts: { all: sum('all'), overdue: sum('overdue'), near: sum('near'), onTime: sum('onTime'), waiting: sum('waiting') },
      steps: byStep.map((row) => row.step).sort((x, y) => x.localeCompare(y, 'vi')),
    }
  })

/** How much open work each of these officers has. */
export const countOpenWork = (db: Db, agencyId: string, accountIds: readonly string[]): Promise<{ assigneeId: string; open: number }[]> =>
  db.many(sql`
    select assignee_id, count(*) as open from dossiers.tasks
    where agency_id = ${agencyId} and assignee_id = any(${[...accountIds]}::uuid[]) and closed_at is null group by assignee_id`)

/** One row of a list of dossiers. */
export type DossierItem = {
  id: string
  code: string
  ownerName: string
  versionId: string
  channel: Channel
  business: Business
  supplement: Supplement
  delivery: Delivery
  filedAt: Date
  acceptedAt: Date | null
  finishedAt: Date | null
  dueAt: Date | null
  pausedAt: Date | null
}
export type DossierFilter = { search: string; state: '' | 'filed' | 'toReceive' | 'processing' | 'waiting' | 'answered' | 'overdue' | 'ready' | 'finished' | 'ended'; /** the unit that resolves it */ unitId: string | null; before: ListPlace | null; limit: number; now: Date }

const stateIs = (state: DossierFilter['state'], now: Date): Sql => {
  switch (state) {
    case 'filed': return sql`and d.business = 'filed'`
    case 'toReceive': return sql`and d.business = 'filed' and d.supplement <> 'requested'`
    case 'processing': return sql`and d.business = 'processing'`
    case 'waiting': return sql`and d.business in ('filed', 'processing') and d.supplement in ('requested', 'sent')`
    case 'answered': return sql`and d.business in ('filed', 'processing') and d.supplement = 'sent'`
    case 'overdue': return sql`and d.business in ('filed', 'processing') and d.due_at < ${now} and d.paused_at is null`
    case 'ready': return sql`and d.business = 'finished' and d.delivery = 'ready'`
    case 'finished': return sql`and d.business = 'finished'`
    case 'ended': return sql`and d.business in ('notReceived', 'refused', 'withdrawn', 'stopped')`
    default: return empty
  }
}

/** Newer first; what was filed in the same instant by id, so that a page loses none of it. */
const behind = ({ at, id }: ListPlace): Sql => (id === null ? sql`and d.filed_at < ${at}` : sql`and d.filed_at <= ${at} and (d.filed_at < ${at} or d.id < ${id}::uuid)`)

/** Dossiers a person may see, newest first; the next page starts behind the last dossier shown. */
export const listDossiers = (db: Db, agencyId: string, sight: Sight, filter: DossierFilter): Promise<DossierItem[]> =>
  db.many(sql`
    select d.id, d.code, d.owner_name, d.version_id, d.channel, d.business, d.supplement, d.delivery, d.filed_at, d.accepted_at, d.finished_at, d.due_at, d.paused_at
    from dossiers.dossiers d where ${seenBy(agencyId, sight)} ${stateIs(filter.state, filter.now)}
      ${filter.search === '' ? empty : sql`and d.search_key like ${`%${filter.search.replace(/[%_\\]/g, '\\$&')}%`}`}
      ${filter.unitId === null ? empty : sql`and d.unit_id = ${filter.unitId}`}
      ${filter.before === null ? empty : behind(filter.before)}
    order by d.filed_at desc, d.id desc limit ${filter.limit}`)

/** Figures of a period for the home page: what was finished, how it stood in time, what is open. */
export type Figures = { finished: number; /** of them with a due date: the denominator of timeliness, compared by day */ dated: number; onTime: number; late: number; online: number; open: number; waiting: number }

export const countFigures = (db: Db, agencyId: string, from: Date, to: Date): Promise<Figures> =>
  db.one(sql`
    select f.*, o.open, o.waiting from (
      select count(*) as finished, count(*) filter (where due_on is not null) as dated,
        count(*) filter (where (finished_at at time zone 'Asia/Ho_Chi_Minh')::date <= due_on) as on_time,
        count(*) filter (where (finished_at at time zone 'Asia/Ho_Chi_Minh')::date > due_on) as late, count(*) filter (where channel = 'online') as online
      from dossiers.dossiers where agency_id = ${agencyId} and business = 'finished' and finished_at >= ${from} and finished_at < ${to}) f,
     (select count(*) as open, count(*) filter (where supplement in ('requested', 'sent')) as waiting
      from dossiers.dossiers where agency_id = ${agencyId} and business in ('filed', 'processing')) o`)

/** Versions most filed lately, for the home page. */
export const countByProcedure = (db: Db, agencyId: string, from: Date, limit: number): Promise<{ procedureId: string; filings: number }[]> =>
  db.many(sql`
    select procedure_id, count(*) as filings from dossiers.dossiers where agency_id = ${agencyId} and filed_at >= ${from}
    group by procedure_id order by filings desc, procedure_id limit ${limit}`)

/** A dossier that a changed calendar gave another date. */
export type MovedDossier = { at: Date; code: string; from: string | null; to: string | null; cause: string; ownerName: string }

/** The dossiers moved lately, newest first. */
export const listMoved = (db: Db, agencyId: string, limit: number): Promise<MovedDossier[]> =>
  db.many(sql`
    select e.at, d.code, d.owner_name, e.detail->>'from' as from, e.detail->>'to' as to, coalesce(e.detail->>'cause', '') as cause
    from trail.events e join dossiers.dossiers d on d.agency_id = e.agency_id and d.id = e.subject_id
    where e.agency_id = ${agencyId} and e.kind = 'dossier.dueMoved' order by e.id desc limit ${limit}`)
