import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shownDay, shownMoney } from './forms.tsx'
import { shownCount } from './pagination.tsx'
import { shownSize } from './papers.tsx'
import { spansOf } from './steps.tsx'
import { partsOfDate } from './time-mark.tsx'

describe('what was typed comes back', () => {
  test('a stored day is shown as it is written in Vietnam, a wrong one as it was typed', () => {
    expect(shownDay('2023-10-23')).toBe('23/10/2023')
    expect(shownDay('1-12')).toBe('1-12')
    expect(shownDay(undefined)).toBeUndefined()
  })

  test('money gets its points, anything else stays', () => {
    expect(shownMoney(186_000_000)).toBe('186.000.000')
    expect(shownMoney('999')).toBe('999')
    expect(shownMoney('mười triệu')).toBe('mười triệu')
    fc.assert(fc.property(fc.nat(), (n) => Number(shownMoney(n)?.replaceAll('.', '')) === n))
  })
})

test('counts, sizes and dates', () => {
  expect(shownCount(1_234_567)).toBe('1.234.567')
  expect(shownCount(12)).toBe('12')
  expect(shownSize(98_304)).toBe('96 kB')
  expect(shownSize(5 * 1024 * 1024)).toBe('5 MB')
  expect(shownSize(1_600)).toBe('1,6 kB')
  expect(partsOfDate('23/10/2023')).toEqual({ main: '23/10', rest: '/2023' })
})

test('the bars of the steps follow each other and fill the whole', () => {
  expect(spansOf([4, 4, 20, 4, 4, 2, 2])[2]).toEqual({ left: 20, width: 50 })
  expect(spansOf([0, 0])).toEqual([{ left: 0, width: 0 }, { left: 0, width: 0 }])
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 20 }), (hours) => {
      const spans = spansOf(hours)
      spans.forEach((span, i) => expect(span.left).toBeCloseTo(i === 0 ? 0 : (spans[i - 1]?.left ?? 0) + (spans[i - 1]?.width ?? 0)))
      const last = spans.at(-1)
      expect((last?.left ?? 0) + (last?.width ?? 0)).toBeCloseTo(100)
    }),
  )
})
