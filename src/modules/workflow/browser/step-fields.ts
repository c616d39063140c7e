import { childOf, childrenOf, extensionsOf, textOf, type Element } from '../bpmn/element.ts'
import type { Board, Shape } from './board.ts'
import { areaField, selectField, textField } from './fields.ts'

export type Names = readonly (readonly [string, string])[]

/** What the table says of a step, on the panel of the drawing. */
export function stepFields(board: Board, shape: Shape, { positions, kinds }: { positions: Names; kinds: Names }): HTMLElement[] {
  const step = extensionsOf(shape.businessObject, 'motcua:Step')[0]
  const lane = laneOf(shape)
  const own = textOf(step, 'position')
  const inLane = lane ? textOf(lane, 'position') || textOf(lane, 'name') : ''
  const known = own !== '' && !positions.some(([of]) => of === own) ? [[own, own] as const] : []
  const laneName = positions.find(([of]) => of === inLane)?.[1] ?? inLane
  return [
    selectField('Người thực hiện', own, [['', inLane ? `Theo làn: ${laneName}` : 'Chưa giao cho ai'], ...known, ...positions], (value) => write(board, shape, { position: value || undefined })),
    textField('Giờ làm việc', textOf(step, 'workingHours').replace('.', ','), (value) => write(board, shape, { workingHours: value.replace(',', '.') || undefined }), {
      judge: (value) => (value === '' || (/^\d{1,4}([.,]\d{1,2})?$/.test(value) && Number.isInteger(Number(value.replace(',', '.')) * 4)) ? undefined : 'cần là bội số của 0,25, ví dụ 4 hoặc 2,5.'),
    }),
    selectField('Loại bước', textOf(step, 'kind'), [['', 'Chưa xếp loại'], ...kinds], (value) => write(board, shape, { kind: value || undefined })),
    areaField('Nội dung công việc', textOf(step, 'work'), (value) => write(board, shape, { work: value || undefined })),
    areaField('Nội dung cần kiểm tra', childrenOf(step, 'checks').map((one) => textOf(one, 'body')).join('\n'), (value) => writeList(board, shape, 'checks', 'motcua:Check', linesOf(value).map((body) => ({ body }))), 'Mỗi dòng một nội dung.'),
    areaField('Biểu mẫu', documentsText(step, 'forms'), (value) => writeList(board, shape, 'forms', 'motcua:Form', documentsOf(value)), 'Mỗi dòng: mã | tên, hoặc chỉ tên.', 2),
    areaField('Kết quả', documentsText(step, 'outputs'), (value) => writeList(board, shape, 'outputs', 'motcua:Output', documentsOf(value)), 'Mỗi dòng: mã | tên, hoặc chỉ tên.', 2),
  ]
}

/** The innermost lane that holds a shape. */
function laneOf(shape: Shape): Element | undefined {
  const process = shape.businessObject.$parent
  const inside = (set: Element): Element | undefined => {
    for (const lane of childrenOf(set, 'lanes')) {
      const inner = childOf(lane, 'childLaneSet')
      const found = inner && inside(inner)
      if (found) return found
      if (childrenOf(lane, 'flowNodeRef').includes(shape.businessObject)) return lane
    }
    return undefined
  }
  for (const set of childrenOf(process, 'laneSets')) {
    const found = inside(set)
    if (found) return found
  }
  return undefined
}

/** Changes the step's own extension, which is made when it is missing; one step back takes all of it back. */
function write(board: Board, shape: Shape, properties: Record<string, unknown>): void {
  const element = shape.businessObject
  const modeling = board.get('modeling')
  const found = extensionsOf(element, 'motcua:Step')[0]
  if (found) return modeling.updateModdleProperties(shape, found, properties)
  const factory = board.get('bpmnFactory')
  const step = factory.create('motcua:Step', properties)
  const extensions = childOf(element, 'extensionElements')
  if (extensions) {
    step.$parent = extensions
    return modeling.updateModdleProperties(shape, extensions, { values: [...childrenOf(extensions, 'values'), step] })
  }
  const made = factory.create('bpmn:ExtensionElements', { values: [step] })
  made.$parent = element
  step.$parent = made
  modeling.updateProperties(shape, { extensionElements: made })
}

function writeList(board: Board, shape: Shape, list: string, type: string, items: Record<string, string>[]): void {
  const factory = board.get('bpmnFactory')
  write(board, shape, { [list]: items.map((item) => factory.create(type, item)) })
}

const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter(Boolean)

const documentsText = (step: Element | undefined, list: string): string =>
  childrenOf(step, list).map((one) => (textOf(one, 'code') ? `${textOf(one, 'code')} | ${textOf(one, 'name')}` : textOf(one, 'name'))).join('\n')

const documentsOf = (text: string): Record<string, string>[] => linesOf(text).map((line) => {
  const [, code = '', name = ''] = /^([^|]*)\|(.*)$/.exec(line) ?? []
  return code.trim() ? { code: code.trim(), name: name.trim() || code.trim() } : { name: line }
})
