/** A document from outside as the parts of a procedure: what each line stands under, and what the rows of its tables are. */
import type { OutsideBlock, OutsideDocument, OutsideRow } from '../../documents/model/outside.ts'
import { columnOf, partOf, tableOf, withoutNumber, type ColumnKind, type PartKind, type TableKind } from './heads.ts'
import { durationIn, fold } from './words.ts'

export type Line = { text: string; place: string; listed: boolean }
export type Part = { kind: PartKind | 'top'; head: string; place: string; caseName: string; lines: Line[] }
/** A row under known heads: the words of each column, and which columns only carry on the cell above. */
export type TableRow = {
  table: TableKind
  /** Number of the table within the document, for rows that belong together. */
  number: number
  cells: Partial<Record<ColumnKind, string>>
  carried: ReadonlySet<ColumnKind>
  unit: 'hour' | 'day' | undefined
  place: string
  caseName: string
  /** A row of one cell over the whole table ("Giai đoạn 2: …") says where the rows below it belong. */
  stage: string
}
export type Outline = { parts: Part[]; rows: TableRow[]; unknown: { what: string; where: string }[] }

type Mode = { kind: TableKind; number: number; columns: (ColumnKind | undefined)[]; unit: 'hour' | 'day' | undefined; stage: string }

export function outlineOf(document: OutsideDocument): Outline {
  const outline = new Outliner()
  for (const block of document.blocks) outline.block(block)
  return { parts: outline.parts, rows: outline.rows, unknown: outline.unknown }
}

/** Cells that say something, each once though it spans. */
const distinct = (row: OutsideRow): { text: string; column: number }[] =>
  row.cells.flatMap(({ text, covered }, column) => (covered || text === '' ? [] : [{ text, column }]))

/** "Trường hợp 2: giấy phép bị mất" → "giấy phép bị mất". */
const caseIn = (text: string): string => withoutNumber(text).replace(/^trường hợp\s*(?:\d+\s*[.:]\s*|\d+$)?/iu, '').trim()

const isNumber = (text: string): boolean => /^\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[IVX]{1,4})[.)]?$/u.test(text)

class Outliner {
  readonly parts: Part[] = [{ kind: 'top', head: '', place: '', caseName: '', lines: [] }]
  readonly rows: TableRow[] = []
  readonly unknown: { what: string; where: string }[] = []
  #case = { name: '', level: 9 }
  #tables = 0

  block(block: OutsideBlock): void {
    if (block.kind === 'table') return this.#table(block.rows)
    const level = block.kind === 'heading' ? block.level : 9
    if (block.kind === 'heading' && level <= this.#case.level) this.#case = { name: '', level: 9 }
    this.#text(block.text, block.place, level, block.kind === 'paragraph' && block.listed === true)
  }

  #text(text: string, place: string, level: number, listed: boolean): void {
    const part = partOf(text)
    const inPapers = this.#last().kind === 'papers' || this.#last().kind === 'publicSteps'
    // An item of a list that happens to begin like a head stays an item.
    const item = listed && inPapers && part !== undefined && part.rest === '' && level === 9
    if (part && !item) this.#open(part, place, level)
    else if (level < 9) this.#open({ kind: 'other', rest: '', head: text }, place, level)
    else this.#line(text, place, listed)
  }

  #open({ kind, rest, head }: { kind: PartKind; rest: string; head: string }, place: string, level: number): void {
    if (kind === 'case') {
      this.#case = { name: caseIn(head) || rest, level }
      const last = this.#last().kind
      this.parts.push({ kind: last === 'top' ? 'case' : last, head, place, caseName: this.#case.name, lines: [] })
    } else this.parts.push({ kind, head, place, caseName: this.#case.name, lines: [] })
    if (rest !== '') this.#line(rest, place, false)
  }

  #last(): Part {
    return this.parts.at(-1) as Part
  }

  #line(text: string, place: string, listed: boolean): void {
    for (const one of text.split('\n')) this.#last().lines.push({ text: one, place, listed })
  }

  #table(rows: readonly OutsideRow[]): void {
    this.#tables += 1
    let mode: Mode | undefined
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] as OutsideRow
      const head = headOf(rows, at)
      if (head) {
        mode = { ...head, number: this.#tables, stage: '' }
        at += head.height - 1
        for (const { text, column } of distinct(row)) {
          if (mode.columns[column] === undefined && !isNumber(text)) this.unknown.push({ what: `Cột «${text}»`, where: row.place })
        }
        continue
      }
      const cells = distinct(row)
      if (mode && !this.#ends(cells, row)) this.#row(mode, row, cells)
      else {
        mode = undefined
        this.#labelled(cells, row.place)
      }
    }
  }

