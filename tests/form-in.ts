import { parse, type DefaultTreeAdapterTypes } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

const isElement = (node: Node): node is Element => 'tagName' in node
const attribute = (element: Element, name: string): string | undefined => element.attrs.find((one) => one.name === name)?.value
const childrenOf = (node: Node): Node[] => ('childNodes' in node ? node.childNodes : [])
const textIn = (node: Node): string => ('value' in node && typeof node.value === 'string' ? node.value : childrenOf(node).map(textIn).join(''))

function* elements(node: Node): Generator<Element> {
  if (isElement(node)) yield node
  for (const child of childrenOf(node)) yield* elements(child)
}

/** What a browser without script would send of the form that posts to `action`, as it was filled in by the server. */
export function formIn(html: string, action: string): Record<string, string | string[]> {
  const form = [...elements(parse(html))].find((one) => one.tagName === 'form' && attribute(one, 'action') === action)
  if (!form) throw new Error(`No form posts to ${action}`)
  const sent: Record<string, string[]> = {}
  for (const element of elements(form)) {
    const name = attribute(element, 'name')
    if (name === undefined || attribute(element, 'disabled') !== undefined) continue
    const value = valueOf(element)
    if (value !== undefined) (sent[name] ??= []).push(value)
  }
  return Object.fromEntries(Object.entries(sent).map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all]))
}

function valueOf(element: Element): string | undefined {
  if (element.tagName === 'textarea') return textIn(element)
  if (element.tagName === 'select') {
    const options = [...elements(element)].filter(({ tagName }) => tagName === 'option')
    const chosen = options.find((option) => attribute(option, 'selected') !== undefined) ?? options[0]
    return chosen && (attribute(chosen, 'value') ?? textIn(chosen))
  }
  if (element.tagName !== 'input') return undefined
  const type = attribute(element, 'type') ?? 'text'
  if (type === 'file' || type === 'submit') return undefined
  const ticked = type === 'checkbox' || type === 'radio'
  return ticked && attribute(element, 'checked') === undefined ? undefined : (attribute(element, 'value') ?? (ticked ? 'on' : ''))
}
