/** Walks over a graph of numbered nodes. `next(node)` lists the nodes its edges lead to. */
export type Next = (node: number) => number[]

/** All nodes to be reached from the given ones, themselves included. */
export function reachable(from: number[], next: Next): Set<number> {
  const seen = new Set(from)
  const open = [...from]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const to of next(node)) {
      if (seen.has(to)) continue
      seen.add(to)
      open.push(to)
    }
  }
  return seen
}

/**
 * Reverse postorder of a depth-first walk: every node stands before the nodes its forward edges lead to, the
 * first edge's branch before the second's; an edge that leads to an earlier node is a way back. Iterative, so
 * that a long chain does not exhaust the stack.
 */
export function walkOrder(from: number[], next: Next): number[] {
  const order: number[] = []
  const seen = new Set<number>()
  for (const root of [...from].reverse()) {
    if (seen.has(root)) continue
    seen.add(root)
    const stack = [{ node: root, rest: [...next(root)] }]
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const to = top.rest.pop()
      if (to === undefined) {
        order.push(top.node)
        stack.pop()
      } else if (!seen.has(to)) {
        seen.add(to)
        stack.push({ node: to, rest: [...next(to)] })
      }
    }
  }
  return order.reverse()
}

/** Groups of nodes that lie on a common cycle. */
export function cycles(nodes: number[], next: Next): number[][] {
  const left = withoutDeadEnds(nodes, next)
  const inside = (node: number) => next(node).filter((to) => left.has(to))
  const groups: number[][] = []
  for (const node of nodes) {
    if (!left.has(node)) continue
    const ahead = reachable(inside(node), inside)
    const group = ahead.has(node) ? [...ahead].filter((other) => reachable([other], inside).has(node)) : [node]
    if (ahead.has(node)) groups.push(group)
    for (const member of group) left.delete(member)
  }
  return groups
}

/** The nodes from which one can walk for ever: those that lie on a cycle or lead to one. */
function withoutDeadEnds(nodes: number[], next: Next): Set<number> {
  const left = new Set(nodes)
  const ways = new Map(nodes.map((node) => [node, new Set(next(node).filter((to) => left.has(to)))]))
  const before = new Map<number, number[]>(nodes.map((node) => [node, []]))
  for (const [node, tos] of ways) for (const to of tos) before.get(to)?.push(node)
  const ends = nodes.filter((node) => ways.get(node)?.size === 0)
  for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
    left.delete(end)
    for (const node of before.get(end) ?? []) {
      const rest = ways.get(node)
      rest?.delete(end)
      if (rest?.size === 0) ends.push(node)
    }
  }
  return left
}
