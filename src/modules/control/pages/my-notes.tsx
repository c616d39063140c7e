import { html } from '../../../platform/page.ts'
import { formatDay, formatInstant } from '../../../platform/time.ts'
import type { WebContext } from '../../../platform/web.ts'
import { Empty } from '../../../ui/empty.tsx'
import { Staff } from '../../../ui/frame.tsx'
import { Panel, StaffHead } from '../../../ui/staff-parts.tsx'
import { Table } from '../../../ui/table.tsx'
import { myNotes, type MyNote } from '../service.ts'
import { NoteLink, notesHome, stepWords } from './note-parts.tsx'

const Notes = ({ notes, caption, last }: { notes: readonly MyNote[]; caption: string; last: { head: string; cell: (note: MyNote) => string } }) => (
  <Table
    caption={caption}
    rows={notes}
    columns={[
      { head: 'Thủ tục', kind: 'main', cell: (note) => <NoteLink note={note} /> },
      { head: 'Bước thay đổi', width: '34%', phone: 'label', cell: stepWords },
      { head: 'Có hiệu lực từ', kind: 'quiet', width: '15ch', phone: 'label', cell: (note) => formatDay(note.validFrom) },
      { ...last, kind: 'quiet', width: '22ch', phone: 'label' },
    ]}
  />
)

/** GET /can-doc: changes of steps I do that I have to read, and those I confirmed. */
export async function showMyNotes(c: WebContext): Promise<Response> {
  const { toRead, read } = await myNotes(c.var.ctx)
  return html(c, (
    <Staff c={c} title={notesHome.label}>
      <StaffHead title={notesHome.label} aside={toRead.length > 0 ? `${toRead.length} thay đổi chưa xác nhận` : undefined}>
        <p>Khi thủ tục có phiên bản mới, người thực hiện các bước thay đổi đọc và xác nhận trước khi xử lý hồ sơ theo phiên bản đó.</p>
      </StaffHead>
      {toRead.length > 0 ? <Notes notes={toRead} caption="Thay đổi cần đọc" last={{ head: 'Xác nhận', cell: () => 'chưa xác nhận' }} />
        : <Empty title="Bạn không có thay đổi nào cần đọc."><p>Hồ sơ theo phiên bản cũ của thủ tục vẫn xử lý như trước.</p></Empty>}
      {read.length > 0 && <Panel title="Đã đọc và xác nhận"><Notes notes={read} caption="Thay đổi đã xác nhận" last={{ head: 'Xác nhận', cell: (note) => (note.confirmedAt ? formatInstant(note.confirmedAt) : '–') }} /></Panel>}
    </Staff>
  ))
}
