import { build } from 'esbuild'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../../../tests/browser.ts'
import { gallery } from '../gallery.tsx'

let browser: Browser
let server: Server
let script = ''
let kept = 0

beforeAll(async () => {
  const built = await build({ entryPoints: [join(import.meta.dirname, 'staff.ts')], bundle: true, minify: true, write: false, format: 'iife' })
  script = built.outputFiles[0]?.text ?? ''
  browser = await launchBrowser()
  server = createServer(async (request, response) => {
    if (request.url === '/phien/giu') {
      kept++
      return response.writeHead(204).end()
    }
    const name = request.url === '/intake' ? 'intake' : '04-worklist'
    const html = String(await gallery[name]()).replace(/<link[^>]*>|<script[^>]*><\/script>/g, '')
    response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html>${html.replace('</body>', `<script>${script}</script></body>`)}`)
  }).listen(0)
})
afterAll(async () => {
  await browser?.close()
  server.close()
})

async function open(path: string, beforehand?: (page: Page) => Promise<void>): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await beforehand?.(page)
  const address = server.address()
  await page.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}${path}`, { waitUntil: 'domcontentloaded' })
  return page
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent)

test('J and K walk, X chooses, and the bar tells how many', async () => {
  const page = await open('/')
  expect(await page.textContent('[data-bulk-count]')).toBe('Đã chọn 3 hồ sơ')
  for (const key of ['j', 'j', 'k', 'x']) await page.keyboard.press(key)
  expect(await focused(page)).toBe('Hộ kinh doanh Trần Văn Lộc')
  expect(await page.textContent('[data-bulk-count]')).toBe('Đã chọn 4 hồ sơ')
  await page.check('[data-choose-all]')
  expect(await page.textContent('[data-bulk-count]')).toBe('Đã chọn 12 hồ sơ')
  await page.click('[data-choose-none]')
  expect(await page.locator('tbody input:checked').count()).toBe(0)
})

test('letters typed into a box stay letters, and the switch turns the keys off for good', async () => {
  const page = await open('/')
  await page.keyboard.press('/')
  await page.keyboard.type('jk')
  expect(await page.inputValue('.staff-search input')).toBe('jk')
  await page.click('[data-keys-switch]')
  await page.reload({ waitUntil: 'domcontentloaded' })
  await page.keyboard.press('j')
  expect(await page.locator('tr.at').count()).toBe(0)
  expect(await page.textContent('[data-keys-switch]')).toBe('Bật phím tắt')
})

test('the session warns 60 s before its end and stays when asked to', async () => {
  const page = await open('/intake', (fresh) => fresh.clock.install())
  await page.clock.fastForward(1_741_000)
  await page.clock.runFor(1_100)
  expect(await page.isVisible('dialog[open]')).toBe(true)
  const before = kept
  await page.click('[data-idle-stay]')
  await expect.poll(() => page.locator('dialog[open]').count()).toBe(0)
  expect(kept).toBe(before + 1)
})

test('the script is small', () => expect(script.length).toBeLessThan(6_000))
