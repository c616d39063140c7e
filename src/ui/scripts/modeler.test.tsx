import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { launchBrowser } from '../../../tests/browser.ts'
import { servePart, type PartServer } from '../../../tests/part-server.tsx'
import { wrongs } from '../../../tests/journeys/look.ts'
import { ProcessPart } from '../../modules/procedures/pages/studio/parts/process/part.tsx'
import { readProcess } from '../../modules/procedures/pages/studio/parts/process/read.ts'
import type { ProcessDefinition } from '../../modules/procedures/pages/studio/parts/process/model.ts'
import { keepFrom, readTable, withDrawing } from '../../modules/workflow/index.ts'
import { hoist } from '../../modules/workflow/bpmn/hoist.ts'
import { lostBetween } from '../../modules/workflow/bpmn/lost.ts'
import type { Board } from '../../modules/workflow/browser/board.ts'
import { words } from '../../modules/workflow/browser/vietnamese.ts'
import { groups } from '../../modules/workflow/fixtures/groups.ts'
import { inProject } from '../../platform/root.ts'
import { asset } from '../../platform/page.ts'

const begun = (): ProcessDefinition => ({ process: { bpmn: readFileSync(inProject('seeds', 'processes', 'standard-40h.bpmn'), 'utf8') }, time: { value: 5, unit: 'workingDay', text: null }, name: 'Thủ tục' })

// The board is half a megabyte of script, and the machine may be busy.
vi.setConfig({ testTimeout: 90_000 })
let browser: Browser
let part: PartServer<ProcessDefinition>

beforeAll(async () => {
  browser = await launchBrowser()
  part = await servePart({
    title: 'Quy trình', scripts: ['process.js'], definition: begun(), read: readProcess,
    show: (definition, problems) => ProcessPart({ definition, problems, downloadHref: '/quy-trinh.bpmn', marks: { 'ky-duyet': [{ number: 1, must: true }] } }),
  })
})
afterAll(async () => {
  await browser?.close()
  part?.close()
})

async function open(width = 1280, javaScriptEnabled = true, bpmn = begun().process?.bpmn ?? ''): Promise<{ page: Page; errors: string[]; fetched: string[] }> {
  part.definition = { ...begun(), process: { bpmn } }
  part.problems = []
  const opened = await (await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled })).newPage()
  const [errors, fetched]: string[][] = [[], []]
  opened.on('pageerror', (error) => errors?.push(error.message))
  opened.on('console', (message) => { if (message.type() === 'error') errors?.push(message.text()) })
  opened.on('request', (request) => fetched?.push(new URL(request.url()).pathname))
  opened.setDefaultTimeout(30_000)
  await opened.goto(part.address)
  return { page: opened, errors: errors ?? [], fetched: fetched ?? [] }
}
const picture = async (on: Page, name: string) => {
  if (process.env['JOURNEY_PICTURES']) await on.screenshot({ path: join(process.env['JOURNEY_PICTURES'], `${name}.png`), fullPage: true })
}
const rows = async () => (await readTable(part.definition.process?.bpmn ?? '')).rows
const onBoard = async (on: Page) => {
  await on.getByRole('button', { name: 'Vẽ', exact: true }).click()
  await on.locator('.djs-shape').first().waitFor()
}

describe('without script', () => {
  test('a step is added, named, given hours and moved with the buttons of the table', async () => {
    const { page: on, errors } = await open(1280, false)
    await picture(on, 'process-table-1280')
    await on.getByRole('button', { name: 'Thêm bước sau bước 3' }).click()
    await on.getByRole('textbox', { name: 'Nội dung của bước 4' }).fill('Kiểm tra thực tế')
    await on.getByRole('textbox', { name: 'Giờ làm việc của bước 4' }).fill('2,5')
    await on.getByRole('combobox', { name: 'Người thực hiện của bước 4' }).selectOption({ label: 'Lãnh đạo phòng' })
    await on.getByRole('button', { name: 'Chuyển bước 4 xuống dưới' }).click()
    const named = (await rows()).map(({ name, hours, position }) => `${name} ${hours} ${position}`)
    expect(named.slice(3, 5)).toEqual(['Xem xét dự thảo 4 roomHead', 'Kiểm tra thực tế 2.5 roomHead'])
    await on.getByRole('textbox', { name: 'Giờ làm việc của bước 1' }).fill('bốn')
    await on.getByRole('button', { name: 'Lưu bản thảo' }).click()
    expect(await on.getByRole('textbox', { name: 'Giờ làm việc của bước 1' }).getAttribute('aria-invalid')).toBe('true')
    expect(errors).toEqual([])
  })

  test('a file of another program is taken as it is, and a broken one is refused by name', async () => {
    const { page: on } = await open(1280, false)
    await on.getByText('Thay bằng sơ đồ của phần mềm khác').click()
    const give = async (name: string, text: string) => {
      await on.getByLabel('Tệp sơ đồ BPMN 2.0').setInputFiles({ name, mimeType: 'application/xml', buffer: Buffer.from(text) })
      await on.getByRole('button', { name: 'Nhập sơ đồ này' }).click()
    }
    await give('hong.bpmn', '<!DOCTYPE x><x/>')
    expect(await on.locator('.field-error').innerText()).toContain('DOCTYPE')
    const foreign = begun().process?.bpmn.replace('exporter="Motcua"', 'exporter="Camunda Modeler"') ?? ''
    await give('ngoai.bpmn', foreign)
    expect(part.definition.process?.bpmn).toBe(foreign)
  })
})

