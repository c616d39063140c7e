import { writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { printJson, textOption, UsageError, type Command, type CommandInput } from '../../../platform/cli.ts'
import { Refusal } from '../../../platform/errors.ts'
import { say } from '../../../platform/text.ts'
import { dayNumberOf } from '../../../platform/time.ts'
import { roleNames } from '../../people/model.ts'
import { compileBpmn } from '../../workflow/index.ts'
import { hashOf } from '../hash.ts'
import type { ProcedureDefinition } from '../model/definition.ts'
import { outputKinds, type OutputFormat, type OutputInput, type OutputKind } from '../outputs/input.ts'
import { readDefinition, readText } from './read.ts'

const FORMATS: Record<string, OutputFormat> = { '.pdf': 'pdf', '.docx': 'docx', '.html': 'html', '.htm': 'html', '.json': 'json', '.jsonld': 'json' }
const isFormat = (text: string): text is OutputFormat => ['html', 'pdf', 'docx', 'json'].includes(text)
const isKind = (text: string | undefined): text is OutputKind => (outputKinds as readonly string[]).includes(text ?? '')

export const render: Command = {
  summary: 'Writes one output of a definition: page, annex, internal process, ISO document, plan, national record, CPSV-AP.',
  help: `Usage: motcua procedure render FILE --as KIND --out FILE [options] [--json]

Reads a definition (or a procedure as collected; - is standard input) and writes one of its outputs. Needs no
database. The output carries the code, the version, the SHA-256 of the definition and, on paper, a QR code.

--as KIND         page (html), annex (pdf, docx), internal-process (pdf, docx), iso (pdf, docx),
                  plan (json), national-json (json), cpsv-ap (json)
--out FILE        where to write; its ending gives the format
--format FORMAT   html, pdf, docx or json, where the ending does not say
--process FILE    takes this BPMN file as the process of the definition
--version N       number of the published version; without it the output says that it is a draft
--valid-from DAY  first day in force, 2023-12-01
--agency NAME --parent NAME --place NAME --agency-code CODE --address TEXT --phone TEXT
                  who publishes (default: the executing agency the definition names)
--base-url URL    where the public page lies (default http://localhost:3000)

--json prints one object:
  file     the file written
  kind     as asked
  format   html, pdf, docx or json
  hash     SHA-256 of the definition
  version  number of the version; null: a draft
  bytes    size of the file`,
  options: {
    as: { type: 'string' }, out: { type: 'string' }, format: { type: 'string' }, process: { type: 'string' }, version: { type: 'string' }, 'valid-from': { type: 'string' },
    agency: { type: 'string' }, parent: { type: 'string' }, place: { type: 'string' }, 'agency-code': { type: 'string' }, address: { type: 'string' }, phone: { type: 'string' },
    'base-url': { type: 'string' },
  },
  async run(input) {
    const { positionals: [file, ...more], json, io } = input
    if (file === undefined || more.length > 0) throw new UsageError('procedure render cần đúng một tệp định nghĩa.')
    const { kind, format, out } = await wanted(input)
    const read = readDefinition(file, await readText(file, io))
    if (Array.isArray(read)) {
      io.err(`${file}: ${read.map(({ path, message }) => `${message}${path === '' ? '' : ` [${path}]`}`).join(' ')}\n`)
      return 1
    }
    const { outputs } = await import('../outputs/index.ts')
    const { closeEngine } = await import('../../documents/index.ts')
    try {
      const made = await inputFor(input, read)
      const { bytes } = await outputs[kind].render(made, format)
      await writeFile(out, bytes)
      const { hash, number, state } = made.version
      if (json) printJson(io, { file: out, kind, format, hash, version: state === 'draft' ? null : number, bytes: bytes.length })
      else io.out(`${out}: ${outputs[kind].name}, ${bytes.length} byte, mã băm ${hash}\n`)
      return 0
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      io.err(`${file}: ${say(error.code, error.params)}\n`)
      return 1
    } finally {
      await closeEngine()
    }
  },
}

/** What is asked for, checked before anything is read. */
async function wanted(input: CommandInput): Promise<{ kind: OutputKind; format: OutputFormat; out: string }> {
  const { outputs } = await import('../outputs/index.ts')
  const kind = textOption(input, 'as')
  if (!isKind(kind)) throw new UsageError(`--as cần một trong: ${outputKinds.join(', ')}.`)
  const out = textOption(input, 'out')
  if (out === undefined || out === '') throw new UsageError('Thiếu --out: tệp để ghi.')
  const format = textOption(input, 'format') ?? FORMATS[extname(out).toLowerCase()]
  if (format === undefined || !isFormat(format) || !outputs[kind].formats.includes(format)) {
    throw new UsageError(`${kind} có định dạng: ${outputs[kind].formats.join(', ')}.`)
  }
  return { kind, format, out }
}

async function inputFor(input: CommandInput, read: ProcedureDefinition): Promise<OutputInput> {
  const option = (name: string) => textOption(input, name)
  const drawing = option('process')
  const definition = drawing === undefined ? read : { ...read, process: { bpmn: await readText(drawing, input.io) } }
  const version = option('version')
  if (version !== undefined && !/^[1-9]\d{0,4}$/.test(version)) throw new UsageError('--version cần một số nguyên dương.')
  const validFrom = option('valid-from') ?? null
  if (validFrom !== null && dayNumberOf(validFrom) === undefined) throw new UsageError('--valid-from cần một ngày, như 2023-12-01.')
  const number = Number(version ?? 1)
  return {
    definition,
    plan: definition.process && (await compileBpmn(definition.process.bpmn)),
    version: { number, hash: hashOf(definition), validFrom, state: version === undefined ? 'draft' : 'published' },
    agency: {
      code: option('agency-code') ?? '', name: option('agency') ?? definition.agencies.executing ?? 'Cơ quan thực hiện', parentName: option('parent') ?? '',
      place: option('place') ?? '', address: option('address') ?? '', phone: option('phone') ?? '',
    },
    baseUrl: (option('base-url') ?? 'http://localhost:3000').replace(/\/+$/, ''),
    amendments: [{ number, validFrom, parts: number === 1 ? 'Toàn bộ' : '–', summary: number === 1 ? 'Ban hành lần đầu' : 'Xem hồ sơ các phiên bản trước', decision: null }],
    decision: null,
    approval: { drafter: null, reviewer: null, approver: null },
    roleNames,
    names: {},
  }
}
