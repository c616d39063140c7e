import { accountOf } from './access.ts'
import type { Ctx } from './ctx.ts'
import { json, sql } from './db.ts'
import { newId } from './ids.ts'
import type { Job } from './jobs.ts'

/** Something that happened (sự kiện): `room.pastTense`, what it happened to, and what else is worth knowing. */
export type TrailEvent = {
  kind: `${string}.${string}`
  subject: { kind: string; id: string }
  detail?: Record<string, unknown>
}

/** Event kind → names of the jobs it sets off; each gets `{ agencyId, eventId }`. */
export type Subscriptions = Readonly<Record<string, readonly string[]>>

/** The rows and jobs of events, for a store that writes them in a statement of its own (hot paths). */
export function trailRows(ctx: Ctx, events: readonly TrailEvent[]): { events: unknown[]; jobs: Job[] } {
  const jobs: Job[] = []
  const rows = events.map((event) => {
    const id = newId(ctx.now)
    for (const name of ctx.subscriptions[event.kind] ?? []) {
      jobs.push({ name, payload: { agencyId: ctx.agency.id, eventId: id }, key: `${name}:${id}` })
    }
    return {
      agencyId: ctx.agency.id, id, at: ctx.now, kind: event.kind,
      subjectKind: event.subject.kind, subjectId: event.subject.id,
      actorKind: ctx.actor.kind, actorId: accountOf(ctx.actor), requestId: ctx.requestId, detail: event.detail ?? {},
    }
  })
  return { events: rows, jobs }
}

/** Records events and enqueues what they set off, in the caller's transaction. The trail has no update. */
export async function record(ctx: Ctx, ...events: TrailEvent[]): Promise<void> {
  const rows = trailRows(ctx, events)
  await ctx.db.run(sql`select trail.record(${json(rows.events)}::jsonb, ${json(rows.jobs)}::jsonb)`)
}

/** An event as it is read back. */
export type RecordedEvent = {
  id: string
  at: Date
  kind: string
  subjectKind: string
  subjectId: string
  actorKind: string
  actorId: string | null
  detail: Record<string, unknown>
}

/** What happened to one thing, oldest first. */
export const eventsOf = (ctx: Ctx, subjectId: string, limit = 500): Promise<RecordedEvent[]> =>
  ctx.db.many(sql`
    select id, at, kind, subject_kind, subject_id, actor_kind, actor_id, detail from trail.events
    where agency_id = ${ctx.agency.id} and subject_id = ${subjectId} order by id limit ${limit}`)

/** One event, for the job it set off. */
export const findEvent = (ctx: Ctx, id: string): Promise<RecordedEvent | undefined> =>
  ctx.db.maybe(sql`
    select id, at, kind, subject_kind, subject_id, actor_kind, actor_id, detail from trail.events
    where agency_id = ${ctx.agency.id} and id = ${id}`)
