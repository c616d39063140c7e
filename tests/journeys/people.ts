import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, inject } from 'vitest'
import { madeUpPaper } from '../../src/seed/made-up.ts'
import { launchBrowser } from '../browser.ts'

const shops = inject('shops')
/** The department this journey has to itself: others run at the same time in theirs. */
export const shop = shops[(Number(process.env['VITEST_POOL_ID'] ?? 1) - 1) % shops.length] ?? { url: '', folder: '' }
/** Of all made-up accounts, as the program prints it when it starts. */
export const PASSWORD = 'motcua-2023'

type Seat = { width?: number; height?: number; script?: boolean }

/** The browser of one file of journeys: people sit down at it, each with cookies of their own. */
export function openBrowser() {
  let browser: Browser | undefined
  beforeAll(async () => { browser = await launchBrowser() })
  afterAll(async () => { await browser?.close() })

  /** Somebody at a screen, logged in when a name is given. */
  async function sit(login?: string, { width = 1280, height = 900, script = true }: Seat = {}): Promise<Page> {
    if (!browser) throw new Error('The browser is not open')
    const options: BrowserContextOptions = { baseURL: shop.url, viewport: { width, height }, javaScriptEnabled: script, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' }
    const context = await browser.newContext(options)
    context.setDefaultTimeout(15_000)
    const page = await context.newPage()
    if (login) await comeIn(page, login)
    return page
  }
  return { sit }
}

/** Logs in without looking at the page for it; how that looks and feels has journeys of its own. */
async function comeIn(page: Page, login: string): Promise<void> {
  const answer = await page.context().request.post('/dang-nhap', { form: { login, password: PASSWORD }, headers: { 'sec-fetch-site': 'same-origin' }, maxRedirects: 0 })
  if (answer.status() !== 303) throw new Error(`${login} cannot log in: ${answer.status()}`)
}

/** A real one-page PDF; its words make it another file than its neighbour. */
export const paper = (name: string) => ({ name: `${name}.pdf`, mimeType: 'application/pdf', buffer: Buffer.concat([Buffer.from(madeUpPaper()), Buffer.from(`% ${name}\n`)]) })
