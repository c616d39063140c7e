import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { ctxFor } from '../src/hall.ts'
import { openHall } from '../src/open.ts'
import { defaultAgency } from '../src/modules/organisation/index.ts'
import type { Agency } from '../src/modules/organisation/model.ts'
import { readEnv } from '../src/platform/env.ts'
import { createLog } from '../src/platform/log.ts'
import { reachDatabase } from '../src/platform/postgres/database.ts'
import { inProject } from '../src/platform/root.ts'
import { moreAgencies } from './agencies.ts'
import { measureCatalogue } from './catalogue.ts'
import { MEMORY, THRIFTY } from '../scripts/prepare.mjs'
import { measureKernels } from './kernels.ts'
import { measureOutputs } from './outputs.ts'
import { measure, middle, open, request, type Connection, type Measured } from './client.ts'
import { memoryOf, start } from './processes.ts'
import { bareSubmits, filingBody, bareSteps } from './writes.ts'

const { values } = parseArgs({ options: { dossiers: { type: 'string', default: '100000,1000000' }, seconds: { type: 'string', default: '5' }, write: { type: 'boolean', default: false }, data: { type: 'string' } } })
const sizes = values.dossiers.split(',').filter(Boolean).map(Number)
const SECONDS = Number(values.seconds)
const CLIENTS = 16
const STEPS = 3000
const folder = values.data ?? mkdtempSync(join(tmpdir(), 'motcua-bench-'))
spawnSync('chmod', ['755', folder])
const rows: string[][] = []
const note = (what: string, figure: string, against: string, target: string) => { rows.push([what, figure, against, target]); console.log(`${what.padEnd(58)} ${figure.padEnd(34)} ${against.padEnd(30)} ${target}`) }
const ms = (n: number) => `${n.toFixed(1)} ms`
const rate = (m: Measured & { low?: number; high?: number }) => `${Math.round(m.perSecond)}/s${m.low === undefined ? '' : ` (${Math.round(m.low)}–${Math.round(m.high ?? 0)})`}${m.failed > 0 ? ` ${m.failed} FAILED` : ''}`
const percent = (a: Measured, b: Measured) => `${Math.round((100 * a.perSecond) / b.perSecond)} %`

process.env['MOTCUA_DATA'] = folder
await measureKernels(note)
await measureOutputs(note)
let server = await start([...MEMORY, inProject('dist', 'main.js')], { ...THRIFTY, MOTCUA_DATA: folder, SEED: 'demo' }, /đang chạy/)
note('empty folder → first page, demo included', `${server.seconds.toFixed(1)} s`, '', '')
const env = readEnv(process.env)
const database = await reachDatabase(env)
const hall = openHall(env, database.url, createLog('silent'))
const agency = await defaultAgency(hall.db)
if (!agency) throw new Error('no agency')
const speak = (a: Agency) => ctxFor(hall, a, { kind: 'system', name: 'bench' }, new Date(), 'bench')
// Lists of several people in turn: specialists with work of their own, and desks where thousands wait.
const specialists = ['chuyenvien1', 'chuyenvien2', 'chuyenvien3']
const listReaders = [...specialists, 'motcua1', 'motcua2', 'truongphong1', 'truongphong2', 'lanhdao', 'vanthu']
const specialistIds = (await hall.ownerPool.query<{ id: string }>('select id from people.accounts where login = any($1)', [specialists])).rows.map(({ id }) => id)
const bare = await start([inProject('dist', 'bench-bare.js')], { DATABASE_URL: database.url, AGENCY: agency.id }, /ready/)
const agencies = await moreAgencies(hall, speak(agency), 32, speak)

const logIn = async (login: string): Promise<string> => {
  const c = await open(server.port)
  const answer = await c.send(request('POST', '/api/v1/sessions', {}, JSON.stringify({ login, password: 'motcua-2023' })))
  c.close()
  return (JSON.parse(answer.body.toString()) as { token: string }).token
}
const withConnections = async <T>(port: number, work: (all: Connection[]) => Promise<T>): Promise<T> => {
  const all = await Promise.all(Array.from({ length: CLIENTS }, () => open(port)))
  try { return await work(all) } finally { for (const c of all) c.close() }
}
const RUNS = 3
const ask = (port: number, next: (worker: number) => string, seconds = SECONDS): Promise<Measured> =>
  withConnections(port, (all) => measure(CLIENTS, seconds, async (worker) => {
    const { status } = await (all[worker] as Connection).send(next(worker))
    return status < 400 ? true : 'failed'
  }))
