import { json, sql, type Db } from '../../../platform/db.ts'
import { procedureSchema, type ProcedureDefinition } from '../model/definition.ts'
import { STEPS_KEPT, type Draft, type DraftReader, type DraftRef, type DraftState, type ListedDraft } from '../model/draft.ts'

const ref = sql`
  d.id, d.procedure_key as key, s.name, s.code, s.field, d.kind, d.state, d.base_version_id,
  d.revision, d.created_at, d.created_by, d.created_by_name, d.updated_at, d.updated_by_name`
const current = sql`
  procedures.drafts d join procedures.draft_steps s on s.agency_id = d.agency_id and s.draft_id = d.id and s.step = d.step`

/**
 * Drafts of an agency, the latest change first: of one state, or all; without `all` not those that are published or
 * given up. `mine`: this account wrote at them or sent them.
 */
export const listDrafts = (db: Db, agencyId: string, wanted: { all: boolean; state: DraftState | null }, accountId: string | null): Promise<ListedDraft[]> =>
  db.many(sql`
    select ${ref}, d.reviewed_by,
      coalesce(${accountId}::uuid = any(d.editors), false) as mine
    from ${current}
    where d.agency_id = ${agencyId} and (${wanted.all}::boolean or d.state in ('draft', 'inReview', 'approved')) and (${wanted.state}::text is null or d.state = ${wanted.state})
    order by d.updated_at desc, d.id limit 5000`)

export async function findDraft(db: Db, agencyId: string, id: string): Promise<Draft | undefined> {
  const found = await db.maybe<Draft>(sql`
    select ${ref}, s.definition,
      exists (select from procedures.draft_steps before where before.agency_id = d.agency_id and before.draft_id = d.id and before.step < d.step) as can_undo,
      exists (select from procedures.draft_steps after where after.agency_id = d.agency_id and after.draft_id = d.id and after.step > d.step) as can_redo
    from ${current} where d.agency_id = ${agencyId} and d.id = ${id}`)
  return found && { ...found, definition: procedureSchema.parse(found.definition) }
}

/** The row of a draft, held until the transaction ends, with what the current step is. */
export const lockDraft = (db: Db, agencyId: string, id: string): Promise<{ revision: number; step: number; state: DraftRef['state']; updatedByName: string } | undefined> =>
  db.maybe(sql`select revision, step, state, updated_by_name from procedures.drafts where agency_id = ${agencyId} and id = ${id} for update`)

type Made = { id: string; key: string; kind: DraftRef['kind']; baseVersionId: string | null; definition: ProcedureDefinition }
type By = { id: string | null; name: string; at: Date }

export async function insertDraft(db: Db, agencyId: string, draft: Made, by: By): Promise<void> {
  await db.run(sql`
    insert into procedures.drafts (agency_id, id, procedure_key, base_version_id, kind, editors, created_at, created_by, created_by_name, updated_at, updated_by, updated_by_name)
    values (${agencyId}, ${draft.id}, ${draft.key}, ${draft.baseVersionId}, ${draft.kind}, array_remove(array[${by.id}::uuid], null), ${by.at}, ${by.id}, ${by.name}, ${by.at}, ${by.id}, ${by.name})`)
  await insertStep(db, agencyId, draft.id, 1, 'identity', draft.definition, by)
}

export const insertStep = (db: Db, agencyId: string, draftId: string, step: number, part: string, definition: ProcedureDefinition, by: By): Promise<number> =>
  db.run(sql`
    insert into procedures.draft_steps (agency_id, draft_id, step, part, definition, at, by_id, by_name)
    values (${agencyId}, ${draftId}, ${step}, ${part}, ${json(definition)}::jsonb, ${by.at}, ${by.id}, ${by.name})`)

/** When, where and by whom a step was made. */
export const findStep = (db: Db, agencyId: string, draftId: string, step: number): Promise<{ part: string; at: Date; byId: string | null } | undefined> =>
  db.maybe(sql`select part, at, by_id from procedures.draft_steps where agency_id = ${agencyId} and draft_id = ${draftId} and step = ${step}`)

/** Writes over a step: small changes that follow each other closely are one step back. `at` stays, so that a step has an end. */
export const changeStep = (db: Db, agencyId: string, draftId: string, step: number, definition: ProcedureDefinition): Promise<number> =>
  db.run(sql`
    update procedures.draft_steps set definition = ${json(definition)}::jsonb
    where agency_id = ${agencyId} and draft_id = ${draftId} and step = ${step}`)

/** What was taken back and can be done again goes when something else is done; so do the oldest steps. */
export const dropSteps = (db: Db, agencyId: string, draftId: string, after: number): Promise<number> =>
  db.run(sql`
    delete from procedures.draft_steps
    where agency_id = ${agencyId} and draft_id = ${draftId} and (step > ${after} or step <= ${after - STEPS_KEPT})`)

/** The nearest step before or after one. */
export const nextStep = (db: Db, agencyId: string, draftId: string, step: number, way: 'back' | 'on'): Promise<{ step: number | null }> =>
  way === 'back'
    ? db.one(sql`select max(step) as step from procedures.draft_steps where agency_id = ${agencyId} and draft_id = ${draftId} and step < ${step}`)
    : db.one(sql`select min(step) as step from procedures.draft_steps where agency_id = ${agencyId} and draft_id = ${draftId} and step > ${step}`)

/** Notes that somebody wrote at a draft: from now on they judge none of it, also when their steps are long gone. */
export const touchDraft = (db: Db, agencyId: string, id: string, change: { step?: number; state?: DraftRef['state'] }, by: By): Promise<{ revision: number }> =>
  db.one(sql`
    update procedures.drafts
    set revision = revision + 1, step = coalesce(${change.step ?? null}::integer, step), state = coalesce(${change.state ?? null}::text, state),
      updated_at = ${by.at}, updated_by = ${by.id}, updated_by_name = ${by.name},
      editors = case when ${by.id}::uuid is null or ${by.id}::uuid = any(editors) then editors else editors || ${by.id}::uuid end
    where agency_id = ${agencyId} and id = ${id} returning revision`)

export const upsertReader = (db: Db, agencyId: string, draftId: string, accountId: string, name: string, part: string, at: Date): Promise<number> =>
  db.run(sql`
    insert into procedures.draft_readers (agency_id, draft_id, account_id, name, part, seen_at)
    values (${agencyId}, ${draftId}, ${accountId}, ${name}, ${part}, ${at})
    on conflict (agency_id, draft_id, account_id) do update set part = excluded.part, seen_at = excluded.seen_at`)

/** Who else was seen in a draft since a moment. */
export const listReaders = (db: Db, agencyId: string, draftId: string, not: string, since: Date): Promise<DraftReader[]> =>
  db.many(sql`
    select name, part, seen_at from procedures.draft_readers
    where agency_id = ${agencyId} and draft_id = ${draftId} and account_id <> ${not} and seen_at > ${since} order by name`)
