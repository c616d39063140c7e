import { describe, expect, it } from 'vitest'
import { sampleDepartment } from '../../../tests/samples.ts'
import { openHouse, system } from '../../../tests/test.ts'
import { sql } from '../../platform/db.ts'
import { addUnit, appoint, createAgency, findAgency } from '../organisation/index.ts'
import { newPassword } from './password.ts'
import { createOfficer } from './service.ts'
import type { Officer } from './model.ts'

const house = await openHouse(new Date('2023-10-16T02:15:00Z'))
const department = await sampleDepartment(house, [])
const { agency } = department
const admin = await department.as('quantri')
const clerk = await department.as('chuyenvien1')
const desk = '/quan-tri/to-chuc'

const other = await createAgency(house.ctx(agency), { code: 'H08.15', name: 'Sở Xây dựng', parentName: '', place: '', address: '', phone: '', validFrom: '2020-01-01' })
const foreignUnit = await addUnit(house.ctx(other), { name: 'Văn phòng', shortName: 'VP', kind: 'office', fields: [] })
const foreigner = await createOfficer(house.ctx(other), { kind: 'officer', login: 'nguoikhac', password: 'mat khau dai', name: 'Người Sở khác' })
const foreignPosition = await appoint(house.ctx(other), { unitId: foreignUnit.id, accountId: foreigner.id, role: 'administrator', title: 'Quản trị', validFrom: '2022-01-01' })

const officers = async () => (await (await admin.api('GET', '/api/v1/officers')).json()) as Officer[]
const officerBy = async (login: string): Promise<Officer> => {
  const found = (await officers()).find((one) => one.login === login)
  if (!found) throw new Error(`No officer ${login}`)
  return found
}
const units = async () => (await (await admin.api('GET', '/api/v1/organisation/units')).json()) as { id: string; name: string; shortName: string; fields: string[] }[]
const unitBy = async (shortName: string) => {
  const found = (await units()).find((one) => one.shortName === shortName)
  if (!found) throw new Error(`No unit ${shortName}`)
  return found
}
const fieldsOf = async (answer: Response) => ((await answer.json()) as { fields: { field: string; code: string }[] }).fields.map(({ field, code }) => `${field} ${code}`)
const trail = async (kind: string) =>
  (await house.ctx(agency).db.one<{ count: number }>(sql`select count(*) as count from trail.events where kind = ${kind} and agency_id = ${agency.id} and actor_kind = 'officer'`)).count
const logIn = (login: string, password: string) =>
  house.app.request('/api/v1/sessions', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ login, password }) })
const later = (seconds: number) => { house.clock.now = new Date(house.clock.now.getTime() + seconds * 1000) }

describe('who may', () => {
  it('is the administrator alone, on pages and by the API', async () => {
    for (const path of [desk, `${desk}/can-bo`, `${desk}/can-bo/${(await officerBy('lanhdao')).id}`, `${desk}/uy-quyen`]) {
      expect((await admin.get(path)).status, path).toBe(200)
      expect((await clerk.get(path)).status, path).toBe(403)
    }
    for (const [method, path, body] of [
      ['GET', '/api/v1/organisation'], ['POST', '/api/v1/organisation/codes', { code: 'H08.99', validFrom: '2023-10-01', decision: 'x' }],
      ['POST', '/api/v1/organisation/units', { name: 'x', shortName: 'x', kind: 'room', fields: [] }], ['GET', '/api/v1/officers'],
      ['POST', `/api/v1/officers/${(await officerBy('lanhdao')).id}/disabling`], ['GET', '/api/v1/delegations'],
    ] as const) expect((await clerk.api(method, path, body)).status, path).toBe(403)
    expect((await clerk.post(`${desk}/ma`, { 'code.code': 'H08.99' })).status).toBe(403)
  })

  it('and an agency has no officers, positions or units of another', async () => {
    expect((await admin.get(`${desk}/can-bo/${foreigner.id}`)).status).toBe(404)
    expect((await admin.post(`${desk}/can-bo/${foreigner.id}/khoa`, {})).status).toBe(404)
    expect((await admin.api('POST', `/api/v1/officers/${foreigner.id}/password`)).status).toBe(404)
    expect((await admin.api('POST', `/api/v1/organisation/units/${foreignUnit.id}/closing`)).status).toBe(404)
    const own = await officerBy('chuyenvien1')
    const position = { unitId: foreignUnit.id, role: 'officer', title: 'Chuyên viên', validFrom: '2023-10-16' }
    expect(await fieldsOf(await admin.api('POST', `/api/v1/officers/${own.id}/positions`, position))).toEqual(['unitId organisation.noUnit'])
    const days = { validFrom: '2023-10-16', validTo: '2023-10-20', reason: 'x' }
    expect(await fieldsOf(await admin.api('POST', '/api/v1/delegations', { positionId: foreignPosition, toAccountId: own.id, ...days }))).toEqual(['positionId organisation.noPosition'])
    expect(await fieldsOf(await admin.api('POST', '/api/v1/delegations', { positionId: own.positions[0]?.id, toAccountId: foreigner.id, ...days }))).toEqual(['toAccountId people.noOfficer'])
    expect((await admin.api('POST', `/api/v1/officers/${own.id}/positions/${foreignPosition}/ending`, { lastDay: '2023-10-16' })).status).toBe(404)
    expect((await (await admin.get(`${desk}/can-bo`)).text())).not.toContain('Người Sở khác')
  })
})

