import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { keepPicture, wrongs } from './look.ts'
import { openBrowser } from './people.ts'

const { sit } = openBrowser()

/** A draft of the promotion procedure, begun by the officer of procedure control. */
async function draftOf(page: Page): Promise<string> {
  const answer = await page.request.post('/api/v1/drafts', { data: { from: 'version', key: '2.000004' } })
  expect(answer.status(), await answer.text()).toBe(201)
  return ((await answer.json()) as { id: string }).id
}
const stepNames = (page: Page): Promise<string[]> =>
  page.locator('.steps-table tbody td.main textarea').evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value))

describe('the process of a draft', () => {
  it('is drawn with the keyboard, stands in the table, and is taken back', async () => {
    const page = await sit('kiemsoat')
    const id = await draftOf(page)
    const fetched: string[] = []
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname))
    await page.goto(`/soan-thao/${id}/quy-trinh`)
    await keepPicture(page, 'studio-process-1280')
    expect(await wrongs(page)).toEqual([])
    const before = await stepNames(page)
    expect(before.length).toBeGreaterThan(4)
    expect(fetched.filter((path) => path.includes('modeler'))).toEqual([])

    await page.getByRole('button', { name: 'Vẽ', exact: true }).click()
    await page.locator('.djs-shape').first().waitFor()
    await page.getByLabel('Đang chọn').selectOption({ label: `Bước do người làm: ${before[1]}` })
    await page.getByRole('button', { name: 'Thêm bước sau' }).focus()
    await page.keyboard.press('Enter')
    // The panel speaks of the new step only a moment after the press.
    await expect.poll(() => page.getByLabel('Tên bước').inputValue()).not.toBe(before[1])
    await page.getByLabel('Tên bước').fill('Đối chiếu dữ liệu')
    await page.keyboard.press('Tab')
    await page.getByLabel('Người thực hiện', { exact: true }).selectOption({ label: 'Văn thư' })
    await page.getByLabel('Giờ làm việc', { exact: true }).fill('1,5')
    await page.keyboard.press('Tab')
    await page.getByLabel('Nối tới').selectOption({ label: `Bước do người làm: ${before[2]}` })
    await keepPicture(page, 'studio-board-1280')
    await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Bảng', exact: true }).click()])
    await expect.poll(() => stepNames(page)).toContain('Đối chiếu dữ liệu')
    const kept = await (await page.request.get(`/api/v1/drafts/${id}`)).json() as { definition: { process: { bpmn: string } } }
    expect(kept.definition.process.bpmn).toMatch(/name="Đối chiếu dữ liệu"[\s\S]{0,400}workingHours="1.5"/)
    await page.getByRole('button', { name: 'Hoàn tác' }).first().click()
    await page.waitForURL(/soan-thao/)
    while ((await stepNames(page)).includes('Đối chiếu dữ liệu')) await page.getByRole('button', { name: 'Hoàn tác' }).first().click()
    expect(await stepNames(page)).toEqual(before)
  })

  it('is changed without script, and the part of the form too', async () => {
    const page = await sit('kiemsoat', { script: false })
    const id = await draftOf(page)
    await page.goto(`/soan-thao/${id}/quy-trinh`)
    await page.getByRole('button', { name: 'Thêm bước sau bước 1', exact: true }).click()
    await page.locator('.steps-table textarea', { hasText: 'Bước mới' }).waitFor()
    expect((await stepNames(page))[1]).toBe('Bước mới')
    await page.getByRole('textbox', { name: 'Giờ làm việc của bước 2' }).fill('một')
    await page.getByRole('textbox', { name: 'Giờ làm việc của bước 2' }).press('Enter')
    await page.getByRole('alert').getByText('bội số của 0,25').waitFor()
    expect(await page.getByRole('textbox', { name: 'Giờ làm việc của bước 2' }).inputValue()).toBe('một')
    await page.goto(`/soan-thao/${id}/mau-don`)
    await page.getByRole('button', { name: 'Thêm câu hỏi' }).first().click()
    await page.locator('.designer-label', { hasText: 'Câu hỏi mới' }).waitFor()
  })

  it.each([360, 1280])('is in order at %i px, with its form', async (width) => {
    const page = await sit('kiemsoat', { width })
    const id = await draftOf(page)
    for (const part of ['quy-trinh', 'mau-don']) {
      await page.goto(`/soan-thao/${id}/${part}`)
      await keepPicture(page, `studio-${part}-${width}`)
      expect(await wrongs(page), part).toEqual([])
    }
  })

  it('loads the drawing board on no other page', async () => {
    const page = await sit('kiemsoat')
    const id = await draftOf(page)
    const fetched: string[] = []
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname))
    for (const path of [`/soan-thao/${id}/ten-ma`, `/soan-thao/${id}/mau-don`, '/soan-thao', '/thu-tuc/2.000004', '/ho-so']) await page.goto(path)
    expect(fetched.filter((path) => /modeler|process-/.test(path))).toEqual([])
  })
})
