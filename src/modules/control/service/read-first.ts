import { anyone } from '../../../platform/access.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { conflict } from '../../../platform/errors.ts'
import { listUnits } from '../../organisation/index.ts'
import type { Version } from '../../procedures/index.ts'
import { concerns } from '../model/note.ts'
import * as store from '../store/notes.ts'

/** A version as far as its notes go. */
type Under = Pick<Version, 'id' | 'procedureId' | 'number'>
type AtStep = { stepId: string; stepName: string }

/** A note somebody has to read before they do a step: which, and since which version the step is so. */
export type Unread = { noteId: string; number: number; stepName: string }

// Once the note of a version is written, nothing about it and those before it changes any more; until then it is
// asked again. Two hundred versions with ten changed steps each are a few hundred kB.
const MOST_VERSIONS = 200
const known = new Map<string, ReadonlyMap<string, store.KnownNote>>()
const none: ReadonlyMap<string, store.KnownNote> = new Map()

/** The note of each step that changed up to a version: the newest that says something of it. */
async function notesUnder(ctx: Ctx, { id, procedureId, number }: Under): Promise<ReadonlyMap<string, store.KnownNote>> {
  if (number <= 1) return none
  const name = `${ctx.agency.id}/${id}`
  const kept = known.get(name)
  if (kept) return kept
  const notes = await store.listKnown(ctx.db, ctx.agency.id, procedureId, number)
  const byStep = new Map(notes.flatMap((note) => note.steps.map((step) => [step, note] as const)))
  if (notes.at(-1)?.number !== number) return byStep
  const oldest = known.keys().next().value
  if (known.size >= MOST_VERSIONS && oldest !== undefined) known.delete(oldest)
  known.set(name, byStep)
  return byStep
}

// A confirmation is never taken back: once seen it is known for good. 90 bytes each.
const MOST_CONFIRMED = 20_000
const confirmed = new Set<string>()

async function hasConfirmed(ctx: Ctx, noteId: string, accountId: string): Promise<boolean> {
  const name = `${noteId}/${accountId}`
  if (confirmed.has(name)) return true
  if (!(await store.hasConfirmed(ctx.db, ctx.agency.id, noteId, accountId))) return false
  if (confirmed.size >= MOST_CONFIRMED) confirmed.clear()
  confirmed.add(name)
  return true
}

/**
 * What the officer who acts has to read before they do one of these steps under a version: the newest note up to that
 * version that changed the step, if it concerns them and they did not confirm it. Nobody is held up by a note they
 * may not open.
 */
export async function unreadNote(ctx: Ctx, version: Under, steps: readonly AtStep[]): Promise<Unread | undefined> {
  anyone(ctx)
  const { actor } = ctx
  if (actor.kind !== 'officer' || steps.length === 0) return undefined
  const byStep = await notesUnder(ctx, version)
  for (const { stepId, stepName } of steps) {
    const note = byStep.get(stepId)
    if (!note || (await hasConfirmed(ctx, note.id, actor.accountId))) continue
    const units = await listUnits(ctx)
    if (actor.positions.some((held) => concerns(note, held, units))) return { noteId: note.id, number: note.number, stepName }
  }
  return undefined
}

/** Refuses (409) to let somebody do a step they have not read the change of. A confirmed person costs no query. */
export async function readFirst(ctx: Ctx, version: Under, steps: readonly AtStep[]): Promise<void> {
  const unread = await unreadNote(ctx, version, steps)
  if (!unread) return
  const { noteId, number, stepName } = unread
  throw conflict('control.readFirst', { step: stepName, number, noteId }, [`POST /api/v1/change-notes/${noteId}/confirmation`])
}
