import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { launchBrowser } from '../../../../../../../tests/browser.ts'
import { wrongs } from '../../../../../../../tests/journeys/look.ts'
import { servePart, type PartServer } from '../../../../../../../tests/part-server.tsx'
import { inProject } from '../../../../../../platform/root.ts'
import { formSchema } from '../../../../../forms/index.ts'
import type { FieldKind } from '../../../../../forms/model/definition.ts'
import { kindNames } from '../../../../../forms/model/edit.ts'
import { FormPart } from './part.tsx'
import { readFormPart, type FormHolder } from './read.ts'

const seeded = () => formSchema.parse(JSON.parse(readFileSync(inProject('seeds', 'forms', '2.000004.json'), 'utf8')))

// Every change is a page of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 90_000 })
let browser: Browser
let part: PartServer<FormHolder>

beforeAll(async () => {
  browser = await launchBrowser()
  part = await servePart<FormHolder>({
    title: 'Mẫu đơn điện tử', definition: { name: 'Thủ tục', form: null }, read: async (posted, definition) => readFormPart(posted, definition),
    show: (definition, problems, typed) => FormPart({ definition, problems, typed }),
  })
})
afterAll(async () => {
  await browser?.close()
  part?.close()
})

/** Without script: everything here works by posts. */
async function open(form: FormHolder['form'], width = 1280): Promise<Page> {
  part.definition = { name: 'Cấp giấy phép', form }
  part.problems = []
  const page = await (await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: false })).newPage()
  page.setDefaultTimeout(30_000)
  await page.goto(part.address)
  return page
}
const save = (page: Page) => page.getByRole('button', { name: 'Lưu bản thảo' }).click()
const question = (page: Page, label: string) => page.locator('.designer-field').filter({ has: page.locator('.designer-label', { hasText: label }) }).first()

test('saved without a change, a real form is the same', async () => {
  const page = await open(seeded())
  await save(page)
  expect(part.problems).toEqual([])
  expect(part.definition.form).toEqual(seeded())
})

test('from nothing: a form is begun, and every kind of question is added to it', async () => {
  const page = await open(null)
  await page.getByRole('button', { name: 'Soạn mẫu đơn điện tử' }).click()
  for (const kind of Object.keys(kindNames)) {
    await page.getByLabel('Loại câu hỏi thêm vào').selectOption(kind)
    await page.getByRole('button', { name: 'Thêm câu hỏi' }).click()
  }
  expect(part.problems).toEqual([])
  expect(formSchema.parse(part.definition.form).sections[0]?.fields.slice(3).map(({ kind }) => kind)).toEqual(Object.keys(kindNames))
  await save(page)
  expect(part.problems).toEqual([])
})

test('what is said of a question is kept, and a new one is named after its words', async () => {
  const page = await open({ title: 'Đơn', sections: [{ title: 'Phần', fields: [{ kind: 'choice', key: 'method', label: 'Hình thức', options: [{ value: 'a', label: 'Bốc thăm' }, { value: 'b', label: 'Khác' }] }] }] })
  const add = async (kind: FieldKind) => {
    await page.getByLabel('Loại câu hỏi thêm vào').selectOption(kind)
    await page.getByRole('button', { name: 'Thêm câu hỏi' }).click()
  }
  await add('number')
  const made = question(page, 'Câu hỏi mới')
  await made.getByLabel('Câu hỏi', { exact: true }).fill('Số lượng giải thưởng')
  await made.getByLabel('Bắt buộc trả lời').uncheck()
  await made.getByLabel('Nhỏ nhất').fill('1')
  await made.getByLabel('Lớn nhất').fill('1.000')
  await made.getByLabel('Đơn vị tính').fill('giải')
  await made.getByText('Chỉ hỏi trong một số trường hợp').click()
  await made.getByLabel('Khác').check()
  await save(page)
  expect(part.problems).toEqual([])
  expect(part.definition.form?.sections[0]?.fields[1]).toEqual({
    kind: 'number', key: 'soLuongGiaiThuong', label: 'Số lượng giải thưởng', required: false, min: 1, max: 1000, unit: 'giải', showWhen: { field: 'method', is: 'b' },
  })
  await question(page, 'Số lượng giải thưởng').locator('summary').first().click()
  await question(page, 'Số lượng giải thưởng').getByLabel('Loại câu hỏi', { exact: true }).selectOption('text')
  await save(page)
  expect(part.definition.form?.sections[0]?.fields[1]).toEqual({ kind: 'text', key: 'soLuongGiaiThuong', label: 'Số lượng giải thưởng', required: false, showWhen: { field: 'method', is: 'b' } })
})

test('a change that would make the form impossible is refused in words, and nothing typed is lost', async () => {
  const page = await open({ title: 'Đơn', sections: [{ title: 'Phần', fields: [
    { kind: 'date', key: 'from', label: 'Từ ngày' }, { kind: 'date', key: 'to', label: 'Đến ngày', notBefore: 'from' },
  ] }] })
  await page.getByLabel('Tên phần').fill('Thời gian')
  await question(page, 'Từ ngày').locator('summary').first().click()
  await page.getByRole('button', { name: 'Chuyển câu “Từ ngày” xuống dưới' }).click()
  expect(part.problems.map(({ message }) => message)).toEqual(['“Đến ngày” không được trước “Từ ngày”, nên phải đứng sau một câu hỏi ngày như vậy.'])
  expect(await page.getByLabel('Tên phần').inputValue()).toBe('Thời gian')
  await question(page, 'Từ ngày').locator('summary').first().click()
  await question(page, 'Từ ngày').getByLabel('Sớm nhất').fill('32/01/2026')
  await save(page)
  expect(await page.locator('.field-error').first().innerText()).toContain('cần một ngày')
})

test('rows of a table have columns that are edited like questions', async () => {
  const page = await open({ title: 'Đơn', sections: [{ title: 'Phần', fields: [{ kind: 'table', key: 'goods', label: 'Hàng hóa', columns: [{ kind: 'text', key: 'name', label: 'Tên hàng' }] }] }] })
  await question(page, 'Hàng hóa').locator('summary').first().click()
  await page.getByRole('button', { name: 'Thêm cột' }).click()
  await question(page, 'Hàng hóa').locator('summary').first().click()
  await page.getByLabel('Tên cột').nth(1).fill('Trị giá')
  await page.getByLabel('Loại cột').nth(1).selectOption('money')
  await save(page)
  expect(part.definition.form?.sections[0]?.fields[0]).toMatchObject({ columns: [{ key: 'name' }, { kind: 'money', key: 'triGia', label: 'Trị giá' }] })
})

test.each([360, 1280])('is in order at %i px', async (width) => {
  part.definition = { name: 'Cấp giấy phép', form: seeded() }
  const page = await (await browser.newContext({ viewport: { width, height: 900 } })).newPage()
  await page.goto(part.address)
  await page.locator('.designer-field > details > summary').nth(8).click()
  expect(await wrongs(page)).toEqual([])
  if (process.env['JOURNEY_PICTURES']) await page.screenshot({ path: join(process.env['JOURNEY_PICTURES'], `form-part-${width}.png`) })
})
