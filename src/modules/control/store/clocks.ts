import { json, sql, type Db } from '../../../platform/db.ts'
import type { Fact, Matter } from '../model/matter.ts'

type Row = Omit<Matter, 'facts'> & { facts: (Omit<Fact, 'at'> & { at: string })[] }
const read = ({ facts, ...rest }: Row): Matter => ({ ...rest, facts: facts.map((fact) => ({ ...fact, at: new Date(fact.at) })) })

const matter = sql`
  m.id, m.title, m.number, m.issuer, m.procedures, m.created_at, m.created_by_name,
  (select coalesce(jsonb_agg(jsonb_build_object('kind', f.kind, 'on', f.on_day, 'note', f.note, 'versions', f.versions, 'at', f.at, 'byName', f.by_name) order by f.seq), '[]')
    from control.facts f where f.agency_id = m.agency_id and f.matter_id = m.id) as facts`

/** Matters with what happened in them, the latest first. */
export const listMatters = async (db: Db, agencyId: string): Promise<Matter[]> =>
  (await db.many<Row>(sql`select ${matter} from control.matters m where m.agency_id = ${agencyId} order by m.created_at desc, m.id desc limit 5000`)).map(read)

export async function findMatter(db: Db, agencyId: string, id: string): Promise<Matter | undefined> {
  const row = await db.maybe<Row>(sql`select ${matter} from control.matters m where m.agency_id = ${agencyId} and m.id = ${id}`)
  return row && read(row)
}

/** Holds a matter until the transaction ends, so that facts come one after the other. */
export const lockMatter = (db: Db, agencyId: string, id: string): Promise<{ id: string } | undefined> =>
  db.maybe(sql`select id from control.matters where agency_id = ${agencyId} and id = ${id} for no key update`)

type By = { id: string | null; name: string; at: Date }
type Made = Pick<Matter, 'id' | 'title' | 'number' | 'issuer' | 'procedures'>

export const insertMatter = (db: Db, agencyId: string, made: Made, by: By): Promise<number> =>
  db.run(sql`
    insert into control.matters (agency_id, id, title, number, issuer, procedures, created_at, created_by, created_by_name)
    values (${agencyId}, ${made.id}, ${made.title}, ${made.number}, ${made.issuer}, ${made.procedures}::text[], ${by.at}, ${by.id}, ${by.name})`)

export const insertFact = (db: Db, agencyId: string, matterId: string, fact: Pick<Fact, 'kind' | 'on' | 'note' | 'versions'>, by: By): Promise<number> =>
  db.run(sql`
    insert into control.facts (agency_id, matter_id, seq, kind, on_day, note, versions, at, by_id, by_name)
    select ${agencyId}, ${matterId}, coalesce(max(f.seq), 0) + 1, ${fact.kind}, ${fact.on}::date, ${fact.note}, ${json(fact.versions)}::jsonb, ${by.at}, ${by.id}::uuid, ${by.name}
    from control.facts f where f.agency_id = ${agencyId} and f.matter_id = ${matterId}`)

/** Notes that a warning is given; false when it was given before. */
export const insertWarning = async (db: Db, agencyId: string, one: { matterId: string; clock: string; kind: 'near' | 'missed'; dueOn: string; at: Date }): Promise<boolean> =>
  (await db.run(sql`
    insert into control.warnings (agency_id, matter_id, clock, kind, due_on, at)
    values (${agencyId}, ${one.matterId}, ${one.clock}, ${one.kind}, ${one.dueOn}::date, ${one.at})
    on conflict do nothing`)) > 0
