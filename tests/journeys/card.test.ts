import { describe, expect, it } from 'vitest'
import { keepPicture, wrongs } from './look.ts'
import { openBrowser } from './people.ts'

const { sit } = openBrowser()
const CARD = '052201009999||Trần An|01012001|Nam|12 Trần Phú, Quy Nhơn|01012024'

describe('an application that is filled in from what is known', () => {
  it('at the counter takes the name from a scanned identity card, says so, and loses nothing typed before', async () => {
    const page = await sit('motcua1')
    await page.goto('/mot-cua/nop/2.000004')
    await page.locator('[name="programmeName"]').fill('Mừng khai trương')
    await page.locator('[name="the-can-cuoc"]').fill(CARD)
    // A scanner ends with Enter.
    await page.locator('[name="the-can-cuoc"]').press('Enter')
    await page.getByText('Đã điền theo mã QR trên thẻ căn cước; xin sửa nếu chưa đúng.').waitFor()
    expect(await page.locator('[name="contactName"]').inputValue()).toBe('Trần An')
    expect(await page.locator('[name="programmeName"]').inputValue()).toBe('Mừng khai trương')
    expect(await page.locator('[name="contactName"]').isEditable()).toBe(true)
    expect(await page.locator('[name="the-can-cuoc"]').inputValue()).toBe('')
    expect(await wrongs(page)).toEqual([])
    await keepPicture(page, 'card-counter-1280')
    await page.locator('[name="the-can-cuoc"]').fill('https://example.vn')
    await page.locator('[name="the-can-cuoc"]').press('Enter')
    await page.getByText('không phải là mã QR của thẻ căn cước').first().waitFor()
  })

  it.each([true, false])('online is filled in from the account and from the card (script: %s)', async (script) => {
    const page = await sit('giobien', { script, width: 360 })
    await page.goto('/thu-tuc/2.000004/nop')
    expect(await page.locator('[name="merchantName"]').inputValue()).not.toBe('')
    expect(await page.getByText('Đã điền theo tài khoản; xin sửa nếu chưa đúng.').count()).toBeGreaterThanOrEqual(3)
    expect(await page.locator('[name="the-can-cuoc"]').isVisible()).toBe(false)
    await page.getByText('Có máy quét thẻ căn cước?').click()
    await page.locator('[name="the-can-cuoc"]').fill(CARD)
    await page.locator('[name="the-can-cuoc"]').press('Enter')
    await page.getByText('Đã điền theo mã QR trên thẻ căn cước; xin sửa nếu chưa đúng.').waitFor()
    expect(await page.locator('[name="contactName"]').inputValue()).toBe('Trần An')
    if (script) await keepPicture(page, 'card-online-360')
  })
})
