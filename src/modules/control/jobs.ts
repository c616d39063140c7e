import type { Ctx } from '../../platform/ctx.ts'
import { asAgency, listAgencies } from '../organisation/index.ts'
import { warnOfClocks } from './service.ts'

/** What the room does later: each morning it looks which clocks come to their end. */
export const jobs = (): Record<string, (ctx: Ctx, payload: Record<string, unknown>) => Promise<void>> => ({
  'control.warn': async (ctx) => {
    for (const agency of await listAgencies(ctx)) await warnOfClocks(asAgency(ctx, agency))
  },
})
