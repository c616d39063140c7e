// What one XML text says and another does not: knows nothing of the product's own comparison, and of BPMN only
// the defaults of its schema and its two spellings of an expression.
import { SaxesParser } from 'saxes'

const XSI = 'http://www.w3.org/2001/XMLSchema-instance'
/** The defaults of the BPMN 2.0 schema. */
const DEFAULTS = new Set([
  'behavior=All', 'cancelActivity=true', 'cancelRemainingInstances=true', 'completionQuantity=1', 'eventGatewayType=Exclusive',
  'expressionLanguage=http://www.w3.org/1999/XPath', 'gatewayDirection=Unspecified', 'instantiate=false', 'isCollection=false',
  'isForCompensation=false', 'isInterrupting=true', 'isSequential=false', 'isUnlimited=true', 'loopType=None', 'maximum=1',
  'messageVisibleKind=initiating', 'minimum=0', 'mustUnderstand=false', 'parallelMultiple=false', 'startQuantity=1',
  'testBefore=false', 'textFormat=text/plain', 'triggeredByEvent=false', 'typeLanguage=http://www.w3.org/2001/XMLSchema',
])

/** Lines that stand in one text and not in the other: each element with its whole path, attributes and text. */
export function difference(before, after) {
  const [a, b] = [linesOf(before), linesOf(after)]
  const less = (x, y, mark) => [...x].filter(([line, count]) => count > (y.get(line) ?? 0)).map(([line]) => `${mark} ${line}`)
  return [...less(a, b, '−'), ...less(b, a, '+')]
}

function linesOf(xml) {
  const lines = new Map()
  const open = []
  const scopes = [{}]
  const add = (line) => lines.set(line, (lines.get(line) ?? 0) + 1)
  const parser = new SaxesParser({ xmlns: true })
  parser.on('opentag', (tag) => {
    const scope = { ...scopes.at(-1), ...tag.ns }
    scopes.push(scope)
    const attributes = Object.values(tag.attributes).filter((it) => says(tag, it))
      .map(({ uri, local, value }) => `${uri === tag.uri ? '' : uri} ${local}=${valueOf(value, scope, uri === XSI)}`).sort()
    open.push({ path: `${open.at(-1)?.path ?? ''}/{${tag.uri}}${formal(tag) ? 'formalExpression' : tag.local}#${tag.attributes.id?.value ?? ''}`, attributes, text: '', scope })
  })
  for (const kind of ['text', 'cdata']) parser.on(kind, (text) => open.length > 0 && (open.at(-1).text += text))
  parser.on('closetag', () => {
    scopes.pop()
    const { path, attributes, text, scope } = open.pop()
    add(`${path} [${attributes.join('; ')}] ${valueOf(text.trim().replace(/\s+/g, ' '), scope)}`)
  })
  parser.on('comment', (text) => add(`${open.at(-1)?.path ?? ''} <!--${text}-->`))
  parser.on('processinginstruction', ({ target, body }) => add(`<?${target} ${body}?>`))
  parser.write(xml).close()
  return lines
}

/** The other spelling of a formal expression: `expression` with that type. */
function formal({ local, attributes }) {
  return local === 'expression' && (attributes['xsi:type']?.value ?? '').endsWith('tFormalExpression')
}

/** Numbers by value, names by their namespace; the type of an element without a prefix is of the file's own namespace. */
function valueOf(value, scope, typeName = false) {
  if (typeName && !value.includes(':')) return `{${scope['']}}${value}`
  if (/^-?\d*\.?\d+(e[+-]?\d+)?$/i.test(value)) return String(Number(value))
  const [, prefix, local] = /^([\w-]+):([\w.-]+)$/.exec(value) ?? []
  return prefix !== undefined && scope[prefix] ? `{${scope[prefix]}}${local}` : value.replace(/\s+/g, ' ')
}

/** Left out: declarations, where a schema lies, and what the schema of BPMN says when an attribute is not there. */
function says(tag, { uri, local, value }) {
  if (uri === 'http://www.w3.org/2000/xmlns/' || local === 'schemaLocation') return false
  // A way point has but one type; that of the expression is in its spelling.
  if (uri === XSI && (tag.local === 'waypoint' || formal(tag))) return false
  return uri !== '' || !DEFAULTS.has(`${local}=${value}`)
}
