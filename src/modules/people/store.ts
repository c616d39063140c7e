import { sql, type Db } from '../../platform/db.ts'
import type { Account, AccountKind } from './model.ts'

const accountColumns = sql`id, login, kind, name, email, phone, citizen_id, tax_code, address, representative`

export const findAccountByLogin = (db: Db, login: string): Promise<(Account & { passwordHash: string }) | undefined> =>
  db.maybe(sql`select ${accountColumns}, password_hash from people.accounts where login = lower(${login}) and disabled_at is null`)

export const findAccount = (db: Db, id: string): Promise<Account | undefined> =>
  db.maybe(sql`select ${accountColumns} from people.accounts where id = ${id}`)

export const listAccounts = (db: Db, ids: readonly string[]): Promise<Account[]> =>
  db.many(sql`select ${accountColumns} from people.accounts where id = any(${[...ids]}::uuid[])`)

export const insertAccount = (db: Db, account: Account & { passwordHash: string }): Promise<number> =>
  db.run(sql`
    insert into people.accounts (id, login, password_hash, kind, name, email, phone, citizen_id, tax_code, address, representative)
    values (${account.id}, lower(${account.login}), ${account.passwordHash}, ${account.kind}, ${account.name}, ${account.email},
            ${account.phone}, ${account.citizenId}, ${account.taxCode}, ${account.address}, ${account.representative})`)

export const updatePassword = (db: Db, id: string, passwordHash: string): Promise<number> =>
  db.run(sql`update people.accounts set password_hash = ${passwordHash} where id = ${id}`)

export const insertSession = (db: Db, session: { id: string; tokenHash: Buffer; accountId: string; at: Date; expiresAt: Date; userAgent: string }): Promise<number> =>
  db.run(sql`
    insert into people.sessions (id, token_hash, account_id, created_at, last_seen_at, expires_at, user_agent)
    values (${session.id}, ${session.tokenHash}, ${session.accountId}, ${session.at}, ${session.at}, ${session.expiresAt}, ${session.userAgent})`)

export type SessionRow = {
  id: string
  expiresAt: Date
  lastSeenAt: Date
  accountId: string
  kind: AccountKind
  name: string
  /** Positions held today, own and delegated. */
  positions: { id: string; agencyId: string; unitId: string; role: string; title: string; unitName: string }[]
}

/** A live session with everything the actor needs, in one round trip. */
export const findSession = (db: Db, tokenHash: Buffer, now: Date, day: string): Promise<SessionRow | undefined> =>
  db.maybe(sql`
    select s.id, s.expires_at, s.last_seen_at, a.id as account_id, a.kind, a.name,
      case when a.kind <> 'officer' then '[]'::jsonb else coalesce((
        select jsonb_agg(jsonb_build_object('id', p.id, 'agencyId', p.agency_id, 'unitId', p.unit_id, 'role', p.role, 'title', p.title, 'unitName', u.name) order by p.valid_from)
        from organisation.positions p
        join organisation.units u on u.agency_id = p.agency_id and u.id = p.unit_id
        where p.valid_from <= ${day}::date and (p.valid_to is null or p.valid_to >= ${day}::date)
          and (p.account_id = a.id
            or p.id in (select d.position_id from organisation.delegations d
                        where d.to_account_id = a.id and d.revoked_at is null and ${day}::date between d.valid_from and d.valid_to))
      ), '[]'::jsonb) end as positions
    from people.sessions s join people.accounts a on a.id = s.account_id
    where s.token_hash = ${tokenHash} and s.expires_at > ${now} and a.disabled_at is null`)

export const touchSession = (db: Db, id: string, now: Date, expiresAt: Date): Promise<number> =>
  db.run(sql`update people.sessions set last_seen_at = ${now}, expires_at = ${expiresAt} where id = ${id}`)

export const deleteSession = (db: Db, id: string): Promise<number> => db.run(sql`delete from people.sessions where id = ${id}`)

export const deleteOtherSessions = (db: Db, accountId: string, keep: string): Promise<number> =>
  db.run(sql`delete from people.sessions where account_id = ${accountId} and id <> ${keep}`)

export const deleteExpired = (db: Db, now: Date): Promise<number> =>
  db.run(sql`with old as (delete from people.attempts where at < ${new Date(now.getTime() - 86_400_000)}) delete from people.sessions where expires_at < ${now}`)

/** Ages of recent failures in seconds, for an account name and for a place. */
export const listFailures = (db: Db, keys: readonly string[], now: Date): Promise<{ key: string; age: number }[]> =>
  db.many(sql`
    select key, extract(epoch from ${now}::timestamptz - at)::float8 as age from people.attempts
    where key = any(${[...keys]}) and at > ${new Date(now.getTime() - 900_000)}`)

export const insertFailure = (db: Db, keys: readonly string[], now: Date): Promise<number> =>
  db.run(sql`insert into people.attempts (key, at) select unnest(${[...keys]}::text[]), ${now}::timestamptz`)

export const deleteFailures = (db: Db, key: string): Promise<number> => db.run(sql`delete from people.attempts where key = ${key}`)

export const deleteSessions = (db: Db, accountId: string): Promise<number> => db.run(sql`delete from people.sessions where account_id = ${accountId}`)
