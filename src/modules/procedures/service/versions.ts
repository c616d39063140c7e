import { accountOf, allow, anyone } from '../../../platform/access.ts'
import { transact, type Ctx } from '../../../platform/ctx.ts'
import { conflict, invalid, notFound } from '../../../platform/errors.ts'
import { isId, newId } from '../../../platform/ids.ts'
import { dayOf, formatDay } from '../../../platform/time.ts'
import { createShelf } from '../../../platform/shelf.ts'
import { record } from '../../../platform/trail.ts'
import { roles } from '../../people/model.ts'
import { compileBpmn } from '../../workflow/index.ts'
import type { Plan } from '../../workflow/model.ts'
import { hashOf } from '../hash.ts'
import { checkDefinition } from '../model/check.ts'
import { isKey, type ProcedureDefinition } from '../model/definition.ts'
import { rankProcedure, searchKey, searchWords } from '../model/search.ts'
import { countFields, countLevels, searchTextOf, summaryOf, type Summary } from '../model/summary.ts'
import * as store from '../store/versions.ts'
import type { Listed, Version, VersionRef } from '../store/versions.ts'
import { templatesHere } from './kept-templates.ts'

export type { Listed, Version, VersionRef } from '../store/versions.ts'

/** All procedures in force today, in the order of their names. */
export function listProcedures(ctx: Ctx): Promise<Listed[]> {
  anyone(ctx)
  return store.listInForce(ctx.db, ctx.agency.id, dayOf(ctx.now), [], null)
}

export type Found = {
  procedures: Listed[]
  /** True when nothing has all the words, and these are only spelled alike. */
  alike: boolean
}

