import type { Ctx } from '../../../platform/ctx.ts'
import { json, sql, type Db } from '../../../platform/db.ts'

/** A file somebody sent and may name in a filing (tệp đã gửi). */
export type Upload = { sha256: string; fileName: string; size: number; mediaType: string }

export async function insertUpload({ db, agency, files, now }: Ctx, accountId: string, upload: Upload): Promise<void> {
  await db.run(sql`
    insert into dossiers.uploads (agency_id, account_id, sha256, file_name, size, media_type, at)
    values (${agency.id}, ${accountId}, ${upload.sha256}, ${upload.fileName}, ${upload.size}, ${upload.mediaType}, ${now})
    on conflict (agency_id, account_id, sha256) do update set file_name = excluded.file_name, at = excluded.at`)
  sentLately.get(files)?.delete(keyOf(agency.id, accountId, upload.sha256))
}

// A file is named in drafts and in the filing soon after it was sent. The sweep takes only what is weeks old, so what was
// sent in the last day is surely there, and this process asks for it once a minute.
type Sent = Upload & { at: Date }
const sentLately = new WeakMap<object, Map<string, { sent: Sent; askedAt: number }>>()
const MINUTE = 60_000
const DAY = 86_400_000
const MOST_KEPT = 5_000

const keyOf = (agencyId: string, accountId: string, sha256: string): string => `${agencyId} ${accountId} ${sha256}`

/** Files an account has sent, by their hashes; what it has not sent is left out. */
export async function listUploads({ db, agency, files, now }: Ctx, accountId: string, hashes: readonly string[]): Promise<Upload[]> {
  const kept = sentLately.get(files) ?? new Map<string, { sent: Sent; askedAt: number }>()
  sentLately.set(files, kept)
  const known = hashes.flatMap((sha256) => {
    const found = kept.get(keyOf(agency.id, accountId, sha256))
    return found && now.getTime() - found.askedAt < MINUTE && now.getTime() - found.sent.at.getTime() < DAY ? [found.sent] : []
  })
  const unknown = hashes.filter((sha256) => !known.some((sent) => sent.sha256 === sha256))
  if (unknown.length === 0) return known
  const asked = await db.many<Sent>(sql`
    select sha256, file_name, size, media_type, at from dossiers.uploads
    where agency_id = ${agency.id} and account_id = ${accountId} and sha256 = any(${unknown}::text[])`)
  if (kept.size + asked.length > MOST_KEPT) kept.clear()
  for (const sent of asked) kept.set(keyOf(agency.id, accountId, sent.sha256), { sent, askedAt: now.getTime() })
  return [...known, ...asked]
}

/** Bytes of everything an account has sent and that was not swept yet. */
export const sumUploads = async (db: Db, agencyId: string, accountId: string): Promise<number> =>
  (await db.one<{ sum: number }>(sql`select coalesce(sum(size), 0)::bigint as sum from dossiers.uploads where agency_id = ${agencyId} and account_id = ${accountId}`)).sum

/** Bytes of what an account has sent and that is in none of its dossiers. */
export const sumUnfiled = async (db: Db, agencyId: string, accountId: string): Promise<number> =>
  (await db.one<{ sum: number }>(sql`
    select coalesce(sum(u.size), 0)::bigint as sum from dossiers.uploads u
    where u.agency_id = ${agencyId} and u.account_id = ${accountId} and u.sha256 not in (
      select p.sha256 from dossiers.dossiers d join dossiers.papers p on p.agency_id = d.agency_id and p.dossier_id = d.id
      where d.agency_id = ${agencyId} and d.account_id = ${accountId} and p.sha256 is not null)`)).sum

/** Forgets files that were sent before an instant, but for those a draft of the same account names; answers their hashes. */
export const deleteOldUploads = async (db: Db, agencyId: string, before: Date): Promise<string[]> =>
  (await db.many<{ sha256: string }>(sql`
    delete from dossiers.uploads u where u.agency_id = ${agencyId} and u.at < ${before} and not exists (
      select from dossiers.drafts d, jsonb_array_elements(d.papers) p
      where d.agency_id = u.agency_id and d.account_id = u.account_id and p->>'sha256' = u.sha256)
    returning u.sha256`)).map((row) => row.sha256)

/** Those of some files that anything of the agency still names: a paper, a document, a file sent lately. One pass over the papers a night. */
export const listNamed = async (db: Db, agencyId: string, hashes: readonly string[]): Promise<string[]> =>
  (await db.many<{ sha256: string }>(sql`
    select sha256 from dossiers.papers where agency_id = ${agencyId} and sha256 = any(${[...hashes]}::text[])
    union select sha256 from dossiers.documents where agency_id = ${agencyId} and sha256 = any(${[...hashes]}::text[])
    union select sha256 from dossiers.uploads where agency_id = ${agencyId} and sha256 = any(${[...hashes]}::text[])`)).map((row) => row.sha256)

/** What was typed and sent so far (bản nháp). */
export type Draft = {
  id: string
  procedureCode: string
  answers: Record<string, unknown>
  papers: { paperKey: string; sha256: string; fileName: string; size: number; mediaType: string }[]
  updatedAt: Date
}

export const findDraft = (db: Db, agencyId: string, accountId: string, id: string): Promise<Draft | undefined> =>
  db.maybe(sql`
    select id, procedure_code, answers, papers, updated_at from dossiers.drafts
    where agency_id = ${agencyId} and account_id = ${accountId} and id = ${id}`)

export const listDrafts = (db: Db, agencyId: string, accountId: string): Promise<Draft[]> =>
  db.many(sql`
    select id, procedure_code, answers, papers, updated_at from dossiers.drafts
    where agency_id = ${agencyId} and account_id = ${accountId} order by updated_at desc limit 50`)

export const upsertDraft = (db: Db, agencyId: string, accountId: string, draft: Draft): Promise<number> =>
  db.run(sql`
    insert into dossiers.drafts (agency_id, account_id, id, procedure_code, answers, papers, updated_at)
    values (${agencyId}, ${accountId}, ${draft.id}, ${draft.procedureCode}, ${json(draft.answers)}, ${json(draft.papers)}, ${draft.updatedAt})
    on conflict (agency_id, account_id, id) do update set answers = excluded.answers, papers = excluded.papers, updated_at = excluded.updated_at`)

export const deleteDraft = (db: Db, agencyId: string, accountId: string, id: string): Promise<number> =>
  db.run(sql`delete from dossiers.drafts where agency_id = ${agencyId} and account_id = ${accountId} and id = ${id}`)
