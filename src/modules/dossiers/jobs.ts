import { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import type { Keeper } from '../../platform/files.ts'
import { findEvent } from '../../platform/trail.ts'
import { sweepUploads } from './service/uploads.ts'
import { fireDossierTimer, recountDossiers } from './service/acts.ts'

const timer = z.object({ dossierId: z.uuid(), node: z.string() })
const told = z.object({ eventId: z.uuid() })

/** What the room does later. `keepers`: the other rooms that keep files. */
export const jobs = (keepers: readonly Keeper[]): Record<string, (ctx: Ctx, payload: Record<string, unknown>) => Promise<void>> => ({
  'dossiers.fireTimer': (ctx, payload) => fireDossierTimer(ctx, timer.parse(payload)),
  'dossiers.sweepUploads': async (ctx) => { await sweepUploads(ctx, keepers) },
  // A changed calendar moves open dossiers (subscribes to `calendar.changed`).
  'dossiers.recount': async (ctx, payload) => {
    const event = await findEvent(ctx, told.parse(payload).eventId)
    const basis = event?.detail['basis']
    await recountDossiers(ctx, typeof basis === 'string' && basis !== '' ? `lịch làm việc thay đổi theo ${basis}` : 'lịch làm việc thay đổi')
  },
})
