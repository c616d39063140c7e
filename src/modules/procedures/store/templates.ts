import { sql, type Db } from '../../../platform/db.ts'
import type { TemplateFile } from '../model/template.ts'

type By = { id: string | null; name: string; at: Date }

/** The first name a content came under stays; a definition keeps the name of its own. Answers how many are new. */
export const insertTemplate = (db: Db, agencyId: string, id: string, file: TemplateFile, by: By): Promise<number> =>
  db.run(sql`
    insert into procedures.template_files (agency_id, id, sha256, name, type, size, at, by_id, by_name)
    values (${agencyId}, ${id}, ${file.sha256}, ${file.name}, ${file.type}, ${file.size}, ${by.at}, ${by.id}, ${by.name})
    on conflict (agency_id, sha256) do nothing`)

export const findTemplate = (db: Db, agencyId: string, sha256: string): Promise<TemplateFile | undefined> =>
  db.maybe(sql`select sha256, name, type, size from procedures.template_files where agency_id = ${agencyId} and sha256 = ${sha256}`)

/** Those of some hashes that are templates of the agency. */
export const listTemplates = async (db: Db, agencyId: string, hashes: readonly string[]): Promise<string[]> =>
  hashes.length === 0 ? [] : (await db.many<{ sha256: string }>(sql`
    select sha256 from procedures.template_files where agency_id = ${agencyId} and sha256 = any(${[...hashes]}::text[])`)).map(({ sha256 }) => sha256)
