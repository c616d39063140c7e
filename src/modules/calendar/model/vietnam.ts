import { dayOfNumber } from '../../../platform/time.ts'
import {
  requireDay, workingCalendar, type Evidence, type Interval, type SpecialDay, type Week, type WorkingCalendar,
} from './hours.ts'
import { law } from './law.ts'
import { proposeYear } from './propose.ts'

/** 7:00–11:30 and 13:30–17:00, eight hours: the hours seen most often (giờ hành chính). */
export const officeDay: readonly Interval[] = [[420, 690], [810, 1020]]

/** Monday to Friday. */
export const officeWeek: Week = [officeDay, officeDay, officeDay, officeDay, officeDay, [], []]

const swap2024 = 'Công văn 2450/VPCP-KGVX ngày 12/4/2024'
const swap2025 = 'Thông báo 6150/TB-BLĐTBXH, Công văn 8726/VPCP-KGVX'
const notice2026 = 'Thông báo 9441/TB-BNV'

type Source = [basis: string | null, evidence: Evidence]

const off = (from: string, to: string, name: string, ...[basis, evidence]: Source): SpecialDay[] => {
  const first = requireDay(from)
  return Array.from({ length: requireDay(to) - first + 1 }, (_, i) => ({
    day: dayOfNumber(first + i), kind: 'off', name, basis, evidence, status: 'confirmed',
  }))
}
const work = (day: string, name: string, ...[basis, evidence]: Source): SpecialDay[] => [
  { day, kind: 'work', name, basis, evidence, status: 'confirmed' },
]

/**
 * The years that were published (2023–2026). `verified` was read in the notice named or in one that quotes it,
 * `memory` was not read again (and names no notice), `law` follows from the article alone. Weekends inside a break are no entries.
 */
