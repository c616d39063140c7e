/**
 * A document that this program did not write (văn bản từ ngoài), as it was read: what stands in it, in its
 * order, each with a place a person can find, and what was met and could not be read.
 */
export type OutsideFormat = 'docx' | 'pdf' | 'html' | 'json'

/** A cell of a table. One that spans several rows or columns stands in each of them, `covered` but at its first. */
export type OutsideCell = { text: string; covered?: true }
/** A row, with its place in words: "trang 3, bảng 2, dòng 5". */
export type OutsideRow = { cells: OutsideCell[]; place: string; head?: true }

export type OutsideBlock =
  | { kind: 'heading'; level: number; text: string; place: string }
  /** `listed`: an item of a list; its number is part of the text where the document says it. */
  | { kind: 'paragraph'; text: string; place: string; listed?: true }
  | { kind: 'table'; rows: OutsideRow[]; place: string }

/** Something that was met and not read: a picture, a page without text, a link to elsewhere. */
export type Unread = { what: UnreadKind; where: string }
export const UNREAD_NAMES = {
  image: 'hình ảnh, chữ trong hình không đọc được',
  textBox: 'hộp văn bản, đã đọc chữ nhưng chưa rõ thứ tự',
  embedded: 'tệp nhúng, không mở',
  formula: 'công thức',
  formField: 'ô điền của biểu mẫu',
  hidden: 'chữ ẩn, không tính là nội dung',
  otherFile: 'phần lấy từ tệp khác, không mở',
  link: 'liên kết tới tệp hay mẫu ở ngoài, không mở',
  deleted: 'chữ đã xóa khi sửa có theo dõi, không tính là nội dung',
  scannedPage: 'trang chỉ có hình quét, không có chữ',
  frame: 'khung lấy từ trang khác, không mở',
  letters: 'chữ dùng bảng mã riêng, không đọc ra được',
} as const
export type UnreadKind = keyof typeof UNREAD_NAMES

export type OutsideDocument = {
  format: OutsideFormat
  blocks: OutsideBlock[]
  unread: Unread[]
  /** Of JSON only: what it holds. */
  data?: unknown
}
