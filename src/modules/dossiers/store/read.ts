import { raw, sql, type Db, type Sql } from '../../../platform/db.ts'
import type { Dossier, FiledPaper, IssuedDocument, LedgerLine, SupplementRequest, Task } from '../model/dossier.ts'

/** Which dossiers a person may see, as a condition on the row `d`: what is not theirs does not exist. */
export type Sight =
  | { see: 'all' }
  /** Those of the units, and those with work for this person. */
  | { see: 'units'; unitIds: string[]; accountId: string }
  | { see: 'own'; accountId: string }

/** The condition of a sight. */
export function seenBy(agencyId: string, sight: Sight): Sql {
  if (sight.see === 'all') return sql`d.agency_id = ${agencyId}`
  if (sight.see === 'own') return sql`d.agency_id = ${agencyId} and d.account_id = ${sight.accountId}`
  return sql`d.agency_id = ${agencyId} and (d.unit_id = any(${sight.unitIds}::uuid[]) or d.handler_id = ${sight.accountId} or exists (
    select from dossiers.tasks t where t.agency_id = d.agency_id and t.dossier_id = d.id and (t.assignee_id = ${sight.accountId} or t.unit_id = any(${sight.unitIds}::uuid[]))))`
}

export const dossierColumns = sql`d.id, d.code, d.revision, d.procedure_id, d.version_id, d.clock_version_id, d.case_key, d.channel, d.business, d.supplement, d.delivery, d.account_id,
  d.applicant, d.answers, d.filed_at, d.accepted_at, d.finished_at, d.returned_at, d.due_at, d.due_on, d.paused_at, d.unit_id, d.handler_id, d.state, d.context`

/** A dossier with everything that belongs to it, as one row. */
export type Whole = { dossier: Dossier; tasks: Task[]; ledger: LedgerLine[]; papers: FiledPaper[]; supplements: SupplementRequest[]; documents: IssuedDocument[] }

type Raw = Dossier & { parts: { tasks: Task[]; ledger: LedgerLine[]; papers: FiledPaper[]; supplements: SupplementRequest[]; documents: IssuedDocument[] } }

const rowsOf = (table: string, columns: Sql, order: string): Sql =>
  sql`coalesce((select jsonb_agg(to_jsonb(x) order by x.${raw(order)}) from (select ${columns} from ${raw(table)} where agency_id = d.agency_id and dossier_id = d.id) x), '[]'::jsonb)`

const parts = sql`jsonb_build_object(
  'tasks', ${rowsOf('dossiers.tasks', sql`id, dossier_id as "dossierId", step_id as "stepId", step_name as "stepName", step_number as "stepNumber", unit_id as "unitId", role, assignee_id as "assigneeId", opened_at as "openedAt", due_at as "dueAt", closed_at as "closedAt", closed_by as "closedBy", outcome, note`, '"openedAt"')},
  'ledger', ${rowsOf('dossiers.ledger', sql`seq, kind, at, policy, term, reason, legal_basis as "legalBasis"`, 'seq')},
  'papers', ${rowsOf('dossiers.papers', sql`id, paper_key as "paperKey", name, originals, certified_copies as "certifiedCopies", plain_copies as "plainCopies", sha256, file_name as "fileName", size, media_type as "mediaType", round, at`, 'id')},
  'supplements', ${rowsOf('dossiers.supplements', sql`id, stage, reason, legal_basis as "legalBasis", items, deadline, requested_at as "requestedAt", sent_at as "sentAt", fulfilled_at as "fulfilledAt"`, 'id')},
  'documents', ${rowsOf('dossiers.documents', sql`id, kind, title, number, data, sha256, size, issued_at as "issuedAt"`, 'id')})`

const instant = (text: unknown): Date => new Date(text as string)
const maybeInstant = (text: unknown): Date | null => (text == null ? null : new Date(text as string))

