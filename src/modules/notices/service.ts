import { allow, loggedIn, systemOnly } from '../../platform/access.ts'
import { transact, type Ctx } from '../../platform/ctx.ts'
import { notFound } from '../../platform/errors.ts'
import { isId, newId } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs.ts'
import { findEvent } from '../../platform/trail.ts'
import { accountsById } from '../people/index.ts'
import { CLAIM_MINUTES, isFresh, letterOf, MAX_ATTEMPTS, noticesFor, type Mailing, type MailRow, type Notice } from './model.ts'
import * as store from './store.ts'

export const PAGE_SIZE = 20

/**
 * Tells of an event (báo tin): the notices, their letters and the jobs that send them, in one transaction.
 * Told again it does nothing: a notice is written once for an event and a person, and a letter only with it.
 */
export async function tellOf(ctx: Ctx, eventId: string): Promise<void> {
  systemOnly(ctx)
  const event = await findEvent(ctx, eventId)
  const drafts = event ? noticesFor(event) : []
  if (!event || drafts.length === 0) return
  await transact(ctx, async (tx) => {
    const people = await accountsById(tx, drafts.map((draft) => draft.accountId))
    for (const draft of drafts) {
      const person = people.find((account) => account.id === draft.accountId)
      const id = newId(tx.now)
      if (!person || !(await store.insertNotice(tx.db, tx.agency.id, { ...draft, id, eventId, at: event.at }))) continue
      if (!person.email || !isFresh(event.at, tx.now)) continue
      const mailId = newId(tx.now)
      await store.insertMail(tx.db, tx.agency.id, { id: mailId, noticeId: id, to: person.email, ...letterOf(draft, person.name, tx.agency, tx.baseUrl), at: tx.now })
      await enqueue(tx, { name: 'notices.sendMail', payload: { agencyId: tx.agency.id, mailId }, key: `notices.sendMail:${mailId}` })
    }
  })
}

/**
 * Sends one letter (gửi thư). The row is claimed first, so two workers never carry the same one; after a
 * failure it is laid back and the job fails, so that the queue tries again later. A worker that dies between
 * the server's yes and our note of it is the one case in which a letter goes out again: under the same
 * Message-ID, by which mail programs know it for the same.
 */
export async function sendMail(ctx: Ctx, mailing: Mailing, mailId: string): Promise<void> {
  systemOnly(ctx)
  const { db, agency, now } = ctx
  const mail = await store.claimMail(db, agency.id, mailId, now, new Date(now.getTime() - CLAIM_MINUTES * 60_000))
  if (!mail) {
    // In another worker's hands: come back later, in case that worker dies.
    if (await store.isMailOpen(db, agency.id, mailId)) throw new Error('The mail is being sent by another worker')
    return
  }
  const failure = await mailing.send({ id: mail.id, to: mail.toAddress, subject: mail.subject, text: mail.text })
  if (!failure) {
    await store.markSent(db, agency.id, mail.id, now, mailing.folder === undefined ? 'server' : 'folder')
    return
  }
  const givenUp = failure.final || mail.attempts >= MAX_ATTEMPTS
  await store.markFailed(db, agency.id, mail.id, { problem: failure.problem, answer: failure.answer.slice(0, 500), givenUpAt: givenUp ? now : null })
  // The server's words may hold the address; the queue's log must not.
  if (!givenUp) throw new Error(`The mail was not sent: ${failure.problem}`)
}

export type NoticePage = { notices: Notice[]; total: number; unread: number; page: number }

/** My notices (thông báo của tôi), newest first; pages count from 1. */
export async function myNotices(ctx: Ctx, input: { page: number }): Promise<NoticePage> {
  const { accountId } = loggedIn(ctx)
  const page = Math.max(1, input.page)
  const notices = await store.listNotices(ctx.db, ctx.agency.id, accountId, PAGE_SIZE, (page - 1) * PAGE_SIZE)
  return { notices, ...(await store.countNotices(ctx.db, ctx.agency.id, accountId)), page }
}

/** How many notices I have not read. */
export async function unreadCount(ctx: Ctx): Promise<number> {
  const { accountId } = loggedIn(ctx)
  return store.countUnread(ctx.db, ctx.agency.id, accountId)
}

/** Marks one of my notices as read; somebody else's does not exist for me. */
export async function markRead(ctx: Ctx, noticeId: string): Promise<void> {
  const { accountId } = loggedIn(ctx)
  const found = isId(noticeId) ? await store.markRead(ctx.db, ctx.agency.id, accountId, noticeId, ctx.now) : 0
  if (found === 0) throw notFound('notices.noNotice')
}

/** Marks all my notices as read. */
export async function markAllRead(ctx: Ctx): Promise<void> {
  const { accountId } = loggedIn(ctx)
  await store.markAllRead(ctx.db, ctx.agency.id, accountId, ctx.now)
}

/** Letters of the agency, newest first, for the administrator; `before` is the last id of the page before. */
export async function listMails(ctx: Ctx, input: { before?: string | undefined; unsent?: boolean | undefined } = {}): Promise<{ mails: MailRow[]; next: string | undefined }> {
  allow(ctx, 'mail.view')
  const before = input.before !== undefined && isId(input.before) ? input.before : undefined
  const mails = await store.listMails(ctx.db, ctx.agency.id, { before, unsent: input.unsent ?? false, limit: PAGE_SIZE + 1 })
  return { mails: mails.slice(0, PAGE_SIZE), next: mails.length > PAGE_SIZE ? mails[PAGE_SIZE - 1]?.id : undefined }
}
