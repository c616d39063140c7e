import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { chooseFile, filedCode, fillWhole, fourPapers } from './filing.ts'
import { openLine } from './line.ts'
import { openBrowser, paper, PASSWORD, shop } from './people.ts'

const { sit } = openBrowser()
const said = (page: Page) => page.locator('main').innerText()
const send = (page: Page) => page.getByRole('button', { name: 'Nộp hồ sơ', exact: true }).click()
const fileOne = async (page: Page, more: Record<string, string> = {}): Promise<string> => {
  await fillWhole(page, more)
  await send(page)
  return filedCode(page)
}

describe("somebody else's dossier", () => {
  it('is not there for a stranger, with any of its addresses', async () => {
    const owner = await sit('giobien')
    const code = await fileOne(owner)
    const paperHref = (await owner.locator('a[href*="/giay-to/"]').first().getAttribute('href')) ?? ''
    expect((await owner.context().request.get(paperHref)).status()).toBe(200)
    const stranger = await sit('locvan')
    for (const path of [`/ho-so-cua-toi/${code}`, paperHref, `/ho-so-cua-toi/${code}/van-ban/x.pdf`]) expect((await stranger.goto(path))?.status(), path).toBe(404)
    expect(await said(stranger)).toContain('Chúng tôi chưa tìm thấy')
    expect((await stranger.goto(`/tra-cuu/${code}`))?.status()).toBe(200)
    expect(await said(stranger)).not.toContain('Gió Biển')
  })
})

describe('codes nobody gave out', () => {
  const codes = ['abc', 'H08.14-231012-0003; drop table dossiers', '<script>alert(1)</script>', '..%2f..%2fetc%2fpasswd', '٢٣١٠١٢', 'x'.repeat(3000), '\u0000\u0007'].map((typed) => ({ typed, short: JSON.stringify(typed.slice(0, 30)) }))
  it.each(codes)('$short is answered with the shape of a code', async ({ typed }) => {
    const visitor = await sit()
    await visitor.goto('/tra-cuu')
    await visitor.getByLabel('Mã số hồ sơ').fill(typed)
    const [answer] = await Promise.all([visitor.waitForResponse(/\/tra-cuu/), visitor.getByRole('button', { name: 'Xem tình trạng' }).click()])
    expect(answer.status()).toBe(422)
    await visitor.locator('#can-sua').waitFor()
    expect(await said(visitor)).toContain('H08.14-231012-0003')
    const kept = await visitor.getByRole('textbox', { name: 'Mã số hồ sơ' }).inputValue()
    expect(typed.startsWith(kept)).toBe(true)
    await visitor.context().close()
  })

  it('in the address too', async () => {
    const visitor = await sit()
    for (const [path, status] of [['/tra-cuu/%ff', 422], ['/tra-cuu/%00', 422], ['/tra-cuu/H08.14-991231-9999', 404], ['/tra-cuu/H08.14-231399-0001', 404], ['/thu-tuc/%27%3B--', 404], ['/thu-tuc/2.000004?phien-ban=99', 404], ['/ho-so-cua-toi/%3Cb%3E', 200], ['/thu-tuc?trang=-1&q=%25%5F', 200]] as const) {
      expect((await visitor.goto(path))?.status(), path).toBe(status)
    }
  })
})

describe('two windows', () => {
  it('an act on what was done meanwhile is told, and nothing typed is lost', async () => {
    const code = await fileOne(await sit('giobien'))
    const [one, two] = [await sit('motcua1'), await sit('motcua2')]
    for (const page of [one, two]) await page.goto(`/ho-so/${code}`)
    for (const box of await one.getByRole('checkbox').all()) if (await box.isVisible()) await box.check()
    await one.getByRole('button', { name: /^Tiếp nhận, hẹn trả ngày/ }).click()
    await one.locator('.flash').waitFor()
    await two.locator('summary', { hasText: 'Từ chối tiếp nhận' }).click()
    const reason = 'Thủ tục này thuộc Ủy ban nhân dân cấp huyện.'
    const form = two.locator('form[action$="/tu-choi-tiep-nhan"]')
    await form.locator('textarea').fill(reason)
    const [answer] = await Promise.all([two.waitForResponse((sent) => sent.request().method() === 'POST'), form.getByRole('button').click()])
    expect(answer.status()).toBe(409)
    const told = await two.locator('#chua-ghi').innerText()
    expect(told).toMatch(/vừa có người khác xử lý|Lúc này chưa thể/)
    expect(told).toContain('Võ Thị Kim Liên')
    expect(told).toContain(reason)
    await two.goto(`/ho-so/${code}`)
    expect(await said(two)).not.toContain(reason)
    expect(await said(two)).toContain('Phân công thụ lý')
  })

  it('of two who accept at once one does, the other is told', async () => {
    const code = await fileOne(await sit('giobien'))
    const pages = [await sit('motcua1'), await sit('motcua2')]
    for (const page of pages) {
      await page.goto(`/ho-so/${code}`)
      for (const box of await page.locator('form[action$="/tiep-nhan"]').getByRole('checkbox').all()) await box.check()
    }
    await Promise.all(pages.map((page) => page.getByRole('button', { name: /^Tiếp nhận, hẹn trả ngày/ }).click()))
    await Promise.all(pages.map((page) => page.locator('.flash, #chua-ghi').first().waitFor()))
    expect(await Promise.all(pages.map((page) => page.locator('#chua-ghi').count())).then((counts) => counts.sort())).toEqual([0, 1])
    await pages[0]?.goto(`/ho-so/${code}`)
    expect(await pages[0]?.getByRole('link', { name: /Giấy tiếp nhận hồ sơ và hẹn trả/ }).count()).toBe(1)
  })
})

