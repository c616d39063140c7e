import type { FC } from 'hono/jsx'
import type { BpmnDrawing, Bounds, DrawnEdge, DrawnShape, Point } from '../bpmn/drawing.ts'
import type { StepMark } from '../model/marks.ts'
import { colour } from './colour.ts'
import { wrap } from './upright.ts'

type Marks = Record<string, StepMark>

/**
 * The drawing as its author laid it out (sơ đồ BPMN đầy đủ), from the file's own coordinates, with the states of
 * a dossier's steps if given. It scales with the width it is given; without script.
 */
export const BpmnDiagram: FC<{ drawing: BpmnDrawing; marks?: Marks; title?: string; id?: string }> = ({ drawing, marks = {}, title, id = 'bpmn' }) => {
  const { x, y, width, height } = drawing.box
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby={`${id}-ten ${id}-mo-ta`} viewBox={`${x} ${y} ${width} ${height}`} width={width}
      height={height} font-size="12" font-family="inherit" fill="none" stroke="none"
    >
      <title id={`${id}-ten`}>{title ?? (drawing.name || 'Sơ đồ quy trình')}</title>
      <desc id={`${id}-mo-ta`}>{drawing.shapes.filter(isActivity).map(({ name }) => name).filter(Boolean).join('; ')}</desc>
      {drawing.shapes.filter(isFrame).map((shape) => <Frame shape={shape} />)}
      {drawing.edges.map((edge) => <Edge edge={edge} />)}
      {drawing.shapes.filter((shape) => !isFrame(shape)).map((shape) => <Shape shape={shape} mark={marks[shape.element]} />)}
      {drawing.edges.map((edge) => <EdgeName edge={edge} />)}
    </svg>
  )
}

const isFrame = ({ type }: DrawnShape): boolean => type === 'bpmn:Participant' || type === 'bpmn:Lane' || type === 'bpmn:Group'
const isActivity = ({ type }: DrawnShape): boolean => /Task$|SubProcess$|CallActivity$|Transaction$/.test(type)

const middleOf = ({ x, y, width, height }: Bounds): Point => ({ x: x + width / 2, y: y + height / 2 })
const LETTER = 6.6
const LINE = 14

/** Words in lines round a point; `clear` keeps lines that run behind them off the letters. */
const Words: FC<{ words: string; at: Point; width: number; from?: 'top'; anchor?: 'start'; fill?: string; clear?: boolean }> = ({ words, at, width, from, anchor, fill, clear = false }) => {
  const lines = wrap(words, Math.max(6, Math.floor(width / LETTER)))
  const first = from === 'top' ? at.y + 10 : at.y - ((lines.length - 1) * LINE) / 2 + 4
  return (
    <g fill={fill ?? colour.ink} text-anchor={anchor ?? 'middle'} {...(clear ? { stroke: colour.white, 'stroke-width': '4', 'stroke-linejoin': 'round', 'paint-order': 'stroke' } : {})}>
      {lines.map((line, i) => <text x={at.x} y={first + i * LINE}>{line}</text>)}
    </g>
  )
}

const HEAD = 30

/** Pool, lane or group: the name of a lane stands upright in its head. */
const Frame: FC<{ shape: DrawnShape }> = ({ shape }) => {
  const { x, y, width, height, type, name } = shape
  if (type === 'bpmn:Group') return <rect x={x} y={y} width={width} height={height} rx="8" stroke={colour.line} stroke-dasharray="8 4 2 4" />
  const middle = { x: x + HEAD / 2, y: y + height / 2 }
  return (
    <g>
      <rect x={x} y={y} width={width} height={height} fill={type === 'bpmn:Lane' ? colour.white : colour.palest} stroke={colour.hair} />
      {shape.horizontal
        ? <g transform={`rotate(-90 ${middle.x} ${middle.y})`}><Words words={name} at={middle} width={height} fill={colour.ink2} /></g>
        : <Words words={name} at={{ x: x + width / 2, y }} width={width} from="top" fill={colour.ink2} />}
    </g>
  )
}

const Shape: FC<{ shape: DrawnShape; mark: StepMark | undefined }> = ({ shape, mark }) => {
  if (isActivity(shape)) return <Activity shape={shape} mark={mark} />
  if (shape.type.endsWith('Gateway')) return <Gateway shape={shape} />
  if (shape.type.endsWith('Event')) return <EventCircle shape={shape} />
  if (shape.type === 'bpmn:TextAnnotation') return <Annotation shape={shape} />
  return <Thing shape={shape} />
}

const Activity: FC<{ shape: DrawnShape; mark: StepMark | undefined }> = ({ shape, mark }) => {
  const { x, y, width, height, name, type } = shape
  const state = mark?.state
  const frame = type.endsWith('SubProcess') && height > 100
  const fill = state === 'current' ? colour.cham : state === 'done' ? colour.pale : colour.white
  return (
    <g>
      {state === 'current' && <rect x={x - 4} y={y - 4} width={width + 8} height={height + 8} rx="9" fill={colour.white} stroke={colour.sen} stroke-width="2.5" />}
      <rect x={x} y={y} width={width} height={height} rx="6" fill={fill} stroke={state ? colour.cham : colour.line} stroke-width={type === 'bpmn:CallActivity' ? 3 : 1} />
      {state === 'done' && <path d={`M${x + 8} ${y + 12}l3.5 3.5 6.5 -7`} stroke={colour.cham} stroke-width="2" />}
      <Words
        words={name} at={frame ? { x: x + width / 2, y: y + 6 } : middleOf(shape)} width={width - 12} {...(frame ? { from: 'top' as const } : {})}
        fill={state === 'current' ? colour.white : colour.ink}
      />
    </g>
  )
}

