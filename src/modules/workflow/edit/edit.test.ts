import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inspectBpmn } from '../bpmn/inspect.ts'
import { drawingOf } from '../bpmn/drawing.ts'
import { lostBetween } from '../bpmn/lost.ts'
import { readBpmn, writeBpmn } from '../bpmn/read.ts'
import { blocks, writeBlocks } from '../fixtures/blocks.ts'
import { sketch } from '../fixtures/sketch.ts'
import { STEP_KINDS } from '../model/plan.ts'
import { applyRows, moveRow, readTable, withDrawing } from './apply.ts'
import type { StepRow } from './rows.ts'

const seed = (name: string): string => readFileSync(new URL(`../../../../seeds/processes/${name}.bpmn`, import.meta.url), 'utf8')
const seeds = ['standard-40h', 'consult-40h', 'notify']
const names = async (xml: string): Promise<string[]> => (await readTable(xml)).rows.map(({ name }) => name)
const isSound = async (xml: string): Promise<string[]> => (await inspectBpmn(xml)).problems.map(({ message }) => message)
/** Every node and flow of the process that stands in the drawing. */
const drawn = async (xml: string): Promise<string[]> => {
  const drawing = drawingOf(await readBpmn(xml))
  return [...(drawing?.shapes ?? []), ...(drawing?.edges ?? [])].map(({ element }) => element)
}

describe('the table of a process', () => {
  test('has a line for every step, with who does it and in how many hours', async () => {
    const { rows, fixed } = await readTable(seed('standard-40h'))
    expect(fixed).toBe(false)
    expect(rows.map(({ number, name, position, hours }) => `${number} ${name}, ${position}, ${hours}`)).toEqual([
      '1 Tiếp nhận, số hóa, chuyển, receptionOfficer, 4', '2 Phân công thụ lý, roomHead, 4', '3 Thẩm định, dự thảo văn bản, officer, 20',
      '4 Xem xét dự thảo, roomHead, 4', '5 Ký duyệt, departmentLeader, 4', '6 Cấp số, ký số, phát hành, clerk, 2', '7 Trả kết quả, receptionOfficer, 2',
    ])
  })

  test.each(seeds)('written back without a change, %s is the same text', async (name) => {
    const xml = seed(name)
    expect(await applyRows(xml, (await readTable(xml)).rows)).toBe(xml)
  })

  test('what is changed in a line is changed in the process, and nothing else', async () => {
    const xml = seed('standard-40h').replace('<bpmn:userTask id="ky-duyet"', '<bpmn:userTask xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="ky-duyet" camunda:assignee="demo"')
    const { rows } = await readTable(xml)
    const changed = rows.map((row) => (row.number === 5 ? { ...row, name: 'Ký  ban hành', hours: 6.25, forms: [{ code: '05', name: 'Văn bản không xác nhận' }], checks: ['Đúng thẩm quyền'] } : row))
    const after = await applyRows(xml, changed)
    expect((await readTable(after)).rows).toEqual(changed.map((row) => (row.number === 5 ? { ...row, name: 'Ký ban hành' } : row)))
    expect(lostBetween(xml, after)).toEqual(['step @workingHours="4"', 'userTask#ky-duyet @name="Ký duyệt"'])
    expect(after).toContain('camunda:assignee="demo"')
  })

  test('another role takes the step and its decision to the lane of that role, which is made when it is missing', async () => {
    const xml = seed('notify')
    const { rows } = await readTable(xml)
    const after = await applyRows(xml, rows.map((row) => (row.number === 2 ? { ...row, position: 'roomHead' } : row)), () => 'Lãnh đạo phòng')
    const { plan } = await inspectBpmn(after)
    expect(plan?.lanes).toContainEqual({ id: 'lan-roomHead', name: 'Lãnh đạo phòng', position: 'roomHead' })
    expect(plan?.nodes.filter(({ lane }) => plan.lanes[lane ?? -1]?.position === 'roomHead').map(({ id }) => id)).toEqual(['xem-xet', 'phu-hop'])
    expect(await drawn(after)).toContain('lan-roomHead')
    expect(await isSound(after)).toEqual([])
  })
})

