import { parseCronItems, run, runOnce, Logger, type Runner, type TaskList } from 'graphile-worker'
import type pg from 'pg'
import type { Ctx } from './ctx.ts'
import { json, sql } from './db.ts'
import type { Logger as Log } from './log.ts'

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
  Object.fromEntries(Object.entries(handlers).map(([name, handler]) => [name, (payload: unknown) => handler((payload ?? {}) as Record<string, unknown>)]))

/** `15 19 * * * room.verb`, one a line, UTC. Read here because the queue's own reader knows no dot in a name. */
const parseTimes = (crontab: string) =>
  parseCronItems(crontab.split('\n').filter((line) => line.trim() !== '').map((line) => {
    const words = line.trim().split(/\s+/)
    return { match: words.slice(0, 5).join(' '), task: words[5] ?? '' }
  }))

/** Starts the worker of this process; `stop` lets the running jobs finish. */
export async function startWorker(pool: pg.Pool, handlers: JobHandlers, log: Log, crontab = ''): Promise<{ stop(): Promise<void> }> {
  const runner: Runner = await run({
    pgPool: pool, taskList: taskList(handlers), concurrency: 2, noHandleSignals: true, pollInterval: 2000,
    parsedCronItems: parseTimes(crontab), logger: quietLogger(log),
  })
  runner.promise.catch((error: unknown) => log.error({ err: error }, 'job worker ended'))
  return { stop: () => runner.stop() }
}

/** Runs every job that is due, then returns: for tests and chores. */
export const runDueJobs = (pool: pg.Pool, handlers: JobHandlers): Promise<void> =>
  runOnce({ pgPool: pool, taskList: taskList(handlers), noHandleSignals: true, logger: quietLogger() })
