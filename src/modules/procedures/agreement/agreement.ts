/**
 * Whether all outputs of a version say the same as its definition (sự thống nhất của các đầu ra), found by
 * reading the finished files as anybody would, and never by asking what wrote them.
 */
import { readOwn } from '../../documents/index.ts'
import { compareFacts, factsOf, readFacts, type Fact, type FactKind } from '../facts/index.ts'
import type { OutputFormat, OutputInput, OutputKind } from '../outputs/input.ts'
import { mayLack, whyLeftOut } from './carried.ts'

/** One finished file of an output. */
export type OutputFile = { kind: OutputKind; format: OutputFormat; bytes: Uint8Array; fileName: string }

/** What a file says of one fact. `where` is a place in it; `words` what stands there. */
export type Cell =
  | { state: 'same' | 'differs'; words: string; where: string }
  | { state: 'missing' }
  /** No part of this output, and why. */
  | { state: 'leftOut'; why: string }

/** `where`: the place of the definition it is of. */
export type AgreementRow = { id: string; kind: FactKind; about: string; words: string; where: string; cells: Cell[] }
export type AgreementColumn = { kind: OutputKind; format: OutputFormat; name: string; wrong: number }
export type Agreement = { columns: AgreementColumn[]; rows: AgreementRow[]; wrong: number; facts: number }

/** Names of the outputs for a reader. */
const OUTPUT_NAMES: Record<OutputKind, string> = {
  page: 'Trang công khai', annex: 'Phụ lục công bố', 'internal-process': 'Quy trình nội bộ', iso: 'Quy trình ISO',
  plan: 'Luồng xử lý hồ sơ', 'national-json': 'Bản ghi quốc gia', 'cpsv-ap': 'Dữ liệu CPSV-AP',
}

/** The facts that every output of a version has to carry: those of the definition, and the stamp. */
function factsOfVersion({ definition, plan, version, roleNames }: OutputInput): Fact[] {
  return [
    ...factsOf(definition, plan, roleNames),
    // A draft has no number yet; its hash says which it is.
    ...(version.state === 'draft' ? [] : [{ id: 'version', kind: 'version' as const, about: '', words: `phiên bản ${version.number}`, value: String(version.number), where: 'version' }]),
    { id: 'hash', kind: 'hash', about: '', words: version.hash, value: version.hash, where: 'hash' },
  ]
}

async function readColumn(file: OutputFile, facts: readonly Fact[], input: OutputInput): Promise<Cell[]> {
  const wanted = facts.filter((fact) => whyLeftOut(file.kind, fact) === undefined)
  const found = readFacts(await readOwn({ name: file.fileName, bytes: file.bytes }), file.fileName, input.roleNames)
  const verdicts = new Map(compareFacts(wanted, found.facts, 'exact').verdicts.map((one) => [one.fact.id, one]))
  return facts.map((fact): Cell => {
    const reason = whyLeftOut(file.kind, fact)
    if (reason !== undefined) return { state: 'leftOut', why: reason }
    const verdict = verdicts.get(fact.id)
    if (!verdict || verdict.state === 'missing') {
      const excuse = mayLack(file.kind, fact)
      return excuse === undefined ? { state: 'missing' } : { state: 'leftOut', why: excuse }
    }
    return { state: verdict.state, words: verdict.found.words, where: verdict.found.where }
  })
}

export const isWrong = (cell: Cell | undefined): boolean => cell?.state === 'differs' || cell?.state === 'missing'

/** Reads the files back and holds each against the definition: a row for each fact, a column for each file. */
export async function agreementOf(input: OutputInput, files: readonly OutputFile[]): Promise<Agreement> {
  const facts = factsOfVersion(input)
  const columns = await Promise.all(files.map(async (file) => ({ file, cells: await readColumn(file, facts, input) })))
  const rows = facts.map(({ id, kind, about, words, where }, i): AgreementRow => ({ id, kind, about, words, where, cells: columns.map(({ cells }) => cells[i] ?? { state: 'missing' }) }))
  return {
    rows, facts: facts.length,
    columns: columns.map(({ file, cells }) => ({ kind: file.kind, format: file.format, name: OUTPUT_NAMES[file.kind], wrong: cells.filter(isWrong).length })),
    wrong: rows.filter((row) => row.cells.some(isWrong)).length,
  }
}
