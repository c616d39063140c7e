import { SaxesParser } from 'saxes'

/**
 * What one XML text says and another does not, in words a person finds again: `userTask#soat`,
 * `userTask#soat @name="Soát"`, `documentation "…"`, `chú thích "…"`. Order, prefixes, layout and the spelling of numbers do not count.
 */
export function lostBetween(before: string, after: string): string[] {
  const left = tally(after)
  return [...tally(before)].filter(([key, { count }]) => count > (left.get(key)?.count ?? 0)).map(([, { words }]) => words)
}

/** Attributes that say what BPMN 2.0 assumes when they are left out (its schema's defaults): not missed. */
const ASSUMED = new Set([
  'behavior=All', 'cancelActivity=true', 'cancelRemainingInstances=true', 'completionQuantity=1', 'eventGatewayType=Exclusive',
  'expressionLanguage=http://www.w3.org/1999/XPath', 'gatewayDirection=Unspecified', 'instantiate=false', 'isCollection=false',
  'isForCompensation=false', 'isInterrupting=true', 'isReference=false', 'isSequential=false', 'isUnlimited=true', 'loopType=None',
  'maximum=1', 'messageVisibleKind=initiating', 'minimum=0', 'mustUnderstand=false', 'parallelMultiple=false', 'startQuantity=1',
  'testBefore=false', 'textFormat=text/plain', 'triggeredByEvent=false', 'typeLanguage=http://www.w3.org/2001/XMLSchema',
  'waitForCompletion=true',
])

/** Elements whose type is said by their name, or by the other spelling of it. */
const TYPED = new Set(['waypoint', 'expression'])

/** BPMN has two spellings of a formal expression in a resource: `formalExpression`, and `expression` of that type. */
export const spelling = (local: string, attributes: { local: string; value: string }[]): string =>
  local === 'expression' && attributes.some((it) => it.local === 'type' && /\btFormalExpression$/.test(it.value)) ? 'formalExpression' : local

/** Whether an attribute says more than a writer may leave out. */
export const matters = (tag: string, { uri, local, value }: { uri: string; local: string; value: string }): boolean =>
  !WRITER.has(local) && !(local === 'type' && TYPED.has(tag)) && (uri !== '' || !ASSUMED.has(`${local}=${value}`))

/** How often each thing stands in the text, and in which words. A key is the namespace and what is said. */
function tally(xml: string): Map<string, { count: number; words: string }> {
  const counts = new Map<string, { count: number; words: string }>()
  const add = (uri: string, said: string, words = said) => {
    const known = counts.get(`${uri} ${said}`)
    if (known) known.count++
    else counts.set(`${uri} ${said}`, { count: 1, words })
  }
  const parser = new SaxesParser({ xmlns: true })
  const open: { uri: string; owner: string; text: string }[] = []
  parser.on('opentag', (tag) => {
    const id = tag.attributes['id']?.value
    const name = spelling(tag.local, Object.values(tag.attributes))
    const owner = id === undefined ? name : `${name}#${id}`
    open.push({ uri: tag.uri, owner, text: '' })
    add(tag.uri, owner)
    for (const { uri, prefix, local, value } of Object.values(tag.attributes)) {
      if (uri === XMLNS || !matters(tag.local, { uri, local, value })) continue
      const said = `${local}="${same(local, value)}"`
      add(uri || tag.uri, `${owner} @${said}`, `${owner} @${prefix ? `${prefix}:` : ''}${said}`)
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
  if (/^-?\d*\.?\d+(e[+-]?\d+)?$/i.test(text)) return String(Number(text))
  return attribute === 'type' || /^[\w-]+:[\w.-]+$/.test(text) ? text.slice(text.indexOf(':') + 1) : text
}
