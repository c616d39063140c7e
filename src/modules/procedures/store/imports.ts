import { json, sql, type Db } from '../../../platform/db.ts'
import type { ProcedureDefinition } from '../model/definition.ts'
import type { DraftKind } from '../model/draft.ts'
import type { ImportEntry } from '../model/import.ts'

/** An import as it is kept. */
export type Import = { id: string; entries: ImportEntry[]; at: Date; byName: string; draftedAt: Date | null; drafts: number | null }
type By = { id: string | null; name: string; at: Date }

export const insertImport = (db: Db, agencyId: string, id: string, entries: readonly ImportEntry[], by: By): Promise<number> =>
  db.run(sql`
    insert into procedures.imports (agency_id, id, entries, at, by_id, by_name)
    values (${agencyId}, ${id}, ${json(entries)}::jsonb, ${by.at}, ${by.id}, ${by.name})`)

export const findImport = (db: Db, agencyId: string, id: string): Promise<Import | undefined> =>
  db.maybe(sql`select id, entries, at, by_name, drafted_at, drafts from procedures.imports where agency_id = ${agencyId} and id = ${id}`)

/** Takes an import in hand once; false when drafts were made of it before. */
export const markDrafted = async (db: Db, agencyId: string, id: string, at: Date, drafts: number): Promise<boolean> =>
  (await db.run(sql`update procedures.imports set drafted_at = ${at}, drafts = ${drafts} where agency_id = ${agencyId} and id = ${id} and drafted_at is null`)) > 0

export type Known = { key: string; versionId: string | null; definition: ProcedureDefinition | null; /** Whether it ever had a version. */ isProcedure: boolean; openDrafts: number }

/** What is known here of procedures by key: the definition in force on a day, and how many drafts are open. */
export const listKnown = (db: Db, agencyId: string, day: string, keys: readonly string[]): Promise<Known[]> =>
  db.many(sql`
    select k.key, v.id as version_id, v.definition, p.id is not null as is_procedure,
      (select count(*) from procedures.drafts d where d.agency_id = ${agencyId} and d.procedure_key = k.key and d.state in ('draft', 'inReview', 'approved')) as open_drafts
    from unnest(${keys}::text[]) as k(key)
    left join procedures.procedures p on p.agency_id = ${agencyId} and p.key = k.key
    left join lateral (
      select one.id, one.definition from procedures.versions one
      where one.agency_id = p.agency_id and one.procedure_id = p.id and one.valid_from <= ${day}::date and (p.abolished_from is null or p.abolished_from > ${day}::date)
      order by one.valid_from desc limit 1) v on true
    where p.id is not null or exists (select from procedures.drafts d where d.agency_id = ${agencyId} and d.procedure_key = k.key)`)

type Made = { id: string; key: string; kind: DraftKind; baseVersionId: string | null; definition: ProcedureDefinition }

/** Many drafts in two statements: 250 of 30 kB in under a second. */
export async function insertDrafts(db: Db, agencyId: string, drafts: readonly Made[], by: By): Promise<void> {
  await db.run(sql`
    insert into procedures.drafts (agency_id, id, procedure_key, base_version_id, kind, editors, created_at, created_by, created_by_name, updated_at, updated_by, updated_by_name)
    select ${agencyId}, d.id, d.key, d."baseVersionId", d.kind, array_remove(array[${by.id}::uuid], null), ${by.at}, ${by.id}::uuid, ${by.name}, ${by.at}, ${by.id}::uuid, ${by.name}
    from jsonb_to_recordset(${json(drafts.map(({ definition: _, ...rest }) => rest))}::jsonb) as d (id uuid, key text, kind text, "baseVersionId" uuid)`)
  await db.run(sql`
    insert into procedures.draft_steps (agency_id, draft_id, step, part, definition, at, by_id, by_name)
    select ${agencyId}, d.id, 1, 'identity', d.definition, ${by.at}, ${by.id}::uuid, ${by.name}
    from jsonb_to_recordset(${json(drafts.map(({ id, definition }) => ({ id, definition })))}::jsonb) as d (id uuid, definition jsonb)`)
}
