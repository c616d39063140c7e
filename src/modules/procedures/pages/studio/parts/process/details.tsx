import { STEP_KINDS, type Document } from '../../../../../workflow/model/plan.ts'
import type { TableRow } from '../../../../../workflow/index.ts'
import { Select, TextArea } from '../../../../../../ui/forms.tsx'
import { kindNames } from './model.ts'

type Props = { rows: TableRow[]; typed?: ((name: string) => string | undefined) | undefined; open?: string | undefined }

/** What a line of the table has no room for: work content, checks, forms, results, kind of step. */
export const StepDetails = ({ rows, typed = () => undefined, open }: Props) => (
  <section class="step-details">
    <h3>Nội dung từng bước</h3>
    {rows.map((row, at) => {
      const name = (field: string) => `row.${at}.${field}`
      return (
        <details id={`chi-tiet-${row.id}`} open={row.id === open}>
          <summary>Bước {row.number}. {row.name}</summary>
          <TextArea name={name('work')} label="Nội dung công việc" rows={3} optional value={typed(name('work')) ?? row.work} maxlength={4000} />
          <TextArea name={name('checks')} label="Nội dung cần kiểm tra trước khi xong bước" hint="Mỗi dòng một nội dung." rows={3} optional value={typed(name('checks')) ?? row.checks.join('\n')} maxlength={4000} />
          <TextArea name={name('forms')} label="Biểu mẫu dùng ở bước này" hint="Mỗi dòng một biểu mẫu, ví dụ: 05 | Phiếu kiểm soát quá trình giải quyết hồ sơ. Không có mã thì chỉ ghi tên." rows={2} optional value={typed(name('forms')) ?? documentsText(row.forms)} maxlength={4000} />
          <TextArea name={name('outputs')} label="Kết quả của bước" hint="Mỗi dòng một văn bản, giấy tờ; viết như biểu mẫu." rows={2} optional value={typed(name('outputs')) ?? documentsText(row.outputs)} maxlength={4000} />
          <Select name={name('kind')} label="Loại bước" optional value={typed(name('kind')) ?? row.kind ?? ''} empty="Chưa xếp loại" choices={STEP_KINDS.map((kind) => ({ value: kind, label: kindNames[kind] }))} />
        </details>
      )
    })}
  </section>
)

const documentsText = (documents: readonly Document[]): string =>
  documents.map(({ code, name }) => (code ? `${code} | ${name}` : name)).join('\n')
