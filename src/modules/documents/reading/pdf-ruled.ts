/** Tables of a PDF page by the lines that are drawn around their cells. */
import { resolveSpans, type WrittenCell } from './grid.ts'
import { linesOf, wrapped, type Run } from './pdf-runs.ts'
import type { OutsideCell } from '../model/outside.ts'

/** A drawn rule: along x or along y, in points from the top left. */
export type Rule = { along: 'x' | 'y'; at: number; from: number; to: number }
export type Found = { top: number; bottom: number; left: number; right: number; grid: OutsideCell[][]; starts: number[] }

const NEAR = 3

/** Pieces on one line that touch are one rule. */
function joined(rules: readonly Rule[]): Rule[] {
  const out: Rule[] = []
  for (const rule of rules.toSorted((a, b) => a.at - b.at || a.from - b.from)) {
    const same = out.findLast((one) => Math.abs(one.at - rule.at) < NEAR && rule.from <= one.to + NEAR && rule.to >= one.from - NEAR)
    if (same) {
      same.from = Math.min(same.from, rule.from)
      same.to = Math.max(same.to, rule.to)
    } else out.push({ ...rule })
  }
  return out
}

const meet = (a: Rule, b: Rule): boolean =>
  a.along !== b.along && a.at >= b.from - NEAR && a.at <= b.to + NEAR && b.at >= a.from - NEAR && b.at <= a.to + NEAR

/** Groups of rules that touch one another. */
function groups(rules: readonly Rule[]): Rule[][] {
  const left = new Set(rules)
  const out: Rule[][] = []
  for (const first of rules) {
    if (!left.delete(first)) continue
    const group = [first]
    for (let i = 0; i < group.length; i++) {
      for (const other of left) {
        if (meet(group[i] as Rule, other)) { left.delete(other); group.push(other) }
      }
    }
    out.push(group)
  }
  return out
}

/** Coordinates, those nearer than a rule is wide taken as one. */
function coordinates(rules: readonly Rule[]): number[] {
  const out: number[] = []
  for (const at of rules.map((one) => one.at).toSorted((a, b) => a - b)) {
    if (out.length === 0 || at - (out.at(-1) ?? 0) > NEAR) out.push(at)
  }
  return out
}

/** Every table of two columns and more that rules enclose, with the runs that stand in it taken out of `runs`. */
export function ruledTables(rules: readonly Rule[], runs: Set<Run>): Found[] {
  const across = joined(rules.filter((one) => one.along === 'x'))
  const down = joined(rules.filter((one) => one.along === 'y'))
  if (across.length + down.length > 4_000) return []
  return groups([...across, ...down]).flatMap((group) => {
    const horizontal = group.filter((one) => one.along === 'x')
    const vertical = group.filter((one) => one.along === 'y')
    const xs = coordinates(vertical)
    const ys = coordinates(horizontal)
    if (xs.length < 3 || ys.length < 2) return []
    return [tableIn(xs, ys, horizontal, vertical, runs)]
  }).toSorted((a, b) => a.top - b.top)
}

const covers = (rules: readonly Rule[], at: number, point: number): boolean =>
  rules.some((one) => Math.abs(one.at - at) <= NEAR && one.from <= point && one.to >= point)

function tableIn(xs: number[], ys: number[], horizontal: Rule[], vertical: Rule[], runs: Set<Run>): Found {
  const [columns, rows] = [xs.length - 1, ys.length - 1]
  const x = (i: number): number => xs[i] ?? 0
  const y = (i: number): number => ys[i] ?? 0
  const taken = Array.from({ length: rows }, () => Array.from({ length: columns }, () => false))
  const texts = new Map<string, Run[]>()
  for (const run of runs) {
    const [centre, middle] = [run.x + run.width / 2, run.y - run.size / 2]
    const column = xs.findLastIndex((at) => at <= centre)
    const row = ys.findLastIndex((at) => at <= middle)
    if (column < 0 || row < 0 || column >= columns || row >= rows) continue
    const key = `${row} ${column}`
    texts.set(key, [...(texts.get(key) ?? []), run])
    runs.delete(run)
  }
  const written: WrittenCell[][] = []
  for (let r = 0; r < rows; r++) {
    const line: WrittenCell[] = []
    for (let c = 0; c < columns; c++) {
      if (taken[r]?.[c]) continue
      let right = c + 1
      while (right < columns && !taken[r]?.[right] && !covers(vertical, x(right), (y(r) + y(r + 1)) / 2)) right += 1
      let bottom = r + 1
      while (bottom < rows && !covers(horizontal, y(bottom), (x(c) + x(c + 1)) / 2)) bottom += 1
      const inside: Run[] = []
      for (let i = r; i < bottom; i++) {
        for (let j = c; j < right; j++) {
          const cells = taken[i]
          if (cells) cells[j] = true
          inside.push(...(texts.get(`${i} ${j}`) ?? []))
        }
      }
      line.push({ text: wrapped(linesOf(inside).map((one) => one.text)), columns: right - c, rows: bottom - r })
    }
    written.push(line)
  }
  return { top: y(0), bottom: y(rows), left: x(0), right: x(columns), grid: resolveSpans(written), starts: xs.slice(0, -1) }
}