const gatewaySigns: Record<string, string> = {
  'bpmn:ExclusiveGateway': 'm-6 -6l12 12m0 -12l-12 12', 'bpmn:ParallelGateway': 'm-9 0h18m-9 -9v18',
  'bpmn:ComplexGateway': 'm-9 0h18m-9 -9v18m-6.5 -2.5l13 -13m0 13l-13 -13',
}

const Gateway: FC<{ shape: DrawnShape }> = ({ shape }) => {
  const { x, y, width, height, type, name } = shape
  const middle = middleOf(shape)
  const sign = gatewaySigns[type]
  return (
    <g>
      <path d={`M${middle.x} ${y}L${x + width} ${middle.y}L${middle.x} ${y + height}L${x} ${middle.y}z`} fill={colour.white} stroke={colour.ink2} />
      {sign ? <path d={`M${middle.x} ${middle.y}${sign}`} stroke={colour.ink} stroke-width="2" />
        : <circle cx={middle.x} cy={middle.y} r={width / 5} stroke={colour.ink} stroke-width="2" />}
      <Below shape={shape} name={name} />
    </g>
  )
}

/** The name where the file puts it, else under the shape. */
const Below: FC<{ shape: DrawnShape; name: string }> = ({ shape, name }) => {
  const box = shape.label ?? { x: shape.x + shape.width / 2 - 50, y: shape.y + shape.height + 2, width: 100, height: 14 }
  return <Words words={name} at={{ x: box.x + box.width / 2, y: box.y }} width={Math.max(60, box.width)} from="top" clear />
}

const eventSigns: Record<string, string> = {
  'bpmn:TimerEventDefinition': 'm0 -7v7h5', 'bpmn:MessageEventDefinition': 'm-7 -5h14v10h-14zl7 6l7 -6',
}

const EventCircle: FC<{ shape: DrawnShape }> = ({ shape }) => {
  const { type, event, name, width } = shape
  const middle = middleOf(shape)
  const end = type === 'bpmn:EndEvent'
  const double = !end && type !== 'bpmn:StartEvent'
  const sign = eventSigns[event ?? '']
  return (
    <g>
      <circle
        cx={middle.x} cy={middle.y} r={width / 2 - (end ? 1.5 : 0)} fill={type === 'bpmn:StartEvent' && !event ? colour.cham : colour.white}
        stroke={end ? colour.line : colour.cham} stroke-width={end ? 4 : 1.5}
      />
      {double && <circle cx={middle.x} cy={middle.y} r={width / 2 - 3.5} stroke={colour.cham} />}
      {event === 'bpmn:TerminateEventDefinition' && <circle cx={middle.x} cy={middle.y} r={width / 4} fill={colour.line} />}
      {sign && <path d={`M${middle.x} ${middle.y}${sign}`} stroke={colour.ink} />}
      <Below shape={shape} name={name} />
    </g>
  )
}

const Annotation: FC<{ shape: DrawnShape }> = ({ shape: { x, y, width, height, name } }) => (
  <g>
    <path d={`M${x + 10} ${y}H${x}v${height}h10`} stroke={colour.line} />
    <Words words={name} at={{ x: x + 6, y: y + height / 2 }} width={width - 8} anchor="start" fill={colour.ink2} />
  </g>
)

/** Data and whatever else has bounds: a plain box with its name below. */
const Thing: FC<{ shape: DrawnShape }> = ({ shape }) => (
  <g>
    <rect x={shape.x} y={shape.y} width={shape.width} height={shape.height} rx="2" fill={colour.white} stroke={colour.line} />
    <Below shape={shape} name={shape.name} />
  </g>
)

const Edge: FC<{ edge: DrawnEdge }> = ({ edge: { points, type } }) => {
  const dashes: Record<string, string> = { 'bpmn:MessageFlow': '8 5', 'bpmn:Association': '1 4', 'bpmn:DataInputAssociation': '1 4', 'bpmn:DataOutputAssociation': '1 4' }
  const dash = dashes[type]
  const [last, before] = [points.at(-1), points.at(-2)]
  return (
    <g>
      <path d={points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join('')} stroke={colour.ink2} {...(dash ? { 'stroke-dasharray': dash } : {})} />
      {type !== 'bpmn:Association' && last && before && <path d={arrowHead(before, last)} fill={colour.ink2} />}
    </g>
  )
}

/** Names of lines stand above all lines. */
const EdgeName: FC<{ edge: DrawnEdge }> = ({ edge: { points, name, label } }) => {
  if (!name) return <></>
  const named = label ?? placeOf(points)
  return <Words words={name} at={{ x: named.x + named.width / 2, y: named.y }} width={Math.max(50, named.width)} from="top" fill={colour.ink2} clear />
}

/** A triangle at the tip, pointing the way the last stretch goes. */
function arrowHead(from: Point, tip: Point): string {
  const length = Math.hypot(tip.x - from.x, tip.y - from.y) || 1
  const [dx, dy] = [(tip.x - from.x) / length, (tip.y - from.y) / length]
  const back = { x: tip.x - dx * 9, y: tip.y - dy * 9 }
  const at = (turn: number) => `${(back.x - dy * 4.5 * turn).toFixed(1)} ${(back.y + dx * 4.5 * turn).toFixed(1)}`
  return `M${tip.x} ${tip.y}L${at(1)}L${at(-1)}z`
}

/** Above the first stretch that is long enough for words. */
function placeOf(points: Point[]): Bounds {
  const start = points.findIndex((point, i) => Math.abs((points[i + 1]?.x ?? point.x) - point.x) > 30)
  const [a, b] = [points[Math.max(0, start)], points[Math.max(0, start) + 1]]
  return { x: ((a?.x ?? 0) + (b?.x ?? 0)) / 2 - 35, y: (a?.y ?? 0) - 16, width: 70, height: 14 }
}
