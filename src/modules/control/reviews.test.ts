import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, describe, expect, it } from 'vitest'
import { mkdirSync, writeFileSync } from 'node:fs'
import { keepPage } from '../../../tests/album.ts'
import { sampleDepartment } from '../../../tests/samples.ts'
import { openHouse } from '../../../tests/test.ts'
import { closeEngine } from '../documents/index.ts'
import { getDraft, saveDraft } from '../procedures/service.ts'
import { planState } from './model/review.ts'

const house = await openHouse(new Date('2024-01-08T02:15:00Z'))
const department = await sampleDepartment(house)
const control = await department.as('kiemsoat')
const leader = await department.as('lanhdao')
const officer = await department.as('chuyenvien1')
afterAll(closeEngine)

type Sheet = { review: { id: string; draftId: string | null }; rows: { what: string; before: string | null; after: string | null; changed: boolean }[] | null; saving: { perDossier: number; perYear: number; percent: number; method: string } | null }
const planned = { year: 2024, procedure: '2.000004', doer: 'Phòng Quản lý Thương mại', doneBy: '2024-06-30', reason: 'Nhiều hồ sơ, giấy tờ trùng lặp', product: 'Phương án cắt giảm thời hạn và giấy tờ' }
const inputs = {
  wagePerHour: 40_000, hoursToLearn: 1, hoursPerPaper: 2, paperHours: {}, hoursForForm: 0.5, hoursPerVisit: 2, costPerVisit: 50_000, visits: { direct: 2 },
  costPerCopy: 1_000, costPerCertifiedCopy: 5_000, postage: 30_000, other: [], dossiersPerYear: 400,
}
const add = (more: object = {}) => control.api('POST', '/api/v1/control/reviews', { ...planned, ...more })
const sheetOf = async (answer: Response) => (await answer.json()) as Sheet
let id = ''

describe('the plan of a year', () => {
  it('is to be sent by 31 January', () => {
    expect(planState(2024, null, '2024-01-31')).toEqual({ dueOn: '2024-01-31', state: 'running' })
    expect(planState(2024, null, '2024-02-01').state).toBe('missed')
    expect(planState(2024, '2024-01-31', '2024-05-01').state).toBe('kept')
    expect(planState(2024, '2024-02-01', '2024-05-01').state).toBe('missed')
  })

  it('names procedures of the office, each once, and cannot be sent empty', async () => {
    expect((await control.api('PUT', '/api/v1/control/review-plans/2024/sending', { sentOn: '2024-01-08', number: '5/KH-SCT' })).status).toBe(409)
    const first = await add()
    expect(first.status).toBe(201)
    id = (await sheetOf(first)).review.id
    expect((await add()).status).toBe(422)
    expect((await add({ procedure: 'khong-co' })).status).toBe(422)
    expect((await add({ year: 2025, reason: '' })).status).toBe(422)
    expect((await control.post('/kiem-soat/ra-soat/gui', { year: '2024', sentOn: '09/01/2024', number: '5/KH-SCT' })).status).toBe(422)
    expect((await control.post('/kiem-soat/ra-soat/gui', { year: '2024', sentOn: '08/01/2024', number: '5/KH-SCT' })).status).toBe(303)
    const page = await (await leader.get('/kiem-soat/ra-soat?nam=2024')).text()
    for (const words of ['Đúng hạn', 'Đã gửi ngày 08/01/2024, văn bản 5/KH-SCT', 'Phòng Quản lý Thương mại']) expect(page).toContain(words)
    keepPage('reviews', 'plan', page)
    expect((await leader.api('POST', '/api/v1/control/reviews', planned)).status).toBe(403)
    expect((await officer.get('/kiem-soat/ra-soat')).status).toBe(403)
  })
})