describe('on the drawing board', () => {
  test('a step is appended by keyboard, given a role and hours, stands in the table, and is taken back', async () => {
    const { page: on, errors, fetched } = await open()
    expect(fetched.filter((path) => path.includes('modeler'))).toEqual([])
    await onBoard(on)
    expect(fetched.some((path) => path === asset('modeler.js'))).toBe(true)
    await on.getByLabel('Đang chọn').selectOption({ label: 'Bước do người làm: Phân công thụ lý' })
    await on.getByRole('button', { name: 'Thêm bước sau' }).focus()
    await on.keyboard.press('Enter')
    await on.getByLabel('Tên bước').fill('Đối chiếu')
    await on.keyboard.press('Tab')
    await on.getByLabel('Người thực hiện', { exact: true }).selectOption({ label: 'Văn thư' })
    await on.getByLabel('Giờ làm việc', { exact: true }).fill('1,5')
    await on.keyboard.press('Tab')
    await picture(on, 'process-board-1280')
    await on.locator('[data-bpmn]:not([disabled])').waitFor({ state: 'attached' })
    await on.getByLabel('Nối tới').selectOption({ label: 'Bước do người làm: Thẩm định, dự thảo văn bản' })
    await on.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('[data-bpmn]')?.value.match(/Đối chiếu/) !== null)
    await on.getByRole('button', { name: 'Hoàn tác' }).click()
    await on.getByRole('button', { name: 'Làm lại' }).click()
    await on.waitForTimeout(200)
    await Promise.all([on.waitForNavigation(), on.getByRole('button', { name: 'Bảng', exact: true }).click()])
    expect((await rows()).filter(({ name }) => name === 'Đối chiếu')).toMatchObject([{ position: 'clerk', hours: 1.5 }])
    expect(await on.locator('.steps-table textarea').evaluateAll((all) => all.filter((one) => (one as HTMLTextAreaElement).value === 'Đối chiếu').length)).toBe(1)
    expect(errors).toEqual([])
  })

  test('a step is dragged from the palette with the mouse, and nothing else in the file changes', async () => {
    const foreign = begun().process?.bpmn.replace('<bpmn:userTask id="ky-duyet"', '<bpmn:userTask xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="ky-duyet" camunda:assignee="demo"')
      .replace('<bpmn:startEvent id="bat-dau">', '<bpmn:startEvent id="bat-dau"><bpmn:extensionElements><z:note xmlns:z="urn:z" level="2">ghi chú</z:note></bpmn:extensionElements>') ?? ''
    const { page: on, errors } = await open(1280, true, foreign)
    await onBoard(on)
    const entry = await on.locator('[data-action="create.task"]').boundingBox()
    const canvas = await on.locator('.drawing-canvas').boundingBox()
    if (!entry || !canvas) throw new Error('no board')
    await on.mouse.click(entry.x + entry.width / 2, entry.y + entry.height / 2)
    await on.mouse.move(canvas.x + canvas.width / 2, canvas.y + canvas.height / 2, { steps: 5 })
    await on.mouse.click(canvas.x + canvas.width / 2 + 20, canvas.y + canvas.height / 2)
    await on.locator('[data-bpmn]:not([disabled])').waitFor({ state: 'attached' })
    const drawn = await on.locator('[data-bpmn]').inputValue()
    expect((drawn.match(/<bpmn:(user)?task /gi) ?? []).length).toBe(8)
    // What another program wrote is still there, word for word; only a lane made room.
    expect(lostBetween(foreign, drawn).filter((one) => !one.startsWith('Bounds @'))).toEqual([])
    expect(errors).toEqual([])
  })

  test('what the board does not show is in the file all the same after a step was drawn', async () => {
    const odd = begun().process?.bpmn.replace('<bpmn:startEvent id="bat-dau">', '<!-- người vẽ: An --><bpmn:startEvent id="bat-dau">')
      .replace('</bpmn:process>', '<z:note xmlns:z="urn:z"><w:deep xmlns:w="urn:w" n="1"/></z:note></bpmn:process>')
      .replace('</bpmndi:BPMNPlane>', '<bpmndi:BPMNShape id="cua-phan-mem-khac" bpmnElement="khong-ve"><dc:Bounds x="1" y="2" width="3" height="4"/></bpmndi:BPMNShape></bpmndi:BPMNPlane>')
      .replace('<bpmn:process ', '<bpmn:category id="loai"><bpmn:categoryValue id="khong-ve" value="Nhóm"/></bpmn:category><bpmn:process ') ?? ''
    const { page: on, errors } = await open(1280, true, odd)
    await onBoard(on)
    await on.locator('[data-element-id="ky-duyet"]').first().click()
    await on.getByLabel('Tên bước').fill('Ký và đóng dấu')
    await on.keyboard.press('Enter')
    await on.locator('[data-bpmn]:not([disabled])').waitFor({ state: 'attached' })
    await Promise.all([on.waitForNavigation(), on.getByRole('button', { name: 'Bảng', exact: true }).click()])
    const lost = lostBetween(odd, part.definition.process?.bpmn ?? '')
    expect(lost.map((one) => one.slice(0, 24))).toEqual(['userTask#ky-duyet @name='])
    expect(errors).toEqual([])
  })

  test('of one name, nothing else changes: in a model of every group of elements, places of labels included', async () => {
    const { page: on, errors } = await open()
    await on.evaluate(() => document.addEventListener('board', ({ detail }: CustomEventInit) => Object.assign(window, { board: detail }), true))
    await onBoard(on)
    const changed = (xml: string, how: 'task' | 'event' | 'takenBack') => on.evaluate(async ([text, way]) => {
      const { board } = window as unknown as { board: Board }
      await board.importXML(text)
      const all = board.get('elementRegistry')
      const shape = way === 'task' ? all.get('u') : all.getAll().find((one) => one.labelTarget)?.labelTarget
      if (!shape) return undefined
      board.get('modeling').updateProperties(shape, { name: 'Tên mới dài hơn tên cũ nhiều' })
      if (way === 'takenBack') board.get('commandStack').undo()
      return (await board.saveXML({ format: true })).xml
    }, [hoist(xml), how] as const)
    let labels = 0
    for (const { name, xml } of groups) {
      // Words measured in other letters than the board's, as other programs write them.
      const before = (await withDrawing(xml)).replace(/(<bpmndi:BPMNLabel>\s*<dc:Bounds x="[^"]*" y="[^"]*" )width="[^"]*" height="[^"]*"/g, '$1width="32.614" height="12.8047"')
      const lost = async (how: 'task' | 'event' | 'takenBack') => {
        const drawn = await changed(before, how)
        return drawn === undefined ? undefined : lostBetween(before, await keepFrom(before, drawn))
      }
      expect([name, (await lost('task'))?.filter((one) => !one.startsWith('userTask#u @name='))]).toEqual([name, []])
      expect([name, (await lost('takenBack')) ?? []]).toEqual([name, []])
      const ofEvent = await lost('event')
      if (ofEvent) labels++
      // Its name, and where its label stands now that it has other words.
      expect([name, ofEvent?.filter((one) => !/ @name=|^Bounds @/.test(one)) ?? [], (ofEvent?.length ?? 0) <= 5]).toEqual([name, [], true])
    }
    expect(labels).toBeGreaterThan(5)
    expect(errors).toEqual([])
  })

  test('a model without a drawing opens too', async () => {
    const bare = begun().process?.bpmn.replace(/<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>/, '') ?? ''
    const { page: on, errors } = await open(1280, true, bare)
    await onBoard(on)
    expect(await on.locator('[data-drawing-status]').innerText()).toBe('')
    expect(await on.getByLabel('Đang chọn').locator('option').count()).toBeGreaterThan(20)
    expect(errors).toEqual([])
  })

  test('nothing on it is in English: palette, pad, menus, panel', async () => {
    const { page: on } = await open()
    await onBoard(on)
    const seen = new Set<string>()
    const look = async () => {
      const found = await on.evaluate(() => [...document.querySelectorAll('.djs-palette, .djs-context-pad, .djs-popup, .djs-search-container, .drawing-panel, .drawing-tools')].flatMap((shown) => [
        ...[...shown.querySelectorAll('[title], [aria-label], [placeholder]')].flatMap((one) => ['title', 'aria-label', 'placeholder'].map((name) => one.getAttribute(name) ?? '')),
        ...(shown as HTMLElement).innerText.split('\n'),
      ]))
      for (const one of found) if (one.trim()) seen.add(one.trim())
    }
    await look()
    for (const id of ['tham-dinh', 'du-dieu-kien', 'bat-dau', 'ket-thuc', 'trinh-phong', 'lan-van-thu', 'co-quan']) {
      await on.getByLabel('Đang chọn').selectOption(id)
      await look()
      const change = on.locator('.djs-context-pad.open [data-action="replace"]')
      if (await change.count() === 0) continue
      await change.click()
      await on.locator('.djs-popup').waitFor()
      await look()
      await on.keyboard.press('Escape')
    }
    const known = new Set(Object.keys(words))
    expect([...seen].filter((one) => known.has(one) && one !== 'BPMN.io')).toEqual([])
    expect([...seen].filter((one) => /\b(the|task|gateway|event|element|create|append|delete|add|search|tool|lane|pool)\b/i.test(one))).toEqual([])
    expect(seen.size).toBeGreaterThan(60)
    // The library's sign stays in sight, as its licence asks.
    expect(await on.locator('.bjs-powered-by').isVisible()).toBe(true)
  })

  test('every row of the table stands at the height of its box', async () => {
    const { page: on } = await open()
    const places = await on.evaluate(() => {
      const boxes = [...document.querySelectorAll('.process-drawing rect[rx="4"]')].map((one) => one.getBoundingClientRect())
      const lines = [...document.querySelectorAll('.steps-table tbody tr')].map((one) => one.getBoundingClientRect())
      return lines.map((line, at) => Math.round(line.top + line.height / 2 - (boxes[at]?.top ?? 0) - (boxes[at]?.height ?? 0) / 2))
    })
    expect(places.map((off) => Math.abs(off) <= 4)).toEqual(Array.from({ length: 7 }, () => true))
  })

  test.each([360, 800, 1280])('is in order at %i px, table and board', async (width) => {
    const { page: on } = await open(width)
    expect(await wrongs(on)).toEqual([])
    await picture(on, `process-part-${width}`)
    await onBoard(on)
    expect((await wrongs(on, { machineWords: true })).filter((one) => !one.includes('bjs-') && !one.includes('djs-'))).toEqual([])
    await picture(on, `process-board-open-${width}`)
  })
})

