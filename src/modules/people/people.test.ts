import { describe, expect, it } from 'vitest'
import { openHouse, system, type TestHouse } from '../../../tests/test.ts'
import type { Agency } from '../../platform/ctx.ts'
import { addUnit, appoint, createAgency, delegate } from '../organisation/service.ts'
import { waitAfterFailures } from './model.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { createOfficer } from './service.ts'

const nobody: Agency = { id: '00000000-0000-7000-8000-000000000000', code: 'X', name: '', parentName: '', place: '', address: '', phone: '' }
const house = await openHouse()
const agency = await createAgency(house.ctx(nobody), { code: 'H08.14', name: 'Sở Công Thương tỉnh Bình Định', parentName: 'UBND tỉnh Bình Định', place: 'Bình Định', address: '', phone: '', validFrom: '2020-01-01' })
const room = await addUnit(house.ctx(agency), { name: 'Phòng Quản lý Thương mại', shortName: 'QLTM', kind: 'room', sort: 1, fields: [] })
const head = await createOfficer(house.ctx(agency), { kind: 'officer', login: 'truongphong', password: 'mat khau dai', name: 'Phạm Thu Ngân' })
const clerk = await createOfficer(house.ctx(agency), { kind: 'officer', login: 'chuyenvien', password: 'mat khau dai', name: 'Nguyễn Minh Khôi' })
const headPosition = await appoint(house.ctx(agency), { unitId: room.id, accountId: head.id, role: 'roomHead', title: 'Trưởng phòng', validFrom: '2022-01-01' })
await appoint(house.ctx(agency), { unitId: room.id, accountId: clerk.id, role: 'officer', title: 'Chuyên viên', validFrom: '2022-01-01' })

const logIn = (login: string, password: string) =>
  house.app.request('/api/v1/sessions', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ login, password }) })
const token = async (login: string) => ((await (await logIn(login, 'mat khau dai')).json()) as { token: string }).token
const me = (bearer: string) => house.app.request('/api/v1/account', { headers: { authorization: `Bearer ${bearer}` } })

describe('passwords', () => {
  it('fit only themselves, and two hashes of one password differ', async () => {
    const hash = await hashPassword('một câu dễ nhớ')
    expect(hash).toMatch(/^\$argon2id\$v=19\$/)
    expect(await verifyPassword('một câu dễ nhớ', hash)).toBe(true)
    expect(await verifyPassword('một câu de nho', hash)).toBe(false)
    expect(await hashPassword('một câu dễ nhớ')).not.toBe(hash)
    expect(await verifyPassword('x', 'rác')).toBe(false)
  })
  it('wait longer after each failure', () => {
    expect(waitAfterFailures([1, 2, 3, 4])).toBe(0)
    expect(waitAfterFailures([1, 2, 3, 4, 5])).toBe(29)
    expect(waitAfterFailures([0, 1, 2, 3, 4, 5, 6])).toBe(120)
    expect(waitAfterFailures([901, 902, 903, 904, 905])).toBe(0)
  })
})

describe('a session', () => {
  it('lasts while it is used and ends after 30 idle minutes', async () => {
    const bearer = await token('chuyenvien')
    const start = house.clock.now
    for (const minutes of [20, 40, 60]) {
      house.clock.now = new Date(start.getTime() + minutes * 60_000)
      expect((await me(bearer)).status).toBe(200)
    }
    house.clock.now = new Date(start.getTime() + 91 * 60_000)
    expect((await me(bearer)).status).toBe(401)
    house.clock.now = start
  })
  it('is gone after logging out', async () => {
    const bearer = await token('chuyenvien')
    expect((await house.app.request('/api/v1/sessions/current', { method: 'DELETE', headers: { authorization: `Bearer ${bearer}` } })).status).toBe(204)
    expect((await me(bearer)).status).toBe(401)
  })
  it('answers a wrong name and a wrong password alike, and throttles the sixth try', async () => {
    const unknown = await logIn('khongco', 'sai mat khau')
    const wrong = await logIn('truongphong', 'sai mat khau')
    expect([unknown.status, wrong.status]).toEqual([422, 422])
    const bodies = [await unknown.json(), await wrong.json()] as { code: string }[]
    expect(bodies[0]?.code).toBe(bodies[1]?.code)
    for (let i = 0; i < 4; i++) await logIn('truongphong', 'sai mat khau')
    expect((await logIn('truongphong', 'mat khau dai')).status).toBe(429)
    house.clock.now = new Date(house.clock.now.getTime() + 31_000)
    expect((await logIn('truongphong', 'mat khau dai')).status).toBe(201)
  })
})

describe('what an officer may do', () => {
  const positionsOf = async ({ hall, clock }: TestHouse, login: string) => {
    const { resumeSession } = await import('./service.ts')
    const live = await resumeSession(hall.db, await token(login), clock.now)
    return live?.actor.kind === 'officer' ? live.actor : undefined
  }
  it('comes from the positions held today and those delegated', async () => {
    expect((await positionsOf(house, 'chuyenvien'))?.permissions.has('dossier.assign')).toBe(false)
    await delegate(house.ctx(agency, system), { positionId: headPosition, toAccountId: clerk.id, validFrom: '2023-10-16', validTo: '2023-10-20', reason: 'Trưởng phòng đi công tác' })
    expect((await positionsOf(house, 'chuyenvien'))?.permissions.has('dossier.assign')).toBe(true)
    house.clock.now = new Date('2023-10-21T02:00:00Z')
    expect((await positionsOf(house, 'chuyenvien'))?.permissions.has('dossier.assign')).toBe(false)
  })
})

it('wrong passwords sent at once count as if they were sent one after the other', async () => {
  const answers = await Promise.all(Array.from({ length: 30 }, () => logIn('nguoi-la', 'sai mật khẩu')))
  const statuses = answers.map((answer) => answer.status)
  expect([statuses.filter((status) => status === 422).length, statuses.filter((status) => status === 429).length]).toEqual([5, 25])
})
