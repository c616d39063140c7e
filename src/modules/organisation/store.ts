import { sql, type Db } from '../../platform/db.ts'
import type { Agency, AgencyCode, AgencyDetails, Delegation, Position, Unit } from './model.ts'

const agencyColumns = sql`a.id, c.code, a.name, a.parent_name, a.place, a.address, a.phone`

/** The agency whose present or former code this is. */
export const findAgencyByCode = (db: Db, code: string): Promise<Agency | undefined> =>
  db.maybe(sql`
    select a.id, now.code, a.name, a.parent_name, a.place, a.address, a.phone
    from organisation.agency_codes c
    join organisation.agencies a on a.id = c.agency_id
    join organisation.agency_codes now on now.agency_id = a.id and now.valid_to is null
    where c.code = ${code}`)

export const listAgencies = (db: Db): Promise<Agency[]> =>
  db.many(sql`
    select ${agencyColumns} from organisation.agencies a
    join organisation.agency_codes c on c.agency_id = a.id and c.valid_to is null
    order by a.created_at, c.code`)

export const findAgency = (db: Db, agencyId: string): Promise<Agency | undefined> =>
  db.maybe(sql`
    select ${agencyColumns} from organisation.agencies a
    join organisation.agency_codes c on c.agency_id = a.id and c.valid_to is null
    where a.id = ${agencyId}`)

export const updateAgency = (db: Db, agencyId: string, details: AgencyDetails): Promise<number> =>
  db.run(sql`
    update organisation.agencies set name = ${details.name}, parent_name = ${details.parentName}, place = ${details.place},
      address = ${details.address}, phone = ${details.phone}
    where id = ${agencyId}`)

export const listCodes = (db: Db, agencyId: string): Promise<AgencyCode[]> =>
  db.many(sql`
    select code, valid_from, valid_to, decision from organisation.agency_codes
    where agency_id = ${agencyId} order by valid_from desc`)

export const listUnits = (db: Db, agencyId: string): Promise<Unit[]> =>
  db.many(sql`
    select id, name, short_name, kind, fields from organisation.units
    where agency_id = ${agencyId} and closed_at is null order by sort, name`)

export const listPositions = (db: Db, agencyId: string, day: string): Promise<Position[]> =>
  db.many(sql`
    select p.id, p.unit_id, u.name as unit_name, p.account_id, a.name as person_name, p.role, p.title, p.valid_from, p.valid_to
    from organisation.positions p
    join organisation.units u on u.agency_id = p.agency_id and u.id = p.unit_id
    join people.accounts a on a.id = p.account_id
    where p.agency_id = ${agencyId} and p.valid_from <= ${day} and (p.valid_to is null or p.valid_to >= ${day})
      and a.disabled_at is null
    order by u.sort, u.name, p.valid_from, a.name`)

export const insertAgency = (db: Db, agency: Agency, validFrom: string): Promise<number> =>
  db.run(sql`
    with made as (
      insert into organisation.agencies (id, name, parent_name, place, address, phone)
      values (${agency.id}, ${agency.name}, ${agency.parentName}, ${agency.place}, ${agency.address}, ${agency.phone}) returning id)
    insert into organisation.agency_codes (code, agency_id, valid_from) select ${agency.code}, id, ${validFrom}::date from made`)

export const closeCode = (db: Db, agencyId: string, lastDay: string): Promise<number> =>
  db.run(sql`update organisation.agency_codes set valid_to = ${lastDay}::date where agency_id = ${agencyId} and valid_to is null`)

export const insertCode = (db: Db, agencyId: string, code: string, validFrom: string, decision: string): Promise<number> =>
  db.run(sql`insert into organisation.agency_codes (code, agency_id, valid_from, decision) values (${code}, ${agencyId}, ${validFrom}::date, ${decision})`)

export const insertUnit = (db: Db, agencyId: string, unit: Unit & { sort: number }): Promise<number> =>
  db.run(sql`
    insert into organisation.units (agency_id, id, name, short_name, kind, sort, fields)
    values (${agencyId}, ${unit.id}, ${unit.name}, ${unit.shortName}, ${unit.kind}, ${unit.sort}, ${unit.fields})`)

/** The place in the list behind every unit there is. */
export const nextSort = async (db: Db, agencyId: string): Promise<number> =>
  (await db.one<{ next: number }>(sql`select coalesce(max(sort), 0) + 1 as next from organisation.units where agency_id = ${agencyId} and closed_at is null`)).next