describe('the order of steps', () => {
  test('a step is put behind another and its decision, keeps the drawing whole, and runs', async () => {
    const { xml, id } = await moveRow(seed('standard-40h'), { kind: 'insert', after: 'tham-dinh', name: 'Kiểm tra thực tế' })
    expect((await names(xml)).slice(2, 5)).toEqual(['Thẩm định, dự thảo văn bản', 'Kiểm tra thực tế', 'Xem xét dự thảo'])
    const { plan, problems } = await inspectBpmn(xml)
    expect(problems).toEqual([])
    expect(await drawn(xml)).toEqual(expect.arrayContaining([...(plan?.nodes ?? []), ...(plan?.flows ?? [])].map((one) => one.id)))
    expect((await readTable(xml)).rows.find((row) => row.id === id)?.position).toBe('officer')
    // The button of the decision no longer leads to the head of the room: its words went with that way.
    const words = plan?.flows.filter(({ action }) => action === 'Trình lãnh đạo phòng xem xét').map((flow) => plan.nodes[flow.from]?.name)
    expect(words).toEqual(['Kiểm tra thực tế'])
  })

  test('a step is put first', async () => {
    const { xml } = await moveRow(seed('notify'), { kind: 'insert', after: null, name: 'Hướng dẫn' })
    expect((await names(xml))[0]).toBe('Hướng dẫn')
    expect(await isSound(xml)).toEqual([])
  })

  test('a step that is taken out takes its decision with it, and ways back to it lead on', async () => {
    const { xml } = await moveRow(seed('standard-40h'), { kind: 'remove', id: 'xem-xet' })
    expect(await names(xml)).not.toContain('Xem xét dự thảo')
    const { plan, problems } = await inspectBpmn(xml)
    expect(problems).toEqual([])
    expect(plan?.nodes.map(({ id }) => id)).not.toContain('dong-y-du-thao')
    expect(plan?.flows.find(({ id }) => id === 'trinh-phong')?.action).toBe('Trình lãnh đạo Sở ký')
    const ids = new Set([...(plan?.nodes ?? []), ...(plan?.flows ?? []), ...(plan?.lanes ?? [])].map(({ id }) => id))
    expect((await drawn(xml)).filter((id) => !ids.has(id))).toEqual(['co-quan'])
  })

  test('two steps change places, down and up again gives the same order and the same buttons', async () => {
    const xml = seed('standard-40h')
    const down = await moveRow(xml, { kind: 'down', id: 'xem-xet' })
    expect((await names(down.xml)).slice(3, 5)).toEqual(['Ký duyệt', 'Xem xét dự thảo'])
    expect(await isSound(down.xml)).toEqual([])
    const up = await moveRow(down.xml, { kind: 'up', id: 'xem-xet' })
    expect(lostBetween(xml, up.xml)).toEqual([])
  })

  test('beside a parallel pair a step is put in a branch or behind both', async () => {
    const inside = await moveRow(seed('consult-40h'), { kind: 'insert', after: 'lay-y-kien', name: 'Đôn đốc' })
    expect(await isSound(inside.xml)).toEqual([])
    const { plan } = await inspectBpmn(inside.xml)
    const made = plan?.nodes.find(({ name }) => name === 'Đôn đốc')
    expect(made?.out.map((flow) => plan?.nodes[plan.flows[flow]?.to ?? -1]?.id)).toEqual(['gop-viec'])
  })

  test('where it cannot be told from the drawing, the table says so', async () => {
    const odd = sketch({ nodes: 's:start a:user=Xét x:exclusive b:user c:user e:end', flows: 's>a a>x x>b[cap = 1] x>c! b>e c>e' })
    const { rows } = await readTable(odd)
    expect(rows.map(({ can }) => can.insert)).toEqual([true, true, true])
    const more = sketch({ nodes: 's:start a:user=Xét b:user c:user e:end', flows: 's>a a>b a>c b>e c>e' })
    await expect(moveRow(more, { kind: 'insert', after: 'a', name: 'Mới' })).rejects.toMatchObject({ code: 'workflow.notInTable', params: { step: 'bước “Xét”' } })
  })

  test('in a drawing of another program the others keep their places', async () => {
    const foreign = seed('standard-40h').replace('exporter="Motcua"', 'exporter="Camunda Modeler"')
      .replace('<bpmn:startEvent id="bat-dau">', '<bpmn:startEvent id="bat-dau"><bpmn:extensionElements><z:note xmlns:z="urn:z"><z:deep level="2"/></z:note></bpmn:extensionElements>')
    const { xml } = await moveRow(foreign, { kind: 'insert', after: 'phan-cong', name: 'Kiểm tra' })
    const [before, after] = await Promise.all([foreign, xml].map(async (text) => drawingOf(await readBpmn(text))))
    expect(after?.shapes).toEqual(expect.arrayContaining(before?.shapes ?? []))
    expect(after?.shapes.length).toBe((before?.shapes.length ?? 0) + 1)
    // One way was led to the new step; all others run as they ran.
    expect(before?.edges.filter((edge) => !after?.edges.some((one) => JSON.stringify(one) === JSON.stringify(edge))).map(({ element }) => element)).toEqual(['phan-cong.tham-dinh'])
    expect(lostBetween(foreign, xml).filter((one) => !/waypoint/.test(one))).toEqual(['sequenceFlow#phan-cong.tham-dinh @targetRef="tham-dinh"'])
  })
})

