import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inProject } from '../src/platform/root.ts'

/** The built program as a process of its own, for tests that use it from outside. */
export type Program = {
  url: string
  folder: string
  pid: number
  /** All that it wrote so far, errors too. */
  said(): string
  /** Ends when the program ends, with its exit code; null when it was killed. */
  ended: Promise<number | null>
  /** Asks it to stop, as Ctrl+C does. */
  stop(): Promise<number | null>
  /** As a power cut: nothing is finished. */
  kill(): Promise<number | null>
}

export type Settings = { folder: string; port?: number; seed?: 'none' | 'demo'; /** address of a PostgreSQL that is not the program's own */ database?: string }

/** A folder the program's PostgreSQL may enter, which runs as a user of its own when root started it. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-journey-'))
  chmodSync(folder, 0o755)
  return folder
}

/** A copy of a folder no program runs on; its owners are kept, which Node.js cannot do. */
export function copyOfFolder(from: string): string {
  const folder = newFolder()
  const { status, stderr } = spawnSync('cp', ['-a', `${from}/.`, folder], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`cp: ${stderr}`)
  return folder
}

/** A port nobody listens on now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** Starts the program without waiting for anything: for starts that are meant to fail. */
export async function launchProgram({ folder, port, seed = 'demo', database = '' }: Settings): Promise<Program> {
  const at = port ?? (await freePort())
  const env = { PORT: String(at), HOST: '127.0.0.1', BASE_URL: '', MOTCUA_DATA: folder, SEED: seed, LOG_LEVEL: 'error', DATABASE_URL: database, SMTP_URL: '' }
  const child = spawn(process.execPath, [inProject('dist', 'main.js')], { cwd: inProject(), env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { text += chunk.toString() })
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
  const end = (signal: NodeJS.Signals) => () => { child.kill(signal); return ended }
  return { url: `http://127.0.0.1:${at}`, folder, pid: child.pid ?? 0, said: () => text, ended, stop: end('SIGTERM'), kill: end('SIGKILL') }
}

/** The process of the PostgreSQL that a program runs in its folder. */
export const databaseOf = ({ folder }: Pick<Program, 'folder'>): number => Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])

/** Asks again and again until it is so; for what another process does in its own time. */
export async function until(so: () => boolean | Promise<boolean>, what: string, seconds = 30): Promise<void> {
  const last = performance.now() + seconds * 1000
  while (!(await so())) {
    if (performance.now() > last) throw new Error(`After ${seconds} s still not: ${what}`)
    await new Promise((done) => setTimeout(done, 25))
  }
}

/** Starts the program and waits until it serves pages. */
export async function startProgram(settings: Settings): Promise<Program> {
  const program = await launchProgram(settings)
  let over = false
  void program.ended.then(() => { over = true })
  await until(() => over || program.said().includes('đang chạy'), 'the program runs', 120)
  if (over) throw new Error(`The program ended at once: ${program.said()}`)
  return program
}
