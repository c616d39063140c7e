import { asset } from '../../../../../../platform/page.ts'
import { FileInput, SubmitButton, type Problem } from '../../../../../../ui/forms.tsx'
import { inspectBpmn, readTable, withDrawing } from '../../../../../workflow/index.ts'
import type { ProblemMark } from '../../../../../workflow/view.tsx'
import { StepDetails } from './details.tsx'
import { Drawing } from './drawing.tsx'
import type { ProcessDefinition } from './model.ts'
import { AddStep, ProcessTable } from './table.tsx'

type Props = {
  definition: ProcessDefinition
  problems?: readonly Problem[] | undefined
  /** Numbers of the problems in the list beside, by step. */
  marks?: Record<string, readonly ProblemMark[]> | undefined
  typed?: ((name: string) => string | undefined) | undefined
  /** Where the process can be fetched as a file. */
  downloadHref?: string | undefined
  /** Nobody may change it now. */
  locked?: boolean | undefined
}

/** The process (quy trình): the table of its steps, its drawing beside it, and the drawing board. */
export async function ProcessPart({ definition, problems = [], marks = {}, typed, downloadHref, locked = false }: Props) {
  if (definition.process === null) return <Begin problems={problems} locked={locked} />
  const { bpmn } = definition.process
  const [{ plan, problems: faults, ignored }, table, drawn] = await Promise.all([inspectBpmn(bpmn), readTable(bpmn), locked ? bpmn : withDrawing(bpmn)])
  const note = table.note
  return (
    <div class="process-part" data-process>
      <button type="submit" name="act" value="" class="ds-sr-only" tabindex={-1} aria-hidden="true">Lưu</button>
      {!locked && <Drawing bpmn={drawn} script={asset('modeler.js')} style={asset('modeler.css')} />}
      <div data-table>
        {note && <p class="note">{note}</p>}
        <p class="note">Mỗi dòng của bảng là một ô của sơ đồ; sửa bên nào cũng được.</p>
        {table.fixed && <p class="note">{table.rows.length === 0 ? 'Sơ đồ này chưa có bước nào do người làm. Xin mở phần Vẽ để thêm bước.' : 'Quy trình này có nhánh phức tạp: nội dung từng bước sửa được ở đây, còn thêm, bỏ hay chuyển bước thì xin mở phần Vẽ.'}</p>}
        <ProcessTable table={table} plan={plan} definition={definition} problems={problems} marks={marks} typed={typed} locked={locked} />
        {!locked && <div class="buttons"><AddStep table={table} /></div>}
        <StepDetails rows={table.rows} typed={typed} />
      </div>
      {(faults.length > 0 || ignored.length > 0) && (
        <details class="process-notes" open={faults.length > 0}>
          <summary>{faults.length > 0 ? `Sơ đồ có ${faults.length} chỗ chưa chạy được` : `${ignored.length} phần của sơ đồ chỉ để xem`}</summary>
          <ul>{[...faults, ...ignored].slice(0, 50).map(({ message }) => <li>{message}</li>)}</ul>
        </details>
      )}
      <Files downloadHref={downloadHref} problems={problems} locked={locked} />
    </div>
  )
}

const Files = ({ downloadHref, problems, locked }: Pick<Props, 'downloadHref' | 'problems' | 'locked'>) => (
  <section class="process-files">
    <h3>Tệp sơ đồ</h3>
    {downloadHref && <p><a href={downloadHref} download="">Tải sơ đồ về máy (.bpmn)</a></p>}
    {!locked && (
      <details open={(problems ?? []).some(({ field }) => field === 'bpmnFile')}>
        <summary>Thay bằng sơ đồ của phần mềm khác (.bpmn)</summary>
        <FileInput name="bpmnFile" label="Tệp sơ đồ BPMN 2.0" optional accept=".bpmn,.xml" hint="Mọi phần của tệp được giữ nguyên; phần nào không chạy được thì được nêu tên." error={problems?.find(({ field }) => field === 'bpmnFile')?.message} />
        <button type="submit" class="ds-button" data-variant="secondary" name="act" value="import" formenctype="multipart/form-data">Nhập sơ đồ này</button>
      </details>
    )}
    {!locked && (
      <details open={(problems ?? []).some(({ field }) => field === 'isoFile')}>
        <summary>Nhập từ quy trình ISO cũ (.docx)</summary>
        <FileInput name="isoFile" label="Tệp quy trình cũ" optional accept=".docx,.pdf,.html,.htm" hint="Bảng các bước trong tệp thay cho quy trình đang có; người thực hiện, giờ, biểu mẫu, kết quả được đọc theo. Hoàn tác được." error={problems?.find(({ field }) => field === 'isoFile')?.message} />
        <button type="submit" class="ds-button" data-variant="secondary" name="act" value="importDocument" formenctype="multipart/form-data">Nhập các bước</button>
      </details>
    )}
  </section>
)

/** A definition without a process yet. */
const Begin = ({ problems, locked }: { problems: readonly Problem[]; locked: boolean }) => (
  <div class="process-part">
    <p>Thủ tục này chưa có quy trình.</p>
    {!locked && (
      <>
        <p class="note">Chọn một mẫu để bắt đầu; các bước của mẫu do Motcua soạn, đơn vị sửa lại cho đúng việc của mình.</p>
        <div class="buttons">
          <SubmitButton name="act" value="begin:standard">Bắt đầu từ mẫu 7 bước</SubmitButton>
          <SubmitButton name="act" value="begin:consult" variant="secondary">Mẫu có lấy ý kiến cơ quan khác</SubmitButton>
          <SubmitButton name="act" value="begin:notify" variant="secondary">Mẫu tiếp nhận thông báo</SubmitButton>
        </div>
        <Files problems={problems} locked={false} />
      </>
    )}
  </div>
)
