import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import { UsageError } from '../../platform/cli.ts'
import { commands } from './cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-calendar-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, content: unknown): string => {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

/** Runs a command as the command line would: what it said, and its exit code. */
async function run(name: string, line: string[], stdin = '') {
  const command = commands[name]
  if (!command) throw new Error(`no command ${name}`)
  const { values, positionals } = parseArgs({ args: line, options: { ...command.options, json: { type: 'boolean' } }, allowPositionals: true })
  const said = { out: '', err: '', code: 0 }
  const io = { out: (text: string) => void (said.out += text), err: (text: string) => void (said.err += text), stdin: async () => stdin }
  try {
    said.code = await command.run({ values: values as never, positionals, json: values.json === true, io })
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    said.err = error.message
    said.code = 2
  }
  return said
}
const due = (...line: string[]) => run('due', line)
const json = async (...line: string[]) => JSON.parse((await due(...line, '--json')).out) as Record<string, unknown>

describe('due', () => {
  test('answers the date, its day and why', async () => {
    const answer = await json('--from', '2023-10-16T09:15', '--term', '5wd')
    expect(answer).toMatchObject({ dueAt: '2023-10-23T17:00:00+07:00', dueOn: '2023-10-23', paused: false })
    expect((answer.explanation as unknown[])[0]).toEqual({
      at: '2023-10-16T09:15:00+07:00', when: 'Thứ Hai 16/10', rule: 'received', text: 'Nhận hồ sơ lúc 9 giờ 15. Ngày đầu không tính.',
      legalBasis: 'Bộ luật Dân sự 2015, Điều 147', count: '', sum: '0', tone: 'event',
    })
  })
  test('takes rules, a ledger and a calendar', async () => {
    const ledger = file('ledger.json', [{ kind: 'pause', at: '2023-10-18T10:00' }, { kind: 'resume', at: '2023-10-25T14:00', policy: 'shift' }])
    expect(await json('--from', '2023-10-16T09:15', '--term', '5wd', '--ledger', ledger, '--end-of', 'keep-time')).toMatchObject({ dueAt: '2023-10-30T11:15:00+07:00' })
    expect(await json('--from', '2023-10-20T15:20', '--term', '5wd', '--cutoff', '15:00=countNextDay')).toMatchObject({ dueOn: '2023-10-30' })
    expect(await json('--from', '2023-10-16T09:15', '--term', '5wd', '--first-day', 'include')).toMatchObject({ dueOn: '2023-10-20' })
    expect(await json('--from', '2026-02-05T09:00', '--term', '14d', '--roll', 'none')).toMatchObject({ dueOn: '2026-02-19' })
    const calendar = file('calendar.json', { timezone: 'Asia/Ho_Chi_Minh', hours: { mon: [['08:00', '12:00']], sun: [] }, off: ['2023-10-23'] })
    expect(await json('--from', '2023-10-16T09:15', '--term', '1wd', '--calendar', calendar)).toMatchObject({ dueAt: '2023-10-30T12:00:00+07:00' })
  })
  test('an open pause has no date', async () => {
    const ledger = file('open.json', [{ kind: 'pause', at: '2023-10-18T10:00' }])
    expect(await json('--from', '2023-10-16T09:15', '--term', '5wd', '--ledger', ledger)).toMatchObject({ dueAt: null, dueOn: null, paused: true })
  })
  test('tells people in words', async () => {
    const said = await due('--from', '2023-10-16T09:15', '--term', '5wd', '--explain')
    expect(said.out).toContain('Hẹn trả: 17 giờ 00, Thứ Hai 23/10/2023\n')
    expect(said.out).toContain('Nghỉ lễ, Tết: không có ngày nào. [Bộ luật Lao động 2019, Điều 112]')
  })
  test.each([
    ['nothing', []],
    ['a moment that is none', ['--from', '2023-02-30T09:15', '--term', '5wd']],
    ['a term that is none', ['--from', '2023-10-16T09:15', '--term', '5days']],
    ['a term of a thousand years', ['--from', '2023-10-16T09:15', '--term', '12000m']],
    ['an effect that is none', ['--from', '2023-10-16T09:15', '--term', '5wd', '--cutoff', '15:00=later']],
    ['a rule that is none', ['--from', '2023-10-16T09:15', '--term', '5wd', '--roll', 'back']],
    ['a file that is not there', ['--from', '2023-10-16T09:15', '--term', '5wd', '--ledger', join(folder, 'none.json')]],
    ['a batch with a single case', ['--batch', 'x', '--term', '5wd']],
  ])('bad usage: %s', async (_, line) => {
    const said = await due(...line)
    expect(said).toMatchObject({ code: 2, out: '' })
    expect(said.err).toMatch(/^.{10,200}$/)
  })
  test.each([
    ['a file that is not JSON', '{', /không phải là JSON/],
    ['a ledger that is no list', {}, /«ledger» cần một danh sách/],
    ['a policy that is none', [{ kind: 'pause', at: '2023-10-17T09:00' }, { kind: 'resume', at: '2023-10-18T09:00', policy: 'x' }], /ledger\[2\]\.policy.*shift, restart hoặc subtract/],
    ['a kind that is none', [{ kind: 'stop', at: '2023-10-17T09:00' }], /ledger\[1\]\.kind.*pause, resume hoặc extend/],
    ['a second extension', [{ kind: 'extend', at: '2023-10-17T09:00', term: '1wd' }, { kind: 'extend', at: '2023-10-18T09:00', term: '1wd' }], /Dòng 2 .* lần thứ hai/],
  ])('refused: %s', async (name, content, sentence) => {
    const said = await due('--from', '2023-10-16T09:15', '--term', '5wd', '--ledger', file(`${name}.json`, content))
    expect(said).toMatchObject({ code: 1, out: '' })
    expect(said.err.trim().split('\n')).toHaveLength(1)
    expect(said.err).toMatch(sentence)
  })
})

