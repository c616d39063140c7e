/** Facts of a definition against those of a document: what agrees, what differs, what stands on one side only. */
import type { Fact, FactKind } from './fact.ts'
import { MENTIONED } from './from-outside.ts'
import { alike, fold, within } from './words.ts'

export type Verdict =
  | { state: 'same'; fact: Fact; found: Fact }
  | { state: 'differs'; fact: Fact; found: Fact }
  | { state: 'missing'; fact: Fact }
/** One verdict for each fact of the definition, and what only the document says. */
export type Comparison = { verdicts: Verdict[]; extra: Fact[] }

/** Below this, two names are not of one thing. Found by trying documents of departments against definitions. */
const NEAR: Partial<Record<FactKind, number>> = { step: 0.38, paper: 0.45, fee: 0.2, result: 0.45, applicant: 0.5, publicStep: 0.4, condition: 0.4, agency: 0.5, name: 0.6 }
/** From here on another wording is no other thing. */
const SAME = 0.62

type Pair = [number, number]

/** Pairs of best likeness first, each taken once. */
function pairs(left: readonly Fact[], right: readonly Fact[], near: number, score: (a: Fact, b: Fact) => number): Pair[] {
  const all = left.flatMap((a, i) => right.map((b, j) => ({ i, j, score: score(a, b) }))).filter((one) => one.score >= near).sort((a, b) => b.score - a.score || Math.abs(a.i - a.j) - Math.abs(b.i - b.j))
  const taken = { left: new Set<number>(), right: new Set<number>() }
  const out: Pair[] = []
  for (const { i, j } of all) {
    if (taken.left.has(i) || taken.right.has(j)) continue
    taken.left.add(i)
    taken.right.add(j)
    out.push([i, j])
  }
  return out
}

const wordsOf = (fact: Fact): string[] => [fact.words, ...(fact.also ?? [])]
const likeness = (a: Fact, b: Fact): number => Math.max(...wordsOf(a).flatMap((x) => wordsOf(b).map((y) => (fold(x) === fold(y) ? 1 : alike(x, y)))))

