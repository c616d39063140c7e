import { checkBehaviour } from './explore.ts'
import type { Plan } from './plan.ts'
import type { Problem } from './problem.ts'
import { checkShape } from './shape.ts'

/** With one of these the token function cannot be let loose on the plan. */
const BLIND = new Set(['noStart', 'manyStarts', 'gatewayCycle', 'automaticCycle'])

/**
 * All that is wrong with a plan: its shape, and, when it can be executed at all, what it can do. Empty means
 * that the plan may run.
 */
export function checkPlan(plan: Plan): Problem[] {
  const shape = checkShape(plan)
  const drawnOnly = plan.nodes.some((node) => node.kind === 'other')
  if (drawnOnly || shape.some(({ code }) => BLIND.has(code))) return shape
  return [...shape, ...checkBehaviour(plan).filter(({ code }) =>
    code !== 'never' || shape.length === 0)]
}
