import { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import type { Mailing } from './model.ts'
import { sendMail, tellOf } from './service.ts'

const told = z.object({ eventId: z.uuid() })
const carried = z.object({ mailId: z.uuid() })

/** What the room does later; the hall hands in the window to the mail system. */
export const jobs = (mailing: Mailing): Record<string, (ctx: Ctx, payload: Record<string, unknown>) => Promise<void>> => ({
  'notices.tell': (ctx, payload) => tellOf(ctx, told.parse(payload).eventId),
  'notices.sendMail': (ctx, payload) => sendMail(ctx, mailing, carried.parse(payload).mailId),
})
