import { allow, anyone } from '../../platform/access.ts'
import { transact, type Ctx } from '../../platform/ctx.ts'
import type { Db } from '../../platform/db.ts'
import { conflict, invalid, notFound } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { dayNumberOf, dayOf, dayOfNumber } from '../../platform/time.ts'
import { record } from '../../platform/trail.ts'
import { isAgencyCode, type Agency, type Position, type Unit, type UnitKind } from './model.ts'
import * as store from './store.ts'

// Agencies and units change a few times a year and are asked at every request: kept for a short while.
const KEEP_MS = 10_000
type Kept<T> = { at: number; value: Promise<T> }
const agencies = new WeakMap<object, Map<string, Kept<unknown>>>()

function kept<T>(ctx: Pick<Ctx, 'files' | 'now'>, key: string, make: () => Promise<T>): Promise<T> {
  const shelf = agencies.get(ctx.files) ?? new Map<string, Kept<unknown>>()
  agencies.set(ctx.files, shelf)
  const found = shelf.get(key) as Kept<T> | undefined
  if (found && Math.abs(ctx.now.getTime() - found.at) < KEEP_MS) return found.value
  const value = make()
  shelf.set(key, { at: ctx.now.getTime(), value })
  value.catch(() => shelf.delete(key))
  return value
}
const forget = (ctx: Ctx) => agencies.get(ctx.files)?.clear()

/** The agency an installation speaks for when nobody said another: the first one. Undefined when empty. */
export const defaultAgency = async (db: Db): Promise<Agency | undefined> => (await store.listAgencies(db))[0]

/** The agency with this present or former code; undefined if there is none. */
export function findAgency(ctx: Ctx, code: string): Promise<Agency | undefined> {
  anyone(ctx)
  return isAgencyCode(code) ? kept(ctx, `code:${code}`, () => store.findAgencyByCode(ctx.db, code)) : Promise.resolve(undefined)
}

/** All agencies of the installation. */
export function listAgencies(ctx: Ctx): Promise<Agency[]> {
  anyone(ctx)
  return kept(ctx, 'agencies', () => store.listAgencies(ctx.db))
}

/** Speaks for another agency: the same request, its rows only. */
export const asAgency = (ctx: Ctx, agency: Agency): Ctx => ({ ...ctx, agency, db: ctx.db.as(agency.id) })

/** The units of the agency, in their order. Public: a page names who does what. */
export function listUnits(ctx: Ctx): Promise<Unit[]> {
  anyone(ctx)
  return kept(ctx, `units:${ctx.agency.id}`, () => store.listUnits(ctx.db, ctx.agency.id))
}

/** Who holds which position today. */
export function listPositions(ctx: Ctx): Promise<Position[]> {
  anyone(ctx)
  return kept(ctx, `positions:${ctx.agency.id}:${dayOf(ctx.now)}`, () => store.listPositions(ctx.db, ctx.agency.id, dayOf(ctx.now)))
}

/** Makes an agency with its first code. */
export function createAgency(ctx: Ctx, input: Omit<Agency, 'id'> & { validFrom: string }): Promise<Agency> {
  allow(ctx, 'organisation.manage')
  if (!isAgencyCode(input.code)) throw invalid('organisation.badCode', [{ field: 'code', code: 'organisation.badCode' }])
  return transact(ctx, async (tx) => {
    const { validFrom, ...rest } = input
    const agency: Agency = { ...rest, id: newId(tx.now) }
    await store.insertAgency(tx.db, agency, validFrom)
    forget(ctx)
    return agency
  })
}

