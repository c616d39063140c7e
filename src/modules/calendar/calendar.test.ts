import { beforeEach, describe, expect, test } from 'vitest'
import { openHouse, visitor } from '../../../tests/test.ts'
import type { Actor } from '../../platform/access.ts'
import type { Agency } from '../../platform/ctx.ts'
import { createDb, createPool, sql } from '../../platform/db.ts'
import { APP_ROLE } from '../../platform/migrate.ts'
import { dayNumberOf, isoOfWall, parseWall } from '../../platform/time.ts'
import { addUnit, appoint, createAgency } from '../organisation/service.ts'
import { createOfficer } from '../people/service.ts'
import { dueDate } from './model/due.ts'
import { termOf } from './model/term.ts'
import { officeWeek } from './model/vietnam.ts'
import { changeHours, confirmProposals, getCalendar, getYear, officeHours, removeHours, resetDay, setDay } from './service.ts'

const house = await openHouse(new Date('2026-03-02T02:00:00Z'))
const nobody: Agency = { id: '00000000-0000-7000-8000-000000000000', code: 'X', name: '', parentName: '', place: '', address: '', phone: '' }
const blank = { parentName: 'UBND tỉnh Bình Định', place: 'Bình Định', address: '', phone: '', validFrom: '2020-01-01' }
const agency = await createAgency(house.ctx(nobody), { ...blank, code: 'H08.14', name: 'Sở Công Thương tỉnh Bình Định' })
const other = await createAgency(house.ctx(nobody), { ...blank, code: 'H08.15', name: 'Sở Xây dựng tỉnh Bình Định' })
const office = await addUnit(house.ctx(agency), { name: 'Văn phòng Sở', shortName: 'VP', kind: 'office', sort: 1, fields: [] })
for (const [login, role] of [['quantri', 'administrator'], ['chuyenvien', 'officer']] as const) {
  const account = await createOfficer(house.ctx(agency), { kind: 'officer', login, password: 'mat khau dai', name: 'Trần Văn Nam' })
  await appoint(house.ctx(agency), { unitId: office.id, accountId: account.id, role, title: 'Chuyên viên', validFrom: '2022-01-01' })
}

const ctx = (of: Agency = agency) => house.ctx(of)
const clerk: Actor = { kind: 'officer', accountId: nobody.id, name: 'A', agencyId: agency.id, positions: [], permissions: new Set(['dossier.view']) }
const dueOn = async (from: string, term: string, of: Agency = agency) =>
  dueDate({ calendar: await getCalendar(ctx(of)), from: parseWall(from) ?? 0, term: termOf(term) }).dueOn
const events = () =>
  ctx().db.many<{ detail: Record<string, unknown> }>(sql`select detail from trail.events where kind = 'calendar.changed' and agency_id = ${agency.id} order by detail->>'what'`)

beforeEach(async () => {
  await house.hall.ownerPool.query('delete from calendar.days; delete from calendar.hours; delete from calendar.versions; delete from trail.events')
  // The kept calendars of a second ago are asked again.
  house.clock.now = new Date(house.clock.now.getTime() + 5000)
})

