import type { Posted } from '../../../../platform/page.ts'
import { errorOf, ErrorSummary, FileInput, Form, Select, SubmitButton, TextInput, type Problem } from '../../../../ui/forms.tsx'
import { ActDetails } from '../../../../ui/staff-parts.tsx'
import { isKey, procedureSchema } from '../../model/definition.ts'
import { LEVEL_NAMES } from '../../model/words.ts'
import type { DraftStart, Listed } from '../../service.ts'

/** What cannot be begun is told at the form it was asked in. */
export type Told = { from: string; values: Posted; problems: Problem[] }

/** The ways to begin a draft. */
export const Begin = ({ procedures, told, chosen }: { procedures: readonly Listed[]; told: Told | undefined; /** The procedure that somebody came to change. */ chosen: string | undefined }) => {
  const of = (from: string) => (told?.from === from ? told : undefined)
  const error = (from: string, field: string) => errorOf(of(from)?.problems ?? [], field)
  const typed = (from: string, field: string) => of(from)?.values.text(field)
  return (
    <section class="panel studio-begin">
      <div class="panel-head"><h2>Lập bản thảo</h2></div>
      <div class="buttons">
        <ActDetails id="tu-phien-ban" opener="Từ thủ tục đang dùng" title="Sửa một thủ tục đang dùng" open={of('version') !== undefined || chosen !== undefined}>
          <ErrorSummary problems={of('version')?.problems ?? []} />
          <Form action="/soan-thao">
            <input type="hidden" name="from" value="version" />
            <Select name="procedure" label="Thủ tục" empty="Chọn thủ tục" value={typed('version', 'procedure') ?? chosen} error={error('version', 'procedure')} choices={procedures.map((one) => ({ value: one.key, label: `${one.code ?? one.key} · ${one.name}` }))} />
            <Select name="kind" label="Để" value={typed('version', 'kind') ?? 'amended'} choices={[{ value: 'amended', label: 'Sửa đổi, bổ sung' }, { value: 'abolished', label: 'Bãi bỏ' }]} />
            <div class="buttons"><SubmitButton>Lập bản thảo</SubmitButton></div>
          </Form>
        </ActDetails>
        <ActDetails id="tu-dau" opener="Thủ tục mới" title="Soạn một thủ tục mới" open={of('nothing') !== undefined}>
          <ErrorSummary problems={of('nothing')?.problems ?? []} />
          <Form action="/soan-thao">
            <input type="hidden" name="from" value="nothing" />
            <TextInput name="name" label="Tên thủ tục" value={typed('nothing', 'name')} error={error('nothing', 'name')} maxlength={1000} />
            <TextInput name="key" label="Mã thủ tục, hoặc tên viết tắt không dấu" hint="Ví dụ 2.000004 hoặc cap-giay-phep-ban-le" value={typed('nothing', 'key')} error={error('nothing', 'key')} maxlength={81} width={40} />
            <TextInput name="field" label="Lĩnh vực" value={typed('nothing', 'field')} error={error('nothing', 'field')} maxlength={200} />
            <Select name="level" label="Cấp thực hiện" value={typed('nothing', 'level') ?? 'provincial'} choices={Object.entries(LEVEL_NAMES).map(([value, label]) => ({ value, label }))} />
            <div class="buttons"><SubmitButton>Lập bản thảo mới</SubmitButton></div>
          </Form>
        </ActDetails>
        <ActDetails id="tu-tep" opener="Từ tệp định nghĩa" title="Nhập một định nghĩa đã có" open={of('definition') !== undefined}>
          <ErrorSummary problems={of('definition')?.problems ?? []} />
          <Form action="/soan-thao" files>
            <input type="hidden" name="from" value="definition" />
            <FileInput name="file" label="Tệp định nghĩa (.json)" accept=".json" hint="Tệp do Motcua xuất ra ở đơn vị khác." error={error('definition', 'file')} />
            <div class="buttons"><SubmitButton>Nhập tệp này</SubmitButton></div>
          </Form>
        </ActDetails>
      </div>
    </section>
  )
}

/** What a form to begin asks for, or what is wrong with it. */
export async function startRead(posted: Posted, from: string): Promise<DraftStart | Problem[]> {
  if (from === 'definition') return definitionRead(posted)
  if (from === 'version') {
    const key = posted.text('procedure')
    return key === '' ? [{ field: 'procedure', message: 'Xin chọn thủ tục.' }] : { from: 'version', key, kind: posted.text('kind') === 'abolished' ? 'abolished' : 'amended' }
  }
  const [key, name, field] = [posted.text('key').toLowerCase(), posted.text('name'), posted.text('field')]
  const level = procedureSchema.shape.level.safeParse(posted.text('level'))
  const problems = [
    ...(name === '' ? [{ field: 'name', message: 'Xin ghi tên thủ tục.' }] : []),
    ...(isKey(key) ? [] : [{ field: 'key', message: 'Mã gồm chữ thường không dấu, chữ số, dấu chấm và gạch ngang, dài ít nhất 2 ký tự.' }]),
    ...(field === '' ? [{ field: 'field', message: 'Xin ghi lĩnh vực.' }] : []),
  ]
  return problems.length > 0 ? problems : { from: 'nothing', key, name, field, level: level.data ?? 'provincial' }
}

const LARGEST_DEFINITION = 2_000_000

async function definitionRead(posted: Posted): Promise<DraftStart | Problem[]> {
  const [file] = posted.files('file')
  if (!file) return [{ field: 'file', message: 'Xin chọn tệp định nghĩa (.json).' }]
  if (file.size > LARGEST_DEFINITION) return [{ field: 'file', message: 'Tệp lớn hơn 2 MB, không phải một định nghĩa thủ tục.' }]
  let content: unknown
  try {
    content = JSON.parse(await file.text())
  } catch {
    return [{ field: 'file', message: 'Tệp này không đọc được theo định dạng JSON.' }]
  }
  const parsed = procedureSchema.safeParse(content)
  if (parsed.success) return { from: 'definition', definition: parsed.data }
  const places = [...new Set(parsed.error.issues.map(({ path }) => path.join('.') || 'toàn tệp'))].slice(0, 5)
  return [{ field: 'file', message: `Tệp này chưa đúng khuôn dạng định nghĩa, ở: ${places.join(', ')}.` }]
}