export const updateUnit = (db: Db, agencyId: string, unit: Unit & { sort: number | undefined }): Promise<number> =>
  db.run(sql`
    update organisation.units set name = ${unit.name}, short_name = ${unit.shortName}, kind = ${unit.kind}, fields = ${unit.fields},
      sort = coalesce(${unit.sort ?? null}::integer, sort)
    where agency_id = ${agencyId} and id = ${unit.id} and closed_at is null`)

export const closeUnit = (db: Db, agencyId: string, id: string, day: string): Promise<number> =>
  db.run(sql`update organisation.units set closed_at = ${day}::date where agency_id = ${agencyId} and id = ${id} and closed_at is null`)

/** Takes hold of a unit that is not closed, so that it is not closed while somebody is appointed to it. */
export const lockUnit = (db: Db, agencyId: string, id: string): Promise<{ id: string } | undefined> =>
  db.maybe(sql`select id from organisation.units where agency_id = ${agencyId} and id = ${id} and closed_at is null for update`)

/** Positions in a unit that are held on this day or after it. */
export const countHeld = async (db: Db, agencyId: string, unitId: string, day: string): Promise<number> =>
  (await db.one<{ held: number }>(sql`
    select count(*) as held from organisation.positions
    where agency_id = ${agencyId} and unit_id = ${unitId} and (valid_to is null or valid_to >= ${day}::date)`)).held

export type PositionRow = { id: string; accountId: string; role: string; validFrom: string; validTo: string | null }

/** A position, held for whoever changes it. */
export const lockPosition = (db: Db, agencyId: string, id: string): Promise<PositionRow | undefined> =>
  db.maybe(sql`
    select id, account_id, role, valid_from, valid_to from organisation.positions where agency_id = ${agencyId} and id = ${id} for update`)

/** Whether this person holds this role in this unit already, on the day or after it. */
export const holdsAlready = async (db: Db, agencyId: string, position: { unitId: string; accountId: string; role: string; validFrom: string }): Promise<boolean> =>
  (await db.one<{ held: boolean }>(sql`
    select exists (
      select from organisation.positions
      where agency_id = ${agencyId} and unit_id = ${position.unitId} and account_id = ${position.accountId} and role = ${position.role}
        and (valid_to is null or valid_to >= ${position.validFrom}::date)) as held`)).held

export const insertPosition = (db: Db, agencyId: string, position: { id: string; unitId: string; accountId: string; role: string; title: string; validFrom: string }): Promise<number> =>
  db.run(sql`
    insert into organisation.positions (agency_id, id, unit_id, account_id, role, title, valid_from)
    values (${agencyId}, ${position.id}, ${position.unitId}, ${position.accountId}, ${position.role}, ${position.title}, ${position.validFrom}::date)`)

export const endPosition = (db: Db, agencyId: string, id: string, lastDay: string): Promise<number> =>
  db.run(sql`update organisation.positions set valid_to = ${lastDay}::date where agency_id = ${agencyId} and id = ${id}`)

export const insertDelegation = (db: Db, agencyId: string, delegation: { id: string; positionId: string; toAccountId: string; validFrom: string; validTo: string; reason: string }): Promise<number> =>
  db.run(sql`
    insert into organisation.delegations (agency_id, id, position_id, to_account_id, valid_from, valid_to, reason)
    values (${agencyId}, ${delegation.id}, ${delegation.positionId}, ${delegation.toAccountId}, ${delegation.validFrom}::date, ${delegation.validTo}::date, ${delegation.reason})`)

export const listDelegations = (db: Db, agencyId: string, day: string): Promise<Delegation[]> =>
  db.many(sql`
    select d.id, d.position_id, pa.name as from_name, p.title, u.name as unit_name, d.to_account_id, ta.name as to_name, d.valid_from, d.valid_to, d.reason
    from organisation.delegations d
    join organisation.positions p on p.agency_id = d.agency_id and p.id = d.position_id
    join organisation.units u on u.agency_id = p.agency_id and u.id = p.unit_id
    join people.accounts pa on pa.id = p.account_id
    join people.accounts ta on ta.id = d.to_account_id
    where d.agency_id = ${agencyId} and d.revoked_at is null and d.valid_to >= ${day}::date
    order by d.valid_from, d.id`)

/** Answers to whom it was given. */
export const revokeDelegation = (db: Db, agencyId: string, id: string, at: Date): Promise<{ toAccountId: string } | undefined> =>
  db.maybe(sql`
    update organisation.delegations set revoked_at = ${at}
    where agency_id = ${agencyId} and id = ${id} and revoked_at is null returning to_account_id`)
