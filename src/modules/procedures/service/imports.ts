import { accountOf, allow } from '../../../platform/access.ts'
import { transact, type Ctx } from '../../../platform/ctx.ts'
import { conflict, notFound } from '../../../platform/errors.ts'
import { isId, newId } from '../../../platform/ids.ts'
import { dayOf } from '../../../platform/time.ts'
import { record } from '../../../platform/trail.ts'
import { procedureSchema, type ProcedureDefinition } from '../model/definition.ts'
import { countVerdicts, reportImport, type ImportEntry, type ImportItem, type ImportVerdict } from '../model/import.ts'
import * as store from '../store/imports.ts'
import { templatesHere } from './kept-templates.ts'
import { readMany, type SentFile } from './reading-many.ts'

/** What an import would do, line by line (báo cáo nhập). */
export type ImportReport = {
  id: string
  at: Date
  byName: string
  items: ImportItem[]
  counts: Record<ImportVerdict, number>
  /** When drafts were made of it, and how many. */
  draftedAt: Date | null
  drafts: number | null
}

/** Reads many definitions and reports what each is to those in force (nhập nhiều định nghĩa); nothing changes yet. */
export async function importDefinitions(ctx: Ctx, files: readonly SentFile[]): Promise<ImportReport> {
  allow(ctx, 'procedure.draft')
  const entries = await readMany(files)
  const id = newId(ctx.now)
  const { items } = await weigh(ctx, entries)
  await transact(ctx, async (tx) => {
    await store.insertImport(tx.db, tx.agency.id, id, entries, byOf(tx))
    await record(tx, { kind: 'procedure.imported', subject: { kind: 'import', id }, detail: { files: files.map(({ name }) => name).slice(0, 50), ...countVerdicts(items) } })
  })
  return { id, at: ctx.now, byName: byOf(ctx).name, items, counts: countVerdicts(items), draftedAt: null, drafts: null }
}

/** The report of an import as it is today: versions may have come since. */
export async function getImport(ctx: Ctx, id: string): Promise<ImportReport> {
  allow(ctx, 'procedure.draft')
  const { entries, ...kept } = await find(ctx, id)
  const { items } = await weigh(ctx, entries)
  return { ...kept, items, counts: countVerdicts(items) }
}

/** Makes a draft of everything new and changed in an import, all in one go (lập bản thảo hàng loạt). Once. */
export async function draftImport(ctx: Ctx, id: string): Promise<ImportReport> {
  allow(ctx, 'procedure.draft')
  const { entries } = await find(ctx, id)
  await transact(ctx, async (tx) => {
    const { items, versions } = await weigh(tx, entries)
    const drafts = entries.flatMap((entry, i) => {
      const verdict = items[i]?.verdict
      if (!('definition' in entry) || (verdict !== 'new' && verdict !== 'changed')) return []
      const { definition } = entry
      const kind = verdict === 'new' ? ('new' as const) : ('amended' as const)
      return [{ id: newId(tx.now), key: definition.key, kind, baseVersionId: versions.get(definition.key) ?? null, definition }]
    })
    if (drafts.length === 0) throw conflict('procedures.import.nothingToDraft')
    if (!(await store.markDrafted(tx.db, tx.agency.id, id, tx.now, drafts.length))) throw conflict('procedures.import.done')
    await store.insertDrafts(tx.db, tx.agency.id, drafts, byOf(tx))
    await record(tx, ...drafts.map(({ id: draft, key, kind }) => ({ kind: 'procedure.draftStarted' as const, subject: { kind: 'draft', id: draft }, detail: { key, kind, importId: id } })))
  })
  return getImport(ctx, id)
}

async function find(ctx: Ctx, id: string): Promise<store.Import> {
  const found = isId(id) ? await store.findImport(ctx.db, ctx.agency.id, id) : undefined
  if (!found) throw notFound('procedures.import.notFound')
  return { ...found, entries: found.entries.map((entry) => ('definition' in entry ? { ...entry, definition: procedureSchema.parse(entry.definition) } : entry)) }
}

/** Entries held against what is in force here now. */
async function weigh(ctx: Ctx, entries: readonly ImportEntry[]): Promise<{ items: ImportItem[]; versions: Map<string, string> }> {
  const keys = [...new Set(entries.flatMap((entry) => ('definition' in entry ? [entry.definition.key] : [])))]
  const known = keys.length === 0 ? [] : await store.listKnown(ctx.db, ctx.agency.id, dayOf(ctx.now), keys)
  const inForce = new Map<string, ProcedureDefinition>()
  const versions = new Map<string, string>()
  for (const { key, versionId, definition } of known) {
    if (versionId === null || definition === null) continue
    versions.set(key, versionId)
    inForce.set(key, procedureSchema.parse(definition))
  }
  const procedures = new Set(known.filter(({ isProcedure }) => isProcedure).map(({ key }) => key))
  const templates = await templatesHere(ctx, ...entries.flatMap((entry) => ('definition' in entry ? [entry.definition] : [])))
  return { items: reportImport(entries, inForce, procedures, new Map(known.map(({ key, openDrafts }) => [key, openDrafts])), templates), versions }
}

const byOf = (ctx: Ctx): { id: string | null; name: string; at: Date } => ({ id: accountOf(ctx.actor) ?? null, name: ctx.actor.kind === 'visitor' ? '' : ctx.actor.name, at: ctx.now })