describe('the calendar of an agency', () => {
  test('is the country\'s until the agency decides otherwise', async () => {
    expect(await dueOn('2026-08-21T10:00', '1wd')).toBe('2026-08-22')
    expect(await officeHours(ctx())).toBe('7 giờ 00 – 11 giờ 30 và 13 giờ 30 – 17 giờ 00, từ Thứ Hai đến Thứ Sáu')
  })
  test('a day off that is decided late moves what falls due behind it, at once and for this agency only', async () => {
    expect(await dueOn('2026-03-09T09:00', '3wd')).toBe('2026-03-12')
    await setDay(ctx(), { day: '2026-03-11', kind: 'off', hours: null, name: 'Nghỉ phòng chống bão', basis: 'Công điện 05/CĐ-UBND' })
    expect(await dueOn('2026-03-09T09:00', '3wd')).toBe('2026-03-13')
    expect(await dueOn('2026-03-09T09:00', '3wd', other)).toBe('2026-03-12')
    expect(await events()).toEqual([{ detail: { what: 'day', from: '2026-03-11', to: '2026-03-11', basis: 'Công điện 05/CĐ-UBND' } }])
  })
  test('a half day, a day given back to its weekday, and the country\'s calendar again', async () => {
    await setDay(ctx(), { day: '2026-03-14', kind: 'work', hours: [[420, 690]], name: 'Làm sáng Thứ Bảy', basis: null })
    expect(await dueOn('2026-03-13T09:00', '1wd')).toBe('2026-03-14')
    await setDay(ctx(), { day: '2026-08-22', kind: 'plain', hours: null, name: '', basis: null })
    expect(await dueOn('2026-08-21T10:00', '1wd')).toBe('2026-08-24')
    expect((await getYear(ctx(), 2026)).plain.map((one) => one.day)).toEqual(['2026-08-22'])
    await resetDay(ctx(), '2026-08-22')
    expect(await dueOn('2026-08-21T10:00', '1wd')).toBe('2026-08-22')
    await expect(resetDay(ctx(), '2026-08-22')).rejects.toMatchObject({ status: 404, code: 'calendar.notDecided' })
  })
  test('office hours by season', async () => {
    const summer = officeWeek.map((day) => (day.length > 0 ? [[390, 690], [810, 990]] as [number, number][] : []))
    await changeHours(ctx(), { validFrom: '2026-04-15', validTo: '2026-10-15', week: summer, reason: 'Giờ mùa hè' })
    const closing = async (day: string) => (await getCalendar(ctx())).dayAt(dayNumberOf(day) ?? 0).close
    expect([await closing('2026-04-14'), await closing('2026-04-15'), await closing('2026-10-15'), await closing('2026-10-16')]).toEqual([1020, 990, 990, 1020])
    const { hours } = await getYear(ctx(), 2026)
    await removeHours(ctx(), hours[0]?.id ?? '')
    expect(await closing('2026-04-15')).toBe(1020)
    expect((await events()).map((one) => [one.detail['what'], one.detail['from'], one.detail['to']])).toEqual([
      ['hours', '2026-04-15', '2026-10-15'], ['hoursRemoved', '2026-04-15', '2026-10-15'],
    ])
  })
  test('proposals are confirmed from the notice, those changed before stay as decided', async () => {
    const before = await getYear(ctx(), 2027)
    expect(before.proposed).toBeGreaterThan(12)
    await setDay(ctx(), { day: '2027-02-10', kind: 'plain', hours: null, name: '', basis: 'Thông báo của năm' })
    expect(await confirmProposals(ctx(), { year: 2027, source: 'Thông báo 01/TB-BNV' })).toBe(before.proposed - 1)
    const after = await getYear(ctx(), 2027)
    expect(after.proposed).toBe(0)
    expect(after.days).toHaveLength(before.proposed - 1)
    expect(after.days[0]).toMatchObject({ day: '2027-01-01', name: 'Tết Dương lịch', basis: 'Thông báo 01/TB-BNV', status: 'confirmed', own: true })
    await expect(confirmProposals(ctx(), { year: 2027, source: 'x' })).rejects.toMatchObject({ status: 409 })
  })
  test('another process sees the change within a second', async () => {
    await getCalendar(ctx())
    const pool = createPool({ url: house.url, role: APP_ROLE, size: 1 })
    const elsewhere = { ...ctx(), db: createDb(pool).as(agency.id), files: { ...house.hall.files } }
    await setDay(elsewhere, { day: '2026-03-11', kind: 'off', hours: null, name: 'Nghỉ', basis: null })
    await pool.end()
    house.clock.now = new Date(house.clock.now.getTime() + 1000)
    expect(await dueOn('2026-03-09T09:00', '3wd')).toBe('2026-03-13')
  })
})

describe('refusals', () => {
  test('only who keeps the calendar may change it', async () => {
    const input = { day: '2026-03-11', kind: 'off', hours: null, name: 'Nghỉ', basis: null } as const
    expect(() => setDay(house.ctx(agency, clerk), input)).toThrow('access.forbidden')
    expect(() => confirmProposals(house.ctx(agency, visitor), { year: 2027, source: 'x' })).toThrow('access.loginFirst')
    expect(await events()).toEqual([])
  })
  test.each([
    [{ day: '2026-02-30' }, 'day'], [{ day: '1999-01-01' }, 'day'], [{ day: '' }, 'day'], [{ name: ' ' }, 'name'],
    [{ kind: 'work', hours: [[600, 540]] }, 'hours'], [{ kind: 'work', hours: [[420, 600], [540, 700]] }, 'hours'],
  ])('a day that cannot be: %j', (wrong, field) => {
    const input = { day: '2026-03-11', kind: 'off', hours: null, name: 'Nghỉ', basis: null, ...wrong } as Parameters<typeof setDay>[1]
    expect(() => setDay(ctx(), input)).toThrow(expect.objectContaining({ status: 422, fields: [expect.objectContaining({ field })] }))
  })
  test('a week without hours would never let anything fall due', () => {
    const input = { validFrom: '2026-04-15', validTo: null, week: officeWeek.map(() => []), reason: 'x' }
    expect(() => changeHours(ctx(), input)).toThrow(expect.objectContaining({ fields: [{ field: 'week', code: 'calendar.noHours' }] }))
  })
  test('a change that fails leaves calendar, version and trail as they were', async () => {
    await expect(resetDay(ctx(), '2026-03-11')).rejects.toMatchObject({ status: 404 })
    expect(await ctx().db.maybe(sql`select * from calendar.versions`)).toBeUndefined()
    expect(await events()).toEqual([])
  })
  test('the second wall: one agency does not see the rows of another', async () => {
    await setDay(ctx(), { day: '2026-03-11', kind: 'off', hours: null, name: 'Nghỉ', basis: null })
    expect(await house.hall.db.as(other.id).many(sql`select day from calendar.days`)).toEqual([])
    await expect(house.hall.db.as(other.id).run(sql`
      insert into calendar.days (agency_id, day, kind, name, changed_at) values (${agency.id}, '2026-03-12', 'off', 'x', now())`)).rejects.toThrow()
  })
})

