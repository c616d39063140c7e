import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { createPool } from '../src/platform/db.ts'
import { migrate } from '../src/platform/migrate.ts'
import { startEmbedded } from '../src/platform/postgres/embedded.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    clusterUrl: string
  }
}

/** One PostgreSQL for the run, with one migrated template that each test file clones (about 60 ms). */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-test-'))
  chmodSync(folder, 0o755)
  const server = await startEmbedded({
    folder: join(folder, 'cluster'),
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '128MB', max_connections: '120' },
  })
  const admin = new pg.Client({ connectionString: server.url })
  await admin.connect()
  await admin.query('create database motcua_template')
  await admin.end()
  const pool = createPool({ url: databaseUrl(server.url, 'motcua_template'), size: 4, statementTimeout: 600 })
  await migrate(pool)
  await pool.end()
  project.provide('clusterUrl', server.url)
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The same server, another database. */
export const databaseUrl = (url: string, name: string): string => url.replace('@/postgres', `@/${name}`)
