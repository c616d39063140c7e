import { createHash } from 'node:crypto'
import type { Agreement } from '../../agreement/agreement.ts'
import { outputStates, type OutputState } from '../../agreement/states.ts'
import { hashOf } from '../../hash.ts'
import type { DefinitionProblem } from '../../model/check.ts'
import { canonical } from '../../model/canonical.ts'
import type { Draft, DraftReader, Part } from '../../model/draft.ts'
import { loggedIn, may } from '../../../../platform/access.ts'
import type { Ctx } from '../../../../platform/ctx.ts'
import { Refusal } from '../../../../platform/errors.ts'
import type { Inspection } from '../../../workflow/index.ts'
import { stepsOf } from '../../../workflow/model.ts'
import type { ProblemMark } from '../../../workflow/view.tsx'
import { draftProblems, getProcedure, inspectProcess, knownAgreement, openDraft, type VersionRef } from '../../service.ts'
import { shownDifferences, type Shown } from './differences.ts'
import { anchorOf, partOf } from './where.ts'

/** A problem as the list numbers it: what must be mended first, then what should be looked at. */
export type Numbered = DefinitionProblem & { number: number; must: boolean; part: Part; /** The element of the part's page that shows it. */ anchor: string }

/** All that the studio shows around a part. */
export type Desk = {
  draft: Draft
  inspection: Inspection | null
  problems: Numbered[]
  versions: VersionRef[]
  /** The version the draft was begun from. */
  base: VersionRef | undefined
  others: DraftReader[]
  /** What is not as in that version. */
  differences: Shown[]
  /** Which contents these are, for whoever looks at what is made of them. */
  hash: string
  /** How the outputs stand, when these contents were read back already. */
  outputs: OutputState[] | undefined
}

/** The versions of what is being changed; none of one that is not in force. */
async function versionsOf(ctx: Ctx, key: string): Promise<VersionRef[]> {
  try {
    return (await getProcedure(ctx, key)).versions
  } catch (error) {
    if (error instanceof Refusal && error.status === 404) return []
    throw error
  }
}

export async function deskOf(ctx: Ctx, draft: Draft, part: Part): Promise<Desk> {
  const { definition } = draft
  const [inspection, problems, versions, others] = await Promise.all([
    inspectProcess(definition),
    draftProblems(ctx, draft),
    draft.baseVersionId === null ? [] : versionsOf(ctx, draft.key),
    may(ctx, 'procedure.draft') && ctx.actor.kind !== 'system' && loggedIn(ctx) ? openDraft(ctx, draft.id, part) : [],
  ])
  const base = versions.find(({ id }) => id === draft.baseVersionId)
  const differences = base ? await shownDifferences((await getProcedure(ctx, draft.key, base.number)).version.definition, definition) : []
  return { draft, inspection, problems: numberProblems(problems, draft, inspection), versions, base, others, differences, ...outputsOf(knownAgreement(ctx, draft), draft) }
}

export const outputsOf = (agreement: Agreement | undefined, { definition }: Pick<Draft, 'definition'>): Pick<Desk, 'hash' | 'outputs'> =>
  ({ hash: hashOf(definition).slice(0, 12), outputs: agreement && outputStates(agreement) })

/** Problems in the order of the list, each with its place in the studio; a line or a gateway has none and leads to the part. */
export function numberProblems(found: readonly DefinitionProblem[], { definition }: Draft, inspection: Inspection | null): Numbered[] {
  const must = (one: DefinitionProblem): boolean => one.severity === 'wrong'
  const steps = new Set(inspection?.plan ? stepsOf(inspection.plan).map(({ id }) => id) : [])
  const nowhere = ({ path }: DefinitionProblem): boolean => path.startsWith('process.') && !steps.has(path.slice('process.'.length))
  return [...found.filter(must), ...found.filter((one) => !must(one))].map((one, at) => ({
    ...one, number: at + 1, must: must(one), part: partOf(one.path), anchor: nowhere(one) ? 'phan' : anchorOf(one.path, definition),
  }))
}

/** The numbers of problems, for the rows and boxes of the process. */
export function marksOf(problems: readonly Numbered[]): Record<string, ProblemMark[]> {
  const marks: Record<string, ProblemMark[]> = {}
  for (const { path, number, must } of problems) {
    const [root, id] = path.split('.')
    if (root === 'process' && id !== undefined) (marks[id] ??= []).push({ number, must })
  }
  return marks
}

/** What a part said when it was shown: posted back, it tells whether somebody else changed it since. */
export const baseOf = (said: unknown): string => createHash('sha256').update(canonical(said)).digest('hex').slice(0, 16)
