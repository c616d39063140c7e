import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it, test } from 'vitest'
import { extractText, getDocumentProxy } from 'unpdf'
import { sampleInput } from '../../../../tests/output-input.ts'
import { inProject } from '../../../platform/root.ts'
import { closeEngine } from '../../documents/index.ts'
import { compileBpmn, type BpmnDrawing } from '../../workflow/index.ts'
import { outputs } from './index.ts'
import type { OutputInput, OutputKind } from './input.ts'
import { drawingFor } from './parts/diagram.tsx'
import { exitsOf, exitWords } from './parts/exits.ts'
import { slicesOf } from './parts/slices.ts'

afterAll(closeEngine)

const sheetsOf = async (input: OutputInput, kind: OutputKind): Promise<string[]> => {
  const pdf = await getDocumentProxy(new Uint8Array((await outputs[kind].render(input, 'pdf')).bytes), { verbosity: 0 })
  return (await extractText(pdf)).text.map((text) => text.replace(/\s+/g, ' '))
}

describe('what people type', () => {
  const nasty = 'Đơn <b>"A & B"</b> #let x = 1; $2^3$ *sao* \\u{0} 中文 🙂 \u200b\u0007 ]]> ' + 'dàiquá'.repeat(40)
  it('comes out as text in every output, whatever it is', async () => {
    const base = await sampleInput('2.000004')
    const [paper] = base.definition.papers ?? []
    const input = await sampleInput('2.000004', { papers: paper ? [{ ...paper, name: nasty, note: nasty }] : null, conditions: nasty })
    const text = (await sheetsOf(input, 'annex')).join(' ')
    expect(text).toContain('<b>"A & B"</b> #let x = 1; $2^3$ *sao*')
    const { bytes } = await outputs.annex.render(input, 'docx')
    expect(bytes.length).toBeGreaterThan(5_000)
    expect(new TextDecoder().decode((await outputs.page.render(input, 'html')).bytes)).not.toContain('<b>"A')
  })

  it('a passage longer than a sheet goes on over several, in a table too', async () => {
    const base = await sampleInput('2.000004')
    const [paper] = base.definition.papers ?? []
    const long = Array.from({ length: 1_500 }, (_, at) => `từ${at}`).join(' ')
    const text = (await sheetsOf(await sampleInput('2.000004', { papers: paper ? [{ ...paper, name: long }] : null }), 'annex')).join(' ')
    expect(text).toContain('từ0 ')
    expect(text).toContain('từ1499')
  })
})

describe('the flowchart', () => {
  const drawing = (input: OutputInput): Promise<BpmnDrawing> => drawingFor(input.definition).then((found) => { if (!found) throw new Error('no drawing'); return found })

  it('is cut between its shapes: each stands whole in one part, each pool and lane in all', async () => {
    const whole = await drawing(await sampleInput('vpdd-thuongnhan-cap'))
    const parts = slicesOf(whole)
    expect(parts.length).toBe(2)
    const things = (one: BpmnDrawing) => one.shapes.filter(({ type }) => !/Lane|Participant/.test(type))
    expect(parts.flatMap(things).map(({ element }) => element).sort()).toEqual(things(whole).map(({ element }) => element).sort())
    for (const part of parts) {
      expect(part.box.width).toBeLessThanOrEqual(1_500)
      expect(part.shapes.length - things(part).length).toBe(whole.shapes.length - things(whole).length)
      for (const { x, width } of things(part)) {
        expect(x).toBeGreaterThanOrEqual(part.box.x)
        expect(x + width).toBeLessThanOrEqual(part.box.x + part.box.width)
      }
      for (const { points } of part.edges) for (const { x } of points) expect(x >= part.box.x && x <= part.box.x + part.box.width).toBe(true)
    }
    const ways = (of: BpmnDrawing[]) => new Set(of.flatMap(({ edges }) => edges.map(({ element }) => element)))
    expect(ways(parts)).toEqual(ways([whole]))
  })

  it('is drawn from the plan where the file brings no drawing', async () => {
    const input = await sampleInput('2.000004')
    const bpmn = input.definition.process?.bpmn.replace(/<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>/, '') ?? ''
    const bare = { ...input, definition: { ...input.definition, process: { bpmn } }, plan: await compileBpmn(bpmn) }
    const sheet = (await sheetsOf(bare, 'iso')).find((text) => text.includes('5.12. Lưu đồ'))
    expect(sheet).toContain('Thẩm định')
  })

  it('a poster is shown whole instead of filling a hundred sheets', async () => {
    const whole = await drawing(await sampleInput('2.000004'))
    expect(slicesOf({ ...whole, box: { ...whole.box, width: 500_000 } })).toHaveLength(1)
  })
})

test('the ways out of a step are told by where they lead', async () => {
  const { plan } = await sampleInput('2.000004')
  if (!plan) throw new Error('no plan')
  const told = [...exitsOf(plan)].map(([id, exits], at) => [id, exitWords(exits, at + 1)] as const).filter(([, words]) => words.length > 0)
  expect(Object.fromEntries(told)['xem-xet']).toEqual(['Trình lãnh đạo Sở ký: chuyển bước 5.', 'Trả lại chuyên viên: trở lại bước 3.'])
  expect(told.length).toBe(3)
})

test('steps that run side by side are said to, and count once in the sum', async () => {
  const bpmn = readFileSync(inProject('seeds', 'processes', 'consult-40h.bpmn'), 'utf8')
  const base = await sampleInput('2.000004')
  const text = (await sheetsOf({ ...base, definition: { ...base.definition, process: { bpmn } }, plan: await compileBpmn(bpmn) }, 'internal-process')).join(' ')
  expect(text).toContain('Thực hiện đồng thời các bước 3, 4.')
  expect(text).toMatch(/Tổng thời gian 40 giờ làm việc \(05 ngày làm việc\)/)
  expect(text).toContain('nhánh dài nhất')
})
