import { describe, expect, it } from 'vitest'
import { createAgency } from '../src/modules/organisation/index.ts'
import type { Agency } from '../src/platform/ctx.ts'
import type { ApiDocument } from '../src/openapi/document.ts'
import { modules } from './source.ts'
import { openHouse } from './test.ts'

const nobody: Agency = { id: '00000000-0000-7000-8000-000000000000', code: 'X', name: '', parentName: '', place: '', address: '', phone: '' }
const house = await openHouse()
await createAgency(house.ctx(nobody), { code: 'H08.14', name: 'Sở Công Thương', parentName: '', place: 'Bình Định', address: '', phone: '', validFrom: '2020-01-01' })

const document = (await (await house.app.request('/api/v1/openapi.json')).json()) as ApiDocument & { openapi: string }
const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })))

describe('the description of the API', () => {
  it('is the committed openapi.json; after a change of an endpoint: npm run openapi', async () => {
    await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot('../openapi.json')
  })

  it('knows every endpoint of every room, under a Vietnamese tag and summary', () => {
    const written = modules.filter(({ path }) => /^src\/modules\/[^/]+\/api/.test(path)).flatMap(({ text }) => [...text.matchAll(/path: '(\/api\/v1[^']*)'/g)].map((found) => found[1]))
    expect(written.length).toBeGreaterThan(20)
    expect([...new Set(written)].filter((path) => !(path !== undefined && path in document.paths))).toEqual([])
    for (const { path, operation } of operations) {
      expect(operation.tags?.[0], path).toMatch(/\p{L}/u)
      expect(operation.summary, path).toMatch(/\p{L}{2}/u)
    }
    expect(document.openapi).toBe('3.1.0')
  })

  it('leads every reference somewhere', () => {
    const names = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map((found) => found[1] ?? '')
    expect(names.length).toBeGreaterThan(10)
    expect(names.filter((name) => !(name in document.components.schemas))).toEqual([])
  })
})

describe('the readable page of the API', () => {
  const tags = [...new Set(operations.map(({ operation }) => operation.tags?.[0] ?? ''))]

  it('names every operation, without script', async () => {
    const page = await (await house.app.request('/api')).text()
    for (const { path, method } of operations) expect(page).toContain(`${method.toUpperCase()} ${path}`)
    expect(page).not.toContain('<script')
  })

  it.each(tags)('shows what «%s» asks and answers', async (tag) => {
    const answer = await house.app.request(`/api?nhom=${encodeURIComponent(tag)}`)
    expect(answer.status).toBe(200)
    const page = await answer.text()
    for (const { path, method, operation } of operations.filter((one) => one.operation.tags?.[0] === tag)) {
      expect(page).toContain(`${method.toUpperCase()} ${path}`)
      for (const { name } of operation.parameters ?? []) expect(page).toContain(`<code>${name}</code>`)
    }
    expect(page).not.toContain('[object Object]')
    expect(page).not.toContain('undefined')
  })

  it('answers an unknown group with 404', async () => {
    expect((await house.app.request('/api?nhom=khong-co')).status).toBe(404)
  })
})
