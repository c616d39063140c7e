import { json, sql, type Db } from '../../../platform/db.ts'
import type { Review, ReviewCost } from '../model/review.ts'

const review = sql`id, year, procedure_key as procedure, doer, done_by, reason, product, draft_id, base_version_id, cost`

export const listReviews = (db: Db, agencyId: string, year: number): Promise<Review[]> =>
  db.many(sql`select ${review} from control.reviews where agency_id = ${agencyId} and year = ${year} order by done_by, id`)

export const findReview = (db: Db, agencyId: string, id: string): Promise<Review | undefined> =>
  db.maybe(sql`select ${review} from control.reviews where agency_id = ${agencyId} and id = ${id}`)

type Made = Pick<Review, 'id' | 'year' | 'procedure' | 'doer' | 'doneBy' | 'reason' | 'product'>

/** False when the plan of the year has the procedure already. */
export const insertReview = async (db: Db, agencyId: string, made: Made, by: { id: string | null; name: string; at: Date }): Promise<boolean> =>
  (await db.run(sql`
    insert into control.reviews (agency_id, id, year, procedure_key, doer, done_by, reason, product, created_at, created_by, created_by_name)
    values (${agencyId}, ${made.id}, ${made.year}, ${made.procedure}, ${made.doer}, ${made.doneBy}::date, ${made.reason}, ${made.product}, ${by.at}, ${by.id}, ${by.name})
    on conflict (agency_id, year, procedure_key) do nothing`)) > 0

/** False when a proposal was begun before. */
export const setProposal = async (db: Db, agencyId: string, id: string, draftId: string, baseVersionId: string): Promise<boolean> =>
  (await db.run(sql`update control.reviews set draft_id = ${draftId}, base_version_id = ${baseVersionId} where agency_id = ${agencyId} and id = ${id} and draft_id is null`)) > 0

export const setCost = (db: Db, agencyId: string, id: string, cost: ReviewCost): Promise<number> =>
  db.run(sql`update control.reviews set cost = ${json(cost)}::jsonb where agency_id = ${agencyId} and id = ${id}`)

export const findPlan = (db: Db, agencyId: string, year: number): Promise<{ sentOn: string | null; sentNumber: string | null } | undefined> =>
  db.maybe(sql`select sent_on, sent_number from control.review_plans where agency_id = ${agencyId} and year = ${year}`)

export const upsertPlan = (db: Db, agencyId: string, year: number, sentOn: string, number: string): Promise<number> =>
  db.run(sql`
    insert into control.review_plans (agency_id, year, sent_on, sent_number) values (${agencyId}, ${year}, ${sentOn}::date, ${number})
    on conflict (agency_id, year) do update set sent_on = excluded.sent_on, sent_number = excluded.sent_number`)
