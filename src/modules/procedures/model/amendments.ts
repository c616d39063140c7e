import type { ProcedureDefinition } from './definition.ts'
import { canonical } from './canonical.ts'

/** Parts of a definition by the words an official uses for them; what is not named changes no document. */
const PARTS: [string, (keyof ProcedureDefinition)[]][] = [
  ['tên, mã, lĩnh vực', ['name', 'code', 'localCode', 'field', 'level', 'serviceLevel', 'keywords']],
  ['căn cứ pháp lý', ['legalBasis']],
  ['đối tượng, trường hợp', ['applicants', 'cases', 'notification']],
  ['yêu cầu, điều kiện', ['conditions', 'windows']],
  ['trình tự thực hiện', ['publicSteps']],
  ['cách thức, thời hạn giải quyết', ['channels', 'time', 'statutory', 'clockStart', 'supplement', 'silenceIsConsent']],
  ['thành phần, số lượng hồ sơ', ['papers', 'sets']],
  ['phí, lệ phí', ['fees', 'charges', 'feeAdjustments', 'feeBasis']],
  ['kết quả', ['results']],
  ['cơ quan giải quyết', ['agencies']],
  ['biểu mẫu điện tử', ['form']],
  ['quy trình xử lý', ['process']],
  ['mục đích, phạm vi, định nghĩa, hồ sơ lưu, rủi ro', ['iso']],
]

/** What a version changes against the one before, for the amendment table: "Sửa đổi: căn cứ pháp lý; phí, lệ phí". */
export function amendmentWords(before: ProcedureDefinition | undefined, now: ProcedureDefinition): string {
  if (!before) return 'Ban hành lần đầu'
  const changed = PARTS.filter(([, keys]) => keys.some((key) => canonical(before[key]) !== canonical(now[key]))).map(([name]) => name)
  return changed.length === 0 ? 'Không thay đổi nội dung' : `Sửa đổi: ${changed.join('; ')}`
}
