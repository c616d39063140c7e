import { SaxesParser } from 'saxes'

/**
 * What one XML text says and another does not, in words a person finds again: `userTask#soat`,
 * `userTask#soat @name="Soát"`, `documentation "…"`, `chú thích "…"`. Order, prefixes, layout and the spelling of numbers do not count.
 */
export function lostBetween(before: string, after: string): string[] {
  const left = tally(after)
  const lost: string[] = []
  for (const [key, count] of tally(before)) {
    if (count > (left.get(key) ?? 0)) lost.push(key.slice(key.indexOf(' ') + 1))
  }
  return lost
}

/** How often each thing stands in the text. A key is the namespace, a blank, and the words. */
function tally(xml: string): Map<string, number> {
  const counts = new Map<string, number>()
  const add = (uri: string, words: string) => {
    const key = `${uri} ${words}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const parser = new SaxesParser({ xmlns: true })
  const open: { uri: string; owner: string; text: string }[] = []
  parser.on('opentag', (tag) => {
    const id = tag.attributes['id']?.value
    const owner = id === undefined ? tag.local : `${tag.local}#${id}`
    open.push({ uri: tag.uri, owner, text: '' })
    add(tag.uri, owner)
    for (const { uri, prefix, local, value } of Object.values(tag.attributes)) {
      if (uri === XMLNS || WRITER.has(local)) continue
      add(uri || tag.uri, `${owner} @${prefix ? `${prefix}:` : ''}${local}="${same(local, value)}"`)
    }
  })
  const gather = (text: string) => {
    const top = open.at(-1)
    if (top) top.text += text
  }
  parser.on('text', gather)
  parser.on('cdata', gather)
  parser.on('closetag', () => {
    const top = open.pop()
    if (top && top.text.trim()) add(top.uri, `${top.owner} "${same('', top.text)}"`)
  })
  parser.on('comment', (comment) => add('', `chú thích "${comment.trim()}"`))
  parser.write(xml).close()
  return counts
}

const XMLNS = 'http://www.w3.org/2000/xmlns/'
/** Says where the schema lies: for validators, not for the model. */
const WRITER = new Set(['schemaLocation'])

/** Numbers by value; names of types and elements without the prefix, which a writer is free to choose. */
function same(attribute: string, value: string): string {
  const text = value.trim().replace(/\s+/g, ' ')
  if (/^-?\d+(\.\d+)?$/.test(text)) return String(Number(text))
  return attribute === 'type' || /^[\w-]+:[\w.-]+$/.test(text) ? text.slice(text.indexOf(':') + 1) : text
}
