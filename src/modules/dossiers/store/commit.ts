import { createHash } from 'node:crypto'
import type { Ctx } from '../../../platform/ctx.ts'
import { isRefusedByDatabase, json, sql, type Db } from '../../../platform/db.ts'
import { conflict, invalid } from '../../../platform/errors.ts'
import { inGroups, type Piece } from '../../../platform/groups.ts'
import { newId } from '../../../platform/ids.ts'
import type { Job } from '../../../platform/jobs.ts'
import { trailRows } from '../../../platform/trail.ts'
import type { Change } from '../model/change.ts'
import type { Dossier } from '../model/dossier.ts'
import { forgetCounts } from './lists.ts'

export type Committed = { id: string; code: string; revision: number; replayed: boolean }

/** The same request twice is one dossier: the key, and what was asked with it. */
export type Idempotency = { actorId: string; key: string; request: unknown }

/** Hash of a request, for telling a repeat from another request under the same key. */
export const requestHash = (request: unknown): string => createHash('sha256').update(JSON.stringify(request)).digest('hex')

/** What of a dossier never changes and its lines in work lists show; a new dossier brings it itself. */
export type Shown = Pick<Dossier, 'versionId' | 'channel' | 'filedAt' | 'applicant'>
type Target = { id: string; revision: number; lastSeq?: number; shown?: Shown }

type Answer = { status: 'done' | 'stale' | 'replayed' | 'conflict'; for: string; id: string; code: string; revision: number }
type Write = Piece & { db: Db; id: string }

/**
 * Writes a change, whole, by `dossiers.commit`: rows, trail and jobs. Changes that arrive while others are written
 * go together in one call (`docs/decisions/023`), each for itself. On another revision than the one it was decided
 * on nothing of it is written: 409, somebody was faster.
 */
export async function commit(ctx: Ctx, target: Target, change: Change, idempotency?: Idempotency): Promise<Committed> {
  const write: Write = {
    db: ctx.db, id: target.id, text: commitPayload(ctx, target, change, idempotency),
    names: [target.id, ...(idempotency ? [`${ctx.agency.id} ${idempotency.actorId} ${idempotency.key}`] : [])],
  }
  // In an open transaction the change is part of it, and of no group.
  const answer = ctx.db.inTransaction ? (await writeGroup([write]))[0] : await writerOf(ctx)(write)
  forgetCounts(ctx)
  if (!answer || answer.status === 'stale') throw conflict('dossier.changedMeanwhile')
  if (answer.status === 'conflict') throw invalid('idempotency.reused')
  return { id: answer.id, code: answer.code, revision: answer.revision, replayed: answer.status === 'replayed' }
}

async function writeGroup(group: readonly Write[]): Promise<Answer[]> {
  const [first] = group
  if (!first) return []
  const { answers } = await first.db.one<{ answers: Answer[] }>(sql`select dossiers.commit(${`[${group.map(({ text }) => text).join(',')}]`}::jsonb) as answers`)
  const byDossier = new Map(answers.map((answer) => [answer.for, answer]))
  return group.map(({ id }) => {
    const answer = byDossier.get(id)
    if (!answer) throw new Error('A change was written without an answer')
    return answer
  })
}

// One queue for each house of the process.
const writers = new WeakMap<object, (write: Write) => Promise<Answer>>()
function writerOf({ files }: Pick<Ctx, 'files'>): (write: Write) => Promise<Answer> {
  // What the database refused it has undone; of a broken connection nobody knows.
  const writer = writers.get(files) ?? inGroups(writeGroup, isRefusedByDatabase)
  writers.set(files, writer)
  return writer
}

/** One element of the argument of `dossiers.commit`. */
export function commitPayload(ctx: Ctx, target: Target, change: Change, idempotency?: Idempotency): string {
  const withId = <T extends object>(row: T) => ({ id: newId(ctx.now), ...row })
  const by = ctx.actor.kind === 'officer' || ctx.actor.kind === 'applicant' ? ctx.actor.accountId : null
  const shown = change.create ?? target.shown
  const rows = trailRows(ctx, change.events.map((event) => ({ ...event, subject: { kind: 'dossier', id: target.id } })))
  const timers: Job[] = (change.timers ?? []).map((timer) => ({
    name: 'dossiers.fireTimer', payload: { agencyId: ctx.agency.id, dossierId: target.id, node: timer.node }, runAt: timer.at, key: `timer:${target.id}:${timer.node}`,
  }))
  return json({
    agencyId: ctx.agency.id, dossierId: target.id, expect: target.revision, dossier: change.progress,
    shown: shown && { ownerName: shown.applicant.owner.name, versionId: change.rebase?.versionId ?? shown.versionId, channel: shown.channel, filedAt: shown.filedAt },
    create: change.create && { ...change.create, ownerName: change.create.applicant.owner.name },
    closeTasks: Object.fromEntries((change.closeTasks ?? []).map(({ id, ...end }) => [id, { ...end, at: ctx.now, by }])),
    openTasks: (change.openTasks ?? []).map(withId),
    reassign: change.reassign ?? {}, moveTasks: change.moveTasks ?? {},
    ledger: (change.ledger ?? []).map((line, i) => ({ ...line, seq: (target.lastSeq ?? 0) + i + 1, actorId: by })),
    papers: (change.papers ?? []).map(withId),
    supplements: (change.supplements ?? []).map((s) => ({ ...withId(s), requestedBy: by })),
    answerSupplements: change.answerSupplements ?? [],
    documents: (change.documents ?? []).map(withId),
    dropDraft: change.dropDraft, rebase: change.rebase,
    events: rows.events, jobs: [...rows.jobs, ...timers],
    idempotency: idempotency && { actorId: idempotency.actorId, key: idempotency.key, hash: requestHash(idempotency.request) },
  })
}
