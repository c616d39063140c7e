import { json, sql, type Db } from '../../../platform/db.ts'
import type { DraftState } from '../model/draft.ts'
import type { Confirmed, Decision, DoneBy, Life, NewDecision, Publication } from '../model/life.ts'

type LifeRow = Omit<Life, 'submitted' | 'reviewed' | 'approved'> & Record<`${'submitted' | 'reviewed' | 'approved'}${'At'}`, Date | null> & Record<string, unknown>

const read = (row: LifeRow, who: 'submitted' | 'reviewed' | 'approved'): DoneBy | null => {
  const at = row[`${who}At`]
  return at ? { at, id: row[`${who}By`] as string | null, name: row[`${who}ByName`] as string, title: row[`${who}ByTitle`] as string } : null
}

/** How far a draft has come; held until the transaction ends with `hold`. */
export async function findLife(db: Db, agencyId: string, id: string, hold = false): Promise<(Life & { revision: number; key: string; createdBy: string | null }) | undefined> {
  if (hold) await db.maybe(sql`select from procedures.drafts where agency_id = ${agencyId} and id = ${id} for update`)
  const row = await db.maybe<LifeRow & { revision: number; key: string; createdBy: string | null }>(sql`
    select d.state, d.kind, d.revision, d.procedure_key as key, d.created_by, d.returned_reason, d.confirmed, d.version_id,
      d.submitted_at, d.submitted_by, d.submitted_by_name, d.submitted_by_title, d.reviewed_at, d.reviewed_by, d.reviewed_by_name, d.reviewed_by_title,
      d.approved_at, d.approved_by, d.approved_by_name, d.approved_by_title,
      d.editors::text[] as editors
    from procedures.drafts d where d.agency_id = ${agencyId} and d.id = ${id}`)
  if (!row) return undefined
  const { state, kind, editors, returnedReason, confirmed, versionId, revision, key, createdBy } = row
  return { state, kind, editors, returnedReason, confirmed, versionId, revision, key, createdBy, submitted: read(row, 'submitted'), reviewed: read(row, 'reviewed'), approved: read(row, 'approved') }
}

/** Sent for approval anew: what was said before about it no longer holds. */
export const submitDraft = (db: Db, agencyId: string, id: string, by: DoneBy, confirmed: readonly Confirmed[]): Promise<number> =>
  db.run(sql`
    update procedures.drafts
    set state = 'inReview', revision = revision + 1, confirmed = ${json(confirmed)}::jsonb, returned_reason = null,
      editors = case when ${by.id}::uuid is null or ${by.id}::uuid = any(editors) then editors else editors || ${by.id}::uuid end,
      submitted_at = ${by.at}, submitted_by = ${by.id}, submitted_by_name = ${by.name}, submitted_by_title = ${by.title},
      reviewed_at = null, reviewed_by = null, reviewed_by_name = null, reviewed_by_title = null,
      approved_at = null, approved_by = null, approved_by_name = null, approved_by_title = null
    where agency_id = ${agencyId} and id = ${id}`)

export const reviewDraft = (db: Db, agencyId: string, id: string, by: DoneBy): Promise<number> =>
  db.run(sql`
    update procedures.drafts set revision = revision + 1, reviewed_at = ${by.at}, reviewed_by = ${by.id}, reviewed_by_name = ${by.name}, reviewed_by_title = ${by.title}
    where agency_id = ${agencyId} and id = ${id}`)

export const approveDraft = (db: Db, agencyId: string, id: string, by: DoneBy): Promise<number> =>
  db.run(sql`
    update procedures.drafts set state = 'approved', revision = revision + 1, approved_at = ${by.at}, approved_by = ${by.id}, approved_by_name = ${by.name}, approved_by_title = ${by.title}
    where agency_id = ${agencyId} and id = ${id}`)

/** To be edited again; `reason`: why somebody gave it back, null when its writer took it back. */
export const returnDraft = (db: Db, agencyId: string, id: string, reason: string | null): Promise<number> =>
  db.run(sql`update procedures.drafts set state = 'draft', revision = revision + 1, returned_reason = ${reason} where agency_id = ${agencyId} and id = ${id}`)

export const closeDraft = (db: Db, agencyId: string, id: string, state: DraftState, versionId: string | null): Promise<number> =>
  db.run(sql`update procedures.drafts set state = ${state}, revision = revision + 1, version_id = ${versionId} where agency_id = ${agencyId} and id = ${id}`)

