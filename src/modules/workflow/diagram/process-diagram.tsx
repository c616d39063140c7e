import type { FC } from 'hono/jsx'
import { BOX, layUpright, LINE, RADIUS, type PlacedRow, type SideWay, type Upright } from './upright.ts'
import { colour } from './colour.ts'
import type { StepMark } from '../model/marks.ts'
import { findStep, stepsOf, type Plan } from '../model/plan.ts'

type Props = {
  plan: Plan
  /** State and words of each step by id; without it nothing is marked as done or current. */
  marks?: Marks
  /** Unique on the page when it shows more than one. */
  id?: string
  /** Width of the column in pixels. */
  width?: number
}

/**
 * The process from top to bottom (sơ đồ quy trình): done steps with a tick, open ones in their gold threshold,
 * ways back dashed. Without script, in one piece for screen readers: its steps are in the description.
 */
export const ProcessDiagram: FC<Props> = ({ plan, marks = {}, id = 'so-do', width = 257 }) => {
  const drawn = layUpright(plan, width)
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby={`${id}-ten ${id}-mo-ta`} width={drawn.width} height={drawn.height}
      viewBox={`0 0 ${drawn.width} ${drawn.height}`} font-size="12" font-family="inherit" fill="none"
    >
      <title id={`${id}-ten`}>{plan.name || 'Sơ đồ quy trình'}</title>
      <desc id={`${id}-mo-ta`}>{describe(plan, marks)}</desc>
      {drawn.ways.map((way) => <Way drawn={drawn} way={way} marks={marks} />)}
      {drawn.steps.map(({ from, to }) => <Down drawn={drawn} from={drawn.rows[from]} to={drawn.rows[to]} marks={marks} />)}
      {drawn.rows.map((row) => <RowShape drawn={drawn} row={row} mark={marks[row.id]} note={noteOf(plan, row, marks[row.id])} />)}
    </svg>
  )
}

const stateWords = { done: 'đã xong', current: 'đang xử lý', next: 'chưa tới' } as const

const describe = (plan: Plan, marks: Record<string, StepMark>): string =>
  stepsOf(plan).map(({ id, number, name }) => {
    const mark = marks[id]
    return `Bước ${number}: ${name}${mark ? ` (${stateWords[mark.state]}${mark.note ? `, ${mark.note}` : ''})` : ''}.`
  }).join(' ')

/** "Chuyên viên · 20 giờ", unless the mark says something else. */
function noteOf(plan: Plan, row: PlacedRow, mark: StepMark | undefined): string {
  if (mark?.note) return mark.note
  if (row.shape === 'automatic') return 'Tự động'
  const step = findStep(plan, row.id)
  const hours = step?.work.hours
  return [step?.lane, hours === undefined ? '' : `${String(hours).replace('.', ',')} giờ`].filter(Boolean).join(' · ')
}

type Marks = Record<string, StepMark>

const isBox = (row: PlacedRow): row is PlacedRow & { shape: 'step' | 'automatic' } => row.shape === 'step' || row.shape === 'automatic'
/** The threshold round an open step lies outside of its box. */
const ring = (row: PlacedRow, marks: Marks): number => (marks[row.id]?.state === 'current' ? 4 : 0)
/** How far a shape reaches up and down from its middle, and to the left. */
const reach = (row: PlacedRow, marks: Marks): number => (isBox(row) ? BOX.height / 2 + ring(row, marks) : RADIUS[row.shape as keyof typeof RADIUS])
const side = (row: PlacedRow, marks: Marks): number => (isBox(row) ? BOX.width / 2 + ring(row, marks) : RADIUS[row.shape as keyof typeof RADIUS])

const Down: FC<{ drawn: Upright; from: PlacedRow | undefined; to: PlacedRow | undefined; marks: Marks }> = ({ drawn, from, to, marks }) => {
  if (!from || !to) return null
  const [top, tip] = [from.y + reach(from, marks), to.y - reach(to, marks)]
  return (
    <g>
      <path d={`M${drawn.middleX} ${top}V${tip - 6}`} stroke={colour.ink2} />
      <path d={`M${drawn.middleX - 4} ${tip - 7}h8l-4 7z`} fill={colour.ink2} />
    </g>
  )
}

/** One line up or down the side, into which the ways of all sources run. */
const Way: FC<{ drawn: Upright; way: SideWay; marks: Marks }> = ({ drawn, way, marks }) => {
  const target = drawn.rows[way.to]
  const sources = way.from.flatMap((from) => drawn.rows[from] ?? [])
  const far = sources.at(way.back ? -1 : 0)
  if (!target || !far) return null
  const stubs = sources.map((row) => `M${drawn.middleX - side(row, marks)} ${row.y}H${way.x}`)
  const tip = drawn.middleX - side(target, marks)
  return (
    <g>
      <path d={`${stubs.join('')}M${way.x} ${far.y}V${target.y}H${tip - 5}`} stroke={colour.ink2} {...(way.back ? { 'stroke-dasharray': '3 2.5' } : {})} />
      <path d={`M${tip - 7} ${target.y - 4}v8l7 -4z`} fill={colour.ink2} />
    </g>
  )
}

type RowProps = { drawn: Upright; row: PlacedRow; mark: StepMark | undefined; note: string }

