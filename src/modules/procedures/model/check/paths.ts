import { evaluate, type Context } from '../../../workflow/model/feel.ts'
import { flowAt, isStep, nodeAt, type FlowIndex, type NodeIndex, type Plan } from '../../../workflow/model/plan.ts'

/** One way through a process (đường đi của quy trình): its steps, and its working hours; of branches side by side the longer counts. */
export type Path = { hours: number; steps: { id: string; name: string; hours: number | undefined }[] }

/** More ways than this are not looked at one by one: nine questions in a row with two answers each. */
export const PATHS_AT_MOST = 512

type Choices = ReadonlyMap<NodeIndex, FlowIndex>

/**
 * Every way on from the start to the end, by every answer somebody may give; ways back, to a supplement or to a
 * refusal do not count. Conditions (FEEL) that `facts` decide leave only the ways they allow, so that the ways of
 * one case can be told from those of another. Undefined if there are more than 512.
 */
export function pathsOf(plan: Plan, facts: Context = {}): Path[] | undefined {
  const found: Path[] = []
  const waiting: Choices[] = [new Map()]
  for (let choices = waiting.pop(); choices !== undefined; choices = waiting.pop()) {
    const walked = walk(plan, choices, facts)
    if ('path' in walked) {
      if (found.push(walked.path) > PATHS_AT_MOST) return undefined
    } else {
      if (waiting.length > PATHS_AT_MOST) return undefined
      for (const flow of walked.flows) waiting.push(new Map([...choices, [walked.asks, flow]]))
    }
  }
  return found
}

type Walked = { path: Path } | { asks: NodeIndex; flows: FlowIndex[] }
/** Thrown by the walk where an answer is missing; caught where the walk began. */
class Question extends Error {
  readonly at: NodeIndex
  readonly flows: FlowIndex[]
  constructor(at: NodeIndex, flows: FlowIndex[]) {
    super('question')
    this.at = at
    this.flows = flows
  }
}

function walk(plan: Plan, choices: Choices, facts: Context): Walked {
  try {
    const known = new Map<NodeIndex, Path>()
    const starts = plan.nodes.flatMap((node, at) => (node.kind === 'start' && node.scope === undefined ? [at] : []))
    return { path: longest(starts.map((start) => from(plan, start, choices, facts, known, new Set()))) }
  } catch (error) {
    if (error instanceof Question) return { asks: error.at, flows: error.flows }
    throw error
  }
}

const nothing: Path = { hours: 0, steps: [] }
const longest = (paths: readonly Path[]): Path => paths.reduce((most, one) => (one.hours > most.hours || most.steps.length === 0 ? one : most), nothing)

function from(plan: Plan, index: NodeIndex, choices: Choices, facts: Context, known: Map<NodeIndex, Path>, behind: ReadonlySet<NodeIndex>): Path {
  const before = known.get(index)
  if (before) return before
  if (behind.has(index)) return nothing
  const node = nodeAt(plan, index)
  const path = new Set([...behind, index])
  const inside = node.start === undefined ? nothing : from(plan, node.start, choices, facts, known, path)
  const next = longest(nextOf(plan, index, choices, facts).map((flow) => from(plan, flowAt(plan, flow).to, choices, facts, known, path)))
  const own = isStep(node) ? { id: node.id, name: node.name, hours: node.step?.hours } : undefined
  const answer = { hours: (own?.hours ?? 0) + inside.hours + next.hours, steps: [...(own ? [own] : []), ...inside.steps, ...next.steps] }
  known.set(index, answer)
  return answer
}

/** The flows a token takes on: all of them side by side, or the one that was chosen. */
function nextOf(plan: Plan, index: NodeIndex, choices: Choices, facts: Context): FlowIndex[] {
  const node = nodeAt(plan, index)
  const ways = node.out.filter((flow) => { const { way } = flowAt(plan, flow); return way === undefined || way === 'on' })
  if (node.kind !== 'exclusive' || ways.length < 2) return ways
  const chosen = choices.get(index)
  if (chosen !== undefined) return [chosen]
  const allowed = allowedBy(plan, ways, node.otherwise, facts)
  if (allowed.length === 1) return allowed
  throw new Question(index, allowed)
}

/** The ways that facts leave: the first condition that is surely true, or all that are not surely false. */
function allowedBy(plan: Plan, ways: readonly FlowIndex[], otherwise: FlowIndex | undefined, facts: Context): FlowIndex[] {
  const left: FlowIndex[] = []
  for (const flow of ways) {
    if (flow === otherwise) continue
    const { when } = flowAt(plan, flow)
    const answer = when === undefined ? 'maybe' : judge(when, facts)
    if (answer === 'yes') return [...left, flow]
    if (answer === 'maybe') left.push(flow)
  }
  return otherwise === undefined || !ways.includes(otherwise) ? left : [...left, otherwise]
}

function judge(when: string, facts: Context): 'yes' | 'no' | 'maybe' {
  try {
    const { value, unknown } = evaluate(when, facts)
    return unknown.length > 0 || typeof value !== 'boolean' ? 'maybe' : value ? 'yes' : 'no'
  } catch {
    return 'maybe'
  }
}
