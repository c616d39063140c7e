import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { table } from './cli.ts'
import { runCommandLine, nearest } from './commands/run.ts'
import { UsageError, type Io } from './platform/cli.ts'
import { Refusal } from './platform/errors.ts'
import { inProject } from './platform/root.ts'

type Ran = { code: number | null; out: string; err: string }

/** Runs a command line in this process. */
async function run(...args: string[]): Promise<Ran> {
  let out = ''
  let err = ''
  const io: Io = { out: (text) => { out += text }, err: (text) => { err += text }, stdin: () => Promise.resolve('') }
  return { code: await runCommandLine(table, args, io), out, err }
}

const folder = mkdtempSync(join(tmpdir(), 'motcua-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs `motcua` as a person does, in a process of its own. */
function motcua(args: string[], env: Record<string, string> = {}, input = ''): Promise<Ran> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [inProject('scripts', 'motcua.mjs'), ...args], { cwd: folder, env: { ...process.env, ...env } })
    const ran: Ran = { code: null, out: '', err: '' }
    child.stdout.on('data', (chunk: Buffer) => { ran.out += chunk.toString() })
    child.stderr.on('data', (chunk: Buffer) => { ran.err += chunk.toString() })
    child.stdin.end(input)
    child.on('close', (code) => done({ ...ran, code }))
  })
}

const oneSentence = /^[^\n]+\n$/

describe('the command line', () => {
  it('lists every command and tells the help of each', async () => {
    const list = await run('--help')
    expect(list.code).toBe(0)
    for (const name of Object.keys(table)) {
      expect(list.out).toContain(`  ${name} `)
      const help = await run('help', ...name.split(' '))
      expect(help).toMatchObject({ code: 0, err: '' })
      expect(help.out).toContain(`Usage: motcua ${name}`)
      expect(help.out).toContain('--json')
      expect(await run(...name.split(' '), '--help')).toEqual(help)
    }
  })

  it.each([
    [['fel', '1'], 'Không có lệnh «fel 1». Có phải là «feel»?'],
    [['calendar', 'shwo'], 'Có phải là «calendar show»?'],
    [['bpmn'], 'Có các lệnh: bpmn check, bpmn run.'],
    [['xyzzy'], 'Xin xem: motcua --help'],
    [['feel', '1', '--contxt', 'a'], 'feel không có tùy chọn --contxt. Có phải là --context?'],
    [['feel', '1', '--context'], 'feel cần một giá trị sau --context.'],
    [['doctor', '--json=yes'], 'doctor không nhận giá trị sau --json.'],
    [['migrate', 'now'], 'migrate không nhận «now».'],
    [['due'], 'due cần --from và --term, hoặc --batch.'],
  ])('answers bad usage %j with one sentence and 2', async (args, sentence) => {
    const ran = await run(...args)
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toMatch(oneSentence)
    expect(ran.err).toContain(sentence)
  })

  it('takes a value that begins with a dash for a value', async () => {
    expect(await run('feel', '-1 + 3', '--json')).toEqual({ code: 0, out: '{"value":2}\n', err: '' })
  })

  it('answers a refusal with its sentence and 1, and a fault with its first line', async () => {
    const thrown = (error: Error) => runCommandLine({ bad: () => Promise.resolve({ bad: { summary: '', help: '', options: {}, run: () => Promise.reject(error) } }) }, ['bad'], io)
    let said = ''
    const io: Io = { out: () => undefined, err: (text) => { said += text }, stdin: () => Promise.resolve('') }
    expect(await thrown(new Refusal(404, 'people.noAccount'))).toBe(1)
    expect(await thrown(new Error('first\nsecond'))).toBe(1)
    expect(await thrown(new UsageError('so?'))).toBe(2)
    expect(said).toBe('Không có tài khoản này.\nfirst\nso?\n')
  })

  it('guesses only what is near', () => {
    expect(nearest(['doctor', 'due', 'seed'], 'docter')).toBe('doctor')
    expect(nearest(['doctor', 'due', 'seed'], 'sed')).toBe('seed')
    expect(nearest(['doctor', 'due', 'seed'], 'report')).toBeUndefined()
  })
})

describe('as a program', () => {
  it('takes its arguments and answers a pure command', async () => {
    await motcua(['feel', '1']) // builds, when something changed
    expect(await motcua(['feel', 'sum([1, 2, 3])', '--json'])).toEqual({ code: 0, out: '{"value":6}\n', err: '' })
  })

  it('says what is wrong on standard error and in its exit code', async () => {
    const ran = await motcua(['feel', '1 +'])
    expect(ran).toMatchObject({ code: 1, out: '' })
    expect(ran.err).toMatch(oneSentence)
    expect((await motcua(['nothing'])).code).toBe(2)
  })

  it('reads standard input, and answers ten thousand lines whole', async () => {
    const lines = Array.from({ length: 10_000 }, () => '{"from":"2023-10-16T09:15","term":"5wd"}').join('\n')
    const ran = await motcua(['due', '--batch', '-'], {}, lines)
    expect(ran.code).toBe(0)
    const answers = ran.out.trim().split('\n')
    expect(answers).toHaveLength(10_000)
    expect(JSON.parse(answers.at(-1) ?? '')).toMatchObject({ dueOn: '2023-10-23' })
  })
})

