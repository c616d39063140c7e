import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { keepPicture, wrongs } from './look.ts'
import { openBrowser } from './people.ts'

const { sit } = openBrowser()
/** Nobody waits longer for anything here. */
const AT_MOST = { timeout: 10_000 }

async function draftOf(page: Page): Promise<string> {
  const answer = await page.request.post('/api/v1/drafts', { data: { from: 'version', key: '2.000004' } })
  expect(answer.status(), await answer.text()).toBe(201)
  return `/soan-thao/${((await answer.json()) as { id: string }).id}`
}
const saved = (page: Page) => page.locator('[data-live="saved"]')
const waitSaved = (page: Page) => expect.poll(() => saved(page).innerText(), AT_MOST).toMatch(/^lưu lúc/)
const nameBox = (page: Page) => page.getByRole('textbox', { name: 'Tên thủ tục' })
/** Types and waits until the page says that it was kept. */
async function type(page: Page, words: string): Promise<void> {
  const kept = page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.url().endsWith('/ten-ma'), AT_MOST)
  await nameBox(page).fill(words)
  await kept
}

describe('the studio', () => {
  it('keeps what is typed without a press, shows it after a reload, takes it back, and reads the outputs back by itself', async () => {
    const page = await sit('kiemsoat')
    const at = await draftOf(page)
    await page.goto(`${at}/ten-ma`)
    const before = await nameBox(page).inputValue()
    await type(page, 'Đăng ký khuyến mại, tên đang sửa')
    await waitSaved(page)
    await page.reload()
    expect(await nameBox(page).inputValue()).toBe('Đăng ký khuyến mại, tên đang sửa')
    await expect.poll(() => page.locator('#dau-ra small').first().innerText(), { timeout: 20_000 }).toBe('Khớp')
    await page.getByRole('button', { name: 'Hoàn tác' }).click()
    await page.locator('.flash').waitFor(AT_MOST)
    expect(await nameBox(page).inputValue()).toBe(before)
  })

  it('lets a button that is pressed right after typing wait for what is on its way, and takes it for no other person', async () => {
    const page = await sit('kiemsoat')
    const at = await draftOf(page)
    await page.goto(`${at}/ten-ma`)
    await page.route('**/ten-ma', async (route) => {
      if (route.request().headers()['x-requested-with'] === 'motcua') await new Promise((done) => setTimeout(done, 700))
      await route.continue()
    })
    await nameBox(page).fill('Tên vừa gõ vừa lưu')
    await page.getByRole('button', { name: 'Lưu phần này' }).click()
    await page.locator('.flash', { hasText: 'Đã lưu phần' }).waitFor(AT_MOST)
    await nameBox(page).fill('Tên gõ rồi bỏ')
    await page.getByRole('button', { name: 'Hoàn tác' }).click()
    await page.locator('.flash', { hasText: 'Đã hoàn tác' }).waitFor(AT_MOST)
    expect(await nameBox(page).inputValue()).not.toBe('Tên gõ rồi bỏ')
  })

  it('says that the session has ended, and keeps what was typed once one is logged in again', async () => {
    const page = await sit('kiemsoat')
    const at = await draftOf(page)
    await page.goto(`${at}/ten-ma`)
    const cookies = await page.context().cookies()
    await page.context().clearCookies()
    await nameBox(page).fill('Tên gõ khi phiên đã hết')
    await expect.poll(() => saved(page).innerText(), AT_MOST).toContain('phiên làm việc đã hết')
    await page.context().addCookies(cookies)
    await waitSaved(page)
    await page.reload()
    expect(await nameBox(page).inputValue()).toBe('Tên gõ khi phiên đã hết')
  })

  it('shows an output beside the boxes, as it is after each change', async () => {
    const page = await sit('kiemsoat')
    const at = await draftOf(page)
    await page.goto(`${at}/ten-ma`)
    await page.getByRole('link', { name: 'Xem Phụ lục quyết định công bố' }).click()
    await page.locator('.sheets').waitFor(AT_MOST)
    await nameBox(page).fill('Tên mới thấy ngay trong phụ lục')
    await expect.poll(() => page.locator('.sheets').innerText(), AT_MOST).toContain('Tên mới thấy ngay trong phụ lục')
    await keepPicture(page, 'studio-beside-1280')
    expect(await wrongs(page)).toEqual([])
    await page.getByRole('navigation', { name: 'Xem bên cạnh' }).getByRole('link', { name: 'Trang công khai' }).click()
    await page.frameLocator('iframe.studio-frame').getByRole('heading', { name: 'Tên mới thấy ngay trong phụ lục' }).waitFor(AT_MOST)
  })

  it('tells two officers of each other, and loses nothing when both change one part', async () => {
    const [lam, bao] = await Promise.all([sit('kiemsoat'), sit('quantri')])
    const at = await draftOf(lam)
    await lam.goto(`${at}/ten-ma`)
    await bao.goto(`${at}/ten-ma`)
    expect(await bao.locator('[data-live="others"]').innerText()).toContain('cũng đang mở phần Tên, mã, lĩnh vực')
    await type(bao, 'Tên do người thứ hai đặt')
    await waitSaved(bao)
    await type(lam, 'Tên do người thứ nhất đặt')
    await expect.poll(() => saved(lam).innerText(), AT_MOST).toContain('có người vừa sửa phần này')
    await lam.getByRole('alert').getByText('vừa sửa phần này').waitFor(AT_MOST)
    expect(await lam.locator('[data-live="others"]').innerText()).toContain('Lâm Gia Bảo cũng đang mở')
    expect(await nameBox(lam).inputValue()).toBe('Tên do người thứ nhất đặt')
    await lam.getByRole('button', { name: 'Lưu phần này' }).click()
    await lam.locator('.flash').waitFor(AT_MOST)
    await bao.reload()
    expect(await nameBox(bao).inputValue()).toBe('Tên do người thứ nhất đặt')
  })

  it('shows in the table what was drawn, and in the drawing what the table says', async () => {
    const page = await sit('kiemsoat')
    await page.goto(`${await draftOf(page)}/quy-trinh`)
    await page.getByRole('textbox', { name: 'Nội dung của bước 2' }).fill('Giao việc cho chuyên viên')
    await expect.poll(() => page.locator('[data-live="steps-drawing"] desc').textContent(), AT_MOST).toContain('Giao việc cho chuyên viên')
    await page.reload()
    await page.getByRole('button', { name: 'Vẽ', exact: true }).click()
    await page.locator('.djs-shape').first().waitFor(AT_MOST)
    await page.getByLabel('Đang chọn').selectOption({ label: 'Bước do người làm: Giao việc cho chuyên viên' })
    // The panel speaks of the chosen step, and the form holds what was drawn, only a moment later.
    await expect.poll(() => page.getByLabel('Tên bước').inputValue(), AT_MOST).toBe('Giao việc cho chuyên viên')
    await page.getByLabel('Tên bước').fill('Giao việc, vẽ lại')
    await page.keyboard.press('Tab')
    await expect.poll(() => page.locator('[data-bpmn]').inputValue(), AT_MOST).toContain('Giao việc, vẽ lại')
    await Promise.all([page.waitForNavigation(AT_MOST), page.getByRole('button', { name: 'Bảng', exact: true }).click()])
    expect(await page.getByRole('textbox', { name: 'Nội dung của bước 2' }).inputValue()).toBe('Giao việc, vẽ lại')
  })

  it('adds a question to the form, and the phone beside it asks it', async () => {
    const page = await sit('kiemsoat')
    await page.goto(`${await draftOf(page)}/mau-don`)
    await page.getByRole('button', { name: 'Thêm câu hỏi' }).first().click()
    await page.locator('.phone').getByText('Câu hỏi mới').first().waitFor(AT_MOST)
    const asked = page.locator('.designer-field', { hasText: 'Câu hỏi mới' }).getByLabel('Câu hỏi', { exact: true })
    await asked.fill('Số quầy giao dịch')
    await expect.poll(() => page.locator('.phone').innerText(), AT_MOST).toContain('Số quầy giao dịch')
  })

  it('walks a made-up dossier to its end', async () => {
    const page = await sit('kiemsoat')
    await page.goto(`${await draftOf(page)}/ten-ma`)
    await page.getByRole('link', { name: 'Chạy thử' }).click()
    await page.getByRole('link', { name: 'Xong bước này' }).click()
    await page.getByRole('link', { name: 'Đi đến hết theo đường thông thường' }).click()
    await page.getByRole('heading', { name: 'Quy trình đã kết thúc' }).waitFor(AT_MOST)
    await keepPicture(page, 'studio-try-run-1280')
    expect(await wrongs(page)).toEqual([])
  })

  it('works without script: a part is saved, the outputs are read back on a page of their own', async () => {
    const page = await sit('kiemsoat', { script: false, width: 360, height: 780 })
    const at = await draftOf(page)
    await page.goto(`${at}/ten-ma`)
    await nameBox(page).fill('Tên sửa trên máy không chạy mã lệnh')
    await page.getByRole('button', { name: 'Lưu phần này' }).click()
    await page.locator('.flash').waitFor(AT_MOST)
    expect(await nameBox(page).inputValue()).toBe('Tên sửa trên máy không chạy mã lệnh')
    await page.getByRole('link', { name: 'Kiểm tra lại' }).click()
    expect(await page.locator('#dau-ra small').allInnerTexts()).toEqual(expect.arrayContaining(['Khớp']))
    await page.getByRole('link', { name: 'Xem Quy trình nội bộ' }).click()
    await page.locator('.sheets').getByText('Nội dung công việc').first().waitFor(AT_MOST)
  })
})
