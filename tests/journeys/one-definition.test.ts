import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { APIRequestContext, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { compileBpmn } from '../../src/modules/workflow/index.ts'
import { decisionAfter, type Plan } from '../../src/modules/workflow/model.ts'
import type { ProcedureDefinition } from '../../src/modules/procedures/model/definition.ts'
import { papersFor } from '../../src/modules/procedures/model/rules.ts'
import { chanceFrom } from '../../src/seed/chance.ts'
import { madeUpAnswers } from '../../src/seed/made-up.ts'
import { amend, withOneCheckMore } from './amend.ts'
import { keepPicture, wrongs } from './look.ts'
import { openBrowser, paper } from './people.ts'

// Three real procedures of different shape: one promised time; other rules in each case; other bodies consulted in one case.
// Of the first two a source prescribes forms: theirs get a blank.
const shapes = [
  { key: '2.000004', caseKey: null, steps: 7, prescribed: true },
  { key: '2.000636', caseKey: 'case-2', steps: 7, prescribed: true },
  { key: 'vpdd-thuongnhan-cap', caseKey: 'case-2', steps: 9, prescribed: false },
] as const

const { sit } = openBrowser()
/** Written by LibreOffice; nobody prescribes it. */
const blank = readFileSync(join(import.meta.dirname, '../../src/modules/documents/reading/fixtures/don.docx'))
const sameOrigin = { 'sec-fetch-site': 'same-origin' }
const day = (back: number) => new Intl.DateTimeFormat('vi-VN', { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date(Date.now() + back * 86_400_000))
const pressed = async (page: Page, name: string | RegExp) => {
  await page.getByRole('button', { name }).first().click()
  await page.locator('.flash').waitFor()
}

/** The API, in the name of somebody who sits at a screen. */
const api = (request: APIRequestContext) => ({
  get: async <T>(path: string): Promise<T> => (await (await request.get(path)).json()) as T,
  post: async <T>(path: string, data: unknown, headers: Record<string, string> = {}): Promise<T> => {
    const answer = await request.post(path, { data, headers: { ...sameOrigin, ...headers } })
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`)
    return (await answer.json()) as T
  },
})

type Task = { id: string; role: string; stepId: string; stepName: string; closedAt: string | null }
type View = { dossier: { business: string; delivery: string; revision: number; dueOn: string | null }; tasks: Task[] }
const logins: Record<string, string> = { receptionOfficer: 'motcua1', roomHead: 'truongphong1', officer: 'chuyenvien1', departmentLeader: 'lanhdao', clerk: 'vanthu' }

describe.each(shapes)('$key is written once and everything follows', ({ key, caseKey, steps, prescribed }) => {
  // The same pages three times: how they look is judged once.
  const judged = key === shapes[0].key
  const words = `Lời giới thiệu sửa ngày ${day(0)}, lần ${Math.floor(Math.random() * 1e9)}`
  let draft = ''
  let definition: ProcedureDefinition
  let plan: Plan

  it('its draft is begun and changed in the studio, and kept without a press of a button', async () => {
    const page = await sit('kiemsoat')
    await page.goto('/soan-thao')
    await page.getByText('Từ thủ tục đang dùng').click()
    await page.locator('select[name=procedure]').selectOption(key)
    await page.getByRole('button', { name: 'Lập bản thảo', exact: true }).first().click()
    await page.waitForURL(/\/soan-thao\/[0-9a-f-]{36}/)
    draft = /soan-thao\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''
    await page.locator('[name="plain.description"]').fill(words)
    const asked = () => api(page.context().request).get<{ definition: ProcedureDefinition }>(`/api/v1/drafts/${draft}`)
    await expect.poll(async () => (await asked()).definition.plain.description, { timeout: 10_000 }).toBe(words)
    if (prescribed) await sendTemplate(page, draft)
    definition = (await asked()).definition
    plan = await compileBpmn(definition.process?.bpmn ?? '')
    if (judged) expect(await wrongs(page)).toEqual([])
  })

  it('it is sent, reviewed and approved by others, and published from today by a decision', async () => {
    const writer = await sit('kiemsoat')
    await writer.goto(`/soan-thao/${draft}/trinh`)
    for (const box of await writer.getByRole('checkbox').all()) await box.check()
    if (judged) expect(await wrongs(writer)).toEqual([])
    await pressed(writer, 'Trình phê duyệt')
    for (const [login, act] of [['truongphong1', 'Đồng ý, trình phê duyệt'], ['lanhdao', 'Phê duyệt bản thảo']] as const) {
      const page = await sit(login)
      await page.goto(`/soan-thao/${draft}/duyet`)
      if (judged) expect(await wrongs(page)).toEqual([])
      await pressed(page, act)
    }
    await writer.goto(`/soan-thao/cong-bo?ban-thao=${draft}`)
    if (judged) expect(await wrongs(writer)).toEqual([])
    await keepPicture(writer, 'cong-bo-1280')
    await decisionIsDrafted(writer)
    await writer.getByLabel('Số, ký hiệu').fill(`${Math.floor(Math.random() * 1e6)}/QĐ-UBND`)
    await writer.getByLabel('Ngày ký').fill(day(0))
    await writer.getByLabel('Người ký', { exact: false }).first().fill('Người ký minh họa')
    await writer.getByLabel('Chức vụ người ký').fill('Chủ tịch')
    await writer.locator(`[name="validFrom.${draft}"]`).fill(day(0))
    await writer.locator(`[name="summary.${draft}"]`).fill('Sửa lời giới thiệu')
    await pressed(writer, 'Công bố các thủ tục đã chọn')
    await writer.getByText('Sửa lời giới thiệu').first().waitFor()
  })

  it('a citizen reads the new page, and its papers carry the new version', async () => {
    const citizen = await sit(undefined, { width: 360, height: 780 })
    await expect.poll(async () => { await citizen.goto(`/thu-tuc/${key}`); return citizen.locator('main').innerText() }, { timeout: 60_000 }).toContain(words)
    const { version, hash } = await api(citizen.context().request).get<{ version: number; hash: string }>(`/api/v1/procedures/${key}`)
    expect(version).toBe(2)
    for (const file of ['phu-luc.pdf', 'phu-luc.docx', 'quy-trinh-noi-bo.pdf', 'quy-trinh-iso.pdf', 'quy-trinh-iso.docx', 'csdl-quoc-gia.json']) {
      const answer = await citizen.context().request.get(`/thu-tuc/${key}/phien-ban/2/${file}`)
      expect([file, answer.status()]).toEqual([file, 200])
      if (file.endsWith('.json')) expect(await answer.text()).toContain(hash)
    }
  })

  it('the blank form that was sent in the studio is fetched from the page by anybody, byte for byte', async () => {
    const citizen = await sit(undefined, { width: 360, height: 780 })
    await citizen.goto(`/thu-tuc/${key}`)
    const link = citizen.getByRole('link', { name: /^Tải mẫu/ }).first()
    if (!prescribed) return expect(await link.count()).toBe(0)
    expect(await link.innerText()).toMatch(/\(DOCX, 5,1 kB\)/)
    await keepPicture(citizen, `mau-${key}-360`)
    const [download] = await Promise.all([citizen.waitForEvent('download'), link.click()])
    expect(download.suggestedFilename()).toBe('Đơn đề nghị.docx')
    expect(readFileSync(await download.path())).toEqual(blank)
    expect(await wrongs(citizen)).toEqual([])
    await citizen.setViewportSize({ width: 1280, height: 900 })
    await keepPicture(citizen, `mau-${key}-1280`)
    const business = await sit('giobien', { width: 360, height: 780 })
    await business.goto(`/thu-tuc/${key}/nop${caseKey === null ? '' : `?truong-hop=${caseKey}`}`)
    expect(await business.getByRole('link', { name: /^Tải mẫu/ }).first().getAttribute('href')).toBe(await link.getAttribute('href'))
    expect(await wrongs(business)).toEqual([])
    await keepPicture(business, `mau-nop-${key}-360`)
  })

  it('a new dossier runs the new process to its end', async () => {
    const people = new Map<string, ReturnType<typeof api>>()
    for (const login of ['giobien', 'quantri', ...Object.values(logins)]) people.set(login, api((await sit(login)).context().request))
    const as = (login: string) => { const found = people.get(login); if (!found) throw new Error(login); return found }
    const business = (await sit('giobien')).context().request
    const papers = []
    for (const one of papersFor(definition, caseKey) ?? []) {
      const { name, mimeType, buffer } = paper(one.key)
      const { sha256 } = (await (await business.post('/api/v1/files', { headers: sameOrigin, multipart: { file: { name, mimeType, buffer } } })).json()) as { sha256: string }
      papers.push({ paper: one.key, sha256 })
    }
    const answers = { ...madeUpAnswers(chanceFrom(7), day(40), day(60)), ...(caseKey === null ? {} : { caseKey }) }
    const filing = { procedure: key, channel: 'online', answers, papers }
    const { code } = await as('giobien').post<{ code: string }>('/api/v1/dossiers', filing, { 'idempotency-key': `mot-dinh-nghia-${draft}` })
    const view = () => as('motcua1').get<View>(`/api/v1/dossiers/${code}`)
    await as('motcua1').post(`/api/v1/dossiers/${code}/accept`, {})
    for (let at = 0; at < 20; at++) {
      const { dossier, tasks } = await view()
      if (dossier.delivery === 'handedOver') break
      if (dossier.business === 'finished') { await as('motcua1').post(`/api/v1/dossiers/${code}/hand-over`, { receiver: 'Người nhận minh họa', by: 'counter' }); continue }
      const task = tasks.find(({ closedAt }) => closedAt === null)
      if (!task) throw new Error('no open task')
      const choice = decisionAfter(plan, task.stepId)?.choices.find(({ way }) => way === 'on')?.flow
      const kind = plan.nodes.find(({ id }) => id === task.stepId)?.step?.kind
      const assignee = kind === 'assign' ? await assigneeOf(as('quantri')) : undefined
      const automatic = plan.flows.some(({ id, when }) => id === choice && when !== undefined)
      await as(logins[task.role] ?? '').post(`/api/v1/dossiers/${code}/step`, {
        taskId: task.id, ...(choice && !automatic ? { choice } : {}), ...(assignee ? { assigneeId: assignee } : {}), ...(kind === 'issue' ? { result: { number: '1/KQ' } } : {}),
      })
    }
    const { dossier, tasks } = await view()
    expect(dossier).toMatchObject({ business: 'finished', delivery: 'handedOver' })
    expect(new Set(tasks.map(({ stepId }) => stepId)).size).toBe(steps)
  })
})

describe('a step that changed', () => {
  const key = '2.000001'
  const note = 'Người nộp hẹn mang bản chính vào chiều mai'

  it('is read and confirmed by who does it, before the first dossier under the new version is received', async () => {
    await amend(async (login) => (await sit(login)).context().request, key, withOneCheckMore)
    const business = (await sit('giobien')).context().request
    const { definition } = await api(business).get<{ definition: ProcedureDefinition }>(`/api/v1/procedures/${key}`)
    const papers = []
    for (const one of definition.papers ?? []) {
      const { name, mimeType, buffer } = paper(one.key)
      const { sha256 } = (await (await business.post('/api/v1/files', { headers: sameOrigin, multipart: { file: { name, mimeType, buffer } } })).json()) as { sha256: string }
      papers.push({ paper: one.key, sha256 })
    }
    const filing = { procedure: key, channel: 'online', answers: madeUpAnswers(chanceFrom(7), day(40), day(60)), papers }
    const { code } = await api(business).post<{ code: string }>('/api/v1/dossiers', filing, { 'idempotency-key': `doc-truoc-${Math.random()}` })

    const reception = await sit('motcua1')
    await expect.poll(async () => { await reception.goto('/can-doc'); return reception.locator('main').innerText() }, { timeout: 60_000 }).toContain(key)
    await reception.goto(`/ho-so/${code}`)
    for (const box of await reception.locator('form[action$="tiep-nhan"] input[name=checks]').all()) await box.check()
    await reception.locator('form[action$="tiep-nhan"] textarea[name=note]').fill(note)
    await reception.locator('form[action$="tiep-nhan"]').getByRole('button', { name: /Tiếp nhận/ }).click()
    const alert = reception.getByRole('alert').filter({ hasText: 'Xin đọc và xác nhận' })
    await alert.waitFor()
    expect(await wrongs(reception)).toEqual([])
    await keepPicture(reception, 'read-first-refused-1280')
    // Nothing typed or ticked is lost.
    expect(await reception.locator('form[action$="tiep-nhan"] textarea[name=note]').inputValue()).toBe(note)
    expect(await reception.locator('form[action$="tiep-nhan"] input[name=checks]:checked').count()).toBe(3)

    const [read] = await Promise.all([reception.waitForEvent('popup'), alert.getByRole('link').click()])
    await read.getByText('Đã đối chiếu bản chính').waitFor()
    expect(await wrongs(read)).toEqual([])
    await keepPicture(read, 'read-first-note-1280')
    await read.setViewportSize({ width: 360, height: 780 })
    expect(await wrongs(read)).toEqual([])
    await keepPicture(read, 'read-first-note-360')
    await pressed(read, 'Tôi đã đọc và nắm được thay đổi')

    // The same act goes through.
    await reception.locator('form[action$="tiep-nhan"]').getByRole('button', { name: /Tiếp nhận/ }).click()
    await reception.locator('.flash').waitFor()
    expect((await api(business).get<View>(`/api/v1/dossiers/${code}`)).dossier.business).toBe('processing')

    const control = await sit('kiemsoat')
    await control.goto('/kiem-soat/pho-bien')
    await control.locator('tr', { hasText: key }).getByText('1 trong 2 người').waitFor()
  })
})

/** The papers to be signed are made of what is chosen, in another format with each button. */
async function decisionIsDrafted(page: Page): Promise<void> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Tải quyết định và phụ lục (DOCX)' }).click()])
  expect(download.suggestedFilename()).toBe('quyet-dinh-cong-bo-du-thao.docx')
  expect(readFileSync(await download.path()).byteLength).toBeGreaterThan(5_000)
}

/** Sends a blank form for the first paper of a draft; the studio's script keeps it, and shows it in its box. */
async function sendTemplate(page: Page, draft: string): Promise<void> {
  await page.goto(`/soan-thao/${draft}/thanh-phan`)
  const box = page.locator('.file-box').first()
  const [hostile, honest] = ['don.docx.exe', 'Đơn đề nghị.docx'].map((one) => ({ name: one, mimeType: 'application/octet-stream', buffer: blank }))
  await box.locator('input[type=file]').setInputFiles(hostile ?? [])
  await box.locator('.field-error').waitFor()
  expect(await box.innerText()).toContain('don.docx.exe không thuộc loại được nhận')
  expect(await wrongs(page)).toEqual([])
  await box.locator('input[type=file]').setInputFiles(honest ?? [])
  await box.getByRole('link', { name: 'Đơn đề nghị.docx' }).waitFor()
  expect(await box.locator('.field-error').count()).toBe(0)
  await page.locator('[data-live="saved"]').filter({ hasText: 'lưu lúc' }).waitFor()
  expect(await wrongs(page)).toEqual([])
  await keepPicture(page, 'mau-soan-thao-1280')
  await page.setViewportSize({ width: 360, height: 780 })
  await keepPicture(page, 'mau-soan-thao-360')
  expect(await wrongs(page)).toEqual([])
  await page.setViewportSize({ width: 1280, height: 900 })
}

/** The specialist to whom the head gives it. */
async function assigneeOf(administrator: ReturnType<typeof api>): Promise<string> {
  const officers = await administrator.get<{ id: string; login: string }[]>('/api/v1/officers')
  return officers.find(({ login }) => login === 'chuyenvien1')?.id ?? ''
}
