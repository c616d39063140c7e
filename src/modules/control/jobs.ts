import { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { asAgency, listAgencies } from '../organisation/index.ts'
import { noteDecision, noteVersion, warnOfClocks, writeNotes } from './service.ts'

const told = z.object({ eventId: z.uuid() })

/** What the room does later: each morning it looks which clocks come to their end. */
export const jobs = (): Record<string, (ctx: Ctx, payload: Record<string, unknown>) => Promise<void>> => ({
  // A publication decision was recorded (subscribes to `procedure.decided`).
  'control.noteDecision': (ctx, payload) => noteDecision(ctx, told.parse(payload).eventId),
  // A version was published (subscribes to `procedure.published`).
  'control.writeNotes': (ctx, payload) => writeNotes(ctx, told.parse(payload).eventId),
  'control.noteVersion': (ctx, payload) => noteVersion(ctx, told.parse(payload).eventId),
  'control.warn': async (ctx) => {
    for (const agency of await listAgencies(ctx)) await warnOfClocks(asAgency(ctx, agency))
  },
})
