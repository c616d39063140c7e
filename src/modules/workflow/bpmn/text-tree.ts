import { SaxesParser } from 'saxes'

/** A tag, a comment or the whole text (then `local` is empty), with the places where it stands in the text. */
export type Piece = {
  uri: string
  local: string
  /** As written, with its prefix. */
  name: string
  id: string
  attributes: { uri: string; prefix: string; local: string; value: string }[]
  /** Prefixes that may be used here; '' is the namespace of names without one. */
  scope: Record<string, string>
  parts: Piece[]
  text: string
  /** Offsets: of the first sign, behind the opening tag, and behind the last sign. */
  start: number
  opened: number
  end: number
}

export const COMMENT = '#comment'

/** Reads well-formed XML without building a model of it. */
export function piecesOf(xml: string): Piece {
  const whole = piece('', '', '', { '': '' })
  const open: Piece[] = [whole]
  const parser = new SaxesParser({ xmlns: true })
  const top = () => open.at(-1) ?? whole
  parser.on('opentag', (tag) => {
    const found = piece(tag.uri, tag.local, tag.name, Object.assign(Object.create(top().scope) as Record<string, string>, tag.ns))
    found.id = tag.attributes['id']?.value ?? ''
    found.attributes = Object.values(tag.attributes).filter(({ uri }) => uri !== XMLNS)
    found.opened = parser.position
    found.start = xml.lastIndexOf('<', parser.position - 1)
    top().parts.push(found)
    open.push(found)
  })
  parser.on('closetag', () => {
    const closed = open.pop()
    if (closed) closed.end = parser.position
  })
  parser.on('comment', (text) => {
    const start = xml.lastIndexOf('<!--', parser.position - 1)
    const end = xml.indexOf('-->', start + 4) + 3
    top().parts.push({ ...piece('', COMMENT, COMMENT, top().scope), text, start, opened: end, end })
  })
  const gather = (text: string) => void (top().text += text)
  parser.on('text', gather)
  parser.on('cdata', gather)
  parser.write(xml).close()
  whole.end = xml.length
  return whole
}

const XMLNS = 'http://www.w3.org/2000/xmlns/'

const piece = (uri: string, local: string, name: string, scope: Record<string, string>): Piece =>
  ({ uri, local, name, id: '', attributes: [], scope, parts: [], text: '', start: 0, opened: 0, end: 0 })

/** Gives pieces that say the same, wherever they stand, the same number. */
export function sayings(): (it: Piece) => number {
  const numbers = new Map<string, number>()
  const known = new WeakMap<Piece, number>()
  const saying = (it: Piece): number => {
    const before = known.get(it)
    if (before !== undefined) return before
    const attributes = it.attributes.map(({ uri, local, value }) => `${uri} ${local}=${value}`).sort().join('|')
    const words = `${it.uri} ${it.local} ${attributes} ${it.parts.map(saying).sort((a, b) => a - b).join()} ${it.text.trim()}`
    const number = numbers.get(words) ?? numbers.size
    numbers.set(words, number)
    known.set(it, number)
    return number
  }
  return saying
}