describe('the agency', () => {
  it('says something new of itself', async () => {
    const typed = { 'agency.name': 'Sở Công Thương tỉnh Bình Định', 'agency.parentName': 'UBND tỉnh Bình Định', 'agency.place': 'Quy Nhơn', 'agency.address': '', 'agency.phone': '' }
    expect((await admin.post(`${desk}/co-quan`, typed)).status).toBe(303)
    expect(await (await admin.api('GET', '/api/v1/organisation')).json()).toMatchObject({ place: 'Quy Nhơn', parentName: 'UBND tỉnh Bình Định', code: 'H08.14' })
    const refused = await admin.post(`${desk}/co-quan`, { ...typed, 'agency.name': ' ' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('href="#o-agency-name"')
  })

  it('refuses a code that is none, is taken, comes too early or too late, and keeps what was typed', async () => {
    const typed = { 'code.code': 'h08-14', 'code.validFrom': '1/10/2023', 'code.decision': 'Quyết định số 1' }
    const refused = await admin.post(`${desk}/ma`, typed)
    const page = await refused.text()
    expect(refused.status).toBe(422)
    expect(page).toContain('value="h08-14"')
    expect(page).toContain('value="1/10/2023"')
    expect(page).toContain('Cần sửa: mã định danh gồm chữ in hoa')
    const ask = (body: object) => admin.api('POST', '/api/v1/organisation/codes', { code: 'H08.20', validFrom: '2023-10-01', decision: 'Quyết định số 1', ...body })
    expect(await fieldsOf(await ask({ code: 'H08.15' }))).toEqual(['code organisation.codeTaken'])
    expect(await fieldsOf(await ask({ validFrom: '2023-10-17' }))).toEqual(['validFrom organisation.codeInFuture'])
    expect(await fieldsOf(await ask({ validFrom: '2020-09-15' }))).toEqual(['validFrom organisation.codeTooEarly'])
    expect(await fieldsOf(await ask({ validFrom: '2023-02-30', decision: '' }))).toEqual(['validFrom organisation.badDay', 'decision input.missing'])
    expect(await trail('organisation.codeChanged')).toBe(0)
  })

  it('takes a new code, and the former one still leads to it', async () => {
    expect((await admin.post(`${desk}/ma`, { 'code.code': 'H08.14.01', 'code.validFrom': '1/10/2023', 'code.decision': 'Quyết định số 12/QĐ-UBND' })).status).toBe(303)
    const ctx = house.ctx(agency, system)
    expect([(await findAgency(ctx, 'H08.14'))?.code, (await findAgency(ctx, 'H08.14'))?.id]).toEqual(['H08.14.01', agency.id])
    expect((await findAgency(ctx, 'H08.14.01'))?.id).toBe(agency.id)
    const page = await (await admin.get(desk)).text()
    expect(page).toContain('Đang dùng, từ 01/10/2023. Quyết định số 12/QĐ-UBND')
    expect(page).toContain('Mã cũ, 15/09/2020 – 30/09/2023')
    expect(await fieldsOf(await admin.api('POST', '/api/v1/organisation/codes', { code: 'H08.14', validFrom: '2023-10-05', decision: 'x' }))).toEqual(['code organisation.codeTaken'])
    expect(await trail('organisation.codeChanged')).toBe(1)
  })
})

describe('units', () => {
  it('are added, changed and closed when nobody is left in them', async () => {
    const typed = { 'unit.name': 'Phòng Thử nghiệm', 'unit.shortName': 'TN', 'unit.kind': 'room', 'unit.fields': 'Lĩnh vực thử\r\n\r\nLĩnh vực thử\n' }
    expect((await admin.post(`${desk}/don-vi`, typed)).status).toBe(303)
    const unit = await unitBy('TN')
    expect([unit.fields, (await units()).at(-1)?.id]).toEqual([['Lĩnh vực thử'], unit.id])
    expect((await admin.post(`${desk}/don-vi`, { ...typed, id: unit.id, 'unit.name': 'Phòng Thử' })).status).toBe(303)
    expect((await unitBy('TN')).name).toBe('Phòng Thử')
    expect(await (await admin.get(`${desk}?don-vi=${unit.id}`)).text()).toContain('Sửa Phòng Thử')
    const officer = await officerBy('vanthu')
    const given = (await (await admin.api('POST', `/api/v1/officers/${officer.id}/positions`, { unitId: unit.id, role: 'clerk', title: 'Văn thư', validFrom: '2023-10-01' })).json()) as { id: string }
    const refused = await admin.post(`${desk}/don-vi/${unit.id}/dong`, {})
    expect([refused.status, (await refused.text()).includes('Đơn vị còn 1 vị trí có người giữ')]).toEqual([409, true])
    expect((await admin.api('POST', `/api/v1/officers/${officer.id}/positions/${given.id}/ending`, { lastDay: '2023-10-15' })).status).toBe(204)
    expect((await admin.post(`${desk}/don-vi/${unit.id}/dong`, {})).status).toBe(303)
    expect((await units()).some(({ id }) => id === unit.id)).toBe(false)
    expect((await admin.api('PUT', `/api/v1/organisation/units/${unit.id}`, { name: 'x', shortName: 'x', kind: 'room', fields: [] })).status).toBe(404)
    expect([await trail('organisation.unitAdded'), await trail('organisation.unitChanged'), await trail('organisation.unitClosed')]).toEqual([1, 1, 1])
  })

  it('share no field, and what is wrong is said at its field', async () => {
    const refused = await admin.post(`${desk}/don-vi`, { 'unit.name': 'Phòng Mới', 'unit.shortName': '', 'unit.kind': '', 'unit.fields': 'Điện' })
    const page = await refused.text()
    expect(refused.status).toBe(422)
    for (const field of ['shortName', 'kind']) expect(page).toContain(`href="#o-unit-${field}"`)
    expect(page).toContain('value="Phòng Mới"')
    const body = { name: 'Phòng Mới', shortName: 'M', kind: 'room', fields: ['Điện'] }
    expect(await fieldsOf(await admin.api('POST', '/api/v1/organisation/units', body))).toEqual(['fields organisation.fieldTaken'])
    const energy = await unitBy('QLNL')
    expect((await admin.api('PUT', `/api/v1/organisation/units/${energy.id}`, { ...energy, kind: 'room' })).status).toBe(204)
  })
})

describe('officers', () => {
  it('are added with a first position and a password that is told once', async () => {
    const unit = await unitBy('QLTM')
    const typed = { 'officer.name': 'Đỗ Thị Mới', 'officer.login': 'Moi.DT', 'officer.email': '', 'officer.phone': '', 'officer.unitId': unit.id, 'officer.role': 'officer', 'officer.title': 'Chuyên viên', 'officer.validFrom': '16/10/2023' }
    const made = await admin.post(`${desk}/can-bo`, typed)
    const page = await made.text()
    expect([made.status, made.headers.get('cache-control')]).toEqual([200, 'no-store'])
    const password = /told-once">([^<]+)</.exec(page)?.[1] ?? ''
    expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/)
    expect((await logIn('moi.dt', password)).status).toBe(201)
    const officer = await officerBy('moi.dt')
    expect(officer.positions).toMatchObject([{ unitName: unit.name, role: 'officer', validFrom: '2023-10-16', validTo: null }])
    expect(await (await admin.get(`${desk}/can-bo/${officer.id}`)).text()).not.toContain(password)
    const again = await admin.post(`${desk}/can-bo`, typed)
    const refused = await again.text()
    expect(again.status).toBe(422)
    expect(refused).toContain('Cần sửa: tên đăng nhập này đã có người dùng.')
    expect(refused).toContain('value="Đỗ Thị Mới"')
    expect(await trail('people.officerAdded')).toBe(1)
  })

  it('are refused whole: every wrong field, and no account without its position', async () => {
    const refused = await admin.api('POST', '/api/v1/officers', { name: '', login: 'có dấu', email: 'x', unitId: '', role: 'king', title: '', validFrom: '31/02/2023' })
    expect((await fieldsOf(refused)).sort()).toEqual([
      'email people.badEmail', 'login people.badLogin', 'name input.missing', 'role people.noRole', 'title input.missing', 'unitId organisation.choose', 'validFrom organisation.badDay',
    ])
    const elsewhere = { name: 'A', login: 'nua.chung', unitId: foreignUnit.id, role: 'officer', title: 'Chuyên viên', validFrom: '2023-10-16' }
    expect((await admin.api('POST', '/api/v1/officers', elsewhere)).status).toBe(422)
    const unit = await unitBy('QLTM')
    expect((await admin.api('POST', '/api/v1/officers', { ...elsewhere, unitId: unit.id })).status).toBe(201)
  })

  it('take a position and end it: the rights follow, the past stays', async () => {
    const officer = await officerBy('chuyenvien2')
    const typed = { 'position.unitId': (await unitBy('QLTM')).id, 'position.role': 'roomHead', 'position.title': 'Phó Trưởng phòng', 'position.validFrom': '16/10/2023' }
    const rights = async () => { const { actor } = await department.as('chuyenvien2'); return actor.kind === 'officer' && actor.permissions.has('dossier.assign') }
    expect(await rights()).toBe(false)
    expect((await admin.post(`${desk}/can-bo/${officer.id}/vi-tri`, typed)).status).toBe(303)
    expect(await rights()).toBe(true)
    expect((await admin.post(`${desk}/can-bo/${officer.id}/vi-tri`, typed)).status).toBe(422)
    const given = (await officerBy('chuyenvien2')).positions.find((one) => one.role === 'roomHead')
    const end = (day: string) => admin.post(`${desk}/can-bo/${officer.id}/vi-tri/ket-thuc`, { position: given?.id ?? '', [`end-${given?.id}.lastDay`]: day })
    const early = await end('15/10/2023')
    const page = await early.text()
    expect([early.status, page.includes('phải từ ngày 16/10/2023'), page.includes('value="15/10/2023"')]).toEqual([422, true, true])
    expect((await end('mai')).status).toBe(422)
    expect((await end('16/10/2023')).status).toBe(303)
    expect(await rights()).toBe(true)
    later(86_400)
    expect(await rights()).toBe(false)
    expect((await officerBy('chuyenvien2')).positions.find((one) => one.id === given?.id)?.validTo).toBe('2023-10-16')
    expect(await fieldsOf(await admin.api('POST', `/api/v1/officers/${officer.id}/positions/${given?.id}/ending`, { lastDay: '2023-10-20' }))).toEqual(['lastDay organisation.endsEarlier'])
  })

  it('whose account is closed are out at once, and come back when it is opened', async () => {
    const officer = await officerBy('kiemtra')
    const token = ((await (await logIn('kiemtra', 'motcua-2023')).json()) as { token: string }).token
    const me = () => house.app.request('/api/v1/account', { headers: { authorization: `Bearer ${token}` } })
    expect((await me()).status).toBe(200)
    expect((await admin.post(`${desk}/can-bo/${officer.id}/khoa`, {})).status).toBe(303)
    expect((await me()).status).toBe(401)
    expect((await logIn('kiemtra', 'motcua-2023')).status).toBe(422)
    expect((await admin.api('POST', `/api/v1/officers/${officer.id}/disabling`)).status).toBe(409)
    expect((await admin.api('POST', `/api/v1/officers/${officer.id}/positions`, { unitId: (await unitBy('QLTM')).id, role: 'officer', title: 'x', validFrom: '2023-10-16' })).status).toBe(409)
    expect((await admin.post(`${desk}/can-bo/${officer.id}/mo`, {})).status).toBe(303)
    expect((await me()).status).toBe(401)
    expect((await logIn('kiemtra', 'motcua-2023')).status).toBe(201)
    expect([await trail('people.accountDisabled'), await trail('people.accountEnabled')]).toEqual([1, 1])
  })

  it('who forgot their password get a new one, and the old one is worth nothing', async () => {
    const officer = await officerBy('vanthu')
    const token = ((await (await logIn('vanthu', 'motcua-2023')).json()) as { token: string }).token
    const { password } = (await (await admin.api('POST', `/api/v1/officers/${officer.id}/password`)).json()) as { password: string }
    expect((await house.app.request('/api/v1/account', { headers: { authorization: `Bearer ${token}` } })).status).toBe(401)
    expect([(await logIn('vanthu', 'motcua-2023')).status, (await logIn('vanthu', password)).status]).toEqual([422, 201])
    expect(newPassword()).not.toBe(newPassword())
  })

  it('who moved on to another agency keep their account out of the former one\'s hands', async () => {
    const officer = await officerBy('chuyenvien4')
    await appoint(house.ctx(other), { unitId: foreignUnit.id, accountId: officer.id, role: 'officer', title: 'Chuyên viên', validFrom: '2023-10-01' })
    for (const act of ['password', 'disabling', 'enabling']) expect((await admin.api('POST', `/api/v1/officers/${officer.id}/${act}`)).status, act).toBe(409)
    expect((await logIn('chuyenvien4', 'motcua-2023')).status).toBe(201)
  })

  it('leave the agency with an administrator', async () => {
    const me = await officerBy('quantri')
    expect((await admin.post(`${desk}/can-bo/${me.id}/khoa`, {})).status).toBe(409)
    const position = me.positions[0]?.id ?? ''
    expect(await fieldsOf(await admin.api('POST', `/api/v1/officers/${me.id}/positions/${position}/ending`, { lastDay: '2023-12-31' }))).toEqual(['lastDay people.lastAdministrator'])
    const second = await officerBy('kiemsoat')
    await admin.api('POST', `/api/v1/officers/${second.id}/positions`, { unitId: (await unitBy('VP')).id, role: 'administrator', title: 'Quản trị hệ thống', validFrom: '2023-10-01' })
    expect((await admin.api('POST', `/api/v1/officers/${me.id}/positions/${position}/ending`, { lastDay: '2023-12-31' })).status).toBe(204)
  })
})

describe('delegations', () => {
  const holds = async (login: string) => { const { actor } = await department.as(login); return actor.kind === 'officer' && actor.permissions.has('dossier.assign') }

  it('give the right for their days only, and end when they are taken back', async () => {
    const head = (await officerBy('truongphong1')).positions[0]?.id ?? ''
    const deputy = await officerBy('chuyenvien1')
    const typed = { 'delegation.positionId': head, 'delegation.toAccountId': deputy.id, 'delegation.validFrom': '18/10/2023', 'delegation.validTo': '17/10/2023', 'delegation.reason': 'Đi công tác' }
    const refused = await admin.post(`${desk}/uy-quyen`, typed)
    const page = await refused.text()
    expect([refused.status, page.includes('Cần sửa: ngày kết thúc phải từ ngày bắt đầu trở đi.'), page.includes('value="Đi công tác"')]).toEqual([422, true, true])
    expect(page).toContain(`<option value="${head}" selected`)
    expect((await admin.post(`${desk}/uy-quyen`, { ...typed, 'delegation.validTo': '19/10/2023' })).status).toBe(303)
    expect(await (await admin.get(`${desk}/uy-quyen`)).text()).toContain('sắp tới')
    expect(await holds('chuyenvien1')).toBe(false)
    later(86_400)
    expect(await holds('chuyenvien1')).toBe(true)
    const [delegation] = (await (await admin.api('GET', '/api/v1/delegations')).json()) as { id: string }[]
    expect((await admin.post(`${desk}/uy-quyen/${delegation?.id}/thu-hoi`, {})).status).toBe(303)
    expect(await holds('chuyenvien1')).toBe(false)
    expect((await admin.api('DELETE', `/api/v1/delegations/${delegation?.id}`)).status).toBe(404)
    expect([await trail('organisation.delegated'), await trail('organisation.delegationRevoked')]).toEqual([1, 1])
  })

  it('do not outlive the position they lend', async () => {
    const head = await officerBy('truongphong2')
    const position = head.positions[0]?.id ?? ''
    const deputy = await officerBy('chuyenvien3')
    const ask = (body: object) => admin.api('POST', '/api/v1/delegations', { positionId: position, toAccountId: deputy.id, validFrom: '2023-10-18', validTo: '2023-10-31', reason: 'x', ...body })
    expect(await fieldsOf(await ask({ toAccountId: head.id }))).toEqual(['toAccountId organisation.toHolder'])
    expect(await fieldsOf(await ask({ validFrom: '2021-12-31' }))).toEqual(['validFrom organisation.notHeldThen'])
    expect(await fieldsOf(await ask({ validFrom: '2023-10-01', validTo: '2023-10-17' }))).toEqual(['validTo organisation.pastPeriod'])
    expect((await ask({})).status).toBe(201)
    expect(await holds('chuyenvien3')).toBe(true)
    await admin.api('POST', `/api/v1/officers/${head.id}/positions/${position}/ending`, { lastDay: '2023-10-18' })
    later(86_400)
    expect(await holds('chuyenvien3')).toBe(false)
  })
})