describe('due --batch', () => {
  test('answers in order; a line that is wrong answers its error in its place', async () => {
    const lines = [
      { from: '2023-10-16T09:15', term: '5wd' },
      { from: '2023-10-16T09:15', term: 'never' },
      { from: '2023-10-20T15:20', term: '5wd', rules: { cutoff: { time: '15:00', effect: 'countNextDay' } } },
      { from: '2023-10-16T09:15', term: '1wd', calendar: { hours: { wed: [['08:00', '12:00']] } } },
      { from: '2023-10-16T09:15', term: '1wd', rule: {} },
      { id: 7, from: '2023-10-16T09:15', term: '5wd', ledger: [{ kind: 'pause', at: '2023-10-18T10:00' }] },
    ].map((one) => JSON.stringify(one))
    const said = await run('due', ['--batch', '-'], `${[...lines, 'nonsense'].join('\r\n')}\n\n`)
    expect(said.code).toBe(1)
    expect(said.out.trim().split('\n').map((line) => JSON.parse(line) as unknown)).toEqual([
      { dueAt: '2023-10-23T17:00:00+07:00', dueOn: '2023-10-23', paused: false },
      { error: expect.stringContaining('«never» không phải là thời hạn') as string },
      { dueAt: '2023-10-30T17:00:00+07:00', dueOn: '2023-10-30', paused: false },
      { dueAt: '2023-10-25T12:00:00+07:00', dueOn: '2023-10-25', paused: false },
      { error: expect.stringContaining('mục lạ: rule') as string },
      { id: 7, dueAt: null, dueOn: null, paused: true },
      { error: expect.stringContaining('không phải là JSON') as string },
    ])
  })
  test('explains on request', async () => {
    const said = await run('due', ['--batch', '-', '--explain'], JSON.stringify({ from: '2023-10-16T09:15', term: '5wd', legalBasis: 'Nghị định 81/2018, Điều 19' }))
    expect(said.code).toBe(0)
    expect(JSON.parse(said.out)).toMatchObject({ explanation: expect.arrayContaining([expect.objectContaining({ rule: 'due', legalBasis: 'Nghị định 81/2018, Điều 19' })]) as unknown })
  })
  test('ten thousand cases in one go', async () => {
    const lines = Array.from({ length: 10_000 }, (_, i) => JSON.stringify({
      from: `2025-0${(i % 9) + 1}-1${i % 9}T${10 + (i % 8)}:15`, term: ['5wd', '30wh', '14d', '2m'][i % 4],
      ...(i % 5 === 0 ? { calendar: { hours: { mon: [['08:00', `1${i % 7}:00`]] } } } : {}),
    })).join('\n')
    const said = await run('due', ['--batch', '-'], lines)
    expect(said.out.trim().split('\n')).toHaveLength(10_000)
    expect(said.out).not.toContain('error')
  })
})

describe('calendar show', () => {
  test('prints a year that due can read back', async () => {
    const said = await run('calendar show', ['--year', '2026', '--json'])
    const year = JSON.parse(said.out) as { off: string[]; work: { date: string }[]; days: { date: string; source: string }[]; status: string }
    expect(year.status).toBe('confirmed')
    expect(year.off).toContain('2026-04-27')
    expect(year.work.map((one) => one.date)).toEqual(['2026-01-10', '2026-08-22'])
    expect(year.days.find((one) => one.date === '2026-08-22')).toEqual({
      date: '2026-08-22', kind: 'work', name: 'Làm bù cho Thứ Hai 31/08', source: 'Thông báo 9441/TB-BNV', evidence: 'verified', status: 'confirmed',
    })
    const calendar = file('2026.json', said.out)
    expect(await json('--from', '2026-08-28T10:00', '--term', '1wd', '--calendar', calendar)).toMatchObject({ dueOn: '2026-09-03' })
  })
  test('a later year is a proposal', async () => {
    expect(JSON.parse((await run('calendar show', ['--year', '2028', '--json'])).out)).toMatchObject({ status: 'proposed' })
    expect((await run('calendar show', ['--year', '2028'])).out).toContain('Năm 2028: dự kiến')
  })
  test('a year nobody knows is refused, a year that is none is bad usage', async () => {
    expect((await run('calendar show', ['--year', '1999'])).code).toBe(1)
    expect((await run('calendar show', ['--year', 'next'])).code).toBe(2)
    expect((await run('calendar show', [])).code).toBe(2)
  })
})
