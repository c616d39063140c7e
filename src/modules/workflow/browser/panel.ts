import { bodyOf, childOf, childrenOf, extensionsOf, nameOf, textOf, xmlName, type Element } from '../bpmn/element.ts'
import type { Board, Shape } from './board.ts'
import { areaField, button, heading, selectField, textField } from './fields.ts'
import { stepFields, type Names } from './step-fields.ts'
import { translate } from './vietnamese.ts'

/** Words that come with the page: who may do a step, kinds of steps, kinds of ways. */
export type PanelWords = { positions: Names; kinds: Names; ways: Names }

const KIND_WORDS: Record<string, string> = {
  userTask: 'User task', manualTask: 'Manual task', task: 'Task', serviceTask: 'Service task', scriptTask: 'Script task', businessRuleTask: 'Business rule task',
  sendTask: 'Send task', receiveTask: 'Receive task', callActivity: 'Call activity', subProcess: 'Sub-process', transaction: 'Transaction',
  exclusiveGateway: 'Exclusive gateway', parallelGateway: 'Parallel gateway', inclusiveGateway: 'Inclusive gateway', complexGateway: 'Complex gateway',
  eventBasedGateway: 'Event-based gateway', startEvent: 'Start event', endEvent: 'End event', boundaryEvent: 'Boundary event',
  intermediateThrowEvent: 'Intermediate throw event', sequenceFlow: 'Sequence flow', dataObjectReference: 'Data object reference', dataStoreReference: 'Data store reference',
}
const OWN_WORDS: Record<string, string> = {
  lane: 'Làn', participant: 'Khung cơ quan', process: 'Quy trình', collaboration: 'Sơ đồ', intermediateCatchEvent: 'Sự kiện chờ', textAnnotation: 'Ghi chú',
  association: 'Đường ghi chú', messageFlow: 'Đường thông điệp', group: 'Nhóm',
}

/** What a thing on the board is called: its kind and its name. */
export function called(shape: Shape): string {
  const element = shape.businessObject
  const kind = xmlName(element.$type)
  const words = OWN_WORDS[kind] ?? translate(KIND_WORDS[kind] ?? kind)
  const name = nameOf(element) || waysName(shape)
  return name ? `${words}: ${name}` : words
}

/** A line without words of its own is known by its ends. */
function waysName({ source, target }: Shape): string {
  const ends = [source, target].map((end) => (end ? nameOf(end.businessObject) || translate(KIND_WORDS[xmlName(end.businessObject.$type)] ?? '') : ''))
  return ends[0] || ends[1] ? ends.join(' → ') : ''
}

/** Fills the panel for what is chosen on the board; with nothing chosen it is about the process. */
export function showPanel(board: Board, panel: HTMLElement, chosen: Shape | undefined, words: PanelWords): void {
  const shape = chosen?.labelTarget ?? chosen ?? board.get('canvas').getRootElement()
  panel.replaceChildren(picker(board, shape), heading(called(shape)), ...fieldsOf(board, shape, words), ...(chosen ? acts(board, shape) : []))
}

/** Every part of the drawing in one list: how it is reached without a mouse. */
function picker(board: Board, shape: Shape): HTMLElement {
  const all = board.get('elementRegistry').getAll().filter((one) => !one.labelTarget && one.parent)
  const order = [...all].sort((a, b) => rank(a) - rank(b) || (a.x ?? 0) - (b.x ?? 0) || (a.y ?? 0) - (b.y ?? 0))
  const chosen = all.includes(shape) ? shape.id : ''
  return selectField('Đang chọn', chosen, [['', 'Cả quy trình'], ...order.map((one) => [one.id, called(one)] as const)], (id) => {
    const next = board.get('elementRegistry').get(id) ?? null
    board.get('selection').select(next)
    if (next) board.get('canvas').scrollToElement(next)
  })
}
const rank = ({ businessObject: { $type } }: Shape): number => ($type === 'bpmn:Participant' || $type === 'bpmn:Lane' ? 0 : /Flow$|Association$/.test($type) ? 2 : 1)

const STEPS = new Set(['bpmn:UserTask', 'bpmn:ManualTask', 'bpmn:Task'])

