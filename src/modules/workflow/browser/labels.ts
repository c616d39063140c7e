import { childOf, type Element } from '../bpmn/element.ts'
import type { Board, Shape } from './board.ts'

const SIDES = ['x', 'y', 'width', 'height'] as const
type Box = Record<(typeof SIDES)[number], number>
/** A label as it was opened: where the library drew it, and the place its file gives it, if any. */
type Opened = { label: Shape; drawn: Box; file: Box | undefined; hadLabel: boolean }

const boxOf = (of: Box): Box => ({ x: of.x, y: of.y, width: of.width, height: of.height })
const boundsOf = (di: Element): (Element & Box) | undefined => childOf(childOf(di, 'label'), 'bounds') as (Element & Box) | undefined
const isSame = (a: Box, b: Box): boolean => SIDES.every((side) => a[side] === b[side])

/**
 * The drawing library measures words in its own letters, and writes its measures over those of the file as soon as
 * anything about an element changes, even when it is taken back. A label that stands where it was opened keeps the
 * place its file gave it.
 */
export function keepLabels(board: Board): void {
  let opened: Opened[] = []
  board.on('import.done', () => {
    opened = board.get('elementRegistry').getAll().flatMap((label) => {
      if (!label.labelTarget) return []
      const bounds = boundsOf(label.di)
      return [{ label, drawn: boxOf(label), file: bounds && boxOf(bounds), hadLabel: childOf(label.di, 'label') !== undefined }]
    })
  })
  board.on('saveXML.start', 1500, () => {
    for (const { label, drawn, file, hadLabel } of opened) {
      const bounds = boundsOf(label.di)
      if (!bounds || !isSame(boxOf(label), drawn)) continue
      if (file) Object.assign(bounds, file)
      else if (hadLabel) childOf(label.di, 'label')?.set('bounds', undefined)
      else label.di.set('label', undefined)
    }
  })
}
