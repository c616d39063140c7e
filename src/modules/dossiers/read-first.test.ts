import { describe, expect, it } from 'vitest'
import { keepPage } from '../../../tests/album.ts'
import { promotionAnswers, sampleDepartment, type Person } from '../../../tests/samples.ts'
import { openHouse } from '../../../tests/test.ts'
import { unreadNote } from '../control/index.ts'
import { currentVersion, publishVersion, type Version } from '../procedures/index.ts'
import { decisionAfter } from '../workflow/model.ts'
import * as service from './service.ts'

// Monday 16/10/2023, 9:15.
const house = await openHouse(new Date('2023-10-16T02:15:00Z'))
const department = await sampleDepartment(house)
const people = await Promise.all(['motcua1', 'motcua2', 'chuyenvien1', 'chuyenvien2', 'truongphong1', 'lanhdao', 'vanthu', 'kiemsoat'].map((login) => department.as(login)))
const [reception, counter, specialist, colleague, head, leader, clerk, control] = people as [Person, Person, Person, Person, Person, Person, Person, Person]
const account = (login: string): string => department.accounts.get(login) ?? ''
const first = await currentVersion(department.system(), '2.000004')
const bpmn = first.definition.process?.bpmn ?? ''

/** The next version, with words of steps changed. */
async function publish(changes: readonly [string, string][], validFrom: string): Promise<Version> {
  const changed = changes.reduce((text, [from, to]) => { expect(text).toContain(from); return text.replace(from, to) }, bpmn)
  const version = await publishVersion(department.system(), { definition: { ...first.definition, process: { bpmn: changed } }, validFrom })
  await house.runJobs()
  return version
}
let filings = 0
const file = async (): Promise<string> => (await service.fileDossier(reception.ctx(), { procedure: '2.000004', channel: 'direct', answers: promotionAnswers, papers: [] }, `khoa-doc-truoc-${++filings}`)).code
const view = (code: string) => service.viewDossier(control.ctx(), { code })
const open = async (code: string) => {
  const { situation } = await view(code)
  const task = situation.tasks[0]
  return { taskId: task?.id ?? '', stepId: task?.stepId ?? '', choice: task && decisionAfter(situation.plan, task.stepId)?.choices.find(({ way }) => way === 'on')?.flow }
}
const end = async (who: Person, code: string, more: object = {}) => {
  const { taskId, choice } = await open(code)
  return service.endStep(who.ctx(), { code }, { taskId, choice, ...more })
}
const held = (step: string, number: number) => expect.objectContaining({ status: 409, code: 'control.readFirst', params: expect.objectContaining({ step, number }) })
const noteOf = async (who: Person, version: Version, stepId: string): Promise<string> => (await unreadNote(who.ctx(), version, [{ stepId, stepName: '' }]))?.noteId ?? ''
const confirm = async (who: Person, noteId: string) => expect((await who.api('POST', `/api/v1/change-notes/${noteId}/confirmation`)).status).toBe(204)

const appraisal: [string, string] = ['Thẩm định hồ sơ, dự thảo văn bản giải quyết', 'Thẩm định hồ sơ theo danh mục mới, dự thảo văn bản giải quyết']
const old = await file()
let second: Version

