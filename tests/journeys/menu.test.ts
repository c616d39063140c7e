import { expect, it } from 'vitest'
import { openBrowser } from './people.ts'

const { sit } = openBrowser()

/** Places of the bar that are cut off or lie outside the screen, by their words. */
const outOfSight = (): string[] =>
  [...document.querySelectorAll<HTMLElement>('.staff-bar :is(a, summary, button, input)')]
    .filter((one) => one.checkVisibility())
    .filter((one) => { const box = one.getBoundingClientRect(); return box.right > window.innerWidth || box.left < 0 || (one.tagName !== 'INPUT' && one.scrollWidth > one.clientWidth + 1) })
    .map((one) => one.textContent ?? one.tagName)

it.each(['kiemsoat', 'quantri', 'lanhdao', 'truongphong1', 'motcua1', 'chuyenvien1', 'vanthu', 'kiemtra'])('every place of %s is in sight on any screen', async (login) => {
  const page = await sit(login)
  await page.goto('/thong-bao')
  const places = await page.locator('.staff-menu a').allInnerTexts()
  expect(places.length).toBeGreaterThan(2)
  for (const width of [1440, 1280, 1100, 1000, 800]) {
    await page.setViewportSize({ width, height: 700 })
    expect(await page.evaluate(outOfSight), `${width}`).toEqual([])
    expect(await page.locator('.staff-menu a:visible').allInnerTexts(), `${width}`).toEqual(places)
  }
  await page.setViewportSize({ width: 360, height: 700 })
  expect(await page.evaluate(outOfSight)).toEqual([])
  await page.getByText('Danh mục', { exact: true }).click()
  expect((await page.locator('.phone-menu a:visible').allInnerTexts()).slice(0, places.length)).toEqual(places)
  expect(await page.getByRole('button', { name: 'Đăng xuất' }).isVisible()).toBe(true)
})
