import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { openSmtp } from '../../../tests/smtp.ts'
import { openHouse, system } from '../../../tests/test.ts'
import { folderMailer, smtpMailer } from '../../outside/mail.ts'
import type { Actor } from '../../platform/access.ts'
import type { Agency } from '../../platform/ctx.ts'
import { transact } from '../../platform/ctx.ts'
import { sql } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/trail.ts'
import { addUnit, appoint, createAgency } from '../organisation/index.ts'
import { createOfficer, register } from '../people/index.ts'
import { CLAIM_MINUTES, LETTER_DAYS, MAX_ATTEMPTS } from './model.ts'
import { stateWords } from './pages/mails.tsx'
import { listMails, markRead, myNotices, sendMail, tellOf, unreadCount } from './service.ts'

const smtp = await openSmtp()
const mailer = smtpMailer(smtp.url, 'Một cửa điện tử <motcua@sct.example>')
const house = await openHouse(undefined, { mailer })
const nobody: Agency = { id: '00000000-0000-7000-8000-000000000000', code: 'X', name: '', parentName: '', place: '', address: '', phone: '' }
const agencyInput = { parentName: 'UBND tỉnh Bình Định', place: 'Bình Định', address: '198 Phan Bội Châu', phone: '', validFrom: '2020-01-01' }
const agency = await createAgency(house.ctx(nobody), { ...agencyInput, code: 'H08.14', name: 'Sở Công Thương tỉnh Bình Định' })
const password = 'mat khau that dai'
const applicantOf = (login: string, email?: string) =>
  register(house.ctx(agency), { kind: 'business', login, password, name: 'Công ty TNHH Thương mại Ánh Dương', address: 'Quy Nhơn', phone: '0905123456', email })
const firm = await applicantOf('anhduong', 'lienhe@anhduong.example')
const stranger = await applicantOf('nguoila')
const admin = await createOfficer(house.ctx(agency), { kind: 'officer', login: 'quantri', password, name: 'Lê Quản Trị' })
const unit = await addUnit(house.ctx(agency), { name: 'Văn phòng', shortName: 'VP', kind: 'office', sort: 1, fields: [] })
await appoint(house.ctx(agency), { unitId: unit.id, accountId: admin.id, role: 'administrator', title: 'Quản trị', validFrom: '2022-01-01' })

const as = (account: { id: string; name: string }): Actor => ({ kind: 'applicant', accountId: account.id, name: account.name })
const mine = (account = firm) => myNotices(house.ctx(agency, as(account)), { page: 1 })
const ctx = () => house.ctx(agency)

let number = 0
/** An accepted dossier of an account, recorded as the dossiers room does; answers its code and event. */
async function accepted(account = firm): Promise<{ code: string; eventId: string }> {
  const code = `H08.14-231016-${String(++number).padStart(4, '0')}`
  const subject = { kind: 'dossier', id: newId(house.clock.now) }
  await record(ctx(), { kind: 'dossier.accepted', subject, detail: { code, accountId: account.id, dueOn: '2023-10-23' } })
  const { id } = await house.hall.db.as(agency.id).one<{ id: string }>(sql`select id from trail.events where agency_id = ${agency.id} and subject_id = ${subject.id}`)
  return { code, eventId: id }
}
const countJobs = async (where = 'true') => (await house.hall.ownerPool.query<{ n: number }>(`select count(*)::int as n from graphile_worker.jobs where ${where}`)).rows[0]?.n
/** Jobs that wait to be run; the queue lays the last ones back a moment after its run ended. */
async function waitingJobs() {
  await expect.poll(() => countJobs('locked_at is not null')).toBe(0)
  return countJobs()
}
/** Lets the queue forget how long it wanted to wait. */
async function hurry() {
  await waitingJobs()
  await house.hall.ownerPool.query('select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs), now())')
}
const mailOf = async (code: string) => {
  const mail = (await listMails(ctx())).mails.find((m) => m.subject.includes(code))
  if (!mail) throw new Error(`No mail for ${code}`)
  return mail
}

