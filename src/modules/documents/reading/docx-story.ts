/** One text of a DOCX (its body, a header, the footnotes) read as a stream into blocks. */
import type { OutsideBlock, UnreadKind } from '../model/outside.ts'
import { resolveSpans, tidy, type WrittenCell } from './grid.ts'
import type { Headings } from './docx-styles.ts'
import { readXml } from './xml.ts'

type Paragraph = { text: string; style: string; outline: number | undefined; list: string; level: number }
type Cell = { paragraphs: string[]; columns: number; merge: 'no' | 'first' | 'on' }
type Row = { cells: Cell[]; before: number; deleted: boolean; head: boolean }
type Table = { rows: Row[] }

/** Where the paragraphs of the body stand; tables inside a cell follow the table they stand in. */
export type Counts = { paragraphs: number; tables: number }
export type StoryOptions = {
  headings: Headings
  numberOf(list: string, level: number): string
  counts: Counts
  /** Words before a place: "đầu trang", or ''. */
  part: string
  unread(what: UnreadKind, where: string): void
}

/** What Word hides behind marks of its own; its text is not part of what is read. */
const SILENT = new Set(['w:del', 'w:moveFrom', 'w:instrText', 'w:delInstrText', 'w:delText', 'mc:Fallback', 'w:rubyPr', 'w:rt'])
const MET: Record<string, UnreadKind> = {
  'w:drawing': 'image', 'w:pict': 'image', 'w:object': 'embedded', 'm:oMath': 'formula', 'w:ffData': 'formField', 'w:altChunk': 'otherFile',
}
const on = (attributes: Record<string, string>): boolean => !['0', 'false', 'off', 'none'].includes(attributes['w:val'] ?? '1')
const countOf = (attributes: Record<string, string>): number => Number(attributes['w:val'] ?? 0) || 0

