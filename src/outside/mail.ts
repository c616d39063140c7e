import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import nodemailer from 'nodemailer'

/** One mail. `id` makes it recognisable: it becomes the Message-ID, so a repeated sending shows as one. */
export type Mail = { id: string; to: string; subject: string; text: string }

/** The window to the mail system (thư điện tử). */
export type Mailer = {
  send(mail: Mail): Promise<void>
  /** Mails kept in the data folder, newest first; empty when a real server carries them. */
  kept(): Promise<{ id: string; to: string; subject: string; text: string; at: string }[]>
  close(): void
}

/** Sends through an SMTP server, `smtp://user:pass@host:587` or `smtps://…`. */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = nodemailer.createTransport(url)
  const domain = from.split('@')[1] ?? 'localhost'
  return {
    async send(mail) {
      await transport.sendMail({ from, to: mail.to, subject: mail.subject, text: mail.text, messageId: `<${mail.id}@${domain}>` })
    },
    kept: () => Promise.resolve([]),
    close: () => transport.close(),
  }
}

/** Without a server: each mail is a file of the data folder, for the administrator to read. */
export function folderMailer(folder: string): Mailer {
  return {
    async send(mail) {
      await mkdir(folder, { recursive: true })
      const path = join(folder, `${mail.id.replace(/[^a-zA-Z0-9-]/g, '')}.json`)
      await writeFile(`${path}.new`, JSON.stringify(mail))
      await rename(`${path}.new`, path)
    },
    async kept() {
      const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json')).sort().reverse().slice(0, 200)
      return Promise.all(names.map(async (name) => ({ at: '', ...(JSON.parse(await readFile(join(folder, name), 'utf8')) as Mail) })))
    },
    close: () => undefined,
  }
}
