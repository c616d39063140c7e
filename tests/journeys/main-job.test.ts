import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { until } from '../program.ts'
import { promotionAnswers } from '../promotion.ts'
import { chooseFile, filedCode, fillIn, fourPapers } from './filing.ts'
import { keepPicture, wrongs } from './look.ts'
import { readPdf } from './pdf.ts'
import { openBrowser, paper, shop } from './people.ts'

const { sit } = openBrowser()
const owner = promotionAnswers['merchantName'] ?? ''
const programme = `Quay số mừng xuân ${Date.now()}`
const said = (page: Page) => page.locator('main').innerText()
const press = async (page: Page, name: string | RegExp) => {
  await page.getByRole('button', { name }).click()
  await page.locator('.flash').waitFor()
}
/** A page that is only there in the middle of a journey is looked at as it passes. */
const lookAt = async (page: Page, name: string) => {
  await keepPicture(page, name)
  expect(await wrongs(page)).toEqual([])
}
/** An officer finds the dossier in their own list, by who filed it, and opens it. */
async function openFromList(login: string, path: string): Promise<Page> {
  const page = await sit(login)
  await page.goto(path)
  if (path === '/viec') {
    await page.locator('.filters input[type=search]').fill('gio bien')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=gio/)
  }
  await page.locator('tr[data-row]', { hasText: shortCode() }).getByRole('link').click()
  await page.waitForURL(`**/ho-so/${code}`)
  return page
}
const mailsTo = (address: string): { subject: string; text: string }[] =>
  readdirSync(join(shop.folder, 'mail')).map((name) => JSON.parse(readFileSync(join(shop.folder, 'mail', name), 'utf8'))).filter((mail) => mail.to === address)

let business: Page
let specialist: Page
let code = ''
let secret = ''
let promised = ''
const shortCode = () => code.replace('H08.14-', '')

