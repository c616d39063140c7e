/** Pieces of screen that other rooms may show. */
export { ProcessDiagram } from './diagram/process-diagram.tsx'
export { BpmnDiagram } from './diagram/bpmn-diagram.tsx'
export { LaneDiagram, type ProblemMark } from './diagram/lane-diagram.tsx'
