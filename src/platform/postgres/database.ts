import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Env } from '../env.ts'
import { startEmbedded } from './embedded.ts'

/** The database of this process: the server it was told to use, or its own in the data folder. */
export async function openDatabase(env: Pick<Env, 'DATABASE_URL' | 'dataFolder'>): Promise<{ url: string; stop(): Promise<void>; own: boolean }> {
  if (env.DATABASE_URL) return { url: env.DATABASE_URL, stop: () => Promise.resolve(), own: false }
  mkdirSync(env.dataFolder, { recursive: true })
  const release = lock(join(env.dataFolder, 'motcua.pid'))
  try {
    const server = await startEmbedded({ folder: join(env.dataFolder, 'postgres') })
    return { url: server.url, own: true, stop: async () => { await server.stop(); release() } }
  } catch (error) {
    release()
    throw error
  }
}

/** One program a data folder: two would tear the database apart. */
function lock(file: string): () => void {
  if (existsSync(file)) {
    const pid = Number(readFileSync(file, 'utf8'))
    if (pid !== process.pid && isAlive(pid)) throw new Error(`Thư mục dữ liệu này đang được một chương trình Motcua khác dùng (tiến trình ${pid}). Xin dừng nó trước, hoặc đặt MOTCUA_DATA khác.`)
  }
  writeFileSync(file, String(process.pid))
  return () => rmSync(file, { force: true })
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
