import { describe, expect, it } from 'vitest'
import { keepPage } from '../../../tests/album.ts'
import { sampleDepartment } from '../../../tests/samples.ts'
import { openHouse } from '../../../tests/test.ts'
import { eventsOf } from '../../platform/trail.ts'
import type { Notice } from '../notices/model.ts'
import { warnOfClocks } from './service.ts'

// Monday 16/10/2023, 9:15.
const house = await openHouse(new Date('2023-10-16T02:15:00Z'))
const department = await sampleDepartment(house)
const control = await department.as('kiemsoat')
const leader = await department.as('lanhdao')
const officer = await department.as('chuyenvien1')
const on = (day: string) => { house.clock.now = new Date(`${day}T01:00:00Z`) }

type Clock = { key: string; dueOn: string; metOn: string | null; state: string; lines: { text: string }[] }
type Matter = { id: string; clocks: Clock[]; facts: { kind: string; on: string | null; versions: { key: string; number: number; hash: string }[] }[] }
const start = { kind: 'announcementSeen', on: '2023-10-16', number: '2500/QĐ-BCT', issuer: 'Bộ Công Thương', title: 'Công bố thủ tục sửa đổi lĩnh vực xúc tiến thương mại', procedures: ['2.000004', 'moi-chua-co'] }
const read = async (answer: Response) => (await answer.json()) as Matter
const open = async (more: object = {}) => read(await control.api('POST', '/api/v1/control/matters', { ...start, ...more }))
const note = (matter: Matter, body: object) => control.api('POST', `/api/v1/control/matters/${matter.id}/facts`, body)
const clockOf = (matter: Matter, key: string) => matter.clocks.find((one) => one.key === key)
const fieldsOf = async (answer: Response) => ((await answer.json()) as { fields: { field: string; code: string }[] }).fields.map(({ field, code }) => `${field} ${code}`)
const noticesOf = async (person: typeof control) => ((await (await person.api('GET', '/api/v1/notices')).json()) as { notices: Notice[] }).notices.filter(({ kind }) => kind.startsWith('control.'))

describe('who may', () => {
  it('is who controls procedures; leaders look; others find nothing', async () => {
    const matter = await open()
    expect((await leader.get(`/kiem-soat/viec/${matter.id}`)).status).toBe(200)
    for (const path of ['/kiem-soat', '/kiem-soat/bao-cao', `/kiem-soat/viec/${matter.id}`]) expect((await officer.get(path)).status, path).toBe(403)
    expect((await leader.get('/kiem-soat/viec-moi')).status).toBe(403)
    expect((await leader.api('POST', '/api/v1/control/matters', start)).status).toBe(403)
    expect((await leader.api('POST', `/api/v1/control/matters/${matter.id}/facts`, { kind: 'decisionSubmitted', on: '2023-10-16' })).status).toBe(403)
    expect((await leader.get('/kiem-soat')).status).toBe(200)
  })
})

