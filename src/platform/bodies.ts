import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Refusal, unauthenticated } from './errors.ts'
import type { Web } from './web.ts'

const MB = 1024 * 1024
/** The largest request of somebody who is logged in: twelve papers of 10 MB and their form. */
const LARGEST = 130 * MB
/** Of a visitor, who sends words only. */
const LARGEST_OF_VISITOR = MB
/** Bodies above 1 MB that are held in memory at one time, together. */
const ROOM = 160 * MB

const tooLarge = (limit: string) => new Refusal(413, 'input.tooLarge', { params: { limit } })

/**
 * Keeps the memory of the process: how large a request may be, by who sends it, and how much of large ones is
 * taken in at once; who comes while there is no room is asked to try again (429). `hasToken` tells a session
 * that ended from a stranger: that person is asked to log in, not to send less.
 */
export function limitBodies(hasToken: (c: Context) => boolean): MiddlewareHandler<Web> {
  let left = ROOM
  const visitors = bodyLimit({ maxSize: LARGEST_OF_VISITOR, onError: (c) => { throw hasToken(c) ? unauthenticated() : tooLarge('1 MB') } })
  return async (c, next) => {
    if (!c.var.session) return visitors(c, next)
    let held = 0
    const hold = (size: number): void => {
      if (size > LARGEST) throw tooLarge('130 MB')
      if (size <= MB) return
      if (size - held > left) throw new Refusal(429, 'server.busy')
      left -= size - held
      held = size
    }
    try {
      const told = c.req.header('content-length')
      if (told === undefined) await readCounted(c, hold)
      else hold(Number(told))
      await next()
    } finally {
      left += held
    }
  }
}

/** Reads a body that does not tell its length, and tells how much has come so far. */
async function readCounted(c: Context, count: (size: number) => void): Promise<void> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of c.req.raw.body ?? []) {
    chunks.push(chunk)
    count((size += chunk.byteLength))
  }
  if (size > 0) c.req.raw = new Request(c.req.raw, { method: c.req.method, body: Buffer.concat(chunks) })
}
