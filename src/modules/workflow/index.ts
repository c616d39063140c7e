/** The door of the room: BPMN in, a plan out (quy trình điện tử). What a plan can do is in `model.ts`. */
export { compileBpmn, inspectBpmn, type CompileOptions, type Inspection } from './bpmn/inspect.ts'
export { keepFrom, readBpmn, type Bpmn } from './bpmn/read.ts'
export { drawingOf, type BpmnDrawing } from './bpmn/drawing.ts'
export { COMPOSED_NOTE, processFor, type ProcessOrder } from './compose/process-for.ts'
export { sequenceOf, type ListedStep } from './compose/sequence.ts'
export type { Variant } from './compose/blueprint.ts'
export { applyRows, moveRow, readTable, withDrawing, type Move } from './edit/apply.ts'
export type { StepRow, StepTable, TableRow } from './edit/rows.ts'
