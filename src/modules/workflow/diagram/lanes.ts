import { isStep, stepsOf, type NodeIndex, type Plan } from '../model/plan.ts'
import { rowsOf } from './rows.ts'

/** Sizes in pixels: a row is as high as a row of the table beside it, the head as the table's head. */
export const LANES = { head: 52, row: 66, foot: 46, column: 70, box: { width: 64, height: 40 }, track: 9 } as const

export type LaneBox = { node: NodeIndex; id: string; number: number; name: string; x: number; y: number }
export type LaneWay = { points: [number, number][]; back: boolean }
export type LaneDrawing = {
  width: number
  height: number
  /** Where the first column begins. */
  left: number
  columns: { position: string; lane: string }[]
  boxes: LaneBox[]
  ways: LaneWay[]
  /** Middle of the circles at both ends. */
  start: number | undefined
  end: number | undefined
}

/**
 * Lays a process out beside the table of its steps: one row for each step, one column for each position in the
 * order in which they come. Gateways and what the program does by itself are led through.
 */
export function layLanes(plan: Plan): LaneDrawing {
  const steps = stepsOf(plan)
  const columns = columnsOf(plan)
  const edges = stepEdges(plan)
  const tracks = tracksOf(edges.filter(({ from, to }) => to !== from + 1 && from >= 0 && to < steps.length))
  const left = 8
  const right = left + columns.length * LANES.column
  const boxes = plan.nodes.flatMap((node, index) => (isStep(node) ? [index] : [])).map((node, at): LaneBox => {
    const step = steps[at]
    const column = columns.findIndex(({ position, lane }) => position === step?.position && lane === step.lane)
    return { node, id: step?.id ?? '', number: at + 1, name: step?.name ?? '', x: left + (Math.max(0, column) + 0.5) * LANES.column, y: LANES.head + (at + 0.5) * LANES.row }
  })
  const height = LANES.head + steps.length * LANES.row + LANES.foot
  const ways = edges.flatMap(({ from, to }): LaneWay[] => {
    const [source, target] = [boxes[from], boxes[to]]
    if (from < 0) return target ? [{ back: false, points: [[target.x, LANES.head - 5], [target.x, target.y - LANES.box.height / 2]] }] : []
    if (!source || (to >= steps.length && from !== steps.length - 1)) return []
    if (to >= steps.length) return [{ back: false, points: [[source.x, source.y + LANES.box.height / 2], [source.x, height - 22]] }]
    if (!target) return []
    const track = tracks.get(`${from} ${to}`)
    if (track !== undefined) return [sideWay(source, target, right + 6 + LANES.track * track, to <= from)]
    return [{ back: false, points: downWay(source, target) }]
  })
  const most = Math.max(-1, ...tracks.values())
  return {
    width: right + 12 + LANES.track * (most + 1), height, left, columns, boxes, ways,
    start: boxes[0]?.x, end: boxes.at(-1)?.x,
  }
}

/** Each position of each lane once. */
function columnsOf(plan: Plan): LaneDrawing['columns'] {
  const found: LaneDrawing['columns'] = []
  for (const { position, lane } of stepsOf(plan)) if (!found.some((one) => one.position === position && one.lane === lane)) found.push({ position, lane })
  return found
}

/** Edges between steps by number of row; -1 is the start, the number of steps the end. */
function stepEdges(plan: Plan): { from: number; to: number }[] {
  const { rows, edges } = rowsOf(plan)
  const order = rows.flatMap((row, at) => (row.number === undefined ? [] : [at]))
  const count = order.length
  const placeOf = (row: number): number | undefined => {
    if (rows[row]?.shape === 'start') return -1
    if (rows[row]?.shape === 'end') return count
    const at = order.indexOf(row)
    return at < 0 ? undefined : at
  }
  const found = new Map<string, { from: number; to: number }>()
  for (const row of rows.keys()) {
    const from = placeOf(row)
    if (from === undefined || from === count) continue
    const seen = new Set<number>()
    const open = edges.filter((edge) => edge.from === row).map(({ to }) => to)
    for (let next = open.shift(); next !== undefined; next = open.shift()) {
      if (seen.has(next)) continue
      seen.add(next)
      const to = placeOf(next)
      if (to !== undefined) found.set(`${from} ${to}`, { from, to })
      else open.push(...edges.filter((edge) => edge.from === next).map((edge) => edge.to))
    }
  }
  return [...found.values()]
}

/** Beside each other where they would run over one another; short ones inside. */
function tracksOf(edges: { from: number; to: number }[]): Map<string, number> {
  const taken: [number, number][][] = []
  const length = ({ from, to }: { from: number; to: number }) => Math.abs(from - to)
  return new Map([...edges].sort((a, b) => length(a) - length(b)).map(({ from, to }) => {
    const [top, end] = [Math.min(from, to), Math.max(from, to)]
    let track = 0
    while ((taken[track] ?? []).some(([first, last]) => top <= last && first <= end)) track++
    taken[track] = [...(taken[track] ?? []), [top, end]]
    return [`${from} ${to}`, track]
  }))
}

/** Straight down, or out at the side and down onto the next. */
function downWay(from: LaneBox, to: LaneBox): [number, number][] {
  const half = LANES.box.height / 2
  if (from.x === to.x) return [[from.x, from.y + half], [to.x, to.y - half]]
  const side = from.x + (to.x > from.x ? 1 : -1) * (LANES.box.width / 2)
  return [[side, from.y], [to.x, from.y], [to.x, to.y - half]]
}

/** Along the right side; out a little below the middle, in a little above it. */
function sideWay(from: LaneBox, to: LaneBox, x: number, back: boolean): LaneWay {
  const half = LANES.box.width / 2
  return { back, points: [[from.x + half, from.y + 9], [x, from.y + 9], [x, to.y - 9], [to.x + half, to.y - 9]] }
}