describe('files', () => {
  it('too large or lying about what they are: told at their place, the others stay', async () => {
    const page = await sit('giobien')
    await fillWhole(page)
    await chooseFile(page, 1, { ...paper('lon'), buffer: Buffer.concat([paper('lon').buffer, Buffer.alloc(10 * 1024 * 1024)]) })
    await chooseFile(page, 2, { name: 'khong-phai.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ\u0090\u0000 a program') })
    await send(page)
    await page.locator('#can-sua').waitFor()
    expect(await page.locator('#can-sua').getByRole('link').count()).toBe(2)
    const words = await said(page)
    for (const sentence of ['lon.pdf lớn quá 10 MB', 'khong-phai.pdf']) expect(words).toContain(sentence)
    expect(await page.locator('.kept-files').count()).toBe(2)
    await chooseFile(page, 1, fourPapers[1]!)
    await chooseFile(page, 2, fourPapers[2]!)
    await send(page)
    const code = await filedCode(page)
    expect(await said(page)).toContain(fourPapers[0]?.name)
    expect(await said(page)).not.toContain('khong-phai')
    expect(code).not.toBe('')
  })
})

describe('the same filing sent twice', () => {
  const filedBy = async (page: Page): Promise<string[]> => {
    await page.goto('/ho-so-cua-toi')
    const links = await page.locator('main a[href*="/ho-so-cua-toi/H08"]').evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''))
    return links.map((href) => href.split('/').at(-1) ?? '')
  }

  it('by two presses is one dossier', async () => {
    const page = await sit('locvan')
    const [before] = await filedBy(page)
    await fillWhole(page)
    await page.getByRole('button', { name: 'Nộp hồ sơ', exact: true }).dblclick()
    const code = await filedCode(page)
    expect((await filedBy(page)).slice(0, 2)).toEqual([code, before])
  })

  it.each([true, false])('by going back and pressing again is one dossier (with script: %s)', async (script) => {
    const page = await sit('locvan', { script })
    const [before] = await filedBy(page)
    await fillWhole(page)
    await send(page)
    const code = await filedCode(page)
    await page.goBack()
    await page.waitForURL('**/nop')
    await page.locator('[name=programmeName]').waitFor()
    await send(page)
    // The page comes afresh, so what was filed is not sent again; were it, its code would be the same.
    await page.locator(`#can-sua, main:has-text("${code}")`).first().waitFor()
    expect((await filedBy(page)).slice(0, 2)).toEqual([code, before])
  })

  it('by a line that breaks before the answer is one dossier and the same code', async () => {
    const line = await openLine(shop.url)
    const page = await sit('locvan')
    await fillWhole(page, { programmeName: 'Gửi lại khi mất mạng' }, line.url)
    const [before] = await filedBy(await sit('locvan'))
    line.breakAtAnswer()
    await send(page)
    await page.getByText('Mất kết nối.').waitFor()
    const [first] = await filedBy(await sit('locvan'))
    expect(first).not.toBe(before)
    line.mend()
    await send(page)
    expect(await filedCode(page)).toBe(first)
    expect((await filedBy(page)).slice(0, 2)).toEqual([first, before])
    await line.close()
  })
})

describe('a session that ended while somebody was writing', () => {
  it('asks to log in, comes back, and nothing typed is lost', async () => {
    const page = await sit('giobien')
    await fillWhole(page, { programmeName: 'Viết dở khi hết phiên' })
    await page.context().clearCookies()
    await send(page)
    await page.getByLabel('Tên đăng nhập').fill('giobien')
    await page.getByLabel('Mật khẩu').fill(PASSWORD)
    await page.getByRole('button', { name: 'Đăng nhập' }).click()
    await page.waitForURL('**/thu-tuc/2.000004/nop')
    await page.getByText('Đã đưa lại những gì bạn điền').waitFor()
    expect(await page.locator('[name=programmeName]').inputValue()).toBe('Viết dở khi hết phiên')
  })
})