const RowShape: FC<RowProps> = ({ drawn, row, mark, note }) => {
  switch (row.shape) {
    case 'start': return <circle cx={drawn.middleX} cy={row.y} r={RADIUS.start} fill={colour.cham} />
    case 'end': return <circle cx={drawn.middleX} cy={row.y} r={RADIUS.end - 1.5} stroke={colour.line} stroke-width="3.5" fill={colour.white} />
    case 'gateway': return <Gateway drawn={drawn} row={row} />
    case 'event': return <EventMark drawn={drawn} row={row} />
    default: return <Step drawn={drawn} row={row} mark={mark} note={note} />
  }
}

const Step: FC<RowProps> = ({ drawn, row, mark, note }) => {
  const { state = 'next', late = false } = mark ?? {}
  const top = row.y - BOX.height / 2
  const filled = state === 'current' ? colour.cham : state === 'done' ? colour.pale : colour.white
  const edge = row.shape === 'automatic' || state === 'next' ? colour.line : colour.cham
  return (
    <g>
      {state === 'current' && (
        <rect x={drawn.boxX - 3} y={top - 3} width={BOX.width + 6} height={BOX.height + 6} rx="7" fill={colour.white} stroke={colour.sen} stroke-width="2" />
      )}
      <rect
        x={drawn.boxX} y={top} width={BOX.width} height={BOX.height} rx="5" fill={filled} stroke={edge}
        {...(row.shape === 'automatic' ? { 'stroke-dasharray': '2 2' } : {})}
      />
      {state === 'done' && <path d={`M${drawn.boxX + 10} ${row.y}l3.5 3.5 6.5 -7`} stroke={colour.cham} stroke-width="2" />}
      {row.number === undefined ? <Cog x={drawn.middleX} y={row.y} /> : (
        <text
          x={drawn.middleX + (state === 'done' ? 10 : 0)} y={row.y + 5} text-anchor="middle" font-size="14" font-weight="600"
          fill={state === 'current' ? colour.white : colour.ink}
        >
          {row.number}
        </text>
      )}
      <Words drawn={drawn} row={row} note={note} strong={state === 'current'} late={late} />
    </g>
  )
}

const Cog: FC<{ x: number; y: number }> = ({ x, y }) => (
  <g stroke={colour.ink2}>
    <circle cx={x} cy={y} r="6" stroke-width="3" stroke-dasharray="2.36 2.36" />
    <circle cx={x} cy={y} r="3.5" stroke-width="2" />
  </g>
)

const Words: FC<{ drawn: Upright; row: PlacedRow; note: string; strong: boolean; late: boolean }> = ({ drawn, row, note, strong, late }) => {
  const count = row.label.length + (note ? 1 : 0)
  const first = row.y - ((count - 1) * LINE) / 2 + 4
  const noteY = first + row.label.length * LINE
  return (
    <g>
      {row.label.map((line, i) => (
        <text x={drawn.labelX} y={first + i * LINE} fill={colour.ink} {...(strong ? { 'font-weight': '600' } : {})}>{line}</text>
      ))}
      {late && <path d={`M${drawn.labelX} ${noteY}h11l-5.5 -10z`} fill={colour.late} />}
      {note && (
        <text x={drawn.labelX + (late ? 16 : 0)} y={noteY} fill={late ? colour.late : colour.ink2} {...(late ? { 'font-weight': '600' } : {})}>{note}</text>
      )}
    </g>
  )
}

const gatewaySigns: Partial<Record<PlacedRow['kind'], string>> = { exclusive: 'm-4 -4l8 8m0 -8l-8 8', parallel: 'm-6 0h12m-6 -6v12' }

const Gateway: FC<{ drawn: Upright; row: PlacedRow }> = ({ drawn, row }) => {
  const { gateway: r } = RADIUS
  const sign = gatewaySigns[row.kind]
  const first = row.y - ((row.label.length - 1) * LINE) / 2 + 4
  return (
    <g>
      <path d={`M${drawn.middleX} ${row.y - r}l${r} ${r}l${-r} ${r}l${-r} ${-r}z`} fill={colour.white} stroke={colour.ink2} />
      {sign ? <path d={`M${drawn.middleX} ${row.y}${sign}`} stroke={colour.ink} stroke-width="1.5" />
        : <circle cx={drawn.middleX} cy={row.y} r="5.5" stroke={colour.ink} stroke-width="1.5" />}
      {row.label.map((line, i) => <text x={drawn.middleX + r + 10} y={first + i * LINE} fill={colour.ink}>{line}</text>)}
    </g>
  )
}

/** A timer with its hands, a message with its envelope. */
const EventMark: FC<{ drawn: Upright; row: PlacedRow }> = ({ drawn, row }) => {
  const first = row.y - ((row.label.length - 1) * LINE) / 2 + 4
  const sign = row.kind === 'timer' ? 'm0 -5v5h4' : 'm-5 -3.5h10v7h-10zl5 4l5 -4'
  return (
    <g>
      <circle cx={drawn.middleX} cy={row.y} r={RADIUS.event} fill={colour.white} stroke={colour.line} />
      <path d={`M${drawn.middleX} ${row.y}${sign}`} stroke={colour.ink} />
      {row.label.map((line, i) => <text x={drawn.labelX} y={first + i * LINE} fill={colour.ink}>{line}</text>)}
    </g>
  )
}
