/** HTML, as a browser would build it; nothing is fetched, no script runs. */
import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import type { OutsideBlock, OutsideDocument, Unread, UnreadKind } from '../model/outside.ts'
import { resolveSpans, tidy, type WrittenCell } from './grid.ts'
import { Unreadable } from './refuse.ts'

type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.ChildNode

const LIMITS = { depth: 400, nodes: 300_000 }
const SKIPPED = new Set(['script', 'style', 'template', 'noscript', 'head', 'button', 'select', 'textarea', 'nav', 'datalist'])
const MET: Record<string, UnreadKind> = { img: 'image', picture: 'image', canvas: 'image', video: 'image', iframe: 'frame', object: 'embedded', embed: 'embedded', frame: 'frame', math: 'formula' }
const INLINE = new Set(['a', 'abbr', 'b', 'bdi', 'bdo', 'cite', 'code', 'data', 'dfn', 'em', 'font', 'i', 'ins', 'kbd', 'label', 'mark', 'q', 's', 'samp', 'small', 'span', 'strong', 'sub', 'sup', 'time', 'u', 'var', 'wbr', 'svg', 'input'])

const APART = new Set(['span', 'small', 'label', 'a'])

const isElement = (node: Node): node is Element => 'tagName' in node
const attribute = (element: Element, name: string): string | undefined => element.attrs.find((one) => one.name === name)?.value
const isHidden = (element: Element): boolean =>
  attribute(element, 'hidden') !== undefined || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute(element, 'style') ?? '')

/** @throws Unreadable tooDeep, tooMuch, broken. */
export function readHtml(bytes: Uint8Array): OutsideDocument {
  const document = parse(decoded(bytes))
  const reader = new Reader()
  reader.walk(document.childNodes, 0)
  reader.flush()
  if (reader.blocks.length === 0) throw new Unreadable('broken')
  return { format: 'html', blocks: reader.blocks, unread: [...reader.unread.values()] }
}

