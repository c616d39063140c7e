import { afterEach, expect, test } from 'vitest'
import { createEngine } from './engine.ts'
import { receiptSheet } from './sheet.ts'
import { papers, receipt } from './samples.ts'

const engines: ReturnType<typeof createEngine>[] = []
const engineWith = (limits: Parameters<typeof createEngine>[0] = {}) => {
  const engine = createEngine(limits)
  engines.push(engine)
  return engine
}
afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.close()))
})

const sheet = (sets = 1) => receiptSheet({ ...receipt, sets })
const isPdf = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 5)).toString() === '%PDF-'

test('many slips at once all come out', async () => {
  const engine = engineWith()
  const orders = Array.from({ length: 12 }, (_, i) => engine.renderPdf('receipt', sheet(i + 1)))
  const slips = await Promise.all(orders)
  expect(slips.every(isPdf)).toBe(true)
  expect(new Set(slips.map((slip) => Buffer.from(slip).toString('base64'))).size).toBe(12)
})

test('a slip over the page limit is refused, the next one is printed', async () => {
  const engine = engineWith({ maxPages: 2 })
  const long = receiptSheet({ ...receipt, papers: Array.from({ length: 100 }, () => papers[0]!) })
  const refused = { status: 413, code: 'documents.tooLong', params: { max: 2 } }
  await expect(engine.renderPdf('receipt', long)).rejects.toMatchObject(refused)
  expect(isPdf(await engine.renderPdf('receipt', sheet()))).toBe(true)
})

test('when too many wait, one more is refused at once', async () => {
  const engine = engineWith({ maxWaiting: 2 })
  const taken = [1, 2, 3].map((n) => engine.renderPdf('receipt', sheet(n)))
  const refused = { status: 429, code: 'documents.busy' }
  await expect(engine.renderPdf('receipt', sheet(4))).rejects.toMatchObject(refused)
  expect((await Promise.all(taken)).every(isPdf)).toBe(true)
})

test('a thread that dies is replaced and the slip in work is printed all the same', async () => {
  const engine = engineWith()
  await engine.renderPdf('receipt', sheet())
  const first = engine.thread()
  const pending = engine.renderPdf('receipt', sheet(2))
  await first?.terminate()
  expect(isPdf(await pending)).toBe(true)
  expect(engine.thread()).not.toBe(first)
})

test('a slip that takes too long is given up together with its thread', async () => {
  const engine = engineWith({ maxMilliseconds: 1 })
  const slip = engine.renderPdf('receipt', sheet())
  const stuck = engine.thread()
  await expect(slip).rejects.toThrow('within 1 ms')
  const next = engine.renderPdf('receipt', sheet())
  expect(engine.thread()).toBeDefined()
  expect(engine.thread()).not.toBe(stuck)
  await expect(next).rejects.toThrow('within 1 ms')
})

test('a template that fails says so and does not stop the next', async () => {
  const engine = engineWith()
  await expect(engine.renderPdf('refusal', { createdAt: 0 })).rejects.toThrow(/^Document: /)
  expect(isPdf(await engine.renderPdf('receipt', sheet()))).toBe(true)
})

test('closing lets the slips in work come out and takes nothing new', async () => {
  const engine = engineWith()
  const taken = [1, 2].map((n) => engine.renderPdf('receipt', sheet(n)))
  const closed = engine.close()
  await expect(engine.renderPdf('receipt', sheet(3))).rejects.toThrow('closed')
  await closed
  expect((await Promise.all(taken)).every(isPdf)).toBe(true)
  expect(engine.thread()).toBeUndefined()
})
