import { join, json, sql, type Db } from '../../../platform/db.ts'
import type { Plan } from '../../workflow/model.ts'
import { procedureSchema, type ProcedureDefinition } from '../model/definition.ts'
import type { Summary } from '../model/summary.ts'

/** A version (phiên bản) as it was published; nothing of it ever changes. */
export type Version = {
  id: string
  procedureId: string
  number: number
  /** First day in force. */
  validFrom: string
  definition: ProcedureDefinition
  /** The compiled process; null while there is none. */
  plan: Plan | null
  /** SHA-256 of the definition, hex. */
  hash: string
  publishedAt: Date
}

export type Listed = Summary & { versionId: string; procedureId: string; number: number; searchKey: string }

/** Keeps the version in force on a day, of each procedure that is not abolished. */
const inForce = (agencyId: string, day: string) => sql`
  v.agency_id = ${agencyId} and v.valid_from <= ${day}::date
  and not exists (
    select from procedures.versions later
    where later.agency_id = v.agency_id and later.procedure_id = v.procedure_id
      and later.valid_from > v.valid_from and later.valid_from <= ${day}::date)
  and exists (
    select from procedures.procedures p
    where p.agency_id = v.agency_id and p.id = v.procedure_id
      and (p.abolished_from is null or p.abolished_from > ${day}::date))`

const listed = sql`v.id as version_id, v.procedure_id, v.number, v.summary, v.search_key`
type Row = Omit<Listed, keyof Summary> & { summary: Summary }
const flat = (rows: Row[]): Listed[] => rows.map(({ summary, ...rest }) => ({ ...summary, ...rest }))

/** The procedures in force; `words` (from `searchWords`) must each occur in the search key. By name. */
export async function listInForce(db: Db, agencyId: string, day: string, words: readonly string[], field: string | null): Promise<Listed[]> {
  const conditions = [
    inForce(agencyId, day),
    ...words.map((word) => sql`v.search_key like ${`%${word}%`}`),
    ...(field === null ? [] : [sql`v.summary ->> 'field' = ${field}`]),
  ]
  return flat(await db.many<Row>(sql`
    select ${listed} from procedures.versions v where ${join(conditions, ' and ')}
    order by v.summary ->> 'name' collate "vi-x-icu", v.id`))
}

/** Names of procedures in force, by key. */
export const listNames = (db: Db, agencyId: string, day: string, keys: readonly string[]): Promise<{ key: string; name: string }[]> =>
  db.many(sql`
    select v.summary ->> 'key' as key, v.summary ->> 'name' as name from procedures.versions v
    join procedures.procedures named on named.agency_id = v.agency_id and named.id = v.procedure_id
    where ${inForce(agencyId, day)} and named.key = any(${keys})`)

/** The nearest by letters, for a query in which something was mistyped. */
export async function listAlike(db: Db, agencyId: string, day: string, key: string, limit: number): Promise<Listed[]> {
  return flat(await db.many<Row>(sql`
    select ${listed} from procedures.versions v
    where ${inForce(agencyId, day)} and strict_word_similarity(${key}, v.search_key) > 0.35
    order by strict_word_similarity(${key}, v.search_key) desc, v.id limit ${limit}`))
}

export const findProcedure = (db: Db, agencyId: string, key: string): Promise<{ id: string } | undefined> =>
  db.maybe(sql`select id from procedures.procedures where agency_id = ${agencyId} and key = ${key}`)

export const lockProcedure = (db: Db, agencyId: string, id: string): Promise<{ id: string }> =>
  db.one(sql`select id from procedures.procedures where agency_id = ${agencyId} and id = ${id} for no key update`)

export const insertProcedure = (db: Db, agencyId: string, id: string, key: string): Promise<number> =>
  db.run(sql`insert into procedures.procedures (agency_id, id, key) values (${agencyId}, ${id}, ${key}) on conflict (agency_id, key) do nothing`)

export type VersionRef = { id: string; number: number; validFrom: string; hash: string; abolishedFrom: string | null }

/** All versions of a procedure, newest first, without their contents. */
export const listVersions = (db: Db, agencyId: string, key: string): Promise<VersionRef[]> =>
  db.many(sql`
    select v.id, v.number, v.valid_from, v.hash, p.abolished_from
    from procedures.procedures p
    join procedures.versions v on v.agency_id = p.agency_id and v.procedure_id = p.id
    where p.agency_id = ${agencyId} and p.key = ${key}
    order by v.valid_from desc`)

/** The same of many procedures at once, each with its key. */
export const listVersionsOf = (db: Db, agencyId: string, keys: readonly string[]): Promise<(VersionRef & { key: string })[]> =>
  db.many(sql`
    select p.key, v.id, v.number, v.valid_from, v.hash, p.abolished_from
    from procedures.procedures p
    join procedures.versions v on v.agency_id = p.agency_id and v.procedure_id = p.id
    where p.agency_id = ${agencyId} and p.key = any(${[...keys]}::text[])
    order by v.valid_from desc`)

/** As published; parts that the schema has learnt since then are filled with "not stated". */
export async function findVersion(db: Db, agencyId: string, id: string): Promise<Version | undefined> {
  const found = await db.maybe<Version>(sql`
    select id, procedure_id, number, valid_from, definition, plan, hash, published_at
    from procedures.versions where agency_id = ${agencyId} and id = ${id}`)
  return found && { ...found, definition: procedureSchema.parse(found.definition) }
}

export const insertVersion = (db: Db, agencyId: string, version: Version, summary: Summary, searchKey: string, by: string | undefined): Promise<number> =>
  db.run(sql`
    insert into procedures.versions
      (agency_id, id, procedure_id, number, valid_from, definition, plan, hash, summary, search_key, published_at, published_by)
    values (${agencyId}, ${version.id}, ${version.procedureId}, ${version.number}, ${version.validFrom}::date,
      ${json(version.definition)}::jsonb, ${version.plan && json(version.plan)}::jsonb, ${version.hash}, ${json(summary)}::jsonb,
      ${searchKey}, ${version.publishedAt}, ${by ?? null})`)
