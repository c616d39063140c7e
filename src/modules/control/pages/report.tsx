import { Refusal } from '../../../platform/errors.ts'
import { dayTyped, html } from '../../../platform/page.ts'
import { say } from '../../../platform/text.ts'
import { dayOf, formatDay } from '../../../platform/time.ts'
import type { WebContext } from '../../../platform/web.ts'
import { ButtonGroup, DateInput, ErrorSummary, errorOf, SubmitButton, type Problem } from '../../../ui/forms.tsx'
import { Table } from '../../../ui/table.tsx'
import type { ReportRow } from '../model/report.ts'
import { reportClocks } from '../service.ts'
import { Desk, home } from './desk.tsx'

const share = ({ kept, decided }: ReportRow): string =>
  decided === 0 ? 'chưa có số liệu' : `${(Math.round((kept * 1000) / decided) / 10).toLocaleString('vi-VN')} %`

const Rows = ({ rows }: { rows: ReportRow[] }) => (
  <Table
    caption="Thời hạn đã giữ và đã lỡ trong kỳ"
    rows={rows}
    columns={[
      { head: 'Thời hạn', kind: 'main', cell: (row) => <>{row.name}<br /><small>{row.legalBasis}</small></> },
      { head: 'Đúng hạn', kind: 'number', width: '11ch', phone: 'label', cell: (row) => row.kept },
      { head: 'Đã đến hạn hoặc đã xong', kind: 'number', width: '14ch', phone: 'label', cell: (row) => row.decided },
      { head: 'Tỷ lệ', kind: 'number', width: '15ch', phone: 'label', cell: share },
      { head: 'Đang chạy', kind: 'number', width: '11ch', phone: 'label', cell: (row) => row.running },
      {
        head: 'Đã lỡ', width: '34ch', phone: 'label',
        cell: (row) => (row.missed.length === 0 ? 'không có' : <>{row.missed.map((clock, i) => <>{i > 0 && <br />}<a href={`${home}/viec/${clock.matterId}`}>{clock.number}</a>, hạn {formatDay(clock.dueOn)}{clock.metOn === null ? ', chưa xong' : `, xong ${formatDay(clock.metOn)}`}</>)}</>),
      },
    ]}
  />
)

/** Kept and missed clocks over a period (báo cáo giữ thời hạn kiểm soát thủ tục). */
export async function showReport(c: WebContext): Promise<Response> {
  const today = dayOf(c.var.ctx.now)
  const typed = { from: c.req.query('tu') ?? '', to: c.req.query('den') ?? '' }
  const period = { from: typed.from === '' ? `${today.slice(0, 4)}-01-01` : dayTyped(typed.from), to: typed.to === '' ? today : dayTyped(typed.to) }
  let rows: ReportRow[] = []
  let problems: Problem[] = []
  try {
    rows = await reportClocks(c.var.ctx, period)
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 422) throw error
    problems = error.fields.map(({ field, code }) => ({ field: field === 'from' ? 'tu' : 'den', message: say(code) }))
  }
  const title = problems.length > 0 ? 'Báo cáo giữ thời hạn' : `Báo cáo giữ thời hạn ${formatDay(period.from)} – ${formatDay(period.to)}`
  return html(c, (
    <Desk c={c} title={title} at={1} wrong={problems.length > 0}>
      <ErrorSummary problems={problems} />
      <form method="get" action={`${home}/bao-cao`} class="filters">
        <DateInput name="tu" label="Từ ngày" value={period.from} error={errorOf(problems, 'tu')} />
        <DateInput name="den" label="Đến hết ngày" value={period.to} error={errorOf(problems, 'den')} />
        <ButtonGroup><SubmitButton variant="secondary">Xem kỳ này</SubmitButton></ButtonGroup>
      </form>
      {problems.length === 0 && <Rows rows={rows} />}
      {problems.length === 0 && <p class="note">Tính các thời hạn có ngày cuối nằm trong kỳ. Tử số: xong trong hạn. Mẫu số: đã xong hoặc đã qua hạn; thời hạn đang chạy chưa tính vào tỷ lệ.</p>}
    </Desk>
  ), problems.length > 0 ? 422 : 200)
}
