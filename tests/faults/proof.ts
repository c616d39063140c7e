import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { embeddedUrl } from '../../src/platform/postgres/embedded.ts'
import { until } from '../program.ts'
import type { Promises } from './clients.ts'
import type { Shop } from './shop.ts'

export type Found = { filings: number; acceptances: number; letters: number; /** in the hands of a worker when it was killed; their jobs wait for the claim to grow old */ onTheirWay: number; faults: string[] }

/** Rows that must not be: each query answers what is wrong, named by a column `what`. */
const contradictions: Record<string, string> = {
  'a code has a gap or a double': `
    select code as what from (select code, right(code, -strpos(code, '-') - 7)::int as n,
      row_number() over (partition by agency_id, left(code, strpos(code, '-') + 6) order by length(code), code) as place from dossiers.dossiers) d where n <> place`,
  'a counter is not at the last number of its day': `
    select c.day::text as what from dossiers.code_counters c where c.last <> (select count(*) from dossiers.dossiers d where d.agency_id = c.agency_id and (d.filed_at at time zone 'Asia/Ho_Chi_Minh')::date = c.day)`,
  'a dossier was not recorded as filed exactly once': `
    select d.code as what from dossiers.dossiers d where 1 <> (select count(*) from trail.events e where e.agency_id = d.agency_id and e.subject_id = d.id and e.kind = 'dossier.filed')`,
  'an event tells of a dossier that is not there': `
    select e.detail->>'code' as what from trail.events e where e.subject_kind = 'dossier' and not exists (select from dossiers.dossiers d where d.agency_id = e.agency_id and d.id = e.subject_id and d.code = e.detail->>'code')`,
  'an open dossier has not exactly one open task': `
    select d.code as what from dossiers.dossiers d where d.answers->>'programmeName' like 'kill-%' and d.business in ('filed', 'processing')
      and 1 <> (select count(*) from dossiers.tasks t where t.agency_id = d.agency_id and t.dossier_id = d.id and t.closed_at is null)`,
  'acceptance, receipt, clock and trail disagree': `
    select d.code as what from dossiers.dossiers d cross join lateral (select
        (select count(*) from dossiers.documents x where x.agency_id = d.agency_id and x.dossier_id = d.id and x.kind = 'receipt') as receipts,
        (select count(*) from dossiers.ledger l where l.agency_id = d.agency_id and l.dossier_id = d.id and l.kind = 'start') as starts,
        (select count(*) from trail.events e where e.agency_id = d.agency_id and e.subject_id = d.id and e.kind = 'dossier.accepted') as events) n
    where d.answers->>'programmeName' like 'kill-%' and (n.receipts, n.starts, n.events) <> (case when d.business = 'processing' then (1::bigint, 1::bigint, 1::bigint) else (0::bigint, 0::bigint, 0::bigint) end)`,
  'a dossier has not its four papers': `
    select d.code as what from dossiers.dossiers d where d.answers->>'programmeName' like 'kill-%' and 4 <> (select count(*) from dossiers.papers p where p.agency_id = d.agency_id and p.dossier_id = d.id)`,
  'two dossiers were filed under one key': `
    select answers->>'programmeName' as what from dossiers.dossiers where answers->>'programmeName' like 'kill-%' group by 1 having count(*) > 1`,
  'an applicant was not told of a filing and an acceptance exactly once each': `
    select d.code as what from dossiers.dossiers d where d.answers->>'programmeName' like 'kill-%' and exists (
      select from trail.events e where e.agency_id = d.agency_id and e.subject_id = d.id and e.kind in ('dossier.filed', 'dossier.accepted')
        and 1 <> (select count(*) from notices.notices n where n.agency_id = e.agency_id and n.event_id = e.id))`,
  'a letter was written twice': `
    select n.title as what from notices.notices n join notices.mails m on m.agency_id = n.agency_id and m.notice_id = n.id group by n.agency_id, n.id having count(*) > 1`,
  // What a killed worker had in its hands is taken up again when its claim has grown old (minutes): its job waits.
  'a letter was not sent, and nothing will send it': `
    select m.subject as what from notices.mails m where m.sent_at is null and not exists (select from graphile_worker.jobs j where j.key = 'notices.sendMail:' || m.id)`,
}

/** Waits until no work of the queue is left, then holds what is there against what was promised. */
export async function prove(shop: Shop, promises: Promises): Promise<Found> {
  const client = new pg.Client({ connectionString: embeddedUrl(join(shop.folder, 'postgres')) })
  await client.connect()
  const faults = [...new Set(promises.wrong)]
  try {
    await until(async () => (await client.query("select from graphile_worker.jobs where attempts = 0 and run_at < now() and task_identifier not like '%sweep%' limit 1")).rowCount === 0, 'the queue is empty', 120)
    for (const [name, query] of Object.entries(contradictions)) {
      const rows = (await client.query<{ what: string }>(query)).rows
      if (rows.length > 0) faults.push(`${name}: ${rows.length}, such as ${rows.slice(0, 3).map((row) => row.what).join(', ')}`)
    }
    const rows = (await client.query<{ key: string; code: string; business: string }>("select answers->>'programmeName' as key, code, business from dossiers.dossiers where answers->>'programmeName' like 'kill-%'")).rows
    const there = new Map(rows.map((row) => [row.key, row]))
    for (const [key, code] of promises.filed) if (code !== undefined && there.get(key)?.code !== code) faults.push(`${key} was answered ${code}; there is ${there.get(key)?.code ?? 'nothing'}`)
    for (const key of there.keys()) if (!promises.filed.has(key)) faults.push(`${key} was never sent`)
    const byCode = new Map(rows.map((row) => [row.code, row]))
    for (const code of promises.accepted) if (byCode.get(code)?.business !== 'processing') faults.push(`${code} was accepted and is ${byCode.get(code)?.business}`)
    for (const hash of promises.uploaded) {
      const path = join(shop.folder, 'files', hash.slice(0, 2), hash.slice(2))
      if (!existsSync(path) || createHash('sha256').update(readFileSync(path)).digest('hex') !== hash) faults.push(`the file ${hash.slice(0, 8)} is missing or damaged`)
    }
    const mails = (await client.query<{ id: string; sent: boolean }>('select id, sent_at is not null as sent from notices.mails')).rows
    const carried = new Set(readdirSync(join(shop.folder, 'mail')).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5)))
    for (const { id } of mails.filter((mail) => mail.sent && !carried.has(mail.id))) faults.push(`the letter ${id} is noted as sent and was not carried`)
    for (const { id } of mails) carried.delete(id)
    if (carried.size > 0) faults.push(`${carried.size} letters were carried that nobody wrote`)
    return {
      filings: [...promises.filed.values()].filter((code) => code !== undefined).length, acceptances: promises.accepted.size,
      letters: mails.filter((mail) => mail.sent).length, onTheirWay: mails.filter((mail) => !mail.sent).length, faults,
    }
  } finally {
    await client.end()
  }
}
