import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { keepPicture, wrongs } from './look.ts'
import { pages, type Known } from './pages.ts'
import { openBrowser } from './people.ts'

const { sit } = openBrowser()
const widths = [360, 1280]
const isStaff = (who: string | undefined): boolean => who !== undefined && who !== 'giobien' && who !== 'locvan'

/** Each person keeps their seat at each screen. */
const seats = new Map<string, Promise<Page>>()
function seatOf(who: string | undefined, width: number): Promise<Page> {
  const key = `${who} ${width}`
  const seat = seats.get(key) ?? sit(who, { width, height: width === 360 ? 780 : 900 })
  seats.set(key, seat)
  return seat
}

/** What is wrong with the answer itself: its status, its weight, a script where none may be. */
async function open(page: Page, { path, go, status = 200, scripted, who }: Known): Promise<{ shown: Page; found: string[] }> {
  const answer = await page.goto(path)
  const found: string[] = []
  const light = !isStaff(who) && !scripted && path !== '/api'
  if (!go) {
    if (answer?.status() !== status) found.push(`answers ${answer?.status()}`)
    const size = (await answer?.body())?.length ?? 0
    if (light && size > 30_000) found.push(`${size} bytes of HTML`)
  }
  const shown = (await go?.(page)) ?? page
  if (light && (await shown.locator('script').count()) > 0) found.push('a script on a public page')
  return { shown, found }
}

describe('every page, on a phone and on a desk', () => {
  it.each(pages)('$name', async (known) => {
    const found = await Promise.all(widths.map(async (width) => {
      const { shown, found } = await open(await seatOf(known.who, width), known)
      const wrong = [...found, ...(await wrongs(shown, { machineWords: known.path === '/api' }))]
      await keepPicture(shown, `${known.name}-${width}`)
      return wrong.map((one) => `${width}: ${one}`)
    }))
    expect(found.flat()).toEqual([])
  })
})
