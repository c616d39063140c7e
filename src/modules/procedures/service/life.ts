import { accountOf, allow } from '../../../platform/access.ts'
import { transact, type Ctx } from '../../../platform/ctx.ts'
import { conflict, invalid, notFound } from '../../../platform/errors.ts'
import { isId, newId } from '../../../platform/ids.ts'
import { readInput } from '../../../platform/input.ts'
import { dayOf, formatDay } from '../../../platform/time.ts'
import { record } from '../../../platform/trail.ts'
import { listPositions } from '../../organisation/index.ts'
import { permissionsOf, roles } from '../../people/model.ts'
import type { Plan } from '../../workflow/model.ts'
import { checkDefinition, type DefinitionProblem } from '../model/check.ts'
import type { Draft } from '../model/draft.ts'
import {
  possibleActs, problemId, publicationSchema, unconfirmed, type Decision, type DoneBy, type Life, type LifeAct, type NewPublication, type Publication,
} from '../model/life.ts'
import * as store from '../store/life.ts'
import { getDraft } from './drafts.ts'
import { inspectProcess } from './inspected.ts'
import { judgeOf } from './judge.ts'
import { templatesHere } from './kept-templates.ts'
import { getVersion, listVersions, publishVersion, type Version } from './versions.ts'

/** What the workflow room says of a drawing, in its own words. */
const MODEL_FAULT = 'process.model'
/** That a draft was not begun from the newest version. */
const BASE_FAULT = 'base.superseded'
/** Answered for one by one: who looked at version 2 has not yet looked at version 3. */
const baseFault = (number: number) => ({ code: BASE_FAULT, path: `version.v${number}` })

/** A draft on its way, with what the actor can do about it now. */
export type DraftLife = Life & { acts: LifeAct[] }

/** How far a draft has come, and what I can do about it. */
export async function draftLife(ctx: Ctx, id: string): Promise<DraftLife> {
  allow(ctx, 'procedure.viewDraft')
  const life = isId(id) ? await store.findLife(ctx.db, ctx.agency.id, id) : undefined
  if (!life) throw notFound('procedures.noDraft')
  return { ...life, acts: possibleActs(life, judgeOf(ctx)) }
}

/**
 * All that speaks against publishing a draft as it is: its process compiled, its roles held against those held today,
 * the version it was begun from against the newest.
 */
export async function draftProblems(ctx: Ctx, draft: Based & Pick<Draft, 'definition'>): Promise<DefinitionProblem[]> {
  allow(ctx, 'procedure.viewDraft')
  const inspected = await inspectProcess(draft.definition)
  const plan: Plan | undefined = inspected?.plan
  const faults = (inspected && !inspected.executable ? [...inspected.problems, ...inspected.ignored] : []).map(
    ({ element, message }): DefinitionProblem => ({ code: MODEL_FAULT, severity: 'wrong', path: `process.${element ?? ''}`, params: { message } }),
  )
  const held = [...new Set((await listPositions(ctx)).map(({ role }) => role))]
  return [...faults, ...(await baseProblems(ctx, draft)), ...checkDefinition(draft.definition, { ...(plan ? { plan } : {}), positions: Object.keys(roles), held, on: dayOf(ctx.now), templates: await templatesHere(ctx, draft.definition) })]
}

type Based = Pick<Draft, 'key' | 'kind' | 'baseVersionId'>

const numberOfBase = async (ctx: Ctx, { baseVersionId }: Based): Promise<number> => (baseVersionId === null ? 0 : (await getVersion(ctx, baseVersionId)).number)

/** A version this draft was not begun from is the newest: published as it is, the draft would undo what that one changed. */
async function baseProblems(ctx: Ctx, draft: Based): Promise<DefinitionProblem[]> {
  const [newest] = draft.kind === 'abolished' ? [] : await listVersions(ctx, draft.key)
  if (!newest || newest.number <= (await numberOfBase(ctx, draft))) return []
  return [{ ...baseFault(newest.number), severity: 'open', params: { number: newest.number, validFrom: formatDay(newest.validFrom) } }]
}

/**
 * Sends a draft for approval (trình duyệt). What contradicts itself is refused (422 with the places); for what no
 * source states the person answers with their name, by `confirmed` (`code@path` of each).
 */
