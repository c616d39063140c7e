import { describe, expect, it } from 'vitest'
import { sampleDepartment } from '../tests/samples.ts'
import { openHouse } from '../tests/test.ts'
import { changeAgency } from './modules/organisation/index.ts'
import { safeReturn } from './modules/people/pages/log-in.tsx'

const house = await openHouse(new Date('2023-10-16T02:15:00Z'))
const department = await sampleDepartment(house)
const administrator = await department.as('quantri')

const form = (headers: Record<string, string>, fields: Record<string, string> = { login: 'ai-do', password: 'sai' }) =>
  house.app.request('/dang-nhap', { method: 'POST', headers, body: new URLSearchParams(fields) })

describe('a request that changes something', () => {
  it('is refused when another site sent it, also one that hides its name', async () => {
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'https://evil.example', host: 'localhost' }, { origin: 'null', host: 'localhost' }, { origin: 'not an address', host: 'localhost' }]) {
      expect([headers, (await form(headers)).status]).toEqual([headers, 403])
    }
    expect((await form({ 'sec-fetch-site': 'same-origin' })).status).toBe(422)
  })

  it('of a visitor may be small only; who is logged in may send files', async () => {
    const big = { 'sec-fetch-site': 'same-origin' }
    const body = { login: 'x'.repeat(3 * 1024 * 1024), password: 'sai' }
    expect((await form(big, body)).status).toBe(413)
    const file = new FormData()
    file.append('file', new File([Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(3 * 1024 * 1024, 32)])], 'to-khai.pdf'))
    expect((await administrator.api('POST', '/api/v1/files', file)).status).toBe(201)
  })
})

describe('text the database cannot hold', () => {
  it('is refused as bad input, wherever it comes from', async () => {
    for (const answer of [
      await house.app.request('/api/v1/sessions', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ login: 'a\u0000b', password: 'x' }) }),
      await administrator.api('POST', '/api/v1/officers', { unitId: 'x', role: 'officer', title: 't', validFrom: '2023-10-16', name: 'A \ud83d', login: 'a\u0000b' }),
      await administrator.api('PUT', '/api/v1/drafts', { procedure: '2.000004', answers: { name: 'một\u0000hai' } }),
      await administrator.api('PUT', '/api/v1/drafts', { procedure: '2.000004', answers: { name: 'nửa chữ \ud83d' } }),
    ]) expect([400, 422]).toContain(answer.status)
  })
})

describe('where one goes on after logging in', () => {
  it('is a place of this site', () => {
    for (const path of ['/viec', '/ho-so/H08.14-231016-0001?a=1#b']) expect(safeReturn(path)).toBe(path)
    for (const path of ['//evil.example', '/\\evil.example', '/\t/evil.example', '/\n/evil.example', 'https://evil.example', 'viec', '', undefined]) expect([path, safeReturn(path)]).toEqual([path, undefined])
  })
})

describe('a new name of the agency', () => {
  it('stands on the next page', async () => {
    const shown = async () => (await (await house.app.request('/')).text()).includes('Sở Thử nghiệm')
    expect(await shown()).toBe(false)
    await changeAgency(administrator.ctx(), { name: 'Sở Thử nghiệm', parentName: '', place: 'Bình Định', address: '', phone: '' })
    expect(await shown()).toBe(true)
  })
})
