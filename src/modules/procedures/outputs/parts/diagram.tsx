import type { Figure, Section } from '../../../documents/model/document.ts'
import { drawingOf, readBpmn, type BpmnDrawing } from '../../../workflow/index.ts'
import type { Plan } from '../../../workflow/model.ts'
import { BpmnDiagram, ProcessDiagram } from '../../../workflow/view.tsx'
import type { ProcedureDefinition } from '../../model/definition.ts'
import { slicesOf } from './slices.ts'

/** Words on paper are set in the letters of the paper; colours by name of a token mean nothing there. */
export const onPaper = (svg: string): string =>
  svg.replace(/var\(--[\w-]+,\s*([^)]+)\)/g, '$1').replace(/font-family="inherit"/g, 'font-family="Tinos"').replace(/aria-labelledby="[^"]*"/g, '')

/** The drawing of the process as its author laid it out; undefined while there is none. */
export async function drawingFor({ process }: ProcedureDefinition): Promise<BpmnDrawing | undefined> {
  if (process === null) return undefined
  return drawingOf(await readBpmn(process.bpmn)) ?? undefined
}

/**
 * The same picture as on screen, as sections of a document: on its side where it is wide, on several sheets where
 * its words would be too small to read on one.
 */
export function diagramSections(drawing: BpmnDrawing, title: string): Section[] {
  const parts = slicesOf(drawing)
  const { width, height } = drawing.box
  const orientation = width > 640 && width > height ? 'landscape' : 'portrait'
  return parts.map((part, at): Section => {
    const number = parts.length === 1 ? '' : ` (phần ${at + 1} trên ${parts.length})`
    const svg = String(<BpmnDiagram drawing={part} title="Lưu đồ quy trình" id={`luu-do-${at + 1}`} />)
    const figure: Figure = { kind: 'figure', svg: onPaper(svg), width: part.box.width, height: part.box.height, alt: `Lưu đồ quy trình giải quyết thủ tục${number}` }
    return { orientation, blocks: [{ kind: 'heading', level: 2, text: `${title}${number}` }, figure] }
  })
}

/** A process whose file brings no drawing is drawn from its plan, from top to bottom, as beside a dossier. */
export function uprightSection(plan: Plan, title: string): Section {
  const svg = String(<ProcessDiagram plan={plan} id="luu-do" width={600} />)
  const [width = 600, height = 800] = (/viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg)?.slice(1) ?? []).map(Number)
  return { orientation: 'portrait', blocks: [{ kind: 'heading', level: 2, text: title }, { kind: 'figure', svg: onPaper(svg), width, height, alt: 'Lưu đồ quy trình giải quyết thủ tục' }] }
}
