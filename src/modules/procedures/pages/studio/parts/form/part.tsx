import type { Posted } from '../../../../../../platform/page.ts'
import type { FieldKind, FormDefinition, Section, TableField } from '../../../../../forms/model/definition.ts'
import { isRequired } from '../../../../../forms/model/definition.ts'
import { kindNames } from '../../../../../forms/model/edit.ts'
import { FormFields } from '../../../../../forms/view.tsx'
import { errorOf, fieldId, Select, SubmitButton, TextInput, type Problem } from '../../../../../../ui/forms.tsx'
import { Icon, type IconName } from '../../../../../../ui/icons.tsx'
import { conditionWords, FieldControls, type Given } from './field.tsx'
import { columnName, fieldName, sectionName, type FormHolder } from './read.ts'

type Props = {
  definition: FormHolder
  problems?: readonly Problem[] | undefined
  /** What was sent and could not be taken. */
  typed?: Pick<Posted, 'text' | 'all'> | undefined
  locked?: boolean | undefined
}

/** The electronic form (mẫu đơn điện tử): its questions on the left, how a phone shows them on the right. */
export const FormPart = ({ definition: { form }, problems = [], typed, locked = false }: Props) => {
  if (form === null) return <Begin locked={locked} />
  const given: Given = { text: (name) => typed?.all(name)[0], all: (name) => typed?.all(name) }
  return (
    <div class="designer-room" id="o-form" tabindex={-1}><div class="designer">
      <button type="submit" name="act" value="" class="ds-sr-only" tabindex={-1} aria-hidden="true">Lưu</button>
      {!locked && (
        <div class="designer-questions">
          <TextInput name="formTitle" label="Tên biểu mẫu" value={given.text('formTitle') ?? form.title} maxlength={500} error={errorOf(problems, 'formTitle')} />
          <TextInput name="standsFor" label="Thay cho mẫu giấy" optional hint="Như văn bản gọi tên mẫu, ví dụ: Mẫu số 02." value={given.text('standsFor') ?? form.standsFor ?? ''} maxlength={200} />
          {form.sections.map((section, at) => <SectionEditor form={form} section={section} at={at} problems={problems} given={given} />)}
          <div class="buttons"><SubmitButton name="act" value="addSection" variant="secondary" icon="plus">Thêm phần</SubmitButton></div>
        </div>
      )}
      <Preview form={form} />
    </div></div>
  )
}

const Begin = ({ locked }: { locked: boolean }) => (
  <div class="designer-empty" id="o-form" tabindex={-1}>
    <p>Thủ tục này chưa có mẫu đơn điện tử: khi nộp, người dân chỉ điền tên, địa chỉ, điện thoại và gửi giấy tờ.</p>
    {!locked && <div class="buttons"><SubmitButton name="act" value="begin">Soạn mẫu đơn điện tử</SubmitButton></div>}
  </div>
)

/** As a phone shows it. Nothing can be typed into it, and nothing of it is sent. */
const Preview = ({ form }: { form: FormDefinition }) => (
  <aside class="designer-preview" tabindex={0} aria-label="Xem trước trên điện thoại">
    <h3>Xem trước trên điện thoại</h3>
    <p class="hint">Bản xem trước đổi theo mỗi lần lưu.</p>
    <fieldset class="phone" data-live="form-preview" disabled aria-label="Bản xem trước, không điền được">
      <FormFields form={form} given={{}} />
    </fieldset>
  </aside>
)

type SectionProps = { form: FormDefinition; section: Section; at: number; problems: readonly Problem[]; given: Given }

