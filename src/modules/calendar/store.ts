import { json, sql, type Db } from '../../platform/db.ts'
import type { DecidedDay, DecidedHours } from './model/office.ts'

/** The version of an agency's decisions; 0 while it made none. */
export const getVersion = async (db: Db, agencyId: string): Promise<number> =>
  (await db.maybe<{ version: number }>(sql`select version from calendar.versions where agency_id = ${agencyId}`))?.version ?? 0

/** Counts a change; also takes turns with others who change the calendar of this agency. */
export const raiseVersion = (db: Db, agencyId: string): Promise<number> =>
  db.run(sql`
    insert into calendar.versions (agency_id, version) values (${agencyId}, 1)
    on conflict (agency_id) do update set version = calendar.versions.version + 1`)

export const listDays = (db: Db, agencyId: string): Promise<DecidedDay[]> =>
  db.many(sql`select day, kind, hours, name, basis from calendar.days where agency_id = ${agencyId} order by day`)

export const listHours = (db: Db, agencyId: string): Promise<DecidedHours[]> =>
  db.many(sql`select id, valid_from, valid_to, week, reason from calendar.hours where agency_id = ${agencyId} order by valid_from`)

/** Writes decided days, each over the one before. */
export const upsertDays = (db: Db, agencyId: string, days: readonly DecidedDay[], now: Date): Promise<number> =>
  db.run(sql`
    insert into calendar.days (agency_id, day, kind, hours, name, basis, changed_at)
    select ${agencyId}, d.day, d.kind, nullif(d.hours, 'null'), d.name, d.basis, ${now}
    from jsonb_to_recordset(${json(days)}::jsonb) as d (day date, kind text, hours jsonb, name text, basis text)
    on conflict (agency_id, day) do update
    set kind = excluded.kind, hours = excluded.hours, name = excluded.name, basis = excluded.basis, changed_at = excluded.changed_at`)

export const deleteDay = (db: Db, agencyId: string, day: string): Promise<number> =>
  db.run(sql`delete from calendar.days where agency_id = ${agencyId} and day = ${day}::date`)

/** Writes a period of hours; one that begins on the same day is replaced. */
export const upsertHours = (db: Db, agencyId: string, hours: DecidedHours): Promise<number> =>
  db.run(sql`
    insert into calendar.hours (agency_id, id, valid_from, valid_to, week, reason)
    values (${agencyId}, ${hours.id}, ${hours.validFrom}::date, ${hours.validTo}::date, ${json(hours.week)}::jsonb, ${hours.reason})
    on conflict (agency_id, valid_from) do update
    set valid_to = excluded.valid_to, week = excluded.week, reason = excluded.reason`)

/** Removes a period and answers it; undefined if it was not there. */
export const deleteHours = (db: Db, agencyId: string, id: string): Promise<DecidedHours | undefined> =>
  db.maybe(sql`
    delete from calendar.hours where agency_id = ${agencyId} and id = ${id}::uuid
    returning id, valid_from, valid_to, week, reason`)
