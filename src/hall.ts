import type pg from 'pg'
import type { Actor } from './platform/access.ts'
import type { Agency, Ctx } from './platform/ctx.ts'
import { createDb, type Db } from './platform/db.ts'
import type { Files } from './platform/files.ts'
import type { Keys } from './platform/keys.ts'
import type { Logger } from './platform/log.ts'
import type { Mailer } from './outside/mail.ts'
import { subscriptions } from './subscriptions.ts'

/** What the process has in its hands (sảnh): made once at the start, closed at the stop. */
export type Hall = {
  /** The application's connections: they cannot alter the trail. */
  pool: pg.Pool
  /** The owner's connections: migrations and the job queue only. */
  ownerPool: pg.Pool
  db: Db
  files: Files
  keys: Keys
  log: Logger
  mailer: Mailer
  baseUrl: string
  dataFolder: string
}

/** The database seen by nobody's agency; `ctxFor` narrows it. */
export const openDb = (pool: pg.Pool): Db => createDb(pool)

/** A Ctx for one request, job or chore. */
export const ctxFor = (hall: Hall, agency: Agency, actor: Actor, now: Date, requestId: string): Ctx => ({
  db: hall.db.as(agency.id), actor, agency, now, requestId,
  files: hall.files, keys: hall.keys, baseUrl: hall.baseUrl, subscriptions,
})
