import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Io } from '../../platform/cli.ts'
import { inProject } from '../../platform/root.ts'
import { processFor } from '../workflow/index.ts'
import { commands } from './cli.ts'
import { loadSeedProcedures } from './load.ts'

async function run(files: string[], stdin = '', values: Record<string, string> = {}) {
  let out = ''
  const io: Io = { out: (text) => { out += text }, err: () => undefined, stdin: () => Promise.resolve(stdin) }
  const code = await commands['procedure check']?.run({ values, positionals: files, json: true, io })
  return { code, reports: out.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown> & { problems: { code: string }[] }) }
}
const seed = (name: string) => inProject('seeds', 'procedures', `${name}.json`)
const promotion = loadSeedProcedures().find((one) => one.key === '2.000004')

describe('procedure check', () => {
  it('a complete procedure passes, though some of it must be confirmed; an incomplete one does not', async () => {
    const { code, reports } = await run([seed('2.000210-vlncn-huanluyen-caplai'), seed('1.000948-thuocla-chebien-caplai')])
    expect(code).toBe(1)
    expect(reports[0]).toMatchObject({ ok: true, complete: true, code: '2.000210' })
    expect(reports[1]).toMatchObject({ ok: false, complete: false })
    expect(reports[1]?.problems).toContainEqual({ code: 'missing.time', severity: 'open', path: 'time', message: 'Thiếu thời hạn giải quyết.' })
    expect((await run([seed('2.000210-vlncn-huanluyen-caplai')])).code).toBe(0)
  })

  it('steps that do not add up, unknown positions and what the drawing lacks are named', async () => {
    const of = async (bpmn: string, values = {}) => {
      const { reports } = await run(['-'], JSON.stringify({ ...promotion, process: { bpmn } }), values)
      return reports[0]?.problems.map((one) => one.code)
    }
    expect(await of(processFor(40))).not.toContain('steps.sum')
    expect(await of(processFor(48))).toContain('steps.sum')
    expect(await of(processFor(40), { positions: 'clerk' })).toContain('step.unknownPosition')
    expect((await of(processFor(40).replace(/<[a-z0-9]*:?startEvent[\s\S]*?startEvent>/, '')))?.some((one) => one.startsWith('process.'))).toBe(true)
    expect(await of('<x')).toContain('process.notXml')
  })

  it('a text that no longer holds on a day is named, and what the promise is shorter than the law', async () => {
    if (!promotion) throw new Error('no seed')
    const law = { number: '18/2005/TT', title: null, article: null, url: null, issuer: null, issuedOn: null, effectiveOn: null, expiredOn: '2026-07-01', replacedBy: '9/2026/TT' }
    const time = (value: number) => ({ value, unit: 'workingDay' as const, text: null })
    const definition = { ...promotion, legalBasis: [law], time: time(5), statutory: { time: time(10), steps: [], condition: null, source: 'x' } }
    const on = async (day: string) => (await run(['-'], JSON.stringify(definition), { on: day })).reports[0]
    expect((await on('2026-07-01'))?.problems.map(({ code }) => code)).toContain('law.expired')
    expect((await on('2026-06-30'))?.problems.map(({ code }) => code)).not.toContain('law.expired')
    expect(await on('2026-06-30')).toMatchObject({ saved: { value: 5, percent: 50 } })
    await expect(on('31/12/2026')).rejects.toThrow('--on')
  })

  it('what is no definition is said so, with the place', async () => {
    expect((await run(['-'], 'x')).reports[0]).toMatchObject({ ok: false, name: null, problems: [{ code: 'malformed' }] })
    const source = JSON.parse(readFileSync(seed('2.000210-vlncn-huanluyen-caplai'), 'utf8')) as object
    const { code, reports } = await run(['-'], JSON.stringify({ ...source, sources: [{ url: 5 }] }))
    expect(code).toBe(1)
    expect(reports[0]?.problems[0]).toMatchObject({ path: 'sources.0.url' })
    await expect(run(['/no/such/file'])).rejects.toThrow('Không đọc được')
  })
})
