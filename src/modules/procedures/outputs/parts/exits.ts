import { flowAt, isStep, nodeAt, type FlowIndex, type NodeIndex, type Plan, type Way } from '../../../workflow/model/plan.ts'
import { formatDuration, parseDuration } from '../../../workflow/model/duration.ts'

/** A way out of a step: in which case, and to which step; `to` null: the process ends there. */
export type Exit = { when: string; way: Way; to: number | null; together: boolean }

type Walk = { index: NodeIndex; when: string; way: Way | undefined; together: boolean }

/** Numbers of the steps by node, as `stepsOf` counts them. */
function numbersOf(plan: Plan): Map<NodeIndex, number> {
  let number = 0
  return new Map(plan.nodes.flatMap((node, index) => (isStep(node) ? [[index, ++number] as const] : [])))
}

/** Every way out of every step (by id), through gateways and what the program does itself, up to the next step or the end. */
export function exitsOf(plan: Plan): Map<string, Exit[]> {
  const numbers = numbersOf(plan)
  return new Map([...numbers.keys()].map((index) => [nodeAt(plan, index).id, from(plan, index, numbers)]))
}

function from(plan: Plan, start: NodeIndex, numbers: Map<NodeIndex, number>): Exit[] {
  const node = nodeAt(plan, start)
  const open: Walk[] = [
    ...leaving(plan, { index: start, when: '', way: undefined, together: false }),
    ...(node.events ?? []).flatMap((event) => leaving(plan, { index: event, when: eventWords(plan, event), way: undefined, together: nodeAt(plan, event).beside === true })),
  ]
  const seen = new Set<string>()
  const found: Exit[] = []
  for (let walk = open.shift(); walk; walk = open.shift()) {
    const name = `${walk.index} ${walk.when}`
    if (seen.has(name)) continue
    seen.add(name)
    const to = numbers.get(walk.index)
    const ends = to === undefined && ['end', 'terminate'].includes(nodeAt(plan, walk.index).kind) && nodeAt(plan, walk.index).scope === undefined
    if (to === undefined && !ends) open.push(...leaving(plan, walk))
    else found.push({ when: walk.when, way: walk.way ?? (to !== undefined && to <= (numbers.get(start) ?? 0) ? 'back' : 'on'), to: to ?? null, together: walk.together })
  }
  return found
}

/** One step further: into a sub-process, out of one that ends, or along the flows. */
function leaving(plan: Plan, walk: Walk): Walk[] {
  const node = nodeAt(plan, walk.index)
  if (node.start !== undefined) return [{ ...walk, index: node.start }]
  if (node.out.length === 0 && node.scope !== undefined) return along(plan, { ...walk, index: node.scope })
  return along(plan, walk)
}

function along(plan: Plan, walk: Walk): Walk[] {
  const node = nodeAt(plan, walk.index)
  const splits = (node.kind === 'parallel' || isStep(node)) && node.out.length > 1
  return node.out.map((flow) => step(plan, walk, flow, node.kind === 'exclusive' || node.kind === 'inclusive', splits))
}

function step(plan: Plan, walk: Walk, index: FlowIndex, chooses: boolean, splits: boolean): Walk {
  const flow = flowAt(plan, index)
  const gateway = nodeAt(plan, flow.from)
  const said = chooses && gateway.out.length > 1 ? flow.action || answerWords(gateway.name, flow.name, flow.when) : ''
  const waits = eventWords(plan, flow.to)
  return {
    index: flow.to,
    when: [walk.when, said, waits].filter(Boolean).join('; '),
    way: flow.way ?? walk.way,
    together: walk.together || splits,
  }
}

/** "Phải lấy ý kiến? Có"; without words of the author the condition itself. */
const answerWords = (question: string, answer: string, when: string | undefined): string =>
  answer ? [question, answer].filter(Boolean).join(' ') : when ? `khi ${when}` : 'các trường hợp còn lại'

/** What an event in the flow or on a step's edge waits for. */
function eventWords(plan: Plan, index: NodeIndex): string {
  const { kind, name, after, message } = nodeAt(plan, index)
  if (kind !== 'timer' && kind !== 'catch') return ''
  if (name) return name
  const duration = after === undefined ? undefined : parseDuration(after)
  return duration ? `sau ${formatDuration(duration)}` : `khi nhận ${message ?? 'thông tin'}`
}

const ENDS: Partial<Record<Way, string>> = { refuse: 'kết thúc, từ chối giải quyết hồ sơ' }

/** What is written under a step: nothing where there is one way on. */
export function exitWords(exits: readonly Exit[], number: number): string[] {
  const [only] = exits
  if (exits.length === 0 || (exits.length === 1 && only?.when === '' && only.way === 'on')) return []
  const side = exits.filter((one) => one.together && one.when === '')
  const lines = exits.filter((one) => !side.includes(one)).map((one) => `${one.when || 'Chuyển tiếp'}: ${targetWords(one, number)}.`)
  return [...(side.length > 1 ? [`Thực hiện đồng thời các bước ${side.map((one) => one.to).join(', ')}.`] : []), ...lines]
}

function targetWords({ way, to }: Exit, number: number): string {
  if (to === null) return ENDS[way] ?? 'kết thúc'
  if (way === 'supplement') return `người nộp bổ sung, hoàn thiện hồ sơ, sau đó thực hiện lại bước ${to}`
  if (way === 'refuse') return `chuyển bước ${to} để từ chối giải quyết hồ sơ`
  return way === 'back' || to <= number ? `trở lại bước ${to}` : `chuyển bước ${to}`
}
