import { accountOf, allow } from '../../../platform/access.ts'
import { transact, type Ctx } from '../../../platform/ctx.ts'
import { conflict, invalid, notFound } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'
import { readInput } from '../../../platform/input.ts'
import { dayOf } from '../../../platform/time.ts'
import { record } from '../../../platform/trail.ts'
import { appoint, delegate, endPosition, listDelegations, revokeDelegation } from '../../organisation/index.ts'
import { newDelegation, type Delegation, type NewDelegation } from '../../organisation/model.ts'
import { byGivenName, newOfficer, officerPosition, phaseOf, worksHere, type NewOfficer, type Officer, type OfficerPosition } from '../model.ts'
import { hashPassword, newPassword } from '../password.ts'
import { createOfficer, forgetSessions } from '../service.ts'
import * as store from '../store.ts'
import * as officers from '../store/officers.ts'

/** Officers of the agency, those of today and of the past, by given name. */
export async function listOfficers(ctx: Ctx): Promise<Officer[]> {
  allow(ctx, 'people.manage')
  return (await officers.listOfficers(ctx.db, ctx.agency.id)).sort(byGivenName)
}

/** One officer of the agency; those of other agencies do not exist here. */
export async function getOfficer(ctx: Ctx, id: string): Promise<Officer> {
  allow(ctx, 'people.manage')
  const officer = isId(id) ? await officers.findOfficer(ctx.db, ctx.agency.id, id) : undefined
  if (!officer) throw notFound('people.noOfficer')
  return officer
}

/** Adds an officer: the account and its first position. Answers the first password, which is told once. */
export async function addOfficer(ctx: Ctx, input: NewOfficer): Promise<{ id: string; login: string; name: string; password: string }> {
  allow(ctx, 'people.manage')
  const { name, login, email, phone, ...position } = readInput(newOfficer, input)
  const password = newPassword()
  return transact(ctx, async (tx) => {
    const account = await createOfficer(tx, { kind: 'officer', login, password, name, email, phone })
    await record(tx, { kind: 'people.officerAdded', subject: { kind: 'account', id: account.id }, detail: { login: account.login } })
    await appoint(tx, { ...position, accountId: account.id })
    return { id: account.id, login: account.login, name, password }
  })
}

/** Gives an officer one more position; the rights come with it at the next page they open. */
export async function appointOfficer(ctx: Ctx, accountId: string, input: OfficerPosition): Promise<{ id: string }> {
  allow(ctx, 'people.manage')
  const officer = await getOfficer(ctx, accountId)
  const position = readInput(officerPosition, input)
  if (officer.disabledAt) throw conflict('people.disabledOfficer', {}, ['enableOfficer'])
  const id = await appoint(ctx, { ...position, accountId })
  forgetSessions(accountId)
  return { id }
}

const isLastAdministrator = async (tx: Ctx, accountId: string): Promise<boolean> => {
  const held = await officers.lockAdministrators(tx.db, tx.agency.id, dayOf(tx.now))
  return held.length > 0 && held.every((one) => one.accountId === accountId)
}

/** Ends a position of an officer with its last day. The agency keeps an administrator. */
export async function endOfficerPosition(ctx: Ctx, accountId: string, input: { positionId: string; lastDay: string }): Promise<void> {
  allow(ctx, 'people.manage')
  const { positions } = await getOfficer(ctx, accountId)
  const position = positions.find(({ id }) => id === input.positionId)
  if (!position) throw notFound('organisation.noPosition')
  await transact(ctx, async (tx) => {
    if (position.role === 'administrator' && phaseOf(position, dayOf(tx.now)) === 'now' && await isLastAdministrator(tx, accountId)) {
      throw invalid('people.lastAdministrator', [{ field: 'lastDay', code: 'people.lastAdministrator' }])
    }
    await endPosition(tx, input)
  })
  forgetSessions(accountId)
}

/** An officer whose account is this agency's to keep: not of one who has moved on to another. */
async function ownAccount(ctx: Ctx, id: string): Promise<Officer> {
  const officer = await getOfficer(ctx, id)
  if (await officers.worksElsewhere(ctx.db, ctx.agency.id, id, dayOf(ctx.now))) throw conflict('people.worksElsewhere')
  return officer
}

/** Gives an officer who forgot theirs a new password, told once; whoever is logged in with the old one is out. */
export async function renewPassword(ctx: Ctx, accountId: string): Promise<{ login: string; name: string; password: string }> {
  allow(ctx, 'people.manage')
  const { login, name } = await ownAccount(ctx, accountId)
  const password = newPassword()
  const passwordHash = await hashPassword(password)
  await transact(ctx, async (tx) => {
    await store.updatePassword(tx.db, accountId, passwordHash)
    await store.deleteSessions(tx.db, accountId)
    await record(tx, { kind: 'people.passwordRenewed', subject: { kind: 'account', id: accountId } })
  })
  forgetSessions(accountId)
  return { login, name, password }
}

/** Closes an account (khóa tài khoản): nobody logs in with it, and its sessions end now. Its past stays. */
export async function disableOfficer(ctx: Ctx, accountId: string): Promise<void> {
  allow(ctx, 'people.manage')
  await ownAccount(ctx, accountId)
  if (accountOf(ctx.actor) === accountId) throw conflict('people.ownAccount')
  await transact(ctx, async (tx) => {
    if (await isLastAdministrator(tx, accountId)) throw conflict('people.lastAdministrator')
    if ((await officers.setDisabled(tx.db, accountId, tx.now)) === 0) throw conflict('people.disabledAlready', {}, ['enableOfficer'])
    await store.deleteSessions(tx.db, accountId)
    await record(tx, { kind: 'people.accountDisabled', subject: { kind: 'account', id: accountId } })
  })
  forgetSessions(accountId)
}

/** Opens a closed account again, with the password it had. */
export async function enableOfficer(ctx: Ctx, accountId: string): Promise<void> {
  allow(ctx, 'people.manage')
  await ownAccount(ctx, accountId)
  await transact(ctx, async (tx) => {
    if ((await officers.setDisabled(tx.db, accountId, null)) === 0) throw conflict('people.enabledAlready', {}, ['disableOfficer'])
    await record(tx, { kind: 'people.accountEnabled', subject: { kind: 'account', id: accountId } })
  })
}

/** Delegations running and to come. */
export function delegations(ctx: Ctx): Promise<Delegation[]> {
  allow(ctx, 'people.manage')
  return listDelegations(ctx)
}

/** Lets another officer of the agency act for a position, for the days told. */
export async function delegateToOfficer(ctx: Ctx, input: NewDelegation): Promise<{ id: string }> {
  allow(ctx, 'people.manage')
  const delegation = readInput(newDelegation, input)
  const { toAccountId } = delegation
  const officer = isId(toAccountId) ? await officers.findOfficer(ctx.db, ctx.agency.id, toAccountId) : undefined
  if (!officer || !worksHere(officer, dayOf(ctx.now))) throw invalid('people.noOfficer', [{ field: 'toAccountId', code: 'people.noOfficer' }])
  const id = await delegate(ctx, delegation)
  forgetSessions(toAccountId)
  return { id }
}

/** Takes a delegation back before its time; the right ends at once. */
export async function endDelegation(ctx: Ctx, id: string): Promise<void> {
  allow(ctx, 'people.manage')
  forgetSessions((await revokeDelegation(ctx, id)).toAccountId)
}
