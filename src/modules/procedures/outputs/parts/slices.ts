import type { BpmnDrawing } from '../../../workflow/index.ts'

type Shape = BpmnDrawing['shapes'][number]
type Edge = BpmnDrawing['edges'][number]
type Point = Edge['points'][number]

/**
 * The widest and highest part of a drawing whose words (12 px) can still be read on one A4 sheet on its side:
 * 252 mm for 1,220 px are 7 pt.
 */
const MOST = 1_220
const MARGIN = 16
/** A drawing that would need more sheets is a poster: it is shown whole, small. */
const MOST_SHEETS = 12

const isFrame = ({ type }: Shape): boolean => type === 'bpmn:Participant' || type === 'bpmn:Lane'

/**
 * A drawing cut into parts that can be read on paper (lưu đồ chia theo trang), from left to right; a drawing
 * that fits stays whole. Cuts run between shapes; pools and lanes get their heads again in each part; a line
 * that goes on ends at the cut with its arrow.
 */
export function slicesOf(drawing: BpmnDrawing): BpmnDrawing[] {
  const { box } = drawing
  if (box.width <= MOST) return [drawing]
  const heads = headsOf(drawing.shapes)
  const count = Math.ceil((box.width - heads) / (MOST - heads))
  if (count > MOST_SHEETS) return [drawing]
  const left = box.x + MARGIN + heads
  const width = (box.x + box.width - left) / count
  const cuts = Array.from({ length: count - 1 }, (_, at) => cutNear(drawing.shapes, left + width * (at + 1)))
  const edges = [left, ...cuts, box.x + box.width - MARGIN]
  return edges.slice(0, -1).map((from, at) => sliceOf(drawing, from, edges[at + 1] ?? from, heads))
}

/** How much the heads of pools and lanes take on the left. */
function headsOf(shapes: readonly Shape[]): number {
  const frames = shapes.filter((shape) => isFrame(shape) && shape.horizontal)
  return frames.length === 0 ? 0 : 30 * Math.min(2, new Set(frames.map(({ type }) => type)).size)
}

/** The nearest place, to the left first, where a cut touches no shape. */
function cutNear(shapes: readonly Shape[], ideal: number): number {
  const things = shapes.filter((shape) => !isFrame(shape))
  const free = (x: number): boolean => things.every((shape) => {
    const label = shape.label
    const clear = (box: { x: number; width: number }) => x < box.x - 4 || x > box.x + box.width + 4
    return clear(shape) && (label === undefined || clear(label))
  })
  const tries = Array.from({ length: 30 }, (_, at) => [ideal - at * 10, ideal + at * 10]).flat()
  return tries.find(free) ?? ideal
}

function sliceOf({ name, box, shapes, edges }: BpmnDrawing, from: number, to: number, heads: number): BpmnDrawing {
  const frames = shapes.filter(isFrame).map((shape): Shape => {
    const inset = shape.type === 'bpmn:Lane' ? heads - 30 : 0
    return shape.horizontal ? { ...shape, x: from - heads + inset, width: to - from + heads - inset } : shape
  })
  const things = shapes.filter((shape) => !isFrame(shape) && shape.x + shape.width / 2 >= from && shape.x + shape.width / 2 < to)
  return {
    name,
    box: { x: from - heads - MARGIN, y: box.y, width: to - from + heads + 2 * MARGIN, height: box.height },
    shapes: [...frames, ...things],
    edges: edges.flatMap((edge) => clipped(edge, from, to)),
  }
}

/** The pieces of a line between two verticals; its name stays with the piece it is written on. */
function clipped(edge: Edge, from: number, to: number): Edge[] {
  const pieces: Point[][] = []
  let piece: Point[] = []
  const close = () => {
    if (piece.length > 1) pieces.push(piece)
    piece = []
  }
  for (const [at, end] of edge.points.entries()) {
    const start = edge.points[at - 1]
    if (start === undefined) continue
    const cut = between(start, end, from, to)
    if (cut === undefined) { close(); continue }
    const last = piece.at(-1)
    if (last === undefined || last.x !== cut[0].x || last.y !== cut[0].y) { close(); piece = [cut[0]] }
    piece.push(cut[1])
    if (cut[1].x !== end.x || cut[1].y !== end.y) close()
  }
  close()
  const middle = edge.label ? edge.label.x + edge.label.width / 2 : (edge.points[0]?.x ?? 0) + 1
  return pieces.map((points, at): Edge => {
    const { label, ...rest } = edge
    const named = edge.label ? middle >= from && middle < to && at === 0 : points[0] === pieces[0]?.[0] && points[0]?.x === edge.points[0]?.x
    return { ...rest, points, name: named ? edge.name : '', ...(named && label ? { label } : {}) }
  })
}

/** The part of a stretch that lies between two verticals. */
function between(a: Point, b: Point, from: number, to: number): [Point, Point] | undefined {
  if (Math.max(a.x, b.x) < from || Math.min(a.x, b.x) > to) return undefined
  const at = (x: number): Point => (b.x === a.x ? a : { x, y: a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x) })
  const within = (point: Point): Point => (point.x < from ? at(from) : point.x > to ? at(to) : point)
  return [within(a), within(b)]
}
