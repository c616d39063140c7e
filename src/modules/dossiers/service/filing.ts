import { allow, applicant, loggedIn } from '../../../platform/access.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { conflict, invalid, notFound, Refusal, type FieldProblem } from '../../../platform/errors.ts'
import { isId, newId } from '../../../platform/ids.ts'
import { dayOf, type Day } from '../../../platform/time.ts'
import { getCalendar } from '../../calendar/index.ts'
import type { WorkingCalendar } from '../../calendar/model.ts'
import { validateForm } from '../../forms/index.ts'
import { listUnits } from '../../organisation/index.ts'
import { currentVersion, type Version } from '../../procedures/index.ts'
import { searchKey } from '../../procedures/model/search.ts'
import { file } from '../model/acts/file.ts'
import { filingForm, missingPapers, papersOfFiling, readAnswers } from '../model/applicant-form.ts'
import type { Applicant, Channel, FiledPaper } from '../model/dossier.ts'
import { windowProblems } from '../model/filing-window.ts'
import { commit, type Committed } from '../store/commit.ts'
import * as store from '../store/uploads.ts'
import { clockFor, placesIn, resolvingUnit } from './situation.ts'

export type Filing = {
  /** Key of the procedure, its code where it has one. */
  procedure: string
  channel: Channel
  /** Answers to the form, as typed or typed by a program. */
  answers: Record<string, unknown>
  /** Files that were uploaded before, by paper. */
  papers: { paper: string; sha256: string }[]
  /** Papers handed in at the counter, without or beside a file. */
  counted?: { paper: string; originals: number; certifiedCopies: number; plainCopies: number }[] | undefined
  draftId?: string | undefined
}

/**
 * Files a dossier (nộp hồ sơ): an applicant online, or the one-stop for somebody at the counter or by post.
 * The same key with the same content answers the same dossier. Refuses with every problem at once, by field.
 */
export async function fileDossier(ctx: Ctx, input: Filing, idempotencyKey: string): Promise<Committed> {
  const { accountId } = loggedIn(ctx)
  if (input.channel === 'online') applicant(ctx)
  else allow(ctx, 'dossier.fileAtCounter')
  if (!/^[\x21-\x7e]{8,200}$/.test(idempotencyKey)) throw invalid('idempotency.missing')

  const version = await currentVersion(ctx, input.procedure)
  if (!version.plan) throw conflict('dossier.noProcess')
  const [uploads, units, draft] = await Promise.all([
    store.listUploads(ctx, accountId, [...new Set(input.papers.map((p) => p.sha256))]), listUnits(ctx),
    input.draftId && isId(input.draftId) ? store.findDraft(ctx.db, ctx.agency.id, accountId, input.draftId) : undefined,
  ])
  const { applicant: parties, caseKey, answers, papers } = readFiling(version, input, uploads, { filedOn: dayOf(ctx.now), calendar: await getCalendar(ctx) })
  const change = file({
    agency: ctx.agency, procedureId: version.procedureId, versionId: version.id, caseKey, channel: input.channel,
    accountId: input.channel === 'online' ? accountId : null, applicant: parties, answers, papers,
    searchKey: searchKeyOf(parties), unitId: resolvingUnit(units, version), plan: version.plan,
    clock: await clockFor(ctx, version, caseKey, input.channel), places: placesIn(units), now: ctx.now,
    dropDraft: draft?.id,
  })
  const request = { procedure: input.procedure, channel: input.channel, answers: input.answers, papers: input.papers, counted: input.counted ?? [] }
  return commit(ctx, { id: newId(ctx.now), revision: 0 }, change, { actorId: accountId, key: idempotencyKey, request })
}

/** What the search of staff finds a dossier by: names, phones, identities, without marks. */
export const searchKeyOf = ({ owner, submitter }: Applicant): string =>
  searchKey([owner.name, owner.phone, owner.identity, submitter === owner ? '' : `${submitter.name} ${submitter.phone ?? ''}`].filter(Boolean).join(' ')).slice(0, 400)

type Read = { applicant: Applicant; caseKey: string | null; answers: Record<string, unknown>; papers: Omit<FiledPaper, 'id' | 'round' | 'at'>[] }