describe('a step that changed', () => {
  it('is done by who has read it; somebody who has not is refused, and only there', async () => {
    house.clock.now = new Date('2023-10-17T02:15:00Z')
    second = await publish([appraisal], '2023-10-17')
    const code = await file()
    expect((await view(code)).version.number).toBe(2)
    // Reception and assignment did not change: they go on as before.
    await service.acceptDossier(reception.ctx(), { code }, {})
    await end(head, code, { assigneeId: account('chuyenvien1') })
    const step = 'Thẩm định, dự thảo văn bản'
    await expect(end(specialist, code)).rejects.toEqual(held(step, 2))
    await expect(service.askSupplement(specialist.ctx(), { code }, { reason: 'Thiếu giấy', papers: [] })).rejects.toEqual(held(step, 2))
    await expect(service.refuseDossier(specialist.ctx(), { code }, { reason: 'Không đủ điều kiện' })).rejects.toEqual(held(step, 2))
    // Giving the work to somebody else does no step.
    const { taskId } = await open(code)
    await service.assignTask(head.ctx(), { code }, { taskId, assigneeId: account('chuyenvien2'), reason: 'Nghỉ phép' })
    await expect(end(colleague, code)).rejects.toEqual(held(step, 2))

    await confirm(colleague, await noteOf(colleague, second, 'tham-dinh'))
    await end(colleague, code)
    expect((await open(code)).stepId).toBe('xem-xet')
    // The one confirmed for himself only.
    expect(await noteOf(specialist, second, 'tham-dinh')).not.toBe('')
  })

  it('says so to a program too, with what to do first', async () => {
    const code = await file()
    await service.acceptDossier(reception.ctx(), { code }, {})
    await end(head, code, { assigneeId: account('chuyenvien1') })
    const answer = await specialist.api('POST', `/api/v1/dossiers/${code}/step`, await open(code))
    expect(answer.status).toBe(409)
    const noteId = await noteOf(specialist, second, 'tham-dinh')
    expect(await answer.json()).toMatchObject({
      code: 'control.readFirst', possible: [`POST /api/v1/change-notes/${noteId}/confirmation`],
      message: 'Bước «Thẩm định, dự thảo văn bản» thay đổi từ phiên bản 2 của thủ tục. Xin đọc và xác nhận phiếu phổ biến thay đổi trước khi làm bước này.',
    })
  })

  it('asks nothing of dossiers under the version before', async () => {
    expect((await view(old)).version.number).toBe(1)
    await service.acceptDossier(reception.ctx(), { code: old }, {})
    await end(head, old, { assigneeId: account('chuyenvien1') })
    await end(specialist, old)
    expect((await open(old)).stepId).toBe('xem-xet')
  })

  it('asks nothing of the database once it is confirmed, nor where no step changed', async () => {
    const queries = (who: Person, stepId: string) => unreadNote({ ...who.ctx(), db: undefined as never }, second, [{ stepId, stepName: '' }])
    expect(await unreadNote(colleague.ctx(), second, [{ stepId: 'tham-dinh', stepName: '' }])).toBeUndefined()
    expect(await queries(colleague, 'tham-dinh')).toBeUndefined()
    expect(await queries(specialist, 'phan-cong')).toBeUndefined()
    expect(await unreadNote({ ...specialist.ctx(), db: undefined as never }, first, [{ stepId: 'tham-dinh', stepName: '' }])).toBeUndefined()
  })
})

describe('a dossier that is moved to the new version', () => {
  it('asks the same of who goes on with it; the page of the move leads to the note', async () => {
    const code = await file()
    house.clock.now = new Date('2023-10-18T02:15:00Z')
    const third = await publish([appraisal, ['Soát kết quả thẩm định', 'Soát kết quả thẩm định theo danh mục mới']], '2023-10-18')
    const kept = await file()
    expect((await view(kept)).version.number).toBe(3)
    await service.acceptDossier(reception.ctx(), { code }, {})
    await end(head, code, { assigneeId: account('chuyenvien1') })
    const rule = { procedure: '2.000004', reason: 'Theo quy định chuyển tiếp', legalBasis: 'Quyết định 12/QĐ-UBND, Điều 3', clock: 'keep' as const }
    const page = await (await control.post('/ho-so/chuyen-phien-ban', { ...rule, act: 'preview' })).text()
    const asked = await Promise.all([noteOf(specialist, third, 'tham-dinh'), noteOf(head, third, 'xem-xet')])
    for (const noteId of asked) expect(page).toContain(`href="/can-doc/${noteId}"`)
    keepPage('read-first', 'rebase', page)
    expect(await (await control.get('/ho-so/chuyen-phien-ban?thu-tuc=2.000004')).text()).toContain(`href="/can-doc/${asked[1]}"`)
    await service.rebaseDossiers(control.ctx(), { ...rule, versionId: third.id })
    expect((await view(code)).version.number).toBe(3)
    // The appraisal changed in version 2 and not in version 3: the note of version 2 is the one to read.
    await expect(end(specialist, code)).rejects.toEqual(held('Thẩm định, dự thảo văn bản', 2))
    await confirm(specialist, asked[0])
    await end(specialist, code)
    await expect(end(head, code)).rejects.toEqual(held('Xem xét dự thảo', 3))
    await confirm(head, asked[1])
    await end(head, code)
    await end(leader, code)
    expect((await open(code)).stepId).toBe('phat-hanh')
  })
})