describe('a business registers a lottery-type promotion and holds its result', () => {
  it('finds the procedure in its own words', async () => {
    business = await sit('giobien')
    await business.goto('/')
    await business.getByRole('searchbox', { name: 'Tìm thủ tục' }).fill('khuyen mai may rui')
    await business.keyboard.press('Enter')
    await business.getByRole('link', { name: /Đăng ký hoạt động khuyến mại.*may rủi/ }).first().click()
    await business.waitForURL('**/thu-tuc/2.000004')
    expect(await said(business)).toContain('05 ngày làm việc')
    await business.getByRole('link', { name: 'Nộp hồ sơ trực tuyến' }).click()
    await business.waitForURL('**/2.000004/nop')
  })

  it('is told of two mistakes, and loses nothing that was typed or sent', async () => {
    await fillIn(business, { ...promotionAnswers, programmeName: programme, totalWorth: 'một trăm triệu', endsOn: '01/11/2023' })
    for (const [place, file] of fourPapers.entries()) await chooseFile(business, place, file)
    await business.getByRole('button', { name: 'Nộp hồ sơ', exact: true }).click()
    const summary = business.locator('#can-sua')
    await summary.waitFor()
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await summary.getByRole('link').count()).toBe(2)
    expect(await business.title()).toMatch(/^Cần sửa/)
    await summary.getByRole('link').last().click()
    expect(await business.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('totalWorth')
    expect(await business.locator('[name=totalWorth]').inputValue()).toBe('một trăm triệu')
    expect(await business.locator('[name=programmeName]').inputValue()).toBe(programme)
    for (const { name } of fourPapers) expect(await business.locator('.kept-files').allInnerTexts()).toContainEqual(expect.stringContaining(name))
  })

  it('files it and gets a code', async () => {
    await fillIn(business, { totalWorth: '186.000.000', endsOn: '31/12/2023' })
    await business.getByRole('button', { name: 'Nộp hồ sơ', exact: true }).click()
    code = await filedCode(business)
    const text = await said(business)
    for (const words of ['Hồ sơ của bạn đang chờ tiếp nhận.', code, owner, ...fourPapers.map(({ name }) => name)]) expect(text).toContain(words)
    await lookAt(business, 'job-filed-1280')
    secret = (await business.locator('dt:has-text("Mã bí mật") + dd').innerText()).trim()
    expect(secret.replace(' ', '')).toMatch(/^[0-9A-Z]{8}$/i)
  })

  it('the one-stop officer checks and accepts it; the receipt holds code, date and names', async () => {
    const desk = await openFromList('motcua1', '/mot-cua')
    await desk.getByRole('button', { name: /^Tiếp nhận, hẹn trả ngày/ }).click()
    await desk.locator('#can-sua').waitFor() // Nothing was ticked: it does not go on.
    for (const box of await desk.getByRole('checkbox').all()) await box.check()
    await press(desk, /^Tiếp nhận, hẹn trả ngày/)
    promised = /hẹn trả ngày (\d\d\/\d\d\/\d{4})/.exec(await desk.locator('.flash').innerText())?.[1] ?? ''
    expect(promised).not.toBe('')
    const receipt = await readPdf(desk, (await desk.getByRole('link', { name: /Giấy tiếp nhận hồ sơ và hẹn trả kết quả/ }).getAttribute('href')) ?? '')
    const day = promised.slice(0, 10).split('/').map(Number)
    for (const words of ['GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ', code, owner, 'Võ Thị Kim Liên', 'SỞ CÔNG THƯƠNG']) expect(receipt).toContain(words)
    expect(receipt).toMatch(new RegExp(`${promised}|ngày 0?${day[0]} tháng 0?${day[1]} năm ${day[2]}`))
    expect(receipt.replace(/\s/g, '')).toContain(secret.replace(/\s/g, ''))
  })

  it('the head of the room gives it to a specialist, who asks for a paper', async () => {
    const head = await openFromList('truongphong1', '/viec')
    const choice = head.getByLabel('Chuyên viên thụ lý')
    await choice.selectOption({ label: (await choice.locator('option', { hasText: 'Nguyễn Minh Khôi' }).innerText()).trim() })
    await press(head, 'Giao chuyên viên thụ lý')
    specialist = await openFromList('chuyenvien1', '/viec')
    await specialist.locator('summary', { hasText: 'Yêu cầu bổ sung' }).click()
    const form = specialist.locator('form[action$="/bo-sung"]')
    await form.getByRole('checkbox', { name: /Thể lệ/ }).check()
    await form.getByLabel('Nội dung cần bổ sung và lý do').fill('Thể lệ chưa nêu thời hạn trao thưởng.')
    await press(specialist, 'Gửi yêu cầu bổ sung cho người nộp')
    expect(await said(specialist)).toMatch(/tạm dừng/i)
  })

  it('the business reads it on its page and in its mail, and sends the paper', async () => {
    await business.goto(`/ho-so-cua-toi/${code}`)
    expect(await said(business)).toContain('Thể lệ chưa nêu thời hạn trao thưởng.')
    await lookAt(business, 'job-supplement-1280')
    const mailed = () => mailsTo('giobien@example.vn').find(({ subject, text }) => /bổ sung/.test(subject) && `${subject} ${text}`.includes(code))
    await until(() => mailed() !== undefined, 'a mail tells of the supplement')
    expect(mailed()?.text).toContain('Thể lệ chưa nêu thời hạn trao thưởng.')
    await business.locator('#bo-sung input[type=file]').setInputFiles(paper('the-le-sua'))
    await press(business, 'Gửi giấy tờ bổ sung')
    expect(await said(business)).toContain('Chúng tôi đang kiểm tra giấy tờ bổ sung.')
  })

  it('the specialist takes it and appraises; it is reviewed, signed and issued', async () => {
    await specialist.goto(`/ho-so/${code}`)
    expect(await said(specialist)).toMatch(/Đã gửi\s+lúc/)
    await lookAt(specialist, 'job-answered-1280')
    await press(specialist, /^Xác nhận đủ giấy tờ/)
    for (const box of await specialist.locator('form[action$="/chuyen-buoc"]').getByRole('checkbox').all()) await box.check()
    await press(specialist, 'Trình lãnh đạo phòng xem xét')
    await press(await openFromList('truongphong1', '/viec'), 'Trình lãnh đạo Sở ký')
    await business.reload()
    expect(await said(business)).toContain('Hồ sơ của bạn đang được ký duyệt.')
    await press(await openFromList('lanhdao', '/viec'), 'Ký duyệt, chuyển văn thư')
    const clerk = await openFromList('vanthu', '/viec')
    await lookAt(clerk, 'job-issue-1280')
    await clerk.getByLabel(/^Số, ký hiệu văn bản/).fill('238/QĐ-SCT')
    await clerk.locator('input[name=resultFile]').setInputFiles(paper('quyet-dinh'))
    await press(clerk, /^Phát hành/)
  })

  it('anybody with the code reads how far it is; with the secret, everything', async () => {
    const visitor = await sit(undefined, { width: 360, height: 780 })
    await visitor.goto('/')
    await visitor.getByLabel('Mã số hồ sơ').fill(` ${code.toLowerCase()} `)
    await visitor.getByRole('button', { name: 'Xem tình trạng' }).click()
    const open = await said(visitor)
    expect(open).toContain('Mức độ hoàn thành')
    expect(open).toContain('Hồ sơ đã có kết quả, đang chờ trả.')
    for (const hidden of [owner, 'Lê Thị Thu Hà', promised, '238/QĐ-SCT']) expect(open).not.toContain(hidden)
    await visitor.getByRole('textbox', { name: 'Mã bí mật' }).fill('SAIMASAI')
    await visitor.getByRole('button', { name: 'Xem chi tiết' }).click()
    await visitor.locator('#can-sua').waitFor()
    await visitor.getByRole('textbox', { name: 'Mã bí mật' }).fill(secret)
    await visitor.getByRole('button', { name: 'Xem chi tiết' }).click()
    await visitor.getByText('Hồ sơ của bạn đã có kết quả.').waitFor()
    const slip = await visitor.getByRole('link', { name: /Giấy tiếp nhận hồ sơ và hẹn trả kết quả/ }).getAttribute('href')
    expect(await readPdf(visitor, slip ?? '')).toContain(code)
  })

  it('the result is handed over, and why the date was what it was can be read line by line', async () => {
    const counter = await openFromList('motcua2', '/mot-cua')
    await lookAt(counter, 'job-hand-over-1280')
    expect(await counter.getByLabel('Người nhận kết quả').inputValue()).not.toBe('')
    await press(counter, 'Ghi nhận đã trả kết quả')
    await business.reload()
    expect(await said(business)).toContain('Hồ sơ của bạn đã giải quyết xong.')
    const result = business.getByRole('link', { name: /238\/QĐ-SCT|Kết quả|xác nhận/i }).first()
    expect((await business.context().request.get((await result.getAttribute('href')) ?? '')).status()).toBe(200)
    const why = business.locator('details', { hasText: /Vì sao ngày hẹn trả là \d\d\/\d\d\/\d{4}\?/ })
    if (!(await why.evaluate((element) => (element as HTMLDetailsElement).open))) await why.locator('summary').click()
    await lookAt(business, 'job-why-1280')
    const lines = await why.getByRole('row').allInnerTexts()
    expect(lines.length).toBeGreaterThan(6)
    expect(lines.join('\n')).toMatch(/Nghị định (61\/2018|118\/2025)/) // The second since 01/07/2025.
    expect(lines.join('\n')).toMatch(/bổ sung/)
    const date = /là (\d\d\/\d\d\/\d{4})\?/.exec(await why.locator('summary').innerText())?.[1]
    expect(lines.at(-1)).toContain(date?.slice(0, 5))
  })
})
