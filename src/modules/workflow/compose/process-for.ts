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
  /** What is issued in the end: the outputs of the issuing step. */
  results?: string[]
}

export const COMPOSED_NOTE = 'Bảng bước do Motcua soạn để minh họa, không phải văn bản của Sở; Sở phải xác nhận trước khi dùng.'

/**
 * Writes a composed process as BPMN 2.0: seven steps from reception to return (`standard`), the same with
 * other bodies consulted while the dossier is appraised (`consult`), or a notification without a result
 * (`notify`). `hours` is the whole time in working hours; the steps' hours add up to it exactly along the
 * longest way, in half hours. Null: no time is stated.
 *
 * @throws Refusal 422 `workflow.hours` if the time cannot be shared out in half hours.
 */
export function processFor(hours: number | null, order: ProcessOrder = {}): string {
  const blueprint = dressed(blueprints[order.variant ?? 'standard'](), order)
  const about = { id: order.id ?? 'quy-trinh', name: order.name ?? 'Quy trình giải quyết hồ sơ', note: COMPOSED_NOTE }
  return writeBlueprint(blueprint, about, hours === null ? new Map() : hoursByStep(blueprint, hours))
}

function dressed(blueprint: Blueprint, { checks, results }: ProcessOrder): Blueprint {
  const nodes = blueprint.nodes.map((node) => {
    if (node.kind !== 'step') return node
    if (node.id === 'tham-dinh' && checks && checks.length > 0) return { ...node, checks }
    return node.does === 'issue' && results && results.length > 0 ? { ...node, outputs: results } : node
  })
  return { ...blueprint, nodes }
}

/** A step beside the main way takes the time of the step it runs beside. */
function hoursByStep({ nodes }: Blueprint, total: number): Map<string, number> {
  const steps = nodes.flatMap((node) => (node.kind === 'step' ? [node] : []))
  const main = steps.filter((step) => !step.beside)
  const shared = shareHours(total, main.map((step) => step.share))
  if (!shared) throw invalid('workflow.hours', [], { hours: String(total).replace('.', ','), least: String(main.length / 2).replace('.', ',') })
  const hours = new Map(main.map((step, i) => [step.id, shared[i] ?? 0]))
  for (const step of steps.filter((one) => one.beside)) {
    const beside = main.find((one) => one.column === step.column)
    if (beside) hours.set(step.id, hours.get(beside.id) ?? 0)
  }
  return hours
}
