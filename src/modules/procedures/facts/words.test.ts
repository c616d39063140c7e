import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alike, amountsIn, codesIn, durationIn, fold, hoursIn, lawsIn } from './words.ts'

describe('times as officials write them', () => {
  const days: [string, number][] = [
    ['0,5 ngày', 4], ['½ ngày', 4], ['1/2 ngày', 4], ['1½ ngày', 12], ['0.25 ngày', 2], ['05 ngày làm việc', 40], ['02 (hai) ngày làm việc', 16],
    ['4 giờ làm việc', 4], ['02 giờ', 2], ['4h', 4], ['30 phút', 0.5], ['1 buổi', 4], ['Không quá 03 ngày', 24], ['01 ngày làm việc (08 giờ)', 8],
  ]
  for (const [words, hours] of days) it(`${words} is ${hours} hours`, () => { expect(hoursIn(words, 8)).toBe(hours) })

  it('a bare number counts only under a head that names the unit', () => {
    expect(hoursIn('4', 8)).toBeUndefined()
    expect(hoursIn('4', 8, 'hour')).toBe(4)
    expect(hoursIn('0,5', 8, 'day')).toBe(4)
  })

  it('what is no time is none', () => {
    for (const words of ['Giờ hành chính', 'trong ngày', 'Điều 15 ngày 04/4/2006', '', 'mẫu 05']) expect(durationIn(words)).toBeUndefined()
  })

  it('any number of days, with comma or point, comes out as it went in', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 400 }), fc.boolean(), (quarters, comma) => {
      const text = String(quarters / 4)
      expect(hoursIn(`${comma ? text.replace('.', ',') : text} ngày làm việc`, 8)).toBe(quarters * 2)
    }))
  })
})

it('money with points, commas and blanks, and in thousands', () => {
  expect(amountsIn('Phí: 1.200.000 đồng/điểm; 400,000đ; 600 nghìn đồng; 50 000 VNĐ')).toEqual([1_200_000, 400_000, 600_000, 50_000])
  expect(amountsIn('Điều 5, ngày 04/4/2006')).toEqual([])
})

it('numbers of laws and codes of procedures', () => {
  expect(lawsIn('Nghị định số 81/2018/NĐ-CP, Luật 36/2005/QH11, Thông tư liên tịch 07/2007/TTLT-BTM-BTC và Quyết định 707/QĐ-UBND ngày 04/4/2006')).toEqual(['81/2018/NĐ-CP', '36/2005/QH11', '07/2007/TTLT-BTM-BTC', '707/QĐ-UBND'])
  expect(codesIn('2.000176.000.00.00.H41, 2.000004 và 12.0000041')).toEqual(['2.000176.000.00.00.H41', '2.000004'])
})

it('numbers of laws are the same however they are spaced', () => {
  expect(lawsIn('Nghị định 81/2018/NĐ – CP và Quyết định 19/2014/QĐ-TTg; Thông tư 26/2014/TT- BKHCN - Nghị quyết')).toEqual(['81/2018/NĐ-CP', '19/2014/QĐ-TTg', '26/2014/TT-BKHCN'])
})

it('what follows a number behind a dash is no part of it', () => {
  expect(lawsIn('707/QĐ-UBND - 09/3/2023; 36/2005/QH11 – LUẬT THƯƠNG MẠI; 81/2018/NĐ – CP - BỘ CÔNG THƯƠNG; 12/2015/TTLT-BCT-BTC')).toEqual(['707/QĐ-UBND', '36/2005/QH11', '81/2018/NĐ-CP', '12/2015/TTLT-BCT-BTC'])
})

it('zeros before a number, and letters written either way, make no other word', () => {
  expect(fold('Mẫu số 02, ngày 04/04/2006')).toBe(fold('mẫu số 2 – ngày 4/4/2006'))
  expect(fold('2.000004')).toBe('2.000004')
  expect(alike('Thụ lí theo qui định kĩ thuật', 'Thụ lý theo quy định kỹ thuật')).toBe(1)
  expect(alike('Mẫu số 02', 'Mẫu số 12')).toBe(0)
})

it('small wording is forgiven, another matter is not', () => {
  expect(alike('Phân công thụ lý', 'Phân công công chức thụ lý hồ sơ')).toBeGreaterThan(0.6)
  expect(alike('ĐƠN ĐỀ NGHỊ CẤP GIẤY PHÉP', 'đơn đề nghị cấp giấy phép')).toBe(1)
  expect(alike('Thẩm định hồ sơ', 'Trả kết quả')).toBeLessThan(0.2)
})
