import type { Day } from '../../../platform/time.ts'
import { deskOf, unitForField, type Unit } from '../../organisation/model.ts'
import { stepsOf, type Step } from '../../workflow/model.ts'
import { aspects, linesOf, roleOf, type Aspect, type Side } from './step-lines.ts'

/** One thing said of a step, before and after; alike when only the rest of the step changed. */
export type AspectChange = { what: Aspect; before: string[]; after: string[] }

/** A step that is new, changed or gone (bước thay đổi), whole, so that who reads it need not look elsewhere. */
export type StepChange = {
  kind: 'added' | 'changed' | 'removed'
  /** Id, number and name in the new version; of a step that is gone in the old one. */
  step: string
  number: number
  name: string
  /** Roles that do it, or did. */
  roles: string[]
  aspects: AspectChange[]
}

/** Who drafted, reviewed or approved the change, as a paper names them. */
export type Hand = { act: 'drafted' | 'reviewed' | 'approved'; name: string; title: string; on: Day }

/**
 * What a version changes for those who do its steps, and the record of it (phiếu phổ biến thay đổi): composed from
 * two versions of the definition, on no prescribed form. Without changed steps it records that nobody is concerned.
 */
export type ChangeNote = {
  id: string
  key: string
  /** National code of the procedure, or its key. */
  code: string
  name: string
  field: string
  versionId: string
  /** Of the version; what it changes is told against the one before. */
  number: number
  validFrom: Day
  changes: StepChange[]
  roles: string[]
  /** Which parts of the definition changed, and what the publication says of it. */
  parts: string
  summary: string | null
  decision: string | null
  hands: Hand[]
  /** The unit that resolved such dossiers when it was written. */
  unitId: string | null
  writtenAt: Date
}

/** Who said to have read a note, as what, and when (xác nhận đã đọc). */
export type Confirmation = { accountId: string; name: string; title: string; at: Date }

/** Whether two lists say the same, in whatever order. */
export const sameLines = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && JSON.stringify([...a].sort()) === JSON.stringify([...b].sort())
/** Whether something was said differently before. */
export const isChanged = ({ before, after }: AspectChange): boolean => !sameLines(before, after)

/**
 * Steps of which something differs between two versions (các bước thay đổi), in the order of the new one, those that
 * are gone at the end. A step is known by its id; one that was drawn anew, by its name. Its number alone is no change.
 */
export function changedSteps(before: Side, after: Side): StepChange[] {
  return pairs(before.plan ? stepsOf(before.plan) : [], after.plan ? stepsOf(after.plan) : []).flatMap(([was, is]): StepChange[] => {
    const shown = is ?? was
    if (!shown) return []
    const [old, now] = [was && linesOf(before, was), is && linesOf(after, is)]
    const said = aspects.map((what): AspectChange => told(what, old?.[what] ?? [], now?.[what] ?? []))
    if (was && is && !said.some(isChanged)) return []
    return [{
      kind: was ? (is ? 'changed' : 'removed') : 'added', step: shown.id, number: shown.number, name: shown.name,
      roles: [...new Set([is, was].flatMap((step) => (step ? [roleOf(step)] : [])))],
      aspects: said.filter(({ before: b, after: a }) => b.length + a.length > 0),
    }]
  })
}

/** Long lists of the whole procedure are told by the lines that came and went. */
const ofProcedure: readonly Aspect[] = ['papers', 'fees']
const told = (what: Aspect, before: string[], after: string[]): AspectChange =>
  ofProcedure.includes(what)
    ? { what, before: before.filter((line) => !after.includes(line)), after: after.filter((line) => !before.includes(line)) }
    : { what, before, after }

function pairs(before: readonly Step[], after: readonly Step[]): [Step | undefined, Step | undefined][] {
  const left = new Map(before.map((step) => [step.id, step]))
  const take = (found: Step | undefined): Step | undefined => {
    if (found) left.delete(found.id)
    return found
  }
  const byId = after.map((is) => ({ is, was: take(left.get(is.id)) }))
  const paired = byId.map(({ is, was }): [Step | undefined, Step] => [was ?? take([...left.values()].find(({ name }) => name === is.name)), is])
  return [...paired, ...[...left.values()].map((was): [Step, undefined] => [was, undefined])]
}

/** Steps that somebody can do now and that changed. */
export const stepsToDo = (changes: readonly StepChange[]): string[] => changes.filter(({ kind }) => kind !== 'removed').map(({ step }) => step)

type Held = { role: string; unitId: string }
type Asks = Pick<ChangeNote, 'roles' | 'unitId' | 'field'>

/**
 * Whether a note concerns who holds a position (thuộc trách nhiệm): its role does or did a changed step; of
 * specialists those of the unit that resolves. They may read it, confirm it, and may not act before they did.
 */
export const concerns = ({ roles, unitId, field }: Asks, held: Held, units: readonly Unit[]): boolean =>
  roles.includes(held.role) && (held.role !== 'officer' || [unitId, unitForField(units, field)?.id].includes(held.unitId))

/** Whether a note asks who holds a position to read it (người cần đọc): it concerns them, and such work comes to their desk. */
export function isAsked(note: Asks, held: Held, units: readonly Unit[]): boolean {
  const desk = deskOf(units, held.role)?.id
  return concerns(note, held, units) && (desk === undefined ? [note.unitId, unitForField(units, note.field)?.id] : [desk]).includes(held.unitId)
}

type Dated = Pick<ChangeNote, 'key' | 'number' | 'validFrom'> & { steps: readonly string[] }

/** A note as far as one asks who has to read it; `confirmedAt` null: its reader did not yet. */
export type NoteLine = Asks & Dated & { confirmedAt: Date | null }

/** Those of somebody's notes that they still have to read (còn phải đọc). */
export const leftToRead = <T extends NoteLine>(lines: readonly T[], held: readonly Held[], units: readonly Unit[], today: Day): T[] =>
  lines.filter((line) => line.confirmedAt === null && held.some((one) => isAsked(line, one, units)) && !isOvertaken(line, lines, today))

/** Whether later versions in force changed all of its steps again: then only dossiers under its own version need it. */
export const isOvertaken = (note: Dated, all: readonly Dated[], today: Day): boolean => {
  const later = all.filter((one) => one.key === note.key && one.number > note.number && one.validFrom <= today).flatMap(({ steps }) => steps)
  return note.steps.every((step) => later.includes(step)) && later.length > 0
}
