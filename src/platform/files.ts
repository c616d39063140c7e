import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, existsSync, rmSync, statSync, utimesSync } from 'node:fs'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import type { Ctx } from './ctx.ts'
import { readClock } from './time.ts'

/** A file that is kept: its SHA-256 (hex) is its name. */
export type StoredFile = { sha256: string; size: number }

/**
 * Asks a room which of some files it keeps for the agency of the context (ai còn giữ tệp), as the program itself: before
 * files that nobody seems to need are removed, every room that keeps files is asked. The hall knows them all.
 */
export type Keeper = (ctx: Ctx, hashes: readonly string[]) => Promise<string[]>

/** Files by content (tệp): immutable, the same content is kept once. The row that names it is its room's. */
export type Files = {
  put(content: Uint8Array): Promise<StoredFile>
  read(sha256: string): Promise<Uint8Array>
  stream(sha256: string): ReadableStream<Uint8Array>
  has(sha256: string): boolean
  /** Removes a file that was last put before an instant; whether it did. Whoever asks knows that nothing names it. */
  removeOld(sha256: string, before: Date): boolean
}

/** Files on disk, `ab/cdef…`; written beside, synced and renamed, so that a half file is never seen. */
export function openFiles(folder: string): Files {
  const pathOf = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('Not a SHA-256')
    return join(folder, sha256.slice(0, 2), sha256.slice(2))
  }
  return {
    async put(content) {
      const sha256 = createHash('sha256').update(content).digest('hex')
      const path = pathOf(sha256)
      // What is there already is touched in the same breath: it was put just now and must not be removed as old.
      if (existsSync(path)) {
        const now = readClock()
        utimesSync(path, now, now)
      } else {
        await mkdir(dirname(path), { recursive: true })
        const beside = `${path}.${randomUUID()}`
        const file = await open(beside, 'wx', 0o600)
        try {
          await file.writeFile(content)
          await file.sync()
        } catch (error) {
          await rm(beside, { force: true })
          throw error
        } finally {
          await file.close()
        }
        await rename(beside, path)
      }
      return { sha256, size: content.byteLength }
    },
    read: (sha256) => readFile(pathOf(sha256)),
    stream: (sha256) => Readable.toWeb(createReadStream(pathOf(sha256))) as ReadableStream<Uint8Array>,
    has: (sha256) => existsSync(pathOf(sha256)),
    removeOld(sha256, before) {
      const path = pathOf(sha256)
      const file = statSync(path, { throwIfNoEntry: false })
      if (!file || file.mtime >= before) return false
      rmSync(path)
      return true
    },
  }
}
