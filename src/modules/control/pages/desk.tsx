import type { PropsWithChildren } from 'hono/jsx'
import { may, type Permission } from '../../../platform/access.ts'
import { dayOf, formatDay } from '../../../platform/time.ts'
import type { WebContext } from '../../../platform/web.ts'
import { Staff } from '../../../ui/frame.tsx'
import { StaffHead } from '../../../ui/staff-parts.tsx'
import { DueMark } from '../../../ui/time-mark.tsx'
import type { SeenClock } from '../service.ts'

export const home = '/kiem-soat'

const places: { href: string; label: string; needs?: Permission }[] = [
  { href: home, label: 'Thời hạn' },
  { href: `${home}/bao-cao`, label: 'Báo cáo' },
  { href: `${home}/ra-soat`, label: 'Rà soát' },
  { href: `${home}/pho-bien`, label: 'Phổ biến thay đổi' },
  { href: '/soan-thao/quyet-dinh', label: 'Quyết định công bố', needs: 'procedure.viewDraft' },
  { href: '/soan-thao/nhap', label: 'Nhập nhiều thủ tục', needs: 'procedure.draft' },
  { href: '/ho-so/chuyen-phien-ban', label: 'Chuyển hồ sơ sang phiên bản mới', needs: 'dossier.rebase' },
]

/** A page of procedure control: its head and its places. */
export const Desk = ({ c, title, at, wrong, children }: PropsWithChildren<{ c: WebContext; title: string; at?: number | undefined; wrong?: boolean | undefined }>) => (
  <Staff c={c} title={wrong ? `Cần sửa: ${title}` : title}>
    <StaffHead title={title} aside={`Hôm nay ${formatDay(dayOf(c.var.ctx.now))}`} />
    <nav class="places" aria-label="Kiểm soát thủ tục">
      {places.filter(({ needs }) => !needs || may(c.var.ctx, needs)).map((place, i) => <a href={place.href} {...(i === at ? { 'aria-current': 'true' as const } : {})}>{place.label}</a>)}
    </nav>
    <div class="control-desk">{children}</div>
  </Staff>
)

type Shown = Pick<SeenClock, 'state' | 'metOn' | 'dueOn'> & { warning?: SeenClock['warning'] }

/** How a clock stands, in a mark and words. */
export function ClockMark({ clock }: { clock: Shown }) {
  const note = `Hạn ${formatDay(clock.dueOn)}`
  if (clock.state === 'kept') return <DueMark state="doneOnTime" note={note}>Đúng hạn</DueMark>
  if (clock.metOn !== null) return <DueMark state="doneLate" note={note}>Trễ hạn</DueMark>
  if (clock.state === 'missed') return <DueMark state="overdue" note={note}>Quá hạn</DueMark>
  return clock.warning === 'near' ? <DueMark state="nearDue" note={note}>Sắp đến hạn</DueMark> : <DueMark state="onTime" note={note}>Trong hạn</DueMark>
}
