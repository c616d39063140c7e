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
  const known = bodyLimit({ maxSize: LARGEST, onError: () => { throw tooLarge('130 MB') } })
  return async (c, next) => {
    if (!c.var.session) return visitors(c, next)
    const told = Number(c.req.header('content-length') ?? Number.NaN)
    const size = Number.isFinite(told) ? told : LARGEST
    if (size <= MB || size > LARGEST) return known(c, next)
    if (size > left) throw new Refusal(429, 'server.busy')
    left -= size
    try {
      return await known(c, next)
    } finally {
      left += size
    }
  }
}
