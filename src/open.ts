import { join } from 'node:path'
import { openDb, type Hall } from './hall.ts'
import { folderMailer, smtpMailer } from './outside/mail.ts'
import { createPool } from './platform/db.ts'
import type { Env } from './platform/env.ts'
import { openFiles } from './platform/files.ts'
import { openKeys } from './platform/keys.ts'
import type { Logger } from './platform/log.ts'
import { APP_ROLE } from './platform/migrate.ts'

/** Puts the hall together on a database that is already up; nothing connects before the first query. */
export function openHall(env: Env, url: string, log: Logger): Hall & { close(): Promise<void> } {
  const ownerPool = createPool({ url, size: 4, statementTimeout: 600 })
  const pool = createPool({ url, role: APP_ROLE })
  const mailer = env.SMTP_URL ? smtpMailer(env.SMTP_URL, env.MAIL_FROM) : folderMailer(join(env.dataFolder, 'mail'))
  return {
    pool, ownerPool, db: openDb(pool), files: openFiles(join(env.dataFolder, 'files')), keys: openKeys(join(env.dataFolder, 'keys')),
    log, mailer, baseUrl: env.BASE_URL, dataFolder: env.dataFolder,
    async close() {
      mailer.close()
      await Promise.all([pool.end(), ownerPool.end()])
    },
  }
}
