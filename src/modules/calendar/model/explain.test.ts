import { describe, expect, test } from 'vitest'
import { parseWall } from '../../../platform/time.ts'
import { explainDue } from './explain.ts'
import { readCalendar, readLedger, readRules } from './read.ts'
import { termOf } from './term.ts'
import { vietnameseCalendar } from './vietnam.ts'

const basis = 'Nghị định 81/2018, Điều 19'

const explain = (from: string, term: string, ledger: unknown[] = [], rules: unknown = {}) =>
  explainDue({
    calendar: vietnameseCalendar(), from: parseWall(from) ?? 0, term: termOf(term),
    ledger: readLedger(ledger), rules: readRules(rules), legalBasis: basis,
  })
/** A line as the table shows it. */
const rows = (...args: Parameters<typeof explain>) =>
  explain(...args).map((line) => [line.when, line.text, line.count, line.sum, line.legalBasis ?? ''].join(' | '))

test('a supplement that starts the count again, as the tracking page shows it', () => {
  const ledger = [
    { kind: 'pause', at: '2023-10-13T15:40', reason: 'chờ bổ sung', paper: 'Phiếu yêu cầu bổ sung' },
    { kind: 'resume', at: '2023-10-16T09:15', policy: 'restart' },
  ]
  expect(rows('2023-10-12T09:40', '5wd', ledger)).toEqual([
    'Thứ Năm 12/10 | Nhận hồ sơ lúc 9 giờ 40. Ngày đầu không tính. |  | 0 | Bộ luật Dân sự 2015, Điều 147',
    'Thứ Sáu 13/10 | Ngày làm việc. | +1 | 1 | ',
    'Thứ Sáu 13/10 | Tạm dừng chờ bổ sung từ 15 giờ 40, theo Phiếu yêu cầu bổ sung. | dừng | 1 | Nghị định 61/2018, Điều 19 khoản 4',
    '14/10 – 15/10 | Đang tạm dừng; Thứ Bảy, Chủ nhật. | 0 | 1 | Bộ luật Lao động 2019, Điều 111',
    'Thứ Hai 16/10 | Nhận đủ giấy tờ lúc 9 giờ 15. Tính lại từ đầu. Ngày đầu không tính. | về 0 | 0 | Nghị định 61/2018, Điều 19 khoản 4',
    'Thứ Ba 17/10 | Ngày làm việc. | +1 | 1 | ',
    'Thứ Tư 18/10 | Ngày làm việc. | +1 | 2 | ',
    'Thứ Năm 19/10 | Ngày làm việc. | +1 | 3 | ',
    'Thứ Sáu 20/10 | Ngày làm việc. | +1 | 4 | ',
    '21/10 – 22/10 | Thứ Bảy, Chủ nhật. | 0 | 4 | Bộ luật Lao động 2019, Điều 111',
    'Cả kỳ | Nghỉ lễ, Tết: không có ngày nào. | 0 | 4 | Bộ luật Lao động 2019, Điều 112',
    `Thứ Hai 23/10 | Đủ 05 ngày làm việc. Hẹn trả trước 17 giờ 00. | +1 | 5 | ${basis}`,
  ])
  const lines = explain('2023-10-12T09:40', '5wd', ledger)
  expect(lines.map((line) => line.tone).join(' ')).toBe('event day event off event day day day day off off final')
  expect(lines[2]).toMatchObject({ at: '2023-10-13T15:40:00+07:00', strong: 'Tạm dừng chờ bổ sung' })
  expect(lines[3]).toMatchObject({ at: '2023-10-14', until: '2023-10-15' })
  expect(lines.every((line) => line.strong === undefined || line.text.includes(line.strong))).toBe(true)
})

test('a supplement that shifts the date: the days behind the pause go on counting', () => {
  expect(rows('2023-10-16T09:15', '5wd', [
    { kind: 'pause', at: '2023-10-18T10:00' },
    { kind: 'resume', at: '2023-10-25T14:00', policy: 'shift', legalBasis: 'Quy chế của Sở' },
  ]).slice(2)).toEqual([
    'Thứ Tư 18/10 | Ngày làm việc. | +1 | 2 | ',
    'Thứ Tư 18/10 | Tạm dừng từ 10 giờ 00. | dừng | 2 | ',
    '19/10 – 24/10 | Đang tạm dừng. | 0 | 2 | ',
    'Thứ Tư 25/10 | Tiếp tục lúc 14 giờ 00. Đã dừng 42 giờ làm việc, ngày hẹn trả lùi lại bấy nhiêu. |  | 2 | Quy chế của Sở',
    'Thứ Năm 26/10 | Ngày làm việc. | +1 | 3 | ',
    'Thứ Sáu 27/10 | Ngày làm việc. | +1 | 4 | ',
    '28/10 – 29/10 | Thứ Bảy, Chủ nhật. | 0 | 4 | Bộ luật Lao động 2019, Điều 111',
    'Cả kỳ | Nghỉ lễ, Tết: không có ngày nào. | 0 | 4 | Bộ luật Lao động 2019, Điều 112',
    `Thứ Hai 30/10 | Đủ 05 ngày làm việc. Hẹn trả trước 17 giờ 00. | +1 | 5 | ${basis}`,
  ])
})

