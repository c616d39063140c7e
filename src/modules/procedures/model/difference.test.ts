import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadSeedProcedures } from '../load.ts'
import type { ProcedureDefinition } from './definition.ts'
import { applyDifferences, differencesOf, takeBack, wordsBetween } from './difference.ts'

const definitions = loadSeedProcedures()
const promotion = definitions.find(({ key }) => key === '2.000004') as ProcedureDefinition

/** Anything a definition may hold: rows with and without a name, lists in lists, things that are not stated. */
const anything = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, fc.constant(null), fc.integer({ min: 0, max: 5 }), fc.constantFrom('một', 'hai', 'ba'), tie('list'), tie('row')),
  list: fc.array(tie('value'), { maxLength: 5 }),
  row: fc.record({ key: fc.constantFrom('a', 'b', 'c'), name: tie('value'), rows: tie('list') }, { requiredKeys: ['key'] }),
})).value

describe('differences', () => {
  it('applied to the one give the other', () => {
    fc.assert(fc.property(anything, anything, (a, b) => { expect(applyDifferences(a, differencesOf(a, b))).toEqual(b) }), { numRuns: 500 })
    for (const [at, one] of definitions.entries()) {
      const other = definitions[(at + 1) % definitions.length] as ProcedureDefinition
      expect(applyDifferences(one, differencesOf(one, other)), one.key).toEqual(other)
    }
  })

  it('taken back from the last to the first give the older one again', () => {
    fc.assert(fc.property(anything, anything, (a, b) => { expect(differencesOf(a, b).toReversed().reduce(takeBack, b)).toEqual(a) }), { numRuns: 500 })
  })

  it('are few where little was changed, and name the row by its place', () => {
    const [first, second, third, fourth] = promotion.papers ?? []
    const changed = { ...promotion, sets: 2, papers: [first, { ...third, note: 'Bản màu' }, fourth, { ...second, key: 'paper-9', name: 'Giấy khác' }] }
    expect(differencesOf(promotion, changed).map(({ kind, path }) => `${kind} ${path.join('.')}`)).toEqual(['removed papers.1', 'changed papers.1.note', 'added papers.3', 'changed sets'])
    expect(differencesOf(promotion, structuredClone(promotion))).toEqual([])
  })
})

describe('words', () => {
  it('tell what went and what came', () => {
    expect(wordsBetween('Nộp trong 05 ngày', 'Nộp trong 07 ngày làm việc')).toEqual([
      { text: 'Nộp trong ', how: 'same' }, { text: '05 ngày', how: 'removed' }, { text: '07 ngày làm việc', how: 'added' },
    ])
    const text = fc.array(fc.constantFrom('một', 'hai', 'ba'), { maxLength: 8 }).map((words) => words.join(' '))
    fc.assert(fc.property(text, text, (a, b) => {
      const words = wordsBetween(a, b)
      expect(words.filter(({ how }) => how !== 'removed').map((one) => one.text).join('').trim().split(/\s+/)).toEqual(b.split(/\s+/))
    }))
  })
})
