/** The geometry of our own drawings: lanes as rows, nodes in columns, ways back along the edge of the target's row. */
export type Point = { x: number; y: number }
export type Box = Point & { width: number; height: number }

/** What is drawn: its lane, its column from the left, its line inside the lane. */
export type Placed = { id: string; lane: string; column: number; line?: number; kind: keyof typeof SIZES }

const LEFT = 120
const TOP = 60
const POOL_HEAD = 30
const COLUMN = 150
const LINE = 110
const SIZES = {
  start: [36, 36], end: [36, 36], event: [36, 36], parallel: [50, 50], exclusive: [50, 50], step: [116, 70],
} as const satisfies Record<string, readonly [number, number]>

export const poolBox = (lanes: Box[]): Box =>
  ({ x: LEFT, y: TOP, width: (lanes[0]?.width ?? 0) + POOL_HEAD, height: lanes.reduce((sum, box) => sum + box.height, 0) })

/** The row of each lane, as high as its fullest column needs. */
export function laneBoxes({ lanes, nodes }: { lanes: { id: string }[]; nodes: Placed[] }): Map<string, Box> {
  const columns = Math.max(...nodes.map((node) => node.column)) + 1
  let y = TOP
  return new Map(lanes.map((lane) => {
    const lines = Math.max(0, ...nodes.filter((node) => node.lane === lane.id).map((node) => node.line ?? 0)) + 1
    const box = { x: LEFT + POOL_HEAD, y, width: columns * COLUMN + 60, height: lines * LINE + 20 }
    y += box.height
    return [lane.id, box]
  }))
}

export function nodeBox(node: Placed, lane: Box): Box {
  const [width, height] = SIZES[node.kind]
  const middle = { x: lane.x + 40 + (node.column + 0.5) * COLUMN, y: lane.y + 10 + ((node.line ?? 0) + 0.5) * LINE }
  return { x: middle.x - width / 2, y: middle.y - height / 2, width, height }
}

/** A question stands under its gateway, or over it when a way leaves downwards. */
export function questionBox(box: Box, targets: Box[]): Box {
  const down = targets.some((to) => to.x < box.x && to.y > box.y + box.height)
  return { x: middleX(box) - 60, y: down ? box.y - 18 : box.y + box.height + 2, width: 120, height: 14 }
}

/** Over the long stretch of a way back; beside the gateway for a way on. */
export function labelBox([a, b, c]: Point[]): Box {
  if (a && b && c && a.x === b.x && a.y !== b.y) return { x: (b.x + c.x) / 2 - 50, y: b.y - 16, width: 100, height: 14 }
  return { x: (a?.x ?? 0) + 2, y: (a?.y ?? 0) - 16, width: 50, height: 14 }
}

const middleX = (box: Box): number => box.x + box.width / 2
const middleY = (box: Box): number => box.y + box.height / 2

/** The bends of a flow. `lane` is the row of its target. */
export const pointsOf = (from: Box, to: Box, lane: Box): Point[] => (to.x < from.x ? wayBack(from, to, lane) : wayOn(from, to))

/** Out at the right, in at the left, one bend between. */
function wayOn(from: Box, to: Box): Point[] {
  const [a, b] = [{ x: from.x + from.width, y: middleY(from) }, { x: to.x, y: middleY(to) }]
  const bend = (a.x + b.x) / 2
  return a.y === b.y ? [a, b] : [a, { x: bend, y: a.y }, { x: bend, y: b.y }, b]
}

/** Along the upper edge of the target's row; from below, along its lower edge. */
function wayBack(from: Box, to: Box, lane: Box): Point[] {
  const below = from.y > lane.y + lane.height
  const above = from.y + from.height < lane.y
  const edgeY = below ? lane.y + lane.height - 12 : lane.y + (above ? 8 : 16)
  const x = middleX(to) + (above ? 14 : 0)
  const out = { x: middleX(from), y: above ? from.y + from.height : from.y }
  return [out, { x: out.x, y: edgeY }, { x, y: edgeY }, { x, y: below ? to.y + to.height : to.y }]
}
