import { systemOnly } from './access.ts'
import type { Ctx } from './ctx.ts'
import { sql } from './db.ts'

/** How long the answer to an idempotency key is kept: nobody repeats a request after a month. */
const KEEP_DAYS = 30

/** Removes what was answered to keys of this agency longer ago than that; a nightly job. Answers how many. */
export async function sweepAnswers(ctx: Ctx): Promise<number> {
  systemOnly(ctx)
  return ctx.db.run(sql`
    delete from platform.idempotency where agency_id = ${ctx.agency.id} and at < ${new Date(ctx.now.getTime() - KEEP_DAYS * 86_400_000)}`)
}
