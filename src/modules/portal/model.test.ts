import { expect, test } from 'vitest'
import { figuresOf, oftenOf, percent } from './model.ts'

test('a share has a comma, and what is not all is never shown as all', () => {
  expect(percent(403, 412)).toBe('97,8')
  expect(percent(294, 412)).toBe('71,4')
  expect(percent(412, 412)).toBe('100')
  expect(percent(99_999, 100_000)).toBe('99,9')
  expect(percent(0, 3)).toBe('0')
  expect(percent(0, 0)).toBeUndefined()
})

test('figures carry numerator and denominator; without one they say so', () => {
  const month = figuresOf({ finished: 1420, dated: 1412, onTime: 1403, late: 9, online: 294, open: 186, waiting: 21 })
  expect(month.map((one) => [one.value, one.unit, one.note])).toEqual([
    ['99,4', '%', '1.403 trong 1.412 hồ sơ đã giải quyết có ngày hẹn trả'],
    ['9', undefined, 'trong 1.412 hồ sơ đã giải quyết có ngày hẹn trả'],
    ['186', undefined, '21 hồ sơ đang chờ bổ sung giấy tờ'],
    ['20,7', '%', '294 trong 1.420 hồ sơ đã giải quyết'],
  ])
  const none = figuresOf({ finished: 0, dated: 0, onTime: 0, late: 0, online: 0, open: 0, waiting: 0 })
  expect(none.map((one) => one.value)).toEqual(['–', '–', '0', '–'])
  expect(none.filter((one) => one.note === 'chưa có số liệu')).toHaveLength(3)
})

test('a list of what is filed most claims nothing while too little was filed', () => {
  const all = ['a', 'b', 'c', 'd']
  expect(oftenOf(all, ['d'], 3)).toEqual({ often: ['d', 'a', 'b'], counted: false })
  expect(oftenOf(all, ['d', 'c', 'b'], 6)).toEqual({ often: ['d', 'c', 'b'], counted: true })
})