function whole(row: Raw): Whole {
  const { parts: p, ...dossier } = row
  return {
    dossier,
    tasks: p.tasks.map((t) => ({ ...t, openedAt: instant(t.openedAt), dueAt: maybeInstant(t.dueAt), closedAt: maybeInstant(t.closedAt) })),
    ledger: p.ledger.map((l) => ({ ...l, at: instant(l.at) })),
    papers: p.papers.map((x) => ({ ...x, at: instant(x.at) })),
    supplements: p.supplements.map((x) => ({ ...x, requestedAt: instant(x.requestedAt), sentAt: maybeInstant(x.sentAt), fulfilledAt: maybeInstant(x.fulfilledAt) })),
    documents: p.documents.map((x) => ({ ...x, issuedAt: instant(x.issuedAt) })),
  }
}

/** The dossier of a code with all its parts, in one round trip; undefined when it is not there for this person. */
export async function findWhole(db: Db, agencyId: string, sight: Sight, by: { code: string } | { id: string }): Promise<Whole | undefined> {
  const key = 'code' in by ? sql`d.code = ${by.code}` : sql`d.id = ${by.id}`
  const row = await db.maybe<Raw>(sql`select ${dossierColumns}, ${parts} as parts from dossiers.dossiers d where ${seenBy(agencyId, sight)} and ${key}`)
  return row && whole(row)
}

/** Code and degree of completion: what everyone may know of a code (TT 01/2018/TT-VPCP Điều 16). */
export type Tracking = Pick<Dossier, 'id' | 'code' | 'business' | 'supplement' | 'delivery' | 'versionId' | 'filedAt' | 'state' | 'acceptedAt' | 'pausedAt' | 'accountId'>

export const findTracking = (db: Db, agencyId: string, code: string): Promise<Tracking | undefined> =>
  db.maybe(sql`
    select d.id, d.code, d.business, d.supplement, d.delivery, d.version_id, d.account_id, d.filed_at, d.accepted_at, d.paused_at, d.state
    from dossiers.dossiers d where d.agency_id = ${agencyId} and d.code = ${code}`)

export const findDocument = (db: Db, agencyId: string, dossierId: string, id: string): Promise<IssuedDocument | undefined> =>
  db.maybe(sql`
    select id, kind, title, number, data, sha256, size, issued_at from dossiers.documents
    where agency_id = ${agencyId} and dossier_id = ${dossierId} and id = ${id}`)

/** Keeps the PDF that was made of a document: once. */
export const updateDocumentFile = (db: Db, agencyId: string, id: string, file: { sha256: string; size: number }): Promise<number> =>
  db.run(sql`update dossiers.documents set sha256 = ${file.sha256}, size = ${file.size} where agency_id = ${agencyId} and id = ${id} and sha256 is null`)

/** Open dossiers whose clock runs and that a change of these days can move: accepted before the last of them. */
export const listRunning = (db: Db, agencyId: string, afterId: string | null, limit: number): Promise<{ id: string }[]> =>
  db.many(sql`
    select id from dossiers.dossiers where agency_id = ${agencyId} and business = 'processing' and accepted_at is not null
      and (${afterId}::uuid is null or id > ${afterId}::uuid) order by id limit ${limit}`)

/** Open dossiers of a procedure that are under another version than this one, in the order in which they came. */
export const listOnOtherVersions = (db: Db, agencyId: string, procedureId: string, versionId: string): Promise<{ id: string }[]> =>
  db.many(sql`
    select id from dossiers.dossiers where agency_id = ${agencyId} and procedure_id = ${procedureId} and version_id <> ${versionId}
      and business in ('filed', 'processing') order by id limit 5000`)

/** Names of officers, for a page that shows who did what. */
export const namesOf = (db: Db, ids: readonly string[]): Promise<{ id: string; name: string }[]> =>
  ids.length === 0 ? Promise.resolve([]) : db.many(sql`select id, name from people.accounts where id = any(${[...ids]}::uuid[])`)