/** The charset the page names, else UTF-8. */
function decoded(bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  const named = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(start)?.[1]
  const mark = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : undefined
  try {
    return new TextDecoder(mark ?? named ?? 'utf-8').decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}

class Reader {
  readonly blocks: OutsideBlock[] = []
  readonly unread = new Map<string, Unread>()
  #words = ''
  #listed = false
  #paragraphs = 0
  #tables = 0
  #nodes = 0

  meet(what: UnreadKind): void {
    const where = `sau đoạn ${this.#paragraphs}`
    this.unread.set(`${what} ${where}`, { what, where })
  }

  flush(heading?: number): void {
    const text = tidy(this.#words)
    this.#words = ''
    if (text === '') return
    this.#paragraphs += 1
    const place = `đoạn ${this.#paragraphs}`
    if (heading !== undefined) this.blocks.push({ kind: 'heading', level: heading, text, place })
    else this.blocks.push({ kind: 'paragraph', text, place, ...(this.#listed ? { listed: true as const } : {}) })
  }

  walk(nodes: readonly Node[], depth: number): void {
    if (depth > LIMITS.depth) throw new Unreadable('tooDeep')
    let before: Node | undefined
    for (const node of nodes) {
      this.#nodes += 1
      if (this.#nodes > LIMITS.nodes) throw new Unreadable('tooMuch')
      // Parts of a line that only a style sets apart are two words all the same.
      if (before && isElement(before) && isElement(node) && APART.has(node.tagName)) this.#words += ' '
      before = node
      if (isElement(node)) this.#element(node, depth)
      // A line break in the source is a blank; only <br> begins a line.
      else if (node.nodeName === '#text' && 'value' in node) this.#words += node.value.replace(/\s+/g, ' ')
    }
  }

  #element(element: Element, depth: number): void {
    const { tagName: tag, childNodes } = element
    if (SKIPPED.has(tag)) return
    if (isHidden(element)) return this.meet('hidden')
    const met = MET[tag]
    if (met !== undefined && attribute(element, 'alt') !== '') this.meet(met)
    if (met !== undefined || tag === 'svg') return
    if (tag === 'br') { this.#words += '\n'; return }
    if (INLINE.has(tag)) return this.walk(childNodes, depth + 1)
    this.flush()
    const heading = /^h([1-6])$/.exec(tag)?.[1]
    if (tag === 'table') return this.#table(element, depth)
    if (tag === 'dl') return this.#pairs(element, depth)
    const before = this.#listed
    if (tag === 'li') this.#listed = true
    this.walk(childNodes, depth + 1)
    this.flush(heading === undefined ? undefined : Number(heading))
    this.#listed = before
  }

  /** What a part says by itself; tables inside it follow as blocks of their own. */
  #textOf(element: Element, depth: number, nested: OutsideBlock[]): string {
    const inner = new Reader()
    inner.#nodes = this.#nodes
    inner.walk(element.childNodes, depth + 1)
    inner.flush()
    this.#nodes = inner.#nodes
    for (const [key, one] of inner.unread) this.unread.set(key, { ...one, where: `bảng ${this.#tables + 1}` })
    nested.push(...inner.blocks.filter((one) => one.kind === 'table'))
    return inner.blocks.map((one) => (one.kind === 'table' ? one.rows.map((row) => row.cells.map((cell) => cell.text).join(' | ')).join('\n') : one.text)).join('\n')
  }

  #table(element: Element, depth: number): void {
    const nested: OutsideBlock[] = []
    const rows: WrittenCell[][] = []
    const heads: boolean[] = []
    const caption: string[] = []
    for (const row of rowsIn(element)) {
      if (row.tagName === 'caption') { caption.push(this.#textOf(row, depth, [])); continue }
      const cells = row.childNodes.filter(isElement).filter((one) => one.tagName === 'td' || one.tagName === 'th')
      rows.push(cells.map((cell) => ({ text: this.#textOf(cell, depth, nested), columns: span(cell, 'colspan'), rows: span(cell, 'rowspan') })))
      heads.push(cells.length > 0 && cells.every((one) => one.tagName === 'th'))
    }
    for (const text of caption) { this.#words = text; this.flush() }
    this.#add(rows, heads)
    this.blocks.push(...nested)
  }

  /** A list of terms is a table of two columns. */
  #pairs(element: Element, depth: number): void {
    const rows: WrittenCell[][] = []
    const nested: OutsideBlock[] = []
    for (const one of termsIn(element)) {
      const text = this.#textOf(one, depth, nested)
      const last = rows.at(-1)
      if (one.tagName === 'dt') rows.push([{ text, columns: 1, rows: 1 }])
      else if (last?.[1]) last[1].text = `${last[1].text}\n${text}`
      else last?.push({ text, columns: 1, rows: 1 })
    }
    this.#add(rows, [])
    this.blocks.push(...nested)
  }

  #add(rows: readonly WrittenCell[][], heads: readonly boolean[]): void {
    if (rows.length === 0) return
    this.#tables += 1
    const place = `bảng ${this.#tables}`
    const grid = resolveSpans(rows)
    this.blocks.push({ kind: 'table', place, rows: grid.map((cells, i) => ({ cells, place: `${place}, dòng ${i + 1}`, ...(heads[i] ? { head: true as const } : {}) })) })
  }
}

const span = (cell: Element, name: string): number => {
  const count = Number.parseInt(attribute(cell, name) ?? '1', 10)
  // 0 means "to the end of the table".
  return count === 0 ? 10_000 : count || 1
}

/** Rows of this table and its caption, not those of a table inside it. */
function rowsIn(table: Element): Element[] {
  return table.childNodes.filter(isElement).flatMap((one) => {
    if (one.tagName === 'tr' || one.tagName === 'caption') return [one]
    return ['thead', 'tbody', 'tfoot'].includes(one.tagName) ? one.childNodes.filter(isElement).filter((row) => row.tagName === 'tr') : []
  })
}

/** Terms and what is said of them; some pages put each pair into a part of its own. */
const termsIn = (list: Element): Element[] =>
  list.childNodes.filter(isElement).flatMap((one) => {
    if (one.tagName === 'dt' || one.tagName === 'dd') return [one]
    return one.childNodes.filter(isElement).filter((inner) => inner.tagName === 'dt' || inner.tagName === 'dd')
  })
