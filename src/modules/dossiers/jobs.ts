import { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { findEvent } from '../../platform/trail.ts'
import { sweepUploads } from './service/uploads.ts'
import { fireDossierTimer, recountDossiers } from './service/acts.ts'

const timer = z.object({ dossierId: z.uuid(), node: z.string() })
const told = z.object({ eventId: z.uuid() })

/** What the room does later. */
export const jobs = (): Record<string, (ctx: Ctx, payload: Record<string, unknown>) => Promise<void>> => ({
  'dossiers.fireTimer': (ctx, payload) => fireDossierTimer(ctx, timer.parse(payload)),
  'dossiers.sweepUploads': async (ctx) => { await sweepUploads(ctx) },
  // A changed calendar moves open dossiers (subscribes to `calendar.changed`).
  'dossiers.recount': async (ctx, payload) => {
    const event = await findEvent(ctx, told.parse(payload).eventId)
    const basis = event?.detail['basis']
    await recountDossiers(ctx, typeof basis === 'string' && basis !== '' ? `lịch làm việc thay đổi theo ${basis}` : 'lịch làm việc thay đổi')
  },
})
