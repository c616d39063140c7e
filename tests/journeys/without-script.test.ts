import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { promotionAnswers } from '../promotion.ts'
import { chooseFile, filedCode, fillIn, fourPapers } from './filing.ts'
import { openBrowser, PASSWORD } from './people.ts'

const { sit } = openBrowser()
const programme = `Quay số không JavaScript ${Date.now()}`

describe('a phone whose browser runs no script', () => {
  let phone: Page
  let draft = ''

  it('opens the menu, finds the procedure, and is asked to log in on the way', async () => {
    phone = await sit(undefined, { width: 360, height: 740, script: false })
    await phone.goto('/')
    expect(await phone.locator('.phone-menu nav').isVisible()).toBe(false)
    await phone.getByText('Danh mục', { exact: true }).click()
    await phone.locator('.phone-menu').getByRole('link', { name: 'Thủ tục' }).click()
    await phone.getByRole('searchbox', { name: 'Tìm thủ tục' }).fill('2.000004')
    await phone.getByRole('button', { name: 'Tìm' }).click()
    await phone.getByRole('link', { name: /Đăng ký hoạt động khuyến mại/ }).first().click()
    await phone.getByRole('link', { name: 'Nộp hồ sơ trực tuyến' }).click()
    await phone.getByLabel('Tên đăng nhập').fill('locvan')
    await phone.getByLabel('Mật khẩu').fill(PASSWORD)
    await phone.getByRole('button', { name: 'Đăng nhập' }).click()
    await phone.waitForURL('**/thu-tuc/2.000004/nop')
  })

  it('keeps half a filing for later, with its file', async () => {
    await fillIn(phone, { programmeName: programme, totalWorth: 'chưa biết', area: 'Tỉnh Bình Định' })
    await chooseFile(phone, 0, fourPapers[0]!)
    await phone.getByRole('button', { name: 'Lưu và làm tiếp sau' }).click()
    await phone.waitForURL('**/ho-so-cua-toi')
    expect(await phone.locator('.flash').innerText()).toContain('Đã lưu.')
    await phone.goto('/dang-nhap') // Something else comes between.
    await phone.goto('/ho-so-cua-toi')
    draft = (await phone.locator('a[href*="ban-nhap="]').first().getAttribute('href')) ?? ''
    await phone.locator('a[href*="ban-nhap="]').first().click()
    expect(await phone.locator('[name=programmeName]').inputValue()).toBe(programme)
    expect(await phone.locator('[name=totalWorth]').inputValue()).toBe('chưa biết')
    expect(await phone.locator('.kept-files').innerText()).toContain(fourPapers[0]?.name)
  })

  it('is told what is still wrong, then files', async () => {
    await phone.getByRole('button', { name: 'Nộp hồ sơ', exact: true }).click()
    const summary = phone.locator('#can-sua')
    await summary.waitFor()
    const links = await summary.getByRole('link').all()
    expect(links.length).toBeGreaterThan(5)
    for (const link of links) expect(await phone.locator(`[id="${(await link.getAttribute('href'))?.slice(1)}"]`).count()).toBe(1)
    await fillIn(phone, { ...promotionAnswers, programmeName: programme })
    for (const [place, file] of fourPapers.entries()) if (place > 0) await chooseFile(phone, place, file)
    await phone.getByRole('button', { name: 'Nộp hồ sơ', exact: true }).click()
    const code = await filedCode(phone)
    const said = await phone.locator('main').innerText()
    for (const words of [code, ...fourPapers.map(({ name }) => name)]) expect(said).toContain(words)
    await phone.goto('/ho-so-cua-toi')
    expect(draft).not.toBe('')
    expect(await phone.locator(`a[href="${draft}"]`).count()).toBe(0)
  })
})
