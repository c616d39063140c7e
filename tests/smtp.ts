import type { AddressInfo } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll } from 'vitest'

/** A real SMTP server in this process; what it took lies in `mails`, parsed by a foreign reader. */
export type TestSmtp = {
  url: string
  mails: ParsedMail[]
  /** Refuses every recipient with this code from now on; undefined takes them again. */
  refuse: number | undefined
  /** Milliseconds it takes to answer to a mail. */
  slow: number
  stop(): Promise<void>
  start(): Promise<void>
}

export async function openSmtp(): Promise<TestSmtp> {
  let server: SMTPServer | undefined
  let port = 0
  const smtp: TestSmtp = {
    url: '', mails: [], refuse: undefined, slow: 0,
    start: () => new Promise((done) => {
      const opened = new SMTPServer({
        authOptional: true, disabledCommands: ['STARTTLS'], logger: false,
        onRcptTo(_address, _session, callback) {
          callback(smtp.refuse ? Object.assign(new Error('Mailbox unavailable'), { responseCode: smtp.refuse }) : null)
        },
        onData(stream, _session, callback) {
          simpleParser(stream).then((mail) => {
            smtp.mails.push(mail)
            setTimeout(() => callback(), smtp.slow)
          }, callback)
        },
      })
      server = opened
      opened.listen(port, '127.0.0.1', () => {
        port = (opened.server.address() as AddressInfo).port
        smtp.url = `smtp://127.0.0.1:${port}`
        done()
      })
    }),
    stop: () => new Promise((done) => (server ? server.close(done) : done())),
  }
  await smtp.start()
  afterAll(() => smtp.stop())
  return smtp
}