function fieldsOf(board: Board, shape: Shape, words: PanelWords): HTMLElement[] {
  const element = shape.businessObject
  const set = (properties: Record<string, unknown>) => board.get('modeling').updateProperties(shape, properties)
  const name = (label: string, hint?: string) => textField(label, nameOf(element), (value) => set({ name: value || undefined }), hint ? { hint } : {})
  if (STEPS.has(element.$type)) return [name('Tên bước'), ...stepFields(board, shape, words)]
  switch (element.$type) {
    case 'bpmn:SequenceFlow': return [name('Câu trả lời', 'Ghi trên đường đi từ cổng, ví dụ: Đủ.'), ...flowFields(board, shape, words)]
    case 'bpmn:ExclusiveGateway': case 'bpmn:InclusiveGateway': return [name('Câu hỏi', 'Ví dụ: Đủ điều kiện?'), defaultField(board, shape)]
    case 'bpmn:Lane': return [name('Tên làn'), positionField(board, shape, words)]
    case 'bpmn:ServiceTask': case 'bpmn:ScriptTask': case 'bpmn:BusinessRuleTask': return [name('Tên bước'), ...automaticFields(board, shape)]
    case 'bpmn:Participant': return [name('Tên cơ quan'), ...processFields(board, shape, childOf(element, 'processRef'))]
    case 'bpmn:Process': return [name('Tên quy trình'), ...processFields(board, shape, element)]
    case 'bpmn:Collaboration': return [Object.assign(document.createElement('p'), { className: 'hint', textContent: 'Chọn một phần của sơ đồ, bằng chuột hoặc trong danh sách trên, để sửa phần đó ở đây.' })]
    case 'bpmn:TextAnnotation': return [areaField('Ghi chú', textOf(element, 'text'), (text) => set({ text }))]
    default: return [name('Tên'), ...timerFields(board, shape)]
  }
}

function flowFields(board: Board, shape: Shape, { ways }: PanelWords): HTMLElement[] {
  const element = shape.businessObject
  const set = (properties: Record<string, unknown>) => board.get('modeling').updateProperties(shape, properties)
  const condition = childOf(element, 'conditionExpression')
  return [
    textField('Chữ trên nút', textOf(element, 'action'), (value) => set({ action: value || undefined }), { hint: 'Người làm bấm nút này để đi đường này, ví dụ: Trình lãnh đạo phòng xem xét.' }),
    selectField('Hướng', textOf(element, 'way'), [['', 'Chưa ghi'], ...ways], (value) => set({ way: value || undefined })),
    areaField('Điều kiện (FEEL)', bodyOf(condition), (body) => {
      const made = body ? board.get('bpmnFactory').create('bpmn:FormalExpression', { body }) : undefined
      if (made) made.$parent = element
      set({ conditionExpression: made })
    }, 'Có điều kiện thì chương trình tự chọn đường; để trống thì người làm chọn. Khi lưu, điều kiện được kiểm tra.', 2),
  ]
}

function defaultField(board: Board, shape: Shape): HTMLElement {
  const ways = shape.outgoing.filter(({ businessObject }) => businessObject.$type === 'bpmn:SequenceFlow')
  const now = childOf(shape.businessObject, 'default')
  return selectField('Hướng mặc định', ways.find(({ businessObject }) => businessObject === now)?.id ?? '', [
    ['', 'Không có'],
    ...ways.map((way) => [way.id, nameOf(way.businessObject) || `Tới ${way.target ? called(way.target) : ''}`] as const),
  ], (id) => board.get('modeling').updateProperties(shape, { default: ways.find((way) => way.id === id)?.businessObject }))
}

function positionField(board: Board, shape: Shape, { positions }: PanelWords): HTMLElement {
  const own = textOf(shape.businessObject, 'position')
  const known = own !== '' && !positions.some(([of]) => of === own) ? [[own, own] as const] : []
  return selectField('Người thực hiện', own, [['', 'Theo tên làn'], ...known, ...positions], (value) => board.get('modeling').updateProperties(shape, { position: value || undefined }))
}

