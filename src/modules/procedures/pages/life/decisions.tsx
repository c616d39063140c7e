import { html } from '../../../../platform/page.ts'
import { formatDay } from '../../../../platform/time.ts'
import type { WebContext } from '../../../../platform/web.ts'
import { Empty } from '../../../../ui/empty.tsx'
import { Staff } from '../../../../ui/frame.tsx'
import { Panel, StaffHead } from '../../../../ui/staff-parts.tsx'
import { Table, type Column } from '../../../../ui/table.tsx'
import type { Decision } from '../../model/life.ts'
import { listDecisions } from '../../service.ts'
import { kindNames } from './words.ts'

/** What goes with a decision, in the two formats officials sign and edit. */
const papers = [['phu-luc', 'Phụ lục'], ['quy-trinh-noi-bo', 'Quy trình nội bộ'], ['quy-trinh-iso', 'Quy trình ISO']] as const

const columns: Column<Decision['items'][number]>[] = [
  {
    head: 'Thủ tục', kind: 'main', width: '36%',
    cell: (one) => <><a href={`/thu-tuc/${one.key}${one.versionNumber === null ? '' : `?phien-ban=${one.versionNumber}`}`}>{one.name}</a><div class="quiet">{one.key}</div></>,
  },
  { head: 'Loại', cell: (one) => kindNames[one.kind] },
  { head: 'Từ ngày', cell: (one) => formatDay(one.fromDay) },
  { head: 'Nội dung sửa đổi', kind: 'quiet', cell: (one) => one.summary },
  {
    head: 'Văn bản kèm theo', width: '24ch', phone: 'label',
    cell: ({ key, name, versionNumber }) => (versionNumber === null ? 'không có' : (
      <>{papers.map(([file, label], at) => <>{at > 0 && <br />}<a href={`/thu-tuc/${key}/phien-ban/${versionNumber}/${file}.pdf`} aria-label={`${label}, ${name}, PDF`}>{label}</a> · <a href={`/thu-tuc/${key}/phien-ban/${versionNumber}/${file}.docx`} aria-label={`${label}, ${name}, Word`}>Word</a></>)}</>
    )),
  },
]

/** GET /soan-thao/quyet-dinh: publication decisions with what each did. */
export async function showDecisions(c: WebContext): Promise<Response> {
  const decisions = await listDecisions(c.var.ctx)
  return html(c, (
    <Staff c={c} title="Quyết định công bố thủ tục">
      <StaffHead title="Quyết định công bố thủ tục" aside={<a href="/soan-thao">Các bản thảo</a>} />
      {decisions.length === 0 && <Empty title="Chưa có quyết định công bố nào."><p>Quyết định được ghi khi công bố bản thảo đã duyệt.</p></Empty>}
      {decisions.map((one) => (
        <Panel title={`Quyết định số ${one.number}`} aside={`ký ngày ${formatDay(one.signedOn)}, ${one.signerTitle} ${one.signer}`}>
          <Table caption={`Thủ tục trong quyết định số ${one.number}`} columns={columns} rows={one.items} compact />
        </Panel>
      ))}
    </Staff>
  ))
}