export const insertDecision = (db: Db, agencyId: string, id: string, decision: NewDecision, at: Date, by: string | null): Promise<number> =>
  db.run(sql`
    insert into procedures.decisions (agency_id, id, number, signed_on, signer, signer_title, at, by_id)
    values (${agencyId}, ${id}, ${decision.number}, ${decision.signedOn}::date, ${decision.signer}, ${decision.signerTitle}, ${at}, ${by})
    on conflict (agency_id, number, signed_on) do nothing`)

type PublicationRow = Pick<Publication, 'versionId' | 'kind' | 'fromDay' | 'summary' | 'drafter' | 'reviewer' | 'approver'> & { draftId: string; procedureId: string; decisionId: string | null; at: Date }

export const insertPublication = (db: Db, agencyId: string, one: PublicationRow): Promise<number> =>
  db.run(sql`
    insert into procedures.publications (agency_id, draft_id, procedure_id, version_id, decision_id, kind, from_day, summary, drafter, reviewer, approver, at)
    values (${agencyId}, ${one.draftId}, ${one.procedureId}, ${one.versionId}, ${one.decisionId}, ${one.kind}, ${one.fromDay}::date, ${one.summary},
      ${json(one.drafter)}::jsonb, ${one.reviewer && json(one.reviewer)}::jsonb, ${one.approver && json(one.approver)}::jsonb, ${one.at})`)

export const abolishProcedure = (db: Db, agencyId: string, key: string, from: string): Promise<number> =>
  db.run(sql`update procedures.procedures set abolished_from = ${from}::date where agency_id = ${agencyId} and key = ${key}`)

export const procedureIdOf = async (db: Db, agencyId: string, key: string): Promise<string> =>
  (await db.one<{ id: string }>(sql`select id from procedures.procedures where agency_id = ${agencyId} and key = ${key}`)).id

type Stored = Omit<Publication, 'decision'> & { number: string | null; signedOn: string; signer: string; signerTitle: string }
const revive = (by: DoneBy): DoneBy => ({ ...by, at: new Date(by.at) })

/** How each version of a procedure came into force, oldest first. */
export async function listPublications(db: Db, agencyId: string, key: string): Promise<Publication[]> {
  const rows = await db.many<Stored>(sql`
    select p.version_id, p.kind, p.from_day, p.summary, p.drafter, p.reviewer, p.approver, d.number, d.signed_on, d.signer, d.signer_title
    from procedures.procedures named
    join procedures.publications p on p.agency_id = named.agency_id and p.procedure_id = named.id
    left join procedures.decisions d on d.agency_id = p.agency_id and d.id = p.decision_id
    where named.agency_id = ${agencyId} and named.key = ${key} order by p.from_day`)
  return rows.map(({ number, signedOn, signer, signerTitle, ...rest }) => ({
    ...rest, drafter: revive(rest.drafter), reviewer: rest.reviewer && revive(rest.reviewer), approver: rest.approver && revive(rest.approver),
    decision: number === null ? null : { number, signedOn, signer, title: signerTitle },
  }))
}

/** Publication decisions with what each did, the latest first. */
export const listDecisions = (db: Db, agencyId: string): Promise<Decision[]> =>
  db.many(sql`
    select d.id, d.number, d.signed_on, d.signer, d.signer_title,
      jsonb_agg(jsonb_build_object('key', named.key, 'name', s.name, 'kind', p.kind, 'fromDay', p.from_day, 'versionNumber', v.number, 'summary', p.summary) order by named.key) as items
    from procedures.decisions d
    join procedures.publications p on p.agency_id = d.agency_id and p.decision_id = d.id
    join procedures.procedures named on named.agency_id = p.agency_id and named.id = p.procedure_id
    join procedures.drafts f on f.agency_id = p.agency_id and f.id = p.draft_id
    join procedures.draft_steps s on s.agency_id = f.agency_id and s.draft_id = f.id and s.step = f.step
    left join procedures.versions v on v.agency_id = p.agency_id and v.id = p.version_id
    where d.agency_id = ${agencyId} group by d.agency_id, d.id, d.number, d.signed_on, d.signer, d.signer_title
    order by d.signed_on desc, d.number limit 500`)

/** Keys of the procedures that a decision publishes. */
export const keysOfDecision = async (db: Db, agencyId: string, id: string): Promise<string[]> =>
  (await db.many<{ key: string }>(sql`
    select named.key from procedures.publications p join procedures.procedures named on named.agency_id = p.agency_id and named.id = p.procedure_id
    where p.agency_id = ${agencyId} and p.decision_id = ${id} order by named.key`)).map(({ key }) => key)
