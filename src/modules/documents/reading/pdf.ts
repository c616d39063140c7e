/** PDF: its text with places, by its tags where it has them, else by its rules, else by its white. No script in it runs. */
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'
import type { OutsideBlock, OutsideCell, OutsideDocument, OutsideRow, Unread } from '../model/outside.ts'
import { tidy } from './grid.ts'
import { columnTables } from './pdf-columns.ts'
import { linesOf, paragraphsOf, type Line, type Run } from './pdf-runs.ts'
import { ruledTables, type Rule } from './pdf-ruled.ts'
import { rulesOf, type Operators } from './pdf-rules.ts'
import { taggedBlocks, type TagNode } from './pdf-tagged.ts'
import { Unreadable } from './refuse.ts'

const MOST_PAGES = 400

type Document = Awaited<ReturnType<typeof getDocumentProxy>>
type Page = Awaited<ReturnType<Document['getPage']>>
/** What one page gives, before tables that go on over pages are put together. */
type Piece =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'paragraph'; text: string; listed?: true }
  | { kind: 'table'; grid: OutsideCell[][]; starts: number[]; heads: boolean[] }

/** @throws Unreadable encrypted, broken, tooMuch. */
export async function readPdf(bytes: Uint8Array): Promise<OutsideDocument> {
  const document = await openPdf(bytes)
  if (document.numPages > MOST_PAGES) throw new Unreadable('tooMuch')
  const unread: Unread[] = []
  const writer = new Writer()
  try {
    for (let number = 1; number <= document.numPages; number++) {
      const { pieces, margins } = await readPage(await document.getPage(number), number, unread)
      writer.page(number, pieces, margins)
    }
  } catch (error) {
    if (error instanceof Unreadable) throw error
    throw new Unreadable('broken')
  }
  return { format: 'pdf', blocks: writer.finished(), unread }
}

/** @throws Unreadable encrypted, broken. */
export async function openPdf(bytes: Uint8Array): Promise<Document> {
  try {
    return await getDocumentProxy(bytes, {
      stopAtErrors: true, isEvalSupported: false, disableFontFace: true, useSystemFonts: false, enableXfa: false, verbosity: 0, maxImageSize: 1, password: '',
    })
  } catch (error) {
    throw new Unreadable(error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'broken')
  }
}

/** `margins`: running heads and feet, which tags leave out. */
type PageRead = { pieces: Piece[]; margins: string[] }

async function readPage(page: Page, number: number, unread: Unread[]): Promise<PageRead> {
  const { runs, lost } = await runsOf(page)
  const where = `trang ${number}`
  if (lost) unread.push({ what: 'letters', where })
  const tree = (await page.getStructTree().catch(() => null)) as TagNode | null
  const marked = runs.filter((run) => run.mark !== undefined).length
  // Tags that leave most of the page out were not made with care: then what is drawn is read.
  if (tree && marked * 2 > runs.length) {
    const margins = linesOf(runs.filter((run) => run.mark === undefined)).map((line) => line.text)
    return { pieces: fromTags(tree, runs, unread, where), margins }
  }
  const { OPS } = await getResolvedPDFJS()
  const operators = (await page.getOperatorList()) as Operators
  const pictures = operators.fnArray.some((one) => one === OPS.paintImageXObject || one === OPS.paintInlineImageXObject || one === OPS.paintImageXObjectRepeat)
  if (runs.length === 0) {
    if (pictures) unread.push({ what: 'scannedPage', where })
    return { pieces: [], margins: [] }
  }
  if (pictures) unread.push({ what: 'image', where })
  return { pieces: untagged(runs, rulesOf(operators, OPS, page.view[3] ?? 0)), margins: [] }
}

function fromTags(tree: TagNode, runs: readonly Run[], unread: Unread[], where: string): Piece[] {
  return taggedBlocks(tree, runs).flatMap((block): Piece[] => {
    if (block.kind !== 'figure') return [block]
    if (!unread.some((one) => one.what === 'image' && one.where === where)) unread.push({ what: 'image', where })
    return []
  })
}

