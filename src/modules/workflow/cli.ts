import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { printJson, textOption, UsageError, type Command, type CommandInput, type ExitCode, type Io } from '../../platform/cli.ts'
import { Refusal } from '../../platform/errors.ts'
import { compileBpmn, countsOf, inspectBpmn, type Inspection } from './bpmn/inspect.ts'
import { evaluate } from './model/feel.ts'
import { findNode, type Plan } from './model/plan.ts'
import { walk, type Choices, type Walk } from './model/walk.ts'
import { sentenceOf } from './text.ts'

const check: Command = {
  summary: 'Checks BPMN 2.0 files: what is wrong, what would run, what would not.',
  help: `Usage: motcua bpmn check FILE… [--json]

Reads each file (- is standard input) and says whether its process may be run. Exit 1 if a file has problems.

--json prints one object for each file, one a line:
  file        the file as named
  ok          no problems
  executable  may be run: ok, and nothing in it is only drawn
  steps       number of steps people do
  lanes       number of lanes
  problems    [ { code, element, message } ]
  ignored     [ { code, element, message } ]: what is in the file and is not executed`,
  options: {},
  async run({ positionals, json, io }) {
    if (positionals.length === 0) throw new UsageError('bpmn check cần ít nhất một tệp.')
    let code: ExitCode = 0
    for (const file of positionals) {
      const found = await inspectBpmn(await readInput(file, io))
      const { ok, executable, plan, problems, ignored } = found
      if (json) printJson(io, { file, ok, executable, ...countsOf(plan), problems, ignored })
      else io.out(describe(file, found))
      if (!ok) code = 1
    }
    return code
  },
}

function describe(file: string, { ok, executable, plan, problems, ignored }: Inspection): string {
  const { steps, lanes } = countsOf(plan)
  const verdict = executable ? 'chạy được' : ok ? 'chỉ để xem' : `${problems.length} lỗi`
  const line = (mark: string) => ({ message, element }: { message: string; element: string | null }) =>
    `  ${mark} ${message}${element ? ` [${element}]` : ''}\n`
  return [
    `${file}: ${verdict}; ${steps} bước, ${lanes} làn\n`,
    ...problems.map(line('lỗi:')), ...ignored.map(line('không chạy:')),
  ].join('')
}

const choicesSchema = z.looseObject({ context: z.record(z.string(), z.unknown()).optional() })
const choiceSchema = z.record(z.string(), z.union([z.string(), z.array(z.union([z.string(), z.array(z.string())]))]))

const run: Command = {
  summary: 'Walks a process without a database and prints the steps taken.',
  help: `Usage: motcua bpmn run FILE [--choices FILE] [--json]

Does the open steps one after another; when none is open, messages come and timers run out.

--choices FILE  { "gatewayOrTaskId": "flowId" | [ … in order of visits ], "context": { … for FEEL } }
                under a task's id: the flow taken behind it, or the boundary event that cuts it off

--json prints { file, process, ended, steps: [ { step, name, position, lane, visit, by, trace } ], trace, set }`,
  options: { choices: { type: 'string' } },
  async run(input) {
    const [file, second] = input.positionals
    if (!file || second !== undefined) throw new UsageError('bpmn run cần đúng một tệp.')
    return refusing(input.io, async () => {
      const plan = await compileBpmn(await readInput(file, input.io))
      const { choices, context } = await readChoices(input, plan)
      const walked = walk(plan, choices, context)
      if (input.json) printJson(input.io, { file, process: plan.id, ...walked })
      else input.io.out(describeWalk(walked))
    })
  },
}

async function readChoices(input: CommandInput, plan: Plan) {
  const path = textOption(input, 'choices')
  if (path === undefined) return { choices: {}, context: {} }
  const read = choicesSchema.safeParse(await readJson(path, input.io))
  const { context = {}, ...rest } = read.data ?? {}
  const choices = choiceSchema.safeParse(rest)
  if (!read.success || !choices.success) throw new UsageError(`Tệp ${path} không đúng dạng của tệp lựa chọn.`)
  const unknown = Object.keys(choices.data).find((id) => findNode(plan, id) === undefined)
  if (unknown !== undefined) throw new UsageError(`Tệp ${path} nêu “${unknown}”, nhưng quy trình không có phần này.`)
  return { choices: choices.data as Choices, context }
}

const describeWalk = ({ steps, ended }: Walk): string =>
  steps.map(({ step, name, position, lane, visit, by }, i) =>
    `${String(i + 1).padStart(3)}. ${name || step}${lane || position ? ` (${lane || position})` : ''}`
    + `${visit > 1 ? `, lần ${visit}` : ''}${by === 'done' || by === step ? '' : `, ngắt bởi ${by}`}\n`).join('')
  + (ended ? '     Kết thúc\n' : '')

const feel: Command = {
  summary: 'Evaluates a FEEL expression.',
  help: `Usage: motcua feel EXPRESSION [--context FILE] [--json]

--context FILE  variables, one JSON object (- is standard input)

--json prints { value }. Dates and durations are ISO 8601 text. A missing variable is null; now() and today()
are null, for the answer depends on nothing but what is given.`,
  options: { context: { type: 'string' } },
  async run(input) {
    const [expression, second] = input.positionals
    if (expression === undefined || second !== undefined) throw new UsageError('feel cần đúng một biểu thức.')
    return refusing(input.io, async () => {
      const path = textOption(input, 'context')
      const read = z.record(z.string(), z.unknown()).safeParse(path === undefined ? {} : await readJson(path, input.io))
      if (!read.success) throw new UsageError(`Tệp ${path ?? ''} phải là một đối tượng JSON.`)
      const { value } = evaluate(expression, read.data)
      if (input.json) printJson(input.io, { value })
      else input.io.out(`${JSON.stringify(value)}\n`)
    })
  },
}

export const commands: Record<string, Command> = { 'bpmn check': check, 'bpmn run': run, feel }

/** A refusal is one sentence on standard error and exit 1. */
async function refusing(io: Io, act: () => Promise<void>): Promise<ExitCode> {
  try {
    await act()
    return 0
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    io.err(`${sentenceOf(error.code, error.params)}\n`)
    return 1
  }
}

async function readInput(file: string, io: Io): Promise<string | Uint8Array> {
  if (file === '-') return io.stdin()
  try {
    return await readFile(file)
  } catch {
    throw new UsageError(`Không đọc được tệp ${file}.`)
  }
}

async function readJson(file: string, io: Io): Promise<unknown> {
  const content = await readInput(file, io)
  try {
    return JSON.parse(typeof content === 'string' ? content : new TextDecoder().decode(content))
  } catch {
    throw new UsageError(`Tệp ${file} không phải là JSON.`)
  }
}
