import { createHash, randomBytes } from 'node:crypto'
import { allow, anyone, loggedIn, systemOnly, type Actor } from '../../platform/access.ts'
import { transact, type Ctx } from '../../platform/ctx.ts'
import { hasSqlState, type Db } from '../../platform/db.ts'
import { invalid, notFound, Refusal } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { SESSION_IDLE_MINUTES } from '../../platform/session.ts'
import { dayOf } from '../../platform/time.ts'
import { passwordProblem, permissionsOf, waitAfterFailures, type Account, type AccountKind } from './model.ts'
import { hashPassword, nobodysHash, verifyPassword } from './password.ts'
import * as store from './store.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest()
const idleEnd = (now: Date) => new Date(now.getTime() + SESSION_IDLE_MINUTES * 60_000)

export type NewSession = { token: string; id: string; expiresAt: Date; account: Account }

/**
 * Logs in with name and password (đăng nhập). A wrong name and a wrong password get the same answer after the
 * same time; five failures make the next ones wait, for the name and for the place they come from.
 */
export function logIn(ctx: Ctx, input: LogIn): Promise<NewSession> {
  anyone(ctx)
  const nameKey = sha256(`name:${input.login.toLowerCase()}`).toString('base64url')
  return inTurn(nameKey, () => tryLogIn(ctx, input, nameKey))
}

type LogIn = { login: string; password: string; place: string; userAgent: string }

// Attempts with one name come one after the other: a thousand at once would all be made before the first is counted.
const turns = new Map<string, Promise<unknown>>()
function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const turn = (turns.get(key) ?? Promise.resolve()).then(work, work)
  turns.set(key, turn)
  const leave = () => { if (turns.get(key) === turn) turns.delete(key) }
  turn.then(leave, leave)
  return turn
}

async function tryLogIn(ctx: Ctx, input: LogIn, nameKey: string): Promise<NewSession> {
  const placeKey = sha256(`place:${input.place}`).toString('base64url')
  const failures = await store.listFailures(ctx.db, [nameKey, placeKey], ctx.now)
  // A whole office shares one address, so a place gets ten times the patience of a name.
  const ages = (key: string) => failures.filter((f) => f.key === key).map((f) => f.age).sort((a, b) => a - b)
  const wait = Math.max(waitAfterFailures(ages(nameKey)), waitAfterFailures(ages(placeKey).filter((_, i) => i % 10 === 9)))
  if (wait > 0) throw new Refusal(429, 'people.tooMany', { params: { seconds: wait } })

  const account = await store.findAccountByLogin(ctx.db, input.login)
  const fits = await verifyPassword(input.password, account?.passwordHash ?? (await nobodysHash))
  if (!account || !fits) {
    await store.insertFailure(ctx.db, [nameKey, placeKey], ctx.now)
    throw invalid('people.wrongPassword', [{ field: 'password', code: 'people.wrongPassword' }])
  }
  await store.deleteFailures(ctx.db, nameKey)
  const token = randomBytes(32).toString('base64url')
  const session = { id: newId(ctx.now), tokenHash: sha256(token), accountId: account.id, at: ctx.now, expiresAt: idleEnd(ctx.now), userAgent: input.userAgent.slice(0, 200) }
  await store.insertSession(ctx.db, session)
  const { passwordHash: _, ...rest } = account
  return { token, id: session.id, expiresAt: session.expiresAt, account: rest }
}

// A session is asked for at every request and changes rarely: kept for five seconds by this process. Whoever ends
// one here lets go of it at once; one ended by another process lives on for those seconds at most.
const KEEP_MS = 5_000
const LARGEST_SHELF = 5_000
const shelf = new Map<string, { at: number; row: store.SessionRow }>()

/** Lets go of the kept sessions of an account: after logging out, a new password, a disabled account. */
export const forgetSessions = (accountId: string): void => {
  for (const [key, kept] of shelf) if (kept.row.accountId === accountId) shelf.delete(key)
}

async function sessionOf(db: Db, token: string, now: Date): Promise<store.SessionRow | undefined> {
  const hash = sha256(token)
  const key = hash.toString('base64')
  const kept = shelf.get(key)
  if (kept && Math.abs(now.getTime() - kept.at) < KEEP_MS && kept.row.expiresAt > now) return kept.row
  const row = await store.findSession(db, hash, now, dayOf(now))
  if (!row) shelf.delete(key)
  else {
    if (shelf.size >= LARGEST_SHELF) shelf.clear()
    shelf.set(key, { at: now.getTime(), row })
  }
  return row
}

export type LiveSession = { id: string; expiresAt: Date; actor: Actor; agencyId: string | undefined }

