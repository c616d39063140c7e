import { matters, spelling } from './lost.ts'
import { COMMENT, piecesOf, sayings, type Piece } from './text-tree.ts'

/**
 * Puts back into a written model what the writer has no place for: comments, elements where BPMN knows none,
 * references to nothing, names it changed. `before` is the text that was read; `plain` the same text read and written unchanged,
 * so that what an editor took out on purpose stays out; `after` the text to mend. What hung on an element that
 * is no longer there is not put back.
 */
export function graft(before: string, plain: string, after: string): string {
  const [source, bare, target] = [piecesOf(before), piecesOf(plain), piecesOf(after)]
  const [inBare, inTarget] = [pairs(source, bare), pairs(source, target)]
  const root = target.parts.find(({ local }) => local !== COMMENT)
  const edits: Edit[] = []
  for (const [from, kept] of inBare) {
    const to = inTarget.get(from)
    if (to) edits.push(...mend(from, kept, to))
  }
  return apply(after, edits)

  function mend(from: Piece, kept: Piece, to: Piece): Edit[] {
    const found: Edit[] = []
    const attributes = missingAttributes(from, kept).filter(({ uri, local }) => !to.attributes.some((it) => it.uri === uri && it.local === local))
      .map(({ uri, prefix, local, value }) => ` ${named(prefix, local)}="${escape(value)}"${prefix && declare(prefix, uri)}`).join('')
    let inside = from.text.trim() && !kept.text.trim() && !to.text.trim() ? escape(from.text.trim()) : ''
    let behind: Piece | undefined
    for (const part of from.parts) {
      if (inBare.has(part)) behind = inTarget.get(part) ?? behind
      else if (behind) found.push({ start: behind.end, end: behind.end, text: `\n${written(part)}` })
      else if (to.local) inside += written(part)
      else found.push({ start: root?.start ?? 0, end: root?.start ?? 0, text: `${written(part)}\n` })
    }
    const renamed = nameOf(from) !== nameOf(kept) && to.local === kept.local
    const name = renamed ? named(to.name.includes(':') ? to.name.slice(0, to.name.indexOf(':')) : '', from.local) : to.name
    if (attributes || inside) found.push(opening(to, name, attributes, inside))
    if (renamed) found.push(...rename(to, name))
    return found
  }

  /** An element taken over with the prefixes it needs; those its own parts declare it has already. */
  function written(part: Piece): string {
    const text = before.slice(part.start, part.end)
    if (part.local === COMMENT) return text
    const own = /^<[^\s/>]+/.exec(text)?.[0] ?? ''
    const needed = [...prefixesIn(part)].filter((prefix) => !Object.hasOwn(part.scope, prefix) && part.scope[prefix] !== undefined)
    return own + needed.map((prefix) => declare(prefix, part.scope[prefix] ?? '')).join('') + text.slice(own.length)
  }

  function declare(prefix: string, uri: string): string {
    if (prefix === 'xml' || (root?.scope[prefix] ?? '') === uri) return ''
    return ` ${prefix ? `xmlns:${prefix}` : 'xmlns'}="${escape(uri)}"`
  }
}

type Edit = { start: number; end: number; text: string }

/** The last sign of an opening tag made anew; one that closes itself is opened if something goes inside. */
function opening(to: Piece, name: string, attributes: string, inside: string): Edit {
  const closed = to.opened === to.end
  const tail = !inside ? (closed ? '/>' : '>') : closed ? `>${inside}</${name}>` : `>${inside}`
  return { start: to.opened - (closed ? 2 : 1), end: to.opened, text: attributes + tail }
}

/** Both tags of an element under another name. */
function rename(to: Piece, name: string): Edit[] {
  const tag = { start: to.start + 1, end: to.start + 1 + to.name.length, text: name }
  const close = to.end - to.name.length - 1
  return to.opened === to.end ? [tag] : [tag, { start: close, end: close + to.name.length, text: name }]
}

/** From the last to the first, so that the places of the earlier ones stay true; at one place in their order. */
function apply(text: string, edits: Edit[]): string {
  const ordered = edits.map((edit, order) => ({ ...edit, order })).sort((a, b) => b.start - a.start || b.order - a.order)
  return ordered.reduce((now, { start, end, text: put }) => now.slice(0, start) + put + now.slice(end), text)
}

