import { createHash } from 'node:crypto'
import type { Ctx } from '../../../platform/ctx.ts'
import { json, sql } from '../../../platform/db.ts'
import { conflict, invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { Job } from '../../../platform/jobs.ts'
import { trailRows } from '../../../platform/trail.ts'
import type { Change } from '../model/change.ts'

export type Committed = { id: string; code: string; revision: number; replayed: boolean }

/** The same request twice is one dossier: the key, and what was asked with it. */
export type Idempotency = { actorId: string; key: string; request: unknown }

/** Hash of a request, for telling a repeat from another request under the same key. */
export const requestHash = (request: unknown): string => createHash('sha256').update(JSON.stringify(request)).digest('hex')

type Target = { id: string; revision: number; lastSeq?: number }

/**
 * Writes a change, whole, in one round trip (`dossiers.commit`): rows, trail and jobs. On another revision than
 * the one it was decided on nothing is written: 409, somebody was faster.
 */
export async function commit(ctx: Ctx, target: Target, change: Change, idempotency?: Idempotency): Promise<Committed> {
  const payload = commitPayload(ctx, target, change, idempotency)
  const { answer } = await ctx.db.one<{ answer: { status: 'done' | 'stale' | 'replayed' | 'conflict'; id: string; code: string; revision: number } }>(
    sql`select dossiers.commit(${payload}::jsonb) as answer`)
  if (answer.status === 'stale') throw conflict('dossier.changedMeanwhile')
  if (answer.status === 'conflict') throw invalid('idempotency.reused')
  return { id: answer.id, code: answer.code, revision: answer.revision, replayed: answer.status === 'replayed' }
}

/** The argument of `dossiers.commit`; the loader of made-up dossiers writes many of them at once. */
export function commitPayload(ctx: Ctx, target: Target, change: Change, idempotency?: Idempotency): string {
  const withId = <T extends object>(row: T) => ({ id: newId(ctx.now), ...row })
  const by = ctx.actor.kind === 'officer' || ctx.actor.kind === 'applicant' ? ctx.actor.accountId : null
  const rows = trailRows(ctx, change.events.map((event) => ({ ...event, subject: { kind: 'dossier', id: target.id } })))
  const timers: Job[] = (change.timers ?? []).map((timer) => ({
    name: 'dossiers.fireTimer', payload: { agencyId: ctx.agency.id, dossierId: target.id, node: timer.node }, runAt: timer.at, key: `timer:${target.id}:${timer.node}`,
  }))
  return json({
    agencyId: ctx.agency.id, dossierId: target.id, expect: target.revision, dossier: change.progress,
    create: change.create && { ...change.create, ownerName: change.create.applicant.owner.name },
    closeTasks: (change.closeTasks ?? []).map((task) => ({ ...task, at: ctx.now, by })),
    openTasks: (change.openTasks ?? []).map(withId),
    reassign: change.reassign ?? {}, moveTasks: change.moveTasks ?? {},
    ledger: (change.ledger ?? []).map((line, i) => ({ ...line, seq: (target.lastSeq ?? 0) + i + 1, actorId: by })),
    papers: (change.papers ?? []).map(withId),
    supplements: (change.supplements ?? []).map((s) => ({ ...withId(s), requestedBy: by })),
    answerSupplements: change.answerSupplements ?? [],
    documents: (change.documents ?? []).map(withId),
    dropDraft: change.dropDraft,
    events: rows.events, jobs: [...rows.jobs, ...timers],
    idempotency: idempotency && { actorId: idempotency.actorId, key: idempotency.key, hash: requestHash(idempotency.request) },
  })
}
