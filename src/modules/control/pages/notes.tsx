import { html } from '../../../platform/page.ts'
import { formatDay, formatInstant } from '../../../platform/time.ts'
import type { WebContext } from '../../../platform/web.ts'
import { Empty } from '../../../ui/empty.tsx'
import { Table } from '../../../ui/table.tsx'
import { listNotes } from '../service.ts'
import { Desk } from './desk.tsx'
import { allNotes, NoteLink, stepWords } from './note-parts.tsx'

/** GET /kiem-soat/pho-bien: each change of a procedure, and how many of those it asks have read it (sổ phổ biến thay đổi). */
export async function showNotes(c: WebContext): Promise<Response> {
  const notes = await listNotes(c.var.ctx)
  return html(c, (
    <Desk c={c} title={allNotes.label} at={3}>
      {notes.length === 0 ? (
        <Empty title="Chưa có thay đổi nào được ghi.">
          <p>Khi một thủ tục có phiên bản thứ hai trở đi, hệ thống ghi các bước thay đổi và hỏi người thực hiện đọc, xác nhận.</p>
        </Empty>
      ) : (
        <Table
          caption="Thay đổi của thủ tục và việc đọc, xác nhận"
          rows={notes}
          columns={[
            { head: 'Thủ tục', kind: 'main', cell: (note) => <NoteLink note={note} /> },
            { head: 'Bước thay đổi', width: '30%', phone: 'label', cell: stepWords },
            { head: 'Có hiệu lực từ', kind: 'quiet', width: '15ch', phone: 'label', cell: (note) => formatDay(note.validFrom) },
            { head: 'Lập lúc', kind: 'quiet', width: '22ch', phone: 'label', cell: (note) => formatInstant(note.writtenAt) },
            { head: 'Đã xác nhận', width: '16ch', phone: 'label', cell: (note) => (note.asked === 0 ? 'không hỏi ai' : `${note.confirmed} trong ${note.asked} người`) },
          ]}
        />
      )}
    </Desk>
  ))
}
