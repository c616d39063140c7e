import BpmnModeler from 'bpmn-js/lib/Modeler'
import { motcuaPackage } from '../bpmn/extension.ts'
import { hoist } from '../bpmn/hoist.ts'
import type { Board, Shape } from './board.ts'
import { button } from './fields.ts'
import { keepLabels } from './labels.ts'
import { showPanel, type PanelWords } from './panel.ts'
import { keepUndrawn } from './undrawn.ts'
import { translate } from './vietnamese.ts'

/** Opens the drawing board on a page's element: what is drawn goes into its field, which belongs to the form around. */
export async function openBoard(drawing: HTMLElement): Promise<void> {
  const part = <T extends HTMLElement>(name: string) => drawing.querySelector<T>(`[data-${name}]`)
  const [canvas, panel, field, status] = [part('canvas'), part('panel'), part<HTMLTextAreaElement>('bpmn'), part('drawing-status')]
  if (!canvas || !panel || !field) return
  const words = JSON.parse(drawing.dataset['words'] ?? '{"positions":[],"kinds":[],"ways":[]}') as PanelWords
  const board = new BpmnModeler({
    container: canvas,
    moddleExtensions: { motcua: motcuaPackage },
    additionalModules: [{ translate: ['value', translate] }],
  }) as unknown as Board
  keepUndrawn(board)
  keepLabels(board)
  const say = (text: string) => { if (status) status.textContent = text }
  try {
    const { warnings } = await board.importXML(hoist(field.value))
    say(warnings.length > 0 ? `Sơ đồ có ${warnings.length} chỗ bảng vẽ không hiển thị được; khi lưu chúng vẫn được giữ nguyên.` : '')
  } catch {
    say('Bảng vẽ không mở được sơ đồ này: tệp không có phần hình vẽ. Bảng các bước vẫn sửa được.')
    return
  }
  board.get('canvas').zoom('fit-viewport')
  drawing.dispatchEvent(new CustomEvent('board', { detail: board }))
  watch(board, panel, words)
  const undo = button('Hoàn tác', () => board.get('commandStack').undo())
  const redo = button('Làm lại', () => board.get('commandStack').redo())
  const tools = document.createElement('div')
  tools.className = 'drawing-tools'
  const fit = () => board.get('canvas').zoom('fit-viewport')
  tools.append(undo, redo, button('Vừa khung', fit), button('Toàn màn hình', () => void fill(canvas.parentElement, fit)))
  canvas.before(tools)
  const showTools = () => {
    undo.disabled = !board.get('commandStack').canUndo()
    redo.disabled = !board.get('commandStack').canRedo()
  }
  showTools()
  board.on('commandStack.changed', () => {
    showTools()
    void keep(board, field)
  })
}

/** The whole screen for the board, or back. */
async function fill(board: HTMLElement | null, then: () => void): Promise<void> {
  if (document.fullscreenElement) await document.exitFullscreen()
  else await board?.requestFullscreen()
  then()
}

/** Writes the drawing into the field of the form, and tells the form. */
async function keep(board: Board, field: HTMLTextAreaElement): Promise<void> {
  const { xml } = await board.saveXML({ format: true })
  if (xml === undefined) return
  field.value = xml
  field.disabled = false
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

/** The panel shows what is chosen; a change made on the board shows there too, without taking the focus. */
function watch(board: Board, panel: HTMLElement, words: PanelWords): void {
  let shown: Shape | undefined
  const show = (shape: Shape | undefined) => {
    shown = shape
    showPanel(board, panel, shape, words)
  }
  board.on('selection.changed', ({ newSelection = [] }) => show(newSelection.length === 1 ? newSelection[0] : undefined))
  board.on('element.changed', ({ element }) => {
    if (element === shown && !panel.contains(document.activeElement)) show(shown)
  })
  // What is typed here belongs to the board, not to the form's own fields.
  for (const kind of ['input', 'change']) panel.addEventListener(kind, (event) => event.stopPropagation())
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault()
      event.target.blur()
    }
  })
  show(undefined)
}