beforeEach(async () => {
  await hurry()
  await house.runJobs()
  smtp.mails.length = 0
  smtp.refuse = undefined
  smtp.slow = 0
})

describe('one event', () => {
  it('becomes one notice and one mail, its Vietnamese unharmed', async () => {
    const { code } = await accepted()
    await house.runJobs()
    expect((await mine()).notices[0]).toMatchObject({ title: `Hồ sơ ${code} đã được tiếp nhận`, href: `/ho-so-cua-toi/${code}`, readAt: null })
    expect(smtp.mails).toHaveLength(1)
    const [mail] = smtp.mails
    expect(mail?.subject).toBe(`Hồ sơ ${code} đã được tiếp nhận`)
    expect(mail?.text?.trim().split('\n')).toEqual([
      'Kính gửi: Công ty TNHH Thương mại Ánh Dương', '',
      `Hồ sơ ${code} đã được tiếp nhận. Hẹn trả kết quả: 23/10/2023.`, '',
      `Xem tại: http://localhost:3000/ho-so-cua-toi/${code}`, '',
      'Sở Công Thương tỉnh Bình Định', '198 Phan Bội Châu', '',
      'Thư này được gửi tự động. Xin không trả lời thư này.',
    ])
    expect(mail?.from?.value[0]).toMatchObject({ name: 'Một cửa điện tử', address: 'motcua@sct.example' })
    expect(mail?.messageId).toBe(`<${(await mailOf(code)).id}@sct.example>`)
    expect(await waitingJobs()).toBe(0)
  })

  it('is told once, however often and however concurrently its jobs run', async () => {
    smtp.slow = 100
    const { code, eventId } = await accepted()
    await Promise.all([tellOf(ctx(), eventId), tellOf(ctx(), eventId), tellOf(ctx(), eventId)])
    const { id } = await mailOf(code)
    await Promise.allSettled([sendMail(ctx(), mailer, id), sendMail(ctx(), mailer, id), house.runJobs(), house.runJobs()])
    await tellOf(ctx(), eventId)
    await sendMail(ctx(), mailer, id)
    await hurry()
    await house.runJobs()
    expect((await mine()).notices.filter((n) => n.title.includes(code))).toHaveLength(1)
    expect(smtp.mails.map((m) => m.subject)).toEqual([`Hồ sơ ${code} đã được tiếp nhận`])
    expect(await waitingJobs()).toBe(0)
  })

  it('that was rolled back tells nobody', async () => {
    const before = (await mine()).total
    await expect(transact(ctx(), async (tx) => {
      await record(tx, { kind: 'dossier.accepted', subject: { kind: 'dossier', id: newId(tx.now) }, detail: { code: 'H08.14-231016-9999', accountId: firm.id, dueOn: null } })
      throw new Error('no')
    })).rejects.toThrow('no')
    await house.runJobs()
    expect((await mine()).total).toBe(before)
    expect(smtp.mails).toEqual([])
  })

  it('that is told days late brings no letter any more', async () => {
    const { code, eventId } = await accepted()
    await tellOf({ ...ctx(), now: new Date(house.clock.now.getTime() + (LETTER_DAYS * 24 + 1) * 3_600_000) }, eventId)
    await house.runJobs()
    expect((await mine()).notices[0]).toMatchObject({ title: expect.stringContaining(code) as string, at: house.clock.now })
    expect(smtp.mails).toEqual([])
  })

  it('reaches a person without an address in the program only', async () => {
    const { code } = await accepted(stranger)
    await house.runJobs()
    expect((await mine(stranger)).notices[0]?.title).toContain(code)
    expect(smtp.mails).toEqual([])
    await expect(mailOf(code)).rejects.toThrow()
  })
})

