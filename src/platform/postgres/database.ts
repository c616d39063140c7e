import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Env } from '../env.ts'
import { embeddedUrl, startEmbedded } from './embedded.ts'
import { keepEmbedded, type Keeper } from './keep.ts'

type Place = Pick<Env, 'DATABASE_URL' | 'dataFolder'>
/** A database one can connect to; `own` when this process started its server. */
export type OpenDatabase = { url: string; stop(): Promise<void>; own: boolean }

const clusterOf = (place: Place) => join(place.dataFolder, 'postgres')
const lockOf = (place: Place) => join(place.dataFolder, 'motcua.pid')
const nothing = () => Promise.resolve()

/** The database of this process: the server it was told to use, or its own in the data folder, kept alive for a keeper. */
export async function openDatabase(env: Place, keeper?: Keeper): Promise<OpenDatabase> {
  if (env.DATABASE_URL) return { url: env.DATABASE_URL, stop: nothing, own: false }
  mkdirSync(env.dataFolder, { recursive: true })
  const release = lock(env)
  try {
    const options = { folder: clusterOf(env) }
    const server = await (keeper ? keepEmbedded(options, keeper) : startEmbedded(options))
    return { url: server.url, own: true, stop: async () => { await server.stop(); release() } }
  } catch (error) {
    release()
    throw error
  }
}

/** The database for a chore: through the program that runs on this data folder, else as `openDatabase`. */
export async function reachDatabase(env: Place): Promise<OpenDatabase> {
  const url = env.DATABASE_URL === undefined && runningProgram(env) !== undefined ? embeddedUrl(clusterOf(env)) : undefined
  return url === undefined ? openDatabase(env) : { url, stop: nothing, own: false }
}

/** Whether a database was ever made here; a server one was told to use has one. */
export const hasDatabase = (env: Place): boolean => env.DATABASE_URL !== undefined || embeddedUrl(clusterOf(env)) !== undefined

/** The process id of another program that runs on this data folder. */
export function runningProgram(env: Place): number | undefined {
  if (!existsSync(lockOf(env))) return undefined
  const pid = Number(readFileSync(lockOf(env), 'utf8'))
  return pid !== process.pid && isAlive(pid) && isNode(pid) ? pid : undefined
}

/** One program a data folder: two would tear the database apart. */
function lock(env: Place): () => void {
  const pid = runningProgram(env)
  if (pid !== undefined) throw new Error(`Thư mục dữ liệu này đang được một chương trình Motcua khác dùng (tiến trình ${pid}). Xin dừng nó trước, hoặc đặt MOTCUA_DATA khác.`)
  writeFileSync(lockOf(env), String(process.pid))
  return () => rmSync(lockOf(env), { force: true })
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** After a restart of the machine another program may bear the number of one that was killed. */
function isNode(pid: number): boolean {
  const words = `/proc/${pid}/cmdline`
  return !existsSync(words) || /node/.test(readFileSync(words, 'utf8'))
}
