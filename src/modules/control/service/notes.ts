import { accountOf, allow, may } from '../../../platform/access.ts'
import { transact, type Ctx } from '../../../platform/ctx.ts'
import { conflict, notFound } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'
import { createShelf } from '../../../platform/shelf.ts'
import { dayOf } from '../../../platform/time.ts'
import { record } from '../../../platform/trail.ts'
import { listPositions, listUnits } from '../../organisation/index.ts'
import type { Position, Unit } from '../../organisation/model.ts'
import type { Version } from '../../procedures/index.ts'
import { concerns, isAsked, leftToRead, type ChangeNote, type NoteLine } from '../model/note.ts'
import * as store from '../store/notes.ts'

const MOST_NOTES = 300

const heldBy = (ctx: Ctx) => (ctx.actor.kind === 'officer' ? ctx.actor.positions : [])
const mineOf = (ctx: Ctx) => ({ accountId: accountOf(ctx.actor) ?? '', roles: heldBy(ctx).map(({ role }) => role), limit: MOST_NOTES })
const leftOf = async <T extends NoteLine>(ctx: Ctx, lines: readonly T[]): Promise<T[]> => leftToRead(lines, heldBy(ctx), await listUnits(ctx), dayOf(ctx.now))

/** A note as its reader has it: when they confirmed it; null: not yet. */
export type MyNote = ChangeNote & { confirmedAt: Date | null }

/** What I have to read, and what I confirmed (cần đọc, đã đọc); the latest first. */
export async function myNotes(ctx: Ctx): Promise<{ toRead: MyNote[]; read: MyNote[] }> {
  allow(ctx, 'dossier.process')
  const notes = await store.listNotesFor(ctx.db, ctx.agency.id, mineOf(ctx))
  const shown = ({ steps: _, ...note }: ChangeNote & NoteLine): MyNote => note
  return { toRead: (await leftOf(ctx, notes)).map(shown), read: notes.filter((note) => note.confirmedAt !== null).map(shown) }
}

// The work list asks it at every view; what is waiting changes a few times a year, and at once when one is confirmed.
const { kept, forget } = createShelf(60_000)

/** How many changes wait to be read by me; up to a minute old. */
export function countNotesToRead(ctx: Ctx): Promise<number> {
  allow(ctx, 'dossier.process')
  return kept(ctx, `${ctx.agency.id}/${accountOf(ctx.actor)}`, async () => (await leftOf(ctx, await store.listLinesFor(ctx.db, ctx.agency.id, mineOf(ctx)))).length)
}

/** Somebody a note asks, or who confirmed it; `at` null: not yet. */
export type Reader = { accountId: string; name: string; title: string; at: Date | null }

export type SeenNote = {
  note: ChangeNote
  /** Whether it concerns me, so that I confirm it. */
  mine: boolean
  confirmedAt: Date | null
  /** Who has read it and who not; only for those who lead or control. */
  readers: Reader[] | null
}

/** One note (phiếu phổ biến thay đổi): for whom it concerns, and for who leads or controls. */
export async function getNote(ctx: Ctx, id: string): Promise<SeenNote> {
  allow(ctx, 'dossier.view')
  const { note, mine } = await find(ctx, id)
  const confirmations = await store.listConfirmations(ctx.db, ctx.agency.id, note.id)
  const confirmedAt = confirmations.find(({ accountId }) => accountId === accountOf(ctx.actor))?.at ?? null
  if (!may(ctx, 'control.view')) return { note, mine, confirmedAt, readers: null }
  const asked = askedBy(note, await listPositions(ctx), await listUnits(ctx))
  const waiting = [...asked.values()].filter(({ accountId }) => !confirmations.some((one) => one.accountId === accountId))
  return { note, mine, confirmedAt, readers: [...waiting.map(({ accountId, personName: name, title, unitName }) => ({ accountId, name, title: `${title}, ${unitName}`, at: null })), ...confirmations] }
}

async function find(ctx: Ctx, id: string): Promise<{ note: ChangeNote; mine: boolean }> {
  const note = isId(id) ? await store.findNote(ctx.db, ctx.agency.id, id) : undefined
  if (!note) throw notFound('control.noNote')
  const units = await listUnits(ctx)
  const mine = heldBy(ctx).some((held) => concerns(note, held, units))
  if (!mine && !may(ctx, 'control.view')) throw notFound('control.noNote')
  return { note, mine }
}

const askedBy = (note: ChangeNote, positions: readonly Position[], units: readonly Unit[]): Map<string, Position> =>
  new Map(positions.filter((held) => isAsked(note, held, units)).map((held) => [held.accountId, held]))

/** Says that I read a note and know what changed (xác nhận đã đọc): once, under my name. Said again it does nothing. */
export async function confirmNote(ctx: Ctx, id: string): Promise<void> {
  allow(ctx, 'dossier.view')
  const { note, mine } = await find(ctx, id)
  const { actor } = ctx
  if (!mine || actor.kind !== 'officer') throw conflict('control.notAsked')
  const [position] = actor.positions
  await transact(ctx, async (tx) => {
    const by = { accountId: actor.accountId, name: actor.name, title: position ? `${position.title}, ${position.unitName}` : '', at: tx.now }
    if (!(await store.insertConfirmation(tx.db, tx.agency.id, note.id, by))) return
    await record(tx, { kind: 'control.noteConfirmed', subject: { kind: 'note', id: note.id }, detail: { code: note.code, number: note.number, name: by.name, title: by.title } })
  }).finally(() => forget(ctx))
}

/** A note with how far it has come: how many it asks or were asked, and how many of them confirmed. */
export type CountedNote = ChangeNote & { asked: number; confirmed: number }

/** The latest changes of procedures and how far they are known (sổ phổ biến thay đổi). */
export async function listNotes(ctx: Ctx): Promise<CountedNote[]> {
  allow(ctx, 'control.view')
  const [notes, positions, units] = await Promise.all([store.listNotes(ctx.db, ctx.agency.id, MOST_NOTES), listPositions(ctx), listUnits(ctx)])
  return notes.map(({ confirmed, ...note }) => ({ ...note, asked: new Set([...askedBy(note, positions, units).keys(), ...confirmed]).size, confirmed: confirmed.length }))
}

/** The notes of a procedure up to a version, the newest first: what dossiers that go on under it bring to read. */
export function notesUpTo(ctx: Ctx, version: Pick<Version, 'procedureId' | 'number'>): Promise<ChangeNote[]> {
  allow(ctx, 'control.view')
  return store.listUpTo(ctx.db, ctx.agency.id, version.procedureId, version.number)
}