test('every sentence of the library that the board can show has its Vietnamese', () => {
  const folder = (name: string) => inProject('node_modules', name)
  const files = [folder('bpmn-js/lib'), folder('diagram-js/lib')].flatMap((root) => readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js')).map((name) => join(root, name)))
  const said = new Set<string>()
  for (const file of files) {
    const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    for (const [, one = ''] of text.matchAll(/translate\(\s*'(\w[^']+)'\s*[,)]/g)) said.add(one)
    if (file.includes('/features/')) for (const [, one = ''] of text.matchAll(/\blabel: '([A-Z][^']+)'/g)) said.add(one)
  }
  expect(said.size).toBeGreaterThan(100)
  expect([...said].filter((one) => !(one in words))).toEqual([])
})

test('the board weighs what is said of it, and no other script holds it', () => {
  const manifest = JSON.parse(readFileSync(inProject('dist', 'assets', 'manifest.json'), 'utf8')) as Record<string, string>
  const size = (name: string) => gzipSync(readFileSync(inProject('dist', manifest[name] ?? ''))).length
  // Measured: 177 kB with the drawing library; the rest of the studio's process part is half a kilobyte.
  expect(size('modeler.js')).toBeLessThan(190_000)
  expect(size('process.js')).toBeLessThan(1_000)
  const others = Object.keys(manifest).filter((name) => name.endsWith('.js') && name !== 'modeler.js')
  expect(others.filter((name) => readFileSync(inProject('dist', manifest[name] ?? ''), 'utf8').includes('djs-'))).toEqual([])
})
