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
    stamp: { code: input.definition.code ?? `chưa có, tạm gọi ${codeOf(input)}`, version: version.number, state: version.state, hash: version.hash, url: versionUrl(input) },
    sections,
  }
}

/** Who signs a decision, with the body they speak for: "Chủ tịch Ủy ban nhân dân tỉnh Bình Định". */
function signerWords({ decision, agency }: OutputInput): string {
  const title = decision?.title ?? 'Chủ tịch'
  if (/Ủy ban|UBND|Sở/.test(title)) return title
  const body = /chủ tịch/i.test(title) && agency.parentName !== '' ? agency.parentName : agency.name
  return `${title} ${body}`
}

/** "(Kèm theo Quyết định số … ngày … của …)"; without a decision the blanks are left to be filled. */
export const decisionNote = (input: OutputInput): string =>
  input.decision
    ? `(Kèm theo Quyết định số ${input.decision.number} ${dayInWords(input.decision.signedOn)} của ${signerWords(input)})`
    : `(Kèm theo Quyết định số …………/QĐ-UBND ngày\u00a0……\u00a0tháng\u00a0……\u00a0năm\u00a0…… của ${signerWords(input)})`
