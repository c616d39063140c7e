import type { Hall } from './hall.ts'
import { asAgency, defaultAgency, listAgencies } from './modules/organisation/index.ts'
import { jobs as controlJobs } from './modules/control/jobs.ts'
import { jobs as dossierJobs } from './modules/dossiers/jobs.ts'
import { jobs as noticeJobs } from './modules/notices/jobs.ts'
import { sweepSessions } from './modules/people/index.ts'
import { keptTemplates } from './modules/procedures/index.ts'
import type { Ctx } from './platform/ctx.ts'
import type { Keeper } from './platform/files.ts'
import { sweepAnswers } from './platform/idempotency.ts'
import type { JobHandler, JobHandlers } from './platform/jobs.ts'
import { ctxFor } from './hall.ts'

/** The rooms that keep files beside dossiers: none of theirs is swept away as an upload that was never filed. */
export const keepers: readonly Keeper[] = [keptTemplates]

/** What happens later: the handlers of all rooms, each run as the program itself. */
export function handlers(hall: Hall, clock: () => Date): JobHandlers {
  /** A Ctx for the agency a job names, or for the first one. */
  const ctxOf = async (payload: Record<string, unknown>): Promise<Ctx> => {
    const first = await defaultAgency(hall.db)
    if (!first) throw new Error('No agency')
    const ctx = ctxFor(hall, first, { kind: 'system', name: 'jobs' }, clock(), 'job')
    if (payload['agencyId'] === undefined || payload['agencyId'] === first.id) return ctx
    const agency = (await listAgencies(ctx)).find((a) => a.id === payload['agencyId'])
    if (!agency) throw new Error('The agency of a job does not exist')
    return ctxFor(hall, agency, ctx.actor, ctx.now, 'job')
  }
  const job = (work: (ctx: Ctx, payload: Record<string, unknown>) => Promise<void>): JobHandler => async (payload) => work(await ctxOf(payload), payload)
  const allOf = (works: Record<string, (ctx: Ctx, payload: Record<string, unknown>) => Promise<void>>): JobHandlers =>
    Object.fromEntries(Object.entries(works).map(([name, work]) => [name, job(work)]))
  return {
    ...allOf(noticeJobs(hall.mailer)),
    ...allOf(controlJobs()),
    ...allOf(dossierJobs(keepers)),
    'people.sweepSessions': job((ctx) => sweepSessions(ctx)),
    'platform.sweepAnswers': job(async (ctx) => {
      for (const agency of await listAgencies(ctx)) await sweepAnswers(asAgency(ctx, agency))
    }),
  }
}

/** What happens every day or minute, in the crontab of the job queue (UTC). */
export const crontab = ['15 19 * * * people.sweepSessions', '25 19 * * * platform.sweepAnswers', '35 19 * * * dossiers.sweepUploads', '30 23 * * * control.warn'].join('\n')
