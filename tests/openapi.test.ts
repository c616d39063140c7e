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
  const overview = Promise.resolve(house.app.request('/api')).then((answer) => answer.text())

  it('names every operation and leads to it, without script', async () => {
    const page = await overview
    expect(page.match(/href="\/api\?viec=/g)).toHaveLength(operations.length)
    for (const { path, method } of operations) expect(page).toContain(`${method.toUpperCase()} ${path}`)
    expect(page).not.toContain('<script')
  })

  it('shows what each operation asks and answers, within 30 kB', async () => {
    const addresses = [...new Set([...(await overview).matchAll(/href="(\/api\?viec=[^"]+)"/g)].map((found) => found[1] ?? ''))]
    expect(addresses).toHaveLength(operations.length)
    const pages = await Promise.all(addresses.map(async (address) => (await house.app.request(address)).text()))
    for (const { path, method, operation } of operations) {
      const page = pages.find((one) => one.includes(`<code>${method.toUpperCase()} ${path}</code>`)) ?? ''
      expect(page, path).not.toBe('')
      expect(Buffer.byteLength(page), path).toBeLessThanOrEqual(30_000)
      for (const { name } of operation.parameters ?? []) expect(page).toContain(`<code>${name}</code>`)
      expect(page).not.toMatch(/\[object Object\]|undefined|giá trị bất kỳ hoặc/)
    }
  })

  it('answers an unknown operation with 404', async () => {
    expect((await house.app.request('/api?viec=khong-co')).status).toBe(404)
  })
})