const logIn = async (login: string): Promise<string> => {
  const answer = await house.app.request('/api/v1/sessions', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ login, password: 'mat khau dai' }) })
  return ((await answer.json()) as { token: string }).token
}
const asking = (token: string, more: RequestInit = {}) => ({ ...more, headers: { authorization: `Bearer ${token}`, ...more.headers } })

describe('through the API', () => {
  const send = async (token: string, method: string, path: string, body?: unknown) =>
    house.app.request(path, asking(token, { method, ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }) }))

  test('everyone may ask for a year and for a due date', async () => {
    const year = (await (await house.app.request('/api/v1/calendar?year=2026')).json()) as { days: { day: string }[]; proposed: number }
    expect(year.proposed).toBe(0)
    expect(year.days.map((one) => one.day)).toContain('2026-04-27')
    const due = await house.app.request('/api/v1/calendar/due', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ from: '2026-08-21T10:00', term: '1wd' }) })
    expect(await due.json()).toMatchObject({ dueOn: '2026-08-22', paused: false })
    expect((await house.app.request('/api/v1/calendar?year=1999')).status).toBe(404)
  })
  test('who keeps it changes it; who does not is refused', async () => {
    const token = await logIn('quantri')
    expect((await send(token, 'PUT', '/api/v1/calendar/days/2026-03-11', { kind: 'off', name: 'Nghỉ bão' })).status).toBe(204)
    expect(await dueOn('2026-03-09T09:00', '3wd')).toBe('2026-03-13')
    expect((await send(token, 'DELETE', '/api/v1/calendar/days/2026-03-11')).status).toBe(204)
    expect(await (await send(token, 'POST', '/api/v1/calendar/confirmations', { year: 2027, source: 'TB 1' })).json()).toMatchObject({ confirmed: expect.any(Number) as number })
    const wrong = await send(token, 'PUT', '/api/v1/calendar/days/2026-03-11', { kind: 'work', name: 'x', hours: [[600, 500]] })
    expect([wrong.status, ((await wrong.json()) as { fields: { field: string }[] }).fields[0]?.field]).toEqual([422, 'hours'])
    expect((await send(await logIn('chuyenvien'), 'PUT', '/api/v1/calendar/days/2026-03-11', { kind: 'off', name: 'x' })).status).toBe(403)
  })
})

describe('on the desk', () => {
  const post = (token: string, path: string, fields: Record<string, string>) =>
    house.app.request(path, asking(token, { method: 'POST', body: new URLSearchParams(fields), headers: { 'content-type': 'application/x-www-form-urlencoded' } }))

  test('shows the year, its days and what is proposed', async () => {
    const token = await logIn('quantri')
    const page = await (await house.app.request('/quan-tri/lich?nam=2027', asking(token))).text()
    expect(page.match(/<h1[ >]/g)).toHaveLength(1)
    expect(page).toContain('Lịch làm việc năm 2027')
    expect(page).toContain('ngày mới dự kiến')
    expect(page.match(/<table class="month">/g)).toHaveLength(12)
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((found) => found[1])
    expect(ids).toEqual([...new Set(ids)])
    expect((await house.app.request('/quan-tri/lich', asking(await logIn('chuyenvien')))).status).toBe(403)
  })
  test('a day is decided by its form and given back', async () => {
    const token = await logIn('quantri')
    const done = await post(token, '/quan-tri/lich/ngay', { nam: '2026', day: '14/3/2026', kind: 'work', hours: '7:00-11:30', name: 'Làm sáng Thứ Bảy', basis: '' })
    expect([done.status, done.headers.get('location')]).toEqual([303, '/quan-tri/lich?nam=2026'])
    expect(isoOfWall(dueDate({ calendar: await getCalendar(ctx()), from: parseWall('2026-03-13T09:00') ?? 0, term: termOf('1wd') }).dueAt ?? 0)).toBe('2026-03-14T11:30:00+07:00')
    expect((await post(token, '/quan-tri/lich/ngay/bo', { nam: '2026', day: '2026-03-14' })).status).toBe(303)
    expect(await dueOn('2026-03-13T09:00', '1wd')).toBe('2026-03-16')
  })
  test('what was typed wrong comes back as it was typed', async () => {
    const token = await logIn('quantri')
    const day = await post(token, '/quan-tri/lich/ngay', { nam: '2026', day: '31/2/2026', kind: 'off', hours: '', name: 'Nghỉ bão', basis: '' })
    const page = await day.text()
    expect(day.status).toBe(422)
    expect(page).toContain('value="Nghỉ bão"')
    expect(page).toContain('«31/02/2026» không phải là một ngày có thật')
    expect(page).toContain('value="31/2/2026"')
    expect(page).toContain('href="#o-day"')
    const hours = await post(token, '/quan-tri/lich/gio', { nam: '2026', validFrom: '15/4/2026', validTo: '', week1: '7h-11h', week2: '07:00-11:30', reason: 'x' })
    const answer = await hours.text()
    expect([hours.status, answer.includes('href="#o-week1"'), answer.includes('value="7h-11h"')]).toEqual([422, true, true])
  })
})