describe('a mail server', () => {
  it('that is down gets the mail later, once', async () => {
    await smtp.stop()
    const { code } = await accepted()
    await house.runJobs()
    expect(await mailOf(code)).toMatchObject({ attempts: 1, problem: 'unreachable', sentAt: null, givenUpAt: null })
    const { rows } = await house.hall.ownerPool.query<{ last_error: string }>('select last_error from graphile_worker.jobs')
    expect(rows.map((row) => row.last_error.split('\n')[0])).toEqual([expect.stringContaining('The mail was not sent: unreachable')])
    await smtp.start()
    await hurry()
    await house.runJobs()
    await hurry()
    await house.runJobs()
    expect(smtp.mails.map((m) => m.messageId)).toEqual([`<${(await mailOf(code)).id}@sct.example>`])
    expect(await mailOf(code)).toMatchObject({ attempts: 2, problem: null, lastError: null, sentBy: 'server', sentAt: house.clock.now })
  })

  it('that is busy is asked again, one that refuses for good is not', async () => {
    smtp.refuse = 450
    const busy = await accepted()
    await house.runJobs()
    expect(await mailOf(busy.code)).toMatchObject({ problem: 'refused', givenUpAt: null })
    expect(await waitingJobs()).toBe(1)
    smtp.refuse = 550
    await hurry()
    await house.runJobs()
    expect(await mailOf(busy.code)).toMatchObject({ problem: 'refused', givenUpAt: house.clock.now, lastError: expect.stringContaining('Mailbox unavailable') as string })
    expect(await waitingJobs()).toBe(0)
    smtp.refuse = undefined
    await sendMail(ctx(), mailer, (await mailOf(busy.code)).id)
    expect(smtp.mails).toEqual([])
  })

  it(`is given up after ${MAX_ATTEMPTS} attempts`, async () => {
    const { code, eventId } = await accepted()
    await tellOf(ctx(), eventId)
    const { id } = await mailOf(code)
    const down = { folder: undefined, send: async () => ({ problem: 'unreachable' as const, final: false, answer: 'no route' }) }
    for (let i = 1; i < MAX_ATTEMPTS; i++) await expect(sendMail(ctx(), down, id)).rejects.toThrow('The mail was not sent')
    await sendMail(ctx(), down, id)
    expect(await mailOf(code)).toMatchObject({ attempts: MAX_ATTEMPTS, givenUpAt: house.clock.now })
  })
})

it('a mail whose worker died is left alone while it may still live, then sent under the same Message-ID', async () => {
  const { code, eventId } = await accepted()
  await tellOf(ctx(), eventId)
  const { id } = await mailOf(code)
  await house.hall.ownerPool.query('update notices.mails set claimed_at = $1, attempts = 1 where id = $2', [house.clock.now, id])
  await expect(sendMail(ctx(), mailer, id)).rejects.toThrow('another worker')
  expect(smtp.mails).toEqual([])
  house.clock.now = new Date(house.clock.now.getTime() + (CLAIM_MINUTES + 1) * 60_000)
  await sendMail(ctx(), mailer, id)
  expect(smtp.mails.map((m) => m.messageId)).toEqual([`<${id}@sct.example>`])
})