export const publishedDays: readonly SpecialDay[] = [
  ...off('2023-01-01', '2023-01-01', 'Tết Dương lịch', law.holiday, 'law'),
  ...off('2023-01-02', '2023-01-02', 'Nghỉ bù Tết Dương lịch', law.compensation, 'law'),
  ...off('2023-01-20', '2023-01-24', 'Tết Nguyên đán', law.holiday, 'memory'),
  ...off('2023-01-25', '2023-01-26', 'Nghỉ bù Tết Nguyên đán', law.compensation, 'memory'),
  ...off('2023-04-29', '2023-04-29', 'Giỗ Tổ Hùng Vương', law.holiday, 'verified'),
  ...off('2023-04-30', '2023-04-30', 'Ngày Chiến thắng', law.holiday, 'verified'),
  ...off('2023-05-01', '2023-05-01', 'Quốc tế Lao động', law.holiday, 'verified'),
  ...off('2023-05-02', '2023-05-02', 'Nghỉ bù Giỗ Tổ Hùng Vương', law.compensation, 'verified'),
  ...off('2023-05-03', '2023-05-03', 'Nghỉ bù Ngày Chiến thắng', law.compensation, 'verified'),
  ...off('2023-09-01', '2023-09-02', 'Quốc khánh', law.holiday, 'memory'),
  ...off('2023-09-04', '2023-09-04', 'Nghỉ bù Quốc khánh', law.compensation, 'memory'),

  ...off('2024-01-01', '2024-01-01', 'Tết Dương lịch', law.holiday, 'law'),
  ...off('2024-02-08', '2024-02-12', 'Tết Nguyên đán', law.holiday, 'memory'),
  ...off('2024-02-13', '2024-02-14', 'Nghỉ bù Tết Nguyên đán', law.compensation, 'memory'),
  ...off('2024-04-18', '2024-04-18', 'Giỗ Tổ Hùng Vương', law.holiday, 'verified'),
  ...off('2024-04-29', '2024-04-29', 'Nghỉ hoán đổi với Thứ Bảy 04/05', swap2024, 'verified'),
  ...off('2024-04-30', '2024-04-30', 'Ngày Chiến thắng', law.holiday, 'verified'),
  ...off('2024-05-01', '2024-05-01', 'Quốc tế Lao động', law.holiday, 'verified'),
  ...work('2024-05-04', 'Làm bù cho Thứ Hai 29/04', swap2024, 'verified'),
  ...off('2024-09-02', '2024-09-03', 'Quốc khánh', law.holiday, 'verified'),

  ...off('2025-01-01', '2025-01-01', 'Tết Dương lịch', law.holiday, 'law'),
  ...off('2025-01-27', '2025-01-31', 'Tết Nguyên đán', law.holiday, 'memory'),
  ...off('2025-04-07', '2025-04-07', 'Giỗ Tổ Hùng Vương', law.holiday, 'verified'),
  ...work('2025-04-26', 'Làm bù cho Thứ Sáu 02/05', swap2025, 'verified'),
  ...off('2025-04-30', '2025-04-30', 'Ngày Chiến thắng', law.holiday, 'verified'),
  ...off('2025-05-01', '2025-05-01', 'Quốc tế Lao động', law.holiday, 'verified'),
  ...off('2025-05-02', '2025-05-02', 'Nghỉ hoán đổi với Thứ Bảy 26/04', swap2025, 'verified'),
  ...off('2025-09-01', '2025-09-02', 'Quốc khánh', law.holiday, 'memory'),

  ...off('2026-01-01', '2026-01-01', 'Tết Dương lịch', law.holiday, 'law'),
  ...off('2026-01-02', '2026-01-02', 'Nghỉ hoán đổi với Thứ Bảy 10/01', null, 'memory'),
  ...work('2026-01-10', 'Làm bù cho Thứ Sáu 02/01', null, 'memory'),
  ...off('2026-02-16', '2026-02-20', 'Tết Nguyên đán', notice2026, 'verified'),
  ...off('2026-04-26', '2026-04-26', 'Giỗ Tổ Hùng Vương', notice2026, 'verified'),
  ...off('2026-04-27', '2026-04-27', 'Nghỉ bù Giỗ Tổ Hùng Vương', notice2026, 'verified'),
  ...off('2026-04-30', '2026-04-30', 'Ngày Chiến thắng', notice2026, 'verified'),
  ...off('2026-05-01', '2026-05-01', 'Quốc tế Lao động', notice2026, 'verified'),
  ...work('2026-08-22', 'Làm bù cho Thứ Hai 31/08', notice2026, 'verified'),
  ...off('2026-08-31', '2026-08-31', 'Nghỉ hoán đổi với Thứ Bảy 22/08', notice2026, 'verified'),
  ...off('2026-09-01', '2026-09-02', 'Quốc khánh', notice2026, 'verified'),
  ...off('2026-11-24', '2026-11-24', 'Ngày Văn hóa Việt Nam', law.cultureDay, 'verified'),
]

/** Years with a published notice, and the years after them for which days are proposed. */
export const publishedYears = { first: 2023, last: 2026 } as const
const LAST_PROPOSED_YEAR = 2040

/** The years a calendar can be asked for. */
export const calendarYears = { first: publishedYears.first, last: LAST_PROPOSED_YEAR } as const

let days: readonly SpecialDay[] | undefined

/** All days the program ships with: the published years and the proposals after them; made once. */
export function shippedDays(): readonly SpecialDay[] {
  const years = Array.from({ length: LAST_PROPOSED_YEAR - publishedYears.last }, (_, i) => publishedYears.last + 1 + i)
  days ??= [...publishedDays, ...years.flatMap(proposeYear)]
  return days
}

let shipped: WorkingCalendar | undefined

/** The Vietnamese calendar the program ships with; made once. */
export function vietnameseCalendar(): WorkingCalendar {
  shipped ??= workingCalendar({ periods: [{ from: null, to: null, week: officeWeek }], days: shippedDays() })
  return shipped
}
