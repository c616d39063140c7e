import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { sampleInput, seededKeys } from '../../../../tests/output-input.ts'
import { closeEngine, closeReader } from '../../documents/index.ts'
import { outputs } from '../outputs/index.ts'
import { outputKinds, type OutputFormat, type OutputInput, type OutputKind } from '../outputs/input.ts'
import { agreementOf, type Agreement, type OutputFile } from './agreement.ts'
import { outputStates } from './states.ts'

afterAll(async () => { await closeReader(); await closeEngine() })

const filesOf = async (input: OutputInput, formats: readonly OutputFormat[], kinds: readonly OutputKind[] = outputKinds): Promise<OutputFile[]> =>
  Promise.all(kinds.flatMap((kind) => outputs[kind].formats.filter((format) => formats.includes(format)).map(async (format) => {
    const { bytes, fileName } = await outputs[kind].render(input, format)
    return { kind, format, bytes, fileName }
  })))

/** What is wrong, short enough to read in a red test. */
const faults = ({ rows, columns }: Agreement): string[] =>
  rows.flatMap(({ id, cells }) => cells.flatMap((cell, at) => (cell.state === 'differs' || cell.state === 'missing' ? [`${columns[at]?.kind}.${columns[at]?.format} ${id} ${cell.state}`] : [])))

describe('all outputs of a seeded procedure, read back, say what its definition says', () => {
  it.each(seededKeys)('%s', async (key) => {
    const input = await sampleInput(key)
    const agreement = await agreementOf(input, await filesOf(input, ['html', 'json', 'docx', 'pdf']))
    expect(faults(agreement)).toEqual([])
    // A report that looked at nothing would be empty too.
    expect(agreement.columns).toHaveLength(10)
    expect(agreement.facts).toBeGreaterThan(10)
    expect(agreement.rows.flatMap(({ cells }) => cells).filter(({ state }) => state === 'same').length).toBeGreaterThan(agreement.facts)
  }, 60_000)
})

describe('an output that was altered is found', () => {
  const altered = async (kind: OutputKind, format: OutputFormat, change: (text: string) => string): Promise<string[]> => {
    const input = await sampleInput('2.000004')
    const [file] = await filesOf(input, [format], [kind])
    if (!file) throw new Error('no file')
    const inWord = (bytes: Uint8Array): Uint8Array => {
      const parts = unzipSync(bytes)
      return zipSync({ ...parts, 'word/document.xml': strToU8(changed(strFromU8(parts['word/document.xml'] ?? new Uint8Array()))) })
    }
    const changed = (text: string): string => {
      const after = change(text)
      if (after === text) throw new Error('nothing was altered')
      return after
    }
    const bytes = format === 'docx' ? inWord(file.bytes) : strToU8(changed(strFromU8(file.bytes)))
    return faults(await agreementOf(input, [{ ...file, bytes }]))
  }

  it('an hour of a step in the Word file of the internal process', async () => {
    expect(await altered('internal-process', 'docx', (xml) => xml.replace('20 giờ', '22 giờ'))).toContain('internal-process.docx step.3.hours differs')
  })

  it('a paper in the public page', async () => {
    const input = await sampleInput('2.000004')
    const paper = input.definition.papers?.[1]
    expect(await altered('page', 'html', (html) => html.replaceAll(paper?.name ?? '', 'Sổ đỏ của người nộp'))).toContain('page.html papers.2 missing')
  })

  it('the promised time in the national record', async () => {
    const found = await altered('national-json', 'json', (json) => json.replace(/"THOIGIANGIAIQUYET":\s*"?5"?/, '"THOIGIANGIAIQUYET":6'))
    expect(found.some((one) => one.includes('time') && one.endsWith('differs'))).toBe(true)
  })

  it('a fee in the national record', async () => {
    const input = await sampleInput('2.000636')
    const [file] = await filesOf(input, ['json'], ['national-json'])
    if (!file) throw new Error('no file')
    const bytes = strToU8(strFromU8(file.bytes).replaceAll('1200000', '1300000'))
    const { rows } = await agreementOf(input, [{ ...file, bytes }])
    const wrong = rows.flatMap(({ kind, words, cells }) => cells.flatMap((cell) => (cell.state === 'differs' ? [{ kind, words, says: cell.words, at: cell.where.split('[')[0] }] : [])))
    expect(wrong.length).toBeGreaterThan(0)
    for (const one of wrong) expect(one).toEqual({ kind: 'fee', words: '1.200.000 đồng', says: '1.300.000 đồng', at: 'CACHTHUCTHUCHIEN' })
  })

  it('a step in the PDF of the ISO document, made of another process', async () => {
    const input = await sampleInput('2.000004')
    if (!input.plan) throw new Error('no process')
    const nodes = input.plan.nodes.map((node) => (node.name === 'Phân công thụ lý' ? { ...node, name: 'Giao việc cho cán bộ' } : node))
    const found = faults(await agreementOf(input, await filesOf({ ...input, plan: { ...input.plan, nodes } }, ['pdf'], ['iso'])))
    expect(found.some((one) => one.startsWith('iso.pdf step.2 '))).toBe(true)
  }, 30_000)

  it('is told by output, once for all its files, with the place in the definition', async () => {
    const input = await sampleInput('2.000004')
    const other = await sampleInput('2.000004', { time: { value: 7, unit: 'workingDay', text: null }, channels: null })
    const made = [...(await filesOf(other, ['pdf', 'docx'], ['annex'])), ...(await filesOf(input, ['json'], ['plan']))]
    const [annex, plan] = outputStates(await agreementOf(input, made))
    const places = annex?.wrong.map(({ where }) => where) ?? []
    expect(places).toEqual(expect.arrayContaining(['time', 'hash']))
    expect(new Set(places).size).toBe(places.length)
    expect(plan).toEqual({ kind: 'plan', wrong: [] })
  }, 30_000)

  it('a law in the Word file of the annex', async () => {
    expect((await altered('annex', 'docx', (xml) => xml.replaceAll('81/2018/NĐ-CP', '18/2018/NĐ-CP'))).some((one) => /legalBasis|law/.test(one))).toBe(true)
  })

  it('a paper made of another definition than the one it is held against', async () => {
    const input = await sampleInput('2.000004')
    const other = await sampleInput('2.000004', { time: { value: 7, unit: 'workingDay', text: null }, channels: null })
    const files = await filesOf(other, ['pdf'], ['annex', 'iso'])
    const found = faults(await agreementOf(input, files))
    expect(found).toEqual(expect.arrayContaining(['annex.pdf hash differs', 'iso.pdf hash differs']))
    expect(found.some((one) => one.includes('time'))).toBe(true)
  })
})