describe('my notices', () => {
  const tokenOf = async (login: string) => {
    const answer = await house.app.request('/api/v1/sessions', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ login, password }) })
    return ((await answer.json()) as { token: string }).token
  }
  const ask = async (login: string, path: string, method = 'GET') =>
    house.app.request(path, { method, headers: { authorization: `Bearer ${await tokenOf(login)}` } })

  it('are mine alone: for others they do not exist', async () => {
    const { code } = await accepted()
    await house.runJobs()
    const id = (await mine()).notices.find((n) => n.title.includes(code))?.id ?? ''
    expect((await mine(stranger)).notices.some((n) => n.id === id)).toBe(false)
    await expect(markRead(house.ctx(agency, as(stranger)), id)).rejects.toMatchObject({ status: 404 })
    expect((await ask('nguoila', `/api/v1/notices/${id}/read`, 'POST')).status).toBe(404)
    expect((await ask('nguoila', `/thong-bao/${id}/da-doc`, 'POST')).status).toBe(404)
    expect((await ask('anhduong', '/thong-bao/khong-phai-ma/da-doc', 'POST')).status).toBe(404)
    expect((await mine()).notices.find((n) => n.id === id)?.readAt).toBeNull()
    const other = await createAgency(house.ctx(nobody), { ...agencyInput, code: 'H08.15', name: 'Sở khác' })
    expect(await house.hall.db.as(other.id).many(sql`select id from notices.notices union all select id from notices.mails`)).toEqual([])
  })

  it('are read by machines and people, and counted', async () => {
    const { code } = await accepted()
    await house.runJobs()
    const count = () => unreadCount(house.ctx(agency, as(firm)))
    const before = await count()
    const list = (await (await ask('anhduong', '/api/v1/notices')).json()) as { notices: { id: string; title: string; readAt: string | null }[]; unread: number }
    expect(list.unread).toBe(before)
    const id = list.notices.find((n) => n.title.includes(code))?.id ?? ''
    expect(await (await ask('anhduong', '/thong-bao')).text()).toContain(`Hẹn trả kết quả: 23/10/2023.`)
    const marked = await ask('anhduong', `/thong-bao/${id}/da-doc?trang=2`, 'POST')
    expect([marked.status, marked.headers.get('location')]).toEqual([303, '/thong-bao?trang=2'])
    expect((await ask('anhduong', `/api/v1/notices/${id}/read`, 'POST')).status).toBe(204)
    expect(await count()).toBe(before - 1)
    expect((await ask('anhduong', '/thong-bao/da-doc', 'POST')).status).toBe(303)
    expect(await count()).toBe(0)
    expect(await (await ask('anhduong', '/thong-bao')).text()).toContain('Bạn đã đọc hết thông báo.')
  })

  it('need a login, and the letters an administrator', async () => {
    expect((await house.app.request('/api/v1/notices')).status).toBe(401)
    expect((await house.app.request('/thong-bao')).headers.get('location')).toBe('/dang-nhap?tiep=%2Fthong-bao')
    for (const path of ['/api/v1/mails', '/quan-tri/thu']) expect((await ask('anhduong', path)).status).toBe(403)
    const { code } = await accepted()
    await house.runJobs()
    const page = await (await ask('quantri', '/quan-tri/thu')).text()
    expect(page).toContain(`<summary>Hồ sơ ${code} đã được tiếp nhận</summary>`)
    expect(page).not.toContain('SMTP_URL')
    const { mails } = (await (await ask('quantri', '/api/v1/mails')).json()) as { mails: { subject: string; state: string; toAddress: string }[] }
    expect(mails.find((m) => m.subject.includes(code))).toMatchObject({ state: 'sent', toAddress: 'lienhe@anhduong.example' })
    const unsent = (await (await ask('quantri', '/api/v1/mails?unsent=true')).json()) as { mails: { state: string }[] }
    expect(unsent.mails.some((m) => m.state === 'sent')).toBe(false)
  })
})

it('only the program tells and sends', async () => {
  await expect(tellOf(house.ctx(agency, as(firm)), newId(house.clock.now))).rejects.toMatchObject({ status: 403 })
  await expect(sendMail(house.ctx(agency, as(firm)), mailer, newId(house.clock.now))).rejects.toMatchObject({ status: 403 })
  await expect(myNotices(house.ctx(agency, system), { page: 1 })).rejects.toMatchObject({ status: 401 })
})

it('without a mail server each letter is one file of the data folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-mail-'))
  const { code, eventId } = await accepted()
  await tellOf(ctx(), eventId)
  const { id } = await mailOf(code)
  await sendMail(ctx(), folderMailer(folder), id)
  await sendMail(ctx(), folderMailer(folder), id)
  expect(readdirSync(folder)).toEqual([`${id}.json`])
  expect(JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8'))).toMatchObject({ to: 'lienhe@anhduong.example', subject: `Hồ sơ ${code} đã được tiếp nhận` })
  expect(stateWords(await mailOf(code))).toMatch(/^Đã ghi vào thư mục lúc \d+ giờ \d\d, 16\/10\/2023$/)
  rmSync(folder, { recursive: true })
})
