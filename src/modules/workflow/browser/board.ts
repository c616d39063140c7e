/** The few services of the drawing library that are used here, as they are. */
import type { Element } from '../bpmn/element.ts'

/** A thing on the board: its BPMN element and, for connections, its ends. */
export type Shape = {
  id: string
  type: string
  businessObject: Element
  parent?: Shape
  source?: Shape
  target?: Shape
  incoming: Shape[]
  outgoing: Shape[]
  labelTarget?: Shape
  /** Its part of the drawing; a label shares that of what it names. */
  di: Element
  x: number
  y: number
  width: number
  height: number
}

export type Modeling = {
  updateProperties(shape: Shape, properties: Record<string, unknown>): void
  updateModdleProperties(shape: Shape, element: Element, properties: Record<string, unknown>): void
  removeElements(shapes: Shape[]): void
  connect(source: Shape, target: Shape): Shape
}

export type Board = {
  get(name: 'modeling'): Modeling
  get(name: 'bpmnFactory'): { create(type: string, properties?: Record<string, unknown>): Element }
  get(name: 'elementFactory'): { createShape(of: { type: string }): Shape }
  get(name: 'elementRegistry'): { getAll(): Shape[]; get(id: string): Shape | undefined }
  get(name: 'selection'): { select(shape: Shape | null): void; get(): Shape[] }
  get(name: 'canvas'): { zoom(to: string | number): void; scrollToElement(shape: Shape): void; getRootElement(): Shape }
  get(name: 'autoPlace'): { append(source: Shape, shape: Shape): Shape }
  get(name: 'commandStack'): { undo(): void; redo(): void; canUndo(): boolean; canRedo(): boolean }
  on(event: string, heard: (event: { newSelection?: Shape[]; element?: Shape }) => void): void
  on(event: 'saveXML.start', priority: number, heard: (event: { definitions?: Element }) => void): void
  importXML(xml: string): Promise<{ warnings: unknown[] }>
  saveXML(options: { format: boolean }): Promise<{ xml?: string }>
}
