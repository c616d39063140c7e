import { flowAt, isStep, nodeAt, type NodeIndex, type Plan } from './plan.ts'
import { called, problem, type Problem } from './problem.ts'
import { flowOfPlace, nodeOfPlace, type Place, type State } from './state.ts'
import { completeNode, fireNode, startTokens, type Driver, type Movement } from './tokens.ts'

/** More states than this are not looked at; a process of an office has fewer than a hundred. */
const STATES_AT_MOST = 20_000
/** More answers than this to one event are not tried: twelve questions in a row with nobody waiting between. */
const ANSWERS_AT_MOST = 4_096

/**
 * What a plan can do. Every state that the token function itself can come to is visited, trying each order
 * of events and each answer of each gateway (conditions are taken to be free). If nothing is found and the
 * shape is sound, this proves for the plan, whatever people choose and data say:
 * from every reachable state the process can still end (so it can neither get stuck nor be caught in a loop
 * without exit), no node ever holds two tokens, and every node is used in some run. It does not prove that
 * conditions leave a way open (a gateway without default whose conditions are all false is refused when it
 * happens), nor that people will choose the way out of a loop.
 *
 * Steps in a straight chain are passed in one go: they are alone between their neighbours, so that seeing
 * them apart could show nothing new. Wants one start and no restless cycle. At most 20,000 states.
 */
export function checkBehaviour(plan: Plan): Problem[] {
  const seen = explore(plan)
  if (seen === undefined) return [problem('tooManyStates', plan.id, { limit: STATES_AT_MOST.toLocaleString('vi') })]
  const found = [...twice(plan, seen), ...deadlocks(plan, seen), ...endless(plan, seen)]
  return found.length > 0 ? found : neverUsed(plan, seen)
}

/** Whether a process that stands in a state can end from wherever it goes next, and never holds two tokens in one place. */
export function endsFrom(plan: Plan, state: State): boolean {
  const seen = explore(plan, state)
  return seen !== undefined && [...twice(plan, seen), ...deadlocks(plan, seen), ...endless(plan, seen)].length === 0
}

type Visit = { at: Place[]; next: Set<string>; full: boolean }
type Seen = { states: Map<string, Visit>; used: Set<string> }

function explore(plan: Plan, from?: State): Seen | undefined {
  const states = new Map<string, Visit>()
  const used = new Set<string>()
  const passing = chainedSteps(plan)
  const open: Visit[] = []

  const arrive = ([state, { trace }]: [State, Pick<Movement, 'trace'>]): string => {
    for (const id of trace) used.add(id)
    for (const place of state.at) used.add(nodeAt(plan, nodeOfPlace(plan, place)).id)
    const key = state.at.join()
    if (!states.has(key)) {
      const visit = { at: state.at, next: new Set<string>(), full: new Set(state.at).size < state.at.length }
      states.set(key, visit)
      if (!visit.full) open.push(visit)
    }
    return key
  }

  if (from) arrive([from, { trace: [] }])
  else if (!everyAnswer(plan, passing, (driver) => void arrive(startTokens(plan, driver)))) return undefined
  for (let visit = open.pop(); visit; visit = open.pop()) {
    const before: Visit = visit
    for (const node of before.at.filter((place) => canHappen(plan, place))) {
      const move = isStep(nodeAt(plan, node)) ? completeNode : fireNode
      const tried = everyAnswer(plan, passing, (driver) =>
        void before.next.add(arrive(move(plan, { at: before.at }, node, driver))))
      if (!tried || states.size > STATES_AT_MOST) return undefined
    }
  }
  return { states, used }
}

function canHappen(plan: Plan, place: Place): boolean {
  if (place < 0) return false
  const node = nodeAt(plan, place)
  return isStep(node) || node.kind === 'timer' || node.kind === 'catch'
}

/**
 * Runs a movement once for every combination of answers to the questions it asks. The movement is replayed
 * with a list of answers; where the list ends the first answer is given, and the list is then counted up.
 */
function everyAnswer(plan: Plan, passing: Set<NodeIndex>, run: (driver: Driver) => void): boolean {
  let answers: number[] = []
  for (let tries = 0; tries < ANSWERS_AT_MOST; tries++) {
    const asked: number[] = []
    const ask = (of: number): number => {
      const answer = answers[asked.length] ?? 0
      asked.push(of)
      return answer
    }
    run(freeDriver(plan, passing, ask))
    const given = asked.map((_, i) => answers[i] ?? 0)
    let last = asked.length - 1
    while (last >= 0 && (given[last] ?? 0) + 1 >= (asked[last] ?? 0)) last--
    if (last < 0) return true
    answers = [...given.slice(0, last), (given[last] ?? 0) + 1]
  }
  return false
}

