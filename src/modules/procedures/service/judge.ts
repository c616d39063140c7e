import { accountOf, may } from '../../../platform/access.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import type { Judge } from '../model/life.ts'

/** The caller as the rules of a draft's life know them. */
export function judgeOf(ctx: Ctx): Judge {
  const can = (what: 'draft' | 'review' | 'approve' | 'publish') => may(ctx, `procedure.${what}`)
  return { id: accountOf(ctx.actor) ?? null, permissions: { draft: can('draft'), review: can('review'), approve: can('approve'), publish: can('publish') } }
}
