import { conflict } from '../../../platform/errors.ts'
import { joinIsReady } from './inclusive.ts'
import { flowAt, isStep, nodeAt, type FlowIndex, type NodeIndex, type Plan, type PlanNode } from './plan.ts'
import { liesIn, onFlow, type Place, type State } from './state.ts'

/**
 * Who answers the questions a moving token asks. When a dossier runs they are answered by people's choices,
 * FEEL and the program; when a plan is checked, by trying every answer.
 */
export type Driver = {
  /** The one flow an exclusive gateway sends the token to. */
  pickOne(node: NodeIndex): FlowIndex
  /** The flows, at least one, that an inclusive gateway or an activity with conditional flows sends to. */
  pickSome(node: NodeIndex): FlowIndex[]
  /** Does the work of a service, rule or script. */
  work(node: NodeIndex): void
  /** A step that is passed without resting in it: only the check does that, to see fewer states. */
  passes(node: NodeIndex): boolean
}

/** What happened while tokens moved, by node; `trace` has the ids of the nodes and flows passed, in order. */
export type Movement = {
  opened: NodeIndex[]
  done: NodeIndex[]
  cancelled: NodeIndex[]
  thrown: NodeIndex[]
  trace: string[]
}

type Run = Movement & {
  plan: Plan
  driver: Driver
  at: Place[]
  /** Flows that carry a token on its way. */
  moving: FlowIndex[]
  moves: number
}

/** More nodes than this in one movement is a loop without a step in it, which the check refuses. */
const MOVES_AT_MOST = 10_000

/** Puts the first token on the start event and moves until every token rests. */
export function startTokens(plan: Plan, driver: Driver): [State, Movement] {
  const run = newRun(plan, { at: [] }, driver)
  const start = plan.nodes.findIndex((node) => node.kind === 'start' && node.scope === undefined)
  if (start < 0) throw new RangeError(`plan ${plan.id} has no start`)
  enterStart(run, start)
  return settle(run)
}

/** Ends the step that rests in `node` and moves on. The caller has seen that a token rests there. */
export function completeNode(plan: Plan, state: State, node: NodeIndex, driver: Driver): [State, Movement] {
  const run = newRun(plan, state, driver)
  take(run, node)
  disarm(run, node)
  run.done.push(node)
  run.trace.push(nodeAt(plan, node).id)
  leave(run, node)
  return settle(run)
}

/** Lets an armed timer or an awaited message happen. The caller has seen that a token rests there. */
export function fireNode(plan: Plan, state: State, node: NodeIndex, driver: Driver): [State, Movement] {
  const run = newRun(plan, state, driver)
  const event = nodeAt(plan, node)
  const again = event.beside === true && event.kind === 'catch'
  if (!again) take(run, node)
  if (event.host !== undefined && !event.beside) cancel(run, event.host)
  run.trace.push(event.id)
  leave(run, node)
  return settle(run)
}

const newRun = (plan: Plan, state: State, driver: Driver): Run => ({
  plan, driver, at: [...state.at], moving: [], moves: 0,
  opened: [], done: [], cancelled: [], thrown: [], trace: [],
})

/** Moves what can move; then ends scopes that emptied; then lets inclusive joins go on; until all rest. */
function settle(run: Run): [State, Movement] {
  do {
    for (let flow = run.moving.shift(); flow !== undefined; flow = run.moving.shift()) travel(run, flow)
  } while (endEmptyScope(run) || fireInclusiveJoin(run))
  const { opened, done, cancelled, thrown, trace } = run
  return [{ at: run.at.sort((a, b) => a - b) }, { opened, done, cancelled, thrown, trace }]
}

function travel(run: Run, flowIndex: FlowIndex): void {
  const flow = flowAt(run.plan, flowIndex)
  run.trace.push(flow.id)
  const node = nodeAt(run.plan, flow.to)
  if ((node.kind === 'parallel' || node.kind === 'inclusive') && node.in.length > 1) {
    run.at.push(onFlow(flowIndex))
    if (node.kind === 'parallel') fireParallelJoin(run, flow.to, node)
    return
  }
  enter(run, flow.to, node)
}

