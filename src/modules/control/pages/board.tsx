import { may } from '../../../platform/access.ts'
import { html } from '../../../platform/page.ts'
import { formatDay } from '../../../platform/time.ts'
import type { WebContext } from '../../../platform/web.ts'
import { Empty } from '../../../ui/empty.tsx'
import { ButtonGroup, LinkButton } from '../../../ui/forms.tsx'
import { Table } from '../../../ui/table.tsx'
import { CountTabs } from '../../../ui/worklist.tsx'
import { listClocks, type SeenClock } from '../service.ts'
import { ClockMark, Desk, home } from './desk.tsx'

const tabs = [
  { key: '', label: 'Chưa xong', state: undefined, takes: (clock: SeenClock) => clock.metOn === null },
  { key: 'qua-han', label: 'Quá hạn', state: 'overdue', takes: (clock: SeenClock) => clock.metOn === null && clock.state === 'missed' },
  { key: 'sap-den-han', label: 'Sắp đến hạn', state: 'nearDue', takes: (clock: SeenClock) => clock.warning === 'near' },
  { key: 'dung-han', label: 'Đã xong đúng hạn', state: 'doneOnTime', takes: (clock: SeenClock) => clock.state === 'kept' },
  { key: 'tre-han', label: 'Đã xong trễ hạn', state: 'doneLate', takes: (clock: SeenClock) => clock.metOn !== null && clock.state === 'missed' },
] as const

const Clocks = ({ clocks }: { clocks: SeenClock[] }) => (
  <Table
    caption="Thời hạn kiểm soát thủ tục"
    rows={clocks}
    columns={[
      { head: 'Hạn', width: '18ch', cell: (clock) => <ClockMark clock={clock} /> },
      {
        head: 'Việc phải làm', kind: 'main',
        cell: (clock) => <><a href={`${home}/viec/${clock.matterId}`}>{clock.name}<span class="ds-sr-only">: {clock.number}</span></a><br /><small>{clock.number} · {clock.title}</small></>,
      },
      { head: 'Từ ngày', kind: 'quiet', width: '13ch', phone: 'label', cell: (clock) => formatDay(clock.startOn) },
      { head: 'Thời hạn', kind: 'quiet', width: '17ch', phone: 'label', cell: (clock) => clock.term },
      { head: 'Xong ngày', kind: 'quiet', width: '13ch', phone: 'label', cell: (clock) => (clock.metOn === null ? 'chưa xong' : formatDay(clock.metOn)) },
      { head: 'Căn cứ', kind: 'quiet', width: '32ch', cell: (clock) => clock.legalBasis },
    ]}
  />
)

/** What has to be done by law, by when (bảng thời hạn kiểm soát). */
export async function showBoard(c: WebContext): Promise<Response> {
  const clocks = await listClocks(c.var.ctx)
  const at = tabs.find(({ key }) => key === c.req.query('loc')) ?? tabs[0]
  const shown = clocks.filter(at.takes)
  return html(c, (
    <Desk c={c} title="Kiểm soát thủ tục" at={0}>
      <CountTabs tabs={tabs.map((tab) => ({
        href: tab.key === '' ? home : `${home}?loc=${tab.key}`, label: tab.label, count: clocks.filter(tab.takes).length, state: tab.state, current: tab === at,
      }))} />
      {may(c.var.ctx, 'control.manage') && <ButtonGroup><LinkButton href={`${home}/viec-moi`} variant="secondary">Ghi việc theo dõi mới</LinkButton></ButtonGroup>}
      {shown.length > 0 ? <Clocks clocks={shown} /> : (
        <Empty title="Không có thời hạn nào ở đây.">
          <p>Thời hạn bắt đầu khi ghi một sự kiện: Bộ công bố thủ tục, Chủ tịch UBND tỉnh ký quyết định, hoặc văn bản quy phạm pháp luật có hiệu lực.</p>
        </Empty>
      )}
    </Desk>
  ))
}