function automaticFields(board: Board, shape: Shape): HTMLElement[] {
  const element = shape.businessObject
  const set = (properties: Record<string, unknown>) => board.get('modeling').updateProperties(shape, properties)
  const result = textField('Tên biến nhận kết quả', textOf(element, 'result'), (value) => set({ result: value || undefined }))
  if (element.$type === 'bpmn:ServiceTask') return [textField('Dịch vụ được gọi', textOf(element, 'service'), (value) => set({ service: value || undefined })), result]
  if (element.$type === 'bpmn:ScriptTask') return [areaField('Biểu thức (FEEL)', textOf(element, 'script'), (script) => set({ script: script || undefined, scriptFormat: script ? 'feel' : undefined })), result]
  const feel = extensionsOf(element, 'motcua:Feel')[0]
  const write = (body: string) => {
    if (feel) return board.get('modeling').updateModdleProperties(shape, feel, { body })
    const made = board.get('bpmnFactory').create('bpmn:ExtensionElements', { values: [...childrenOf(childOf(element, 'extensionElements'), 'values'), board.get('bpmnFactory').create('motcua:Feel', { body })] })
    made.$parent = element
    set({ extensionElements: made })
  }
  return [areaField('Biểu thức (FEEL)', textOf(feel, 'body'), write), result]
}

function timerFields(board: Board, shape: Shape): HTMLElement[] {
  const timer = childrenOf(shape.businessObject, 'eventDefinitions').find(({ $type }) => $type === 'bpmn:TimerEventDefinition')
  if (!timer) return []
  return [textField('Sau bao lâu', bodyOf(childOf(timer, 'timeDuration')), (body) => {
    const made = board.get('bpmnFactory').create('bpmn:FormalExpression', { body })
    made.$parent = timer
    board.get('modeling').updateModdleProperties(shape, timer, { timeDuration: body ? made : undefined })
  }, { hint: 'PT16H là 16 giờ làm việc, P3D là 3 ngày làm việc, P1W là 5 ngày làm việc.', judge: (value) => (value === '' || /^P(?=.)(\d+[YMWD])*(T(?=.)(\d+([.,]\d+)?[HMS])+)?$/.test(value) ? undefined : 'viết như PT16H hoặc P3D.') })]
}

function processFields(board: Board, shape: Shape, process: Element | undefined): HTMLElement[] {
  if (!process) return []
  const write = (properties: Record<string, unknown>) => board.get('modeling').updateModdleProperties(shape, process, properties)
  return [
    ...(shape.businessObject === process ? [] : [textField('Tên quy trình', nameOf(process), (value) => write({ name: value || undefined }))]),
    selectField('Quy trình này', process.get('isExecutable') === false ? 'drawn' : 'run', [['run', 'Dùng để giải quyết hồ sơ'], ['drawn', 'Chỉ để xem']], (value) => write({ isExecutable: value === 'run' })),
  ]
}

/** What the palette and the pad do with the mouse, by buttons. */
function acts(board: Board, shape: Shape): HTMLElement[] {
  const box = document.createElement('div')
  box.className = 'buttons'
  const append = (type: string) => () => {
    const made = board.get('autoPlace').append(shape, board.get('elementFactory').createShape({ type }))
    board.get('selection').select(made)
  }
  const canGoOn = /Task$|Gateway$|^bpmn:Task$|StartEvent$|Intermediate|Boundary|SubProcess$|CallActivity$/.test(shape.businessObject.$type)
  if (canGoOn) box.append(button('Thêm bước sau', append('bpmn:UserTask')), button('Thêm cổng sau', append('bpmn:ExclusiveGateway')), button('Thêm kết thúc sau', append('bpmn:EndEvent')))
  box.append(button('Xóa', () => board.get('modeling').removeElements([shape])))
  if (!canGoOn) return [box]
  const targets = board.get('elementRegistry').getAll().filter((one) => one !== shape && !one.labelTarget && /Task$|Gateway$|EndEvent$|Intermediate/.test(one.businessObject.$type))
  const connect = selectField('Nối tới', '', [['', 'Chọn phần cần nối tới'], ...targets.map((one) => [one.id, called(one)] as const)], (id) => {
    const target = board.get('elementRegistry').get(id)
    if (target) board.get('selection').select(board.get('modeling').connect(shape, target))
  })
  return [connect, box]
}
