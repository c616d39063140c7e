import { accountOf, allow } from '../../../platform/access.ts'
import { transact, type Ctx } from '../../../platform/ctx.ts'
import { conflict, invalid, notFound } from '../../../platform/errors.ts'
import { isId, newId } from '../../../platform/ids.ts'
import { readInput } from '../../../platform/input.ts'
import { dayNumberOf, dayOf, type Day } from '../../../platform/time.ts'
import { record } from '../../../platform/trail.ts'
import { renderDocumentPdf } from '../../documents/index.ts'
import { currentVersion, getDraft, getVersion, hashOf, listProcedures, startDraft } from '../../procedures/index.ts'
import type { CostComparison } from '../../procedures/model/cost.ts'
import type { ProcedureDefinition } from '../../procedures/model/definition.ts'
import { inspectBpmn } from '../../workflow/index.ts'
import { stepsOf } from '../../workflow/model.ts'
import { newReview, planState, reviewCost, reviewYear, savingOf, sheetOf, type NewReview, type Review, type ReviewCost, type SheetRow } from '../model/review.ts'
import { reviewPaper } from '../model/review-paper.ts'
import * as store from '../store/reviews.ts'

export type ReviewPlan = { year: number; sentOn: Day | null; sentNumber: string | null; dueOn: Day; state: 'kept' | 'missed' | 'running'; reviews: (Review & { name: string | null })[] }

/** The review plan of a year (kế hoạch rà soát), and whether it was sent in time. */
export async function reviewPlan(ctx: Ctx, year: number): Promise<ReviewPlan> {
  allow(ctx, 'control.view')
  if (!reviewYear.safeParse(year).success) throw notFound('control.noReview')
  const [plan, reviews, procedures] = await Promise.all([store.findPlan(ctx.db, ctx.agency.id, year), store.listReviews(ctx.db, ctx.agency.id, year), listProcedures(ctx)])
  const names = new Map(procedures.map(({ key, name }) => [key, name]))
  const sentOn = plan?.sentOn ?? null
  return { year, sentOn, sentNumber: plan?.sentNumber ?? null, ...planState(year, sentOn, dayOf(ctx.now)), reviews: reviews.map((one) => ({ ...one, name: names.get(one.procedure) ?? null })) }
}

/** Puts a procedure into the plan of a year. */
export async function addReview(ctx: Ctx, input: NewReview): Promise<string> {
  allow(ctx, 'control.manage')
  const made = readInput(newReview, input)
  if (!(await listProcedures(ctx)).some(({ key }) => key === made.procedure)) throw invalid('control.unknownProcedure', [{ field: 'procedure', code: 'control.unknownProcedure' }])
  const id = newId(ctx.now)
  await transact(ctx, async (tx) => {
    const by = { id: accountOf(tx.actor) ?? null, name: tx.actor.kind === 'visitor' ? '' : tx.actor.name, at: tx.now }
    if (!(await store.insertReview(tx.db, tx.agency.id, { id, ...made }, by))) throw invalid('control.reviewTwice', [{ field: 'procedure', code: 'control.reviewTwice' }])
    await record(tx, { kind: 'control.reviewPlanned', subject: { kind: 'review', id }, detail: { ...made } })
  })
  return id
}

/** Notes that the plan of a year was sent (gửi kế hoạch): the day and its number. */
export async function sendReviewPlan(ctx: Ctx, input: { year: number; sentOn: Day; number: string }): Promise<void> {
  allow(ctx, 'control.manage')
  const { year, sentOn } = input
  const number = input.number.trim()
  const problems = [
    ...(dayNumberOf(sentOn) === undefined ? [{ field: 'sentOn', code: 'control.badDay' }] : sentOn > dayOf(ctx.now) ? [{ field: 'sentOn', code: 'control.inFuture' }] : []),
    ...(number === '' || number.length > 100 ? [{ field: 'number', code: 'input.missing' }] : []),
    ...(reviewYear.safeParse(year).success ? [] : [{ field: 'year', code: 'input.wrong' }]),
  ]
  if (problems.length > 0) throw invalid('input.malformed', problems)
  await transact(ctx, async (tx) => {
    if ((await store.listReviews(tx.db, tx.agency.id, year)).length === 0) throw conflict('control.planEmpty')
    await store.upsertPlan(tx.db, tx.agency.id, year, sentOn, number)
    await record(tx, { kind: 'control.planSent', subject: { kind: 'reviewPlan', id: tx.agency.id }, detail: { year, sentOn, number } })
  })
}

