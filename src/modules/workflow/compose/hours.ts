/**
 * Shares a total time among steps in proportion to their weights: half hours, at least one half hour each,
 * adding up exactly (largest remainder; of equal remainders the earlier step takes it). Undefined if the
 * total is no multiple of half an hour or too short for all.
 */
export function shareHours(total: number, weights: number[]): number[] | undefined {
  const halves = total * 2
  if (!Number.isInteger(halves) || halves < weights.length) return undefined
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const spare = halves - weights.length
  const exact = weights.map((weight) => Math.max(0, (halves * weight) / sum - 1))
  const scale = spare / (exact.reduce((all, one) => all + one, 0) || 1)
  const scaled = exact.map((one) => one * scale)
  const floors = scaled.map((one) => Math.floor(one + 1e-9))
  const missing = spare - floors.reduce((all, one) => all + one, 0)
  const order = scaled.map((one, i) => ({ i, rest: one - (floors[i] ?? 0) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i)
    .slice(0, missing).map(({ i }) => i)
  return floors.map((floor, i) => (floor + 1 + (order.includes(i) ? 1 : 0)) / 2)
}
