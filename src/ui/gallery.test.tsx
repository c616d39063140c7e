import { AxeBuilder } from '@axe-core/playwright'
import { build } from 'esbuild'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
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

async function look(html: string, width: number) {
  const context = await browser.newContext({ viewport: { width, height: 800 } })
  const page = await context.newPage()
  await page.setContent(standalone(html))
  await page.evaluate(() => document.fonts.ready)
  return { page, close: () => context.close() }
}

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

    test.each(widths)('fits %i px and axe finds nothing serious', async (width) => {
      const { page, close } = await look(await html(), width)
      if (album) {
        mkdirSync(album, { recursive: true })
        writeFileSync(join(album, `${name}-${width}.png`), await page.screenshot({ fullPage: true }))
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.filter((v) => v.impact === 'serious' || v.impact === 'critical').map((v) => [v.id, v.nodes.map((n) => n.html)])).toEqual([])
      await close()
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