function freeDriver(plan: Plan, passing: Set<NodeIndex>, ask: (of: number) => number): Driver {
  return {
    pickOne: (index) => {
      const { out } = nodeAt(plan, index)
      return out[ask(out.length)] ?? 0
    },
    pickSome: (index) => {
      const node = nodeAt(plan, index)
      const fixed = node.kind === 'inclusive' ? []
        : node.out.filter((flow) => flow !== node.otherwise && flowAt(plan, flow).when === undefined)
      const free = node.out.filter((flow) => flow !== node.otherwise && !fixed.includes(flow))
      const none = fixed.length > 0 || node.otherwise !== undefined
      const chosen = ask(2 ** free.length - (none ? 0 : 1)) + (none ? 0 : 1)
      const taken = free.filter((_, bit) => (chosen >> bit) % 2 === 1)
      if (fixed.length + taken.length > 0) return [...fixed, ...taken]
      return node.otherwise === undefined ? [] : [node.otherwise]
    },
    work: () => undefined,
    passes: (index) => passing.has(index),
  }
}

/** Steps that follow another step directly, with nothing else coming in, going out or hanging on either. */
function chainedSteps(plan: Plan): Set<NodeIndex> {
  const plain = (index: NodeIndex) => {
    const node = nodeAt(plan, index)
    return isStep(node) && node.out.length === 1 && node.events === undefined
  }
  return new Set(plan.nodes.flatMap((node, index) => {
    const [only] = node.in
    const chained = plain(index) && node.in.length === 1 && only !== undefined && plain(flowAt(plan, only).from)
    return chained ? [index] : []
  }))
}

function twice(plan: Plan, { states }: Seen): Problem[] {
  const nodes = new Set<NodeIndex>()
  for (const { at, full } of states.values()) {
    if (full) at.filter((place, i) => at[i - 1] === place).forEach((place) => nodes.add(nodeOfPlace(plan, place)))
  }
  return [...nodes].map((index) => nodeAt(plan, index))
    .map((node) => problem('twice', node.id, { name: called(node) }))
}

function deadlocks(plan: Plan, { states }: Seen): Problem[] {
  const stuck = [...states.values()].filter((visit) => isStuck(visit))
  const joins = new Set(stuck.flatMap(({ at }) => at.filter((place) => flowOfPlace(place) !== undefined))
    .map((place) => nodeOfPlace(plan, place)))
  return [...joins].map((index) => nodeAt(plan, index))
    .map((node) => problem('deadlock', node.id, { name: called(node) }))
}

const isStuck = ({ at, next, full }: Visit): boolean => at.length > 0 && next.size === 0 && !full

/** States from which neither the end nor a trouble that was already named can be reached. */
function endless(plan: Plan, { states }: Seen): Problem[] {
  const before = new Map<string, string[]>()
  for (const [key, { next }] of states) {
    for (const to of next) {
      const known = before.get(to)
      if (known) known.push(key)
      else before.set(to, [key])
    }
  }
  const open = [...states].filter(([, visit]) => visit.at.length === 0 || visit.full || isStuck(visit)).map(([key]) => key)
  const ends = new Set(open)
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    for (const from of before.get(key) ?? []) {
      if (ends.has(from)) continue
      ends.add(from)
      open.push(from)
    }
  }
  const caught = [...states].filter(([key]) => !ends.has(key)).map(([, { at }]) => at.map((place) => nodeOfPlace(plan, place)))
  const all = caught.flat().sort((a, b) => a - b)
  // What is open in every such state is where it hangs; without that, the first of them.
  const index = all.find((node) => caught.every((at) => at.includes(node))) ?? all[0]
  if (index === undefined) return []
  const node = nodeAt(plan, index)
  return [problem('cannotEnd', node.id, { name: called(node) })]
}

const neverUsed = (plan: Plan, { used }: Seen): Problem[] =>
  plan.nodes.filter((node) => !used.has(node.id))
    .map((node) => problem('never', node.id, { name: called(node) }))