/** Which piece of another text is this one: by its id, else by what it says, else by its turn among those of its name, else by its text alone (the writer renamed it). */
function pairs(source: Piece, other: Piece): Map<Piece, Piece> {
  const found = new Map<Piece, Piece>([[source, other]])
  const byId = idsOf(other)
  const saying = sayings()
  const visit = (from: Piece, to: Piece) => {
    const free = new Set(to.parts.filter((part) => !part.id))
    const unnamed = from.parts.filter((part) => !part.id)
    const bySaying = Map.groupBy(free, saying)
    for (const part of from.parts) {
      const match = part.id ? byId.get(`${part.uri} ${part.id}`) : bySaying.get(saying(part))?.shift()
      if (!match) continue
      free.delete(match)
      found.set(part, match)
    }
    const byName = Map.groupBy(free, nameOf)
    for (const part of unnamed) {
      if (found.has(part) || part.local === COMMENT) continue
      const alike = byName.get(nameOf(part)) ?? []
      const at = alike.findIndex((it) => sameKind(part, it))
      const [match] = at < 0 ? [] : alike.splice(at, 1)
      if (match) found.set(part, match)
    }
    const left = [...byName.values()].flat()
    for (const part of unnamed) {
      if (found.has(part) || part.local === COMMENT) continue
      const at = left.findIndex((it) => it.local !== COMMENT && it.text.trim() === part.text.trim() && it.parts.length === part.parts.length)
      const [match] = at < 0 ? [] : left.splice(at, 1)
      if (match) found.set(part, match)
    }
    for (const part of from.parts) {
      const match = found.get(part)
      if (match) visit(part, match)
    }
  }
  visit(source, other)
  return found
}

const nameOf = ({ uri, local, attributes }: Piece): string => `${uri} ${spelling(local, attributes)}`

/** Two of a name whose words differ are two things. */
const sameKind = (a: Piece, b: Piece): boolean => !a.text.trim() || !b.text.trim() || a.parts.length > 0 || localPart(a.text) === localPart(b.text)
const localPart = (text: string): string => text.trim().replace(/\s+/g, ' ').replace(/^[\w-]+:/, '')

function idsOf(whole: Piece): Map<string, Piece> {
  const found = new Map<string, Piece>()
  const visit = (it: Piece) => {
    if (it.id) found.set(`${it.uri} ${it.id}`, it)
    it.parts.forEach(visit)
  }
  visit(whole)
  return found
}

/** Attributes that count and are not among those kept, be it with or without the prefix of their element. */
const missingAttributes = (from: Piece, kept: Piece) => from.attributes.filter((attribute) => {
  if (!matters(from.local, attribute)) return false
  const alike = (it: Piece) => it.attributes.filter(({ uri, local }) => local === attribute.local && (uri || it.uri) === (attribute.uri || from.uri))
  return alike(kept).length < alike(from).length
    ? !alike(kept).some(({ uri }) => uri === attribute.uri)
    : alike(kept).length === 0
})

/** Prefixes used by an element, its parts, and by names of types in its values. */
function prefixesIn(part: Piece, into = new Set<string>()): Set<string> {
  if (part.local === COMMENT) return into
  into.add(part.name.includes(':') ? part.name.slice(0, part.name.indexOf(':')) : '')
  for (const { prefix, value } of part.attributes) {
    if (prefix) into.add(prefix)
    const inValue = /^([\w-]+):/.exec(value)?.[1]
    if (inValue && part.scope[inValue] !== undefined) into.add(inValue)
  }
  const inText = /^\s*([\w-]+):/.exec(part.text)?.[1]
  if (inText && part.scope[inText] !== undefined) into.add(inText)
  part.parts.forEach((inner) => prefixesIn(inner, into))
  return into
}

const named = (prefix: string, local: string): string => (prefix ? `${prefix}:${local}` : local)
const escape = (text: string): string =>
  text.replace(/[&<>"\n\t\r]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? `&#${sign.charCodeAt(0)};`)
