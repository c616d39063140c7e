import type { Ctx } from '../platform/ctx.ts'
import { dayNumberOf, dayOf, dayOfNumber, type Day } from '../platform/time.ts'
import { getCalendar } from '../modules/calendar/index.ts'
import { isWorkingDay, type WorkingCalendar } from '../modules/calendar/model.ts'
import { openMatter, recordFact } from '../modules/control/service.ts'
import type { FactKind, NewMatter } from '../modules/control/model/matter.ts'
import type { Department } from './department.ts'
import { cast } from './dossiers.ts'

/** A change that is followed up, and what happened in it: working days before today. Titles and numbers are invented and say so. */
type Story = Omit<NewMatter, 'on'> & { before: number; after: { kind: FactKind; before: number; note: string }[] }

const ministry = 'Bộ Công Thương'
const stories: Story[] = [
  {
    kind: 'announcementSeen', before: 30, number: 'Số minh họa 01/QĐ-BCT', issuer: ministry, title: 'Công bố thủ tục sửa đổi, bổ sung lĩnh vực lưu thông hàng hóa trong nước (minh họa)', procedures: ['2.000176'],
    after: [
      { kind: 'decisionSubmitted', before: 27, note: 'Tờ trình minh họa' }, { kind: 'decisionSigned', before: 22, note: 'Quyết định minh họa' },
      { kind: 'nationalUpdated', before: 21, note: '' },
    ],
  },
  {
    kind: 'announcementSeen', before: 20, number: 'Số minh họa 02/QĐ-BCT', issuer: ministry, title: 'Công bố thủ tục sửa đổi lĩnh vực kinh doanh khí (minh họa)', procedures: ['2.000207'],
    after: [
      { kind: 'decisionSubmitted', before: 16, note: 'Tờ trình minh họa' }, { kind: 'decisionSigned', before: 12, note: 'Quyết định minh họa' },
      { kind: 'nationalUpdated', before: 8, note: 'Mạng của đơn vị hỏng hai ngày' },
    ],
  },
  { kind: 'announcementSeen', before: 4, number: 'Số minh họa 03/QĐ-BCT', issuer: ministry, title: 'Công bố thủ tục sửa đổi lĩnh vực an toàn thực phẩm (minh họa)', procedures: ['2.000591'], after: [] },
]

/** The day so many working days before today. */
function workingDayBefore(calendar: WorkingCalendar, today: Day, count: number): Day {
  let day = dayNumberOf(today) ?? 0
  for (let left = count; left > 0;) if (isWorkingDay(calendar, --day)) left--
  return dayOfNumber(day)
}

/** Plays what procedure control followed up in the last weeks: clocks that were kept, one that was missed, one that comes to its end. */
export async function seedControl(base: Ctx, department: Department): Promise<number> {
  const calendar = await getCalendar(base)
  const ctx: Ctx = { ...base, actor: cast(department)('kiemsoat'), subscriptions: {} }
  const day = (before: number) => workingDayBefore(calendar, dayOf(base.now), before)
  for (const { before, after, ...begun } of stories) {
    const id = await openMatter(ctx, { ...begun, on: day(before) })
    for (const fact of after) await recordFact(ctx, id, { kind: fact.kind, on: day(fact.before), note: fact.note })
  }
  return stories.length
}