describe('an installation', () => {
  const data = join(folder, 'data')
  // Vitest puts a BASE_URL of its own into the environment.
  const env = { MOTCUA_DATA: data, PORT: '0', SEED: 'none', BASE_URL: '', DATABASE_URL: '', SMTP_URL: '', LOG_LEVEL: 'silent' }
  type Check = { name: string; ok: boolean; found: string; mend: string | null }
  const doctor = async (more: Record<string, string> = {}) => {
    const ran = await motcua(['doctor', '--json'], { ...env, ...more })
    return { ...ran, ...(JSON.parse(ran.out) as { ok: boolean; checks: Check[] }) }
  }
  const wrongOnes = (checks: Check[]) => checks.filter(({ ok }) => !ok).map(({ name }) => name)

  it('is told by the doctor what it lacks, is migrated, and is well', async () => {
    const before = await doctor()
    expect(before).toMatchObject({ code: 1, ok: false, err: '' })
    expect(wrongOnes(before.checks)).toEqual(['database'])
    expect(before.checks.find(({ name }) => name === 'database')?.mend).toContain('motcua migrate')

    const migrated = await motcua(['migrate', '--json'], env)
    expect(migrated).toMatchObject({ code: 0, err: '' })
    expect((JSON.parse(migrated.out) as { applied: string[] }).applied.length).toBeGreaterThan(5)

    const after = await doctor()
    expect(wrongOnes(after.checks)).toEqual([])
    expect(after.code).toBe(0)
    expect(after.checks.map(({ name }) => name)).toEqual(['settings', 'node', 'assets', 'fonts', 'clock', 'timezone', 'data', 'disk', 'database', 'migrations', 'trail', 'mail', 'port'])
  }, 60_000)

  it('is told of wrong settings, of a mail server that is away and of a port that is taken', async () => {
    expect(wrongOnes((await doctor({ PORT: 'abc' })).checks)).toEqual(['settings'])
    const other: Server = createServer((socket) => socket.destroy())
    await new Promise<void>((done) => { other.listen(0, '127.0.0.1', done) })
    const { port } = other.address() as { port: number }
    const { checks } = await doctor({ SMTP_URL: `smtp://127.0.0.1:${port}`, PORT: String(port) })
    other.close()
    expect(wrongOnes(checks)).toEqual(['mail', 'port'])
    expect(checks.every(({ ok, mend }) => ok === (mend === null))).toBe(true)
  }, 60_000)

  it('lets chores through its own server while the program runs', async () => {
    const program = spawn(process.execPath, [inProject('dist', 'main.js')], { cwd: folder, env: { ...process.env, ...env } })
    const ended = new Promise((done) => program.once('exit', done))
    try {
      await new Promise<void>((done, fail) => {
        program.stdout.on('data', (chunk: Buffer) => { if (chunk.toString().includes('Motcua đang chạy')) done() })
        program.once('exit', () => fail(new Error('the program ended')))
      })
      expect(wrongOnes((await doctor()).checks)).toEqual([])
      expect(JSON.parse((await motcua(['migrate', '--json'], env)).out)).toMatchObject({ applied: [] })
      expect(JSON.parse((await motcua(['seed', '--json'], env)).out)).toMatchObject({ seeded: false })
      const second = await new Promise<Ran>((done) => {
        const ran: Ran = { code: null, out: '', err: '' }
        const child = spawn(process.execPath, [inProject('dist', 'main.js')], { cwd: folder, env: { ...process.env, ...env } })
        child.stderr.on('data', (chunk: Buffer) => { ran.err += chunk.toString() })
        child.on('close', (code) => done({ ...ran, code }))
      })
      expect(second.code).toBe(1)
      expect(second.err).toContain('đang được một chương trình Motcua khác dùng')
    } finally {
      program.kill('SIGTERM')
      await ended
    }
  }, 90_000)

  it('is told when its role could rewrite the trail, and when a migration is missing', async () => {
    const { reachDatabase } = await import('./platform/postgres/database.ts')
    const { createPool } = await import('./platform/db.ts')
    const database = await reachDatabase({ DATABASE_URL: undefined, dataFolder: data })
    const pool = createPool({ url: database.url, size: 1 })
    await pool.query('grant update on trail.events to motcua_app')
    await pool.query('delete from platform.migrations where name = (select max(name) from platform.migrations)')
    await pool.end()
    await database.stop()
    const { checks } = await doctor()
    expect(wrongOnes(checks)).toEqual(['migrations', 'trail'])
    expect(checks.find(({ name }) => name === 'trail')?.found).toContain('trail.events')
  }, 60_000)

  it('does not take the file of a killed program for a running one', async () => {
    writeFileSync(join(data, 'motcua.pid'), '999999999')
    const { runningProgram } = await import('./platform/postgres/database.ts')
    expect(runningProgram({ DATABASE_URL: undefined, dataFolder: data })).toBeUndefined()
  })
})
