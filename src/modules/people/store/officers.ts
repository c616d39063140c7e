import { empty, sql, type Db, type Sql } from '../../../platform/db.ts'
import type { Officer } from '../model.ts'

const officers = (agencyId: string, which: Sql): Sql => sql`
  select a.id, a.login, a.name, a.email, a.phone, a.disabled_at,
    jsonb_agg(jsonb_build_object('id', p.id, 'unitId', p.unit_id, 'unitName', u.name, 'role', p.role, 'title', p.title,
      'validFrom', p.valid_from, 'validTo', p.valid_to) order by p.valid_from desc, p.id desc) as positions
  from organisation.positions p
  join organisation.units u on u.agency_id = p.agency_id and u.id = p.unit_id
  join people.accounts a on a.id = p.account_id and a.kind = 'officer'
  where p.agency_id = ${agencyId} ${which}
  group by a.id order by a.name, a.id`

/** Everybody who holds, held or will hold a position in the agency. */
export const listOfficers = (db: Db, agencyId: string): Promise<Officer[]> => db.many(officers(agencyId, empty))

/** One of them; undefined for accounts of others. */
export const findOfficer = (db: Db, agencyId: string, id: string): Promise<Officer | undefined> =>
  db.maybe(officers(agencyId, sql`and p.account_id = ${id}`))

/** Whether the account holds or will hold a position in another agency. */
export const worksElsewhere = async (db: Db, agencyId: string, id: string, day: string): Promise<boolean> =>
  (await db.one<{ elsewhere: boolean }>(sql`
    select exists (
      select from organisation.positions
      where account_id = ${id} and agency_id <> ${agencyId} and (valid_to is null or valid_to >= ${day}::date)) as elsewhere`)).elsewhere

/** Accounts that are administrators of the agency now and until further notice; their positions are held meanwhile. */
export const lockAdministrators = (db: Db, agencyId: string, day: string): Promise<{ accountId: string }[]> =>
  db.many(sql`
    select p.account_id from organisation.positions p
    join people.accounts a on a.id = p.account_id and a.disabled_at is null
    where p.agency_id = ${agencyId} and p.role = 'administrator' and p.valid_from <= ${day}::date and p.valid_to is null
    order by p.id for update of p`)

/** Closes an account, or opens it again with null. Answers 0 when it was so already. */
export const setDisabled = (db: Db, id: string, at: Date | null): Promise<number> =>
  db.run(sql`update people.accounts set disabled_at = ${at} where id = ${id} and (disabled_at is null) = ${at !== null}`)