function readFiling(version: Version, input: Filing, uploads: readonly store.Upload[], { filedOn, calendar }: { filedOn: Day; calendar: WorkingCalendar }): Read {
  const { definition } = version
  const { values, problems } = validateForm(filingForm(definition), input.answers)
  const { applicant: parties, caseKey, answers } = readAnswers(values)
  const all: FieldProblem[] = [...problems]
  // What comes to the counter or by post is there: the officer who looks at it is told, and decides.
  if (input.channel === 'online') all.push(...windowProblems(definition, { caseKey, answers, filedOn }, calendar))
  const byHash = new Map(uploads.map((upload) => [upload.sha256, upload]))
  const asked = papersOfFiling(definition, caseKey)
  for (const paper of input.papers) {
    if (!byHash.has(paper.sha256)) all.push({ field: `paper.${paper.paper}`, code: 'dossier.fileGone' })
    else if (!asked.some((one) => one.key === paper.paper)) all.push({ field: `paper.${paper.paper}`, code: 'dossier.paperUnknown' })
  }
  for (const key of missingPapers(definition, caseKey, input.channel, input.papers.map((p) => p.paper))) {
    all.push({ field: `paper.${key}`, code: 'dossier.paperMissing', params: { name: asked.find((p) => p.key === key)?.name ?? key } })
  }
  if (all.length > 0) throw invalid('dossier.filingIncomplete', all, { count: all.length })

  const counts = new Map((input.counted ?? []).map((c) => [c.paper, c]))
  const papers = asked.flatMap((paper) => {
    const files = input.papers.filter((p) => p.paper === paper.key).map((p) => byHash.get(p.sha256))
    const counted = counts.get(paper.key)
    const copies = counted ?? { originals: 0, certifiedCopies: 0, plainCopies: files.length > 0 ? 1 : 0 }
    const row = { paperKey: paper.key, name: paper.name, originals: copies.originals, certifiedCopies: copies.certifiedCopies, plainCopies: copies.plainCopies }
    if (files.length === 0) return counted && counted.originals + counted.certifiedCopies + counted.plainCopies > 0 ? [{ ...row, sha256: null, fileName: null, size: null, mediaType: null }] : []
    return files.map((f, i) => ({ ...row, ...(i > 0 ? { originals: 0, certifiedCopies: 0, plainCopies: 1 } : {}), sha256: f?.sha256 ?? null, fileName: f?.fileName ?? null, size: f?.size ?? null, mediaType: f?.mediaType ?? null }))
  })
  return { applicant: parties, caseKey, answers, papers }
}

/** Characters of the answers of a draft: far more than any form takes, far less than fills a disk. */
const LARGEST_DRAFT = 1_000_000

export type DraftInput = { id?: string | undefined; procedure: string; answers: Record<string, unknown>; papers: store.Draft['papers'] }

/** Keeps what was typed and sent so far (lưu và làm tiếp sau); answers the draft. */
export async function saveDraft(ctx: Ctx, input: DraftInput): Promise<store.Draft> {
  const { accountId } = loggedIn(ctx)
  if (JSON.stringify(input.answers).length > LARGEST_DRAFT) throw new Refusal(413, 'input.tooLarge', { params: { limit: '1 MB' } })
  const id = input.id && isId(input.id) ? input.id : newId(ctx.now)
  const draft: store.Draft = { id, procedureCode: input.procedure, answers: input.answers, papers: input.papers, updatedAt: ctx.now }
  await store.upsertDraft(ctx.db, ctx.agency.id, accountId, draft)
  return draft
}

/** A draft of one's own. */
export async function getDraft(ctx: Ctx, id: string): Promise<store.Draft> {
  const { accountId } = loggedIn(ctx)
  const draft = isId(id) ? await store.findDraft(ctx.db, ctx.agency.id, accountId, id) : undefined
  if (!draft) throw notFound('dossier.noDraft')
  return draft
}

/** The own drafts, newest first. */
export async function listDrafts(ctx: Ctx): Promise<store.Draft[]> {
  const { accountId } = loggedIn(ctx)
  return store.listDrafts(ctx.db, ctx.agency.id, accountId)
}

/** Throws a draft away. */
export async function dropDraft(ctx: Ctx, id: string): Promise<void> {
  const { accountId } = loggedIn(ctx)
  if (!isId(id) || (await store.deleteDraft(ctx.db, ctx.agency.id, accountId, id)) === 0) throw notFound('dossier.noDraft')
}
