import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { inProject } from '../../../platform/root.ts'
import { UsageError } from '../../../platform/cli.ts'
import { render } from './render.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-render-'))
afterAll(() => rmSync(folder, { recursive: true }))
const seed = inProject('seeds', 'procedures', '2.000004-khuyenmai-mayrui-dangky.json')
const process = inProject('seeds', 'processes', 'standard-40h.bpmn')

async function run(file: string, values: Record<string, string>) {
  let [out, err] = ['', '']
  const io = { out: (text: string) => { out += text }, err: (text: string) => { err += text }, stdin: () => Promise.resolve('') }
  const code = await render.run({ values, positionals: [file], json: true, io })
  return { code, err, answer: (out === '' ? {} : JSON.parse(out)) as Record<string, unknown> }
}

test('each output is written to a file, whose ending gives the format; the answer names it, its hash and its size', async () => {
  for (const [kind, ending] of [['page', 'html'], ['annex', 'pdf'], ['annex', 'docx'], ['internal-process', 'pdf'], ['iso', 'docx'], ['plan', 'json'], ['national-json', 'json'], ['cpsv-ap', 'jsonld']] as const) {
    const out = join(folder, `${kind}.${ending}`)
    const { code, answer } = await run(seed, { as: kind, out, process, version: '3', agency: 'Sở Công Thương tỉnh Bình Định' })
    expect(code).toBe(0)
    const bytes = readFileSync(out)
    expect(answer).toMatchObject({ file: out, kind, format: ending === 'jsonld' ? 'json' : ending, version: 3, bytes: bytes.length })
    expect(answer['hash']).toMatch(/^[0-9a-f]{64}$/)
    expect(bytes.subarray(0, 2).toString()).toBe({ html: '<!', pdf: '%P', docx: 'PK', json: '{\n', jsonld: '{\n' }[ending])
  }
})

test('without a number of a version the output says that it is a draft', async () => {
  const out = join(folder, 'draft.json')
  expect((await run(seed, { as: 'national-json', out })).answer).toMatchObject({ version: null })
  expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ TRANGTHAI: 0, PHIENBAN: { TRANGTHAI: 'draft' } })
})

test('a format an output does not have, a kind that is none, and a file that is no definition are refused by name', async () => {
  await expect(run(seed, { as: 'plan', out: join(folder, 'plan.pdf') })).rejects.toThrow(UsageError)
  await expect(run(seed, { as: 'poster', out: join(folder, 'x.pdf') })).rejects.toThrow(/--as/)
  await expect(run(seed, { as: 'annex' })).rejects.toThrow(/--out/)
  const bad = join(folder, 'bad.json')
  writeFileSync(bad, '{"key":"x"}')
  const { code, err } = await run(bad, { as: 'annex', out: join(folder, 'bad.pdf') })
  expect(code).toBe(1)
  expect(err).toContain('bad.json')
})
