import type { ParseArgsOptionsConfig } from 'node:util'

/** Where a command reads and writes; tests hand in their own. */
export type Io = {
  out(text: string): void
  err(text: string): void
  /** All of standard input. */
  stdin(): Promise<string>
}

/** The values `parseArgs` read, by option name; `json` is an option of every command. */
export type CommandInput = {
  values: Record<string, string | boolean | (string | boolean)[] | undefined>
  positionals: string[]
  json: boolean
  io: Io
}

/** 0 done, 1 refused or found wrong, 2 bad usage. */
export type ExitCode = 0 | 1 | 2

/** One command of `motcua` (lệnh). The name may have two words, as in `bpmn check`. */
export type Command = {
  /** One line: what it answers. */
  summary: string
  /** The whole help: usage, options, the keys of the JSON answer. */
  help: string
  options: ParseArgsOptionsConfig
  run(input: CommandInput): Promise<ExitCode>
}

/** Bad usage: printed as one sentence on standard error, exit 2. */
export class UsageError extends Error {}

/** The text of an option, or undefined; a repeated option answers its last value. */
export function textOption(input: CommandInput, name: string): string | undefined {
  const value = input.values[name]
  const last = Array.isArray(value) ? value.at(-1) : value
  return typeof last === 'string' ? last : undefined
}

/** One object as one line of JSON, for `--json`. */
export const printJson = (io: Io, value: unknown): void => io.out(JSON.stringify(value) + '\n')