export async function submitDraft(ctx: Ctx, id: string, { revision, confirmed }: { revision: number; confirmed: readonly string[] }): Promise<void> {
  allow(ctx, 'procedure.draft')
  const draft = await getDraft(ctx, id)
  const problems = await draftProblems(ctx, draft)
  const wrong = problems.filter(({ severity }) => severity === 'wrong')
  if (wrong.length > 0) throw invalid('procedures.wrong', wrong.map(fieldOf))
  const by = doneBy(ctx)
  const answered = problems.filter((problem) => problem.severity === 'open' && confirmed.includes(problemId(problem)))
    .map((problem) => ({ problem: problemId(problem), name: by.name, at: by.at.toISOString() }))
  const open = unconfirmed(problems, answered)
  if (open.length > 0) throw invalid('procedures.unconfirmed', open.map(fieldOf))
  await move(ctx, id, revision, 'submit', (tx) => store.submitDraft(tx.db, tx.agency.id, id, by, answered), async (tx, { key }) => ({
    kind: 'procedure.draftSubmitted', detail: { code: key, name: draft.name, draftId: id, accountIds: await whoMay(tx, 'procedure.review') },
  }))
}

/** Takes a draft back that was sent and is not approved yet (rút lại): who wrote it goes on writing. */
export async function takeDraftBack(ctx: Ctx, id: string, { revision }: { revision: number }): Promise<void> {
  allow(ctx, 'procedure.draft')
  await move(ctx, id, revision, 'takeBack', (tx) => store.returnDraft(tx.db, tx.agency.id, id, null), async (_, { key }) => ({
    kind: 'procedure.draftTakenBack', detail: { code: key, draftId: id },
  }))
}

/** Agrees that a draft goes on to be approved (đồng ý trình): by somebody who did not write it. */
export async function reviewDraft(ctx: Ctx, id: string, { revision }: { revision: number }): Promise<void> {
  allow(ctx, 'procedure.review')
  await move(ctx, id, revision, 'review', (tx) => store.reviewDraft(tx.db, tx.agency.id, id, doneBy(tx)), async (tx, { key }) => ({
    kind: 'procedure.draftReviewed', detail: { code: key, draftId: id, accountIds: await whoMay(tx, 'procedure.approve') },
  }))
}

/** Approves a draft (phê duyệt): by somebody who neither wrote nor reviewed it. */
export async function approveDraft(ctx: Ctx, id: string, { revision }: { revision: number }): Promise<void> {
  allow(ctx, 'procedure.approve')
  await move(ctx, id, revision, 'approve', (tx) => store.approveDraft(tx.db, tx.agency.id, id, doneBy(tx)), async (tx, { key, submitted }) => ({
    kind: 'procedure.draftApproved', detail: { code: key, draftId: id, accountIds: [...new Set([...(await whoMay(tx, 'procedure.publish')), ...idOf(submitted)])] },
  }))
}

/** Gives a draft back with a reason (trả lại); it can be edited again. */
export async function sendDraftBack(ctx: Ctx, id: string, { revision, reason }: { revision: number; reason: string }): Promise<void> {
  allow(ctx, 'procedure.viewDraft')
  const said = reason.trim()
  if (said === '' || said.length > 2000) throw invalid('procedures.reasonMissing', [{ field: 'reason', code: 'input.missing' }])
  await move(ctx, id, revision, 'sendBack', (tx) => store.returnDraft(tx.db, tx.agency.id, id, said), async (_, { key, submitted }) => ({
    kind: 'procedure.draftReturned', detail: { code: key, draftId: id, reason: said, accountIds: idOf(submitted) },
  }))
}

/**
 * Publishes approved drafts together (công bố), by one decision or by none: each becomes the next version of its
 * procedure from its day on, or ends it. All of them or none.
 */
export async function publishDrafts(ctx: Ctx, input: NewPublication): Promise<{ decisionId: string | null; versions: Version[] }> {
  allow(ctx, 'procedure.publish')
  const { decision, items } = readInput(publicationSchema, input)
  if (new Set(items.map(({ draftId }) => draftId)).size < items.length) throw invalid('procedures.draftTwice')
  return transact(ctx, async (tx) => {
    const decisionId = decision && newId(tx.now)
    if (decision && decisionId && (await store.insertDecision(tx.db, tx.agency.id, decisionId, decision, tx.now, accountOf(tx.actor) ?? null)) === 0) {
      throw conflict('procedures.decisionTaken', { number: decision.number })
    }
    const versions: Version[] = []
    for (const item of items) {
      const version = await publishOne(tx, item, decisionId)
      if (version) versions.push(version)
    }
    if (decision && decisionId) {
      const detail = { decisionId, ...decision, procedures: await store.keysOfDecision(tx.db, tx.agency.id, decisionId), versions: versions.map(({ definition: { key }, number, hash }) => ({ key, number, hash })) }
      await record(tx, { kind: 'procedure.decided', subject: { kind: 'decision', id: decisionId }, detail })
    }
    return { decisionId, versions }
  })
}