test('a day that only makes up for a pause says so and counts nothing', () => {
  // Office hours and one hour on Saturday: three paused hours of Friday reach over it into Monday.
  const day = [['07:00', '11:30'], ['13:30', '17:00']]
  const calendar = readCalendar({ hours: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [['07:00', '08:00']] } })
  const lines = explainDue({
    calendar, from: parseWall('2023-10-18T16:00') ?? 0, term: termOf('2wd'),
    ledger: readLedger([{ kind: 'pause', at: '2023-10-20T08:00' }, { kind: 'resume', at: '2023-10-20T11:00', policy: 'shift' }]),
  }).map((line) => `${line.when} ${line.text} ${line.count} ${line.sum}`)
  expect(lines).toContain('Thứ Bảy 21/10 Bù thời gian đã tạm dừng. 0 1')
  expect(lines.at(-1)).toBe('Thứ Hai 23/10 Đủ 02 ngày làm việc. Hẹn trả trước 17 giờ 00. +1 2')
})

test('subtract says whose time it is, an extension says its article and goes on counting', () => {
  const lines = rows('2023-10-16T09:15', '5wd', [
    { kind: 'pause', at: '2023-10-18T10:00' }, { kind: 'resume', at: '2023-10-18T15:00', policy: 'subtract' },
    { kind: 'extend', at: '2023-10-20T10:00', term: '3wd', paper: 'Phiếu xin lỗi và hẹn lại ngày trả kết quả' },
  ])
  expect(lines).toContain('Thứ Tư 18/10 | Tiếp tục lúc 15 giờ 00. Ngày hẹn trả giữ nguyên; 3 giờ làm việc vừa qua là thời gian của người nộp. | 0 | 2 | ')
  expect(lines).toContain('Thứ Sáu 20/10 | Gia hạn thêm 03 ngày làm việc, theo Phiếu xin lỗi và hẹn lại ngày trả kết quả. |  | 4 | Nghị định 61/2018, Điều 19 khoản 9')
  expect(lines.at(-1)).toBe(`Thứ Năm 26/10 | Đủ 08 ngày làm việc. Hẹn trả trước 17 giờ 00. | +1 | 8 | ${basis}`)
})

test('holidays and compensations stand under their own articles, make-up days under their notice', () => {
  const tet = rows('2024-02-07T09:00', '3wd')
  expect(tet).toContain('08/02 – 12/02 | Nghỉ Tết Nguyên đán. | 0 | 0 | Bộ luật Lao động 2019, Điều 112')
  expect(tet).toContain('13/02 – 14/02 | Nghỉ bù Tết Nguyên đán. | 0 | 0 | Bộ luật Lao động 2019, Điều 111 khoản 3')
  expect(tet.some((line) => line.includes('không có ngày nào'))).toBe(false)
  expect(rows('2024-05-02T09:00', '2wd').join('\n')).toContain('Thứ Bảy 04/05 | Đủ 02 ngày làm việc')
  expect(rows('2024-05-02T09:00', '3wd')).toContain('Thứ Bảy 04/05 | Làm bù cho Thứ Hai 29/04. | +1 | 2 | Công văn 2450/VPCP-KGVX ngày 12/4/2024')
  expect(rows('2028-01-20T09:00', '5wd').join('\n')).toContain('Nghỉ Tết Nguyên đán (dự kiến, chưa có thông báo của năm).')
})

