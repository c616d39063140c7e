/** What a DOCX says of headings and of numbers that Word writes by itself. */
import { readXml } from './xml.ts'

/** Style → heading level (1 is the highest). */
export type Headings = ReadonlyMap<string, number>
type Level = { format: string; text: string; start: number }
/** List → its levels. */
export type Numbering = ReadonlyMap<string, readonly Level[]>

const val = (attributes: Record<string, string>): string => attributes['w:val'] ?? ''

/** Headings by their outline level, or by their name ("heading 2"); a style of a style is not followed. */
export function readHeadings(bytes: Uint8Array | undefined): Headings {
  const found = new Map<string, number>()
  let style = ''
  if (bytes) {
    readXml(bytes, {
      open(name, attributes) {
        if (name === 'w:style') style = attributes['w:styleId'] ?? ''
        if (style === '') return
        const named = name === 'w:name' ? /^heading (\d)$/i.exec(val(attributes))?.[1] : undefined
        if (named !== undefined) found.set(style, Number(named))
        if (name === 'w:name' && /^title$/i.test(val(attributes))) found.set(style, 1)
        if (name === 'w:outlineLvl' && Number(val(attributes)) < 9) found.set(style, Number(val(attributes)) + 1)
      },
      close(name) { if (name === 'w:style') style = '' },
      text: () => undefined,
    })
  }
  return found
}

export function readNumbering(bytes: Uint8Array | undefined): Numbering {
  const abstract = new Map<string, Level[]>()
  const lists = new Map<string, readonly Level[]>()
  let levels: Level[] | undefined
  let level: Level | undefined
  let list = ''
  if (!bytes) return lists
  readXml(bytes, {
    open(name, attributes) {
      if (name === 'w:abstractNum') abstract.set(attributes['w:abstractNumId'] ?? '', (levels = []))
      else if (name === 'w:lvl' && levels) levels[Number(attributes['w:ilvl'] ?? 0)] = level = { format: 'decimal', text: '', start: 1 }
      else if (name === 'w:num') list = attributes['w:numId'] ?? ''
      else if (name === 'w:abstractNumId' && list !== '') lists.set(list, abstract.get(val(attributes)) ?? [])
      else if (level && name === 'w:start') level.start = Number(val(attributes)) || 0
      else if (level && name === 'w:numFmt') level.format = val(attributes)
      else if (level && name === 'w:lvlText') level.text = val(attributes)
    },
    close(name) {
      if (name === 'w:lvl') level = undefined
      if (name === 'w:abstractNum') levels = undefined
      if (name === 'w:num') list = ''
    },
    text: () => undefined,
  })
  return lists
}

const ROMAN: [number, string][] = [[100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i']]

function numeral(count: number, format: string): string {
  if (format.endsWith('Letter')) {
    const letter = String.fromCharCode(97 + ((count - 1) % 26))
    return format.startsWith('upper') ? letter.toUpperCase() : letter
  }
  if (format.endsWith('Roman')) {
    let rest = Math.min(count, 399)
    const roman = ROMAN.map(([value, letters]) => { const times = Math.floor(rest / value); rest -= times * value; return letters.repeat(times) }).join('')
    return format.startsWith('upper') ? roman.toUpperCase() : roman
  }
  return format === 'decimalZero' ? String(count).padStart(2, '0') : String(count)
}

/** Counts through the lists of a document: the number Word shows before a paragraph, '' for a bullet. */
export function counterOf(numbering: Numbering): (list: string, level: number) => string {
  const counts = new Map<string, number[]>()
  return (list, level) => {
    const levels = numbering.get(list)
    const own = levels?.[level]
    if (!levels || !own || level > 8) return ''
    const at = counts.get(list) ?? []
    counts.set(list, at)
    at[level] = (at[level] ?? own.start - 1) + 1
    at.length = level + 1
    if (own.format === 'bullet' || own.format === 'none') return ''
    return own.text.replace(/%(\d)/g, (_, digit: string) => {
      const which = Number(digit) - 1
      return numeral(at[which] ?? levels[which]?.start ?? 1, levels[which]?.format ?? 'decimal')
    })
  }
}