  /** Whether a row under known heads begins another part: "5.3 | Số lượng hồ sơ". */
  #ends(cells: readonly { text: string; column: number }[], row: OutsideRow): boolean {
    const words = cells.filter((one) => !isNumber(one.text))
    const [only] = words
    if (!only || words.length > 1) return false
    const numbered = cells.some((one) => /^\d{1,2}\.\d{1,2}/.test(one.text))
    const whole = row.cells.length > 1 && cells.length === 1
    const part = partOf(only.text)
    return (numbered || whole) && part !== undefined && part.kind !== 'case' && durationIn(only.text) === undefined
  }

  #row(mode: Mode, row: OutsideRow, cells: readonly { text: string; column: number }[]): void {
    if (cells.length === 0) return
    if (cells.length === 1 && row.cells.length > 2 && row.cells.filter((one) => one.text === cells[0]?.text).length >= row.cells.length - 1) {
      const text = cells[0]?.text ?? ''
      const part = partOf(text)
      if (part?.kind === 'case') {
        this.#case = { name: caseIn(text), level: 8 }
        return
      }
      if (mode.kind === 'papers') {
        this.rows.push({ table: mode.kind, number: mode.number, cells: { paper: text }, carried: new Set(), unit: undefined, place: row.place, caseName: this.#case.name, stage: '' })
        return
      }
      mode.stage = text
      if (!/^tong|^cong/.test(fold(text))) return
    }
    const found: Partial<Record<ColumnKind, string>> = {}
    const carried = new Set<ColumnKind>()
    row.cells.forEach(({ text, covered }, column) => {
      const kind = mode.columns[column]
      if (kind === undefined || text === '') return
      const left = covered === true && row.cells[column - 1]?.text === text && mode.columns[column - 1] === kind
      if (left) return
      if (covered && row.cells[column - 1]?.text !== text) carried.add(kind)
      found[kind] = found[kind] === undefined || found[kind] === text ? text : `${found[kind]}\n${text}`
    })
    this.rows.push({ table: mode.kind, number: mode.number, cells: found, carried, unit: mode.unit, place: row.place, caseName: this.#case.name, stage: mode.stage })
  }

  /** A row outside known heads: a label with what it says, or plain words. */
  #labelled(cells: readonly { text: string; column: number }[], place: string): void {
    const words = cells.length > 1 && isNumber(cells[0]?.text ?? '') ? cells.slice(1) : cells
    const [first, ...rest] = words
    if (!first) return
    const part = partOf(first.text)
    if (part) this.#open({ ...part, rest: [part.rest, ...rest.map((one) => one.text)].filter(Boolean).join('\n') }, place, 9)
    else this.#line(words.map((one) => one.text).join(words.length > 1 ? ': ' : ''), place, false)
  }
}

/** The heads of a table at a row, over one line or two; undefined if the row is none. */
function headOf(rows: readonly OutsideRow[], at: number): { kind: TableKind; columns: (ColumnKind | undefined)[]; unit: 'hour' | 'day' | undefined; height: number } | undefined {
  const row = rows[at] as OutsideRow
  const said = distinct(row)
  if (said.length < 2 || said.some((one) => one.text.length > 80 || durationIn(one.text))) return undefined
  const below = rows[at + 1]
  const double = below?.cells.some((cell, i) => cell.covered === true && cell.text !== '' && cell.text === row.cells[i]?.text && below.cells[i - 1]?.text !== cell.text) === true &&
    below.cells.some((cell, i) => !cell.covered && cell.text !== '' && row.cells[i]?.text !== cell.text) && below.cells.every((cell) => cell.text.length < 60 && !durationIn(cell.text))
  const texts = row.cells.map((cell, i) => { const under = double ? below?.cells[i] : undefined; return under && under.text !== cell.text && under.text !== '' ? `${cell.text} ${under.text}` : cell.text })
  const own = row.cells.map((cell) => columnOf(cell.text))
  const under = double ? below?.cells.map((cell) => columnOf(cell.text)) : undefined
  const columns = own.map((kind, i) => kind ?? under?.[i])
  const known = said.filter((one) => columns[one.column] !== undefined).length
  if (known * 2 < said.length) return undefined
  const kind = tableOf(columns)
  if (kind === undefined) return undefined
  const hours = texts.find((_, i) => columns[i] === 'hours')
  const unit = hours === undefined ? undefined : /giờ/i.test(hours) && !/ngày/i.test(hours) ? 'hour' : /ngày/i.test(hours) ? 'day' : undefined
  return { kind, columns: fitted(kind, columns), unit, height: double ? 2 : 1 }
}

/** A word that heads different things in different tables. */
function fitted(kind: TableKind, columns: readonly (ColumnKind | undefined)[]): (ColumnKind | undefined)[] {
  return columns.map((one, i) => {
    if (kind === 'steps' && one === 'paperForm') return 'form'
    // "Bước | Nội dung công việc": of two that may name a step the first numbers it, but for "TT | Bước | Diễn giải".
    if (kind === 'steps' && one === 'step' && columns.filter((other) => other === 'step').length > 1) {
      const first = columns.indexOf('step')
      return columns.includes('index') ? (first === i ? 'step' : 'work') : first === i ? 'index' : columns.indexOf('step', first + 1) === i ? 'step' : 'work'
    }
    if (kind === 'fees' && one === 'step') return 'fee'
    if (kind === 'papers' && one === 'form') return 'paperForm'
    if (kind === 'channels' && one === 'fee') return 'amount'
    return one
  })
}
