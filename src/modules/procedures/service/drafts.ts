import { accountOf, allow, loggedIn, type Actor } from '../../../platform/access.ts'
import { transact, type Ctx } from '../../../platform/ctx.ts'
import { conflict, invalid, notFound, Refusal } from '../../../platform/errors.ts'
import { isId, newId } from '../../../platform/ids.ts'
import { record } from '../../../platform/trail.ts'
import { isKey, type ProcedureDefinition } from '../model/definition.ts'
import {
  emptyDefinition, filterDrafts, isEditable, LONGEST_DEFINITION, ONE_STEP_SECONDS, PRESENT_SECONDS, type Draft, type DraftFilter, type DraftKind, type DraftReader, type ListedDraft, type Part,
} from '../model/draft.ts'
import { canonical } from '../model/canonical.ts'
import { waitsFor } from '../model/life.ts'
import * as store from '../store/drafts.ts'
import { judgeOf } from './judge.ts'
import { currentVersion, listVersions } from './versions.ts'

/** The drafts that are being worked on, or those that are looked for; each says whether it waits for the caller. */
export async function listDrafts(ctx: Ctx, filter: DraftFilter = {}): Promise<(ListedDraft & { waiting: boolean })[]> {
  allow(ctx, 'procedure.viewDraft')
  const judge = judgeOf(ctx)
  const state = filter.waiting ? 'inReview' : (filter.state ?? null)
  const drafts = await store.listDrafts(ctx.db, ctx.agency.id, { all: filter.all === true, state }, judge.id)
  return filterDrafts(drafts, filter, (one) => waitsFor(one, judge)).map((one) => ({ ...one, waiting: waitsFor(one, judge) }))
}

/** One draft as it is now. */
export async function getDraft(ctx: Ctx, id: string): Promise<Draft> {
  allow(ctx, 'procedure.viewDraft')
  const draft = isId(id) ? await store.findDraft(ctx.db, ctx.agency.id, id) : undefined
  if (!draft) throw notFound('procedures.noDraft')
  return draft
}

/** What a draft is begun from: the version in force, a definition from elsewhere, or nothing but a name. */
export type DraftStart =
  | { from: 'version'; key: string; kind?: Exclude<DraftKind, 'new'> }
  | { from: 'definition'; definition: ProcedureDefinition }
  | { from: 'nothing'; key: string; name: string; field: string; level: ProcedureDefinition['level'] }

/** Begins a draft (lập bản thảo). Of a procedure that exists it is an amendment, else a new one. */
export async function startDraft(ctx: Ctx, start: DraftStart): Promise<Draft> {
  allow(ctx, 'procedure.draft')
  const key = start.from === 'definition' ? start.definition.key : start.key
  if (!isKey(key)) throw notFound('procedures.notFound')
  const known = (await listVersions(ctx, key)).length > 0
  if (start.from === 'nothing' && known) throw conflict('procedures.keyTaken', { key })
  const base = known ? await currentVersion(ctx, key) : undefined
  if (start.from === 'version' && !base) throw notFound('procedures.notFound')
  const definition = start.from === 'definition' ? start.definition : start.from === 'nothing' ? emptyDefinition(start) : base?.definition
  if (!definition) throw notFound('procedures.notFound')
  fit(canonical(definition))
  const kind = start.from === 'version' ? (start.kind ?? 'amended') : base ? 'amended' : 'new'
  const id = newId(ctx.now)
  await transact(ctx, async (tx) => {
    await store.insertDraft(tx.db, tx.agency.id, { id, key, kind, baseVersionId: base?.id ?? null, definition }, byOf(tx))
    await record(tx, { kind: 'procedure.draftStarted', subject: { kind: 'draft', id }, detail: { key, kind } })
  })
  return getDraft(ctx, id)
}

export type DraftSave = { /** The revision the change was made on. */ revision: number; part: Part; definition: ProcedureDefinition }

/**
 * Keeps what was changed in one part (lưu bản thảo). Refused with 409 when somebody else changed the draft since
 * `revision`, so that nobody's work is written over unseen. Changes that follow each other closely are one step back.
 * A draft stays about its procedure: another key is refused (422).
 */
