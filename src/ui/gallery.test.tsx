import { build } from 'esbuild'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { serious } from '../../tests/axe.ts'
import { launchBrowser } from '../../tests/browser.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gallery } from './gallery.tsx'

/** With `GALLERY=folder` the pages are also photographed, to be looked at beside the design's pictures. */
const album = process.env['GALLERY']
const widths = [1280, 360]

const styles = new Map<string, string>()
let browser: Browser

beforeAll(async () => {
  const built = await build({
    entryPoints: ['public', 'staff'].map((name) => join(import.meta.dirname, 'styles', `${name}.css`)),
    outdir: '/assets',
    bundle: true,
    minify: true,
    write: false,
    loader: { '.woff2': 'dataurl' },
  })
  for (const file of built.outputFiles) styles.set(file.path.split('/').at(-1) ?? '', file.text)
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

/** The page with its style sheet inside, so that it needs no server. */
const standalone = (html: string): string =>
  `<!doctype html>${html.replace(/<link rel="stylesheet"[^>]*\/assets\/(public|staff)[^>]*>/, (_, name: string) => `<style>${styles.get(`${name}.css`)}</style>`)}`

/** The page in one window, wide first and then narrow: what stands on it is the same, its places are not. */
async function look(name: string, html: string): Promise<string[]> {
  const page = await browser.newPage()
  await page.setContent(standalone(html))
  await page.evaluate(() => document.fonts.ready)
  const found: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    if (album) {
      mkdirSync(album, { recursive: true })
      writeFileSync(join(album, `${name}-${width}.png`), await page.screenshot({ fullPage: true }))
    }
    const needed = await page.evaluate(() => document.documentElement.scrollWidth)
    if (needed > width) found.push(`needs ${needed} of ${width} px`)
    found.push(...(await serious(page, width < 1280)).map((one) => `${width}: ${one}`))
  }
  await page.context().close()
  return found
}

test('pale words are found, on a desk, and on a phone where only the phone shows them', async () => {
  const page = await browser.newPage()
  const pale = (words: string, kind = '') => `<p class="${kind}" style="color: #ddd; background: #fff">${words}</p>`
  const found = async (body: string) => {
    await page.setContent(`<!doctype html><html lang="vi"><title>Trang</title><style>.phone { display: none } @media (width < 600px) { .phone { display: block } }</style><main>${body}</main></html>`)
    const counts: number[] = []
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 })
      counts.push((await serious(page, width < 1280)).length)
    }
    return counts
  }
  expect(await found(pale('Nhạt'))).toEqual([1, 0])
  expect(await found(pale('Nhạt', 'phone'))).toEqual([0, 1])
  expect(await found('<p>Đậm</p>')).toEqual([0, 0])
  await page.context().close()
})

for (const [name, render] of Object.entries(gallery)) {
  describe(name, () => {
    const html = async () => String(await render())

    test('has one h1 and a title, and every id is there once', async () => {
      const text = await html()
      expect(text.match(/<h1[ >]/g)).toHaveLength(1)
      expect(text).toMatch(/<title>[^<]+ – Một cửa điện tử, /)
      const ids = [...text.matchAll(/ id="([^"]+)"/g)].map((found) => found[1])
      expect(ids).toEqual([...new Set(ids)])
    })

    test('fits a desk and a phone, and axe finds nothing serious', async () => {
      expect(await look(name, await html())).toEqual([])
    })
  })
}

test('a public page is at most 30 kB of HTML and sends no script', async () => {
  for (const [name, render] of Object.entries(gallery)) {
    const html = String(await render())
    if (!html.includes('class="public"')) continue
    expect([name, Buffer.byteLength(html)]).toEqual([name, expect.toSatisfy((size: number) => size <= 30_000)])
    expect(html).not.toContain('<script')
  }
})

test('the public style sheet is at most 35 kB gzip without its fonts', () => {
  const css = (styles.get('public.css') ?? '').replace(/url\("?data:font[^)]*\)/g, '')
  expect(css).toContain('.hero')
  expect(gzipSync(css).length).toBeLessThan(35_000)
})
