import { connect, type Socket } from 'node:net'

export type Answer = { status: number; body: Buffer; headers: string }
export type Connection = { send(request: string | Buffer): Promise<Answer>; close(): void }

/** One keep-alive connection that speaks just enough HTTP/1.1 to measure a server and not itself. */
export async function open(port: number): Promise<Connection> {
  const socket: Socket = connect(port, '127.0.0.1')
  socket.setNoDelay(true)
  await new Promise((resolve, reject) => { socket.once('connect', resolve); socket.once('error', reject) })
  let waiting: { resolve(answer: Answer): void; reject(error: Error): void } | undefined
  let buffer: Buffer = Buffer.alloc(0)
  socket.on('data', (chunk: Buffer) => {
    buffer = buffer.length === 0 ? chunk : Buffer.concat([buffer, chunk])
    const end = buffer.indexOf('\r\n\r\n')
    if (end < 0) return
    const headers = buffer.subarray(0, end).toString('latin1')
    const length = /content-length: (\d+)/i.exec(headers)?.[1]
    const chunked = /transfer-encoding: chunked/i.test(headers)
    const rest = buffer.subarray(end + 4)
    if (length !== undefined && rest.length < Number(length)) return
    if (chunked && !rest.toString('latin1').endsWith('0\r\n\r\n')) return
    buffer = Buffer.alloc(0)
    waiting?.resolve({ status: Number(headers.slice(9, 12)), headers, body: length === undefined ? rest : rest.subarray(0, Number(length)) })
  })
  socket.on('error', (error) => waiting?.reject(error))
  socket.on('close', () => waiting?.reject(new Error('connection closed')))
  return {
    send: (request) => new Promise((resolve, reject) => { waiting = { resolve, reject }; socket.write(request) }),
    close: () => socket.destroy(),
  }
}

/** A request as text. */
export const request = (method: string, path: string, headers: Record<string, string> = {}, body = ''): string =>
  `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${Object.entries(headers).map(([k, v]) => `${k}: ${v}\r\n`).join('')}${body === '' ? '' : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`}\r\n${body}`

export type Measured = { perSecond: number; p50: number; p99: number; count: number; failed: number }

/** Runs `work` with so many workers until the time is up or the work runs out (it answers false). */
export async function measure(workers: number, seconds: number, work: (worker: number) => Promise<boolean | 'failed'>): Promise<Measured> {
  const times: number[] = []
  let failed = 0
  const started = performance.now()
  const until = started + seconds * 1000
  await Promise.all(Array.from({ length: workers }, async (_, worker) => {
    while (performance.now() < until) {
      const before = performance.now()
      const result = await work(worker)
      if (result === false) return
      if (result === 'failed') failed++
      times.push(performance.now() - before)
    }
  }))
  const took = (performance.now() - started) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { perSecond: times.length / took, p50: at(0.5), p99: at(0.99), count: times.length, failed }
}

/** Of several runs the one of the median rate, with the spread. */
export function middle(runs: readonly Measured[]): Measured & { low: number; high: number } {
  const all = runs.toSorted((a, b) => a.perSecond - b.perSecond)
  const one = all[Math.floor(all.length / 2)]
  if (!one) throw new Error('No run')
  return { ...one, failed: all.reduce((sum, run) => sum + run.failed, 0), low: all[0]?.perSecond ?? 0, high: all.at(-1)?.perSecond ?? 0 }
}
