import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileBpmn, inspectBpmn } from '../bpmn/inspect.ts'
import { drawingOf } from '../bpmn/drawing.ts'
import { readBpmn } from '../bpmn/read.ts'
import { processFor } from '../compose/process-for.ts'
import { blocks, writeBlocks } from '../fixtures/blocks.ts'
import { advance, begin, type Advance } from '../model/advance.ts'
import { decisionAfter } from '../model/choices.ts'
import { marksOf } from '../model/marks.ts'
import type { Plan } from '../model/plan.ts'
import { BpmnDiagram, LaneDiagram, ProcessDiagram } from '../view.tsx'
import { layLanes } from './lanes.ts'
import { layUpright, wrap } from './upright.ts'

const standard = compileBpmn(processFor(40))

/** Does steps, each with the flow taken behind it if one is named. */
function after(plan: Plan, ...steps: [string, string?][]): Advance {
  return steps.reduce((now, [complete, take]) => advance(plan, now.state, { complete, ...(take ? { take: [take] } : {}) }), begin(plan))
}

test('the page shows what is done, what is open, and what is still to come', async () => {
  const plan = await standard
  const { state } = after(plan, ['tiep-nhan'], ['phan-cong'])
  const html = String(<ProcessDiagram plan={plan} marks={marksOf(plan, state, ['tiep-nhan', 'phan-cong'])} />)
  expect(html).toContain('Bước 2: Phân công thụ lý (đã xong). Bước 3: Thẩm định, dự thảo văn bản (đang xử lý). Bước 4: Xem xét dự thảo (chưa tới).')
  expect(html).toContain('Chuyên viên · 20 giờ')
  expect(html).toMatch(/^<svg[^>]* role="img"[^>]*aria-labelledby="so-do-ten so-do-mo-ta"/)
  expect(html.match(/stroke="var\(--sen-500[^"]*"/g)).toHaveLength(1)
  expect(html).not.toMatch(/<script|style=|on\w+=/)
})

test('a dossier that was sent back will come again to what it did before', async () => {
  const plan = await standard
  const { state } = after(plan, ['tiep-nhan'], ['phan-cong'], ['tham-dinh'], ['xem-xet'], ['ky-duyet', 'so-tra-lai'])
  const marks = marksOf(plan, state, ['tiep-nhan', 'phan-cong', 'tham-dinh', 'xem-xet', 'ky-duyet'])
  expect(Object.values(marks).map((mark) => mark.state)).toEqual(['done', 'done', 'current', 'next', 'next', 'next', 'next'])
})

test('of two steps side by side the one that is done stays done', async () => {
  const plan = await compileBpmn(processFor(40, { variant: 'consult' }))
  const { state } = after(plan, ['tiep-nhan'], ['phan-cong'], ['lay-y-kien'])
  const marks = marksOf(plan, state, ['tiep-nhan', 'phan-cong', 'lay-y-kien'])
  expect([marks['tham-dinh']?.state, marks['lay-y-kien']?.state, marks['du-thao']?.state]).toEqual(['current', 'done', 'next'])
})

test('the person who ends a step is offered its ways, the usual one first', async () => {
  const plan = await standard
  expect(decisionAfter(plan, 'tham-dinh')?.choices.map(({ label, way, to }) => [label, way, to])).toEqual([
    ['Trình lãnh đạo phòng xem xét', 'on', 'xem-xet'], ['Yêu cầu bổ sung', 'supplement', 'tham-dinh'],
  ])
  expect(decisionAfter(plan, 'tiep-nhan')).toBeUndefined()
})

test('in any process the rows lie under one another and no side line lies on another', async () => {
  await fc.assert(fc.asyncProperty(blocks, async (block) => {
    const { plan } = await inspectBpmn(writeBlocks(block))
    if (!plan) throw new Error('no plan')
    const { rows, ways, steps, boxX, height } = layUpright(plan)
    rows.forEach((row, i) => expect(row.y - row.height / 2).toBeCloseTo(i === 0 ? 0 : (rows[i - 1]?.y ?? 0) + (rows[i - 1]?.height ?? 0) / 2))
    expect((rows.at(-1)?.y ?? 0) + (rows.at(-1)?.height ?? 0) / 2).toBeCloseTo(height)
    for (const [i, a] of ways.entries()) {
      expect(a.x).toBeLessThan(boxX)
      expect(a.x).toBeGreaterThan(0)
      const [top, end] = [Math.min(a.to, ...a.from), Math.max(a.to, ...a.from)]
      const over = ways.slice(i + 1).filter((b) => b.x === a.x && Math.min(b.to, ...b.from) <= end && top <= Math.max(b.to, ...b.from))
      expect(over).toEqual([])
    }
    const reached = new Set([...steps.map(({ to }) => to), ...ways.map(({ to }) => to)])
    expect(rows.filter((row, i) => row.shape !== 'start' && !reached.has(i))).toEqual([])
  }), { numRuns: 40 })
})

test('words are broken between words only', () => {
  expect(wrap('Lấy ý kiến cơ quan liên quan', 14)).toEqual(['Lấy ý kiến cơ', 'quan liên quan'])
  expect(wrap('nghiêngnghiêng a', 5)).toEqual(['nghiêngnghiêng', 'a'])
})

test('the whole drawing keeps the names, escaped, and the words for those who do not see it', async () => {
  const drawing = drawingOf(await readBpmn(processFor(40).replaceAll('Xem xét dự thảo', 'Xem &lt;b> dự thảo')))
  if (!drawing) throw new Error('no drawing')
  const html = String(<BpmnDiagram drawing={drawing} marks={{ 'xem-xet': { state: 'current' } }} />)
  expect(html).toContain('Trả kết quả')
  expect(html).toContain('&lt;b&gt;')
  expect(html).not.toContain('<b>')
  expect(html).toMatch(/role="img"/)
})

test('a file without a drawing has none', async () => {
  expect(drawingOf(await readBpmn(writeBlocks({ kind: 'step' })))).toBeNull()
})

test('beside the table every step is one box at the height of its row, in the column of who does it', async () => {
  const plan = await standard
  const { boxes, columns, ways, height } = layLanes(plan)
  expect(boxes.map(({ number, y }) => [number, y])).toEqual([1, 2, 3, 4, 5, 6, 7].map((number) => [number, 52 + (number - 0.5) * 66]))
  expect(columns.map(({ position }) => position)).toEqual(['receptionOfficer', 'roomHead', 'officer', 'departmentLeader', 'clerk'])
  expect(ways.filter(({ back }) => back)).toHaveLength(3)
  const html = String(<LaneDiagram plan={plan} marks={{ 'ky-duyet': [{ number: 1, must: true }] }} />)
  expect(html).toContain(`height="${height}"`)
  expect(html).toContain('Bước 5: Ký duyệt.')
})

test('whatever is drawn, no two side ways of one track cover each other and nothing leaves the picture', async () => {
  await fc.assert(fc.asyncProperty(blocks, async (block) => {
    const { plan } = await inspectBpmn(writeBlocks(block))
    if (!plan) throw new Error('no plan')
    const { boxes, ways, width, height } = layLanes(plan)
    const points = [...boxes.map(({ x, y }) => [x, y] as const), ...ways.flatMap((way) => way.points)]
    expect(points.every(([x, y]) => x >= 0 && x <= width && y >= 0 && y <= height)).toBe(true)
  }), { numRuns: 60 })
})
