import { allow, anyone, loggedIn } from '../../../platform/access.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { notFound, Refusal } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'
import { createShelf } from '../../../platform/shelf.ts'
import { dayNumberOfWall, instantOf, wallOf } from '../../../platform/time.ts'
import { eventsOf, type RecordedEvent } from '../../../platform/trail.ts'
import { addWorkingDays, endOfDay, explainDue, nextWorkingMoment, type Line } from '../../calendar/model.ts'
import { getCalendar } from '../../calendar/index.ts'
import { renderReceipt, renderRefusal, renderSupplementRequest } from '../../documents/index.ts'
import { Receipt, RefusalSlip, SupplementRequest } from '../../documents/model.ts'
import { asAgency, findAgency } from '../../organisation/index.ts'
import { getVersion, type Version } from '../../procedures/index.ts'
import { ledgerOf } from '../model/clock.ts'
import { readDossierCode, type Dossier, type IssuedDocument } from '../model/dossier.ts'
import type { ListPlace } from '../model/list-place.ts'
import * as lists from '../store/lists.ts'
import { findDocument, findTracking, namesOf, updateDocumentFile, type Tracking, type Whole } from '../store/read.ts'
import { secretOf } from './acts.ts'
import { guess } from './guesses.ts'
import { load, sightOf, type Loaded, type Ref } from './situation.ts'

export type DossierView = Loaded & {
  events: RecordedEvent[]
  /** Names of the officers who appear in tasks and events. */
  names: Map<string, string>
}

/** A dossier with its papers, clock, tasks and story: officers who may see it, and its own applicant. */
export async function viewDossier(ctx: Ctx, ref: Ref): Promise<DossierView> {
  loggedIn(ctx)
  return view(ctx, await load(ctx, ref))
}

async function view(ctx: Ctx, loaded: Loaded): Promise<DossierView> {
  const events = await eventsOf(ctx, loaded.whole.dossier.id)
  const assigned = events.map((e) => e.detail['assigneeId']).filter((id) => typeof id === 'string')
  const ids = new Set([...events.map((e) => e.actorId), ...assigned, ...loaded.whole.tasks.flatMap((t) => [t.assigneeId, t.closedBy]), loaded.whole.dossier.handlerId])
  ids.delete(null)
  const names = new Map((await namesOf(ctx.db, [...ids].filter((id) => id !== null))).map((row) => [row.id, row.name]))
  return { ...loaded, events, names }
}

/** Why the due date is what it is, line by line; empty when no clock has started or no time is stated. */
export function explain({ situation: { clock, ledger } }: Pick<Loaded, 'situation'>): Line[] {
  const start = ledger.find((line) => line.kind === 'start')
  if (!start || !clock.term) return []
  return explainDue({ from: wallOf(start.at), term: clock.term, calendar: clock.calendar, rules: clock.rules, ledger: ledgerOf(ledger), legalBasis: clock.legalBasis || null })
}

export type Tracked = { tracking: Tracking; version: Version; ctx: Ctx }

/**
 * What everyone may know of a code: that it is there and how far it is (TT 01/2018/TT-VPCP Điều 16). Finds
 * the agency by the code's own beginning.
 */
export async function track(ctx: Ctx, typed: string): Promise<Tracked> {
  anyone(ctx)
  const read = readDossierCode(typed)
  if (!read) throw new Refusal(422, 'dossier.badCode', { fields: [{ field: 'ma', code: 'dossier.badCode' }] })
  const agency = read.agencyCode === ctx.agency.code ? ctx.agency : await findAgency(ctx, read.agencyCode)
  const own = agency && agency.id !== ctx.agency.id ? asAgency(ctx, agency) : ctx
  const tracking = agency && (await findTracking(own.db, own.agency.id, read.code))
  if (!tracking) throw notFound('dossier.notFound')
  return { tracking, version: await getVersion(own, tracking.versionId), ctx: own }
}

/** The details of a code, for who holds the second secret printed on the receipt; wrong ones soon have to wait. */
export async function trackWithSecret(ctx: Ctx, typed: string, secret: string, place: string): Promise<DossierView> {
  anyone(ctx)
  const { tracking, ctx: own } = await track(ctx, typed)
  guess(ctx.now, tracking.id, place, () => own.keys.isShortCode('tracking', tracking.id, secret))
  return trackedView(own, tracking.id)
}