type TextItem = { str: string; transform: number[]; width: number; height: number }
type MarkItem = { type: string; id?: string | null; tag?: string }

/** Letters that a font of its own coding leaves without meaning. */
const MEANINGLESS = /[\ue000-\uf8ff\ufffd]/gu

async function runsOf(page: Page): Promise<{ runs: Run[]; lost: boolean }> {
  const top = page.view[3] ?? 0
  const content = await page.getTextContent({ includeMarkedContent: true })
  const marks: (string | undefined)[] = []
  const runs: Run[] = []
  let lost = 0
  for (const item of content.items as (TextItem | MarkItem)[]) {
    if ('str' in item) {
      if (item.str === '') continue
      lost += item.str.match(MEANINGLESS)?.length ?? 0
      const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform
      const size = Math.hypot(c, d) || Math.hypot(a, b) || item.height
      runs.push({ text: item.str.normalize('NFC'), x, y: top - y, width: item.width, size, mark: marks.findLast((one) => one !== undefined) || undefined })
    } else if (item.type === 'endMarkedContent') marks.pop()
    else marks.push(item.tag === 'Artifact' ? '' : (item.id ?? undefined))
  }
  return { runs, lost: lost > 20 }
}

/** A line of a numeral alone at the head or foot of a page counts the pages. */
const isPageNumber = (line: Line, bottom: number): boolean => /^[-–\s]*(?:trang\s*)?\d{1,3}(?:\s*\/\s*\d{1,3})?[-–\s]*$/i.test(line.text) && (line.y < 70 || line.y > bottom - 70)

function untagged(all: readonly Run[], rules: readonly Rule[]): Piece[] {
  const runs = new Set(all.filter((one) => one.text.trim() !== ''))
  const bottom = Math.max(...all.map((one) => one.y)) + 30
  const tables = ruledTables(rules, runs)
  const lines = linesOf([...runs]).filter((line) => !isPageNumber(line, bottom))
  const body = medianSize(lines)
  const pieces: { y: number; piece: Piece }[] = tables.map((table) => ({ y: table.top, piece: { kind: 'table', grid: table.grid, starts: table.starts, heads: [] } }))
  // Running text between two tables is one stretch: a paragraph does not run through a table.
  const stretches = new Map<number, Line[]>()
  for (const line of lines) {
    const after = tables.filter((table) => table.top < line.y).length
    stretches.set(after, [...(stretches.get(after) ?? []), line])
  }
  for (const stretch of stretches.values()) {
    for (const part of columnTables(stretch)) {
      if ('table' in part) pieces.push({ y: part.top, piece: { kind: 'table', grid: part.table, starts: [], heads: [] } })
      else {
        for (const one of paragraphsOf(part.lines)) {
          pieces.push({ y: one.y, piece: one.size > body * 1.15 && one.text.length < 200 ? { kind: 'heading', level: 2, text: one.text } : { kind: 'paragraph', text: one.text } })
        }
      }
    }
  }
  return pieces.toSorted((a, b) => a.y - b.y).map((one) => one.piece)
}

function medianSize(lines: readonly Line[]): number {
  const sizes = lines.map((line) => line.size).toSorted((a, b) => a - b)
  return sizes[Math.floor(sizes.length / 2)] ?? 12
}

/** Gives places, and puts a table together that goes on on the next page. */
class Writer {
  readonly #blocks: OutsideBlock[] = []
  readonly #margins = new Map<string, string>()
  #paragraphs = 0
  #starts: number[] = []
  #tagged = false

