import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import nodemailer from 'nodemailer'

/** One mail. `id` makes it recognisable: it becomes the Message-ID, so a repeated sending shows as one. */
export type Mail = { id: string; to: string; subject: string; text: string }

/**
 * Why a mail did not go: the server was not reached, did not let us in, or refused this mail. `final` means
 * that the same mail will be refused again (SMTP 5xx); `answer` is what the server said, in its own words.
 */
export type MailFailure = { problem: 'unreachable' | 'login' | 'refused'; final: boolean; answer: string }

/** The window to the mail system (thư điện tử). */
export type Mailer = {
  /** Sends one mail; answers what went wrong, or nothing. */
  send(mail: Mail): Promise<MailFailure | undefined>
  /** The folder mails are written to; undefined when a real server carries them. */
  readonly folder: string | undefined
  close(): void
}

// Each exchange of a session may take 15 s; a session has about eight, so a sending ends within two minutes.
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 15_000, dnsTimeout: 10_000 }

/** Sends through an SMTP server, `smtp://user:pass@host:587` or `smtps://…`. */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = nodemailer.createTransport({ url, ...PATIENCE })
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost'
  return {
    async send(mail) {
      try {
        await transport.sendMail({ from, to: mail.to, subject: mail.subject, text: mail.text, messageId: `<${mail.id}@${domain}>` })
        return undefined
      } catch (error) {
        return failureOf(error)
      }
    },
    folder: undefined,
    close: () => transport.close(),
  }
}

/** Connects to an SMTP server and logs in, without sending; throws what stands in the way. */
export async function canReach(url: string): Promise<void> {
  const transport = nodemailer.createTransport({ url, ...PATIENCE })
  try {
    await transport.verify()
  } finally {
    transport.close()
  }
}

/** What nodemailer's error means: EAUTH for the login, a reply of the server for the mail, else the way there. */
function failureOf(error: unknown): MailFailure {
  const { code, responseCode, message } = error as { code?: string; responseCode?: number; message?: string }
  const answer = message ?? String(error)
  if (code === 'EAUTH') return { problem: 'login', final: false, answer }
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return { problem: 'refused', final: (responseCode ?? 0) >= 500, answer }
  return { problem: 'unreachable', final: false, answer }
}

/** Without a server: each mail is a file of the data folder, written once however often it is sent. */
export function folderMailer(folder: string): Mailer {
  return {
    async send(mail) {
      await mkdir(folder, { recursive: true })
      const path = join(folder, `${mail.id.replace(/[^a-zA-Z0-9-]/g, '')}.json`)
      await writeFile(`${path}.new`, JSON.stringify(mail))
      await rename(`${path}.new`, path)
      return undefined
    },
    folder,
    close: () => undefined,
  }
}
