import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { serious } from '../axe.ts'

/** Words a machine or a programmer left behind; names of things in Vietnamese hold none of them. */
const leftovers = /(?<![\w.-])(undefined|null|NaN|Infinity|Invalid|Error|Submit|Search|Login|Log in|Logout|Password|Username|Save|Cancel|Delete|Edit|Next|Previous|Loading|Required|Optional|Not found|Forbidden|true|false|the|and|of|with)(?![\w-]|\.\w)|\[object|\{[a-z]+\}/

/** Everything that is wrong with a page as it stands, in words; nothing when it is good. `narrowed`: it was looked at in a wider window just now. */
export async function wrongs(page: Page, { machineWords = false, narrowed = false } = {}): Promise<string[]> {
  const seen = await page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
    const told = [...document.querySelectorAll('[aria-label], [placeholder], [title], [alt]')].flatMap((element) => ['aria-label', 'placeholder', 'title', 'alt'].map((name) => element.getAttribute(name) ?? ''))
    const wide = [...document.querySelectorAll('main *')].filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1 && getComputedStyle(element).position !== 'fixed')
    return {
      headings: document.querySelectorAll('h1').length,
      title: document.title,
      words: [document.title, document.body.innerText, ...told].join('\n'),
      twice: ids.filter((id, i) => ids.indexOf(id) !== i),
      across: document.documentElement.scrollWidth - window.innerWidth,
      widest: wide.slice(0, 3).map((element) => `${element.tagName.toLowerCase()}.${element.className}`),
      nowhere: [...document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')].map((link) => link.hash.slice(1)).filter((id) => id !== '' && !document.getElementById(id)),
    }
  })
  const found = [
    ...(seen.headings === 1 ? [] : [`${seen.headings} h1`]),
    ...(seen.title.length > 10 ? [] : ['no title']),
    ...(seen.across > 0 ? [`scrolls sideways by ${seen.across} px: ${seen.widest.join(', ')}`] : []),
    ...seen.twice.map((id) => `the id ${id} twice`),
    ...seen.nowhere.map((id) => `a link to #${id}, which is not there`),
  ]
  const left = machineWords ? null : leftovers.exec(seen.words)
  if (left) found.push(`the word «${left[0]}» in «${seen.words.slice(Math.max(0, left.index - 40), left.index + 40).replace(/\s+/g, ' ')}»`)
  found.push(...(await serious(page, narrowed)))
  return found
}

const album = process.env['JOURNEY_PICTURES']

/** With `JOURNEY_PICTURES=folder` each page is kept as it looks, whole, for people to look at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (!album) return
  mkdirSync(album, { recursive: true })
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: join(album, `${name}.png`), fullPage: true })
}
