import { may } from '../../../../platform/access.ts'
import type { Ctx } from '../../../../platform/ctx.ts'
import { cleanText, html, seeOther } from '../../../../platform/page.ts'
import { dayNumberOfWall, formatDate, formatMinute, formatTime, minuteOfDay, wallOf, weekdayName } from '../../../../platform/time.ts'
import type { WebContext } from '../../../../platform/web.ts'
import { Empty } from '../../../../ui/empty.tsx'
import { Staff } from '../../../../ui/frame.tsx'
import { LinkList } from '../../../../ui/page-parts.tsx'
import { Pagination } from '../../../../ui/pagination.tsx'
import { StaffHead } from '../../../../ui/staff-parts.tsx'
import type { TimeState } from '../../../../ui/time-mark.tsx'
import { CountTabs, FilterBar, KeyHelp, WorkList, type WorkRow } from '../../../../ui/worklist.tsx'
import { countNotesToRead } from '../../../control/index.ts'
import { getCalendar } from '../../../calendar/index.ts'
import type { WorkingCalendar } from '../../../calendar/model.ts'
import { channelNames } from '../../model/dossier.ts'
import { readLines } from '../../model/work.ts'
import { myWork, WORK_PAGE, type Urgency, type WorkCounts } from '../../service.ts'
import { GIVE_OUT_PATH, GiveOutBar, receiversFor, type Receiver } from './give-out.tsx'
import { codeIn, dossierPath, searchFor, workRows } from './rows.ts'

const tabs: { slug: string; urgency: Urgency; label: string; state?: TimeState }[] = [
  { slug: '', urgency: 'all', label: 'Tất cả' },
  { slug: 'qua-han', urgency: 'overdue', label: 'Quá hạn', state: 'overdue' },
  { slug: 'sap-den-han', urgency: 'near', label: 'Sắp đến hạn', state: 'nearDue' },
  { slug: 'trong-han', urgency: 'onTime', label: 'Trong hạn', state: 'onTime' },
  { slug: 'cho-bo-sung', urgency: 'waiting', label: 'Chờ bổ sung', state: 'paused' },
]

type Asked = { han: string; q: string; kenh: string; buoc: string }

const addressOf = (asked: Asked, page = 1): string => {
  const parts = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''))
  if (page > 1) parts.set('trang', String(page))
  return parts.size === 0 ? '/viec' : `/viec?${parts}`
}

/** `Thứ Năm 19/10/2023, 14 giờ 30 · giờ làm việc đến 17 giờ 00`. */
export function nowWords(calendar: WorkingCalendar, now: Date): string {
  const wall = wallOf(now)
  const { close, intervals, special } = calendar.dayAt(dayNumberOfWall(wall))
  const hours = intervals.length === 0 ? (special?.name ? `nghỉ ${special.name}` : 'hôm nay nghỉ') : minuteOfDay(wall) >= close ? 'đã hết giờ làm việc' : `giờ làm việc đến ${formatMinute(close)}`
  return `${weekdayName(dayNumberOfWall(wall))} ${formatDate(now)}, ${formatTime(now)} · ${hours}`
}

type Props = { c: WebContext; asked: Asked; counts: WorkCounts; steps: readonly string[]; rows: WorkRow[]; page: number; when: string; /** To whom rows can be given; none: rows cannot be chosen. */ receivers: Receiver[]; /** Changes of steps that wait to be read. */ toRead: number }

