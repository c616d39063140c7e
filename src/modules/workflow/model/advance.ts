import { conflict, invalid } from '../../../platform/errors.ts'
import { evaluate, type Context } from './feel.ts'
import { findNode, flowAt, isStep, nodeAt, type FlowIndex, type NodeIndex, type Plan, type PlanNode } from './plan.ts'
import { waitingFor, type State } from './state.ts'
import { completeNode, fireNode, startTokens, stepsAmong, type Driver, type Movement } from './tokens.ts'

/** What happens to a running process (sự kiện). */
export type Event =
  /** A person ends a step. `take`: ids of the flows chosen at the gateways that follow. */
  | { complete: string; take?: string[] }
  /** A timer ran out, or a message came, at this node. */
  | { fire: string; take?: string[] }

/** What the process may ask of the world while it moves. */
export type Env = {
  /** Variables that conditions, rules and scripts read. */
  context?: Context
  /** What `now()` and `today()` answer; without it they are null. */
  now?: Date
  /** Answers a choice that `take` left open: ids of flows, or undefined to let conditions decide. */
  choose?(gateway: string, flows: string[]): string[] | undefined
  /**
   * Does a service at once and answers the variables it sets. Without it, or when it answers undefined, the
   * service is only named in `services`, for the caller to do after it has committed.
   */
  service?(node: PlanNode, context: Context): Context | undefined
}

/** What one movement did. Ids are those of the BPMN elements. */
export type Advance = {
  state: State
  /** Steps that opened and are still open. */
  opened: string[]
  /** Steps that ended: done by a person, or cancelled by a timer, a message or a terminating end. */
  closed: { step: string; why: 'done' | 'cancelled' }[]
  /** Timers to set. The duration is ISO 8601, read as working time. */
  timers: { node: string; after: string }[]
  /** Timers that were set before and are needed no more. */
  stopped: string[]
  /** Messages sent. */
  messages: { node: string; message: string }[]
  /** Messages waited for from now on. */
  awaited: { node: string; message: string }[]
  /** Services passed, in order. */
  services: { node: string; service: string }[]
  /** Variables that rules, scripts and services set, to be kept with the dossier. */
  set: Context
  /** Ids of nodes and flows passed, in order: for the drawing and for the trail. */
  trace: string[]
  ended: boolean
}

/** Starts a process. Pure: the same plan and answers give the same result. `take` as in `Event`. */
export function begin(plan: Plan, env: Env = {}, take: string[] = []): Advance {
  const answers = newAnswers(plan, env, take)
  return report(plan, { at: [] }, startTokens(plan, driverOf(answers)), answers)
}

/**
 * Moves a process on by one event. Pure: state and plan are not changed, no clock is read, about 20 µs for a
 * step without FEEL.
 *
 * @throws Refusal 409 `workflow.notOpen` when the step, timer or message is not waiting now (two officers at
 * once: the second is told), `possible` names what is; 422 `workflow.choiceMissing` when a gateway waits for a
 * person's choice, `workflow.choiceUnknown` when `take` names a flow that was not passed,
 * `workflow.choiceRefused` when the chosen flow's condition is false, `workflow.noWay` when no condition
 * holds and there is no default, `workflow.feel…` on an expression that cannot be read.
 */
export function advance(plan: Plan, state: State, event: Event, env: Env = {}): Advance {
  const id = 'complete' in event ? event.complete : event.fire
  const node = findNode(plan, id)
  const fits = node !== undefined && state.at.includes(node) && takesEvent(nodeAt(plan, node), 'complete' in event)
  if (!fits) throw notOpen(plan, state, id)
  const answers = newAnswers(plan, env, event.take ?? [])
  const move = 'complete' in event ? completeNode : fireNode
  return report(plan, state, move(plan, state, node, driverOf(answers)), answers)
}

const takesEvent = (node: PlanNode, completed: boolean): boolean =>
  completed ? isStep(node) : node.kind === 'timer' || node.kind === 'catch'

function notOpen(plan: Plan, state: State, id: string) {
  const { steps, timers, messages } = waitingFor(plan, state)
  const name = plan.nodes.find((node) => node.id === id)?.name || id
  return conflict('workflow.notOpen', { name }, [...steps, ...[...timers, ...messages].map((event) => event.node)])
}

type Answers = {
  plan: Plan
  env: Env
  context: Context
  set: Context
  services: { node: string; service: string }[]
  take: string[]
  taken: Set<string>
}

const newAnswers = (plan: Plan, env: Env, take: string[]): Answers =>
  ({ plan, env, context: { ...env.context }, set: {}, services: [], take, taken: new Set() })

const driverOf = (answers: Answers): Driver => ({
  pickOne: (node) => pickOne(answers, node),
  pickSome: (node) => pickSome(answers, node),
  work: (node) => work(answers, node),
  passes: () => false,
})

