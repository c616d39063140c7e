import type { Context } from 'hono'
import type { Ctx } from './ctx.ts'

/** A place a menu leads to. */
export type Place = { href: string; label: string }

/** What the hall puts on every request: the Ctx, the session behind it when there is one, the menus. */
export type Web = {
  Variables: {
    ctx: Ctx
    session: { id: string; expiresAt: Date } | undefined
    /** Where the caller sits, for throttling; never logged. */
    remote: string
    /** Where this person can go. */
    menus: { public: Place[]; staff: Place[]; footer: Place[]; hours: string }
  }
}

export type WebContext = Context<Web>