/** The actor behind a token; undefined when the session ended. Each act moves the end, at most once a minute. */
export async function resumeSession(db: Db, token: string, now: Date): Promise<LiveSession | undefined> {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return undefined
  const row = await sessionOf(db, token, now)
  if (!row) return undefined
  let expiresAt = row.expiresAt
  if (now.getTime() - row.lastSeenAt.getTime() > 60_000) {
    expiresAt = idleEnd(now)
    await store.touchSession(db, row.id, now, expiresAt)
    Object.assign(row, { lastSeenAt: now, expiresAt })
  }
  if (row.kind !== 'officer') return { id: row.id, expiresAt, agencyId: undefined, actor: { kind: 'applicant', accountId: row.accountId, name: row.name } }
  // An officer with positions in two agencies works for the first held; switching is a second account today.
  const agencyId = row.positions[0]?.agencyId ?? ''
  const positions = row.positions.filter((p) => p.agencyId === agencyId)
  return {
    id: row.id, expiresAt, agencyId,
    actor: { kind: 'officer', accountId: row.accountId, name: row.name, agencyId, positions, permissions: permissionsOf(positions.map((p) => p.role)) },
  }
}

/** Keeps a session alive (giữ phiên): the answer to the warning 60 s before its end. */
export async function keepSession(ctx: Ctx, sessionId: string): Promise<{ expiresAt: Date }> {
  loggedIn(ctx)
  const expiresAt = idleEnd(ctx.now)
  await store.touchSession(ctx.db, sessionId, ctx.now, expiresAt)
  return { expiresAt }
}

/** Ends a session (đăng xuất). */
export async function logOut(ctx: Ctx, sessionId: string): Promise<void> {
  const { accountId } = loggedIn(ctx)
  await store.deleteSession(ctx.db, sessionId)
  forgetSessions(accountId)
}

/** Removes ended sessions and old failures; a nightly job. */
export async function sweepSessions(ctx: Ctx): Promise<void> {
  systemOnly(ctx)
  await store.deleteExpired(ctx.db, ctx.now)
}

type Optional = { [K in keyof Omit<Account, 'id' | 'login' | 'kind' | 'name'>]?: Account[K] | undefined }
export type NewAccount = Optional & { login: string; password: string; kind: AccountKind; name: string }

const insertNew = async (ctx: Ctx, input: NewAccount): Promise<Account> => {
  const problem = passwordProblem(input.password, input.login)
  if (problem) throw invalid(problem, [{ field: 'password', code: problem }])
  const account: Account = {
    id: newId(ctx.now), login: input.login.toLowerCase(), kind: input.kind, name: input.name, email: input.email ?? null, phone: input.phone ?? null,
    citizenId: input.citizenId ?? null, taxCode: input.taxCode ?? null, address: input.address ?? null, representative: input.representative ?? null,
  }
  try {
    await store.insertAccount(ctx.db, { ...account, passwordHash: await hashPassword(input.password) })
  } catch (error) {
    if (hasSqlState(error, '23505')) throw invalid('people.loginTaken', [{ field: 'login', code: 'people.loginTaken' }])
    throw error
  }
  return account
}

/** Registers a citizen or a business (đăng ký tài khoản). */
export async function register(ctx: Ctx, input: NewAccount & { kind: 'citizen' | 'business' }): Promise<Account> {
  anyone(ctx)
  return insertNew(ctx, input)
}

/** Makes an officer's account; what they may do comes from positions. */
export async function createOfficer(ctx: Ctx, input: NewAccount & { kind: 'officer' }): Promise<Account> {
  allow(ctx, 'people.manage')
  return insertNew(ctx, input)
}

/** The account that is logged in. */
export async function myAccount(ctx: Ctx): Promise<Account> {
  const account = await store.findAccount(ctx.db, loggedIn(ctx).accountId)
  if (!account) throw notFound('people.noAccount')
  return account
}

/** Changes the own password; every other session of the account ends. */
export async function changePassword(ctx: Ctx, input: { old: string; new: string; sessionId: string }): Promise<void> {
  const { accountId } = loggedIn(ctx)
  const me = await store.findAccount(ctx.db, accountId)
  const account = me && (await store.findAccountByLogin(ctx.db, me.login))
  if (!account || !(await verifyPassword(input.old, account.passwordHash))) throw invalid('people.wrongOldPassword', [{ field: 'old', code: 'people.wrongOldPassword' }])
  const problem = passwordProblem(input.new, account.login)
  if (problem) throw invalid(problem, [{ field: 'new', code: problem }])
  const passwordHash = await hashPassword(input.new)
  await transact(ctx, async (tx) => {
    await store.updatePassword(tx.db, accountId, passwordHash)
    await store.deleteOtherSessions(tx.db, accountId, input.sessionId)
  })
  forgetSessions(accountId)
}

/** Accounts by id, for rooms that write to people (notices). The program's own question. */
export async function accountsById(ctx: Ctx, ids: readonly string[]): Promise<Account[]> {
  systemOnly(ctx)
  return ids.length === 0 ? [] : store.listAccounts(ctx.db, ids)
}