describe('the counter', () => {
  it('receives, does not receive and hands over after reading what changed there; the page keeps what was typed', async () => {
    house.clock.now = new Date('2023-10-19T02:15:00Z')
    const fourth = await publish([['Đủ thành phần hồ sơ theo danh mục', 'Đủ thành phần hồ sơ theo danh mục mới'], ['trả kết quả bản điện tử và bản giấy', 'trả kết quả bản điện tử, bản giấy khi người nộp yêu cầu']], '2023-10-19')
    const code = await file()
    const noteId = await noteOf(reception, fourth, 'tiep-nhan')
    const before = await (await reception.get(`/ho-so/${code}`)).text()
    expect(before).toContain(`href="/can-doc/${noteId}"`)
    await expect(service.rejectDossier(reception.ctx(), { code }, { reason: 'Không thuộc thẩm quyền' })).rejects.toMatchObject({ code: 'control.readFirst' })
    const typed = { revision: '1', note: 'Người nộp hẹn mang thêm bản sao', checks: ['0', '1'] }
    const answer = await reception.post(`/ho-so/${code}/tiep-nhan`, typed)
    expect(answer.status).toBe(409)
    const page = await answer.text()
    keepPage('read-first', 'refused', page)
    for (const words of [`href="/can-doc/${noteId}"`, typed.note, 'Những gì bạn đã điền vẫn còn nguyên', 'role="alert"']) expect(page).toContain(words)
    expect(page.match(/ checked(=|>|\s)/g)).toHaveLength(2)
    expect((await view(code)).whole.dossier).toMatchObject({ business: 'filed', revision: 1 })

    expect((await reception.post(`/can-doc/${noteId}/xac-nhan`, {})).status).toBe(303)
    expect((await reception.post(`/ho-so/${code}/tiep-nhan`, typed)).status).toBe(303)
    expect((await view(code)).whole.dossier.business).toBe('processing')
    expect(await (await reception.get(`/ho-so/${code}`)).text()).not.toContain(`/can-doc/${noteId}`)

    await end(head, code, { assigneeId: account('chuyenvien2') })
    await confirm(colleague, await noteOf(colleague, fourth, 'tham-dinh'))
    await end(colleague, code)
    await confirm(head, await noteOf(head, fourth, 'xem-xet'))
    await end(head, code)
    await end(leader, code)
    await end(clerk, code, { result: { number: '12/XN' } })
    // The other one at the counter has not read it.
    const handing = { receiver: 'Lê Thị Thu Hà', by: 'counter' as const }
    await expect(service.handOverResult(counter.ctx(), { code }, handing)).rejects.toEqual(held('Trả kết quả', 4))
    await service.handOverResult(reception.ctx(), { code }, handing)
    expect((await view(code)).whole.dossier.delivery).toBe('handedOver')
  })

  it('giving out many is told of each that waits for its reader', async () => {
    house.clock.now = new Date('2023-10-20T02:15:00Z')
    await publish([['Giao chuyên viên thụ lý hồ sơ.', 'Giao chuyên viên thụ lý hồ sơ trong ngày.']], '2023-10-20')
    const code = await file()
    const noteId = await noteOf(reception, (await view(code)).version, 'tiep-nhan')
    await confirm(reception, noteId)
    await service.acceptDossier(reception.ctx(), { code }, {})
    const { taskId } = await open(code)
    const [given] = await service.giveOutMany(head.ctx(), { tasks: [{ code, taskId }], assigneeId: account('chuyenvien1') })
    expect(given?.refusal?.code).toBe('control.readFirst')
  })
})

describe('versions', () => {
  it('published before notes were written have nothing to read; one whose note is not written yet asks again later', async () => {
    house.clock.now = new Date('2023-10-23T02:15:00Z')
    const version = await publishVersion(department.system(), { definition: { ...first.definition, process: { bpmn: bpmn.replace('Giao chuyên viên thụ lý hồ sơ.', 'Giao việc.') } }, validFrom: '2023-10-23' })
    const step = [{ stepId: 'phan-cong', stepName: 'Phân công thụ lý' }]
    const earlier = await unreadNote(head.ctx(), version, step)
    expect(earlier?.number).toBe(5)
    await house.runJobs()
    expect((await unreadNote(head.ctx(), version, step))?.number).toBe(6)
    const later = await publishVersion(department.system(), { definition: { ...first.definition, process: { bpmn } }, validFrom: '2023-10-24' })
    await house.hall.ownerPool.query(
      `insert into control.notes (agency_id, id, procedure_id, procedure_key, procedure_code, procedure_name, field, version_id, number, valid_from, changes, steps, roles, parts, written_at)
       select agency_id, gen_random_uuid(), procedure_id, '2.000004', '2.000004', 'x', 'x', id, number, valid_from, null, '{}', '{}', '', published_at from procedures.versions where id = $1`, [later.id])
    await house.runJobs()
    expect((await unreadNote(head.ctx(), later, step))?.number).toBe(6)
    expect(await (await control.get('/kiem-soat/pho-bien')).text()).not.toContain('phiên bản 7')
  })
})
