import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { until } from '../program.ts'
import { promotionAnswers } from '../promotion.ts'
import { filedCode, fourPapers } from './filing.ts'
import { openBrowser, PASSWORD } from './people.ts'

const { sit } = openBrowser()

/** Where the focus is, and whether it can be seen there. */
const focus = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement as HTMLInputElement
    const box = at.getBoundingClientRect()
    // The ring may be drawn by the box around an input, or by a link that covers its row.
    const looks = [getComputedStyle(at), getComputedStyle(at, '::after'), ...[at.parentElement, at.closest('form')].filter((one) => one !== null).map((one) => getComputedStyle(one))]
    const ring = looks.some((look) => look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2)
    return {
      tag: at.tagName.toLowerCase(), name: at.name ?? '', type: at.type ?? '', value: at.value ?? '', words: (at.ariaLabel ?? at.innerText ?? '').trim(), href: at.getAttribute('href') ?? '',
      seen: at === document.body || (ring && box.width > 0 && box.bottom > 0 && box.top < window.innerHeight && box.right > 0 && box.left < window.innerWidth),
      html: at.outerHTML.slice(0, 120),
    }
  })
type Focus = Awaited<ReturnType<typeof focus>>

/** Tab by Tab to what is meant; every stop on the way must show where one is. */
async function tabTo(page: Page, meant: (at: Focus) => boolean, most = 60): Promise<Focus> {
  for (let stops = 0; stops < most; stops++) {
    await page.keyboard.press('Tab')
    const at = await focus(page)
    expect(at, at.html).toMatchObject({ seen: true })
    if (meant(at)) return at
  }
  throw new Error(`Not reached with ${most} Tabs from ${page.url()}`)
}
const named = (name: string) => (at: Focus) => at.name === name
const saying = (words: string | RegExp) => (at: Focus) => (typeof words === 'string' ? at.words === words : words.test(at.words))

/** Answers the question the focus is on, as its kind wants it. */
async function answer(page: Page, at: Focus): Promise<void> {
  const value = promotionAnswers[at.name]
  if (at.type === 'file') {
    await page.keyboard.press('Enter')
    await until(() => page.evaluate(() => (document.activeElement as HTMLInputElement).files?.length === 1), `a file in ${at.name}`)
  } else if (value === undefined) return
  else if (at.type === 'radio' || at.type === 'checkbox') {
    await page.keyboard.press('Space')
    for (let i = 0; i < 6 && (await focus(page)).value !== value; i++) await page.keyboard.press('ArrowDown')
    expect(await page.locator(`[name="${at.name}"][value="${value}"]`).isChecked()).toBe(true)
  } else {
    await page.keyboard.press('Control+A')
    await page.keyboard.insertText(value)
  }
}

describe('without a mouse', () => {
  it('a business skips to the content, searches, logs in and files', async () => {
    const page = await sit()
    // Asked for throughout: a browser that is not watched would show a dialog of its own.
    page.on('filechooser', (chooser) => void chooser.setFiles(fourPapers.shift() ?? []))
    await page.goto('/')
    const skip = await tabTo(page, saying('Đến nội dung chính'), 1)
    expect(skip.href).toBe('#noi-dung')
    await page.keyboard.press('Enter')
    await tabTo(page, named('q'), 1)
    await page.keyboard.type('khuyen mai may rui')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=khuyen/)
    await tabTo(page, saying(/^Đăng ký hoạt động khuyến mại.*may rủi/))
    await page.keyboard.press('Enter')
    await page.waitForURL('**/thu-tuc/2.000004')
    await tabTo(page, saying('Nộp hồ sơ trực tuyến'))
    await page.keyboard.press('Enter')
    await page.waitForURL('**/dang-nhap?**')
    await tabTo(page, named('login'))
    await page.keyboard.type('giobien')
    await tabTo(page, named('password'), 1)
    await page.keyboard.type(PASSWORD)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/thu-tuc/2.000004/nop')
    for (;;) {
      const at = await tabTo(page, ({ name, words }) => name in promotionAnswers || name.startsWith('paper.') || words === 'Nộp hồ sơ')
      if (at.words === 'Nộp hồ sơ') break
      await answer(page, at)
    }
    await page.keyboard.press('Enter')
    expect(await filedCode(page)).not.toBe('')
    expect(fourPapers).toEqual([])
  })

  it('an officer walks the work list with J and K, and opens with Enter', async () => {
    const page = await sit('chuyenvien1')
    await page.goto('/viec')
    const rows = await page.locator('tr[data-row] .work-title a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    expect(rows.length).toBeGreaterThan(2)
    const at = async () => (await focus(page)).href
    await page.keyboard.press('j')
    expect(await at()).toBe(rows[0])
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    expect(await at()).toBe(rows[2])
    await page.keyboard.press('k')
    expect(await focus(page)).toMatchObject({ href: rows[1], seen: true })
    await page.keyboard.press('/')
    await page.keyboard.type('jk')
    expect(await focus(page)).toMatchObject({ name: 'q', value: 'jk' })
    await tabTo(page, (one) => one.href === rows[1])
    await page.keyboard.press('Enter')
    await page.waitForURL(`**${rows[1]}`)
  })

  it('single letters can be switched off, and stay off', async () => {
    const page = await sit('chuyenvien1')
    await page.goto('/viec')
    await tabTo(page, saying('Tắt phím tắt'), 120)
    await page.keyboard.press('Space')
    expect(await focus(page)).toMatchObject({ words: 'Bật phím tắt' })
    await page.reload()
    await page.keyboard.press('j')
    expect(await focus(page)).toMatchObject({ tag: 'body' })
  })
})
