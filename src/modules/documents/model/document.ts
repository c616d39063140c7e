/**
 * A paper of an agency (văn bản) before it becomes a file: what stands on it, in order, and nothing of how a
 * renderer draws it. `renderDocumentPdf` and `renderDocumentDocx` make files of it. Strings are text, never
 * markup. The look is that of NĐ 30/2020/NĐ-CP, Phụ lục I: A4, letters of the Times kind, margins 20 mm
 * above and below, 30 mm left, 15 mm right.
 */

/** A stretch of text in one weight. */
export type Run = { text: string; bold?: true; italic?: true }
/** One paragraph of text. */
export type Words = string | readonly (string | Run)[]

export type Align = 'left' | 'center' | 'right'

/** A cell of a table: one paragraph, or several, or one that spans columns and rows. */
export type Cell = string | { words: readonly Words[]; columns?: number; rows?: number; align?: Align; bold?: true }

export type Table = {
  kind: 'table'
  /** Stands over the table; also its name for screen readers. */
  caption?: string
  /** `width`: share of the breadth, against those of the other columns. */
  columns: readonly { width: number; align?: Align }[]
  /** Rows that stand on top again on each further sheet. */
  head: readonly (readonly Cell[])[]
  rows: readonly (readonly Cell[])[]
}

/** A drawing; `width` and `height` in its own units give its shape. It is drawn as large as the sheet allows. */
export type Figure = { kind: 'figure'; svg: string; width: number; height: number; alt: string; caption?: string }

/**
 * The head of a paper: agencies on the left, national name on the right (NĐ 30/2020, Phụ lục I, mục II).
 * `number` as in "Số: 12/QĐ-SCT"; `place` and `date` as in "Bình Định, ngày 20 tháng 11 năm 2023". Null: left out.
 */
export type Letterhead = { kind: 'letterhead'; parent: string; agency: string; number: string | null; placeAndDate: string | null }

/**
 * Who gets it (Nơi nhận) on the left, who signs on the right; several signers stand side by side. A title of two lines
 * says for whom one signs: "KT. Chủ tịch\nPhó Chủ tịch" (NĐ 30/2020 Điều 13).
 */
export type Signature = {
  kind: 'signature'
  recipients: readonly string[] | null
  signers: readonly { title: string; name: string | null; note: string | null }[]
}

export type Block =
  | Letterhead
  /** The name of the paper, in capitals; lines below it in bold, and a note in italics ("(Ban hành kèm theo …)"). */
  | { kind: 'title'; text: string; lines?: readonly string[]; note?: string }
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; words: Words; align?: Align; indent?: false }
  | { kind: 'list'; ordered?: true; items: readonly Words[] }
  | Table
  | Figure
  | { kind: 'pageBreak' }
  | Signature

/** Sheets of one direction; each section starts on a new sheet. */
export type Section = { orientation: 'portrait' | 'landscape'; blocks: readonly Block[] }

/** Where the content of a paper comes from, at the foot of every sheet. */
export type Stamp = {
  /** Code of the procedure, or what stands for it. */
  code: string
  version: number
  state: 'draft' | 'published'
  /** SHA-256 of the definition, hex. */
  hash: string
  /** Address of the public page of this version; also drawn as a QR code. */
  url: string
  /** Of a paper about several procedures: stands for code and version. */
  line?: string
}

export type Document = {
  title: string
  /** Name of the agency that gives it out. */
  author: string
  /** Seconds since 1970: the date in the file's own properties, so that equal documents give equal files. */
  createdAt: number
  stamp: Stamp
  /** At the top from the second sheet, with `Trang 2/7` at its end; without it the bare number stands there. */
  running?: { left: string; right: string }
  sections: readonly Section[]
}

/** Paragraphs of a cell. */
export const wordsOf = (cell: Cell): readonly Words[] => (typeof cell === 'string' ? [cell] : cell.words)

/** `Mã thủ tục: 2.000004 · Phiên bản 2`, at the foot; a draft says that it is one. */
export const stampLine = ({ code, version, state, line }: Stamp): string =>
  line ?? `Mã thủ tục: ${code} · Phiên bản ${version}${state === 'draft' ? ' (bản thảo, chưa công bố)' : ''}`
