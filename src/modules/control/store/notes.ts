import { json, sql, type Db } from '../../../platform/db.ts'
import type { ChangeNote, Confirmation, NoteLine } from '../model/note.ts'

const note = sql`
  n.id, n.procedure_key as key, n.procedure_code as code, n.procedure_name as name, n.field, n.version_id, n.number, n.valid_from, n.changes, n.roles,
  n.parts, n.summary, n.decision, n.hands, n.unit_id, n.written_at`

/** What an act on a step asks of a note. */
export type KnownNote = Pick<ChangeNote, 'id' | 'number' | 'roles' | 'unitId' | 'field'> & { steps: string[] }

/** The notes of a procedure up to a version, the oldest first; those of before notes were written have no steps. */
export const listKnown = (db: Db, agencyId: string, procedureId: string, number: number): Promise<KnownNote[]> =>
  db.many(sql`
    select id, number, steps, roles, unit_id, field from control.notes
    where agency_id = ${agencyId} and procedure_id = ${procedureId} and number <= ${number} order by number`)

/** The same to be read, the newest first. */
export const listUpTo = (db: Db, agencyId: string, procedureId: string, number: number): Promise<ChangeNote[]> =>
  db.many(sql`
    select ${note} from control.notes n
    where n.agency_id = ${agencyId} and n.procedure_id = ${procedureId} and n.number <= ${number} and n.changes is not null order by n.number desc`)

export const findNote = (db: Db, agencyId: string, id: string): Promise<ChangeNote | undefined> =>
  db.maybe(sql`select ${note} from control.notes n where n.agency_id = ${agencyId} and n.id = ${id} and n.changes is not null`)

/** The latest notes with how many read them, whoever they ask. */
export const listNotes = (db: Db, agencyId: string, limit: number): Promise<(ChangeNote & { confirmed: string[] })[]> =>
  db.many(sql`
    select ${note}, array(select c.account_id::text from control.note_confirmations c where c.agency_id = n.agency_id and c.note_id = n.id) as confirmed
    from control.notes n where n.agency_id = ${agencyId} and n.changes is not null order by n.written_at desc, n.number desc limit ${limit}`)

type ForSomebody = { accountId: string; roles: readonly string[]; limit: number }

const forSomebody = (agencyId: string, { accountId, roles, limit }: ForSomebody) => sql`
    from control.notes n
    left join control.note_confirmations c on c.agency_id = n.agency_id and c.note_id = n.id and c.account_id = ${accountId}
    where n.agency_id = ${agencyId} and n.changes is not null and (n.roles && ${[...roles]}::text[] or c.at is not null)
    order by n.written_at desc, n.number desc limit ${limit}`

/** Notes that ask one of these roles, or that this person confirmed; the latest first. */
export const listNotesFor = (db: Db, agencyId: string, whose: ForSomebody): Promise<(ChangeNote & NoteLine)[]> =>
  db.many(sql`select ${note}, n.steps, c.at as confirmed_at ${forSomebody(agencyId, whose)}`)

/** The same notes without what stands in them: to count by. */
export const listLinesFor = (db: Db, agencyId: string, whose: ForSomebody): Promise<NoteLine[]> =>
  db.many(sql`select n.procedure_key as key, n.number, n.valid_from, n.field, n.roles, n.unit_id, n.steps, c.at as confirmed_at ${forSomebody(agencyId, whose)}`)

type Written = ChangeNote & { procedureId: string; steps: string[] }

/** False when the version has its note already. */
export const insertNote = async (db: Db, agencyId: string, one: Written): Promise<boolean> =>
  (await db.run(sql`
    insert into control.notes (agency_id, id, procedure_id, procedure_key, procedure_code, procedure_name, field, version_id, number, valid_from, changes, steps, roles, parts, summary, decision, hands, unit_id, written_at)
    values (${agencyId}, ${one.id}, ${one.procedureId}, ${one.key}, ${one.code}, ${one.name}, ${one.field}, ${one.versionId}, ${one.number}, ${one.validFrom}::date,
      ${json(one.changes)}::jsonb, ${one.steps}::text[], ${one.roles}::text[], ${one.parts}, ${one.summary}, ${one.decision}, ${json(one.hands)}::jsonb, ${one.unitId}::uuid, ${one.writtenAt})
    on conflict (agency_id, procedure_id, number) do nothing`)) > 0

export const listConfirmations = (db: Db, agencyId: string, noteId: string): Promise<Confirmation[]> =>
  db.many(sql`select account_id, name, title, at from control.note_confirmations where agency_id = ${agencyId} and note_id = ${noteId} order by at, account_id`)

export const hasConfirmed = async (db: Db, agencyId: string, noteId: string, accountId: string): Promise<boolean> =>
  (await db.maybe(sql`select from control.note_confirmations where agency_id = ${agencyId} and note_id = ${noteId} and account_id = ${accountId}`)) !== undefined

/** False when this person confirmed it before: the first time stays. */
export const insertConfirmation = async (db: Db, agencyId: string, noteId: string, by: Confirmation): Promise<boolean> =>
  (await db.run(sql`
    insert into control.note_confirmations (agency_id, note_id, account_id, name, title, at)
    values (${agencyId}, ${noteId}, ${by.accountId}, ${by.name}, ${by.title}, ${by.at}) on conflict do nothing`)) > 0
