import { build } from 'esbuild'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../../../tests/browser.ts'
import { formSchema, readPosted, validateForm } from '../../modules/forms/index.ts'
import { FilingScript, FormFields, problemLines } from '../../modules/forms/view.tsx'
import { inProject } from '../../platform/root.ts'
import { ErrorSummary, FileInput, Form, SubmitButton } from '../forms.tsx'

const form = formSchema.parse(JSON.parse(readFileSync(inProject('seeds', 'forms', '2.000004.json'), 'utf8')))
let browser: Browser
let server: Server
let script = ''
/** What the server was sent, oldest first. */
const posted: { values: Record<string, unknown>; byScript: boolean; bytes: number }[] = []

const filingPage = (given: Parameters<typeof FormFields>[0]['given'], problems: ReturnType<typeof validateForm>['problems']) =>
  `<!doctype html><html lang="vi"><title>Nộp hồ sơ</title><body>${String(
    <main>
      <ErrorSummary problems={problemLines(problems)} />
      <Form id="don" action="/nop" files>
        <FormFields form={form} given={given} problems={problems} />
        <FileInput name="paper.1" label="Thể lệ" />
        <SubmitButton name="viec" value="nop">Nộp hồ sơ</SubmitButton>
      </Form>
      <FilingScript page={{ formId: 'don', draftKey: 'lan:2.000004:1', form }} />
    </main>,
  )}</body></html>`
const filedPage = () => `<!doctype html><html lang="vi"><title>Đã nộp</title><body>${String(<FilingScript page={{ draftKey: 'lan:2.000004:1', filed: true }} />)}</body></html>`

beforeAll(async () => {
  const built = await build({ entryPoints: [join(import.meta.dirname, 'filing.ts')], bundle: true, minify: true, write: false, format: 'esm', target: 'es2022' })
  script = built.outputFiles[0]?.text ?? ''
  browser = await launchBrowser()
  server = createServer(async (request, response) => {
    const html = (text: string, status = 200) => response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(text)
    if (request.url?.startsWith('/assets/')) return response.writeHead(200, { 'content-type': 'text/javascript' }).end(script)
    if (request.url === '/da-nop') return html(filedPage())
    if (request.method !== 'POST') return html(filingPage({}, []))
    const body = Buffer.concat(await request.toArray())
    const data = await new Response(body, { headers: { 'content-type': request.headers['content-type'] ?? '' } }).formData()
    const values = readPosted(form, data.entries())
    posted.push({ values, byScript: request.headers['x-requested-with'] === 'motcua', bytes: body.length })
    const { problems } = validateForm(form, values)
    // Enough for the test: once the name is there, the filing is taken.
    if (values['programmeName'] === '') return html(filingPage(values, problems), 422)
    response.writeHead(204, { 'x-location': '/da-nop' }).end()
  }).listen(0)
})
afterAll(async () => {
  await browser?.close()
  server?.close()
})

async function open(): Promise<{ page: Page; errors: string[]; again(): Promise<unknown> }> {
  const opened = await (await browser.newContext()).newPage()
  const errors: string[] = []
  opened.on('pageerror', (error) => errors.push(error.message))
  const address = server.address()
  const again = () => opened.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`)
  await again()
  return { page: opened, errors, again }
}

test('the script, the judge of answers included, is within 10 kB', () => {
  expect(gzipSync(script, { level: 9 }).length).toBeLessThan(10_000)
})

test('a problem is said when its field is left, and goes when it is mended', async () => {
  const { page, errors } = await open()
  await page.fill('#o-taxCode', '123')
  await page.focus('#o-merchantName')
  expect(await page.textContent('#o-taxCode-loi')).toContain('Cần sửa: “Mã số thuế”')
  expect(await page.getAttribute('#o-taxCode', 'aria-invalid')).toBe('true')
  await page.fill('#o-taxCode', '0300588568')
  await page.focus('#o-merchantName')
  expect(await page.locator('#o-taxCode-loi').count()).toBe(0)
  expect(await page.textContent('#o-taxCode-xem-lai')).toContain('Xin xem lại')
  expect(await page.getAttribute('#o-taxCode', 'aria-describedby')).toBe('o-taxCode-xem-lai')
  await page.fill('[name="prizes.0.count"]', 'ba')
  await page.focus('#o-merchantName')
  expect(await page.textContent('#o-prizes-0-count-loi')).toContain('cần là một số')
  expect(errors).toEqual([])
})

test('a question that is not asked is not shown', async () => {
  const { page } = await open()
  expect(await page.isHidden('[data-question=otherMethod]')).toBe(true)
  await page.check('input[value=other]')
  // What moves the page waits until the press is over, so it is waited for.
  await page.waitForSelector('[data-question=otherMethod]', { state: 'visible' })
})

test('what was typed survives a crash, and can be thrown away', async () => {
  const { page, again } = await open()
  await page.fill('#o-merchantName', 'Công ty Gió Biển')
  await page.check('input[value=wheel]')
  await page.waitForFunction(() => localStorage.length > 0)
  await again()
  expect(await page.inputValue('#o-merchantName')).toBe('Công ty Gió Biển')
  expect(await page.isChecked('input[value=wheel]')).toBe(true)
  expect(await page.textContent('form > [role=status]')).toContain('Đã đưa lại những gì bạn điền trên máy này')
  await page.click('text=Bỏ nội dung này')
  expect(await page.inputValue('#o-merchantName')).toBe('')
})

test('a refusal keeps texts and chosen files; a filing leads on and leaves nothing behind', async () => {
  const { page, errors } = await open()
  await page.fill('#o-merchantName', 'Công ty Gió Biển')
  await page.setInputFiles('[name="paper.1"]', { name: 'the-le.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(200_000, 1) })
  await page.click('button[value=nop]')
  await page.waitForSelector('#can-sua')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('can-sua')
  expect(await page.inputValue('#o-merchantName')).toBe('Công ty Gió Biển')
  expect(await page.evaluate(() => document.querySelector<HTMLInputElement>('[name="paper.1"]')?.files?.[0]?.name)).toBe('the-le.pdf')
  await page.fill('#o-programmeName', 'Quay số mừng xuân')
  await page.click('button[value=nop]')
  await page.waitForURL('**/da-nop')
  expect(await page.evaluate(() => localStorage.length)).toBe(0)
  expect(posted.map(({ byScript, bytes }) => [byScript, bytes > 200_000])).toEqual([[true, true], [true, true]])
  expect(posted.at(-1)?.values).toMatchObject({ merchantName: 'Công ty Gió Biển', programmeName: 'Quay số mừng xuân' })
  expect(errors).toEqual([])
})
