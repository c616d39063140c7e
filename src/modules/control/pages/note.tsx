import { may } from '../../../platform/access.ts'
import { html, leaveMessage, seeOther } from '../../../platform/page.ts'
import { formatDay, formatInstant } from '../../../platform/time.ts'
import type { WebContext } from '../../../platform/web.ts'
import { Note } from '../../../ui/empty.tsx'
import { DataList } from '../../../ui/facts.tsx'
import { ButtonGroup, Form, SubmitButton } from '../../../ui/forms.tsx'
import { Staff } from '../../../ui/frame.tsx'
import { PageHead, Section } from '../../../ui/page-parts.tsx'
import { Table } from '../../../ui/table.tsx'
import { isRole, roleNames } from '../../people/model.ts'
import { isChanged, type AspectChange, type ChangeNote, type StepChange } from '../model/note.ts'
import { aspectNames } from '../model/step-lines.ts'
import { confirmNote, getNote, type Reader, type SeenNote } from '../service.ts'
import { allNotes, notePath, notesHome } from './note-parts.tsx'

const TITLE = 'Phiếu phổ biến thay đổi'
const handNames = { drafted: 'Soạn thảo', reviewed: 'Xem xét', approved: 'Phê duyệt' } as const
const asides = { added: 'Bước mới', changed: 'Có thay đổi', removed: 'Bước bị bỏ' } as const

/** Lines under each other; of a list that changed those that came are strong, those that went struck out. */
const Lines = ({ lines, none, marked = () => false, as: Mark = 'strong' }: { lines: readonly string[]; none: string; marked?: (line: string) => boolean; as?: 'strong' | 'del' }) =>
  lines.length === 0 ? <span class="quiet">{none}</span> : <>{lines.map((line, i) => <>{i > 0 && <br />}{marked(line) ? <Mark>{line}</Mark> : line}</>)}</>

/** Within a list single lines are marked; a text that changed stands as it is. */
const isOf = (lines: readonly string[], others: readonly string[]) => (line: string): boolean => lines.length + others.length > 2 && !others.includes(line)

const LinesOf = ({ aspects, side }: { aspects: readonly AspectChange[]; side: 'before' | 'after' }) =>
  <DataList data={aspects.map((one) => ({ label: aspectNames[one.what], value: <Lines lines={one[side]} none="không có" /> }))} />

/** A step that changed: before and after side by side; what stayed opens under it, so that the whole step can be read here. */
function Changed({ change: { name, aspects } }: { change: StepChange }) {
  const stayed = aspects.filter((one) => !isChanged(one))
  return (
    <>
      <Table
        caption={`Thay đổi của bước ${name}`}
        rows={aspects.filter(isChanged)}
        columns={[
          { head: 'Nội dung', kind: 'main', width: '20%', cell: (one) => <strong>{aspectNames[one.what]}</strong> },
          { head: 'Trước đây', width: '40%', phone: 'label', cell: (one) => <Lines lines={one.before} none="không có" marked={isOf(one.before, one.after)} as="del" /> },
          { head: 'Nay', width: '40%', phone: 'label', cell: (one) => <Lines lines={one.after} none="không còn" marked={isOf(one.after, one.before)} /> },
        ]}
      />
      {stayed.length > 0 && (
        <details class="log-more">
          <summary>Những gì giữ nguyên của bước</summary>
          <LinesOf aspects={stayed} side="after" />
        </details>
      )}
    </>
  )
}

const Step = ({ change }: { change: StepChange }) => {
  const { kind, number, name, aspects } = change
  return (
    <Section title={kind === 'removed' ? `Bước «${name}»` : `Bước ${number}. ${name}`} aside={asides[kind]}>
      {kind === 'changed' ? <Changed change={change} /> : <LinesOf aspects={aspects} side={kind === 'added' ? 'after' : 'before'} />}
    </Section>
  )
}