describe('the other terms', () => {
  test('working hours say how many each day gave', () => {
    expect(rows('2023-10-20T16:00', '8wh')).toEqual([
      'Thứ Sáu 20/10 | Nhận hồ sơ lúc 16 giờ 00. Tính từ lúc này. |  | 0 phút | Bộ luật Dân sự 2015, Điều 147 khoản 1',
      'Thứ Sáu 20/10 | Ngày làm việc. | +1 giờ | 1 giờ | ',
      '21/10 – 22/10 | Thứ Bảy, Chủ nhật. | 0 | 1 giờ | Bộ luật Lao động 2019, Điều 111',
      'Cả kỳ | Nghỉ lễ, Tết: không có ngày nào. | 0 | 1 giờ | Bộ luật Lao động 2019, Điều 112',
      `Thứ Hai 23/10 | Đủ 8 giờ làm việc. Hẹn trả trước 16 giờ 00. | +7 giờ | 8 giờ | ${basis}`,
    ])
  })
  test('calendar days that end on a day off roll on', () => {
    expect(rows('2026-02-05T09:00', '14d')).toEqual([
      'Thứ Năm 05/02 | Nhận hồ sơ lúc 9 giờ 00. Ngày đầu không tính. |  | 0 | Bộ luật Dân sự 2015, Điều 147',
      `06/02 – 19/02 | Tính liên tục, cả ngày nghỉ. | +14 | 14 | ${basis}`,
      'Thứ Năm 19/02 | Ngày cuối là ngày nghỉ: chuyển sang ngày làm việc tiếp theo. | 0 | 14 | Bộ luật Dân sự 2015, Điều 148 khoản 5',
      '19/02 – 20/02 | Nghỉ Tết Nguyên đán. | 0 | 14 | Thông báo 9441/TB-BNV',
      '21/02 – 22/02 | Thứ Bảy, Chủ nhật. | 0 | 14 | Bộ luật Lao động 2019, Điều 111',
      `Thứ Hai 23/02 | Đủ 14 ngày. Hẹn trả trước 17 giờ 00. |  | 14 | ${basis}`,
    ])
  })
  test('months name the article of the corresponding day', () => {
    expect(rows('2023-10-31T16:00', '4m')[1]).toBe('Thứ Năm 29/02 | 04 tháng, đến ngày tương ứng của tháng cuối cùng. | +4 | 4 | Bộ luật Dân sự 2015, Điều 148 khoản 3')
  })
  test('a result of the same day says so', () => {
    expect(rows('2023-10-16T09:15', '0wd').at(-1)).toBe(`Thứ Hai 16/10 | Trả trong ngày làm việc. Hẹn trả trước 17 giờ 00. |  | 0 | ${basis}`)
  })
  test('a long term gathers its working days', () => {
    const lines = rows('2023-10-16T09:15', '20wd')
    expect(lines[1]).toBe('17/10 – 20/10 | 4 ngày làm việc. | +4 | 4 | ')
    expect(lines.at(-1)).toBe(`Thứ Hai 13/11 | Đủ 20 ngày làm việc. Hẹn trả trước 17 giờ 00. | +1 | 20 | ${basis}`)
  })
})

describe('the hour of 15:00 and the hours outside', () => {
  test('a transfer on the next day is told and changes nothing', () => {
    expect(rows('2023-10-20T15:20', '1wd', [], { cutoff: { time: '15:00', effect: 'transfer' } })[1]).toBe(
      'Thứ Sáu 20/10 | Sau 15 giờ 00: chuyển xử lý vào đầu giờ ngày làm việc tiếp theo; thời hạn không đổi. | 0 | 0 | Nghị định 61/2018, Điều 18')
  })
  test('an article of a decree that is no longer in force is not cited', () => {
    expect(rows('2026-10-16T15:20', '1wd', [], { cutoff: { time: '15:00', effect: 'transfer' } })[1]).toMatch(/không đổi\. \| 0 \| 0 \| $/)
  })
  test('counting from the next working day is told where it begins', () => {
    const lines = rows('2023-10-20T15:20', '5wd', [], { cutoff: { time: '15:00', effect: 'countNextDay', legalBasis: 'Quyết định của UBND tỉnh' } })
    expect(lines[0]).toBe('Thứ Sáu 20/10 | Nhận hồ sơ lúc 15 giờ 20. Sau 15 giờ 00: tính từ ngày làm việc tiếp theo. |  | 0 | Quyết định của UBND tỉnh')
    expect(lines[2]).toBe('Thứ Hai 23/10 | Bắt đầu tính từ 7 giờ 00. Ngày đầu không tính. |  | 0 | Bộ luật Dân sự 2015, Điều 147')
  })
  test('filed on a Saturday', () => {
    expect(rows('2023-10-14T10:00', '1wd', [], { firstDay: 'include' })).toEqual([
      'Thứ Bảy 14/10 | Nhận hồ sơ lúc 10 giờ 00. Ngoài giờ làm việc: tính từ ngày làm việc tiếp theo. |  | 0 | ',
      'Chủ nhật 15/10 | Chủ nhật. | 0 | 0 | Bộ luật Lao động 2019, Điều 111',
      'Thứ Hai 16/10 | Bắt đầu tính từ 7 giờ 00. Ngày đầu được tính. | +1 | 1 | Bộ luật Dân sự 2015, Điều 147',
      'Cả kỳ | Nghỉ lễ, Tết: không có ngày nào. | 0 | 1 | Bộ luật Lao động 2019, Điều 112',
      `Thứ Hai 16/10 | Đủ 01 ngày làm việc. Hẹn trả trước 17 giờ 00. |  | 1 | ${basis}`,
    ])
  })
})

test('a clock that stands still says so', () => {
  expect(rows('2023-10-16T09:15', '5wd', [{ kind: 'pause', at: '2023-10-18T10:00' }]).at(-1)).toBe(
    'Thứ Tư 18/10 | Đang tạm dừng: ngày hẹn trả được tính khi đồng hồ chạy tiếp. |  | 2 | ')
})
