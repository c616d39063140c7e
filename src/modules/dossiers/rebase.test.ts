import { beforeAll, describe, expect, it } from 'vitest'
import { keepPage } from '../../../tests/album.ts'
import { promotionAnswers, sampleDepartment } from '../../../tests/samples.ts'
import { openHouse } from '../../../tests/test.ts'
import { currentVersion, publishVersion, type Version } from '../procedures/index.ts'
import type { RebaseItem } from './model/rebase.ts'
import { readLines } from './model/work.ts'
import { acceptDossier, assignTask, endStep, fileDossier, myWork, openDossiers, previewRebase, rebaseDossiers, recountDossiers, viewDossier } from './service.ts'

// Monday 16/10/2023, 9:15.
const house = await openHouse(new Date('2023-10-16T02:15:00Z'))
const department = await sampleDepartment(house)
const [reception, head, control, business] = await Promise.all(['motcua1', 'truongphong1', 'kiemsoat', 'giobien'].map((login) => department.as(login)))
if (!reception || !head || !control || !business) throw new Error('nobody')
const first = await currentVersion(department.system(), '2.000004')
const bpmn = first.definition.process?.bpmn ?? ''
const rule = { procedure: '2.000004', reason: 'Rút ngắn thời hạn', legalBasis: 'Quyết định 12/QĐ-UBND, Điều 3', clock: 'recount' as const }
const view = (code: string) => viewDossier(reception!.ctx(), { code })

