/** One element of a BPMN file as bpmn-moddle keeps it; its properties are read by the functions below. */
export type Element = {
  $type: string
  $parent?: Element
  $attrs?: Record<string, unknown>
  $children?: Element[]
  $body?: string
  /** The factory the element came from. */
  $model?: { create(type: string, properties?: Record<string, unknown>): Element }
  get(name: string): unknown
  set(name: string, value: unknown): void
}

export function isElement(value: unknown): value is Element {
  return value !== null && typeof value === 'object' && '$type' in value
}

/** A text property, trimmed; empty when it is not there. */
export function textOf(element: Element | undefined, name: string): string {
  const value = element?.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

export function childOf(element: Element | undefined, name: string): Element | undefined {
  const value = element?.get(name)
  return isElement(value) ? value : undefined
}

export function childrenOf(element: Element | undefined, name: string): Element[] {
  const value = element?.get(name)
  return Array.isArray(value) ? value.filter(isElement) : []
}

export const idOf = (element: Element): string => textOf(element, 'id')

/** `bpmn:ComplexGateway` → `complexGateway`, as the file writes it. */
export function xmlName(type: string): string {
  const local = type.slice(type.indexOf(':') + 1)
  return local.charAt(0).toLowerCase() + local.slice(1)
}

/** The name on one line, as it is spoken; drawings break it where it suits them. */
export const nameOf = (element: Element): string => textOf(element, 'name').replace(/\s+/g, ' ')

/** How people know the element: its name in quotation marks, else its id, else its kind. */
export const calledElement = (element: Element): string =>
  nameOf(element) ? `“${nameOf(element)}”` : idOf(element) || xmlName(element.$type)

/** The extension elements of one type, `motcua:Step`. */
export const extensionsOf = (element: Element, type: string): Element[] =>
  childrenOf(childOf(element, 'extensionElements'), 'values').filter((value) => value.$type === type)

/** The text of an expression: its body. */
export const bodyOf = (expression: Element | undefined): string => textOf(expression, 'body')
