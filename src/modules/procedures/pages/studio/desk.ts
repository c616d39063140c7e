import { createHash } from 'node:crypto'
import { checkDefinition, type DefinitionProblem } from '../../model/check.ts'
import { canonical } from '../../model/canonical.ts'
import type { ProcedureDefinition } from '../../model/definition.ts'
import type { Draft, DraftReader, Part } from '../../model/draft.ts'
import { loggedIn, may } from '../../../../platform/access.ts'
import type { Ctx } from '../../../../platform/ctx.ts'
import { Refusal } from '../../../../platform/errors.ts'
import { roles } from '../../../people/model.ts'
import { inspectBpmn, type Inspection } from '../../../workflow/index.ts'
import type { ProblemMark } from '../../../workflow/view.tsx'
import { getProcedure, openDraft, type VersionRef } from '../../service.ts'
import { shownDifferences, type Shown } from './differences.ts'
import { partOf } from './where.ts'

/** A problem as the list numbers it: what must be mended first, then what should be looked at. */
export type Numbered = DefinitionProblem & { number: number; must: boolean; part: Part }

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
}

// A process is read at every save of every part; most saves do not change it.
const inspected = new Map<string, Inspection>()
async function inspect(bpmn: string): Promise<Inspection> {
  const kept = inspected.get(bpmn)
  if (kept) return kept
  const inspection = await inspectBpmn(bpmn)
  const oldest = inspected.keys().next().value
  if (inspected.size >= 50 && oldest !== undefined) inspected.delete(oldest)
  inspected.set(bpmn, inspection)
  return inspection
}

/** The versions of what is being changed; none of a procedure that was abolished meanwhile. */
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
  const [inspection, versions, others] = await Promise.all([
    definition.process === null ? null : inspect(definition.process.bpmn),
    draft.baseVersionId === null ? [] : versionsOf(ctx, draft.key),
    may(ctx, 'procedure.draft') && ctx.actor.kind !== 'system' && loggedIn(ctx) ? openDraft(ctx, draft.id, part) : [],
  ])
  const base = versions.find(({ id }) => id === draft.baseVersionId)
  const differences = base ? await shownDifferences((await getProcedure(ctx, draft.key, base.number)).version.definition, definition) : []
  return { draft, inspection, problems: problemsOf(definition, inspection), versions, base, others, differences }
}

function problemsOf(definition: ProcedureDefinition, inspection: Inspection | null): Numbered[] {
  const found = checkDefinition(definition, { ...(inspection?.plan ? { plan: inspection.plan } : {}), positions: Object.keys(roles) })
  const must = (one: DefinitionProblem): boolean => one.severity === 'wrong'
  return [...found.filter(must), ...found.filter((one) => !must(one))].map((one, at) => ({ ...one, number: at + 1, must: must(one), part: partOf(one.path) }))
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
