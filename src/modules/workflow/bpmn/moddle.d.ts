declare module 'bpmn-moddle' {
  import type { Element } from './element.ts'

  /** Only what is used here; the package ships types of the elements, not of the class. */
  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>)
    fromXML(xml: string): Promise<{ rootElement: Element; warnings: ReadWarning[] }>
    toXML(element: Element, options?: { format?: boolean }): Promise<{ xml: string }>
    create(type: string, properties?: Record<string, unknown>): Element
  }

  export type ReadWarning = { message: string; element?: Element; property?: string; value?: string }
}
