import { may } from '../../../../platform/access.ts'
import { html } from '../../../../platform/page.ts'
import { formatDay, formatInstant } from '../../../../platform/time.ts'
import type { WebContext } from '../../../../platform/web.ts'
import { Empty } from '../../../../ui/empty.tsx'
import { Staff } from '../../../../ui/frame.tsx'
import { StaffHead } from '../../../../ui/staff-parts.tsx'
import { Table } from '../../../../ui/table.tsx'
import { movedDossiers } from '../../service.ts'
import { dossierPath } from './rows.ts'

const shown = (day: string | null) => (day === null ? '–' : formatDay(day))

/** What a change of the calendar did to open dossiers. */
export async function showMoved(c: WebContext): Promise<Response> {
  const rows = await movedDossiers(c.var.ctx)
  const opens = may(c.var.ctx, 'dossier.view')
  return html(c, (
    <Staff c={c} title="Hồ sơ đổi ngày hẹn">
      <StaffHead title="Hồ sơ đổi ngày hẹn do lịch thay đổi" aside={rows.length > 0 ? `${rows.length} lần đổi gần nhất` : undefined} />
      <p>Người nộp của mỗi hồ sơ đã được báo ngày hẹn mới. <a href="/quan-tri/lich">Về lịch làm việc</a></p>
      {rows.length === 0
        ? <Empty title="Chưa có hồ sơ nào đổi ngày hẹn.">Khi lịch làm việc thay đổi, hồ sơ đang giải quyết được tính lại ngay và hiện ở đây.</Empty>
        : (
          <Table
            caption="Hồ sơ đổi ngày hẹn" compact rows={rows}
            columns={[
              { head: 'Mã hồ sơ', cell: (row) => (opens ? <a href={dossierPath(row.code)}>{row.code}</a> : row.code) },
              { head: 'Chủ hồ sơ', cell: (row) => row.ownerName },
              { head: 'Ngày hẹn trước', cell: (row) => shown(row.from) },
              { head: 'Ngày hẹn mới', cell: (row) => shown(row.to) },
              { head: 'Lý do', cell: (row) => row.cause },
              { head: 'Lúc đổi', cell: (row) => formatInstant(row.at) },
            ]}
          />
        )}
    </Staff>
  ))
}
