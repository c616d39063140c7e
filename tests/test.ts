import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { ctxFor, openDb, type Hall } from '../src/hall.ts'
import { folderMailer, type Mailer } from '../src/outside/mail.ts'
import type { Actor } from '../src/platform/access.ts'
import type { Api } from '../src/platform/api.ts'
import type { Agency, Ctx } from '../src/platform/ctx.ts'
import { createPool } from '../src/platform/db.ts'
import { openFiles } from '../src/platform/files.ts'
import { runDueJobs } from '../src/platform/jobs.ts'
import { openKeys } from '../src/platform/keys.ts'
import { createLog, type Logger } from '../src/platform/log.ts'
import { APP_ROLE } from '../src/platform/migrate.ts'
import { handlers } from '../src/jobs.ts'
import { createApp } from '../src/server.ts'
import { databaseUrl } from './cluster.ts'

/** A house of its own for one test file: a clone of the migrated template, a folder, the whole application. */
export type TestHouse = {
  hall: Hall
  app: Api
  /** The instant of everything until it is moved. */
  clock: { now: Date }
  ctx(agency: Agency, actor?: Actor): Ctx
  runJobs(): Promise<void>
  /** A second pool under the application's role. */
  url: string
}

export const system: Actor = { kind: 'system', name: 'test' }
export const visitor: Actor = { kind: 'visitor' }

/** Opens a house; it is closed and removed after the file. */
export async function openHouse(now = new Date('2023-10-16T02:15:00Z'), options: { mailer?: Mailer; log?: Logger } = {}): Promise<TestHouse> {
  const name = `t_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client({ connectionString: inject('clusterUrl') })
  await admin.connect()
  await admin.query(`create database ${name} template motcua_template`)
  const url = databaseUrl(inject('clusterUrl'), name)
  const folder = mkdtempSync(join(tmpdir(), 'motcua-house-'))
  const pool = createPool({ url, role: APP_ROLE, size: 8 })
  const ownerPool = createPool({ url, size: 3 })
  const clock = { now }
  const hall: Hall = {
    pool, ownerPool, db: openDb(pool), files: openFiles(join(folder, 'files')), keys: openKeys(join(folder, 'keys')), log: options.log ?? createLog('silent'),
    mailer: options.mailer ?? folderMailer(join(folder, 'mail')), baseUrl: 'http://localhost:3000', dataFolder: folder,
  }
  const app = createApp({ hall, clock: () => clock.now })
  afterAll(async () => {
    await pool.end()
    await ownerPool.end()
    hall.mailer.close()
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    hall, app, clock, url,
    ctx: (agency, actor = system) => ctxFor(hall, agency, actor, clock.now, 'test'),
    runJobs: () => runDueJobs(ownerPool, handlers(hall, () => clock.now)),
  }
}
