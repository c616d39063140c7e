import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseCronItems, run, runOnce, Logger, type Runner, type TaskList, type WorkerEvents } from 'graphile-worker'
import type pg from 'pg'
import type { Ctx } from './ctx.ts'
import { json, sql } from './db.ts'
import type { Logger as Log } from './log.ts'
import { afterTheRush } from './rush.ts'

/** Work for later (việc chạy sau). `key` makes it one: a second job of the same key replaces the waiting one. */
export type Job = { name: string; payload: Record<string, unknown>; runAt?: Date; key?: string }

/** Enqueues jobs in the caller's transaction: no commit, no job. */
export async function enqueue(ctx: Ctx, ...jobs: Job[]): Promise<void> {
  if (jobs.length > 0) await ctx.db.run(sql`select platform.enqueue(${json(jobs)}::jsonb)`)
}

/** What does a job: gets the payload as it was written; must be safe to run twice. */
export type JobHandler = (payload: Record<string, unknown>) => Promise<void>
export type JobHandlers = Readonly<Record<string, JobHandler>>

/** A logger for the job queue that only lets warnings through. */
export const quietLogger = (log?: Log) =>
  new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log?.warn({ jobs: message.slice(0, 300) })
  })

const taskList = (handlers: JobHandlers): TaskList =>
  Object.fromEntries(Object.entries(handlers).map(([name, handler]) => [name, async (payload: unknown) => {
    await afterTheRush()
    await handler((payload ?? {}) as Record<string, unknown>)
  }]))

/** `15 19 * * * room.verb`, one a line, UTC. Read here because the queue's own reader knows no dot in a name. */
const parseTimes = (crontab: string) =>
  parseCronItems(crontab.split('\n').filter((line) => line.trim() !== '').map((line) => {
    const words = line.trim().split(/\s+/)
    return { match: words.slice(0, 5).join(' '), task: words[5] ?? '' }
  }))

/**
 * Gives back the jobs that a killed program had in its hands; the queue itself waits four hours for it. Only for
 * the one program of a database: another one's jobs would be taken from it.
 */
export async function freeJobs(pool: pg.Pool): Promise<void> {
  await unlock(pool, (await pool.query<{ locked_by: string }>(`
    select locked_by from graphile_worker._private_jobs where locked_by is not null
    union select locked_by from graphile_worker._private_job_queues where locked_by is not null`)).rows.map((row) => row.locked_by))
}

const unlock = async (pool: pg.Pool, workers: readonly string[]): Promise<void> => {
  if (workers.length > 0) await pool.query('select graphile_worker.force_unlock_workers($1::text[])', [workers])
}

/** How long to wait before a worker that ended is started again, in milliseconds. */
const WORKER_PAUSE = 1000

/**
 * Starts the worker of this process; `stop` lets the running jobs finish. The queue's runner gives up when the
 * database goes away under it: another one is started until one runs, and does again what was in its hands.
 */
export async function startWorker(pool: pg.Pool, handlers: JobHandlers, log: Log, crontab = ''): Promise<{ stop(): Promise<void> }> {
  let mine: string[] = []
  const start = async (): Promise<Runner> => {
    await unlock(pool, mine)
    mine = []
    const events: WorkerEvents = new EventEmitter()
    events.on('pool:create', ({ workerPool }) => mine.push(workerPool.id))
    // Delayed by nothing, but in the batcher: without it a lost connection ends the process (an unheard rejection).
    const preset = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } }
    return run({
      pgPool: pool, taskList: taskList(handlers), concurrency: 2, noHandleSignals: true, pollInterval: 2000,
      parsedCronItems: parseTimes(crontab), logger: quietLogger(log), events, preset,
    })
  }
  const stopped = new AbortController()
  let runner: Runner | undefined = await start()
  const keep = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      await runner?.promise.catch((error: unknown) => log.error({ err: error }, 'job worker ended'))
      if (!stopped.signal.aborted) await sleep(WORKER_PAUSE, undefined, { signal: stopped.signal }).catch(() => undefined)
      if (!stopped.signal.aborted) runner = await start().catch(() => undefined)
    }
  }
  const kept = keep()
  return {
    async stop() {
      stopped.abort()
      await runner?.stop().catch(() => undefined)
      await kept
    },
  }
}

/** Runs every job that is due, then returns: for tests and chores. */
export const runDueJobs = (pool: pg.Pool, handlers: JobHandlers): Promise<void> =>
  runOnce({ pgPool: pool, taskList: taskList(handlers), noHandleSignals: true, logger: quietLogger() })
