import { z } from 'zod'
import { dayNumberOf, dayOf, type Day } from '../../../platform/time.ts'
import type { findStep } from '../../workflow/model.ts'
import type { Dossier, Task } from './dossier.ts'

const words = z.string('input.missing').trim().min(1, 'input.missing').max(1000, 'input.wrong')
const day = z.string('input.wrong').refine((text) => dayNumberOf(text) !== undefined, 'dossier.badDay').nullable().default(null)

/**
 * By what rule open dossiers go on under another version (quy tắc chuyển hồ sơ). Without one a dossier keeps the
 * version it was filed under.
 */
export const rebaseRule = z.object({
  /** Key of the procedure; its dossiers go to the version in force today. */
  procedure: words,
  reason: words,
  legalBasis: words,
  /** Only those filed from this day on, and only those filed before this day. */
  filedFrom: day,
  filedBefore: day,
  /** Only those that stand at one of these steps; none: at any. */
  steps: z.array(words).max(200, 'input.wrong').default([]),
  /** The promised date stays, or is counted anew with the time of the new version. */
  clock: z.enum(['keep', 'recount'], 'input.missing'),
})
export type RebaseRule = z.output<typeof rebaseRule>
export type NewRebaseRule = z.input<typeof rebaseRule>

/** Whether a rule means a dossier, by the day it was filed and the steps it stands at. */
export function isMeant(rule: Pick<RebaseRule, 'filedFrom' | 'filedBefore' | 'steps'>, dossier: Pick<Dossier, 'filedAt'>, open: readonly Pick<Task, 'stepId'>[]): boolean {
  const filed = dayOf(dossier.filedAt)
  if (rule.filedFrom !== null && filed < rule.filedFrom) return false
  if (rule.filedBefore !== null && filed >= rule.filedBefore) return false
  return rule.steps.length === 0 || open.some(({ stepId }) => rule.steps.includes(stepId))
}

/** What a rule would do to one dossier (hồ sơ trong quy tắc chuyển). */
export type RebaseItem = {
  id: string
  code: string
  steps: string[]
  /** Number of the version it is under. */
  version: number
  dueOn: Day | null
  newDueOn: Day | null
  /** Why it stays as it is; null: it moves. */
  left: string | null
}

/** What was done by a rule once (biên bản chuyển hồ sơ), as the trail keeps it: by whom, why, which dossiers, which not. */
export const rebaseRecord = rebaseRule.omit({ procedure: true }).extend({
  byName: z.string(),
  /** Number of the version they went to. */
  version: z.int(),
  moved: z.array(z.object({ code: z.string(), from: z.int() })),
  left: z.array(z.object({ code: z.string(), why: z.string() })),
})
export type RebaseRecord = z.output<typeof rebaseRecord> & { at: Date }

/** What differs of a step for the person who has it open: then its task is opened anew. */
export const sameStep = (a: ReturnType<typeof findStep>, b: ReturnType<typeof findStep>): boolean =>
  a !== undefined && b !== undefined && a.name === b.name && a.number === b.number && a.position === b.position
