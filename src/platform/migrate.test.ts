import { chmodSync, copyFileSync, mkdtempSync, mkdirSync, readdirSync, rmSync, appendFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPool } from './db.ts'
import { APP_ROLE, migrate, pendingMigrations } from './migrate.ts'
import { startEmbedded, type EmbeddedServer } from './postgres/embedded.ts'
import { inProject } from './root.ts'

// A server of its own: roles belong to the whole server, and the one of the other tests has them already.
const folder = mkdtempSync(join(tmpdir(), 'motcua-migrate-'))
let server: EmbeddedServer
let url = ''

beforeAll(async () => {
  chmodSync(folder, 0o755)
  server = await startEmbedded({ folder: join(folder, 'cluster'), settings: { fsync: 'off', shared_buffers: '32MB' } })
  const admin = new pg.Client({ connectionString: server.url })
  await admin.connect()
  await admin.query("create role department login password 'secret' createrole")
  await admin.query('create database department owner department')
  await admin.end()
  url = server.url.replace(/motcua:[^@]*@/, 'department:secret@').replace('@/postgres', '@/department')
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const withPool = async <T>(role: string | undefined, work: (pool: pg.Pool) => Promise<T>): Promise<T> => {
  const pool = createPool({ url, size: 2, ...(role ? { role } : {}) })
  try {
    return await work(pool)
  } finally {
    await pool.end()
  }
}

it("works for a database's owner who is no superuser, and again changes nothing", async () => {
  const files = readdirSync(inProject('migrations')).filter((name) => name.endsWith('.sql')).length
  expect((await withPool(undefined, (pool) => migrate(pool))).applied).toHaveLength(files)
  expect(await withPool(undefined, (pool) => migrate(pool))).toEqual({ applied: [], already: files })
  const { rows } = await withPool(APP_ROLE, (pool) => pool.query('select current_user as name, (select count(*)::int from dossiers.dossiers) as dossiers'))
  expect(rows).toEqual([{ name: APP_ROLE, dossiers: 0 }])
})

it('names what is new, refuses what was changed after it was applied', async () => {
  const copy = join(folder, 'migrations')
  mkdirSync(copy)
  const names = readdirSync(inProject('migrations')).filter((name) => name.endsWith('.sql')).sort()
  for (const name of names) copyFileSync(inProject('migrations', name), join(copy, name))
  appendFileSync(join(copy, '29990101-0001-later.sql'), 'create table platform.later (a int); select broken')
  expect(await withPool(undefined, (pool) => pendingMigrations(pool, copy))).toEqual(['29990101-0001-later.sql'])
  await expect(withPool(undefined, (pool) => migrate(pool, copy))).rejects.toThrow('29990101-0001-later.sql không chạy được')
  expect((await withPool(undefined, (pool) => pool.query("select to_regclass('platform.later') as made"))).rows).toEqual([{ made: null }])
  appendFileSync(join(copy, names[0] ?? ''), '\n-- changed')
  await expect(withPool(undefined, (pool) => migrate(pool, copy))).rejects.toThrow(`${names[0]} đã đổi nội dung`)
})
