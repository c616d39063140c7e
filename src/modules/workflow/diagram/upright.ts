import type { Plan } from '../model/plan.ts'
import { rowsOf, type Edge, type Row } from './rows.ts'

/** A line of the drawing with its place: `y` is the middle, in pixels from the top. */
export type PlacedRow = Row & { y: number; height: number; label: string[] }

/** A line along the side: ways that skip lines downwards, or lead back (dashed); all of them to one target. */
export type SideWay = { x: number; to: number; from: number[]; back: boolean }

/** The upright drawing of a process for a narrow column (sơ đồ dọc), in pixels. */
export type Upright = {
  width: number
  height: number
  /** Left edge of the boxes, their middle, and where words begin. */
  boxX: number
  middleX: number
  labelX: number
  rows: PlacedRow[]
  /** Lines that follow one another directly. */
  steps: Edge[]
  ways: SideWay[]
}

export const BOX = { width: 57, height: 34 } as const
export const RADIUS = { start: 9.5, end: 9, gateway: 14, event: 11 } as const
const TRACK = 8
const GAP = 16
/** Width of a letter of Be Vietnam Pro at 12 px, 600, on the safe side: the mean of the seven names is 6.4. */
const LETTER = 6.9
export const LINE = 15

/** Lays the process out from top to bottom; `width` is that of the column (257 on the dossier's page). */
export function layUpright(plan: Plan, width = 257): Upright {
  const { rows, edges } = rowsOf(plan)
  const steps = edges.filter(({ from, to }) => to === from + 1)
  const ways = sideWays(edges.filter(({ from, to }) => to !== from + 1))
  const tracks = Math.max(0, ...ways.map(({ track }) => track + 1))
  const boxX = 7 + TRACK * Math.max(1, tracks)
  const labelX = boxX + BOX.width + GAP
  const letters = Math.max(12, Math.floor((width - labelX) / LETTER))
  let y = 0
  const placed = rows.map((row): PlacedRow => {
    const label = row.shape === 'start' || row.shape === 'end' ? [] : wrap(row.name, letters)
    const height = heightOf(row, label.length)
    y += height
    return { ...row, label, height, y: y - height / 2 }
  })
  return {
    width, height: y, boxX, middleX: boxX + BOX.width / 2, labelX, rows: placed, steps,
    ways: ways.map(({ track, ...way }) => ({ ...way, x: boxX - 12 - TRACK * track })),
  }
}

/** Words and a note under them need room; the circles at both ends need less. */
function heightOf(row: Row, lines: number): number {
  if (row.shape === 'start' || row.shape === 'end') return 38
  if (row.shape === 'gateway' || row.shape === 'event') return Math.max(44, lines * LINE + 14)
  return Math.max(48, (lines + 1) * LINE + 12)
}

/** Breaks words into lines of at most so many letters; a longer word stands alone. */
export function wrap(words: string, letters: number): string[] {
  const lines: string[] = []
  for (const word of words.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

type Tracked = Omit<SideWay, 'x'> & { track: number }

/** One way for each target and direction; short ones next to the boxes, and none over another. */
function sideWays(edges: Edge[]): Tracked[] {
  const groups = new Map<string, Omit<Tracked, 'track'>>()
  for (const { from, to } of edges) {
    const back = to <= from
    const group = groups.get(`${to} ${back}`) ?? { to, from: [], back }
    group.from.push(from)
    groups.set(`${to} ${back}`, group)
  }
  const taken: [number, number][][] = []
  return [...groups.values()].sort((a, b) => length(a) - length(b)).map((group) => {
    const [top, end] = span(group)
    let track = 0
    while ((taken[track] ?? []).some(([from, to]) => top <= to && from <= end)) track++
    taken[track] = [...(taken[track] ?? []), [top, end]]
    return { ...group, track }
  })
}

const span = ({ from, to }: { from: number[]; to: number }): [number, number] => [Math.min(to, ...from), Math.max(to, ...from)]
const length = (group: { from: number[]; to: number }): number => span(group)[1] - span(group)[0]
