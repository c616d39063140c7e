import { strToU8, zipSync } from 'fflate'
import { publishVersion } from '../src/modules/procedures/index.ts'
import type { ProcedureDefinition } from '../src/modules/procedures/model/definition.ts'
import type { Ctx } from '../src/platform/ctx.ts'
import { wholeSeedProcedures } from '../src/seed/procedures.ts'
import { open, request, type Connection } from './client.ts'

type Note = (what: string, figure: string, against: string, target: string) => void

const ms = (n: number): string => `${n.toFixed(1)} ms`

/** So many procedures under keys of their own, each with several cases: the seeded ones again and again. */
function manyProcedures(count: number): ProcedureDefinition[] {
  const seeds = wholeSeedProcedures()
  return Array.from({ length: count }, (_, at): ProcedureDefinition => {
    const seed = seeds[at % seeds.length] as ProcedureDefinition
    const own = { ...seed, key: `do-thu-${at}`, code: null, localCode: null, name: `${seed.name} (thủ tục đo thử số ${at})`, related: [] }
    if ((seed.cases?.length ?? 0) > 1) return own
    const cases = ['Cấp lần đầu', 'Cấp cho chi nhánh', 'Cấp cho hộ kinh doanh'].map((name, i) => ({
      key: `th-${i + 1}`, name, time: null, channels: [], chain: null, papers: null, fees: null, conditions: null, validity: null, publicSteps: null, sameAs: null,
    }))
    return { ...own, cases }
  })
}

/** From the request to the last byte of the answer, in ms: median and 99th percentile. */
async function timesOf(connection: Connection, asked: string, rounds: number): Promise<{ median: number; p99: number; size: number }> {
  const first = await connection.send(asked)
  if (first.status !== 200) throw new Error(`${asked.split(' ')[1]} answers ${first.status}`)
  const times: number[] = []
  for (let i = 0; i < rounds; i++) {
    const began = performance.now()
    await connection.send(asked)
    times.push(performance.now() - began)
  }
  times.sort((a, b) => a - b)
  return { median: times[Math.floor(rounds / 2)] ?? 0, p99: times[Math.floor(rounds * 0.99)] ?? 0, size: first.body.length }
}

/** Many definitions sent in one package; milliseconds until the report, then until the drafts are there. */
async function importAll(port: number, cookie: string, definitions: readonly ProcedureDefinition[]): Promise<{ report: number; drafts: number; made: number }> {
  const body = new FormData()
  body.append('file', new File([new Uint8Array(zipSync(Object.fromEntries(definitions.map((one) => [`${one.key}.json`, strToU8(JSON.stringify(one))]))))], 'nhieu-thu-tuc.zip'))
  const headers = { cookie, 'sec-fetch-site': 'same-origin' }
  const address = `http://127.0.0.1:${port}/api/v1/procedure-imports`
  const began = performance.now()
  const { id } = (await (await fetch(address, { method: 'POST', headers, body })).json()) as { id: string }
  const reported = performance.now()
  const { drafts } = (await (await fetch(`${address}/${id}/drafts`, { method: 'POST', headers })).json()) as { drafts: number }
  return { report: reported - began, drafts: performance.now() - reported, made: drafts }
}

/**
 * The catalogue with 250 procedures more than the demonstration has, each with several cases and an open draft:
 * what they take to come in, and how long the pages that list or show them take.
 */
export async function measureCatalogue(note: Note, ctx: Ctx, port: number, logIn: (login: string) => Promise<string>): Promise<void> {
  const many = manyProcedures(250)
  const officer = `motcua_session=${await logIn('kiemsoat')}`
  const { report, drafts, made } = await importAll(port, officer, many)
  note(`import of ${many.length} definitions: the report, then ${made} drafts`, `${(report / 1000).toFixed(2)} s + ${(drafts / 1000).toFixed(2)} s`, '', 'no visible wait')
  const began = performance.now()
  for (const definition of many) await publishVersion(ctx, { definition, validFrom: '2023-01-01' })
  note(`publishing ${many.length} of them`, `${Math.round((performance.now() - began) / many.length)} ms each`, '', '')

  const { drafts: [draft] } = (await (await fetch(`http://127.0.0.1:${port}/api/v1/drafts`, { headers: { cookie: officer } })).json()) as { drafts: { id: string }[] }
  const clerk = `motcua_session=${await logIn('motcua1')}`
  const pages: [string, string, string?][] = [
    ['catalogue', '/thu-tuc'],
    ['search, five words without marks', '/thu-tuc?q=cap+giay+phep+ban+ruou'],
    ['search, one letter wrong', '/thu-tuc?q=khuyn+mia'],
    ['one field', '/thu-tuc?linh-vuc=Kinh+doanh+kh%C3%AD'],
    ['one procedure', '/thu-tuc/do-thu-8'],
    ['drafts in the studio', '/soan-thao', officer],
    ['one draft, its name and codes', `/soan-thao/${draft?.id}/ten-ma`, officer],
    ['to publish', '/soan-thao/cong-bo', officer],
    ['control', '/kiem-soat', officer],
    ['yearly review', '/kiem-soat/ra-soat', officer],
    ['counter: which procedure', '/mot-cua/nop', clerk],
    ['counter: search', '/mot-cua/nop?q=ban+le+ruou', clerk],
  ]
  const connection = await open(port)
  for (const [name, path, cookie] of pages) {
    const { median, p99, size } = await timesOf(connection, request('GET', path, cookie ? { cookie } : {}), 100)
    note(`288 procedures: ${name}`, `${(size / 1000).toFixed(1)} kB, ${ms(median)} median, p99 ${ms(p99)}`, '', '≤ 50 ms')
  }
  connection.close()
}