export function readStory(bytes: Uint8Array, { headings, numberOf, counts, part, unread }: StoryOptions): OutsideBlock[] {
  const blocks: OutsideBlock[] = []
  const tables: Table[] = []
  const paragraphs: Paragraph[] = []
  /** Tables inside cells, until the one around them is written. */
  let inner: OutsideBlock[] = []
  let silent = 0
  let text = false
  let hidden = false
  let inRun = false
  /** Pictures that turn out to hold a text box are told as one. */
  const pictures: { box: boolean }[] = []

  const place = (words: string): string => (part === '' ? words : `${part}, ${words}`)
  const here = (): string => {
    const rows = tables[0]?.rows.length
    return place(rows === undefined ? `đoạn ${counts.paragraphs + 1}` : `bảng ${counts.tables + 1}, dòng ${Math.max(1, rows)}`)
  }
  const row = (): Row | undefined => tables.at(-1)?.rows.at(-1)
  const add = (words: string): void => {
    const paragraph = paragraphs.at(-1)
    if (paragraph && silent === 0) paragraph.text += words
  }

  function endParagraph(): void {
    const paragraph = paragraphs.pop()
    if (!paragraph) return
    const number = paragraph.list === '' ? '' : numberOf(paragraph.list, paragraph.level)
    const words = tidy(number === '' ? paragraph.text : `${number} ${paragraph.text}`)
    const cell = row()?.cells.at(-1)
    if (tables.length > 0) {
      if (cell && words !== '') cell.paragraphs.push(words)
      return
    }
    if (words === '') return
    counts.paragraphs += 1
    const at = place(`đoạn ${counts.paragraphs}`)
    const level = paragraph.outline ?? headings.get(paragraph.style)
    if (level !== undefined) blocks.push({ kind: 'heading', level, text: words, place: at })
    else blocks.push({ kind: 'paragraph', text: words, place: at, ...(paragraph.list === '' ? {} : { listed: true as const }) })
  }

  function endTable(): void {
    const table = tables.pop()
    if (!table) return
    const outer = tables.length === 0
    if (outer) counts.tables += 1
    const at = place(outer ? `bảng ${counts.tables}` : `bảng ${counts.tables + 1}, bảng trong ô`)
    const kept = table.rows.filter((one) => !one.deleted)
    const grid = resolveSpans(written(kept))
    const rows = grid.map((cells, i) => ({ cells, place: `${at}, dòng ${i + 1}`, ...(kept[i]?.head ? { head: true as const } : {}) }))
    const block: OutsideBlock = { kind: 'table', rows, place: at }
    if (outer) {
      blocks.push(block, ...inner)
      inner = []
    } else {
      inner.push(block)
      // What stands in a table inside a cell is also what the cell says.
      const cell = row()?.cells.at(-1)
      cell?.paragraphs.push(...grid.map((cells) => cells.filter((one) => !one.covered).map((one) => one.text).join(' | ')))
    }
  }

  readXml(bytes, {
    open(name, attributes) {
      if (SILENT.has(name)) {
        // A mark of deletion in a row's properties is empty: it deletes the row.
        if (name === 'w:del' && !inRun && paragraphs.length === 0 && row()) (row() as Row).deleted = true
        silent += 1
        if (name === 'w:delText') unread('deleted', here())
        return
      }
      const met = MET[name]
      if (met === 'image') pictures.push({ box: false })
      else if (met !== undefined && silent === 0) unread(met, here())
      switch (name) {
        case 'w:p': paragraphs.push({ text: '', style: '', outline: undefined, list: '', level: 0 }); break
        case 'w:pStyle': { const last = paragraphs.at(-1); if (last) last.style = attributes['w:val'] ?? ''; break }
        case 'w:outlineLvl': { const last = paragraphs.at(-1); if (last && countOf(attributes) < 9) last.outline = countOf(attributes) + 1; break }
        case 'w:ilvl': { const last = paragraphs.at(-1); if (last) last.level = countOf(attributes); break }
        case 'w:numId': { const last = paragraphs.at(-1); if (last) last.list = attributes['w:val'] === '0' ? '' : (attributes['w:val'] ?? ''); break }
        case 'w:r': hidden = false; inRun = true; break
        case 'w:vanish': if (inRun && on(attributes)) hidden = true; break
        case 'w:t': text = !hidden; if (hidden && silent === 0) unread('hidden', here()); break
        case 'w:tab': case 'w:ptab': if (inRun) add(' '); break
        case 'w:br': case 'w:cr': add('\n'); break
        case 'w:noBreakHyphen': add('-'); break
        case 'w:sym': if (silent === 0) unread('letters', here()); break
        case 'w:txbxContent': if (silent === 0) unread('textBox', here()); for (const one of pictures) one.box = true; break
        case 'w:tbl': tables.push({ rows: [] }); break
        case 'w:tr': tables.at(-1)?.rows.push({ cells: [], before: 0, deleted: false, head: false }); break
        case 'w:gridBefore': { const last = row(); if (last) last.before = countOf(attributes); break }
        case 'w:tblHeader': { const last = row(); if (last) last.head = on(attributes); break }
        case 'w:tc': row()?.cells.push({ paragraphs: [], columns: 1, merge: 'no' }); break
        case 'w:gridSpan': { const cell = row()?.cells.at(-1); if (cell) cell.columns = countOf(attributes); break }
        case 'w:vMerge': { const cell = row()?.cells.at(-1); if (cell) cell.merge = attributes['w:val'] === 'restart' ? 'first' : 'on'; break }
      }
    },
    close(name) {
      if (SILENT.has(name)) { silent -= 1; return }
      if (MET[name] === 'image' && pictures.pop()?.box === false && silent === 0) unread('image', here())
      switch (name) {
        case 'w:p': endParagraph(); break
        case 'w:t': text = false; break
        case 'w:r': inRun = false; break
        case 'w:tbl': endTable(); break
      }
    },
    text(words) { if (text) add(words) },
  })
  return blocks
}

/** Vertical merges become spans: a cell marked "on" belongs to the one above it in its column. */
function written(rows: readonly Row[]): WrittenCell[][] {
  const above = new Map<number, WrittenCell>()
  return rows.map((row) => {
    const out: WrittenCell[] = []
    let column = row.before
    if (row.before > 0) out.push({ text: '', columns: row.before, rows: 1 })
    for (const cell of row.cells) {
      const holder = above.get(column)
      if (cell.merge === 'on' && holder) holder.rows += 1
      else {
        const own: WrittenCell = { text: cell.paragraphs.join('\n'), columns: Math.max(1, cell.columns), rows: 1 }
        out.push(own)
        if (cell.merge === 'no') above.delete(column)
        else above.set(column, own)
      }
      column += Math.max(1, cell.columns)
    }
    return out
  })
}
