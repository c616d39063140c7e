/** A fact of a procedure (dữ kiện): one thing it says, small enough to be right or wrong by itself. */

/** Every kind, with its name on screen. A step and a paper are facts; what is said of them are facts of theirs. */
export const FACT_NAMES = {
  name: 'Tên thủ tục',
  code: 'Mã thủ tục',
  field: 'Lĩnh vực',
  agency: 'Cơ quan',
  applicant: 'Đối tượng',
  channel: 'Cách nộp',
  time: 'Thời hạn',
  sets: 'Số bộ hồ sơ',
  paper: 'Giấy tờ',
  copies: 'Số bản',
  paperForm: 'Mẫu của giấy tờ',
  fee: 'Phí, lệ phí',
  law: 'Căn cứ pháp lý',
  result: 'Kết quả',
  condition: 'Yêu cầu, điều kiện',
  publicStep: 'Trình tự thực hiện',
  step: 'Bước',
  stepRole: 'Người thực hiện',
  stepHours: 'Thời gian của bước',
  stepForm: 'Biểu mẫu của bước',
  stepOutput: 'Kết quả của bước',
  total: 'Tổng thời gian các bước',
  version: 'Phiên bản',
  hash: 'Mã băm',
} as const
export type FactKind = keyof typeof FACT_NAMES

export type Fact = {
  /** Unique among the facts of one document: `step.3.hours`. */
  id: string
  kind: FactKind
  /** What it is said of, as an official names it: "Bước 3, Thẩm định hồ sơ"; '' for the procedure as a whole. */
  about: string
  /** Id of the step or paper it belongs to. */
  of?: string
  /** As the document writes it. */
  words: string
  /** In one way of writing: hours, đồng and counts as numbers, words without marks. */
  value: string
  /** Other words for the same: the lane and the role, a code and a name. */
  also?: string[]
  /** Known, but no document has to say it: only what a document says otherwise is a difference. */
  quiet?: true
  /** Where it stands: a path of the definition, or a place in a document. */
  where: string
}

/** What was read out of a document, and what was met there and not understood. */
export type Facts = { facts: Fact[]; notUnderstood: { what: string; where: string }[] }
