import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../../platform/errors.ts'
import { evaluate, syntaxErrorIn } from './feel.ts'
import { formatDuration, parseDuration } from './duration.ts'

describe('FEEL', () => {
  test.each<[string, Record<string, unknown>, unknown]>([
    ['0.1 + 0.2', {}, 0.3],
    ['= gia * 2', { gia: 90_071_992_547_409 }, 180_143_985_094_818],
    ['date("2026-02-14") + duration("P3D")', {}, '2026-02-17'],
    ['date and time("2026-02-14T08:00:00") - date and time("2026-02-13T07:00:00")', {}, 'P1DT1H'],
    ['{ han: date("2026-02-14"), phi: [1, 2] }', {}, { han: '2026-02-14', phi: [1, 2] }],
    ['if loai in ["A", "B"] then "nhanh" else "thường"', { loai: 'B' }, 'nhanh'],
    ['sum(for g in giayTo return g.so)', { giayTo: [{ so: 2 }, { so: 3 }] }, 5],
    ['1 / 0', {}, null],
    ['x.constructor', { x: {} }, null],
    ['now()', {}, null],
  ])('%s', (expression, context, value) => {
    expect(evaluate(expression, context).value).toEqual(value)
  })

  test('reads no clock but the one it is handed', () => {
    const now = new Date('2026-11-22T18:30:00Z')
    expect(evaluate('string(today())', {}, now).value).toBe('2026-11-23')
    expect(evaluate('now() > date and time("2026-11-23T01:00:00+07:00")', {}, now).value).toBe(true)
  })

  test('names what is missing', () => {
    expect(evaluate('gia > 5')).toMatchObject({ value: null, unknown: [expect.stringContaining('gia')] })
  })

  test('refuses what is no expression, no value, or endless', () => {
    expect(() => evaluate('1 +')).toThrow('workflow.feel')
    expect(() => evaluate('function(x) x')).toThrow('workflow.feelValue')
    expect(() => evaluate('1 + '.repeat(2_000) + '1')).toThrow('workflow.feel')
  })

  test('the reader and the evaluation agree on what is an expression', () => {
    const isExpression = (text: string): boolean => {
      try {
        evaluate(text, { a: 2 })
        return true
      } catch (error) {
        return !(error instanceof Refusal && error.code === 'workflow.feel')
      }
    }
    const word = fc.constantFrom('1', 'a', '+', '-', '(', ')', '[', ']', 'if', 'then', 'else', '"x"', ',', 'and', '>', '.', '..', 'in')
    fc.assert(fc.property(fc.array(word, { minLength: 1, maxLength: 7 }), (words) => {
      const text = words.join(' ')
      expect(isExpression(text)).toBe(syntaxErrorIn(text) === undefined)
    }))
  })
})

describe('a duration', () => {
  test.each([
    ['P3D', { months: 0, days: 3, minutes: 0 }, '3 ngày làm việc'],
    ['PT16H', { months: 0, days: 0, minutes: 960 }, '16 giờ'],
    ['PT1.5H', { months: 0, days: 0, minutes: 90 }, '1 giờ 30 phút'],
    ['P1W', { months: 0, days: 5, minutes: 0 }, '5 ngày làm việc'],
    ['P1Y2M', { months: 14, days: 0, minutes: 0 }, '14 tháng'],
    ['P1DT4H30M', { months: 0, days: 1, minutes: 270 }, '1 ngày làm việc 4 giờ 30 phút'],
    ['PT61S', { months: 0, days: 0, minutes: 2 }, '2 phút'],
  ])('%s', (text, read, words) => {
    expect(parseDuration(text)).toEqual(read)
    expect(formatDuration(read)).toBe(words)
  })

  test.each(['', 'P', 'PT', 'P0D', '3D', 'P3', 'P-3D', 'PT4h', 'P1.5D', 'P99999999999D', 'R3/PT1H', 'P3D '.repeat(2)])('“%s” is none', (text) => {
    expect(parseDuration(text)).toBeUndefined()
  })
})
