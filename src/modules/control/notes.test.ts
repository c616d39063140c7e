import { describe, expect, it } from 'vitest'
import { keepPage } from '../../../tests/album.ts'
import { sampleDepartment, type Person } from '../../../tests/samples.ts'
import { openHouse } from '../../../tests/test.ts'
import type { Actor } from '../../platform/access.ts'
import { createAgency } from '../organisation/index.ts'
import { currentVersion, publishVersion } from '../procedures/index.ts'
import { confirmNote, getNote, listNotes, myNotes, notesUpTo, writeNotes } from './service.ts'

const house = await openHouse(new Date('2023-10-16T02:15:00Z'))
const department = await sampleDepartment(house, ['2.000004', '2.000176'])
const people = await Promise.all(['kiemsoat', 'chuyenvien1', 'chuyenvien2', 'chuyenvien3', 'truongphong1', 'vanthu', 'motcua1', 'giobien'].map((login) => department.as(login)))
const [control, specialist, colleague, stranger, head, clerk, reception, business] = people as [Person, Person, Person, Person, Person, Person, Person, Person]
const first = await currentVersion(department.system(), '2.000004')
const bpmn = first.definition.process?.bpmn ?? ''
const work = 'Thẩm định hồ sơ, dự thảo văn bản giải quyết'
const publish = (change: string | null, validFrom: string) =>
  publishVersion(department.system(), { definition: { ...first.definition, process: { bpmn: change === null ? bpmn : bpmn.replace(work, change) } }, validFrom })
const titles = async (who: Person) => ((await (await who.api('GET', '/api/v1/notices')).json()) as { notices: { title: string; body: string; href: string }[] }).notices.filter(({ href }) => href.startsWith('/can-doc/'))

let id = ''

describe('a version that changes a step', () => {
  it('is written down once, step by step, and those who do the step are told', async () => {
    await house.runJobs()
    expect(await listNotes(control.ctx())).toEqual([])
    const version = await publish('Thẩm định hồ sơ theo danh mục mới, dự thảo văn bản giải quyết', '2023-10-17')
    await house.runJobs()
    const notes = await listNotes(control.ctx())
    expect(notes).toMatchObject([{ code: first.definition.code, number: 2, versionId: version.id, validFrom: '2023-10-17', parts: 'Sửa đổi: quy trình xử lý', roles: ['officer'], asked: 2, confirmed: 0 }])
    expect(notes[0]?.changes).toMatchObject([{ kind: 'changed', step: 'tham-dinh' }])
    id = notes[0]?.id ?? ''
    for (const who of [specialist, colleague]) expect(await titles(who)).toMatchObject([{ href: `/can-doc/${id}`, title: `Thủ tục ${first.definition.code} thay đổi từ ngày 17/10/2023, cần đọc` }])
    for (const who of [stranger, head, reception, clerk]) expect(await titles(who)).toEqual([])
    // The job runs again: nothing more is written, nobody is told twice.
    const { rows } = await house.hall.ownerPool.query<{ id: string }>("select id from trail.events where kind = 'procedure.published' order by id desc limit 1")
    await writeNotes(department.system(), rows[0]?.id ?? '')
    await house.runJobs()
    expect(await listNotes(control.ctx())).toHaveLength(1)
    expect(await titles(specialist)).toHaveLength(1)
  })

  it('is found by who does the step, read before and after, and confirmed once under their name', async () => {
    expect((await myNotes(specialist.ctx())).toRead.map((note) => note.id)).toEqual([id])
    expect(await (await specialist.get('/viec')).text()).toContain('1 thay đổi quy trình cần đọc trước khi xử lý')
    const list = await (await specialist.get('/can-doc')).text()
    expect(list).toContain(`href="/can-doc/${id}"`)
    keepPage('notes', 'list', list)
    const page = await (await specialist.get(`/can-doc/${id}`)).text()
    for (const words of [work, 'Thẩm định hồ sơ theo danh mục mới', 'Tôi đã đọc và nắm được thay đổi', 'không theo mẫu của văn bản nào']) expect(page).toContain(words)
    // Who leads sees who has read it; a reader does not.
    expect(page).not.toContain('Người cần đọc và lúc xác nhận')
    keepPage('notes', 'note', page)

    house.clock.now = new Date('2023-10-16T03:00:00Z')
    expect((await specialist.post(`/can-doc/${id}/xac-nhan`, {})).headers.get('location')).toBe(`/can-doc/${id}`)
    house.clock.now = new Date('2023-10-16T03:05:00Z')
    expect((await specialist.api('POST', `/api/v1/change-notes/${id}/confirmation`)).status).toBe(204)
    expect((await getNote(specialist.ctx(), id)).confirmedAt).toEqual(new Date('2023-10-16T03:00:00Z'))
    expect(await myNotes(specialist.ctx())).toMatchObject({ toRead: [], read: [{ id }] })
    expect(await (await specialist.get('/viec')).text()).not.toContain('cần đọc trước khi xử lý')
    expect(await (await specialist.get('/thong-bao')).text()).toContain('href="/can-doc"')
    const { rows } = await house.hall.ownerPool.query("select from trail.events where kind = 'control.noteConfirmed'")
    expect(rows).toHaveLength(1)
  })

  it('shows who leads or controls who has confirmed and who not, with the time', async () => {
    const seen = (await (await head.api('GET', `/api/v1/change-notes/${id}`)).json()) as { mine: boolean; readers: { name: string; title: string; at: string | null }[] }
    expect(seen.mine).toBe(false)
    expect(seen.readers).toEqual([
      expect.objectContaining({ name: 'Trần Thị Bích Hạnh', at: null }),
      expect.objectContaining({ name: 'Nguyễn Minh Khôi', title: 'Chuyên viên, Phòng Quản lý Thương mại', at: '2023-10-16T03:00:00.000Z' }),
    ])
    const page = await (await control.get(`/can-doc/${id}`)).text()
    expect(page).toContain('chưa xác nhận')
    expect(page).toContain('10 giờ 00, 16/10/2023')
    expect(page).not.toContain('Tôi đã đọc và nắm được thay đổi')
    keepPage('notes', 'note-control', page)
    const list = await (await control.get('/kiem-soat/pho-bien')).text()
    expect(list).toContain('1 trong 2 người')
    keepPage('notes', 'all', list)
    await expect(confirmNote(head.ctx(), id)).rejects.toMatchObject({ status: 409, code: 'control.notAsked' })
    await expect(confirmNote(control.ctx(), id)).rejects.toMatchObject({ status: 409, code: 'control.notAsked' })
  })

  it('is not there for others: another unit, another role, another agency, an applicant', async () => {
    for (const who of [stranger, clerk, reception]) {
      expect((await who.get(`/can-doc/${id}`)).status).toBe(404)
      expect((await who.post(`/can-doc/${id}/xac-nhan`, {})).status).toBe(404)
      expect((await who.api('GET', `/api/v1/change-notes/${id}`)).status).toBe(404)
      expect((await myNotes(who.ctx())).toRead).toEqual([])
    }
    expect((await specialist.get('/can-doc/khong-co')).status).toBe(404)
    expect((await business.get(`/can-doc/${id}`)).status).toBe(403)
    expect((await business.get('/can-doc')).status).toBe(403)
    expect((await stranger.get('/kiem-soat/pho-bien')).status).toBe(403)
    const other = await createAgency(department.system(), { code: 'H08.15', name: 'Sở khác', parentName: '', place: '', address: '', phone: '', validFrom: '2020-01-01' })
    const actor: Actor = control.actor.kind === 'officer' ? { ...control.actor, agencyId: other.id } : control.actor
    await expect(getNote(house.ctx(other, actor), id)).rejects.toMatchObject({ status: 404 })
    expect(await listNotes(house.ctx(other, actor))).toEqual([])
  })
})