const About = ({ note }: { note: ChangeNote }) => (
  <DataList data={[
    { label: 'Thủ tục', value: <a href={`/thu-tuc/${encodeURIComponent(note.key)}?phien-ban=${note.number}`}>{note.code}, phiên bản {note.number}</a> },
    { label: 'So với', value: `phiên bản ${note.number - 1}` },
    { label: 'Có hiệu lực từ', value: formatDay(note.validFrom) },
    { label: 'Phần thay đổi', value: note.parts.replace(/^Sửa đổi: /, '') },
    ...(note.summary === null ? [] : [{ label: 'Nội dung sửa đổi', value: note.summary }]),
    ...(note.decision === null ? [] : [{ label: 'Quyết định công bố', value: `số ${note.decision}` }]),
    ...note.hands.map(({ act, name, title, on }) => ({ label: handNames[act], value: `${[name, title].filter((one) => one !== '').join(', ')}, ${formatDay(on)}` })),
    { label: 'Người cần đọc', value: note.roles.length === 0 ? 'không có, vì không bước nào thay đổi' : note.roles.map((role) => (isRole(role) ? roleNames[role] : role)).join('; ') },
    { label: 'Lập lúc', value: formatInstant(note.writtenAt) },
  ]} />
)

const Confirm = ({ seen: { note, mine, confirmedAt } }: { seen: SeenNote }) => {
  if (confirmedAt) return <Note><p>Bạn đã xác nhận đọc và nắm được thay đổi lúc {formatInstant(confirmedAt)}.</p></Note>
  if (!mine) return <></>
  return (
    <Form action={`${notePath(note)}/xac-nhan`} compact>
      <ButtonGroup why="Xác nhận một lần, ghi kèm tên và giờ. Trước khi xác nhận, bạn chưa làm được các bước thay đổi của hồ sơ theo phiên bản này.">
        <SubmitButton>Tôi đã đọc và nắm được thay đổi</SubmitButton>
      </ButtonGroup>
    </Form>
  )
}

const Readers = ({ readers }: { readers: readonly Reader[] }) => (
  <Section title="Đọc và xác nhận" aside={readers.length === 0 ? undefined : `${readers.filter(({ at }) => at !== null).length} trong ${readers.length} người`}>
    {readers.length === 0 ? <p>Không ai phải đọc.</p> : (
      <Table
        caption="Người cần đọc và lúc xác nhận"
        rows={readers}
        columns={[
          { head: 'Họ và tên', kind: 'main', cell: (reader) => reader.name },
          { head: 'Vị trí', phone: 'label', cell: (reader) => reader.title },
          { head: 'Xác nhận', width: '24ch', phone: 'label', cell: (reader) => (reader.at ? formatInstant(reader.at) : 'chưa xác nhận') },
        ]}
      />
    )}
  </Section>
)

/** GET /can-doc/:id: what a version changes step by step, and who has read it. */
export async function showNote(c: WebContext): Promise<Response> {
  const seen = await getNote(c.var.ctx, c.req.param('id') ?? '')
  const { note, readers } = seen
  return html(c, (
    <Staff c={c} title={`${TITLE}: ${note.code}`}>
      <PageHead title={TITLE} crumbs={{ links: [may(c.var.ctx, 'control.view') ? allNotes : notesHome], here: `${note.code}, phiên bản ${note.number}` }}><p>{note.name}</p></PageHead>
      <About note={note} />
      {note.changes.map((change) => <Step change={change} />)}
      <Confirm seen={seen} />
      {readers && <Readers readers={readers} />}
      <Note><p>Phiếu do hệ thống lập bằng cách so hai phiên bản của thủ tục, không theo mẫu của văn bản nào.</p></Note>
    </Staff>
  ))
}

/** POST /can-doc/:id/xac-nhan: I read it and know what changed. */
export async function doConfirmNote(c: WebContext): Promise<Response> {
  const id = c.req.param('id') ?? ''
  await confirmNote(c.var.ctx, id)
  leaveMessage(c, 'Đã ghi xác nhận của bạn. Các bước thay đổi nay làm được.')
  return seeOther(c, `${notesHome.href}/${id}`)
}