async function find(ctx: Ctx, id: string): Promise<Review> {
  const review = isId(id) ? await store.findReview(ctx.db, ctx.agency.id, id) : undefined
  if (!review) throw notFound('control.noReview')
  return review
}

/** Begins the proposal of a review (đề xuất): a draft from the version in force, to be edited in the studio. */
export async function beginProposal(ctx: Ctx, id: string): Promise<{ draftId: string }> {
  allow(ctx, 'control.manage')
  return transact(ctx, async (tx) => {
    const review = await find(tx, id)
    const base = await currentVersion(tx, review.procedure)
    const draft = await startDraft(tx, { from: 'version', key: review.procedure })
    if (!(await store.setProposal(tx.db, tx.agency.id, id, draft.id, base.id))) throw conflict('control.proposalBegun')
    await record(tx, { kind: 'control.proposalBegun', subject: { kind: 'review', id }, detail: { draftId: draft.id, procedure: review.procedure } })
    return { draftId: draft.id }
  })
}

/** Keeps what the office enters to reckon the cost. */
export async function setReviewCost(ctx: Ctx, id: string, input: ReviewCost): Promise<void> {
  allow(ctx, 'control.manage')
  const cost = readInput(reviewCost, input)
  await transact(ctx, async (tx) => {
    await find(tx, id)
    await store.setCost(tx.db, tx.agency.id, id, cost)
    await record(tx, { kind: 'control.costEntered', subject: { kind: 'review', id }, detail: cost })
  })
}

/** A review with what its proposal changes and saves; before a proposal is begun there is nothing to compare. */
export type ReviewSheet = { review: Review; name: string; code: string; rows: SheetRow[] | null; saving: CostComparison | null; version: number; hash: string }

/** The sheet of one review (phiếu rà soát): before and after, days, papers, steps, cost. */
export async function reviewSheet(ctx: Ctx, id: string): Promise<ReviewSheet> {
  allow(ctx, 'control.view')
  const review = await find(ctx, id)
  const base = review.baseVersionId === null ? await currentVersion(ctx, review.procedure) : await getVersion(ctx, review.baseVersionId)
  const after = review.draftId === null ? null : (await getDraft(ctx, review.draftId)).definition
  const { name, code, key } = base.definition
  const rows = after && sheetOf({ definition: base.definition, steps: base.plan && stepsOf(base.plan).length }, { definition: after, steps: await stepsIn(after) })
  const saving = after && review.cost ? savingOf(base.definition, after, review.cost, dayOf(ctx.now)) : null
  return { review, name, code: code ?? key, rows, saving, version: base.number + (after ? 1 : 0), hash: hashOf(after ?? base.definition) }
}

/** The sheet as a paper (PDF). Refused before there is a proposal. */
export async function reviewReport(ctx: Ctx, id: string): Promise<{ name: string; bytes: Uint8Array }> {
  allow(ctx, 'control.view')
  const { rows, ...sheet } = await reviewSheet(ctx, id)
  if (rows === null) throw conflict('control.noProposal')
  const bytes = await renderDocumentPdf(reviewPaper({ ...sheet, rows, agency: ctx.agency, url: `${ctx.baseUrl}/soan-thao/${sheet.review.draftId}`, today: dayOf(ctx.now) }))
  return { name: `ra-soat-${sheet.review.year}-${sheet.review.procedure}.pdf`, bytes }
}

/** Steps people do, in the drawing of a definition; null when there is none that can be read. */
async function stepsIn({ process }: ProcedureDefinition): Promise<number | null> {
  const plan = process && (await inspectBpmn(process.bpmn).catch(() => undefined))?.plan
  return plan ? stepsOf(plan).length : null
}