describe('later versions', () => {
  it('that change no step ask nobody, and that too is recorded', async () => {
    const same = await currentVersion(department.system(), '2.000176')
    await publishVersion(department.system(), { definition: { ...same.definition, plain: { ...same.definition.plain, description: 'Lời giới thiệu mới' } }, validFrom: '2023-10-17' })
    await house.runJobs()
    const note = (await listNotes(control.ctx())).find(({ key }) => key === '2.000176')
    expect(note).toMatchObject({ number: 2, changes: [], roles: [], asked: 0 })
    expect(await (await control.get('/kiem-soat/pho-bien')).text()).toContain('không bước nào thay đổi')
    expect(await (await control.get(`/can-doc/${note?.id}`)).text()).toContain('Không ai phải đọc')
  })

  it('are written in their order even when the last is heard of first, each against the one before', async () => {
    await publish('Lần ba', '2023-10-18')
    const fourth = await publish('Lần bốn', '2023-10-19')
    const { rows } = await house.hall.ownerPool.query<{ id: string }>("select id from trail.events where kind = 'procedure.published' and detail ->> 'versionId' = $1", [fourth.id])
    await writeNotes(department.system(), rows[0]?.id ?? '')
    await house.runJobs()
    const notes = await notesUpTo(control.ctx(), fourth)
    expect(notes.map(({ number }) => number)).toEqual([4, 3, 2])
    const worked = notes.map(({ changes }) => changes[0]?.aspects.find(({ what }) => what === 'work'))
    expect(worked[0]).toMatchObject({ before: [expect.stringContaining('Lần ba')], after: [expect.stringContaining('Lần bốn')] })
    expect(worked[1]).toMatchObject({ before: [expect.stringContaining('danh mục mới')], after: [expect.stringContaining('Lần ba')] })
    expect(await titles(colleague)).toHaveLength(3)
  })

  it('take the place of an earlier one in the list of what has to be read, once they are in force', async () => {
    const toRead = async () => (await myNotes(colleague.ctx())).toRead.map(({ number }) => number)
    expect(await toRead()).toEqual([4, 3, 2])
    house.clock.now = new Date('2023-10-18T02:15:00Z')
    expect(await toRead()).toEqual([4, 3])
    house.clock.now = new Date('2023-10-19T02:15:00Z')
    expect(await toRead()).toEqual([4])
    expect((await (await colleague.api('GET', '/api/v1/change-notes')).json())).toMatchObject({ toRead: [{ number: 4, confirmedAt: null }], read: [] })
    expect((await (await control.api('GET', '/api/v1/control/change-notes')).json())).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ number: 2, asked: 2, confirmed: 1 })]) })
  })
})
