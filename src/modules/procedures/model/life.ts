import { z } from 'zod'
import type { DefinitionProblem } from './check.ts'
import type { DraftKind, DraftState, ListedDraft } from './draft.ts'

/** Who did something to a draft, as what, and when. */
export type DoneBy = { id: string | null; name: string; title: string; at: Date }

/** How far a draft has come on its way to being in force (vòng đời của bản thảo). */
export type Life = {
  state: DraftState
  kind: DraftKind
  /** Accounts that changed the draft or sent it: they judge no work of their own. */
  editors: readonly string[]
  submitted: DoneBy | null
  reviewed: DoneBy | null
  approved: DoneBy | null
  /** Why it came back, until it is sent again. */
  returnedReason: string | null
  /** Points no source states, and who answers for each. */
  confirmed: readonly Confirmed[]
  versionId: string | null
}
/** A point that somebody answers for with their name; `problem` is `code@path`. */
export type Confirmed = { problem: string; name: string; at: string }

/** What can be done to a draft: trình, rút lại, đồng ý trình duyệt, phê duyệt, trả lại, công bố. */
export const lifeActs = ['submit', 'takeBack', 'review', 'approve', 'sendBack', 'publish'] as const
export type LifeAct = (typeof lifeActs)[number]

/** What the actor may be; `id` null is the program itself, which judges nothing. */
export type Judge = { id: string | null; permissions: { draft: boolean; review: boolean; approve: boolean; publish: boolean } }

/**
 * What somebody may do to a draft now. A draft is reviewed and approved by others than those who wrote it, and by two
 * different people: who reviewed it does not also approve it. Who wrote it may take it back until it is approved.
 */
export function possibleActs(life: Life, { id, permissions }: Judge): LifeAct[] {
  const own = id !== null && life.editors.includes(id)
  const acts: Record<LifeAct, boolean> = {
    submit: life.state === 'draft' && permissions.draft,
    takeBack: life.state === 'inReview' && permissions.draft && own,
    review: life.state === 'inReview' && life.reviewed === null && permissions.review && !own,
    approve: life.state === 'inReview' && life.reviewed !== null && permissions.approve && !own && life.reviewed.id !== id,
    sendBack: (life.state === 'inReview' || life.state === 'approved') && (permissions.review || permissions.approve) && !own,
    publish: life.state === 'approved' && permissions.publish,
  }
  return lifeActs.filter((act) => acts[act])
}

/** Whether a draft waits for somebody to be reviewed or approved, by the same rules. */
export function waitsFor({ state, mine, reviewedBy }: Pick<ListedDraft, 'state' | 'mine' | 'reviewedBy'>, { id, permissions }: Judge): boolean {
  if (state !== 'inReview' || mine || id === null) return false
  return reviewedBy === null ? permissions.review : permissions.approve && reviewedBy !== id
}

/** The name of a problem among those that are confirmed. */
export const problemId = ({ code, path }: Pick<DefinitionProblem, 'code' | 'path'>): string => `${code}@${path}`

/** Points nobody answers for yet. */
export const unconfirmed = (problems: readonly DefinitionProblem[], confirmed: readonly Confirmed[]): DefinitionProblem[] => {
  const known = new Set(confirmed.map(({ problem }) => problem))
  return problems.filter((problem) => problem.severity === 'open' && !known.has(problemId(problem)))
}

const day = z.iso.date('input.wrong')
const words = (longest: number) => z.string('input.missing').trim().min(1, 'input.missing').max(longest, 'input.wrong')

const later = (longest: number) => z.string().trim().max(longest, 'input.wrong').default('')

/** A publication decision as it is typed. */
export const decisionSchema = z.object({ number: words(60), signedOn: day, signer: words(100), signerTitle: words(100) })
export type NewDecision = z.infer<typeof decisionSchema>

/** One draft to be published: from which day, and the row of the ISO amendment table. */
export const publicationItem = z.object({ draftId: z.string('input.missing'), validFrom: day, summary: words(2000) })
/** Several approved drafts published together, by one decision or by none (internal procedures). */
export const publicationSchema = z.object({ decision: decisionSchema.nullable(), items: z.array(publicationItem).min(1, 'input.missing').max(500) })
/** The same while it is still to be proposed and signed: what is not known yet is empty, a blank on paper. */
export const publicationPaperSchema = z.object({
  decision: z.object({ number: later(60), signedOn: z.union([day, z.literal('')], 'input.wrong').default(''), signer: later(100), signerTitle: later(100) }),
  items: z.array(z.object({ draftId: z.string('input.missing'), validFrom: day.nullable(), summary: later(2000) })).min(1, 'input.missing').max(500),
})
export type NewPublication = z.infer<typeof publicationSchema>

/** A publication decision with what it did (quyết định công bố). */
export type Decision = NewDecision & { id: string; items: { key: string; name: string; kind: DraftKind; fromDay: string; versionNumber: number | null; summary: string }[] }

/** What is printed of the way a version came into force: amendment row, decision, approval page. */
export type Publication = {
  versionId: string | null
  kind: DraftKind
  fromDay: string
  summary: string
  decision: { number: string; signedOn: string; signer: string; title: string } | null
  drafter: DoneBy
  reviewer: DoneBy | null
  approver: DoneBy | null
}
