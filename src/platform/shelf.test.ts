import { expect, test } from 'vitest'
import { createShelf } from './shelf.ts'
import type { Ctx } from './ctx.ts'

const files = {} as Ctx['files']
const at = (ms: number) => ({ files, now: new Date(ms) })

test('an answer is kept for its time, and one a little too old is given while it is asked for anew', async () => {
  let asked = 0
  const { kept, forget } = createShelf(100, 50)
  const ask = (ms: number) => kept(at(ms), 'count', () => Promise.resolve(++asked))

  expect(await ask(0)).toBe(1)
  expect(await ask(99)).toBe(1)
  expect(await ask(120), 'nobody waits for the new one').toBe(1)
  await Promise.resolve()
  expect(await ask(121)).toBe(2)
  expect(await ask(400), 'far too old is not given').toBe(3)
  forget(at(401))
  expect(await ask(402)).toBe(4)
})

test('an answer is not given any more when the new one takes too long', async () => {
  const { kept } = createShelf(100, 50)
  const slow = Promise.withResolvers<string>()
  await kept(at(0), 'count', () => Promise.resolve('first'))
  expect(await kept(at(120), 'count', () => slow.promise)).toBe('first')
  expect(await kept(at(149), 'count', () => Promise.resolve('never'))).toBe('first')
  expect(await kept(at(151), 'count', () => Promise.resolve('newer'))).toBe('newer')
  slow.resolve('asked before')
  await slow.promise
  expect(await kept(at(152), 'count', () => Promise.resolve('never'))).toBe('newer')
})

test('a new answer under way is not put on the shelf when everything was let go of meanwhile', async () => {
  const { kept, forget } = createShelf(100, 50)
  const old = Promise.withResolvers<string>()
  await kept(at(0), 'count', () => Promise.resolve('first'))
  expect(await kept(at(120), 'count', () => old.promise)).toBe('first')
  forget(at(121))
  expect(await kept(at(122), 'count', () => Promise.resolve('after the change'))).toBe('after the change')
  old.resolve('before the change')
  await old.promise
  expect(await kept(at(123), 'count', () => Promise.resolve('never'))).toBe('after the change')
})
