import { dayNumberOf } from '../../../platform/time.ts'
import type { Document, Section } from '../../documents/model/document.ts'
import { codeOf, versionUrl, type OutputInput } from './input.ts'
import { dayInWords } from './parts/words.ts'

/** The paper round its sections: title, date of the file, stamp. A draft is dated at the beginning of time. */
export function framed(input: OutputInput, title: string, sections: readonly Section[]): Document {
  const { version, agency } = input
  const day = version.validFrom === null ? undefined : dayNumberOf(version.validFrom)
  return {
    title: `${title}: ${input.definition.name}`,
    author: agency.name,
    createdAt: (day ?? 0) * 86_400,
    stamp: { code: codeOf(input), version: version.number, state: version.state, hash: version.hash, url: versionUrl(input) },
    sections,
  }
}

/** "(Kèm theo Quyết định số … ngày … của …)"; without a decision the blanks are left to be filled. */
export function decisionNote({ decision, agency }: OutputInput): string {
  const by = agency.parentName === '' ? agency.name : `Chủ tịch ${agency.parentName}`
  return decision
    ? `(Kèm theo Quyết định số ${decision.number} ${dayInWords(decision.signedOn)} của ${by})`
    : `(Kèm theo Quyết định số …………/QĐ-UBND ngày …… tháng …… năm …… của ${by})`
}
