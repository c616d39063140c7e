import { empty, sql, type Db } from '../../platform/db.ts'
import type { MailProblem, MailRow, Notice, NoticeDraft } from './model.ts'

/** Writes a notice unless this event was told to this person before; answers whether it was written. */
export const insertNotice = async (db: Db, agencyId: string, notice: NoticeDraft & { id: string; eventId: string; at: Date }): Promise<boolean> =>
  (await db.run(sql`
    insert into notices.notices (agency_id, id, account_id, event_id, kind, title, body, href, at)
    values (${agencyId}, ${notice.id}, ${notice.accountId}, ${notice.eventId}, ${notice.kind}, ${notice.title}, ${notice.body}, ${notice.href}, ${notice.at})
    on conflict (agency_id, event_id, account_id) do nothing`)) > 0

export const insertMail = (db: Db, agencyId: string, mail: { id: string; noticeId: string; to: string; subject: string; text: string; at: Date }): Promise<number> =>
  db.run(sql`
    insert into notices.mails (agency_id, id, notice_id, to_address, subject, text, created_at)
    values (${agencyId}, ${mail.id}, ${mail.noticeId}, ${mail.to}, ${mail.subject}, ${mail.text}, ${mail.at})`)

/** Takes a mail in hand, unless it is done or another worker took it after `staleBefore`. */
export const claimMail = (db: Db, agencyId: string, id: string, now: Date, staleBefore: Date): Promise<Pick<MailRow, 'id' | 'toAddress' | 'subject' | 'text' | 'attempts'> | undefined> =>
  db.maybe(sql`
    update notices.mails set claimed_at = ${now}, attempts = attempts + 1
    where agency_id = ${agencyId} and id = ${id} and sent_at is null and given_up_at is null
      and (claimed_at is null or claimed_at < ${staleBefore})
    returning id, to_address, subject, text, attempts`)

/** Whether a mail still has to go. */
export const isMailOpen = async (db: Db, agencyId: string, id: string): Promise<boolean> =>
  (await db.maybe(sql`select 1 from notices.mails where agency_id = ${agencyId} and id = ${id} and sent_at is null and given_up_at is null`)) !== undefined

export const markSent = (db: Db, agencyId: string, id: string, at: Date, by: 'server' | 'folder'): Promise<number> =>
  db.run(sql`
    update notices.mails set sent_at = ${at}, sent_by = ${by}, claimed_at = null, problem = null, last_error = null
    where agency_id = ${agencyId} and id = ${id}`)

/** Lays a mail back after a failure, to be tried again or not. */
export const markFailed = (db: Db, agencyId: string, id: string, failure: { problem: MailProblem; answer: string; givenUpAt: Date | null }): Promise<number> =>
  db.run(sql`
    update notices.mails set claimed_at = null, problem = ${failure.problem}, last_error = ${failure.answer}, given_up_at = ${failure.givenUpAt}
    where agency_id = ${agencyId} and id = ${id} and sent_at is null`)

export const listNotices = (db: Db, agencyId: string, accountId: string, limit: number, offset: number): Promise<Notice[]> =>
  db.many(sql`
    select id, kind, title, body, href, at, read_at from notices.notices
    where agency_id = ${agencyId} and account_id = ${accountId} order by at desc, id desc limit ${limit} offset ${offset}`)

export const countNotices = (db: Db, agencyId: string, accountId: string): Promise<{ total: number; unread: number }> =>
  db.one(sql`
    select count(*) as total, count(*) filter (where read_at is null) as unread from notices.notices
    where agency_id = ${agencyId} and account_id = ${accountId}`)

export const countUnread = async (db: Db, agencyId: string, accountId: string): Promise<number> =>
  (await db.one<{ unread: number }>(sql`
    select count(*) as unread from notices.notices
    where agency_id = ${agencyId} and account_id = ${accountId} and read_at is null`)).unread

/** Marks one notice of this person as read; answers how many there are. */
export const markRead = (db: Db, agencyId: string, accountId: string, id: string, at: Date): Promise<number> =>
  db.run(sql`
    update notices.notices set read_at = coalesce(read_at, ${at})
    where agency_id = ${agencyId} and account_id = ${accountId} and id = ${id}`)

export const markAllRead = (db: Db, agencyId: string, accountId: string, at: Date): Promise<number> =>
  db.run(sql`
    update notices.notices set read_at = ${at}
    where agency_id = ${agencyId} and account_id = ${accountId} and read_at is null`)

export const listMails = (db: Db, agencyId: string, query: { before: string | undefined; unsent: boolean; limit: number }): Promise<MailRow[]> =>
  db.many(sql`
    select id, to_address, subject, text, created_at, sent_at, sent_by, given_up_at, attempts, problem, last_error from notices.mails
    where agency_id = ${agencyId} ${query.before ? sql`and id < ${query.before}` : empty} ${query.unsent ? sql`and sent_at is null` : empty}
    order by id desc limit ${query.limit}`)
