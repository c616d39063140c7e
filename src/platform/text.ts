/** Refusal code → Vietnamese sentence; `{name}` is a blank. */
export type Catalogue = Readonly<Record<string, string>>

const sentences = new Map<string, string>(Object.entries({
  'access.loginFirst': 'Xin đăng nhập để tiếp tục.',
  'access.forbidden': 'Việc này không thuộc nhiệm vụ được giao cho tài khoản của ông/bà.',
  'access.applicantsOnly': 'Việc này dành cho tài khoản của người nộp hồ sơ.',
  'access.otherOrigin': 'Yêu cầu không đến từ trang của hệ thống. Xin mở lại trang và thử lại.',
  'input.malformed': 'Có nội dung cần sửa.',
  'input.missing': 'Xin nhập nội dung này.',
  'input.wrong': 'Nội dung này chưa đúng.',
  'input.tooLarge': 'Nội dung gửi lên quá lớn (tối đa {limit}).',
  'input.notJson': 'Nội dung gửi lên không phải là JSON.',
  'page.notFound': 'Chúng tôi không tìm thấy trang này.',
  'idempotency.missing': 'Yêu cầu nộp hồ sơ thiếu khóa chống gửi trùng (Idempotency-Key).',
  'idempotency.reused': 'Khóa chống gửi trùng này đã dùng cho một nội dung khác.',
  'server.busy': 'Máy chủ đang nhận nhiều tệp lớn cùng lúc. Xin gửi lại sau ít phút.',
  'server.databaseAway': 'Hệ thống đang mất kết nối tới cơ sở dữ liệu. Nội dung có thể chưa được ghi lại. Xin thử lại sau ít phút.',
  'server.failed': 'Hệ thống gặp sự cố. Việc vừa làm chưa được ghi lại. Xin thử lại sau ít phút.',
  'server.stopping': 'Hệ thống đang dừng để bảo trì. Xin thử lại sau ít phút.',
} satisfies Catalogue))

/** Adds a room's sentences; the hall calls it once for each room. A code said twice is a bug. */
export function addSentences(catalogue: Catalogue): void {
  for (const [code, sentence] of Object.entries(catalogue)) {
    const before = sentences.get(code)
    if (before !== undefined && before !== sentence) throw new Error(`Two sentences for ${code}`)
    sentences.set(code, sentence)
  }
}

/** Whether the catalogue knows a code; a test asks it for every code the program throws. */
export const hasSentence = (code: string): boolean => sentences.has(code)

/** The Vietnamese sentence of a code, its blanks filled. */
export function say(code: string, params: Record<string, string | number> = {}): string {
  const sentence = sentences.get(code) ?? sentences.get('input.wrong') ?? ''
  return sentence.replace(/\{(\w+)\}/g, (blank, name: string) => (name in params ? String(params[name]) : blank))
}