const SectionEditor = ({ form, section, at, problems, given }: SectionProps) => {
  const name = (what: string) => sectionName(at, what)
  const called = `phần ${at + 1}`
  return (
    <section class="designer-section" aria-label={`Phần ${at + 1}: ${section.title}`}>
      <div class="designer-head">
        <h3>Phần {at + 1}</h3>
        <Moves of={[
          at > 0 && { act: `section:up:${at}`, icon: 'chevron', label: `Chuyển ${called} lên trên`, turned: true },
          at < form.sections.length - 1 && { act: `section:down:${at}`, icon: 'chevron', label: `Chuyển ${called} xuống dưới` },
          form.sections.length > 1 && { act: `section:remove:${at}`, icon: 'cross', label: `Bỏ ${called} và các câu hỏi trong đó` },
        ]} />
      </div>
      <TextInput name={name('title')} label="Tên phần" value={given.text(name('title')) ?? section.title} maxlength={200} error={errorOf(problems, name('title'))} />
      <TextInput name={name('hint')} label="Lời giải thích của phần" optional value={given.text(name('hint')) ?? section.hint ?? ''} maxlength={500} />
      {section.fields.map((field, nth) => {
        const ofField = (what: string) => fieldName(at, nth, what)
        const wrong = problems.some((problem) => problem.field?.startsWith(`${ofField('')}`))
        return (
          <div class="designer-field">
            <Moves of={[
              (nth > 0 || at > 0) && { act: `field:up:${at}:${nth}`, icon: 'chevron', label: `Chuyển câu “${field.label}” lên trên`, turned: true },
              (nth < section.fields.length - 1 || at < form.sections.length - 1) && { act: `field:down:${at}:${nth}`, icon: 'chevron', label: `Chuyển câu “${field.label}” xuống dưới` },
              section.fields.length > 1 && { act: `field:remove:${at}:${nth}`, icon: 'cross', label: `Bỏ câu “${field.label}”` },
            ]} />
            <details open={wrong || /^cauHoi\d*$/.test(field.key)} id={fieldId(`cau.${field.key}`)}>
              <summary>
                <span class="designer-label">{field.label}</span>
                <small>{[kindNames[field.kind], isRequired(field) ? '' : 'không bắt buộc', conditionWords(field, form)].filter(Boolean).join(' · ')}</small>
              </summary>
              <FieldControls field={field} name={ofField} before={fieldsBefore(form, at, nth)} problems={problems} given={given} />
              {field.kind === 'table' && <Columns table={field} section={at} field={nth} problems={problems} given={given} />}
            </details>
          </div>
        )
      })}
      <div class="designer-add">
        <Select name={name('add')} label="Loại câu hỏi thêm vào" optional choices={(Object.keys(kindNames) as FieldKind[]).map((kind) => ({ value: kind, label: kindNames[kind] }))} value="text" />
        <SubmitButton name="act" value={`add:${at}`} variant="secondary" icon="plus">Thêm câu hỏi</SubmitButton>
      </div>
    </section>
  )
}

const fieldsBefore = (form: FormDefinition, section: number, field: number) =>
  form.sections.flatMap(({ fields }, at) => (at < section ? fields : at === section ? fields.slice(0, field) : []))

type ColumnsProps = { table: TableField; section: number; field: number; problems: readonly Problem[]; given: Given }

const Columns = ({ table, section, field, problems, given }: ColumnsProps) => (
  <div class="designer-columns">
    {table.columns.map((column, at) => (
      <fieldset class="ds-fieldset field-group">
        <legend>Cột {at + 1}</legend>
        <Moves of={[
          at > 0 && { act: `column:up:${section}:${field}:${at}`, icon: 'chevron', label: `Chuyển cột “${column.label}” lên trước`, turned: true },
          at < table.columns.length - 1 && { act: `column:down:${section}:${field}:${at}`, icon: 'chevron', label: `Chuyển cột “${column.label}” ra sau` },
          table.columns.length > 1 && { act: `column:remove:${section}:${field}:${at}`, icon: 'cross', label: `Bỏ cột “${column.label}”` },
        ]} />
        <FieldControls field={column} name={(what) => columnName(section, field, at, what)} before={[]} problems={problems} given={given} column />
      </fieldset>
    ))}
    <SubmitButton name="act" value={`column:add:${section}:${field}`} variant="secondary" icon="plus">Thêm cột</SubmitButton>
  </div>
)

type Move = false | { act: string; icon: IconName; label: string; turned?: true }

const Moves = ({ of }: { of: Move[] }) => (
  <div class="designer-moves">
    {of.map((move) => move && (
      <button type="submit" name="act" value={move.act} class={move.turned ? 'move move-up' : 'move'} aria-label={move.label} title={move.label}><Icon name={move.icon} size={14} /></button>
    ))}
  </div>
)
