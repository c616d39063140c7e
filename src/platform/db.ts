import { createHash } from 'node:crypto'
import pg from 'pg'
import type { Sql } from 'sql-template-tag'

export { default as sql, empty, join, raw } from 'sql-template-tag'
export type { Sql } from 'sql-template-tag'

/**
 * What a store talks to: the database, or an open transaction of it. Rows come back as objects with
 * camelCase keys (`due_at` → `dueAt`), `timestamptz` as Date, `date` as `YYYY-MM-DD`, `int8` as number.
 */
export type Db = {
  many<T>(query: Sql): Promise<T[]>
  /** The first row, or undefined. */
  maybe<T>(query: Sql): Promise<T | undefined>
  /** The first row; a missing one is a bug of the query. */
  one<T>(query: Sql): Promise<T>
  /** How many rows were touched. */
  run(query: Sql): Promise<number>
  /** Whether this is an open transaction. */
  readonly inTransaction: boolean
  /** Runs `work` in one transaction; joins the open one. */
  transaction<T>(work: (db: Db) => Promise<T>): Promise<T>
  /** The same database seen as another agency (row-level security), or as none. */
  as(agencyId: string | undefined): Db
}

/** A value for a jsonb parameter: arrays too (pg would write them as PostgreSQL arrays). */
export const json = (value: unknown): string => JSON.stringify(value)

const { builtins } = pg.types
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === builtins.DATE) return (text: string) => text
    if (oid === builtins.INT8 || oid === builtins.NUMERIC) return (text: string) => Number(text)
    return pg.types.getTypeParser(oid, format as 'text')
  },
} as pg.CustomTypesConfig

export type PoolOptions = {
  url: string
  /** The role every connection takes: `motcua_app` has no right to alter the trail. */
  role?: string
  /** Connections, 8 unless told: a few for each core are enough, more only wait for each other. */
  size?: number
  /** Seconds after which a statement is given up. */
  statementTimeout?: number
}

/** Opens a pool. A connection takes the role at its start, before any statement. */
export function createPool({ url, role, size = 8, statementTimeout = 30 }: PoolOptions): pg.Pool {
  const options = [`-c statement_timeout=${statementTimeout * 1000}`, '-c idle_in_transaction_session_timeout=60000', ...(role ? [`-c role=${role}`] : [])]
  const pool = new pg.Pool({ connectionString: url, max: size, types, options: options.join(' '), idleTimeoutMillis: 30_000, connectionTimeoutMillis: 30_000 })
  // A connection that breaks is replaced at the next query; without listeners it would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

type AgencyClient = pg.PoolClient & { motcuaAgency?: string }

// Statements are prepared once a connection under a name made of their text: saves parse and plan.
const names = new Map<string, string>()
const nameOf = (text: string): string => {
  let name = names.get(text)
  if (name === undefined) {
    name = createHash('sha1').update(text).digest('base64url').slice(0, 20)
    if (names.size > 2000) names.clear()
    names.set(text, name)
  }
  return name
}

const keys = new Map<string, string>()
const camel = (name: string): string => {
  let key = keys.get(name)
  if (key === undefined) keys.set(name, (key = name.replace(/_([a-z0-9])/g, (_, c: string) => c.toUpperCase())))
  return key
}

async function query(client: pg.ClientBase, statement: Sql): Promise<{ rows: unknown[]; count: number }> {
  const text = statement.text
  const result = await client.query<unknown[]>({ name: nameOf(text), text, values: statement.values, rowMode: 'array', types })
  const columns = result.fields.map((field) => camel(field.name))
  const rows = result.rows.map((row) => {
    const object: Record<string, unknown> = {}
    for (let i = 0; i < columns.length; i++) object[columns[i] as string] = row[i]
    return object
  })
  return { rows, count: result.rowCount ?? 0 }
}

/** Tells row-level security which agency speaks; only when the connection last spoke for another. */
async function speakAs(client: AgencyClient, agencyId: string): Promise<void> {
  if (client.motcuaAgency === agencyId) return
  delete client.motcuaAgency
  await client.query({ name: 'speak-as', text: "select set_config('motcua.agency', $1, false)", values: [agencyId] })
  client.motcuaAgency = agencyId
}

/** The database cannot be reached, or went away before it answered: whether it wrote is not known (mất kết nối cơ sở dữ liệu). */
export class DatabaseAway extends Error {
  constructor(cause: unknown) {
    super('The database is away', { cause })
    this.name = 'DatabaseAway'
  }
}

// Class 08 is the connection's; 57P01–57P03: the server is stopping, crashed or still starting.
const isLostConnection = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  const { code = '' } = error as Error & { code?: string }
  return /^(08|57P0[123]|ECONN|EPIPE)/.test(code) || /^Connection terminated|^Client (has encountered a connection error|was closed)/.test(error.message)
}

/** A connection of the pool; whatever stands in the way, the database is away. */
const reach = (pool: pg.Pool): Promise<pg.PoolClient> => pool.connect().catch((error: unknown) => { throw new DatabaseAway(error) })

function facade(run: (statement: Sql) => Promise<{ rows: unknown[]; count: number }>, rest: Pick<Db, 'inTransaction' | 'transaction' | 'as'>): Db {
  return {
    ...rest,
    async many<T>(statement: Sql) { return (await run(statement)).rows as T[] },
    async maybe<T>(statement: Sql) { return (await run(statement)).rows[0] as T | undefined },
    async one<T>(statement: Sql) {
      const row = (await run(statement)).rows[0]
      if (row === undefined) throw new Error('A query that must answer one row answered none')
      return row as T
    },
    async run(statement) { return (await run(statement)).count },
  }
}

/** The database as the program sees it, speaking for one agency or for none. */
export function createDb(pool: pg.Pool, agencyId = ''): Db {
  const withClient = async <T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
    const client = await reach(pool)
    let lost = false
    try {
      await speakAs(client, agencyId)
      return await work(client)
    } catch (error) {
      lost = isLostConnection(error)
      throw lost ? new DatabaseAway(error) : error
    } finally {
      // A lost connection is thrown away, before its end is heard: nobody else shall get it from the pool.
      client.release(lost)
    }
  }
  return facade((statement) => withClient((client) => query(client, statement)), {
    inTransaction: false,
    as: (agency) => createDb(pool, agency ?? ''),
    transaction: (work) =>
      withClient(async (client) => {
        await client.query('begin')
        try {
          const result = await work(openTransaction(client, agencyId))
          await client.query('commit')
          return result
        } catch (error) {
          await client.query('rollback').catch(() => undefined)
          throw error
        } finally {
          // A rolled-back set_config would leave the connection speaking for nobody knows whom.
          delete (client as AgencyClient).motcuaAgency
        }
      }),
  })
}

function openTransaction(client: pg.PoolClient, agencyId: string): Db {
  const db: Db = facade((statement) => query(client, statement), {
    inTransaction: true,
    transaction: (work) => work(db),
    as(agency) {
      if ((agency ?? '') !== agencyId) throw new Error('One transaction speaks for one agency')
      return db
    },
  })
  return db
}

/** Whether an error of the database has this SQLSTATE (e.g. `23505`, a unique key is taken). */
export const hasSqlState = (error: unknown, state: string): boolean =>
  error instanceof Error && (error as Error & { code?: string }).code === state

/** Whether the database itself refused a statement, so that nothing of it was done; not so when the connection broke. */
export const isRefusedByDatabase = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code !== undefined && !error.code.startsWith('57P')
