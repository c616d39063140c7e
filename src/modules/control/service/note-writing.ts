import { z } from 'zod'
import { systemOnly } from '../../../platform/access.ts'
import { transact, type Ctx } from '../../../platform/ctx.ts'
import { newId } from '../../../platform/ids.ts'
import { dayOf } from '../../../platform/time.ts'
import { findEvent, record } from '../../../platform/trail.ts'
import { listPositions, listUnits } from '../../organisation/index.ts'
import { unitForField } from '../../organisation/model.ts'
import { getVersion, listVersions, publicationsOf, type Version } from '../../procedures/index.ts'
import { amendmentWords } from '../../procedures/model/amendments.ts'
import type { Publication } from '../../procedures/model/life.ts'
import { changedSteps, isAsked, stepsToDo, type ChangeNote, type Hand } from '../model/note.ts'
import * as store from '../store/notes.ts'

const published = z.object({ key: z.string(), number: z.int() })

/**
 * A version was published (job): writes what it changes for those who do its steps, once for each version, and tells
 * them. Notes of earlier versions that are not there yet are written first, so that who finds the note of a version
 * knows all that came before it. The first version changes nothing and has none. Safe to run again.
 */
export async function writeNotes(ctx: Ctx, eventId: string): Promise<void> {
  systemOnly(ctx)
  const event = await findEvent(ctx, eventId)
  if (!event) return
  const { key, number } = published.parse(event.detail)
  const refs = (await listVersions(ctx, key)).filter((one) => one.number <= number).sort((a, b) => a.number - b.number)
  const versions = await Promise.all(refs.map(({ id }) => getVersion(ctx, id)))
  const [first] = versions
  if (!first) return
  const written = new Set((await store.listKnown(ctx.db, ctx.agency.id, first.procedureId, number)).map((one) => one.number))
  for (const [at, version] of versions.entries()) {
    const before = versions[at - 1]
    if (before && !written.has(version.number)) await writeNote(ctx, before, version)
  }
}

const handsOf = ({ drafter, reviewer, approver }: Publication): Hand[] =>
  ([['drafted', drafter], ['reviewed', reviewer], ['approved', approver]] as const).flatMap(([act, by]) => (by ? [{ act, name: by.name, title: by.title, on: dayOf(by.at) }] : []))

async function writeNote(ctx: Ctx, before: Version, version: Version): Promise<void> {
  const { definition } = version
  const changes = changedSteps(before, version)
  const publication = (await publicationsOf(ctx, definition.key)).find(({ versionId }) => versionId === version.id)
  const units = await listUnits(ctx)
  const note: ChangeNote = {
    id: newId(ctx.now), key: definition.key, code: definition.code ?? definition.key, name: definition.name, field: definition.field,
    versionId: version.id, number: version.number, validFrom: version.validFrom, changes, roles: [...new Set(changes.flatMap(({ roles }) => roles))],
    parts: amendmentWords(before.definition, definition), summary: publication?.summary ?? null, decision: publication?.decision?.number ?? null,
    hands: publication ? handsOf(publication) : [],
    unitId: unitForField(units, definition.field)?.id ?? null, writtenAt: ctx.now,
  }
  const accountIds = [...new Set((await listPositions(ctx)).filter((held) => isAsked(note, held, units)).map(({ accountId }) => accountId))]
  await transact(ctx, async (tx) => {
    if (!(await store.insertNote(tx.db, tx.agency.id, { ...note, procedureId: version.procedureId, steps: stepsToDo(changes) }))) return
    const detail = { code: note.code, key: note.key, noteId: note.id, number: note.number, validFrom: note.validFrom, steps: changes.map(({ name }) => name).join('; '), accountIds }
    await record(tx, { kind: 'control.noteWritten', subject: { kind: 'note', id: note.id }, detail })
  })
}
