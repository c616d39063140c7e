import { json, sql, type Db } from '../../../platform/db.ts'

/** A file somebody sent and may name in a filing (tệp đã gửi). */
export type Upload = { sha256: string; fileName: string; size: number; mediaType: string }

export const insertUpload = (db: Db, agencyId: string, accountId: string, upload: Upload, at: Date): Promise<number> =>
  db.run(sql`
    insert into dossiers.uploads (agency_id, account_id, sha256, file_name, size, media_type, at)
    values (${agencyId}, ${accountId}, ${upload.sha256}, ${upload.fileName}, ${upload.size}, ${upload.mediaType}, ${at})
    on conflict (agency_id, account_id, sha256) do update set file_name = excluded.file_name, at = excluded.at`)

export const listUploads = (db: Db, agencyId: string, accountId: string, hashes: readonly string[]): Promise<Upload[]> =>
  hashes.length === 0 ? Promise.resolve([]) : db.many(sql`
    select sha256, file_name, size, media_type from dossiers.uploads
    where agency_id = ${agencyId} and account_id = ${accountId} and sha256 = any(${[...hashes]}::text[])`)

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
