import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { keepPicture, wrongs } from './look.ts'
import { pages, type Known } from './pages.ts'
import { openBrowser } from './people.ts'

const { sit } = openBrowser()
const sizes = [{ width: 1280, height: 900 }, { width: 360, height: 780 }] as const
const isStaff = (who: string | undefined): boolean => who !== undefined && who !== 'giobien' && who !== 'locvan'

/** Each person logs in once and has a window or two, which are used again: a new one costs as much as a page. */
const seats = new Map<string | undefined, Promise<Page>>()
const idle = new Map<string | undefined, Page[]>()
function seatOf(who: string | undefined): Promise<Page> {
  const seat = seats.get(who) ?? sit(who)
  seats.set(who, seat)
  return seat
}
async function inWindow<T>(who: string | undefined, work: (page: Page) => Promise<T>): Promise<T> {
  const own = idle.get(who) ?? []
  idle.set(who, own)
  const page = own.pop() ?? (await (await seatOf(who)).context().newPage())
  await page.setViewportSize(sizes[0])
  const done = await work(page)
  own.push(page)
  return done
}

/** What is wrong with the answer itself: its status, its weight, a script where none may be. */
async function open(page: Page, { path, go, status = 200, scripted, who }: Known): Promise<{ shown: Page; wrong: string[] }> {
  const answer = await page.goto(path)
  const wrong: string[] = []
  const light = !isStaff(who) && !scripted && path !== '/api'
  if (!go) {
    if (answer?.status() !== status) wrong.push(`answers ${answer?.status()}`)
    const size = (await answer?.body())?.length ?? 0
    if (light && size > 30_000) wrong.push(`${size} bytes of HTML`)
  }
  const shown = (await go?.(page)) ?? page
  if (light && (await shown.locator('script').count()) > 0) wrong.push('a script on a public page')
  return { shown, wrong }
}

type Link = { who: string | undefined; href: string; from: string }
/** The kinds of page that were looked at, and a link to each kind that was met on them. */
const looked = new Set<string>()
const met = new Map<string, Link>()

/** `/ho-so/*`: an address without whose or which. The parts of a draft are looked at in the journeys of the studio. */
const kindOf = (href: string): string =>
  new URL(href, 'http://x').pathname.replace(/H08\.14-\d{6}-\d+/, '*').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, '*').replace(/^\/soan-thao\/\*\/.+/, '/soan-thao/*/ten-ma').replace(/^\/(thu-tuc|mot-cua\/nop)\/[^/]+/, '/$1/*')
const isFile = (kind: string): boolean => /\/(van-ban|giay-to|phien-ban|mau)\/|\.json$/.test(kind)

async function follow(page: Page, known: Known): Promise<void> {
  looked.add(kindOf(page.url()))
  const hrefs = await page.locator('a[href^="/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  for (const href of hrefs) {
    const { search } = new URL(href, 'http://x')
    const asked = [...new URLSearchParams(search).keys()].sort().join()
    const key = `${isStaff(known.who) ? known.who : ''} ${kindOf(href)} ${asked}`
    if (!met.has(key)) met.set(key, { who: known.who, href, from: known.name })
  }
}

describe('every page, on a desk and on a phone', () => {
  it.concurrent.each(pages)('$name', (known) => inWindow(known.who, async (page) => {
    const { shown, wrong } = await open(page, known)
    await follow(shown, known)
    for (const size of sizes) {
      // As a window is made narrower: what stands on the page is the same, its places are not.
      await shown.setViewportSize(size)
      wrong.push(...(await wrongs(shown, { machineWords: known.path === '/api', narrowed: size.width < 1280 })).map((one) => `${size.width}: ${one}`))
      await keepPicture(shown, `${known.name}-${size.width}`)
    }
    if (shown !== page) await shown.context().close()
    expect(wrong).toEqual([])
  }))

  it('is on the list, and every link on it leads somewhere', async () => {
    expect(looked.size).toBeGreaterThan(25)
    const unseen = [...met.values()].filter(({ href }) => !looked.has(kindOf(href)) && !isFile(kindOf(href)))
    expect(unseen.map(({ href, from }) => `${href} on ${from}`)).toEqual([])
    const dead: string[] = []
    for (const { who, href, from } of met.values()) {
      const answer = await (await seatOf(who)).context().request.get(href)
      if (answer.status() !== 200) dead.push(`${href} on ${from}: ${answer.status()}`)
    }
    expect(dead).toEqual([])
  })
})