async function accepted(key: string): Promise<string> {
  const { code } = await fileDossier(reception!.ctx(), { procedure: '2.000004', channel: 'direct', answers: promotionAnswers, papers: [] }, key)
  await acceptDossier(reception!.ctx(), { code }, {})
  return code
}
// Steps without hours, so that any time may be promised.
const publish = (change: { bpmn?: string; days?: number }, validFrom: string): Promise<Version> => {
  const time = first.definition.time && { ...first.definition.time, value: change.days ?? first.definition.time.value }
  return publishVersion(department.system(), { definition: { ...first.definition, time, channels: (first.definition.channels ?? []).map((one) => ({ ...one, time: one.time && { ...one.time, value: change.days ?? one.time.value } })), process: { bpmn: (change.bpmn ?? bpmn).replace(/ workingHours="[^"]*"/g, '') } }, validFrom })
}

let atAssign = ''
let filed = ''
let steps: string[] = []
beforeAll(async () => {
  atAssign = await accepted('khoa-phan-cong')
  filed = (await fileDossier(reception!.ctx(), { procedure: '2.000004', channel: 'direct', answers: promotionAnswers, papers: [] }, 'khoa-moi-nop')).code
  steps = (await view(atAssign)).situation.tasks.map(({ stepId }) => stepId)
})

describe('open dossiers', () => {
  it('keep their version when a new one comes', async () => {
    house.clock.now = new Date('2023-10-17T02:15:00Z')
    await publish({ days: 3 }, '2023-10-17')
    expect((await view(atAssign)).version.number).toBe(1)
    expect((await openDossiers(control.ctx())).get(first.id)).toBe(2)
    expect(() => openDossiers(business.ctx())).toThrow(expect.objectContaining({ status: 403 }))
    const begun = await control.post('/soan-thao', { from: 'version', procedure: '2.000004' })
    expect(await (await control.get(begun.headers.get('location') ?? '')).text()).toContain('2 hồ sơ đang giải quyết giữ phiên bản 1 đến khi xong.')
  })

  it('are listed before anything changes, and a rule without a reason or a basis is none', async () => {
    const { items, version } = await previewRebase(control.ctx(), rule)
    expect(version).toBe(2)
    expect(items.map(({ code, left }) => [code, left]).sort()).toEqual([[atAssign, null], [filed, null]].sort())
    expect(items.find(({ code }) => code === atAssign)).toMatchObject({ version: 1, dueOn: '2023-10-23', newDueOn: '2023-10-19' })
    await expect(previewRebase(control.ctx(), { ...rule, reason: ' ' })).rejects.toMatchObject({ status: 422 })
    await expect(previewRebase(control.ctx(), { ...rule, legalBasis: '' })).rejects.toMatchObject({ status: 422 })
    expect((await view(atAssign)).version.number).toBe(1)
  })

  it('are chosen by the day they were filed and the step they stand at', async () => {
    const codes = async (more: object) => (await previewRebase(control.ctx(), { ...rule, ...more })).items.map(({ code }) => code)
    expect(await codes({ filedFrom: '2023-10-17' })).toEqual([])
    expect(await codes({ filedBefore: '2023-10-16' })).toEqual([])
    expect((await codes({ filedFrom: '2023-10-16', filedBefore: '2023-10-17' })).length).toBe(2)
    expect(await codes({ steps })).toEqual([atAssign])
  })

  it('are moved by who controls procedures, under the version that was shown', async () => {
    await expect(previewRebase(head.ctx(), rule)).rejects.toMatchObject({ status: 403 })
    await expect(rebaseDossiers(reception.ctx(), { ...rule, versionId: first.id })).rejects.toMatchObject({ status: 403 })
    await expect(rebaseDossiers(control.ctx(), { ...rule, versionId: first.id })).rejects.toMatchObject({ status: 409, code: 'dossier.versionChanged' })
  })

  it('go on at their step, with one event each; the date counts anew and the applicant is told', async () => {
    const { versionId } = await previewRebase(control.ctx(), rule)
    const done = await rebaseDossiers(control.ctx(), { ...rule, steps, versionId })
    expect(done.items).toMatchObject([{ code: atAssign, left: null }])
    const now = await view(atAssign)
    expect(now.version.number).toBe(2)
    expect(now.whole.dossier.dueOn).toBe('2023-10-19')
    expect(now.situation.tasks.map(({ stepId }) => stepId)).toEqual(steps)
    expect(now.events.filter(({ kind }) => kind === 'dossier.rebased').map(({ detail }) => detail)).toMatchObject([{ from: 1, to: 2, reason: rule.reason, legalBasis: rule.legalBasis }])
    expect(now.events.filter(({ kind }) => kind === 'dossier.dueMoved')).toHaveLength(1)
    expect(readLines((await myWork(head.ctx(), {})).lines).map(({ versionId: shown }) => shown)).toContain(versionId)
    expect((await view(filed)).version.number).toBe(1)
    // Done twice it does nothing more.
    expect((await rebaseDossiers(control.ctx(), { ...rule, steps, versionId })).items).toEqual([])
    expect(await (await control.get(`/ho-so/${atAssign}`)).text()).toContain('chuyển hồ sơ từ phiên bản 1 sang phiên bản 2 của thủ tục')
  })

  it('that keep their date keep it also when the calendar is counted again', async () => {
    const code = await accepted('khoa-giu-ngay')
    expect((await view(code)).version.number).toBe(2)
    house.clock.now = new Date('2023-10-18T02:15:00Z')
    const third = await publish({ days: 2 }, '2023-10-18')
    const before = (await view(code)).whole.dossier.dueOn
    await rebaseDossiers(control.ctx(), { ...rule, clock: 'keep', steps, versionId: third.id })
    await recountDossiers(department.system(), 'tính lại')
    expect((await view(code)).version.number).toBe(3)
    expect((await view(code)).whole.dossier.dueOn).toBe(before)
  })

  it('whose step the new version does not have are listed and left', async () => {
    house.clock.now = new Date('2023-10-19T02:15:00Z')
    const [step = ''] = steps
    const fourth = await publish({ bpmn: bpmn.replaceAll(`"${step}"`, '"buoc-moi"').replaceAll(`>${step}<`, '>buoc-moi<') }, '2023-10-19')
    const { items } = await rebaseDossiers(control.ctx(), { ...rule, filedBefore: '2023-10-17', versionId: fourth.id })
    expect(items.find(({ code }) => code === atAssign)?.left).toMatch(/^Quy trình mới không có chỗ tương ứng với: .+\.$/)
    expect((await view(atAssign)).version.number).toBe(3)
  })

  it('can be worked on afterwards', async () => {
    const { situation } = await view(atAssign)
    const task = situation.tasks[0]
    const officer = department.accounts.get('chuyenvien1') ?? ''
    await endStep(head.ctx(), { code: atAssign }, { taskId: task?.id ?? '', assigneeId: officer })
    const [next] = (await view(atAssign)).situation.tasks
    expect(next?.assigneeId).toBe(officer)
    await assignTask(head.ctx(), { code: atAssign }, { taskId: next?.id ?? '', assigneeId: department.accounts.get('chuyenvien2') ?? '', reason: 'Nghỉ phép' })
  })
})

describe('the page and the API', () => {
  it('go from the rule to the list to the move', async () => {
    const code = await accepted('khoa-qua-trang')
    house.clock.now = new Date('2023-10-20T02:15:00Z')
    const last = await publish({ days: 4 }, '2023-10-20')
    expect((await head.get('/ho-so/chuyen-phien-ban')).status).toBe(403)
    expect((await control.post('/ho-so/chuyen-phien-ban', { procedure: 'khong-co' })).status).toBe(422)
    expect((await control.post('/ho-so/chuyen-phien-ban', { procedure: '2.000004' })).headers.get('location')).toBe('/ho-so/chuyen-phien-ban?thu-tuc=2.000004')
    keepPage('rebase', 'rule', await (await control.get('/ho-so/chuyen-phien-ban?thu-tuc=2.000004')).text())
    const typed = { procedure: '2.000004', reason: 'Theo điều khoản chuyển tiếp', legalBasis: 'Quyết định 15/QĐ-UBND, Điều 2', filedFrom: '16/10/2023', filedBefore: '', clock: 'keep' }
    expect((await control.post('/ho-so/chuyen-phien-ban', { ...typed, legalBasis: '', act: 'preview' })).status).toBe(422)
    const page = await (await control.post('/ho-so/chuyen-phien-ban', { ...typed, act: 'preview' })).text()
    keepPage('rebase', 'preview', page)
    expect(page).toContain(`name="versionId" value="${last.id}"`)
    const api = (await (await control.api('POST', '/api/v1/dossier-rebases/preview', { ...rule, clock: 'keep' })).json()) as { items: RebaseItem[] }
    const moving = api.items.filter(({ left }) => left === null).length
    expect(page).toContain(`Chuyển ${moving} hồ sơ`)
    expect((await control.post('/ho-so/chuyen-phien-ban', { ...typed, act: 'move', versionId: last.id })).status).toBe(303)
    expect((await control.api('POST', '/api/v1/dossier-rebases', { ...rule, versionId: last.id })).status).toBe(200)
    expect((await business.api('POST', '/api/v1/dossier-rebases', { ...rule, versionId: last.id })).status).toBe(403)
    expect((await view(code)).whole.dossier.code).toBe(code)

    const { items } = (await (await control.api('GET', '/api/v1/dossier-rebases?procedure=2.000004')).json()) as { items: { moved: { code: string }[]; left: { code: string; why: string }[] }[] }
    // The last time was by program, when nothing was left to move.
    expect(items[0]?.moved).toEqual([])
    expect(items[1]).toMatchObject({ reason: typed.reason, legalBasis: typed.legalBasis, clock: 'keep', version: last.number, byName: 'Tạ Đình Lâm', at: '2023-10-20T02:15:00.000Z' })
    expect(items[1]?.moved).toHaveLength(moving)
    expect(items.some(({ left }) => left.some(({ why }) => why.startsWith('Quy trình mới không có chỗ')))).toBe(true)
    expect((await head.api('GET', '/api/v1/dossier-rebases?procedure=2.000004')).status).toBe(403)
    const after = await (await control.get('/ho-so/chuyen-phien-ban?thu-tuc=2.000004')).text()
    expect(after).toContain('Các lần đã chuyển')
    expect(after).toContain(`<a href="/ho-so/${code}">${code}</a>`)
    keepPage('rebase', 'records', after)
  })
})