  page(number: number, all: readonly Piece[], margins: readonly string[]): void {
    let tables = 0
    const pieces = all.filter((piece) => (piece.kind === 'table' ? piece.grid.some((row) => row.some((cell) => cell.text !== '')) : tidy(piece.text) !== ''))
    for (const [at, piece] of pieces.entries()) {
      if (piece.kind === 'table') this.#table(piece, `trang ${number}, bảng ${tables += 1}`, number > 1 && at === 0)
      else {
        this.#paragraphs += 1
        this.#blocks.push({ ...piece, text: tidy(piece.text), place: `trang ${number}, đoạn ${this.#paragraphs}` })
      }
    }
    for (const text of margins) if (!this.#margins.has(text)) this.#margins.set(text, `trang ${number}, đầu hoặc chân trang`)
  }

  #table({ grid, starts, heads }: Piece & { kind: 'table' }, place: string, opens: boolean): void {
    const rows = grid.map((cells, i): OutsideRow => ({
      cells: cells.map((cell) => ({ ...cell, text: tidy(cell.text) })), place: `${place}, dòng ${i + 1}`, ...(heads[i] ? { head: true as const } : {}),
    }))
    const last = this.#blocks.at(-1)
    const before = opens && last?.kind === 'table' ? last.rows : undefined
    if (before && this.#tagged && heads.length > 0 && isSameTable(before, rows)) fill(before, rows)
    else if (before && continues(before, rows, this.#starts, starts)) before.push(...withoutHead(before, rows))
    else this.#blocks.push({ kind: 'table', rows, place })
    this.#starts = starts
    this.#tagged = heads.length > 0
  }

  finished(): OutsideBlock[] {
    const written = (row: OutsideRow): boolean => row.cells.some((cell) => cell.text !== '')
    const body = this.#blocks.map((block) => (block.kind === 'table' ? { ...block, rows: block.rows.filter(written) } : block))
    return [...body, ...[...this.#margins].map(([text, place]) => ({ kind: 'paragraph' as const, text, place }))]
  }
}

const isBlank = (row: OutsideRow | undefined): boolean => row === undefined || row.cells.every((cell) => cell.text === '')

/** Tags name every row of a table on each of its pages, and leave those empty that stand on another. */
const isSameTable = (before: readonly OutsideRow[], after: readonly OutsideRow[]): boolean =>
  before.length === after.length && widthOf(before) === widthOf(after) && after.some((row, i) => isBlank(before[i]) && !isBlank(row)) &&
  after.filter((row, i) => !isBlank(row) && !isBlank(before[i]) && !same(row, before[i])).length <= 1

/** A row that is cut by the end of a page goes on in its cells. */
function fill(before: OutsideRow[], after: readonly OutsideRow[]): void {
  after.forEach((row, i) => {
    const own = before[i]
    if (!own || isBlank(own)) before[i] = row
    else if (!same(own, row)) own.cells = own.cells.map((cell, c) => ({ ...cell, text: [cell.text, row.cells[c]?.text ?? ''].filter((text) => text !== '').join(' ') }))
  })
}

const widthOf = (rows: readonly OutsideRow[]): number => rows[0]?.cells.length ?? 0
const same = (a: OutsideRow | undefined, b: OutsideRow | undefined): boolean => a !== undefined && b !== undefined && a.cells.map((one) => one.text).join('|') === b.cells.map((one) => one.text).join('|')

/** A table with as many columns, which begin at the same places or under the same head. */
function continues(before: readonly OutsideRow[], after: readonly OutsideRow[], startsBefore: readonly number[], startsAfter: readonly number[]): boolean {
  if (widthOf(before) !== widthOf(after)) return false
  if (same(before[0], after[0])) return true
  return startsBefore.length > 0 && startsBefore.length === startsAfter.length && startsBefore.every((start, i) => !Number.isFinite(start) || Math.abs(start - (startsAfter[i] ?? 0)) < 12 || !Number.isFinite(startsAfter[i] ?? 0))
}

/** The head is repeated on each page: once is enough. */
function withoutHead(before: readonly OutsideRow[], after: readonly OutsideRow[]): OutsideRow[] {
  let repeated = 0
  while (repeated < 3 && same(before[repeated], after[repeated])) repeated += 1
  return after.slice(repeated)
}
