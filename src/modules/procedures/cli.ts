import { printJson, textOption, UsageError, type Command, type CommandInput, type ExitCode } from '../../platform/cli.ts'
import { addSentences, say } from '../../platform/text.ts'
import { dayNumberOf, dayOf, readClock, type Day } from '../../platform/time.ts'
import { roles } from '../people/model.ts'
import { inspectBpmn } from '../workflow/index.ts'
import type { Plan } from '../workflow/model.ts'
import { compare } from './compare-cli.ts'
import { readDefinition, readText, type Told } from './cli/read.ts'
import { render } from './cli/render.ts'
import { hashOf } from './hash.ts'
import { checkDefinition } from './model/check.ts'
import { missingParts } from './model/complete.ts'
import type { ProcedureDefinition } from './model/definition.ts'
import { timeSaved } from './model/rules.ts'
import { text } from './text.ts'

addSentences(text)

type Report = {
  file: string
  /** Nothing wrong and no compulsory part missing. */
  ok: boolean
  complete: boolean
  code: string | null
  name: string | null
  hash: string | null
  /** What the promised time is shorter than the law's, in days and per cent; null: not shorter, or not to be told. */
  saved: { value: number; percent: number } | null
  problems: Told[]
}

const check: Command = {
  summary: 'Checks definitions of procedures: what contradicts itself, what is missing.',
  help: `Usage: motcua procedure check FILE… [--process FILE.bpmn] [--positions a,b,…] [--on DAY] [--json]

Reads each file (- is standard input): a definition, or a procedure as collected (schemaVersion 1, see
seeds/procedures). Exit 1 if a file has something wrong or lacks a compulsory part (NĐ 63/2010 Điều 8.2).

--process FILE   checks this BPMN file as the process of the definition
--positions a,b  positions that exist (default: the roles of this program)
--on YYYY-MM-DD  the day on which the legal texts must be in force (default: today)

--json prints one object for each file, one a line:
  file      the file as named
  ok        nothing is wrong and no compulsory part is missing
  complete  all seven compulsory parts are there
  code      national code, or null
  name      name of the procedure, or null if the file could not be read as one
  hash      SHA-256 of the definition, or null
  saved     { value, percent }: days the promised time is shorter than the law's, or null
  problems  [ { code, severity, path, message } ]; severity wrong: contradicts itself or cannot be used,
            open: no source states it and the office must confirm it`,
  options: { process: { type: 'string' }, positions: { type: 'string' }, on: { type: 'string' } },
  async run(input) {
    const { positionals, json, io } = input
    if (positionals.length === 0) throw new UsageError('procedure check cần ít nhất một tệp.')
    const against = await readAgainst(input)
    let code: ExitCode = 0
    for (const file of positionals) {
      const report = await reportOn(file, await readText(file, io), against)
      if (json) printJson(io, report)
      else io.out(describe(report))
      if (!report.ok) code = 1
    }
    return code
  },
}

export const commands: Record<string, Command> = { 'procedure check': check, 'procedure compare': compare, 'procedure render': render }

type Against = { bpmn: string | undefined; positions: readonly string[]; on: Day }

async function readAgainst(input: CommandInput): Promise<Against> {
  const file = textOption(input, 'process')
  const positions = textOption(input, 'positions')
  const on = textOption(input, 'on') ?? dayOf(readClock())
  if (dayNumberOf(on) === undefined) throw new UsageError(`--on ${on}: xin ghi ngày như 2026-01-31.`)
  return {
    bpmn: file === undefined ? undefined : await readText(file, input.io),
    positions: positions === undefined ? Object.keys(roles) : positions.split(',').map((one) => one.trim()),
    on,
  }
}

async function reportOn(file: string, content: string, against: Against): Promise<Report> {
  const read = readDefinition(file, content)
  if (Array.isArray(read)) return { file, ok: false, complete: false, code: null, name: null, hash: null, saved: null, problems: read }
  const { plan, problems } = await processOf(read, against)
  const whole = [...problems, ...checkDefinition(read, { ...(plan ? { plan } : {}), positions: against.positions, on: against.on }).map(told)]
  const complete = missingParts(read).length === 0
  const ok = complete && whole.every((one) => one.severity === 'open')
  return { file, ok, complete, code: read.code, name: read.name, hash: hashOf(read), saved: timeSaved(read) ?? null, problems: whole }
}

const told = ({ code, severity, path, params }: ReturnType<typeof checkDefinition>[number]): Told => ({
  code, severity, path, message: say(`procedures.check.${code}`, params),
})

async function processOf(definition: ProcedureDefinition, { bpmn }: Against): Promise<{ plan: Plan | undefined; problems: Told[] }> {
  const drawing = bpmn ?? definition.process?.bpmn
  if (drawing === undefined) return { plan: undefined, problems: [] }
  const { plan, problems, executable, ignored } = await inspectBpmn(drawing)
  const faults = executable ? [] : [...problems, ...ignored]
  return {
    plan,
    problems: faults.map(({ code, element, message }) => ({ code: `process.${code}`, severity: 'wrong' as const, path: `process.${element ?? ''}`, message })),
  }
}

function describe({ file, ok, problems, name, saved }: Report): string {
  const wrong = problems.filter((one) => one.severity === 'wrong').length
  const verdict = [ok ? 'đạt' : 'chưa đạt', `${wrong} chỗ sai`, `${problems.length - wrong} chỗ cần xác nhận`].join('; ')
  const lines = problems.map((one) => `  ${one.severity === 'wrong' ? 'sai:' : 'cần xác nhận:'} ${one.message} [${one.path}]\n`)
  const saving = saved === null ? [] : [`  cắt giảm ${saved.value} ngày, ${saved.percent} % so với thời hạn theo pháp luật\n`]
  return [`${file}: ${verdict}${name === null ? '' : `\n  ${name}`}\n`, ...saving, ...lines].join('')
}
