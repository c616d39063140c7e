import { invalid } from '../../../platform/errors.ts'
import { blueprints, type Blueprint, type Variant } from './blueprint.ts'
import { shareHours } from './hours.ts'
import { writeBlueprint } from './write.ts'

export type ProcessOrder = {
  variant?: Variant
  /** Id of the process: letters, digits, `.`, `-`, `_`. */
  id?: string
  name?: string
  /** What the appraising step ticks, instead of the general list. */
  checks?: string[]
  /** With `consultByCase`: when other bodies are consulted (FEEL), and in how many working hours on top. */
  consult?: { when: string; hours: number }
  /** What is issued in the end: the outputs of the issuing step. */
  results?: string[]
}

export const COMPOSED_NOTE = 'Bảng bước do Motcua soạn để minh họa, không phải văn bản của Sở; Sở phải xác nhận trước khi dùng.'

/**
 * Writes a composed process as BPMN 2.0: seven steps from reception to return (`standard`), the same with
 * other bodies consulted while the dossier is appraised (`consult`), or a notification without a result
 * (`notify`); `consultByCase` asks other bodies in some cases only, in a time of its own. `hours` is the whole time in working hours; the steps' hours add up to it exactly along the
 * longest way, in half hours. Null: no time is stated.
 *
 * @throws Refusal 422 `workflow.hours` if the time cannot be shared out in half hours.
 */
export function processFor(hours: number | null, order: ProcessOrder = {}): string {
  const blueprint = dressed(blueprints[order.variant ?? 'standard'](), order)
  const about = { id: order.id ?? 'quy-trinh', name: order.name ?? 'Quy trình giải quyết hồ sơ', note: COMPOSED_NOTE }
  return writeBlueprint(blueprint, about, hours === null ? new Map() : hoursByStep(blueprint, hours, order.consult?.hours))
}

function dressed(blueprint: Blueprint, { checks, results, consult }: ProcessOrder): Blueprint {
  const nodes = blueprint.nodes.map((node) => {
    if (node.kind !== 'step') return node
    if (node.id === 'tham-dinh' && checks && checks.length > 0) return { ...node, checks }
    return node.does === 'issue' && results && results.length > 0 ? { ...node, outputs: results } : node
  })
  const flows = blueprint.flows.map((flow) => (flow.when !== undefined && consult ? { ...flow, when: consult.when } : flow))
  return { ...blueprint, nodes, flows }
}

/** A step beside the main way takes the time of the step it runs beside. */
function hoursByStep({ nodes }: Blueprint, total: number, extra: number | undefined): Map<string, number> {
  const steps = nodes.flatMap((node) => (node.kind === 'step' ? [node] : []))
  const main = steps.filter((step) => !step.beside && !step.extra)
  const shared = shareHours(total, main.map((step) => step.share))
  if (!shared) throw invalid('workflow.hours', [], { hours: String(total).replace('.', ','), least: String(main.length / 2).replace('.', ',') })
  const hours = new Map(main.map((step, i) => [step.id, shared[i] ?? 0]))
  for (const step of steps.filter((one) => one.beside)) {
    const beside = main.find((one) => one.column === step.column)
    if (beside) hours.set(step.id, hours.get(beside.id) ?? 0)
  }
  for (const step of steps) if (step.extra && extra !== undefined) hours.set(step.id, extra)
  return hours
}
