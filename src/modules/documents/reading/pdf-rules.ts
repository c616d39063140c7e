/** The rules that a PDF page draws: strokes along the axes, thin filled bars, the sides of boxes. */
import type { Rule } from './pdf-ruled.ts'

export type Operators = { fnArray: number[]; argsArray: unknown[] }
type Codes = { save: number; restore: number; transform: number; constructPath: number; paintFormXObjectBegin: number; paintFormXObjectEnd: number }
type Matrix = [number, number, number, number, number, number]

const THIN = 2.5
const SHORTEST = 4
const MOST = 40_000

const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1], m[1] * n[0] + m[3] * n[1], m[0] * n[2] + m[2] * n[3], m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4], m[1] * n[4] + m[3] * n[5] + m[5],
]
const isMatrix = (value: unknown): value is Matrix => Array.isArray(value) && value.length === 6

/** `top`: the height of the page; rules come out with the origin at the top left. */
export function rulesOf({ fnArray, argsArray }: Operators, codes: Codes, top: number): Rule[] {
  const rules: Rule[] = []
  let matrix: Matrix = [1, 0, 0, 1, 0, 0]
  const stack: Matrix[] = []
  const line = (x1: number, y1: number, x2: number, y2: number): void => {
    if (Math.abs(y1 - y2) < THIN && Math.abs(x1 - x2) > SHORTEST) rules.push({ along: 'x', at: top - (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) })
    else if (Math.abs(x1 - x2) < THIN && Math.abs(y1 - y2) > SHORTEST) rules.push({ along: 'y', at: (x1 + x2) / 2, from: top - Math.max(y1, y2), to: top - Math.min(y1, y2) })
  }
  for (let i = 0; i < fnArray.length && rules.length < MOST; i++) {
    const code = fnArray[i]
    const args = argsArray[i] as unknown[] | null
    if (code === codes.save) stack.push(matrix)
    else if (code === codes.restore) matrix = stack.pop() ?? matrix
    else if (code === codes.transform && isMatrix(args)) matrix = times(matrix, args)
    else if (code === codes.paintFormXObjectBegin) {
      stack.push(matrix)
      if (isMatrix(args?.[0])) matrix = times(matrix, args[0])
    } else if (code === codes.paintFormXObjectEnd) matrix = stack.pop() ?? matrix
    else if (code === codes.constructPath) for (const path of pathsOf(args)) trace(path, matrix, line)
  }
  return rules
}

/** A path is numbers in one row: 0 x y begins, 1 x y draws a line, 2 and 3 draw curves, 4 closes. */
const pathsOf = (args: unknown[] | null): ArrayLike<number>[] => {
  const data = args?.[1]
  return Array.isArray(data) ? data.filter((one): one is Float32Array => ArrayBuffer.isView(one)) : []
}
const LENGTHS = [2, 2, 6, 4, 0]

function trace(path: ArrayLike<number>, m: Matrix, line: (x1: number, y1: number, x2: number, y2: number) => void): void {
  let start: [number, number] = [0, 0]
  let from: [number, number] = [0, 0]
  for (let at = 0; at < path.length;) {
    const kind = path[at] ?? 4
    const length = LENGTHS[kind]
    if (length === undefined) return
    const [px, py] = [path[at + length - 1] ?? 0, path[at + length] ?? 0]
    at += 1 + length
    const to: [number, number] = kind === 4 ? start : [m[0] * px + m[2] * py + m[4], m[1] * px + m[3] * py + m[5]]
    if (kind === 0) start = to
    if (kind === 1 || kind === 4) line(from[0], from[1], to[0], to[1])
    from = to
  }
}
