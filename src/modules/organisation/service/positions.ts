import { allow, anyone } from '../../../platform/access.ts'
import { transact, type Ctx } from '../../../platform/ctx.ts'
import { invalid, notFound } from '../../../platform/errors.ts'
import { isId, newId } from '../../../platform/ids.ts'
import { readInput } from '../../../platform/input.ts'
import { dayOf, formatDay } from '../../../platform/time.ts'
import { record } from '../../../platform/trail.ts'
import { lastDay as lastDayInput, newDelegation, newPosition, type Delegation, type NewDelegation, type NewPosition, type Position } from '../model.ts'
import * as store from '../store.ts'
import { changing, kept } from './shelf.ts'

/** Who holds which position today and can work: closed accounts are left out. */
export function listPositions(ctx: Ctx): Promise<Position[]> {
  anyone(ctx)
  return kept(ctx, `positions:${ctx.agency.id}:${dayOf(ctx.now)}`, () => store.listPositions(ctx.db, ctx.agency.id, dayOf(ctx.now)))
}

/** Gives a person a position from a day on. Who the person is and what the role is, people know. */
export async function appoint(ctx: Ctx, input: NewPosition): Promise<string> {
  allow(ctx, 'organisation.manage')
  const position = readInput(newPosition, input)
  return changing(ctx, transact(ctx, async (tx) => {
    if (!isId(position.unitId) || !(await store.lockUnit(tx.db, tx.agency.id, position.unitId))) {
      throw invalid('organisation.noUnit', [{ field: 'unitId', code: 'organisation.noUnit' }])
    }
    if (await store.holdsAlready(tx.db, tx.agency.id, position)) throw invalid('organisation.heldAlready', [{ field: 'role', code: 'organisation.heldAlready' }])
    const id = newId(tx.now)
    await store.insertPosition(tx.db, tx.agency.id, { id, ...position })
    await record(tx, { kind: 'organisation.appointed', subject: { kind: 'position', id }, detail: { ...position } })
    return id
  }))
}

/** Ends a position with its last day; one that has an end may only end earlier. Answers whose it was. */
export async function endPosition(ctx: Ctx, input: { positionId: string; lastDay: string }): Promise<{ accountId: string; role: string }> {
  allow(ctx, 'organisation.manage')
  const { positionId } = input
  const { lastDay } = readInput(lastDayInput, input)
  return changing(ctx, transact(ctx, async (tx) => {
    const position = isId(positionId) ? await store.lockPosition(tx.db, tx.agency.id, positionId) : undefined
    if (!position) throw notFound('organisation.noPosition')
    const refuse = (code: string, day: string) => invalid(code, [{ field: 'lastDay', code, params: { day: formatDay(day) } }], { day: formatDay(day) })
    if (lastDay < position.validFrom) throw refuse('organisation.endBeforeStart', position.validFrom)
    if (position.validTo !== null && lastDay >= position.validTo) throw refuse('organisation.endsEarlier', position.validTo)
    await store.endPosition(tx.db, tx.agency.id, positionId, lastDay)
    await record(tx, { kind: 'organisation.positionEnded', subject: { kind: 'position', id: positionId }, detail: { lastDay } })
    return { accountId: position.accountId, role: position.role }
  }))
}

/** Lets another officer act for a position for a limited time (ủy quyền); may not be passed on. */
export async function delegate(ctx: Ctx, input: NewDelegation): Promise<string> {
  allow(ctx, 'organisation.manage')
  const delegation = readInput(newDelegation, input)
  const refuse = (field: string, code: string) => invalid(code, [{ field, code }])
  if (delegation.validTo < dayOf(ctx.now)) throw refuse('validTo', 'organisation.pastPeriod')
  return transact(ctx, async (tx) => {
    const position = isId(delegation.positionId) ? await store.lockPosition(tx.db, tx.agency.id, delegation.positionId) : undefined
    if (!position) throw refuse('positionId', 'organisation.noPosition')
    if (delegation.validFrom < position.validFrom || (position.validTo !== null && delegation.validTo > position.validTo)) throw refuse('validFrom', 'organisation.notHeldThen')
    if (delegation.toAccountId === position.accountId) throw refuse('toAccountId', 'organisation.toHolder')
    const id = newId(tx.now)
    await store.insertDelegation(tx.db, tx.agency.id, { id, ...delegation })
    await record(tx, { kind: 'organisation.delegated', subject: { kind: 'position', id: delegation.positionId }, detail: { ...delegation } })
    return id
  })
}

/** Delegations that are running or to come. */
export function listDelegations(ctx: Ctx): Promise<Delegation[]> {
  allow(ctx, 'organisation.manage')
  return store.listDelegations(ctx.db, ctx.agency.id, dayOf(ctx.now))
}

/** Ends a delegation before its time; answers to whom it was given. */
export async function revokeDelegation(ctx: Ctx, delegationId: string): Promise<{ toAccountId: string }> {
  allow(ctx, 'organisation.manage')
  return transact(ctx, async (tx) => {
    const revoked = isId(delegationId) ? await store.revokeDelegation(tx.db, tx.agency.id, delegationId, tx.now) : undefined
    if (!revoked) throw notFound('organisation.noDelegation')
    await record(tx, { kind: 'organisation.delegationRevoked', subject: { kind: 'delegation', id: delegationId } })
    return revoked
  })
}
