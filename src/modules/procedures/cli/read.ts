import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { ZodError } from 'zod'
import { UsageError, type Io } from '../../../platform/cli.ts'
import { parseProcedure } from '../load.ts'
import type { ProcedureDefinition } from '../model/definition.ts'

export type Told = { code: string; severity: 'wrong' | 'open'; path: string; message: string }

/** A file, or standard input where `-` is named. */
export async function readText(file: string, io: Io): Promise<string> {
  if (file === '-') return io.stdin()
  try {
    return await readFile(file, 'utf8')
  } catch {
    throw new UsageError(`Không đọc được tệp ${file}.`)
  }
}

/** The definition in a file, or why there is none. */
export function readDefinition(file: string, content: string): ProcedureDefinition | Told[] {
  const wrong = (path: string, message: string): Told => ({ code: 'malformed', severity: 'wrong', path, message })
  let json: unknown
  try {
    json = JSON.parse(content)
  } catch {
    return [wrong('', 'Tệp không phải là JSON.')]
  }
  try {
    return parseProcedure(json, basename(file))
  } catch (error) {
    if (!(error instanceof ZodError)) throw error
    return error.issues.map(({ path, message }) => wrong(path.join('.'), `Chưa đúng khuôn dạng: ${message}.`))
  }
}
