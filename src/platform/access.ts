import type { Ctx } from './ctx.ts'
import { forbidden, unauthenticated } from './errors.ts'

/** A right to do one thing, `room.verb`. Which role has which stands in one table, `people/model.ts`. */
export type Permission = `${string}.${string}`

/** Who acts (người thực hiện). */
export type Actor =
  | { kind: 'visitor' }
  | { kind: 'applicant'; accountId: string; name: string }
  | {
      kind: 'officer'
      accountId: string
      name: string
      agencyId: string
      /** Positions held today, with the unit of each. */
      positions: { id: string; unitId: string; role: string; title: string; unitName: string }[]
      permissions: ReadonlySet<string>
    }
  | { kind: 'system'; name: string }

/** First line of a use case: only officers whose role carries the permission (and the program itself). */
export function allow(ctx: Ctx, permission: Permission): void {
  if (ctx.actor.kind === 'system') return
  if (ctx.actor.kind === 'visitor') throw unauthenticated()
  if (ctx.actor.kind !== 'officer' || ctx.actor.agencyId !== ctx.agency.id || !ctx.actor.permissions.has(permission)) throw forbidden()
}

/** First line of a use case that a logged-in citizen or business does for themselves. */
export function applicant(ctx: Ctx): { accountId: string; name: string } {
  if (ctx.actor.kind === 'visitor') throw unauthenticated()
  if (ctx.actor.kind !== 'applicant') throw forbidden('access.applicantsOnly')
  return ctx.actor
}

/** First line of a use case for whoever is logged in. */
export function loggedIn(ctx: Ctx): { accountId: string; name: string } {
  if (ctx.actor.kind === 'visitor' || ctx.actor.kind === 'system') throw unauthenticated()
  return ctx.actor
}

/** First line of a use case that is open to everyone: says so aloud. */
export function anyone(_ctx: Ctx): void {}

/** First line of a use case that only the program itself does (jobs, seeds, timers). */
export function systemOnly(ctx: Ctx): void {
  if (ctx.actor.kind !== 'system') throw forbidden()
}

/** Whether the actor may, for a page that shows or hides a button. */
export const may = (ctx: Ctx, permission: Permission): boolean =>
  ctx.actor.kind === 'system' || (ctx.actor.kind === 'officer' && ctx.actor.agencyId === ctx.agency.id && ctx.actor.permissions.has(permission))

/** The account that acts; undefined for visitors and the program. */
export const accountOf = (actor: Actor): string | undefined =>
  actor.kind === 'officer' || actor.kind === 'applicant' ? actor.accountId : undefined
