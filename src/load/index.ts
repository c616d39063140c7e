import pg from 'pg'
import type { Ctx } from '../platform/ctx.ts'
import { listPositions } from '../modules/organisation/index.ts'
import { madeUpPaper } from '../seed/made-up.ts'
import { baseSql, batchSql, counterSql, sets } from './rows.ts'
import { layOut, prepareDraws } from './tables.ts'

export type LoadOptions = {
  /** The owner's address of the database: foreign keys are not asked while rows that fit are drawn. */
  url: string
  dossiers: number
  years: number
  tell?: (done: number) => void
}

/** Dossiers drawn in one transaction: large enough to be fast, small enough to be told about. */
const BATCH = 10_000

/**
 * Fills an agency with made-up dossiers, fast, for measuring: real procedures, real due dates by the clock,
 * codes without a gap, tasks, papers and trail. Returns the seconds it took.
 */
export async function load(ctx: Ctx, options: LoadOptions): Promise<number> {
  const started = performance.now()
  const draws = await prepareDraws(ctx, options.years)
  const positions = await listPositions(ctx)
  for (const version of draws.versions) version.handlers = positions.filter((p) => p.role === 'officer' && p.unitId === version.unitId).map((p) => p.accountId)
  const { sha256 } = await ctx.files.put(madeUpPaper())
  const aDay = Math.max(1, Math.ceil(options.dossiers / draws.days.length))
  const days = draws.days.slice(-Math.ceil(options.dossiers / aDay))
  const daysABatch = Math.max(1, Math.floor(BATCH / aDay))
  const batches = Array.from({ length: Math.ceil(days.length / daysABatch) }, (_, i) => days.slice(i * daysABatch, (i + 1) * daysABatch))
  let done = 0
  const work = async () => {
    const client = new pg.Client({ connectionString: options.url })
    await client.connect()
    try {
      // Rows that are drawn fit each other; asking each foreign key again would cost a third of the time.
      await client.query("set synchronous_commit = off; set work_mem = '128MB'; set statement_timeout = 0").catch(() => undefined)
      await client.query("set session_replication_role = 'replica'").catch(() => undefined)
      await layOut(client, draws)
      for (let batch = batches.shift(); batch; batch = batches.shift()) {
        const left = options.dossiers - done
        await drawBatch(client, ctx, batch, Math.min(aDay, Math.max(1, left)), sha256)
        done += batch.length * aDay
        options.tell?.(Math.min(done, options.dossiers))
      }
    } finally {
      await client.end()
    }
  }
  await withoutIndexes(options.url, options.dossiers >= 20_000, () => Promise.all([work(), work()]))
  return (performance.now() - started) / 1000
}

const FILLED = ['dossiers.dossiers', 'dossiers.tasks', 'dossiers.papers', 'trail.events']

/**
 * Sets the indexes of what is filled aside and builds them anew from the finished rows: sorting once is several times
 * cheaper than finding the place of each row. Primary keys too, where nothing refers to them: ids that are drawn are
 * new. Unique codes stay. The tidying of the database waits until all rows are there.
 */
async function withoutIndexes(url: string, worth: boolean, work: () => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    if (!worth) return void (await work())
    const { rows: aside } = await client.query<{ drop: string; make: string }>(`
      select case when k.oid is null then 'drop index ' || i.indexrelid::regclass else format('alter table %s drop constraint %I', i.indrelid::regclass, k.conname) end as drop,
        case when k.oid is null then pg_get_indexdef(i.indexrelid) else format('alter table %s add constraint %I %s', i.indrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) end as make
      from pg_index i left join pg_constraint k on k.conindid = i.indexrelid and k.contype = 'p'
      where i.indrelid = any($1::regclass[]) and (not i.indisunique or k.oid is not null and not exists (select from pg_constraint f where f.confrelid = i.indrelid))`, [FILLED])
    for (const { drop } of aside) await client.query(drop)
    for (const table of FILLED) await client.query(`alter table ${table} set (autovacuum_enabled = off)`)
    try {
      await work()
    } finally {
      await client.query("set maintenance_work_mem = '512MB'")
      for (const { make } of aside) await client.query(make)
      for (const table of FILLED) await client.query(`alter table ${table} reset (autovacuum_enabled)`)
    }
  } finally {
    await client.end()
  }
}

async function drawBatch(client: pg.Client, ctx: Ctx, days: string[], aDay: number, sha256: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query(baseSql, [ctx.agency.id, days])
    await client.query(batchSql.replaceAll('$5', literal(ctx.now)).replaceAll('$2', String(aDay)).replaceAll('$3', arrayOf(days)).replaceAll('$6', `'${ctx.agency.code}-'`))
    await client.query('analyze l_batch')
    await client.query(counterSql, [ctx.agency.id, aDay, days])
    for (const set of sets) {
      const second = set.name === 'papers' ? sha256 : undefined
      await client.query(set.text, second === undefined ? [ctx.agency.id] : [ctx.agency.id, second])
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

// «create table as» takes no parameters; these are our own dates and numbers.
const literal = (instant: Date): string => `'${instant.toISOString()}'`
const arrayOf = (days: readonly string[]): string => `array['${days.join("','")}']`
