import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { UsageError, type Command, type ExitCode, type Io } from '../platform/cli.ts'
import { Refusal } from '../platform/errors.ts'
import { say } from '../platform/text.ts'

/** Commands by name (`due`, `bpmn check`), each fetched with its room only when it is asked for. */
export type CommandTable = Readonly<Record<string, () => Promise<Record<string, Command>>>>

/**
 * Runs one command line. 0 done, 1 refused or found wrong, 2 bad usage; whatever goes wrong is one sentence
 * on standard error.
 */
export async function runCommandLine(table: CommandTable, args: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await dispatch(table, args, io)
  } catch (error) {
    if (error instanceof UsageError) {
      io.err(`${error.message}\n`)
      return 2
    }
    io.err(`${await sentenceOf(error)}\n`)
    return 1
  }
}

async function dispatch(table: CommandTable, args: readonly string[], io: Io): Promise<ExitCode> {
  const [first = '--help'] = args
  if (first === '--help' || first === '-h') return printList(table, io)
  if (first === 'help') return args.length === 1 ? printList(table, io) : printHelp(await find(table, args.slice(1)), io)
  const found = await find(table, args)
  return args.includes('--help') || args.includes('-h') ? printHelp(found, io) : found.command.run({ ...parse(found, args), io })
}

type Found = { name: string; command: Command; words: number }

/** The command the first one or two words name. */
async function find(table: CommandTable, args: readonly string[]): Promise<Found> {
  const name = [args.slice(0, 2).join(' '), args[0] ?? ''].find((words) => words in table)
  const command = name === undefined ? undefined : (await table[name]?.())?.[name]
  if (name === undefined || command === undefined) throw new UsageError(unknownCommand(table, args))
  return { name, command, words: name.split(' ').length }
}

function unknownCommand(table: CommandTable, args: readonly string[]): string {
  const names = Object.keys(table)
  const given = args.filter((arg) => !arg.startsWith('-')).slice(0, 2)
  const family = names.filter((name) => name.startsWith(`${given[0]} `))
  const near = nearest(names, given.join(' ')) ?? nearest(names, given[0] ?? '')
  const hint = near !== undefined ? `Có phải là «${near}»?` : family.length > 0 ? `Có các lệnh: ${family.join(', ')}.` : 'Xin xem: motcua --help'
  return `Không có lệnh «${given.join(' ') || args[0]}». ${hint}`
}

/** Reads the options of a command; what it does not know is named with the nearest it does. */
function parse({ name, command, words }: Found, args: readonly string[]) {
  const options: ParseArgsOptionsConfig = { ...command.options, json: { type: 'boolean' } }
  // No command has one-letter options, so what starts with one dash is a value: -1 + 2 is an expression.
  const guarded = args.slice(words).map((arg) => (/^-[^-]/.test(arg) ? `\0${arg}` : arg))
  const bare = (value: string) => (value.startsWith('\0') ? value.slice(1) : value)
  try {
    const { values, positionals } = parseArgs({ args: guarded, options, allowPositionals: true })
    const plain = Object.entries(values).map(([key, value]) => [
      key, typeof value === 'string' ? bare(value) : Array.isArray(value) ? value.map((one) => (typeof one === 'string' ? bare(one) : one)) : value,
    ])
    return { values: Object.fromEntries(plain), positionals: positionals.map(bare), json: values['json'] === true }
  } catch (error) {
    const option = /'(?:-\w, )?--([^ '=]+)/.exec(error instanceof Error ? error.message : '')?.[1] ?? ''
    const known = options[option]
    if (known !== undefined) {
      const wanted = known.type === 'string' ? `cần một giá trị sau --${option}` : `không nhận giá trị sau --${option}`
      throw new UsageError(`${name} ${wanted}.`)
    }
    const near = nearest(Object.keys(options), option)
    throw new UsageError(`${name} không có tùy chọn --${option}. ${near === undefined ? `Xin xem: motcua help ${name}` : `Có phải là --${near}?`}`)
  }
}

async function printList(table: CommandTable, io: Io): Promise<ExitCode> {
  const rows = await Promise.all(Object.entries(table).map(async ([name, load]) => ({ name, summary: (await load())[name]?.summary ?? '' })))
  const width = Math.max(...rows.map(({ name }) => name.length))
  io.out('Usage: motcua COMMAND [options] [--json]\n\n')
  for (const { name, summary } of rows) io.out(`  ${name.padEnd(width)}  ${summary}\n`)
  io.out('\nmotcua help COMMAND tells the options of a command and the keys of its JSON answer.\n')
  io.out('Exit code: 0 done, 1 refused or found wrong, 2 bad usage; errors are one sentence on standard error.\n')
  return 0
}

function printHelp({ command }: Found, io: Io): ExitCode {
  io.out(`${command.summary}\n\n${command.help}\n`)
  return 0
}

/** The sentence of what was thrown. The catalogue of all rooms is only read when there is something to say. */
async function sentenceOf(error: unknown): Promise<string> {
  if (error instanceof Refusal) {
    await import('../text.ts')
    return say(error.code, error.params)
  }
  return (error instanceof Error ? error.message : String(error)).trim().split('\n')[0] ?? ''
}

/** The word that differs from `given` in at most a third of its letters, the nearest one; else undefined. */
export function nearest(words: readonly string[], given: string): string | undefined {
  const ranked = words.map((word) => ({ word, far: distance(word, given) })).sort((a, b) => a.far - b.far)
  const best = ranked[0]
  return best !== undefined && best.far <= Math.max(1, Math.floor(given.length / 3)) ? best.word : undefined
}

/** How many letters must be added, left out or changed (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)))
    }
    row = next
  }
  return row[b.length] ?? 0
}