const trackedView = async (own: Ctx, id: string): Promise<DossierView> => {
  const system: Ctx = { ...own, actor: { kind: 'system', name: 'tracking' } }
  return view(system, await load(system, { id }))
}

/** The PDF of an issued slip or result. Made once from what was frozen when it was issued, then kept. */
export async function documentFile(ctx: Ctx, ref: Ref, documentId: string): Promise<{ document: IssuedDocument; bytes: Uint8Array }> {
  loggedIn(ctx)
  return fileOf(ctx, (await load(ctx, ref)).whole, documentId)
}

/** How long an address of a slip works that was shown to somebody with the second secret. */
const LINK_MINUTES = 30
const linkMark = (ctx: Ctx, documentId: string, until: number) => ctx.keys.shortCode('document-link', `${documentId} ${until}`, 16)

/** What the address of a slip carries, for a page shown after the second secret was given: no session stands behind it. */
export function signedLink(ctx: Ctx, documentId: string): { until: number; mark: string } {
  anyone(ctx)
  const until = Math.floor(ctx.now.getTime() / 60_000) + LINK_MINUTES
  return { until, mark: linkMark(ctx, documentId, until) }
}

/** The PDF behind a signed address; an old or altered one leads nowhere. */
export async function trackedDocument(ctx: Ctx, typed: string, documentId: string, link: { until: number; mark: string }): Promise<{ document: IssuedDocument; bytes: Uint8Array }> {
  anyone(ctx)
  const { tracking, ctx: own } = await track(ctx, typed)
  const fresh = Number.isInteger(link.until) && link.until * 60_000 >= ctx.now.getTime()
  if (!fresh || !isId(documentId) || !own.keys.isShortCode('document-link', `${documentId} ${link.until}`, link.mark, 16)) throw notFound('dossier.linkEnded')
  return fileOf(own, (await trackedView(own, tracking.id)).whole, documentId)
}

async function fileOf(ctx: Ctx, whole: Whole, documentId: string): Promise<{ document: IssuedDocument; bytes: Uint8Array }> {
  const document = isId(documentId) ? await findDocument(ctx.db, ctx.agency.id, whole.dossier.id, documentId) : undefined
  if (!document) throw notFound('dossier.noDocument')
  if (document.sha256) return { document, bytes: await ctx.files.read(document.sha256) }
  if (document.kind === 'result') throw notFound('dossier.noDocument')
  const bytes = await renderSlip(document)
  const stored = await ctx.files.put(bytes)
  await updateDocumentFile(ctx.db, ctx.agency.id, document.id, stored)
  return { document: { ...document, ...stored }, bytes }
}

function renderSlip({ kind, data }: IssuedDocument): Promise<Uint8Array> {
  const dated = reviveDates(data) as unknown
  if (kind === 'receipt') return renderReceipt(Receipt.parse(dated))
  if (kind === 'supplementRequest') return renderSupplementRequest(SupplementRequest.parse(dated))
  return renderRefusal(RefusalSlip.parse(dated))
}

// The frozen data went through JSON; its instants are the keys that end in «At».
const reviveDates = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(reviveDates)
  : value !== null && typeof value === 'object'
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, key.endsWith('At') && typeof inner === 'string' ? new Date(inner) : reviveDates(inner)]))
  : value

/** The content of a paper that was handed in. */
export async function paperFile(ctx: Ctx, ref: Ref, paperId: string): Promise<{ fileName: string; mediaType: string; bytes: Uint8Array }> {
  loggedIn(ctx)
  const { papers } = (await load(ctx, ref)).whole
  const paper = papers.find((p) => p.id === paperId)
  if (!paper?.sha256) throw notFound('dossier.noDocument')
  return { fileName: paper.fileName ?? 'tep', mediaType: paper.mediaType ?? 'application/octet-stream', bytes: await ctx.files.read(paper.sha256) }
}

export type WorkQuery = { urgency?: lists.Urgency | undefined; search?: string | undefined; step?: string | undefined; channel?: string | undefined; page?: number | undefined }
export const WORK_PAGE = 25

/**
 * The own work (hồ sơ của tôi): tasks given to the person or waiting at their desk, by due date. The lines are JSON
 * text, as they are kept: the API hands them on, a page reads them (`readLines`).
 */
