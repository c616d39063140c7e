import type { Agency } from '../../platform/ctx.ts'
import { say, toldKinds } from './model/sentences.ts'
import type { ToldEvent } from './model/sentences.ts'

export { toldKinds }
export type { ToldEvent }

/** What one person is told (thông báo). */
export type Notice = {
  id: string
  /** Kind of the event it tells of, e.g. `dossier.accepted`. */
  kind: string
  /** What happened, without a full stop. */
  title: string
  /** What it means, in whole sentences. */
  body: string
  /** Path of the page it leads to. */
  href: string
  at: Date
  readAt: Date | null
}

/** A notice before it is written: to whom, and the words. */
export type NoticeDraft = Pick<Notice, 'kind' | 'title' | 'body' | 'href'> & { accountId: string }

/**
 * What an event says to whom: no notice, or one. Needs only what the event itself carries (`detail`, which
 * names the dossier in `code`), so it asks nothing of the rooms below. An officer is not told of their own act.
 */
export function noticesFor(event: ToldEvent): NoticeDraft[] {
  const code = event.detail['code']
  const told = typeof code === 'string' ? say(event, code) : undefined
  if (!told || typeof code !== 'string') return []
  const named = told.to === 'accountIds' ? event.detail['accountIds'] : [event.detail[told.to === 'applicant' ? 'accountId' : told.to]]
  const accounts = (Array.isArray(named) ? named : []).filter((one): one is string => typeof one === 'string' && (told.to === 'applicant' || one !== event.actorId))
  const href = told.href ?? (told.to === 'applicant' ? `/ho-so-cua-toi/${code}` : `/ho-so/${code}`)
  return accounts.map((accountId) => ({ accountId, kind: event.kind, title: told.title, body: told.body, href }))
}

/** The letter that carries a notice (thư điện tử): subject and plain text, with the address of the page. */
export function letterOf(notice: Pick<Notice, 'title' | 'body' | 'href'>, name: string, agency: Pick<Agency, 'name' | 'address' | 'phone'>, baseUrl: string): { subject: string; text: string } {
  const contact = [agency.address, agency.phone && `Điện thoại: ${agency.phone}`].filter((line) => line !== '')
  const text = [
    `Kính gửi: ${name}`,
    `${notice.title}. ${notice.body}`,
    `Xem tại: ${baseUrl}${notice.href}`,
    [agency.name, ...contact].join('\n'),
    'Thư này được gửi tự động. Xin không trả lời thư này.',
  ].join('\n\n')
  return { subject: notice.title.normalize('NFC'), text: `${text}\n`.normalize('NFC') }
}

/** Why a mail did not go: the server was not reached, did not let us in, or refused this mail. */
export type MailProblem = 'unreachable' | 'login' | 'refused'

/** The window to the mail system as this room needs it; the hall hands it in. */
export type Mailing = {
  /** Sends one mail; answers what went wrong, or nothing. `final` means that trying again is no use. */
  send(mail: { id: string; to: string; subject: string; text: string }): Promise<{ problem: MailProblem; final: boolean; answer: string } | undefined>
  /** The folder mails are written to when no server carries them. */
  readonly folder: string | undefined
}

/** A letter and how far it came. */
export type MailRow = {
  id: string
  toAddress: string
  subject: string
  text: string
  createdAt: Date
  sentAt: Date | null
  sentBy: 'server' | 'folder' | null
  givenUpAt: Date | null
  attempts: number
  problem: MailProblem | null
  /** What the server answered, in its own words. */
  lastError: string | null
}

/** How far a letter came (tình trạng thư): sent, written to the folder, waiting, failing so far, given up. */
export type MailState = 'sent' | 'kept' | 'waiting' | 'failing' | 'givenUp'

/** How far a letter came, from its row. */
export function mailState(mail: Pick<MailRow, 'sentBy' | 'givenUpAt' | 'problem'>): MailState {
  if (mail.sentBy) return mail.sentBy === 'folder' ? 'kept' : 'sent'
  if (mail.givenUpAt) return 'givenUp'
  return mail.problem ? 'failing' : 'waiting'
}

/**
 * After so many attempts a mail is given up. The job queue waits e^n seconds after the n-th failure, e^10 at
 * most: 20 attempts last about three days.
 */
export const MAX_ATTEMPTS = 20

/** A worker that holds a mail for longer than this is dead: a sending ends within two minutes (outside/mail.ts). */
export const CLAIM_MINUTES = 5

/** News older than this many days is told in the program only: a late letter about it would mislead. */
export const LETTER_DAYS = 3

/** Whether a letter about something that happened at `at` is still worth sending at `now`. */
export const isFresh = (at: Date, now: Date): boolean => now.getTime() - at.getTime() <= LETTER_DAYS * 86_400_000
