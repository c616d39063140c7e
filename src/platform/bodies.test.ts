import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { limitBodies } from './bodies.ts'
import { Refusal } from './errors.ts'
import type { Web } from './web.ts'

const MB = 1024 * 1024

it('holds as many large bodies as there is room for, and small ones always', async () => {
  const waiting: (() => void)[] = []
  const app = new Hono<Web>()
  app.onError((error, c) => c.text('', error instanceof Refusal ? error.status : 500))
  app.use(async (c, next) => { c.set('session', { id: 'one', expiresAt: new Date(0) }); await next() })
  app.use(limitBodies(() => true))
  app.post('/', async (c) => { await new Promise<void>((done) => waiting.push(done)); return c.text('') })
  app.post('/echo', async (c) => c.text(String((await c.req.arrayBuffer()).byteLength)))
  const send = (size: number) => app.request('/', { method: 'POST', headers: { 'content-length': String(size) }, body: 'x' })
  const until = async (count: number) => { while (waiting.length < count) await new Promise((done) => setTimeout(done, 1)) }

  const first = [send(90 * MB), send(60 * MB)]
  await until(2)
  expect((await send(20 * MB)).status).toBe(429)
  const small = send(10)
  await until(3)
  for (const go of waiting.splice(0)) go()
  expect((await Promise.all([...first, small])).map((answer) => answer.status)).toEqual([200, 200, 200])

  const again = send(130 * MB)
  await until(1)
  waiting.pop()?.()
  expect((await again).status).toBe(200)
  expect((await send(131 * MB)).status).toBe(413)

  // Without a length what comes is counted, and what was held is given back.
  for (let i = 0; i < 3; i++) expect((await app.request('/echo', { method: 'POST', body: new Uint8Array(60 * MB) })).status).toBe(200)
  expect(await (await app.request('/echo', { method: 'POST', body: 'Xin chào' })).text()).toBe('9')
  const both = await Promise.all([100, 100].map((size) => app.request('/echo', { method: 'POST', body: new Uint8Array(size * MB) })))
  expect(both.map((answer) => answer.status).sort()).toEqual([200, 429])
})
