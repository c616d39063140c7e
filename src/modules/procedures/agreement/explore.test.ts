import { writeFileSync, appendFileSync } from 'node:fs'
import { afterAll, it } from 'vitest'
import { sampleInput, seededKeys } from '../../../../tests/output-input.ts'
import { closeEngine, closeReader } from '../../documents/index.ts'
import { outputs } from '../outputs/index.ts'
import { agreementOf, outputKinds, type OutputFile } from './agreement.ts'
afterAll(async () => { await closeReader(); await closeEngine() })
it('x', async () => {
  const keys = process.env['KEYS']?.split(',') ?? seededKeys
  const formats = process.env['FORMATS']?.split(',') ?? ['html', 'json', 'docx']
  const out = '/tmp/reading/agree.txt'
  writeFileSync(out, '')
  let render = 0, read = 0
  const errors = new Map<string, number>()
  for (const key of keys) {
    const input = await sampleInput(key)
    let t = Date.now()
    const files: OutputFile[] = []
    for (const kind of outputKinds) for (const format of outputs[kind].formats) if (formats.includes(format)) {
      try { const { bytes, fileName } = await outputs[kind].render(input, format); files.push({ kind, format, bytes, fileName }); if (process.env['KEEP']) writeFileSync(`/tmp/reading/out/${key}-${kind}.${format}`, bytes) } catch (e) { const m = `${kind}.${format} ${String(e)}`; errors.set(m, (errors.get(m) ?? 0) + 1) }
    }
    render += Date.now() - t; t = Date.now()
    const a = await agreementOf(input, files)
    read += Date.now() - t
    for (const row of a.rows) row.cells.forEach((cell, i) => { const c = a.columns[i]; if (cell.state === 'missing' || cell.state === 'differs') appendFileSync(out, `${c?.kind}.${c?.format}\t${row.kind}\t${cell.state}\t${key}\t${row.about}\t${row.words}\t${'words' in cell ? cell.words : ''}\n`) })
  }
  appendFileSync(out, `# render ${render} read ${read} ms; ${JSON.stringify([...errors])}\n`)
}, 600_000)