/** A person's choice; else the first true condition; else the default; else the only flow without condition. */
function pickOne(answers: Answers, index: NodeIndex): FlowIndex {
  const node = nodeAt(answers.plan, index)
  const chosen = chosenFlows(answers, node)
  if (chosen.length > 1) throw invalid('workflow.choiceMany', [], { gateway: node.name || node.id })
  if (chosen[0] !== undefined) return chosen[0]
  const open = node.out.filter((flow) => flow !== node.otherwise)
  const holds = open.find((flow) => holdsNow(answers, flow) === true)
  if (holds !== undefined) return holds
  if (node.otherwise !== undefined) return node.otherwise
  const free = open.filter((flow) => flowAt(answers.plan, flow).when === undefined)
  if (free.length === 1 && free[0] !== undefined) return free[0]
  throw choiceMissing(answers.plan, node, free.length > 0 ? free : open)
}

/** Chosen flows and those whose condition holds; without a choice, also those without condition; else default. */
function pickSome(answers: Answers, index: NodeIndex): FlowIndex[] {
  const node = nodeAt(answers.plan, index)
  const chosen = chosenFlows(answers, node)
  const taken = node.out.filter((flow) => {
    if (chosen.includes(flow)) return true
    if (flow === node.otherwise) return false
    const holds = holdsNow(answers, flow)
    return holds === undefined ? chosen.length === 0 || node.kind !== 'inclusive' : holds
  })
  if (taken.length > 0) return taken
  if (node.otherwise !== undefined) return [node.otherwise]
  throw choiceMissing(answers.plan, node, node.out)
}

/** The flows people chose here. A condition that the data makes false forbids the choice; an open one does not. */
function chosenFlows(answers: Answers, node: PlanNode): FlowIndex[] {
  const flows = node.out.map((flow) => [flow, flowAt(answers.plan, flow)] as const)
  const named = flows.filter(([, flow]) => answers.take.includes(flow.id))
  const asked = named.length > 0 ? undefined : answers.env.choose?.(node.id, flows.map(([, flow]) => flow.id))
  const foreign = asked?.find((id) => !flows.some(([, flow]) => flow.id === id))
  if (foreign !== undefined) throw invalid('workflow.choiceUnknown', [], { flow: foreign })
  const chosen = asked ? flows.filter(([, flow]) => asked.includes(flow.id)) : named
  for (const [, flow] of chosen) {
    answers.taken.add(flow.id)
    if (flow.when === undefined) continue
    const { value, unknown } = evaluate(flow.when, answers.context, answers.env.now)
    if (value === false && unknown.length === 0) {
      throw invalid('workflow.choiceRefused', [], { gateway: node.name || node.id, flow: flow.name || flow.id })
    }
  }
  return chosen.map(([index]) => index)
}

/** Undefined for a flow without condition; a condition that is not plainly true does not hold. */
function holdsNow(answers: Answers, index: FlowIndex): boolean | undefined {
  const { when } = flowAt(answers.plan, index)
  return when === undefined ? undefined : evaluate(when, answers.context, answers.env.now).value === true
}

function choiceMissing(plan: Plan, node: PlanNode, flows: FlowIndex[]) {
  const free = flows.map((flow) => flowAt(plan, flow)).filter((flow) => flow.when === undefined)
  const code = free.length > 0 ? 'workflow.choiceMissing' : 'workflow.noWay'
  const names = free.map((flow) => flow.action || flow.name || flow.id).join('; ')
  return invalid(code, [{ field: node.id, code }], { gateway: node.name || node.id, flows: names })
}

function work(answers: Answers, index: NodeIndex): void {
  const node = nodeAt(answers.plan, index)
  if (node.kind === 'service') {
    answers.services.push({ node: node.id, service: node.service ?? '' })
    return assign(answers, answers.env.service?.(node, answers.context) ?? {})
  }
  const { value } = evaluate(node.feel ?? 'null', answers.context, answers.env.now)
  assign(answers, node.result === undefined ? entriesOf(value) : { [node.result]: value })
}

/** Without a result variable a value that is a context sets its entries; any other value sets nothing. */
const entriesOf = (value: unknown): Context =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value } : {}

function assign(answers: Answers, variables: Context): void {
  Object.assign(answers.context, variables)
  Object.assign(answers.set, variables)
}

function report(plan: Plan, before: State, [state, movement]: [State, Movement], answers: Answers): Advance {
  const unused = answers.take.find((id) => !answers.taken.has(id))
  if (unused !== undefined) throw invalid('workflow.choiceUnknown', [], { flow: unused })
  const opened = new Set(movement.opened.filter((node) => state.at.includes(node)))
  const now = waitingFor(plan, { at: [...opened] })
  const stopped = movement.cancelled.filter((node) =>
    nodeAt(plan, node).kind === 'timer' && before.at.includes(node))
  return {
    state,
    opened: now.steps,
    closed: [
      ...stepsAmong(plan, movement.done).map((step) => ({ step, why: 'done' as const })),
      ...stepsAmong(plan, movement.cancelled.filter((node) => before.at.includes(node)))
        .map((step) => ({ step, why: 'cancelled' as const })),
    ],
    timers: now.timers,
    stopped: stopped.map((node) => nodeAt(plan, node).id),
    messages: movement.thrown.map((index) => nodeAt(plan, index)).map((n) => ({ node: n.id, message: n.message ?? '' })),
    awaited: now.messages,
    services: answers.services,
    set: answers.set,
    trace: movement.trace,
    ended: state.at.length === 0,
  }
}