/** Gives an agency a new code (đổi mã định danh); the old one stays known, so that old papers still lead here. */
export function renameCode(ctx: Ctx, input: { code: string; validFrom: string; decision: string }): Promise<void> {
  allow(ctx, 'organisation.manage')
  if (!isAgencyCode(input.code)) throw invalid('organisation.badCode', [{ field: 'code', code: 'organisation.badCode' }])
  const first = dayNumberOf(input.validFrom)
  if (first === undefined) throw invalid('organisation.badDay', [{ field: 'validFrom', code: 'organisation.badDay' }])
  return transact(ctx, async (tx) => {
    if (await store.findAgencyByCode(tx.db, input.code)) throw conflict('organisation.codeTaken', { code: input.code })
    await store.closeCode(tx.db, tx.agency.id, dayOfNumber(first - 1))
    await store.insertCode(tx.db, tx.agency.id, input.code, input.validFrom, input.decision)
    await record(tx, { kind: 'organisation.codeChanged', subject: { kind: 'agency', id: tx.agency.id }, detail: input })
    forget(ctx)
  })
}

/** Adds a unit (phòng, đơn vị). */
export function addUnit(ctx: Ctx, input: { name: string; shortName: string; kind: UnitKind; sort: number; fields: string[] }): Promise<Unit> {
  allow(ctx, 'organisation.manage')
  return transact(ctx, async (tx) => {
    const unit = { ...input, id: newId(tx.now) }
    await store.insertUnit(tx.db, tx.agency.id, unit)
    await record(tx, { kind: 'organisation.unitAdded', subject: { kind: 'unit', id: unit.id }, detail: { name: unit.name } })
    forget(ctx)
    return unit
  })
}

/** Gives a person a position from a day on. */
export function appoint(ctx: Ctx, input: { unitId: string; accountId: string; role: string; title: string; validFrom: string }): Promise<string> {
  allow(ctx, 'organisation.manage')
  return transact(ctx, async (tx) => {
    const id = newId(tx.now)
    await store.insertPosition(tx.db, tx.agency.id, { id, ...input })
    await record(tx, { kind: 'organisation.appointed', subject: { kind: 'position', id }, detail: { ...input } })
    forget(ctx)
    return id
  })
}

/** Ends a position with a last day. */
export function endPosition(ctx: Ctx, input: { positionId: string; lastDay: string }): Promise<void> {
  allow(ctx, 'organisation.manage')
  return transact(ctx, async (tx) => {
    if ((await store.endPosition(tx.db, tx.agency.id, input.positionId, input.lastDay)) === 0) throw notFound('organisation.noPosition')
    await record(tx, { kind: 'organisation.positionEnded', subject: { kind: 'position', id: input.positionId }, detail: { lastDay: input.lastDay } })
    forget(ctx)
  })
}

/** Lets another officer act for a position for a limited time (ủy quyền); may not be passed on. */
export function delegate(ctx: Ctx, input: { positionId: string; toAccountId: string; validFrom: string; validTo: string; reason: string }): Promise<string> {
  allow(ctx, 'organisation.manage')
  if (input.validTo < input.validFrom) throw invalid('organisation.badPeriod', [{ field: 'validTo', code: 'organisation.badPeriod' }])
  return transact(ctx, async (tx) => {
    const id = newId(tx.now)
    await store.insertDelegation(tx.db, tx.agency.id, { id, ...input })
    await record(tx, { kind: 'organisation.delegated', subject: { kind: 'position', id: input.positionId }, detail: { ...input } })
    return id
  })
}

/** Delegations that are running or to come. */
export function listDelegations(ctx: Ctx) {
  allow(ctx, 'organisation.manage')
  return store.listDelegations(ctx.db, ctx.agency.id, dayOf(ctx.now))
}

/** Ends a delegation before its time. */
export function revokeDelegation(ctx: Ctx, delegationId: string): Promise<void> {
  allow(ctx, 'organisation.manage')
  return transact(ctx, async (tx) => {
    if ((await store.revokeDelegation(tx.db, tx.agency.id, delegationId, tx.now)) === 0) throw notFound('organisation.noDelegation')
    await record(tx, { kind: 'organisation.delegationRevoked', subject: { kind: 'delegation', id: delegationId } })
  })
}