describe('a matter', () => {
  it('goes from the announcement to the national database, and each clock shows how it was kept', async () => {
    let matter = await open()
    expect(clockOf(matter, 'submitDecision')).toMatchObject({ dueOn: '2023-10-23', state: 'running', metOn: null })
    on('2023-10-20')
    await note(matter, { kind: 'decisionSubmitted', on: '2023-10-20' })
    on('2023-10-24')
    await note(matter, { kind: 'decisionSigned', on: '2023-10-24', note: 'Quyết định 3800/QĐ-UBND' })
    on('2023-10-27')
    matter = await read(await note(matter, { kind: 'nationalUpdated', on: '2023-10-27' }))
    expect(clockOf(matter, 'submitDecision')).toMatchObject({ state: 'kept' })
    expect(clockOf(matter, 'nationalLocal')).toMatchObject({ dueOn: '2023-10-26', state: 'missed', metOn: '2023-10-27' })
    expect(clockOf(matter, 'nationalStatute')).toMatchObject({ dueOn: '2023-10-31', state: 'kept' })
    expect(matter.facts.at(-1)?.versions).toMatchObject([{ key: '2.000004', number: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) }])
    expect((await eventsOf(department.system(), matter.id)).map(({ kind }) => kind)).toEqual(['control.matterOpened', 'control.factRecorded', 'control.factRecorded', 'control.factRecorded'])
    const page = await (await control.get(`/kiem-soat/viec/${matter.id}`)).text()
    for (const words of ['Nghị định 63/2010/NĐ-CP, Điều 24 khoản 2', 'Trễ hạn', 'moi-chua-co (chưa có trong danh mục của cơ quan)', 'Vì sao hạn là 26/10/2023?']) expect(page).toContain(words)
    keepPage('control', 'matter', page)
    on('2023-10-16')
  })

  it('is corrected with a reason, and what was recorded before stays', async () => {
    const matter = await open()
    await note(matter, { kind: 'decisionSubmitted', on: '2023-10-16' })
    expect(await fieldsOf(await note(matter, { kind: 'decisionSubmitted', on: null }))).toEqual(['note control.correctionReason'])
    const corrected = await read(await note(matter, { kind: 'decisionSubmitted', on: null, note: 'Ghi nhầm việc' }))
    expect(corrected.facts).toHaveLength(3)
    expect(clockOf(corrected, 'submitDecision')).toMatchObject({ state: 'running', metOn: null })
    expect(await fieldsOf(await note(matter, { kind: 'decisionSubmitted', on: null, note: 'x' }))).toEqual(['on control.nothingToTakeBack'])
  })

  it('refuses what cannot be: a day to come, a day before its cause, no day, no procedure', async () => {
    const matter = await open()
    expect(await fieldsOf(await note(matter, { kind: 'decisionSubmitted', on: '2023-10-17' }))).toEqual(['on control.inFuture'])
    expect(await fieldsOf(await note(matter, { kind: 'decisionSubmitted', on: '2023-10-13' }))).toEqual(['on control.beforeCause'])
    expect((await note(matter, { kind: 'decisionSubmitted', on: '2023-02-30' })).status).toBe(422)
    expect((await control.api('POST', '/api/v1/control/matters', { ...start, procedures: [] })).status).toBe(422)
    expect((await control.api('GET', '/api/v1/control/matters/khong-co')).status).toBe(404)
    // A law may come into force later.
    expect(clockOf(await open({ kind: 'lawInForce', on: '2023-12-01' }), 'isoDocument')).toMatchObject({ dueOn: '2024-03-01' })
  })

  it('is opened by the form, which comes back as it was typed when something is missing', async () => {
    const typed = { kind: 'decisionSigned', on: '16/10/2023', number: '3700/QĐ-UBND', issuer: 'Chủ tịch UBND tỉnh', title: '', procedures: '2.000004\n2.000636' }
    const refused = await control.post('/kiem-soat/viec-moi', typed)
    expect(refused.status).toBe(422)
    const page = await refused.text()
    expect(page).toContain('href="#o-title"')
    expect(page).toContain('3700/QĐ-UBND')
    const opened = await control.post('/kiem-soat/viec-moi', { ...typed, title: 'Công bố danh mục' })
    expect(opened.status).toBe(303)
    const address = opened.headers.get('location') ?? ''
    expect((await control.post(`${address}/su-kien`, { kind: 'nationalUpdated', on: '20/10/2023', note: '' })).status).toBe(422)
    expect((await control.post(`${address}/su-kien`, { kind: 'nationalUpdated', on: '16/10/2023', note: '' })).status).toBe(303)
    expect(await (await control.get(address)).text()).toContain('Đúng hạn')
  })
})

describe('warnings', () => {
  it('come a working day before and when it is missed, each once, to those concerned', async () => {
    on('2023-11-13')
    const matter = await open({ on: '2023-11-13', number: '2999/QĐ-BCT' })
    const told = async () => {
      const [controls, leaders] = [await noticesOf(control), await noticesOf(leader)]
      const own = (all: Notice[]) => all.filter(({ href }) => href === `/kiem-soat/viec/${matter.id}`).map(({ kind }) => kind)
      return { control: own(controls), leader: own(leaders) }
    }
    await warnOfClocks(department.system())
    await house.runJobs()
    expect(await told()).toEqual({ control: [], leader: [] })
    // Due on Monday 20/11; the working day before is Friday 17/11.
    on('2023-11-17')
    await warnOfClocks(department.system())
    expect(await warnOfClocks(department.system())).toBe(0)
    await house.runJobs()
    expect(await told()).toEqual({ control: ['control.clockNear'], leader: [] })
    on('2023-11-21')
    await Promise.all([warnOfClocks(department.system()), warnOfClocks(department.system())])
    await house.runJobs()
    expect(await told()).toEqual({ control: ['control.clockMissed', 'control.clockNear'], leader: ['control.clockMissed'] })
    expect((await noticesOf(leader))[0]?.body).toContain('Đã qua hạn ngày 20/11/2023, theo Thông báo')
  })
})

describe('the report and the board', () => {
  it('count what was kept over what was decided in a period, with the way to what was missed', async () => {
    on('2023-11-21')
    const answer = (await (await leader.api('GET', '/api/v1/control/report?from=2023-10-01&to=2023-10-31')).json()) as { rows: { key: string; kept: number; decided: number; missed: { matterId: string }[] }[] }
    const local = answer.rows.find(({ key }) => key === 'nationalLocal')
    expect(local).toMatchObject({ kept: 1, decided: 2 })
    const page = await (await leader.get('/kiem-soat/bao-cao?tu=01/10/2023&den=31/10/2023')).text()
    expect(page).toContain(`/kiem-soat/viec/${local?.missed[0]?.matterId}`)
    expect(page).toContain('50 %')
    expect((await leader.get('/kiem-soat/bao-cao?tu=01/11/2023&den=31/10/2023')).status).toBe(422)
    keepPage('control', 'report', page)
    const board = await (await control.get('/kiem-soat')).text()
    expect(board).toContain('Quá hạn')
    expect(board).toContain('/kiem-soat/viec-moi')
    keepPage('control', 'board', board)
  })
})
