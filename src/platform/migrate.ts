import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { runMigrations } from 'graphile-worker'
import type pg from 'pg'
import { quietLogger } from './jobs.ts'
import { inProject } from './root.ts'

/** The role the program works under; made by the first migration, may not alter the trail. */
export const APP_ROLE = 'motcua_app'

export type Migrated = { applied: string[]; already: number }

/**
 * Applies the migrations that are new (nâng cấp cơ sở dữ liệu), each in its own transaction, in the order of
 * their names, one process at a time. Refuses a migration whose text changed after it was applied.
 */
export async function migrate(pool: pg.Pool, folder = inProject('migrations')): Promise<Migrated> {
  await runMigrations({ pgPool: pool, logger: quietLogger() })
  const client = await pool.connect()
  try {
    await client.query("select pg_advisory_lock(hashtext('motcua.migrate'))")
    await client.query('create schema if not exists platform')
    await client.query('create table if not exists platform.migrations (name text primary key, hash text not null, applied_at timestamptz not null default now())')
    const done = new Map((await client.query<{ name: string; hash: string }>('select name, hash from platform.migrations')).rows.map((row) => [row.name, row.hash]))
    const applied: string[] = []
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.sql')).sort()) {
      const text = readFileSync(`${folder}/${name}`, 'utf8')
      const hash = createHash('sha256').update(text).digest('hex')
      const before = done.get(name)
      if (before === hash) continue
      if (before !== undefined) throw new Error(`Tệp nâng cấp ${name} đã đổi nội dung sau khi áp dụng.`)
      await apply(client, name, text, hash)
      applied.push(name)
    }
    return { applied, already: done.size }
  } finally {
    await client.query("select pg_advisory_unlock(hashtext('motcua.migrate'))").catch(() => undefined)
    client.release()
  }
}

async function apply(client: pg.PoolClient, name: string, text: string, hash: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('insert into platform.migrations (name, hash) values ($1, $2)', [name, hash])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`Tệp nâng cấp ${name} không chạy được: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

/** The names of migrations not yet applied; for `doctor` and `/readyz`. */
export async function pendingMigrations(pool: pg.Pool, folder = inProject('migrations')): Promise<string[]> {
  const done = new Set((await pool.query<{ name: string }>('select name from platform.migrations')).rows.map((row) => row.name))
  return readdirSync(folder).filter((file) => file.endsWith('.sql') && !done.has(file)).sort()
}
