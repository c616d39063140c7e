import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { inProject } from '../src/platform/root.ts'

export type Program = { port: number; child: ChildProcess; seconds: number; stop(): Promise<void> }

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })

/** Starts a built program and waits until it says that it is ready. */
export async function start(args: string[], env: Record<string, string>, ready: RegExp): Promise<Program> {
  const port = env['PORT'] === undefined ? await freePort() : Number(env['PORT'])
  const started = performance.now()
  const child = spawn(process.execPath, args, { env: { ...process.env, PORT: String(port), LOG_LEVEL: 'error', ...env }, stdio: ['ignore', 'pipe', 'inherit'], cwd: inProject() })
  const said = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (chunk: Buffer) => { text += chunk.toString(); if (ready.test(text)) resolve(text) })
    child.on('exit', (code) => reject(new Error(`ended with ${code}: ${text}`)))
  })
  const found = /ready (\d+)/.exec(said)?.[1]
  return {
    child, port: found ? Number(found) : port, seconds: (performance.now() - started) / 1000,
    stop: () => new Promise((resolve) => { child.removeAllListeners('exit'); child.once('exit', () => resolve()); child.kill('SIGTERM') }),
  }
}

/** Resident memory of a process in MB. */
export const memoryOf = (child: ChildProcess): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