async function publishOne(tx: Ctx, { draftId, validFrom, summary }: NewPublication['items'][number], decisionId: string | null): Promise<Version | undefined> {
  const life = isId(draftId) ? await store.findLife(tx.db, tx.agency.id, draftId, true) : undefined
  if (!life) throw notFound('procedures.noDraft')
  if (!possibleActs(life, judgeOf(tx)).includes('publish')) throw conflict('procedures.notApproved', { key: life.key })
  const draft = await getDraft(tx, draftId)
  const version = life.kind === 'abolished' ? undefined : await publishVersion(tx, { definition: draft.definition, validFrom })
  // Asked when the procedure is held: nobody publishes another version meanwhile.
  const last = (version?.number ?? 0) - 1
  if (last > (await numberOfBase(tx, draft)) && !life.confirmed.some(({ problem }) => problem === problemId(baseFault(last)))) throw conflict('procedures.baseMoved', { key: life.key, number: last })
  if (!version) await store.abolishProcedure(tx.db, tx.agency.id, life.key, validFrom)
  const procedureId = version?.procedureId ?? (await store.procedureIdOf(tx.db, tx.agency.id, life.key))
  await store.insertPublication(tx.db, tx.agency.id, {
    draftId, procedureId, versionId: version?.id ?? null, decisionId, kind: life.kind, fromDay: validFrom, summary,
    drafter: life.submitted ?? doneBy(tx), reviewer: life.reviewed, approver: life.approved, at: tx.now,
  })
  await store.closeDraft(tx.db, tx.agency.id, draftId, 'published', version?.id ?? null)
  await record(tx, {
    kind: 'procedure.draftPublished', subject: { kind: 'draft', id: draftId },
    detail: { code: life.key, draftId, kind: life.kind, validFrom, versionId: version?.id ?? null, accountIds: idOf(life.submitted) },
  })
  return version
}

/** How each version of a procedure came into force, oldest first: what its papers print. */
export function publicationsOf(ctx: Ctx, key: string): Promise<Publication[]> {
  allow(ctx, 'procedure.viewDraft')
  return store.listPublications(ctx.db, ctx.agency.id, key)
}

/** Publication decisions with what each did, the latest first. */
export function listDecisions(ctx: Ctx): Promise<Decision[]> {
  allow(ctx, 'procedure.viewDraft')
  return store.listDecisions(ctx.db, ctx.agency.id)
}

type Told = { kind: `procedure.${string}`; detail: Record<string, unknown> }
type Held = NonNullable<Awaited<ReturnType<typeof store.findLife>>>

/** One act on a draft: held, asked of the rule, done, recorded. */
async function move(ctx: Ctx, id: string, revision: number, act: LifeAct, work: (tx: Ctx) => Promise<number>, told: (tx: Ctx, life: Held) => Promise<Told>): Promise<void> {
  await transact(ctx, async (tx) => {
    const life = isId(id) ? await store.findLife(tx.db, tx.agency.id, id, true) : undefined
    if (!life) throw notFound('procedures.noDraft')
    const possible = possibleActs(life, judgeOf(tx))
    if (!possible.includes(act)) throw life.editors.includes(accountOf(tx.actor) ?? '') && act !== 'submit' && act !== 'takeBack' ? conflict('procedures.ownWork', {}, possible) : conflict('procedures.notNow', {}, possible)
    if (life.revision !== revision) throw conflict('procedures.draftMoved', {}, possible)
    await work(tx)
    const { kind, detail } = await told(tx, life)
    await record(tx, { kind, subject: { kind: 'draft', id }, detail })
  })
}

const fieldOf = ({ code, path, params }: DefinitionProblem) => ({ field: path, code: `procedures.check.${code}`, params })
const idOf = (by: DoneBy | null): string[] => (by?.id ? [by.id] : [])

/** Accounts whose positions today carry a right. */
async function whoMay(ctx: Ctx, permission: string): Promise<string[]> {
  const held = await listPositions(ctx)
  return [...new Set(held.filter(({ role }) => permissionsOf([role]).has(permission)).map(({ accountId }) => accountId))]
}

/** The actor as a paper names them. */
function doneBy(ctx: Ctx): DoneBy {
  const { actor } = ctx
  const title = actor.kind === 'officer' ? (actor.positions[0]?.title ?? '') : ''
  return { id: accountOf(actor) ?? null, name: actor.kind === 'visitor' ? '' : actor.name, title, at: ctx.now }
}
