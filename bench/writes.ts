import pg from 'pg'
import type { Ctx } from '../src/platform/ctx.ts'
import { newId } from '../src/platform/ids.ts'
import type { Hall } from '../src/hall.ts'
import type { Agency } from '../src/modules/organisation/model.ts'
import { listUnits } from '../src/modules/organisation/index.ts'
import { currentVersion } from '../src/modules/procedures/index.ts'
import { accept, datesIfAccepted } from '../src/modules/dossiers/model/acts/intake.ts'
import { file } from '../src/modules/dossiers/model/acts/file.ts'
import { readAnswers } from '../src/modules/dossiers/model/applicant-form.ts'
import { receiptSlip } from '../src/modules/dossiers/model/slips.ts'
import { clockFor, load, placesIn, resolvingUnit } from '../src/modules/dossiers/service/situation.ts'
import { searchKeyOf } from '../src/modules/dossiers/service/filing.ts'
import { commitPayload } from '../src/modules/dossiers/store/commit.ts'
import { chanceFrom } from '../src/seed/chance.ts'
import { madeUpAnswers, madeUpPaper } from '../src/seed/made-up.ts'
import { measure, type Measured } from './client.ts'

const answersOf = () => madeUpAnswers(chanceFrom(3), '01/12/2027', '31/12/2027')

/** Bodies of filings through the API, one for each agency, naming a paper that was uploaded there before. */
export async function filingBody(hall: Hall, agencies: Agency[], speak: (a: Agency) => Ctx): Promise<{ body: string; query: string }[]> {
  const { sha256, size } = await hall.files.put(madeUpPaper())
  return Promise.all(agencies.map(async (agency, i) => {
    const ctx = speak(agency)
    const version = await currentVersion(ctx, '2.000004')
    await hall.ownerPool.query(
      `insert into dossiers.uploads (agency_id, account_id, sha256, file_name, size, media_type, at)
       select $1, id, $2, 'giay-to.pdf', $3, 'application/pdf', now() from people.accounts where login = 'giobien' on conflict do nothing`, [agency.id, sha256, size])
    const body = JSON.stringify({ procedure: '2.000004', channel: 'online', answers: answersOf(), papers: (version.definition.papers ?? []).map((p) => ({ paper: p.key, sha256 })) })
    return { body, query: i === 0 ? '' : `?agency=${agency.code}` }
  }))
}

/** The change a filing makes, as the argument of the one SQL function; ids are fresh at each call. */
export async function filingPayload(agency: Agency, speak: (a: Agency) => Ctx): Promise<() => string> {
  const ctx = speak(agency)
  const version = await currentVersion(ctx, '2.000004')
  const units = await listUnits(ctx)
  const clock = await clockFor(ctx, version, null, 'online')
  const { applicant, answers } = readAnswers(answersOf() as never)
  const { sha256, size } = await ctx.files.put(madeUpPaper())
  const papers = (version.definition.papers ?? []).map((p) => ({ paperKey: p.key, name: p.name, originals: 0, certifiedCopies: 0, plainCopies: 1, sha256, fileName: 'giay-to.pdf', size, mediaType: 'application/pdf' }))
  if (!version.plan) throw new Error('no plan')
  const plan = version.plan
  return () => {
    const now = new Date()
    const change = file({ agency, procedureId: version.procedureId, versionId: version.id, caseKey: null, channel: 'online', accountId: null, applicant, answers, papers, searchKey: searchKeyOf(applicant), unitId: resolvingUnit(units, version), plan, clock, places: placesIn(units), now })
    return commitPayload({ ...ctx, now }, { id: newId(now), revision: 0 }, change, { actorId: agency.id, key: newId(now), request: answers })
  }
}

const call = (client: pg.Client, payload: string) => client.query({ name: 'commit', text: 'select dossiers.commit($1::jsonb)', values: [`[${payload}]`] })

async function clients(url: string, agencies: Agency[], count: number): Promise<pg.Client[]> {
  return Promise.all(Array.from({ length: count }, async (_, i) => {
    const client = new pg.Client({ connectionString: url, options: '-c role=motcua_app' })
    await client.connect()
    await client.query("select set_config('motcua.agency', $1, false)", [agencies[i % agencies.length]?.id])
    return client
  }))
}

/** A bare client that only calls the SQL function with arguments prepared beforehand. */
export async function bareSubmits(_hall: Hall, url: string, agencies: Agency[], speak: (a: Agency) => Ctx, workers: number, seconds: number): Promise<Measured> {
  const make = await Promise.all(agencies.map((agency) => filingPayload(agency, speak)))
  const all = await clients(url, agencies, workers)
  const ready = all.map((_, i) => Array.from({ length: Math.ceil((6000 * seconds) / workers) }, () => (make[i % make.length] as () => string)()))
  try {
    return await measure(workers, seconds, async (worker) => {
      const payload = ready[worker]?.pop()
      if (payload === undefined) return false
      await call(all[worker] as pg.Client, payload)
      return true
    })
  } finally {
    await Promise.all(all.map((client) => client.end()))
  }
}

/**
 * The same for a step: acceptances prepared for half of some fresh dossiers; the codes of the other half. One that
 * waits for its supplement cannot be accepted, so it is none of them.
 */
export async function bareSteps(hall: Hall, url: string, agency: Agency, speak: (a: Agency) => Ctx, workers: number, count: number): Promise<{ bareRate: Measured; codesToStep: string[] }> {
  const fresh = (await hall.ownerPool.query<{ id: string; code: string }>("select id, code from dossiers.dossiers where agency_id = $1 and business = 'filed' and supplement = 'none' order by filed_at desc limit $2", [agency.id, count * 2])).rows
  const half = Math.floor(fresh.length / 2)
  const ctx = speak(agency)
  const payloads: string[] = []
  for (const { id } of fresh.slice(0, half)) {
    const { situation, whole, version } = await load(ctx, { id })
    const receipt = receiptSlip({ agency, dossier: whole.dossier, papers: whole.papers, definition: version.definition, now: ctx.now, baseUrl: ctx.baseUrl, officer: '', secret: 'XXXXXXXX', dates: datesIfAccepted(situation) })
    payloads.push(commitPayload(ctx, { id, revision: whole.dossier.revision, shown: whole.dossier }, accept(situation, { receipt })))
  }
  const all = await clients(url, [agency], workers)
  try {
    const bareRate = await measure(workers, 60, async (worker) => {
      const payload = payloads.pop()
      if (payload === undefined) return false
      await call(all[worker] as pg.Client, payload)
      return true
    })
    return { bareRate, codesToStep: fresh.slice(half).map((row) => row.code) }
  } finally {
    await Promise.all(all.map((client) => client.end()))
  }
}
