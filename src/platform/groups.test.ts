import { describe, expect, it } from 'vitest'
import { inGroups, type Piece } from './groups.ts'

const piece = (text: string, ...names: string[]): Piece => ({ text, names })

/** A writer that notes its groups, fails on a piece «bad», and takes a turn of the event loop. */
function notebook(mayRetry = true) {
  const groups: string[][] = []
  const write = inGroups(async (group: readonly Piece[]) => {
    groups.push(group.map(({ text }) => text))
    await new Promise((resolve) => setImmediate(resolve))
    if (group.some(({ text }) => text === 'bad')) throw new Error('refused')
    return group.map(({ text }) => `${text}!`)
  }, () => mayRetry)
  return { groups, write }
}

describe('writing in groups', () => {
  it('takes together what comes while a group is written, and answers each its own', async () => {
    const { groups, write } = notebook()
    const first = write(piece('a'))
    await new Promise((resolve) => setImmediate(resolve))
    expect(await Promise.all([first, ...['b', 'c', 'd'].map((text) => write(piece(text)))])).toEqual(['a!', 'b!', 'c!', 'd!'])
    expect(groups).toEqual([['a'], ['b', 'c', 'd']])
  })

  it('writes alone what comes alone', async () => {
    const { groups, write } = notebook()
    for (const text of ['a', 'b']) await write(piece(text))
    expect(groups).toEqual([['a'], ['b']])
  })

  it('keeps apart what bears the same name, in the order it came', async () => {
    const { groups, write } = notebook()
    await Promise.all([write(piece('a', 'x')), write(piece('b', 'x', 'y')), write(piece('c', 'y')), write(piece('d', 'z'))])
    expect(groups).toEqual([['a', 'd'], ['b'], ['c']])
  })

  it('makes no group larger than 64 pieces or a million characters', async () => {
    const { groups, write } = notebook()
    await Promise.all(Array.from({ length: 100 }, (_, i) => write(piece(String(i)))))
    expect(groups.map((group) => group.length)).toEqual([64, 36])
    await Promise.all([write(piece('x'.repeat(700_000))), write(piece('y'.repeat(700_000))), write(piece('z'))])
    expect(groups.slice(2).map((group) => group.map((text) => text[0]))).toEqual([['x', 'z'], ['y']])
  })

  it('lets a bad piece hurt only itself', async () => {
    const { groups, write } = notebook()
    const [a, bad, c] = await Promise.allSettled([write(piece('a')), write(piece('bad')), write(piece('c'))])
    expect([a, c]).toEqual([{ status: 'fulfilled', value: 'a!' }, { status: 'fulfilled', value: 'c!' }])
    expect(bad?.status).toBe('rejected')
    expect(groups).toEqual([['a', 'bad', 'c'], ['a'], ['bad'], ['c']])
  })

  it('tries nothing again when nobody knows what was written', async () => {
    const { groups, write } = notebook(false)
    const all = await Promise.allSettled([write(piece('a')), write(piece('bad'))])
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(groups).toHaveLength(1)
  })
})
