import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseArgs } from 'node:util'
import { UsageError } from '../../platform/cli.ts'
import { commands } from './cli.ts'
import { sketch } from './fixtures/sketch.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-bpmn-'))
const file = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const standard = new URL('../../../seeds/processes/standard-40h.bpmn', import.meta.url).pathname

/** Runs a command as the hall does, without a process. */
async function run(name: string, args: string[], stdin = ''): Promise<{ code: number; out: string; err: string }> {
  const command = commands[name]
  if (!command) throw new Error(`no command ${name}`)
  const said = { out: '', err: '' }
  const io = {
    out: (text: string) => void (said.out += text), err: (text: string) => void (said.err += text), stdin: async () => stdin,
  }
  const { values, positionals } = parseArgs({ args, options: { ...command.options, json: { type: 'boolean' } }, allowPositionals: true })
  const code = await command.run({ values, positionals, json: values['json'] === true, io })
  return { code, ...said }
}

test('bpmn check answers one object a file, with exit 1 if one is wrong', async () => {
  const wrong = file('wrong.bpmn', sketch({ nodes: 's:start x:exclusive a:user b:user j:parallel e:end', flows: 's>x x>a x>b a>j b>j j>e' }))
  const { code, out } = await run('bpmn check', [standard, wrong, '--json'])
  const [first, second] = out.trim().split('\n').map((line): unknown => JSON.parse(line))
  expect(code).toBe(1)
  expect(first).toEqual({ file: standard, ok: true, executable: true, steps: 7, lanes: 5, problems: [], ignored: [] })
  expect(second).toMatchObject({ file: wrong, ok: false, executable: false, steps: 2, lanes: 0, problems: [{ code: 'deadlock', element: 'j' }] })
})

test('bpmn check reads standard input and says in words what is wrong', async () => {
  const { code, out } = await run('bpmn check', ['-'], 'không phải XML')
  expect(code).toBe(1)
  expect(out).toMatch(/^-: 1 lỗi; 0 bước, 0 làn\n {2}lỗi: Tệp không phải là XML/)
})

test('bpmn run walks the seven steps, with two ways back chosen by visits', async () => {
  const choices = file('choices.json', JSON.stringify({
    'du-dieu-kien': ['bo-sung', 'trinh-phong'], 'xem-xet': ['phong-tra-lai'], context: {},
  }))
  const { code, out } = await run('bpmn run', [standard, '--choices', choices, '--json'])
  expect(code).toBe(0)
  const walked = JSON.parse(out) as { ended: boolean; steps: { step: string; visit: number }[] }
  expect(walked.ended).toBe(true)
  expect(walked.steps.map(({ step, visit }) => `${step} ${visit}`)).toEqual([
    'tiep-nhan 1', 'phan-cong 1', 'tham-dinh 1', 'tham-dinh 2', 'xem-xet 1', 'tham-dinh 3', 'xem-xet 2',
    'ky-duyet 1', 'phat-hanh 1', 'tra-ket-qua 1',
  ])
})

test('bpmn run goes by conditions over the context, and lets timers cut steps off', async () => {
  const flow = (from: string, to: string) => `<sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}"/>`
  const model = file('conditions.bpmn', sketch({
    nodes: 's:start a:user x:exclusive b:user c:user e:end', flows: 's>a a>x x>b[tien > 100] x>c! b>e c>e',
    more: `<boundaryEvent id="han" attachedToRef="b"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>${flow('han', 'c')}`,
  }))
  const choices = file('context.json', JSON.stringify({ b: 'han', context: { tien: 200 } }))
  const { steps } = JSON.parse((await run('bpmn run', [model, '--choices', choices, '--json'])).out) as { steps: { step: string; by: string }[] }
  expect(steps.map(({ step, by }) => [step, by])).toEqual([['a', 'done'], ['b', 'han'], ['c', 'done']])
})

test('bpmn run refuses in one sentence what cannot be run or has no choice', async () => {
  const open = file('open.bpmn', sketch({ nodes: 's:start a:user x:exclusive=Đủ? e:end', flows: 's>a a>x x>a x>e' }))
  expect(await run('bpmn run', [open])).toEqual({ code: 1, out: '', err: 'Cần chọn hướng đi tiếp tại “Đủ?”: x_a; x_e.\n' })
  const always = file('always.json', '{"x":"x_a"}')
  expect(await run('bpmn run', [open, '--choices', always])).toMatchObject({ code: 1, err: expect.stringContaining('chưa kết thúc sau 1000 bước') })
  expect(await run('bpmn run', [open, '--choices', file('typo.json', '{"x":"x_b"}')])).toEqual({ code: 1, out: '', err: 'Không có hướng “x_b” sau bước này.\n' })
  const drawn = file('drawn.bpmn', sketch({ nodes: 's:start k:complexGateway e:end', flows: 's>k k>e', executable: false }))
  expect(await run('bpmn run', [drawn])).toMatchObject({ code: 1, err: expect.stringContaining('complexGateway') })
  await expect(run('bpmn run', [open, '--choices', file('bad.json', '{"y":"x_a"}')])).rejects.toThrow(UsageError)
  await expect(run('bpmn run', [])).rejects.toThrow(UsageError)
  await expect(run('bpmn check', [join(folder, 'none.bpmn')])).rejects.toThrow(UsageError)
})

test('feel evaluates with a context', async () => {
  const context = file('feel.json', '{"gia": 180000000, "ngay": "2026-02-16"}')
  expect(await run('feel', ['gia * 0.5', '--context', context, '--json'])).toEqual({ code: 0, out: '{"value":90000000}\n', err: '' })
  expect(await run('feel', ['date(ngay) + duration("P3D")', '--context', context, '--json'])).toMatchObject({ out: '{"value":"2026-02-19"}\n' })
  expect(await run('feel', ['khong co', '--json'])).toMatchObject({ code: 0, out: '{"value":null}\n' })
  expect(await run('feel', ['1 +', '--json'])).toEqual({ code: 1, out: '', err: 'Biểu thức FEEL sai: 1 +\n' })
})