const MyWorkPage = ({ c, asked, counts, steps, rows, page, when, receivers, toRead }: Props) => {
  const current = tabs.find((tab) => tab.slug === asked.han) ?? tabs[0]
  const narrowed = asked.q !== '' || asked.kenh !== '' || asked.buoc !== ''
  const list = (selectName?: string) => <WorkList caption="Hồ sơ của tôi, hạn gần nhất trước" columns={{ title: 'Chủ hồ sơ, thủ tục', cells: ['Mã hồ sơ', 'Bước hiện tại', 'Nhận'] }} rows={rows} selectName={selectName} />
  const total = narrowed ? undefined : counts[current?.urgency ?? 'all']
  return (
    <Staff c={c} title="Hồ sơ của tôi">
      <StaffHead title="Hồ sơ của tôi" aside={when}>
        {toRead > 0 && <p><a href="/can-doc">{toRead} thay đổi quy trình cần đọc trước khi xử lý</a></p>}
      </StaffHead>
      <CountTabs tabs={tabs.map((tab) => ({ href: addressOf({ ...asked, han: tab.slug }), label: tab.label, count: counts[tab.urgency], state: tab.state, current: tab === current }))} />
      {counts.all > 0 && <FilterBar
        action="/viec"
        keep={{ han: asked.han === '' ? undefined : asked.han }}
        search={{ name: 'q', value: asked.q, label: `Tìm trong ${counts.all} hồ sơ` }}
        filters={[
          { name: 'buoc', label: 'Bước', value: asked.buoc, choices: [{ value: '', label: 'Tất cả' }, ...steps.map((step) => ({ value: step, label: step }))] },
          { name: 'kenh', label: 'Kênh nộp', value: asked.kenh, choices: [{ value: '', label: 'Tất cả' }, ...Object.entries(channelNames).map(([value, label]) => ({ value, label }))] },
        ]}
      />}
      {rows.length === 0 ? <Nothing asked={asked} narrowed={narrowed} /> : (
        <>
          {receivers.length === 0 ? list() : (
            <form method="post" action={GIVE_OUT_PATH}>
              {list('chon')}
              <GiveOutBar receivers={receivers} back={addressOf(asked, page)} />
            </form>
          )}
          <Pagination page={page} pageSize={WORK_PAGE} total={total} more={rows.length === WORK_PAGE} href={(to) => addressOf(asked, to)} noun="hồ sơ" />
          <KeyHelp choosing={receivers.length > 0} />
        </>
      )}
    </Staff>
  )
}

const Nothing = ({ asked, narrowed }: { asked: Asked; narrowed: boolean }) =>
  narrowed || asked.han !== '' ? (
    <Empty title="Không có hồ sơ nào như vậy trong việc của bạn.">
      <p><a href="/viec">Xem tất cả hồ sơ của tôi</a></p>
    </Empty>
  ) : (
    <Empty title="Bạn không có hồ sơ nào đang chờ xử lý.">
      <p>Hồ sơ được giao cho bạn, hoặc chờ ở vị trí của bạn, sẽ hiện ở đây theo hạn gần nhất.</p>
    </Empty>
  )

/** GET /viec: one's own work, by due date; whoever has no work list gets the places they can go. */
export async function showMyWork(c: WebContext): Promise<Response> {
  const { ctx } = c.var
  if (ctx.actor.kind === 'officer' && !may(ctx, 'dossier.process')) return may(ctx, 'dossier.view') ? seeOther(c, '/ho-so') : html(c, <FirstPage c={c} ctx={ctx} />)
  const query = (name: string) => cleanText(c.req.query(name) ?? '').slice(0, 200)
  const asked: Asked = { han: query('han'), q: query('q'), kenh: query('kenh'), buoc: query('buoc') }
  const code = codeIn(asked.q, ctx.agency.code)
  if (code) return seeOther(c, dossierPath(code))
  const urgency = tabs.find((tab) => tab.slug === asked.han)?.urgency ?? 'all'
  const page = Number(query('trang') || '1')
  const found = await myWork(ctx, { urgency, search: searchFor(asked.q), channel: asked.kenh, step: asked.buoc, page: Number.isInteger(page) ? page : 1 })
  const [rows, calendar, toRead] = await Promise.all([workRows(ctx, readLines(found.lines)), getCalendar(ctx), countNotesToRead(ctx)])
  const receivers = may(ctx, 'dossier.assign') && rows.some((row) => !row.apart) ? await receiversFor(ctx) : []
  return html(c, <MyWorkPage c={c} asked={asked} counts={found.counts} steps={found.steps} rows={rows} page={found.page} when={nowWords(calendar, ctx.now)} receivers={receivers} toRead={toRead} />)
}

const FirstPage = ({ c, ctx }: { c: WebContext; ctx: Ctx }) => (
  <Staff c={c} title="Công việc của bạn">
    <StaffHead title={ctx.actor.kind === 'officer' ? `Chào ${ctx.actor.name}` : 'Công việc của bạn'}>
      <p>Vị trí của bạn không xử lý hồ sơ. Đây là những nơi bạn làm việc:</p>
    </StaffHead>
    <LinkList items={c.var.menus.staff} />
  </Staff>
)