/** Steps keep their order: the best likeness of all alignments that do not cross. */
function stepPairs(left: readonly Fact[], right: readonly Fact[], roleOf: (fact: Fact) => string): Pair[] {
  const score = (a: Fact, b: Fact): number => {
    const names = likeness(a, b)
    // Equal roles tell two steps of nearly one name apart.
    return names < (NEAR.step ?? 0) ? 0 : names + alike(roleOf(a), roleOf(b)) * 0.1
  }
  const best: number[][] = Array.from({ length: left.length + 1 }, () => Array.from({ length: right.length + 1 }, () => 0))
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const row = best[i]
      const own = score(left[i] as Fact, right[j] as Fact)
      if (row) row[j] = Math.max(at(i + 1, j), at(i, j + 1), own > 0 ? own + at(i + 1, j + 1) : 0)
    }
  }
  const out: Pair[] = []
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    const own = score(left[i] as Fact, right[j] as Fact)
    if (own > 0 && Math.abs(at(i, j) - own - at(i + 1, j + 1)) < 1e-9) out.push([i++, j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return out
}

/** The case or channel a fact is said of has to agree as well; a document of one case may leave it out. */
const aboutFits = (a: Fact, b: Fact): number => (a.about === '' || b.about === '' ? 0.7 : Math.max(alike(a.about, b.about), fold(a.about) === fold(b.about) ? 1 : 0))

const scoreOf: Partial<Record<FactKind, (a: Fact, b: Fact) => number>> = {
  paper: (a, b) => likeness(a, b) * (0.7 + 0.3 * aboutFits(a, b)),
  // A time beside the promised one (for a supplement, say) is only held against one of its own name.
  time: (a, b) => a.quiet && aboutFits(a, b) < 0.9 ? 0 : (a.about === b.about ? 1 : aboutFits(a, b)) + (a.value === b.value ? 0.2 : 0),
  fee: (a, b) => Math.max(alike(a.about, b.about), within(a.about, b.about) * 0.8, a.about === '' || b.about === '' ? 0.3 : 0) + (a.value === b.value ? 0.3 : 0),
  agency: (a, b) => likeness(a, b) + (fold(a.about) === fold(b.about) ? 0.5 : 0),
  law: (a, b) => (a.value === b.value ? 1 : 0),
  channel: (a, b) => (a.value === b.value ? 1 : 0),
  code: (a, b) => (a.value === b.value ? 2 : a.value.slice(0, 8) === b.value.slice(0, 8) ? 1.5 : 1),
  name: (a, b) => likeness(a, b),
}
/** Of these a document says one: whatever it says is compared. */
const SINGLE = new Set<FactKind>(['sets', 'total', 'version', 'hash', 'field'])

type Agrees = (a: Fact, b: Fact) => boolean

function agreesLoosely(a: Fact, b: Fact): boolean {
  if (a.value === b.value) return true
  switch (a.kind) {
    case 'name': case 'step': case 'paper': case 'paperForm': case 'result': case 'applicant': case 'publicStep': case 'condition': case 'agency': case 'field':
      return likeness(a, b) >= SAME || (b.words.length > a.words.length && within(a.words, b.words) >= 0.9)
    case 'stepRole': return wordsOf(a).some((words) => within(words, b.words) >= 0.75 || alike(words, b.words) >= 0.6)
    case 'stepForm': case 'stepOutput': return wordsOf(a).some((words) => ` ${fold(b.words)} `.includes(` ${fold(words)} `) || alike(words, b.words) >= SAME || within(b.words, words) === 1)
    case 'copies': return copiesAgree(a.value, b.value)
    case 'time': return timesAgree(a.value, b.value)
    // The local code carries the national one: 2.000176.000.00.00.H41.
    case 'code': return b.value.startsWith(`${a.value}.`) || a.value.startsWith(`${b.value}.`)
    default: return false
  }
}

/** What one of the two does not count cannot contradict. */
function copiesAgree(a: string, b: string): boolean {
  const [left, right] = [a.split('+'), b.split('+')]
  return left.every((count, i) => count === right[i] || count === '?' || right[i] === '?' || (count === '0' && right[i] === undefined))
}

/** Hours and working days of eight hours are one measure; "ngày" alone is read as the definition's own unit. */
function timesAgree(a: string, b: string): boolean {
  const [x = '', unitA = ''] = a.split(' ')
  const [y = '', unitB = ''] = b.split(' ')
  const hours = (value: string, unit: string): number | undefined => (unit === 'hour' ? Number(value) : unit === 'workingDay' ? Number(value) * 8 : undefined)
  const [left, right] = [hours(x, unitA), hours(y, unitB)]
  if (left !== undefined && right !== undefined) return left === right
  return x === y && unitB === 'day' && unitA === 'workingDay'
}

/**
 * What a document of this program's own says has to be there in full: other wording is a difference.
 * Words may stand among others (a name with its work content below it).
 */
function agreesExactly(a: Fact, b: Fact): boolean {
  if (a.value === b.value) return true
  switch (a.kind) {
    case 'copies': return copiesAgree(a.value, b.value)
    case 'time': return timesAgree(a.value, b.value)
    case 'name': case 'step': case 'paper': case 'paperForm': case 'result': case 'applicant': case 'publicStep': case 'condition': case 'agency': case 'field': case 'stepRole': case 'stepForm': case 'stepOutput':
      return (a.kind === 'stepRole' || a.kind === 'publicStep' || isList(a.kind) ? wordsOf(a) : [a.words]).some((words) => ` ${fold(b.words)} `.includes(` ${fold(words)} `))
    default: return false
  }
}

export function compareFacts(own: readonly Fact[], outside: readonly Fact[], how: 'tolerant' | 'exact' = 'tolerant'): Comparison {
  const agrees = how === 'exact' ? agreesExactly : agreesLoosely
  const verdicts = new Map<string, Verdict>()
  const extra: Fact[] = []
  const matched = new Map<string, string>()
  const top = (facts: readonly Fact[]): Map<FactKind, Fact[]> => Map.groupBy(facts.filter((one) => one.of === undefined), (one) => one.kind)
  const [left, right] = [top(own), top(outside)]
  const roles = (facts: readonly Fact[]) => {
    const byStep = new Map(facts.filter((one) => one.kind === 'stepRole').map((one) => [one.of, wordsOf(one).join(' ')]))
    return (fact: Fact): string => byStep.get(fact.id) ?? ''
  }
  const [ownRoles, outsideRoles] = [roles(own), roles(outside)]
  const roleOf = (fact: Fact): string => (own.includes(fact) ? ownRoles(fact) : outsideRoles(fact))
  for (const kind of new Set([...left.keys(), ...right.keys()])) {
    const [a, b] = [left.get(kind) ?? [], right.get(kind) ?? []]
    const found = kind === 'step' ? stepPairs(a, b, roleOf) : SINGLE.has(kind) ? best(a, b, agrees) : pairs(a, b, NEAR[kind] ?? 0.5, scoreOf[kind] ?? likeness)
    judge(a, b, found, agrees, verdicts, extra)
    for (const [i, j] of found) matched.set((a[i] as Fact).id, (b[j] as Fact).id)
  }
  judgeParts(own, outside, matched, agrees, verdicts, extra)
  return { verdicts: own.flatMap((fact) => verdicts.get(fact.id) ?? { state: 'missing' as const, fact }), extra: extra.filter((one) => tells(one, own, agrees)) }
}

/** Of several the document says, the one that agrees. */
const best = (a: readonly Fact[], b: readonly Fact[], agrees: Agrees): Pair[] => {
  const [one] = a
  if (!one || b.length === 0) return []
  const at = b.findIndex((other) => agrees(one, other))
  return [[0, Math.max(0, at)]]
}

function judge(a: readonly Fact[], b: readonly Fact[], found: readonly Pair[], agrees: Agrees, verdicts: Map<string, Verdict>, extra: Fact[]): void {
  const taken = new Set(found.map(([, j]) => j))
  for (const [i, j] of found) {
    const [fact, other] = [a[i] as Fact, b[j] as Fact]
    verdicts.set(fact.id, { state: agrees(fact, other) ? 'same' : 'differs', fact, found: other })
  }
  a.forEach((fact) => { if (!verdicts.has(fact.id)) verdicts.set(fact.id, again(fact, b, agrees) ?? { state: 'missing', fact }) })
  b.forEach((other, j) => { if (!taken.has(j)) extra.push(other) })
}

/** One line of a document may say what two facts say ("Tổ chức, cá nhân"; one time for every channel). */
function again(fact: Fact, others: readonly Fact[], agrees: Agrees): Verdict | undefined {
  const shared = fact.kind === 'time' ? others.find((one) => aboutFits(fact, one) >= 0.7 && agrees(fact, one))
    : ['applicant', 'result', 'agency', 'condition', 'publicStep'].includes(fact.kind) ? others.find((one) => agrees(fact, one)) : undefined
  return shared && { state: 'same', fact, found: shared }
}

/** What is said of steps and papers is compared where the step or paper itself was found. */
function judgeParts(own: readonly Fact[], outside: readonly Fact[], matched: ReadonlyMap<string, string>, agrees: Agrees, verdicts: Map<string, Verdict>, extra: Fact[]): void {
  const parts = Map.groupBy(outside.filter((one) => one.of !== undefined), (one) => one.of ?? '')
  const used = new Set<Fact>()
  for (const fact of own.filter((one) => one.of !== undefined)) {
    const owner = matched.get(fact.of ?? '')
    const candidates = owner === undefined ? [] : (parts.get(owner) ?? []).filter((one) => one.kind === fact.kind || (isList(fact.kind) && isList(one.kind)))
    const same = candidates.find((one) => agrees({ ...fact, kind: fact.kind }, one) && (!used.has(one) || isList(fact.kind)))
    const joined = same || !isList(fact.kind) ? undefined : together(candidates, fact, agrees)
    const other = same ?? joined ?? (isList(fact.kind) ? undefined : candidates[0])
    if (other) used.add(other)
    verdicts.set(fact.id, other === undefined ? { state: 'missing', fact } : { state: same || joined ? 'same' : 'differs', fact, found: other })
  }
  const owners = new Set(matched.values())
  extra.push(...outside.filter((one) => one.of !== undefined && owners.has(one.of) && !used.has(one) && !isKnown(one, own, agrees)))
}

/** A name with a semicolon in it was read as two; put together they are it again. */
function together(candidates: readonly Fact[], fact: Fact, agrees: Agrees): Fact | undefined {
  const [first] = candidates
  const whole = first && { ...first, words: candidates.map((one) => one.words).join('; ') }
  return whole && agrees(fact, whole) ? whole : undefined
}

/** Forms and results of a step share a column in many documents. */
const isList = (kind: FactKind): boolean => kind === 'stepForm' || kind === 'stepOutput'
const isKnown = (one: Fact, own: readonly Fact[], agrees: Agrees): boolean => isList(one.kind) && own.some((fact) => isList(fact.kind) && agrees(fact, one))

/** Whether what only the document says is worth telling: it speaks of a part that the definition states too, or is new. */
function tells(one: Fact, own: readonly Fact[], agrees: Agrees): boolean {
  if (one.kind === 'law') return one.about !== MENTIONED
  if (one.kind === 'version' || one.kind === 'hash' || one.kind === 'code' || one.kind === 'name') return false
  // The same once more, said elsewhere in the document.
  return !own.some((fact) => fact.kind === one.kind && fact.of === undefined && (one.kind === 'time' ? agrees(fact, one) : one.value === fact.value || likeness(fact, one) >= 0.85) && (one.kind !== 'time' || aboutFits(fact, one) >= 0.7))
}
