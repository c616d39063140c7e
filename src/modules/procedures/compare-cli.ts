import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { ZodError } from 'zod'
import { printJson, textOption, UsageError, type Command, type ExitCode } from '../../platform/cli.ts'
import { Refusal } from '../../platform/errors.ts'
import { addSentences, say } from '../../platform/text.ts'
import { closeReader, documentSentences, readOutside } from '../documents/index.ts'
import { roleNames } from '../people/model.ts'
import { inspectBpmn } from '../workflow/index.ts'
import type { Plan } from '../workflow/model.ts'
import { driftOf, FACT_NAMES, factsOf, quietFactsOf, readFacts, type Drift } from './facts/index.ts'
import { parseProcedure } from './load.ts'
import type { ProcedureDefinition } from './model/definition.ts'
import { text } from './text.ts'

export const compare: Command = {
  summary: 'Differences between a definition and a document of others (.docx, .pdf, .html, .json).',
  help: `Usage: motcua procedure compare FILE OTHER [--process FILE.bpmn] [--json]

FILE is a definition, or a procedure as collected (schemaVersion 1); OTHER a signed decision, an old ISO process,
a page or a record of the national database. Exit 1 if they differ or OTHER cannot be read, 0 if all that was
read agrees. Nothing in OTHER is run, followed or fetched; what is broken or means harm is refused by name.

--process FILE   takes the steps from this BPMN file instead of the definition's own process

--json prints one object:
  file, other    the files as named
  ok             true: no difference
  same           how many facts agree
  differences    [ { kind, about, definition: { words, where } | null, document: { words, where } | null } ];
                 definition null: only the document says it; document null: only the definition does;
                 kind: ${Object.keys(FACT_NAMES).join(', ')}
  notCovered     kinds the document does not speak of
  notUnderstood  [ { what, where } ]: what was met in the document and not understood`,
  options: { process: { type: 'string' } },
  async run(input): Promise<ExitCode> {
    const [file, other, more] = input.positionals
    if (file === undefined || other === undefined || more !== undefined) throw new UsageError('procedure compare cần đúng hai tệp.')
    addSentences(text)
    addSentences(documentSentences)
    const { definition, plan } = await definitionIn(file, textOption(input, 'process'))
    const bytes = await bytesOf(other)
    try {
      const name = basename(other)
      const drift = driftOf([...factsOf(definition, plan, roleNames), ...quietFactsOf(definition)], readFacts(await readOutside({ name, bytes }), name, roleNames))
      const ok = drift.differences.length === 0
      if (input.json) printJson(input.io, { file, other, ok, ...drift })
      else input.io.out(describe(other, drift))
      return ok ? 0 : 1
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      input.io.err(`${say(error.code, error.params)}\n`)
      return 1
    } finally {
      await closeReader()
    }
  },
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch {
    throw new UsageError(`Không đọc được tệp ${file}.`)
  }
}

async function definitionIn(file: string, bpmn: string | undefined): Promise<{ definition: ProcedureDefinition; plan: Plan | null }> {
  const content = new TextDecoder().decode(await bytesOf(file))
  let definition: ProcedureDefinition
  try {
    definition = parseProcedure(JSON.parse(content), basename(file))
  } catch (error) {
    if (!(error instanceof ZodError) && !(error instanceof SyntaxError)) throw error
    throw new UsageError(`Tệp ${file} không phải là định nghĩa thủ tục.`)
  }
  const drawing = bpmn === undefined ? definition.process?.bpmn : new TextDecoder().decode(await bytesOf(bpmn))
  if (drawing === undefined) return { definition, plan: null }
  return { definition, plan: (await inspectBpmn(drawing)).plan ?? null }
}

function describe(other: string, { differences, same, notCovered, notUnderstood }: Drift): string {
  const lines = differences.map(({ kind, about, definition, document }) =>
    `  ${FACT_NAMES[kind]}${about === '' ? '' : ` (${about})`}: định nghĩa ${definition ? `“${definition.words}”` : 'không có'}; văn bản ${document ? `“${document.words}” [${document.where}]` : 'không thấy'}\n`)
  return [
    `${other}: ${differences.length === 0 ? 'khớp' : `lệch ${differences.length} chỗ`}; ${same} dữ kiện khớp\n`, ...lines,
    ...notUnderstood.map(({ what, where }) => `  chưa hiểu: ${what} [${where}]\n`),
    ...(notCovered.length > 0 ? [`  văn bản không nói tới: ${notCovered.map((kind) => FACT_NAMES[kind].toLowerCase()).join('; ')}\n`] : []),
  ].join('')
}
