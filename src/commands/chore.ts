import type { Hall } from '../hall.ts'
import { openHall } from '../open.ts'
import { UsageError, type CommandInput } from '../platform/cli.ts'
import { readEnv, type Env } from '../platform/env.ts'
import { createLog } from '../platform/log.ts'
import { reachDatabase } from '../platform/postgres/database.ts'

/** Does a chore on the database of the settings: through the program that runs, or with a server of its own. */
export async function withHall<T>(work: (hall: Hall, env: Env) => Promise<T>): Promise<T> {
  const env = readEnv(process.env)
  const database = await reachDatabase(env)
  const hall = openHall(env, database.url, createLog('silent'))
  try {
    return await work(hall, env)
  } finally {
    await hall.close()
    await database.stop()
  }
}

/** Refuses words that a command has no use for. */
export function noMoreWords(name: string, { positionals }: CommandInput): void {
  if (positionals.length > 0) throw new UsageError(`${name} không nhận «${positionals.join(' ')}».`)
}