function enter(run: Run, index: NodeIndex, node: PlanNode): void {
  if (++run.moves > MOVES_AT_MOST) throw conflict('workflow.endless', { node: node.name || node.id })
  switch (node.kind) {
    case 'service': case 'rule': case 'script':
      run.trace.push(node.id)
      run.driver.work(index)
      return leave(run, index)
    case 'throw':
      run.trace.push(node.id)
      run.thrown.push(index)
      return leave(run, index)
    case 'start': case 'exclusive': case 'parallel': case 'inclusive':
      run.trace.push(node.id)
      return leave(run, index)
    case 'end': case 'terminate':
      run.trace.push(node.id)
      if (node.message !== undefined) run.thrown.push(index)
      if (node.kind === 'terminate') removeInside(run, node.scope)
      return
    default:
      return rest(run, index, node)
  }
}

/** A step opens, a scope begins, an event is waited for. */
function rest(run: Run, index: NodeIndex, node: PlanNode): void {
  if (run.driver.passes(index)) {
    run.trace.push(node.id)
    return leave(run, index)
  }
  run.at.push(index)
  run.opened.push(index)
  for (const event of boundaryOf(run.plan, index)) {
    run.at.push(event)
    run.opened.push(event)
  }
  if (node.kind === 'scope' && node.start !== undefined) enterStart(run, node.start)
}

const enterStart = (run: Run, start: NodeIndex): void => enter(run, start, nodeAt(run.plan, start))

/** Sends tokens out of a node; a node without a way out swallows its token. */
function leave(run: Run, index: NodeIndex): void {
  const node = nodeAt(run.plan, index)
  if (node.kind === 'exclusive' && node.out.length > 1) run.moving.push(run.driver.pickOne(index))
  else if (splitsByCondition(run.plan, node)) run.moving.push(...run.driver.pickSome(index))
  else run.moving.push(...node.out)
}

/** Whether `pickSome` decides: an inclusive split, or conditions on the flows out of an activity or event. */
export function splitsByCondition(plan: Plan, node: PlanNode): boolean {
  if (node.out.length === 0 || node.kind === 'parallel' || node.kind === 'exclusive') return false
  if (node.kind === 'inclusive') return node.out.length > 1
  return node.out.some((flow) => flowAt(plan, flow).when !== undefined)
}

function fireParallelJoin(run: Run, index: NodeIndex, node: PlanNode): void {
  if (!node.in.every((flow) => run.at.includes(onFlow(flow)))) return
  for (const flow of node.in) take(run, onFlow(flow))
  enter(run, index, node)
}

function fireInclusiveJoin(run: Run): boolean {
  const waiting = run.at.find((place) => place < 0 && joinIsReady(run.plan, run.at, flowAt(run.plan, -1 - place).to))
  if (waiting === undefined) return false
  const index = flowAt(run.plan, -1 - waiting).to
  const node = nodeAt(run.plan, index)
  for (const flow of node.in) if (run.at.includes(onFlow(flow))) take(run, onFlow(flow))
  enter(run, index, node)
  return true
}

function endEmptyScope(run: Run): boolean {
  const scope = run.at.find((place) => place >= 0 && nodeAt(run.plan, place).kind === 'scope'
    && !run.at.some((other) => liesIn(run.plan, other, place)))
  if (scope === undefined) return false
  take(run, scope)
  disarm(run, scope)
  run.done.push(scope)
  run.trace.push(nodeAt(run.plan, scope).id)
  leave(run, scope)
  return true
}

/** Cancels an activity: its token, its other boundary events, and all that runs inside it. */
function cancel(run: Run, host: NodeIndex): void {
  take(run, host)
  run.cancelled.push(host)
  disarm(run, host)
  if (nodeAt(run.plan, host).kind === 'scope') removeInside(run, host)
}

function disarm(run: Run, host: NodeIndex): void {
  for (const event of boundaryOf(run.plan, host)) if (run.at.includes(event)) withdraw(run, event)
}

function removeInside(run: Run, scope: NodeIndex | undefined): void {
  for (const place of run.at.filter((other) => liesIn(run.plan, other, scope))) withdraw(run, place)
  run.moving = run.moving.filter((flow) => !liesIn(run.plan, onFlow(flow), scope))
}

function withdraw(run: Run, place: Place): void {
  take(run, place)
  if (place >= 0) run.cancelled.push(place)
}

function take(run: Run, place: Place): void {
  const found = run.at.indexOf(place)
  if (found < 0) throw new RangeError(`no token at ${place} of plan ${run.plan.id}`)
  run.at.splice(found, 1)
}

const boundaryOf = (plan: Plan, host: NodeIndex): NodeIndex[] => nodeAt(plan, host).events ?? []

/** What people do, for those who read a movement. */
export const stepsAmong = (plan: Plan, nodes: NodeIndex[]): string[] =>
  nodes.map((index) => nodeAt(plan, index)).filter(isStep).map((node) => node.id)
