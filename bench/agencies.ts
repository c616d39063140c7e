import type { Ctx } from '../src/platform/ctx.ts'
import type { Hall } from '../src/hall.ts'
import { addUnit, createAgency, listUnits } from '../src/modules/organisation/index.ts'
import type { Agency } from '../src/modules/organisation/model.ts'

/** More agencies with the same units and procedures, so that filings spread over many number sequences. */
export async function moreAgencies(hall: Hall, ctx: Ctx, count: number, speak: (agency: Agency) => Ctx): Promise<Agency[]> {
  const made: Agency[] = [ctx.agency]
  const units = await listUnits(ctx)
  for (let i = 1; i < count; i++) {
    const agency = await createAgency(ctx, { ...ctx.agency, code: `X99.${String(i).padStart(2, '0')}`, name: `Sở đo thử số ${i}`, validFrom: '2020-01-01' })
    const own = speak(agency)
    for (const [sort, unit] of units.entries()) await addUnit(own, { ...unit, sort })
    await hall.ownerPool.query('insert into procedures.procedures (agency_id, id, key) select $1, id, key from procedures.procedures where agency_id = $2', [agency.id, ctx.agency.id])
    await hall.ownerPool.query(
      `insert into procedures.versions (agency_id, id, procedure_id, number, valid_from, definition, plan, hash, summary, search_key, published_at)
       select $1, id, procedure_id, number, valid_from, definition, plan, hash, summary, search_key, published_at from procedures.versions where agency_id = $2`, [agency.id, ctx.agency.id])
    made.push(agency)
  }
  return made
}
