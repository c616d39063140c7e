import { childOf, childrenOf, type Element } from '../bpmn/element.ts'
import type { Board } from './board.ts'

/**
 * The drawing library writes only the shapes it shows. Those it could not show (of a collapsed pool, of an element
 * it does not know) are put back when it writes; what was taken out on the board is no longer among them.
 */
export function keepUndrawn(board: Board): void {
  let before: [Element, Element[]][] = []
  const planesOf = (definitions: Element): Element[] =>
    childrenOf(definitions, 'diagrams').flatMap((diagram) => childOf(diagram, 'plane') ?? [])
  // Before and after the library's own ordering, which has priority 2000.
  board.on('saveXML.start', 2500, ({ definitions }) => {
    before = definitions ? planesOf(definitions).map((plane) => [plane, [...childrenOf(plane, 'planeElement')]]) : []
  })
  board.on('saveXML.start', 1500, ({ definitions }) => {
    const shown = new Set(definitions ? planesOf(definitions).flatMap((plane) => childrenOf(plane, 'planeElement')) : [])
    for (const [plane, shapes] of before) {
      const undrawn = shapes.filter((shape) => !shown.has(shape))
      if (undrawn.length > 0) plane.set('planeElement', [...childrenOf(plane, 'planeElement'), ...undrawn])
    }
  })
}
