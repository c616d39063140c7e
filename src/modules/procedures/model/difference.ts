import { canonical } from './canonical.ts'

type Step = string | number
type Thing = Record<string, unknown>

/**
 * One place where two definitions differ (chỗ khác nhau). `path` is a place of the newer one: where the other
 * content stands, where a row came in, or before which row one was taken out.
 */
export type Difference =
  | { kind: 'changed'; path: Step[]; before: unknown; after: unknown }
  | { kind: 'added'; path: Step[]; after: unknown }
  | { kind: 'removed'; path: Step[]; before: unknown }

const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null && !Array.isArray(value)
const same = (a: unknown, b: unknown): boolean => (a === undefined) === (b === undefined) && canonical(a) === canonical(b)

/** Every place where `b` differs from `a`, in the order in which they stand; applied to `a` one by one they give `b`. */
export function differencesOf(a: unknown, b: unknown, path: Step[] = []): Difference[] {
  if (same(a, b)) return []
  // A file is one thing: its hash, name and size come and go together.
  if (isThing(a) && isThing(b) && !('sha256' in a) && !('sha256' in b)) {
    const names = [...new Set([...Object.keys(a), ...Object.keys(b)])]
    return names.flatMap((name) => differencesOf(a[name], b[name], [...path, name]))
  }
  if (Array.isArray(a) && Array.isArray(b)) return inLists(a, b, path)
  return [{ kind: 'changed', path, before: a, after: b }]
}

/** What a row is known by, when its other contents change. */
const nameOf = (row: unknown): string => {
  if (!isThing(row)) return canonical(row)
  const name = row['key'] ?? row['id'] ?? row['number'] ?? row['channel'] ?? row['name'] ?? row['term'] ?? row['code']
  return name === undefined ? canonical(row) : canonical(name)
}

function inLists(a: readonly unknown[], b: readonly unknown[], path: Step[]): Difference[] {
  const found: Difference[] = []
  let at = 0
  for (const { before, after } of pairs(a, b)) {
    // Rows between two that stayed: as many as can be are the same row with other contents.
    for (let i = 0; i < Math.max(before.length, after.length); i++) {
      const here = [...path, at]
      if (i < before.length && i < after.length) found.push(...differencesOf(before[i], after[i], here))
      else if (i < after.length) found.push({ kind: 'added', path: here, after: after[i] })
      else found.push({ kind: 'removed', path: here, before: before[i] })
      if (i < after.length) at++
    }
  }
  return found
}

type Gap = { before: unknown[]; after: unknown[] }

/** Both lists cut into stretches at the rows that stand in both, in order (the longest such run). */
function pairs(a: readonly unknown[], b: readonly unknown[]): Gap[] {
  const [left, right] = [a.map(nameOf), b.map(nameOf)]
  const width = right.length + 1
  const run = new Uint32Array((left.length + 1) * width)
  const length = (i: number, j: number): number => run[i * width + j] ?? 0
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) run[i * width + j] = left[i] === right[j] ? length(i + 1, j + 1) + 1 : Math.max(length(i + 1, j), length(i, j + 1))
  }
  const gaps: Gap[] = []
  let gap: Gap = { before: [], after: [] }
  for (let i = 0, j = 0; i < left.length || j < right.length;) {
    if (i < left.length && j < right.length && left[i] === right[j]) {
      gaps.push(gap, { before: [a[i++]], after: [b[j++]] })
      gap = { before: [], after: [] }
    } else if (j >= right.length || (i < left.length && length(i + 1, j) >= length(i, j + 1))) gap.before.push(a[i++])
    else gap.after.push(b[j++])
  }
  return [...gaps, gap]
}

/** Makes each difference in `a`, in their order. */
export const applyDifferences = <T>(a: T, differences: readonly Difference[]): T => differences.reduce((value, one) => put(value, one.path, one, 'forth') as T, a)

/** Takes one difference back in the newer definition, and leaves all others. */
export const takeBack = <T>(b: T, difference: Difference): T => put(b, difference.path, difference, 'back') as T

function put(value: unknown, path: readonly Step[], one: Difference, way: 'forth' | 'back'): unknown {
  const [step, ...rest] = path
  if (step === undefined) return one.kind === 'changed' ? (way === 'forth' ? one.after : one.before) : value
  if (Array.isArray(value) && typeof step === 'number') {
    if (rest.length > 0 || one.kind === 'changed') return value.map((item: unknown, at) => (at === step ? put(item, rest, one, way) : item))
    const comes = (one.kind === 'added') === (way === 'forth')
    return comes ? [...value.slice(0, step), one.kind === 'added' ? one.after : one.before, ...value.slice(step)] : value.filter((_, at) => at !== step)
  }
  if (!isThing(value)) return value
  const next = put(value[step], rest, one, way)
  // A property that one side lacks altogether is taken away again.
  return next === undefined ? Object.fromEntries(Object.entries(value).filter(([name]) => name !== step)) : { ...value, [step]: next }
}

export type Words = { text: string; how: 'same' | 'added' | 'removed' }[]

/** Two texts word by word: what stayed, what went, what came. */
export function wordsBetween(before: string, after: string): Words {
  const split = (text: string): string[] => text.match(/\S+\s*/g) ?? []
  const out: Words = []
  const say = (items: unknown[], how: Words[number]['how']): void => {
    const text = items.join('')
    const last = out.at(-1)
    if (text === '') return
    if (last?.how === how) last.text += text
    else out.push({ text, how })
  }
  for (const gap of pairs(split(before), split(after))) {
    if (gap.before.length === 1 && gap.after.length === 1 && gap.before[0] === gap.after[0]) say(gap.after, 'same')
    else {
      say(gap.before, 'removed')
      say(gap.after, 'added')
    }
  }
  return out
}
