import { mkdirSync } from 'node:fs'
import { serve } from '@hono/node-server'
import { crontab, handlers } from './jobs.ts'
import { openHall } from './open.ts'
import { readEnv, type Env } from './platform/env.ts'
import { freeJobs, startWorker } from './platform/jobs.ts'
import { createLog, type Logger } from './platform/log.ts'
import { migrate } from './platform/migrate.ts'
import { openDatabase, type OpenDatabase } from './platform/postgres/database.ts'
import { readClock } from './platform/time.ts'
import { seedWhenEmpty } from './seed/index.ts'
import { createApp } from './server.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

/** Starts the whole program: database, migrations, seed, jobs, web; stops it gracefully. */
async function main(): Promise<void> {
  const started = performance.now()
  const env = readEnv(process.env)
  const log = createLog(env.LOG_LEVEL)
  mkdirSync(env.dataFolder, { recursive: true })

  const database = await openDatabase(env, {
    lost: () => log.error('the database server ended by itself and is started again'),
    back: () => log.warn('the database server is back'),
    givenUp(why) {
      process.stderr.write(`Máy chủ cơ sở dữ liệu đã dừng và không khởi động lại được: ${why} Chương trình dừng; xin xem nguyên nhân rồi chạy lại.\n`)
      process.exit(1)
    },
  })
  try {
    await run(env, database, log, started)
  } catch (error) {
    // What could not start leaves no database server behind.
    await database.stop()
    throw error
  }
}

async function run(env: Env, database: OpenDatabase, log: Logger, started: number): Promise<void> {
  const hall = openHall(env, database.url, log)
  const { applied } = await migrate(hall.ownerPool)
  if (applied.length > 0) say(`Đã chuẩn bị cơ sở dữ liệu (${applied.length} tệp nâng cấp).`)
  await seedWhenEmpty(hall, env.SEED, say)

  if (database.own) await freeJobs(hall.ownerPool)
  const worker = await startWorker(hall.ownerPool, handlers(hall, readClock), log, crontab)
  let stopping = false
  const app = createApp({ hall, stopping: () => stopping })
  const server = serve({ fetch: app.fetch, port: env.PORT, hostname: env.HOST }, (info) => {
    const address = env.PORT === 0 ? `http://${env.HOST}:${info.port}` : env.BASE_URL
    say(`\nMotcua đang chạy tại ${address} (${((performance.now() - started) / 1000).toFixed(1)} giây). Nhấn Ctrl+C để dừng.`)
  })
  server.on('error', async (error: NodeJS.ErrnoException) => {
    process.stderr.write(error.code === 'EADDRINUSE' ? `Cổng ${env.PORT} đang có chương trình khác dùng. Xin đặt PORT khác.\n` : `${error.message}\n`)
    await worker.stop()
    await database.stop()
    process.exit(1)
  })

  // Graceful stop: take nothing new, finish what is in flight, then close the database.
  const stop = async () => {
    if (stopping) return
    stopping = true
    say('Đang dừng: hoàn thành việc dở dang…')
    const closed = new Promise((done) => server.close(done))
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    const impatient = setTimeout(() => { if ('closeAllConnections' in server) server.closeAllConnections() }, 10_000)
    await Promise.all([closed, worker.stop()])
    clearTimeout(impatient)
    await hall.close()
    await database.stop()
    say('Đã dừng.')
    process.exit(0)
  }
  process.on('SIGINT', () => void stop())
  process.on('SIGTERM', () => void stop())
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
