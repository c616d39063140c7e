/**
 * The plan (quy trình điện tử đã biên dịch): a BPMN process compiled to two tables, nodes and flows, that
 * name one another by index. Plain JSON, about 300 bytes a node, immutable, kept with the version of the
 * procedure. Sub-processes and call activities lie flat in the same tables; `scope` says what lies in what.
 */
export type Plan = {
  /** Id of the BPMN process. */
  id: string
  name: string
  nodes: PlanNode[]
  flows: PlanFlow[]
  lanes: PlanLane[]
  /** Set when the process says that its step table was made up (bước do Motcua soạn). */
  composed?: true
}

/** Index into `plan.nodes`. */
export type NodeIndex = number
/** Index into `plan.flows`. */
export type FlowIndex = number

/**
 * What a node does with a token. `user` and `manual` are steps people do; `service`, `rule` and `script` are
 * done by the program within one movement; `scope` is an embedded sub-process or a call activity; `timer` and
 * `catch` wait, in the flow or (with `host`) on the edge of an activity; `other` is drawn and never executed.
 */
export type NodeKind =
  | 'start' | 'end' | 'terminate'
  | 'user' | 'manual' | 'service' | 'rule' | 'script' | 'scope'
  | 'exclusive' | 'parallel' | 'inclusive'
  | 'timer' | 'catch' | 'throw'
  | 'other'

export type PlanNode = {
  /** Id of the BPMN element; inside a called process `callId/elementId`. */
  id: string
  kind: NodeKind
  name: string
  in: FlowIndex[]
  out: FlowIndex[]
  /** The sub-process or call activity it lies in; left out at the top. */
  scope?: NodeIndex
  lane?: number
  /** Default flow of a gateway or activity. */
  otherwise?: FlowIndex
  /** Of a scope: the node where its work starts. */
  start?: NodeIndex
  /** Of an activity: its boundary events. */
  events?: NodeIndex[]
  /** Of a boundary event: the activity it sits on. */
  host?: NodeIndex
  /** Of a boundary event: the activity goes on when it fires. Left out: it is cancelled. */
  beside?: true
  /** Of a timer: ISO 8601 duration, read as working time (see `parseDuration`). */
  after?: string
  /** Of message events: the message's name. */
  message?: string
  /** Of rules and scripts: the FEEL expression. */
  feel?: string
  /** Of rules, scripts and services: the variable that takes the value. */
  result?: string
  /** Of services: what is called, as the model names it. */
  service?: string
  /** Of steps: what the step table says. */
  step?: StepWork
}

export type PlanFlow = {
  id: string
  name: string
  from: NodeIndex
  to: NodeIndex
  /** FEEL; left out: always, or a person chooses. */
  when?: string
  way?: Way
  /** The words of the button that takes this flow: "Trình lãnh đạo phòng xem xét". */
  action?: string
}

/** Where a chosen flow leads: on, back for correction, to the applicant for a supplement, to a refusal. */
export type Way = 'on' | 'back' | 'supplement' | 'refuse'
export const WAYS = ['on', 'back', 'supplement', 'refuse'] as const satisfies readonly Way[]

/** A lane (làn) and the position whose holders do its steps (chức danh, vị trí). */
export type PlanLane = { id: string; name: string; position: string }

/** Kinds of step (loại bước): receive, assign, appraise, review, approve, issue, return, consult. */
export type StepKind = (typeof STEP_KINDS)[number]
export const STEP_KINDS =
  ['receive', 'assign', 'appraise', 'consult', 'review', 'approve', 'issue', 'return', 'file'] as const

/** What kind of work a step is, as officials say it. */
export const stepKindNames: Record<StepKind, string> = {
  receive: 'Tiếp nhận', assign: 'Phân công', appraise: 'Thẩm định, soạn thảo', consult: 'Lấy ý kiến', review: 'Xem xét',
  approve: 'Ký duyệt', issue: 'Phát hành', return: 'Trả kết quả', file: 'Lưu hồ sơ',
}

/** What the internal process says of a step (nội dung một bước của quy trình nội bộ). */
export type StepWork = {
  kind?: StepKind
  /** Position that does it; wins over the lane's. */
  position?: string
  /** Working hours, a multiple of 0.25; left out: not stated. */
  hours?: number
  /** Work content (nội dung công việc). */
  work?: string
  /** What is ticked before the step may end (nội dung cần kiểm tra). */
  checks?: string[]
  /** Forms used (biểu mẫu). */
  forms?: Document[]
  /** What comes out (kết quả, sản phẩm). */
  outputs?: Document[]
}

export type Document = { code?: string; name: string }

/** A step people do, with all a screen or a task row needs (bước của quy trình). */
export type Step = {
  id: string
  name: string
  /** 1, 2, 3 … in the order of the drawing. */
  number: number
  manual: boolean
  /** Of the step, else of its lane, else empty. */
  position: string
  lane: string
  work: StepWork
}

/** Whether a node is a step somebody does. */
export const isStep = (node: PlanNode): boolean => node.kind === 'user' || node.kind === 'manual'

/** The node of an id; undefined if the plan has none. */
export function findNode(plan: Plan, id: string): NodeIndex | undefined {
  const index = plan.nodes.findIndex((node) => node.id === id)
  return index < 0 ? undefined : index
}

/** The node at an index the plan itself named; a foreign index is a bug. */
export function nodeAt(plan: Plan, index: NodeIndex): PlanNode {
  const node = plan.nodes[index]
  if (!node) throw new RangeError(`plan ${plan.id} has no node ${index}`)
  return node
}

/** The flow at an index the plan itself named; a foreign index is a bug. */
export function flowAt(plan: Plan, index: FlowIndex): PlanFlow {
  const flow = plan.flows[index]
  if (!flow) throw new RangeError(`plan ${plan.id} has no flow ${index}`)
  return flow
}

/** All steps people do, numbered; the nodes lie in the order of the drawing. */
export function stepsOf(plan: Plan): Step[] {
  const steps = plan.nodes.filter(isStep)
  return steps.map((node, i) => toStep(plan, node, i + 1))
}

/** One step by id; undefined if there is no such step. */
export const findStep = (plan: Plan, id: string): Step | undefined => stepsOf(plan).find((s) => s.id === id)

function toStep(plan: Plan, node: PlanNode, number: number): Step {
  const lane = node.lane === undefined ? undefined : plan.lanes[node.lane]
  return {
    id: node.id,
    name: node.name,
    number,
    manual: node.kind === 'manual',
    position: node.step?.position ?? lane?.position ?? '',
    lane: lane?.name ?? '',
    work: node.step ?? {},
  }
}