describe('a proposal', () => {
  it('is a draft from the version in force, held against it: days, papers, steps', async () => {
    expect((await sheetOf(await control.api('GET', `/api/v1/control/reviews/${id}`))).rows).toBeNull()
    expect((await control.get(`/kiem-soat/ra-soat/${id}/bao-cao.pdf`)).status).toBe(409)
    const { draftId } = (await (await control.api('POST', `/api/v1/control/reviews/${id}/proposal`)).json()) as { draftId: string }
    expect((await control.api('POST', `/api/v1/control/reviews/${id}/proposal`)).status).toBe(409)
    let sheet = await sheetOf(await control.api('GET', `/api/v1/control/reviews/${id}`))
    expect(sheet.rows?.filter(({ changed }) => changed)).toEqual([])

    const draft = await getDraft(control.ctx(), draftId)
    const { definition } = draft
    const cut = { ...definition, time: definition.time && { ...definition.time, value: 3 }, papers: (definition.papers ?? []).slice(1) }
    await saveDraft(control.ctx(), draftId, { revision: draft.revision, part: 'papers', definition: cut })
    sheet = await sheetOf(await control.api('GET', `/api/v1/control/reviews/${id}`))
    const count = definition.papers?.length ?? 0
    expect(sheet.rows?.filter(({ changed }) => changed)).toMatchObject([
      { what: 'Thời hạn giải quyết', before: '05 ngày làm việc', after: '03 ngày làm việc' },
      { what: 'Thành phần hồ sơ', before: `${count} giấy tờ`, after: `${count - 1} giấy tờ` },
    ])
  })

  it('says what it saves in money, from the numbers the office enters, and how it was reckoned', async () => {
    expect((await control.api('PUT', `/api/v1/control/reviews/${id}/cost`, { inputs: { ...inputs, wagePerHour: -1 }, channel: 'direct', case: null })).status).toBe(422)
    const sheet = await sheetOf(await control.api('PUT', `/api/v1/control/reviews/${id}/cost`, { inputs, channel: 'direct', case: null }))
    // One paper less: two hours of 40,000 đồng, and what its copies cost.
    expect(sheet.saving?.perDossier).toBeGreaterThanOrEqual(80_000)
    expect(sheet.saving?.perYear).toBe((sheet.saving?.perDossier ?? 0) * 400)
    expect(sheet.saving?.method).toContain('Cách tính do phần mềm đặt ra')
  })

  it('is reckoned by the form too, with numbers as people write them, and a wrong one is shown at its place', async () => {
    const typed = {
      channel: 'direct', case: '', wagePerHour: '45.000', hoursToLearn: '1,5', hoursPerPaper: '2', hoursForForm: '0,5', hoursPerVisit: '2', visits: '2', costPerVisit: '50.000', costPerCopy: '1.000', costPerCertifiedCopy: '5.000', postage: '30.000', dossiersPerYear: '1.200',
    }
    const refused = await control.post(`/kiem-soat/ra-soat/${id}/chi-phi`, { ...typed, hoursPerVisit: 'hai' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('href="#o-hoursPerVisit"')
    expect((await control.post(`/kiem-soat/ra-soat/${id}/chi-phi`, typed)).status).toBe(303)
    const page = await (await leader.get(`/kiem-soat/ra-soat/${id}`)).text()
    expect(page).toContain('Cách tính do phần mềm đặt ra')
    expect(page).not.toContain('Tính chi phí<')
    const own = await (await control.get(`/kiem-soat/ra-soat/${id}`)).text()
    expect(own).toContain('value="45.000"')
    expect(own).toContain('value="1,5"')
    keepPage('reviews', 'sheet', own)
  })

  it('comes out as a paper', async () => {
    const answer = await control.get(`/kiem-soat/ra-soat/${id}/bao-cao.pdf`)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    const bytes = new Uint8Array(await answer.arrayBuffer())
    const folder = process.env['GALLERY']
    if (folder) {
      mkdirSync(folder, { recursive: true })
      writeFileSync(`${folder}/ra-soat.pdf`, bytes)
    }
    const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true })
    for (const words of ['BÁO CÁO KẾT QUẢ RÀ SOÁT', '03 ngày làm việc', 'Một hồ sơ', 'Phòng Quản lý Thương mại']) expect(text.toUpperCase()).toContain(words.toUpperCase())
    expect((await leader.api('GET', `/api/v1/control/reviews/${id}/report.pdf`)).status).toBe(200)
    expect((await control.get('/kiem-soat/ra-soat/khong-co')).status).toBe(404)
  })
})
