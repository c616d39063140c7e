import { allow, anyone } from '../../../platform/access.ts'
import { transact, type Ctx } from '../../../platform/ctx.ts'
import { hasSqlState, type Db } from '../../../platform/db.ts'
import { invalid, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { readInput } from '../../../platform/input.ts'
import { dayNumberOf, dayOf, dayOfNumber, formatDay } from '../../../platform/time.ts'
import { record } from '../../../platform/trail.ts'
import { agencyDetails, isAgencyCode, newCode, type Agency, type AgencyCode, type AgencyDetails, type NewCode } from '../model.ts'
import * as store from '../store.ts'
import { changing, kept } from './shelf.ts'

/** The agency an installation speaks for when nobody said another: the first one. Undefined when empty. */
export const defaultAgency = async (db: Db): Promise<Agency | undefined> => (await store.listAgencies(db))[0]

/** The agency with this present or former code; undefined if there is none. */
export function findAgency(ctx: Ctx, code: string): Promise<Agency | undefined> {
  anyone(ctx)
  return isAgencyCode(code) ? kept(ctx, `code:${code}`, () => store.findAgencyByCode(ctx.db, code)) : Promise.resolve(undefined)
}

/** All agencies of the installation. */
export function listAgencies(ctx: Ctx): Promise<Agency[]> {
  anyone(ctx)
  return kept(ctx, 'agencies', () => store.listAgencies(ctx.db))
}

/** Speaks for another agency: the same request, its rows only. */
export const asAgency = (ctx: Ctx, agency: Agency): Ctx => ({ ...ctx, agency, db: ctx.db.as(agency.id) })

/** Makes an agency with its first code. */
export function createAgency(ctx: Ctx, input: Omit<Agency, 'id'> & { validFrom: string }): Promise<Agency> {
  allow(ctx, 'organisation.manage')
  if (!isAgencyCode(input.code)) throw invalid('organisation.badCode', [{ field: 'code', code: 'organisation.badCode' }])
  return changing(ctx, transact(ctx, async (tx) => {
    const { validFrom, ...rest } = input
    const agency: Agency = { ...rest, id: newId(tx.now) }
    await store.insertAgency(tx.db, agency, validFrom)
    return agency
  }))
}

/** The agency as its administrator sees it: what it says of itself, and its codes, the present one first. */
export async function getAgency(ctx: Ctx): Promise<Agency & { codes: AgencyCode[] }> {
  allow(ctx, 'organisation.manage')
  const [agency, codes] = await Promise.all([store.findAgency(ctx.db, ctx.agency.id), store.listCodes(ctx.db, ctx.agency.id)])
  if (!agency) throw notFound('organisation.noAgency')
  return { ...agency, codes }
}

/** Changes what the agency says of itself; papers made before keep what they say. */
export async function changeAgency(ctx: Ctx, input: AgencyDetails): Promise<void> {
  allow(ctx, 'organisation.manage')
  const details = readInput(agencyDetails, input)
  await changing(ctx, transact(ctx, async (tx) => {
    await store.updateAgency(tx.db, tx.agency.id, details)
    await record(tx, { kind: 'organisation.agencyChanged', subject: { kind: 'agency', id: tx.agency.id }, detail: details })
  }))
}

/**
 * Gives the agency a new code (đổi mã định danh) from a day that has come; the old one stays known, so that old
 * papers still lead here.
 */
export async function renameCode(ctx: Ctx, input: NewCode): Promise<void> {
  allow(ctx, 'organisation.manage')
  const { code, validFrom, decision } = readInput(newCode, input)
  if (validFrom > dayOf(ctx.now)) throw invalid('organisation.codeInFuture', [{ field: 'validFrom', code: 'organisation.codeInFuture' }])
  const taken = () => invalid('organisation.codeTaken', [{ field: 'code', code: 'organisation.codeTaken', params: { code } }], { code })
  const work = transact(ctx, async (tx) => {
    const before = (await store.listCodes(tx.db, tx.agency.id)).find((one) => one.validTo === null)
    if (before && validFrom <= before.validFrom) {
      throw invalid('organisation.codeTooEarly', [{ field: 'validFrom', code: 'organisation.codeTooEarly', params: { day: formatDay(before.validFrom) } }], { day: formatDay(before.validFrom) })
    }
    await store.closeCode(tx.db, tx.agency.id, dayOfNumber((dayNumberOf(validFrom) ?? 0) - 1))
    await store.insertCode(tx.db, tx.agency.id, code, validFrom, decision)
    await record(tx, { kind: 'organisation.codeChanged', subject: { kind: 'agency', id: tx.agency.id }, detail: { code, validFrom, decision, before: before?.code ?? null } })
  })
  await changing(ctx, work.catch((error: unknown) => { throw hasSqlState(error, '23505') ? taken() : error }))
}
