import type { FC } from 'hono/jsx'
import { flowAt, nodeAt, stepsOf, type Plan } from '../model/plan.ts'
import { colour } from './colour.ts'
import { layLanes, LANES, type LaneBox, type LaneDrawing, type LaneWay } from './lanes.ts'
import { wrap } from './upright.ts'

/** A problem that has its number in a list beside: filled when it has to be mended, else an outline. */
export type ProblemMark = { number: number; must: boolean }

type Props = {
  plan: Plan
  /** Names of positions; a lane's head is the name of the position, else of the lane. */
  head?: (position: string, lane: string) => string
  marks?: Record<string, readonly ProblemMark[]>
  id?: string
}

/**
 * The process beside the table of its steps (sơ đồ cạnh bảng bước): each row of the table is one box at the same
 * height, positions are columns, ways back are dashed along the side.
 */
export const LaneDiagram: FC<Props> = ({ plan, head = (_, lane) => lane, marks = {}, id = 'so-do-buoc' }) => {
  const drawn = layLanes(plan)
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby={`${id}-ten ${id}-mo-ta`} width={drawn.width} height={drawn.height}
      viewBox={`0 0 ${drawn.width} ${drawn.height}`} font-size="11" font-family="inherit" fill="none"
    >
      <title id={`${id}-ten`}>{plan.name || 'Sơ đồ quy trình'}</title>
      <desc id={`${id}-mo-ta`}>{stepsOf(plan).map((step) => `Bước ${step.number}: ${step.name}.`).join(' ')}</desc>
      {drawn.columns.map((column, at) => <Head drawn={drawn} at={at} words={head(column.position, column.lane) || 'Chưa giao'} />)}
      {drawn.ways.map((way) => <Way way={way} />)}
      {drawn.start !== undefined && <circle cx={drawn.start} cy={LANES.head - 12} r="6.5" fill={colour.white} stroke={colour.cham} stroke-width="1.5" />}
      {drawn.end !== undefined && <circle cx={drawn.end} cy={drawn.height - 14} r="6" fill={colour.white} stroke={colour.cham} stroke-width="3" />}
      {drawn.boxes.map((box) => <Box plan={plan} box={box} marks={marks[box.id] ?? []} />)}
    </svg>
  )
}

const Head: FC<{ drawn: LaneDrawing; at: number; words: string }> = ({ drawn, at, words }) => {
  const x = drawn.left + at * LANES.column
  const lines = wrap(words, 9).slice(0, 2)
  return (
    <g>
      {at > 0 && <path d={`M${x} 4V${drawn.height}`} stroke={colour.hair} />}
      {lines.map((line, i) => <text x={x + LANES.column / 2} y={12 + i * 13} text-anchor="middle" font-weight="600" fill={colour.ink2}>{line}</text>)}
    </g>
  )
}

const Way: FC<{ way: LaneWay }> = ({ way: { points, back } }) => {
  const last = points.at(-1)
  const before = points.at(-2)
  if (!last || !before) return null
  const line = points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join('')
  const tip = last[0] === before[0] ? (last[1] > before[1] ? 'm-4 -7h8l-4 7z' : 'm-4 7h8l-4 -7z') : last[0] < before[0] ? 'm7 -4v8l-7 -4z' : 'm-7 -4v8l7 -4z'
  return (
    <g>
      <path d={line} stroke={colour.ink2} {...(back ? { 'stroke-dasharray': '3 2.5' } : {})} />
      <path d={`M${last[0]} ${last[1]}${tip}`} fill={colour.ink2} />
    </g>
  )
}

const Box: FC<{ plan: Plan; box: LaneBox; marks: readonly ProblemMark[] }> = ({ plan, box, marks }) => {
  const { width, height } = LANES.box
  const [left, top] = [box.x - width / 2, box.y - height / 2]
  const lines = wrap(box.name, 10)
  const shown = lines.length > 3 ? [...lines.slice(0, 2), `${lines[2] ?? ''}…`] : lines
  const gap = shown.length > 2 ? 11.5 : 13
  const must = marks.some((mark) => mark.must)
  return (
    <g>
      <rect x={left} y={top} width={width} height={height} rx="4" fill={must ? colour.palest : colour.white} stroke={must ? colour.ink : colour.cham} stroke-width={must ? '2' : '1.2'} />
      {shown.map((line, i) => (
        <text x={box.x} y={box.y + 4 + (i - (shown.length - 1) / 2) * gap} text-anchor="middle" fill={colour.ink}>{line}</text>
      ))}
      <circle cx={left} cy={top} r="8" fill={colour.cham} />
      <text x={left} y={top + 3.5} text-anchor="middle" font-size="10" font-weight="600" fill={colour.white}>{box.number}</text>
      {decides(plan, box) && <Diamond x={left + 12} y={top + height} />}
      {marks.slice(0, 2).map((mark, i) => (
        <g>
          <rect x={left + width - 10 - i * 20} y={top + height - 8} width="17" height="17" rx="2" fill={mark.must ? colour.ink : colour.white} stroke={colour.ink} />
          <text x={left + width - 1.5 - i * 20} y={top + height + 4.5} text-anchor="middle" font-weight="600" fill={mark.must ? colour.white : colour.ink}>{mark.number}</text>
        </g>
      ))}
    </g>
  )
}

/** Somebody chooses between ways right after the step. */
function decides(plan: Plan, box: LaneBox): boolean {
  const node = nodeAt(plan, box.node)
  const next = node.out[0] === undefined ? undefined : nodeAt(plan, flowAt(plan, node.out[0]).to)
  return next !== undefined && (next.kind === 'exclusive' || next.kind === 'inclusive') && next.out.length > 1
}

const Diamond: FC<{ x: number; y: number }> = ({ x, y }) => (
  <path d={`M${x} ${y - 7}l7 7l-7 7l-7 -7zm-2.5 4.5l5 5m0 -5l-5 5`} fill={colour.white} stroke={colour.cham} />
)
