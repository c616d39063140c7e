/** Where a document of others says something else than the definition (sai lệch). */
import { compareFacts } from './compare.ts'
import type { Fact, FactKind, Facts } from './fact.ts'
import { fold, rounded } from './words.ts'

type Side = { words: string; where: string }
/** `definition` null: only the document says it; `document` null: only the definition does. */
export type Difference = { kind: FactKind; about: string; definition: Side | null; document: Side | null }
export type Drift = {
  differences: Difference[]
  /** How many facts agree. */
  same: number
  /** Kinds of fact the document does not speak of at all: nothing can be said of them. */
  notCovered: FactKind[]
  notUnderstood: Facts['notUnderstood']
}

/** A stamp of this program is no matter of another document. */
const STAMPS = new Set<FactKind>(['version', 'hash'])
/** What hangs on a step or paper is covered where those are. */
const OWNERS: Partial<Record<FactKind, FactKind>> = { stepRole: 'step', stepHours: 'step', copies: 'paper' }

const side = ({ words, where }: Fact): Side => ({ words, where })

/** Differences in the order of the definition, then what only the document says. */
export function driftOf(definition: readonly Fact[], { facts, notUnderstood }: Facts): Drift {
  const outside = withSum(facts)
  const covered = new Set(outside.filter((one) => one.about !== 'nhắc đến').map((one) => one.kind))
  const speaks = (kind: FactKind): boolean => covered.has(kind) || covered.has(OWNERS[kind] ?? kind)
  // A document that names who carries out says nothing of who decides or helps.
  const named = outside.filter((one) => one.kind === 'agency').map((one) => fold(one.about))
  const unnamed = (about: string): boolean => !named.some((head) => head.includes(fold(about).replace('co quan ', '')))
  const silent = (fact: Fact): boolean => fact.quiet === true || !speaks(fact.kind) || (fact.kind === 'agency' && unnamed(fact.about))
  const own = definition.filter((one) => !STAMPS.has(one.kind) && !isRepeated(one, definition, outside))
  const { verdicts, extra } = compareFacts(own, outside)
  const differences = verdicts.flatMap((verdict): Difference[] => {
    const { fact } = verdict
    if (verdict.state === 'same' || (verdict.state === 'missing' && silent(fact))) return []
    // A step that is gone takes its role and hours with it.
    if (verdict.state === 'missing' && fact.of !== undefined && verdicts.some((one) => one.state === 'missing' && one.fact.id === fact.of)) return []
    return [{ kind: fact.kind, about: fact.about, definition: side(fact), document: verdict.state === 'missing' ? null : side(verdict.found) }]
  })
  const states = new Set(own.filter((one) => one.quiet !== true).map((one) => one.kind))
  // Where the ways through differ there is no one sum.
  const told = extra.filter((one) => !STAMPS.has(one.kind) && (one.kind !== 'total' || states.has('total')))
  return {
    differences: [...differences, ...told.map((one) => ({ kind: one.kind, about: one.about, definition: null, document: side(one) }))],
    same: verdicts.filter((one) => one.state === 'same').length,
    notCovered: [...states].filter((kind) => !speaks(kind)),
    notUnderstood,
  }
}

/** The time of a channel that is that of the procedure is said once by a document that knows one time. */
const isRepeated = (one: Fact, own: readonly Fact[], outside: readonly Fact[]): boolean =>
  one.kind === 'time' && one.about !== '' && own.some((other) => other.kind === 'time' && other.about === '' && other.value === one.value) &&
  !outside.some((other) => other.kind === 'time' && other.about === one.about)

/** Where the document adds nothing up itself, its steps are added up. */
function withSum(facts: readonly Fact[]): Fact[] {
  const steps = facts.filter((one) => one.kind === 'step')
  const hours = facts.filter((one) => one.kind === 'stepHours')
  if (steps.length === 0 || hours.length < steps.length || facts.some((one) => one.kind === 'total')) return [...facts]
  const value = rounded(hours.reduce((sum, one) => sum + Number(one.value), 0))
  return [...facts, { id: 'total', kind: 'total', about: '', words: `${value.replace('.', ',')} giờ làm việc (cộng các bước)`, value, where: steps[0]?.where ?? '' }]
}