/** Procedures that answer a query, best first; marks, order of words and small slips are forgiven. */
export async function searchProcedures(ctx: Ctx, query: string, field: string | null = null): Promise<Found> {
  anyone(ctx)
  const words = searchWords(query)
  const day = dayOf(ctx.now)
  const all = await store.listInForce(ctx.db, ctx.agency.id, day, words, field)
  if (words.length === 0) return { procedures: all, alike: false }
  const exact = all
    .map((one) => ({ one, score: rankProcedure(searchKey(one.name), one.searchKey, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
  if (exact.length > 0) return { procedures: exact.map(({ one }) => one), alike: false }
  return { procedures: await store.listAlike(ctx.db, ctx.agency.id, day, words.join(' '), 10), alike: true }
}

/** The catalogue: what was asked for, beside all fields and levels with how many procedures each has. */
export type Catalogue = Found & { total: number; fields: { field: string; count: number }[]; levels: { level: Summary['level']; count: number }[] }

/** The procedures in force that answer a query, of one field and level (cấp thực hiện) or of all; fields are counted within the level. */
export async function browseProcedures(ctx: Ctx, query: string, field: string | null, level: Summary['level'] | null = null): Promise<Catalogue> {
  anyone(ctx)
  const all = await listProcedures(ctx)
  const found = query === '' && field === null ? { procedures: all, alike: false } : await searchProcedures(ctx, query, field)
  const ofLevel = (some: readonly Listed[]) => some.filter((one) => level === null || one.level === level)
  return { ...found, procedures: ofLevel(found.procedures), total: all.length, fields: countFields(ofLevel(all)), levels: countLevels(all) }
}

// A version never changes, so it is read and parsed once a process. Two hundred of 30 kB are 6 MB.
const LARGEST_SHELF = 200
const shelf = new Map<string, Version>()

/** One version of this agency, as published; cached. */
export async function getVersion(ctx: Ctx, id: string): Promise<Version> {
  anyone(ctx)
  const name = `${ctx.agency.id}/${id}`
  const kept = shelf.get(name)
  if (kept) return kept
  const version = isId(id) ? await store.findVersion(ctx.db, ctx.agency.id, id) : undefined
  if (!version) throw notFound('procedures.notFound')
  const oldest = shelf.keys().next().value
  if (shelf.size >= LARGEST_SHELF && oldest !== undefined) shelf.delete(oldest)
  shelf.set(name, version)
  return version
}

/** The versions of a procedure, newest first; empty if there is no such procedure. */
export async function listVersions(ctx: Ctx, key: string): Promise<VersionRef[]> {
  anyone(ctx)
  return isKey(key) ? store.listVersions(ctx.db, ctx.agency.id, key) : []
}

/** The versions of several procedures by key, for lists; what is no procedure has none. */
export async function listVersionsOf(ctx: Ctx, keys: readonly string[]): Promise<ReadonlyMap<string, VersionRef[]>> {
  anyone(ctx)
  return Map.groupBy(await store.listVersionsOf(ctx.db, ctx.agency.id, keys), ({ key }) => key)
}

/** Which of a procedure's versions is in force on a day; undefined if none is, or it was abolished. */
const inForceOn = (versions: readonly VersionRef[], day: string): VersionRef | undefined => {
  const found = versions.find((one) => one.validFrom <= day)
  return found && (found.abolishedFrom === null || found.abolishedFrom > day) ? found : undefined
}

// Every filing asks which version is in force; a new one is published a few times a year.
const { kept, forget } = createShelf(1_000)

/** The version in force on a day (today unless told): under which a dossier filed on that day is dealt with. */
export async function currentVersion(ctx: Ctx, key: string, day: string = dayOf(ctx.now)): Promise<Version> {
  anyone(ctx)
  const current = inForceOn(await kept(ctx, `${ctx.agency.id}/${key}`, () => listVersions(ctx, key)), day)
  if (!current) throw notFound('procedures.notFound')
  return getVersion(ctx, current.id)
}

/** A procedure as one of its versions says, and what stands around it. */
export type Procedure = {
  version: Version
  /** Whether this is the version in force today. */
  current: boolean
  versions: VersionRef[]
  /** Names of the procedures it speaks of, by key. */
  names: Map<string, string>
}

/** One procedure as the version in force says, or the one of a number. */
export async function getProcedure(ctx: Ctx, key: string, number: number | null = null): Promise<Procedure> {
  anyone(ctx)
  const versions = await listVersions(ctx, key)
  const current = inForceOn(versions, dayOf(ctx.now))
  const wanted = number === null ? current : versions.find((one) => one.number === number)
  if (!wanted) throw notFound('procedures.notFound')
  const version = await getVersion(ctx, wanted.id)
  const { related, cases } = version.definition
  const spokenOf = [...related, ...(cases ?? []).flatMap((one) => one.sameAs?.procedure ?? [])]
  const names = spokenOf.length === 0 ? [] : await store.listNames(ctx.db, ctx.agency.id, dayOf(ctx.now), spokenOf)
  return { version, current: wanted === current, versions, names: new Map(names.map((one) => [one.key, one.name])) }
}

export type Publication = {
  definition: ProcedureDefinition
  /** First day in force, after that of every earlier version. */
  validFrom: string
}

/**
 * Publishes a definition as the next version of its procedure (công bố): its process is compiled, what
 * contradicts itself is refused (422 with the places), what no source states stays open.
 */
export async function publishVersion(ctx: Ctx, { definition, validFrom }: Publication): Promise<Version> {
  allow(ctx, 'procedure.manage')
  const plan = definition.process === null ? null : await compileBpmn(definition.process.bpmn)
  refuseWrong(definition, plan, await templatesHere(ctx, definition))
  const published = transact(ctx, async (tx) => {
    await store.insertProcedure(tx.db, tx.agency.id, newId(tx.now), definition.key)
    const procedure = await store.findProcedure(tx.db, tx.agency.id, definition.key)
    if (!procedure) throw new Error('A procedure that was just written is not there')
    await store.lockProcedure(tx.db, tx.agency.id, procedure.id)
    const [last] = await store.listVersions(tx.db, tx.agency.id, definition.key)
    if (last && last.validFrom >= validFrom) throw conflict('procedures.startsTooEarly', { validFrom: formatDay(last.validFrom) })
    // It would never be in force, and nobody would be told.
    if (last && last.abolishedFrom !== null && last.abolishedFrom <= validFrom) throw conflict('procedures.abolished', { day: formatDay(last.abolishedFrom) })
    const version: Version = {
      id: newId(tx.now),
      procedureId: procedure.id,
      number: (last?.number ?? 0) + 1,
      validFrom,
      definition,
      plan,
      hash: hashOf(definition),
      publishedAt: tx.now,
    }
    await store.insertVersion(tx.db, tx.agency.id, version, summaryOf(definition), searchTextOf(definition), accountOf(tx.actor))
    const { key } = definition
    const detail = { key, number: version.number, versionId: version.id, validFrom, hash: version.hash }
    await record(tx, { kind: 'procedure.published', subject: { kind: 'procedure', id: procedure.id }, detail })
    return version
  })
  return published.finally(() => forget(ctx))
}

/** A step of a position that no role of the program stands for would be nobody's work. */
function refuseWrong(definition: ProcedureDefinition, plan: Plan | null, templates: ReadonlySet<string>): void {
  const against = { ...(plan ? { plan } : {}), positions: Object.keys(roles), templates }
  const wrong = checkDefinition(definition, against).filter((problem) => problem.severity === 'wrong')
  if (wrong.length === 0) return
  throw invalid('procedures.wrong', wrong.map(({ path, code, params }) => ({ field: path, code: `procedures.check.${code}`, params })))
}
