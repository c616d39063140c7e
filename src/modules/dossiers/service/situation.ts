import type { Ctx } from '../../../platform/ctx.ts'
import { notFound } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'
import { getCalendar } from '../../calendar/index.ts'
import { listUnits } from '../../organisation/index.ts'
import { deskOf, unitForField, type Unit } from '../../organisation/model.ts'
import { getVersion, type Version } from '../../procedures/index.ts'
import { termOf, timeFor } from '../../procedures/model/rules.ts'
import type { Channel } from '../model/dossier.ts'
import { clockRulesOn, resumePolicyOn, termBasis } from '../model/rules.ts'
import type { Clock, Places, Situation } from '../model/situation.ts'
import { findWhole, type Sight, type Whole } from '../store/read.ts'

/** What a person may see: officers by role and unit, applicants their own, the program everything. */
export function sightOf(ctx: Ctx): Sight {
  const { actor } = ctx
  if (actor.kind === 'system') return { see: 'all' }
  if (actor.kind === 'applicant') return { see: 'own', accountId: actor.accountId }
  if (actor.kind === 'visitor' || actor.agencyId !== ctx.agency.id) throw notFound('dossier.notFound')
  if (actor.permissions.has('dossier.viewAll')) return { see: 'all' }
  const unitIds = actor.permissions.has('dossier.viewUnit') ? actor.positions.map((p) => p.unitId) : []
  return { see: 'units', unitIds, accountId: actor.accountId }
}

/** How a dossier is named: by its code, or by its id. */
export type Ref = { code: string } | { id: string }

/** The dossier, or 404: what is not theirs does not exist for them. */
export async function getWhole(ctx: Ctx, ref: Ref): Promise<Whole> {
  const found = 'id' in ref && !isId(ref.id) ? undefined : await findWhole(ctx.db, ctx.agency.id, sightOf(ctx), ref)
  if (!found) throw notFound('dossier.notFound')
  return found
}

/** Where the steps of each role lie in this agency. */
export const placesIn = (units: readonly Unit[]): Places => ({ unitOf: (role) => deskOf(units, role)?.id ?? null })

/** The unit that resolves dossiers of a procedure: the one that deals with its field. */
export const resolvingUnit = (units: readonly Unit[], version: Version): string | null => unitForField(units, version.definition.field)?.id ?? null

export async function clockFor(ctx: Ctx, version: Version, caseKey: string | null, channel: Channel, received: Date = ctx.now): Promise<Clock> {
  const { limit } = timeFor(version.definition, caseKey, channel)
  return {
    calendar: await getCalendar(ctx), term: limit ? termOf(limit) : null,
    rules: clockRulesOn(received), policy: resumePolicyOn(received), legalBasis: termBasis(version.definition),
  }
}

export type Loaded = { whole: Whole; version: Version; situation: Situation }

/** Everything a decision about a dossier needs. */
export async function load(ctx: Ctx, ref: Ref): Promise<Loaded> {
  return situate(ctx, await getWhole(ctx, ref))
}

export async function situate(ctx: Ctx, whole: Whole): Promise<Loaded> {
  const { dossier, tasks, ledger, supplements } = whole
  const [version, clocked, units] = await Promise.all([getVersion(ctx, dossier.versionId), getVersion(ctx, dossier.clockVersionId ?? dossier.versionId), listUnits(ctx)])
  const situation: Situation = {
    dossier, ledger, supplements, plan: version.plan ?? noPlan(), now: ctx.now,
    tasks: tasks.filter((task) => task.closedAt === null),
    clock: await clockFor(ctx, clocked, dossier.caseKey, dossier.channel, dossier.acceptedAt ?? ctx.now),
    places: placesIn(units),
  }
  return { whole, version, situation }
}

const noPlan = (): never => {
  throw new Error('A dossier was filed under a version without a process')
}