export async function saveDraft(ctx: Ctx, id: string, { revision, part, definition }: DraftSave): Promise<Draft> {
  allow(ctx, 'procedure.draft')
  const said = canonical(definition)
  fit(said)
  await transact(ctx, async (tx) => {
    const before = await hold(tx, id, revision)
    const kept = await getDraft(tx, id)
    if (definition.key !== kept.key) throw invalid('procedures.keyStays', [{ field: 'definition.key', code: 'procedures.keyStays' }])
    if (canonical(kept.definition) === said) return
    const by = byOf(tx)
    const last = await store.findStep(tx.db, tx.agency.id, id, before.step)
    const oneMove = last && before.step > 1 && !kept.canRedo && last.part === part && last.byId === by.id && by.at.getTime() - last.at.getTime() < ONE_STEP_SECONDS * 1000
    if (oneMove) await store.changeStep(tx.db, tx.agency.id, id, before.step, definition)
    else {
      await store.dropSteps(tx.db, tx.agency.id, id, before.step)
      await store.insertStep(tx.db, tx.agency.id, id, before.step + 1, part, definition, by)
    }
    await store.touchDraft(tx.db, tx.agency.id, id, oneMove ? {} : { step: before.step + 1 }, by)
  })
  return getDraft(ctx, id)
}

/** Takes the last step back, or does again what was taken back (hoàn tác, làm lại). */
export async function moveDraft(ctx: Ctx, id: string, { revision, way }: { revision: number; way: 'back' | 'on' }): Promise<Draft> {
  allow(ctx, 'procedure.draft')
  await transact(ctx, async (tx) => {
    const before = await hold(tx, id, revision)
    const { step } = await store.nextStep(tx.db, tx.agency.id, id, before.step, way)
    if (step === null) throw way === 'back' ? conflict('procedures.nothingToUndo') : conflict('procedures.nothingToRedo')
    await store.touchDraft(tx.db, tx.agency.id, id, { step }, byOf(tx))
  })
  return getDraft(ctx, id)
}

/** Gives a draft up (bỏ bản thảo); what it said is kept, and nobody works on it any more. */
export async function withdrawDraft(ctx: Ctx, id: string, { revision }: { revision: number }): Promise<void> {
  allow(ctx, 'procedure.draft')
  await transact(ctx, async (tx) => {
    await hold(tx, id, revision)
    await store.touchDraft(tx.db, tx.agency.id, id, { state: 'withdrawn' }, byOf(tx))
    await record(tx, { kind: 'procedure.draftWithdrawn', subject: { kind: 'draft', id } })
  })
}

/** Says that somebody has the draft open, and answers who else has. */
export async function openDraft(ctx: Ctx, id: string, part: Part): Promise<DraftReader[]> {
  allow(ctx, 'procedure.viewDraft')
  const { accountId, name } = loggedIn(ctx)
  await getDraft(ctx, id)
  await store.upsertReader(ctx.db, ctx.agency.id, id, accountId, name, part, ctx.now)
  return store.listReaders(ctx.db, ctx.agency.id, id, accountId, new Date(ctx.now.getTime() - PRESENT_SECONDS * 1000))
}

/** Each change keeps the whole of it, 300 times: a definition has its bound. */
function fit(said: string): void {
  if (said.length > LONGEST_DEFINITION) throw new Refusal(413, 'procedures.tooLong', { params: { most: LONGEST_DEFINITION / 1_000_000 } })
}

/** Holds the draft for the transaction, if it may be edited and is still what the change was made on. */
async function hold(tx: Ctx, id: string, revision: number): Promise<{ step: number }> {
  const row = isId(id) ? await store.lockDraft(tx.db, tx.agency.id, id) : undefined
  if (!row) throw notFound('procedures.noDraft')
  if (!isEditable(row)) throw conflict('procedures.draftClosed')
  if (row.revision !== revision) throw conflict('procedures.draftChanged', { name: row.updatedByName })
  return row
}

const byOf = (ctx: Ctx): { id: string | null; name: string; at: Date } => ({ id: accountOf(ctx.actor) ?? null, name: nameOf(ctx.actor), at: ctx.now })
const nameOf = (actor: Actor): string => (actor.kind === 'visitor' ? '' : actor.name)