const position = fc.constantFrom('receptionOfficer', 'officer', 'roomHead', 'clerk', 'departmentLeader')
const words = fc.stringMatching(/^[A-Za-zĐđ<&"][a-zạếữ ]{0,12}[a-z]$/)
const document = fc.oneof(fc.record({ name: words }), fc.record({ code: fc.constantFrom('01', 'BM-02'), name: words }))
const said = fc.record({
  name: words, position, hours: fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 160 }).map((quarters) => quarters / 4)),
  kind: fc.oneof(fc.constant(null), fc.constantFrom(...STEP_KINDS)), work: fc.oneof(fc.constant(''), words),
  checks: fc.array(words, { maxLength: 3 }), forms: fc.array(document, { maxLength: 2 }), outputs: fc.array(document, { maxLength: 2 }),
})

describe('whatever is said in the table', () => {
  test('is what the table says afterwards, and the process still compiles', async () => {
    await fc.assert(fc.asyncProperty(fc.constantFrom(...seeds), fc.array(said, { minLength: 8, maxLength: 8 }), async (name, all) => {
      const xml = seed(name)
      const wanted = (await readTable(xml)).rows.map((row, at): StepRow => ({ ...row, ...all[at], name: all[at]?.name.replace(/\s+/g, ' ').trim() ?? row.name }))
      const after = await applyRows(xml, wanted)
      const table = await readTable(after)
      expect(table.rows).toEqual(wanted)
      expect(await isSound(after)).toEqual([])
      expect((await writeBpmn(await readBpmn(after))).lost).toEqual([])
    }), { numRuns: 15 })
  })

  test('moves of any kind leave a process that runs, in drawings of any shape', async () => {
    await fc.assert(fc.asyncProperty(blocks, fc.array(fc.nat(1000), { maxLength: 4 }), async (block, picks) => {
      let xml = writeBlocks(block)
      const bad = await isSound(xml)
      for (const pick of picks) {
        const { rows } = await readTable(xml)
        const row = rows[pick % Math.max(1, rows.length)]
        const kinds = row ? (['insert', 'remove', 'up', 'down'] as const).filter((kind) => row.can[kind]) : []
        const kind = kinds[pick % Math.max(1, kinds.length)]
        if (!row || !kind) continue
        const move = kind === 'insert' ? { kind, after: row.id, name: 'Mới' } as const : { kind, id: row.id }
        const moved = await moveRow(xml, move).catch((error: unknown) => {
          expect(error).toMatchObject({ code: 'workflow.notInTable' })
          return { xml }
        })
        xml = moved.xml
      }
      expect((await isSound(xml)).length).toBeLessThanOrEqual(bad.length)
    }), { numRuns: 25 })
  }, 60_000)
})

test('a drawing of thousands of steps is read in time', async () => {
  const many = Array.from({ length: 2_000 }, (_, at) => `n${at}`)
  const xml = sketch({ nodes: `s:start ${many.map((id) => `${id}:user`).join(' ')} e:end`, flows: `s>n0 ${many.slice(1).map((id, at) => `n${at}>${id}`).join(' ')} n1999>e` })
  const started = performance.now()
  const { rows, fixed } = await readTable(xml)
  expect([rows.length, fixed]).toEqual([2_000, true])
  expect(performance.now() - started).toBeLessThan(5_000)
})

test('a model that came without a drawing is given one with every part of it, and loses nothing', async () => {
  const bare = sketch({ nodes: 's:start a:user=Xét x:exclusive b:user c:sub t:timer e:end', flows: 's>a a>x x>b[cap = 1] x>a! b>c c>t t>e' })
  const xml = await withDrawing(bare)
  expect((await drawn(xml)).sort()).toEqual(['a', 'a_x', 'b', 'b_c', 'c', 'c_t', 'e', 's', 's_a', 't', 't_e', 'x', 'x_a', 'x_b'])
  expect(lostBetween(bare, xml)).toEqual([])
  expect(await withDrawing(xml)).toBe(xml)
})
