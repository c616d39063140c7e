import type { OutputKind } from '../outputs/input.ts'
import { isWrong, type Agreement, type AgreementRow } from './agreement.ts'

/** How one output stands against its definition (khớp, lệch): the facts that one of its files says otherwise or not at all. */
export type OutputState = { kind: OutputKind; wrong: Pick<AgreementRow, 'kind' | 'about' | 'words' | 'where'>[] }

/** The state of each output, whatever its formats: a fact that is wrong in PDF and in DOCX is wrong once. */
export function outputStates({ columns, rows }: Agreement): OutputState[] {
  return [...new Set(columns.map(({ kind }) => kind))].map((kind) => ({
    kind,
    wrong: rows.filter(({ cells }) => cells.some((cell, at) => columns[at]?.kind === kind && isWrong(cell)))
      .map(({ kind: fact, about, words, where }) => ({ kind: fact, about, words, where })),
  }))
}