/** One uncounted second, then runs of both sides in turn: what the machine does meanwhile meets both. */
const inTurn = async (bareSide: () => string, ours: () => string) => {
  for (const [port, next] of [[bare.port, bareSide], [server.port, ours]] as const) await ask(port, next, 1)
  const pairs: [Measured, Measured][] = []
  for (let i = 0; i < RUNS; i++) pairs.push([await ask(bare.port, bareSide), await ask(server.port, ours)])
  return { base: middle(pairs.map(([one]) => one)), mine: middle(pairs.map(([, other]) => other)) }
}

// Jobs that one measurement left behind (letters to applicants) must not be carried by the next.
const dropJobs = () => hall.ownerPool.query('delete from graphile_worker._private_jobs where locked_at is null')

const byRate = new Map<string, Measured>()
for (const size of sizes) {
  const there = Number((await hall.ownerPool.query<{ n: string }>("select count(*) as n from dossiers.dossiers where agency_id = $1", [agency.id])).rows[0]?.n)
  const missing = size - there
  if (missing > 1000) {
    const loaded = spawnSync(process.execPath, [inProject('dist', 'cli.js'), 'load', '--dossiers', String(missing), '--json'], { env: { ...process.env, MOTCUA_DATA: folder }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
    const { perSecond } = JSON.parse(loaded.stdout) as { perSecond: number }
    note(`load ${missing.toLocaleString('en')} dossiers`, `${perSecond}/s`, '', '≥ 5,000/s')
  }
  await hall.ownerPool.query('vacuum analyze')
  await hall.ownerPool.query('checkpoint')
  const label = size >= 1_000_000 ? '1M' : `${Math.round(size / 1000)}k`
  const codes = (await hall.ownerPool.query<{ code: string }>("select code from dossiers.dossiers where agency_id = $1 order by random() limit 5000", [agency.id])).rows.map((r) => r.code)
  const anyCode = () => codes[Math.floor(Math.random() * codes.length)] ?? ''

  const { base, mine: lookUp } = await inTurn(() => request('GET', `/look-up/${anyCode()}`), () => request('GET', `/api/v1/tracking/${anyCode()}`))
  note(`${label}: tracking look-up`, `${rate(lookUp)}, p99 ${ms(lookUp.p99)}`, `bare ${rate(base)} → ${percent(lookUp, base)}`, '≥ 50 %')
  const readers = await Promise.all(listReaders.map(logIn))
  let turn = 0
  const ownList = () => request('GET', '/api/v1/work', { authorization: `Bearer ${readers[turn++ % readers.length]}` })
  const { base: bareWork } = await inTurn(() => request('GET', `/work/${specialistIds[turn++ % specialistIds.length]}`), ownList)
  const { base: baseNow, mine: work } = await inTurn(() => request('GET', `/look-up/${anyCode()}`), ownList)
  note(`${label}: work list of 25, against the bare list`, rate(work), `bare list ${rate(bareWork)} → ${percent(work, bareWork)}`, '')
  note(`${label}: work list of 25, against the bare look-up`, `${rate(work)}, p99 ${ms(work.p99)}`, `bare ${rate(baseNow)} → ${percent(work, baseNow)}`, '≥ 25 %, p99 ≤ 30 ms')
  for (const [what, now] of [['look-up', lookUp], ['work list', work]] as const) {
    const before = byRate.get(what)
    if (before) note(`${label} against ${sizes[0]?.toLocaleString('en')}: ${what}`, `${(before.perSecond / now.perSecond).toFixed(2)} × slower`, '', '≤ 1.5 ×')
    byRate.set(what, now)
  }

  const business = await logIn('giobien')
  for (const spread of [agencies.slice(0, 1), agencies]) {
    await dropJobs()
    const made = await bareSubmits(hall, database.url, spread, speak, CLIENTS, SECONDS)
    await dropJobs()
    let n = 0
    const bodies = await filingBody(hall, spread, speak)
    const filing = (worker: number) => {
      const { body, query } = bodies[(worker * 7 + n) % bodies.length] as { body: string; query: string }
      return request('POST', `/api/v1/dossiers${query}`, { authorization: `Bearer ${business}`, 'idempotency-key': `bench-${size}-${process.pid}-${spread.length}-${n++}` }, body)
    }
    await ask(server.port, filing, 1)
    const runs: Measured[] = []
    for (let i = 0; i < RUNS; i++) runs.push(await ask(server.port, filing))
    const submit = middle(runs)
    note(`${label}: submit, ${spread.length} ${spread.length > 1 ? 'agencies' : 'agency'}`, `${rate(submit)}, p99 ${ms(submit.p99)}`, `bare ${rate(made)} → ${percent(submit, made)}`, '≥ 20 %, p99 ≤ 40 ms')
  }
  await dropJobs()
  const { bareRate, codesToStep } = await bareSteps(hall, database.url, agency, speak, CLIENTS, STEPS)
  await dropJobs()
  const reception = await logIn('motcua1')
  const step = await withConnections(server.port, async (all) => {
    const accept = async (worker: number) => {
      const code = codesToStep.pop()
      if (code === undefined) return false
      const { status } = await (all[worker] as Connection).send(request('POST', `/api/v1/dossiers/${code}/accept`, { authorization: `Bearer ${reception}` }, '{}'))
      return status < 400 ? true : 'failed'
    }
    await measure(CLIENTS, 1, accept)
    return measure(CLIENTS, 60, accept)
  })
  note(`${label}: step (accept: clock, receipt, next task)`, `${rate(step)}, p99 ${ms(step.p99)}`, `bare ${rate(bareRate)} → ${percent(step, bareRate)}`, '≥ 20 %, p99 ≤ 40 ms')
}

for (const path of ['/', '/thu-tuc', '/thu-tuc?q=khuyen+mai', '/thu-tuc/2.000004', '/tra-cuu', '/huong-dan']) {
  const c = await open(server.port)
  const get = request('GET', path)
  const first = await c.send(get)
  const times: number[] = []
  for (let i = 0; i < 200; i++) { const t = performance.now(); await c.send(get); times.push(performance.now() - t) }
  c.close()
  times.sort((a, b) => a - b)
  const text = first.body.toString('utf8')
  note(`page ${path}`, `${(first.body.length / 1000).toFixed(1)} kB, ${ms(times[100] ?? 0)} median`, `${(text.match(/<script/g) ?? []).length} scripts`, '≤ 30 kB, no script, ≤ 10 ms')
}
for (const file of readdirSync(inProject('dist', 'assets')).filter((f) => /^(public-.*\.css|filing-.*\.js)\.gz$/.test(f))) note(`asset ${file.replace(/-[A-Z0-9]+\./, '.')}`, `${(statSync(inProject('dist', 'assets', file)).size / 1000).toFixed(1)} kB`, '', file.startsWith('public') ? '≤ 35 kB' : '≤ 10 kB')
await measureCatalogue(note, speak(agency), server.port, logIn)
note('server memory after all of it', `${Math.round(memoryOf(server.child))} MB`, '', '≤ 300 MB')
await hall.close()
await bare.stop()
await server.stop()
server = await start([inProject('scripts', 'start.mjs')], { ...THRIFTY, MOTCUA_DATA: folder, SEED: 'demo' }, /đang chạy/)
note('npm start (installed, built) → first page', `${server.seconds.toFixed(1)} s`, '', '≤ 6 s')
await server.stop()
if (!values.data) rmSync(folder, { recursive: true, force: true })

const table = ['| what | measured | against | asked |', '|---|---|---|---|', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n')
if (values.write) {
  const path = inProject('docs', 'benchmarks.md')
  const text = readFileSync(path, 'utf8')
  writeFileSync(path, text.replace(/(<!-- table -->\n)[\s\S]*?(<!-- end -->)/, `$1${table}\n$2`))
}
