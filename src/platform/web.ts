import type { Context } from 'hono'
import type { Ctx } from './ctx.ts'

/** What the hall puts on every request: the Ctx, and the session behind it when there is one. */
export type Web = {
  Variables: {
    ctx: Ctx
    session: { id: string; expiresAt: Date } | undefined
    /** A caller by program carries a bearer token and no cookie. */
    byToken: boolean
    /** Where the caller sits, for throttling; never logged. */
    remote: string
  }
}

export type WebContext = Context<Web>