export async function myWork(ctx: Ctx, query: WorkQuery): Promise<{ lines: string; counts: lists.WorkCounts; steps: string[]; page: number; nearUntil: Date }> {
  allow(ctx, 'dossier.process')
  const whose: lists.Whose = ctx.actor.kind === 'officer'
    ? { accountId: ctx.actor.accountId, desks: uniqueDesks(ctx.actor.positions) }
    : { accountId: '00000000-0000-0000-0000-000000000000', desks: [] }
  const nearUntil = await nearLimit(ctx)
  const page = Math.min(Math.max(1, Math.trunc(query.page ?? 1)), 400)
  const filter = { urgency: query.urgency ?? 'all', search: query.search ?? '', stepId: query.step ?? '', channel: query.channel ?? '', offset: (page - 1) * WORK_PAGE, limit: WORK_PAGE, now: ctx.now, nearUntil }
  const [lines, counted] = await Promise.all([lists.findWorkLines(ctx.db, ctx.agency.id, whose, filter), lists.countWork(ctx, ctx.agency.id, whose, filter)])
  return { lines, ...counted, page, nearUntil }
}

/** How much open work officers have, by account; for whoever gives work out (phân công). */
export async function openWorkOf(ctx: Ctx, accountIds: readonly string[]): Promise<Map<string, number>> {
  allow(ctx, 'dossier.view')
  return new Map((await lists.countOpenWork(ctx.db, ctx.agency.id, accountIds)).map((row) => [row.assigneeId, row.open]))
}

/** Until when «near due» reaches: the end of the next working day (LOOK: one working day or less). */
async function nearLimit(ctx: Ctx): Promise<Date> {
  const calendar = await getCalendar(ctx)
  const nextDay = dayNumberOfWall(addWorkingDays(calendar, nextWorkingMoment(calendar, wallOf(ctx.now)), 1))
  return instantOf(endOfDay(calendar, nextDay))
}

const uniqueDesks = (positions: readonly { unitId: string; role: string }[]) =>
  [...new Map(positions.map((p) => [`${p.unitId}/${p.role}`, { unitId: p.unitId, role: p.role }])).values()]

/** Dossiers one may see: all, those of the unit, or one's own; of these, those one unit resolves. */
export async function listDossiers(ctx: Ctx, query: { search?: string | undefined; state?: lists.DossierFilter['state'] | undefined; unit?: string | undefined; before?: ListPlace | null | undefined; limit?: number | undefined }): Promise<lists.DossierItem[]> {
  loggedIn(ctx)
  return lists.listDossiers(ctx.db, ctx.agency.id, sightOf(ctx), { search: query.search ?? '', state: query.state ?? '', unitId: query.unit !== undefined && isId(query.unit) ? query.unit : null, before: query.before ?? null, limit: Math.min(query.limit ?? 50, 100), now: ctx.now })
}

/** Figures of a period, for everyone: each with its numerator and denominator. */
export function figures(ctx: Ctx, from: Date, to: Date): Promise<lists.Figures> {
  anyone(ctx)
  return lists.countFigures(ctx.db, ctx.agency.id, from, to)
}

/** Procedures most asked for since a day. */
export function oftenFiled(ctx: Ctx, from: Date, limit: number): Promise<{ procedureId: string; filings: number }[]> {
  anyone(ctx)
  return lists.countByProcedure(ctx.db, ctx.agency.id, from, limit)
}

// Beside a draft the count may be half a minute old: of a million dossiers the open ones are ten thousand.
const { kept } = createShelf(30_000)

/** How many open dossiers each version has, by its id: they keep it when another comes into force. */
export function openDossiers(ctx: Ctx): Promise<ReadonlyMap<string, number>> {
  allow(ctx, 'procedure.viewDraft')
  return kept(ctx, ctx.agency.id, async () => new Map((await lists.countOpenByVersion(ctx.db, ctx.agency.id)).map(({ versionId, count }) => [versionId, count])))
}

/** The tracking secret of a dossier one may see, for the receipt and its own applicant. */
export async function trackingSecret(ctx: Ctx, dossier: Pick<Dossier, 'id'>): Promise<string> {
  loggedIn(ctx)
  return secretOf(ctx, dossier)
}


/** Dossiers whose date a changed calendar moved, newest first: what whoever changed it has to know. */
export function movedDossiers(ctx: Ctx): Promise<lists.MovedDossier[]> {
  allow(ctx, 'calendar.manage')
  return lists.listMoved(ctx.db, ctx.agency.id, 200)
}
