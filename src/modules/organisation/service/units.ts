import { allow, anyone } from '../../../platform/access.ts'
import { transact, type Ctx } from '../../../platform/ctx.ts'
import { conflict, invalid, notFound } from '../../../platform/errors.ts'
import { isId, newId } from '../../../platform/ids.ts'
import { readInput } from '../../../platform/input.ts'
import { dayOf } from '../../../platform/time.ts'
import { record } from '../../../platform/trail.ts'
import { takenField, unitDetails, type Unit, type UnitDetails } from '../model.ts'
import * as store from '../store.ts'
import { changing, kept } from './shelf.ts'

/** The units of the agency that work today, in their order. Public: a page names who does what. */
export function listUnits(ctx: Ctx): Promise<Unit[]> {
  anyone(ctx)
  return kept(ctx, `units:${ctx.agency.id}`, () => store.listUnits(ctx.db, ctx.agency.id))
}

async function refuseTakenField(ctx: Ctx, own: string | undefined, fields: readonly string[]): Promise<void> {
  const taken = takenField(await store.listUnits(ctx.db, ctx.agency.id), own, fields)
  if (!taken) return
  const params = { field: taken.field, unit: taken.unit.name }
  throw invalid('organisation.fieldTaken', [{ field: 'fields', code: 'organisation.fieldTaken', params }], params)
}

/** Adds a unit (phòng, đơn vị), behind the others unless its place is told. */
export async function addUnit(ctx: Ctx, input: UnitDetails): Promise<Unit> {
  allow(ctx, 'organisation.manage')
  const { sort, ...details } = readInput(unitDetails, input)
  return changing(ctx, transact(ctx, async (tx) => {
    await refuseTakenField(tx, undefined, details.fields)
    const unit = { ...details, id: newId(tx.now) }
    await store.insertUnit(tx.db, tx.agency.id, { ...unit, sort: sort ?? await store.nextSort(tx.db, tx.agency.id) })
    await record(tx, { kind: 'organisation.unitAdded', subject: { kind: 'unit', id: unit.id }, detail: { name: unit.name } })
    return unit
  }))
}

/** Changes a unit: its names, its kind, the fields it deals with. */
export async function changeUnit(ctx: Ctx, id: string, input: UnitDetails): Promise<void> {
  allow(ctx, 'organisation.manage')
  if (!isId(id)) throw notFound('organisation.noUnit')
  const { sort, ...details } = readInput(unitDetails, input)
  await changing(ctx, transact(ctx, async (tx) => {
    await refuseTakenField(tx, id, details.fields)
    if ((await store.updateUnit(tx.db, tx.agency.id, { ...details, id, sort })) === 0) throw notFound('organisation.noUnit')
    await record(tx, { kind: 'organisation.unitChanged', subject: { kind: 'unit', id }, detail: details })
  }))
}

/** Closes a unit (thôi hoạt động) today; it keeps its past. Refused while somebody holds a position in it. */
export async function closeUnit(ctx: Ctx, id: string): Promise<void> {
  allow(ctx, 'organisation.manage')
  const today = dayOf(ctx.now)
  await changing(ctx, transact(ctx, async (tx) => {
    if (!isId(id) || !(await store.lockUnit(tx.db, tx.agency.id, id))) throw notFound('organisation.noUnit')
    const held = await store.countHeld(tx.db, tx.agency.id, id, today)
    if (held > 0) throw conflict('organisation.unitHeld', { held }, ['endPosition'])
    await store.closeUnit(tx.db, tx.agency.id, id, today)
    await record(tx, { kind: 'organisation.unitClosed', subject: { kind: 'unit', id } })
  }))
}
