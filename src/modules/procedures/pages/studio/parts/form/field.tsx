import { Checkbox, errorOf, NumberInput, Select, TextArea, TextInput, type Problem } from '../../../../../../ui/forms.tsx'
import { formatNumber } from '../../../../../forms/model/read.ts'
import { isRequired, type Field, type FieldKind, type FormDefinition, type SimpleField } from '../../../../../forms/model/definition.ts'
import { columnKinds, kindNames } from '../../../../../forms/model/edit.ts'
import { canPrefill, PREFILLS, prefillNames } from '../../../../../forms/model/prefill.ts'

/** What was typed and could not be taken, by name of the field; undefined where nothing was sent yet. */
export type Given = { text: (name: string) => string | undefined; all: (name: string) => readonly string[] | undefined }

type Props = {
  field: Field
  name: (what: string) => string
  /** Questions before it: those a condition or a date can point to. */
  before: readonly Field[]
  problems: readonly Problem[]
  given: Given
  /** A column of a table: one plain value, always shown. */
  column?: true
}

/** Everything that can be said of one question. */
export const FieldControls = ({ field, name, before, problems, given, column }: Props) => {
  const text = (what: string, value: string | undefined) => ({ name: name(what), value: given.text(name(what)) ?? value ?? '', error: errorOf(problems, name(what)) })
  const kinds: readonly FieldKind[] = column ? columnKinds : (Object.keys(kindNames) as FieldKind[])
  return (
    <>
      <input type="hidden" name={name('key')} value={field.key} />
      <TextInput label={column ? 'Tên cột' : 'Câu hỏi'} maxlength={300} {...text('label', field.label)} />
      <Select label={column ? 'Loại cột' : 'Loại câu hỏi'} hint="Đổi loại rồi lưu thì các ô riêng của loại mới hiện ra." choices={kinds.map((kind) => ({ value: kind, label: kindNames[kind] }))} {...text('kind', field.kind)} />
      <Checkbox label="Bắt buộc trả lời" name={name('required')} checked={ticked(given, name('required'), isRequired(field))} optional />
      <TextInput label="Lời giải thích dưới câu hỏi" optional maxlength={500} {...text('hint', field.hint)} />
      <OwnControls field={field} name={name} before={before} problems={problems} given={given} />
      {!column && canPrefill(field) && (
        <Select label="Điền sẵn từ" optional empty="Không điền sẵn" choices={PREFILLS.map((one) => ({ value: one, label: prefillNames[one] }))} {...text('prefill', field.prefill)} />
      )}
      {!column && <Condition field={field} name={name} before={before} given={given} />}
    </>
  )
}

/** What only this kind of question has. */
const OwnControls = ({ field, name, before, problems, given }: Props) => {
  const text = (what: string, value: string | number | undefined) => ({ name: name(what), optional: true, value: given.text(name(what)) ?? (value === undefined ? '' : String(value)), error: errorOf(problems, name(what)) })
  const number = (what: string, value: number | undefined) => ({ ...text(what, undefined), value: given.text(name(what)) ?? (value === undefined ? '' : formatNumber(value)) })
  switch (field.kind) {
    case 'text': case 'longText': return (
      <>
        <NumberInput label="Dài nhất" unit="ký tự" {...number('maxLength', field.maxLength)} />
        <details open={field.pattern !== undefined || errorOf(problems, name('pattern')) !== undefined}>
          <summary>Dạng phải viết</summary>
          <TextInput label="Mẫu kiểm tra" hint="Biểu thức chính quy mà cả câu trả lời phải khớp, ví dụ \d{1,4}/ĐK-KM." maxlength={300} {...text('pattern', field.pattern)} />
          <TextInput label="Dạng đó nói bằng lời" hint="Người điền sai sẽ đọc lời này, ví dụ: dạng 12/ĐK-KM." maxlength={200} {...text('patternHint', field.patternHint)} />
        </details>
      </>
    )
    case 'number': case 'money': return (
      <>
        <NumberInput label="Nhỏ nhất" width={14} {...number('min', field.min)} />
        <NumberInput label="Lớn nhất" width={14} {...number('max', field.max)} />
        {field.kind === 'number' && <TextInput label="Đơn vị tính" width={14} maxlength={40} {...text('unit', field.unit)} />}
      </>
    )
    case 'date': return (
      <>
        <TextInput label="Sớm nhất" width={10} hint="Ngày/tháng/năm" {...text('min', shown(field.min))} />
        <TextInput label="Muộn nhất" width={10} hint="Ngày/tháng/năm" {...text('max', shown(field.max))} />
        {before.some(({ kind }) => kind === 'date') && (
          <Select label="Không được trước" empty="Không so với ngày nào" choices={before.filter(({ kind }) => kind === 'date').map(({ key, label }) => ({ value: key, label }))} {...text('notBefore', field.notBefore)} />
        )}
      </>
    )
    case 'choice': case 'choices': return <TextArea label="Các lựa chọn" hint="Mỗi dòng một lựa chọn." rows={Math.min(10, field.options.length + 1)} {...text('options', field.options.map(({ label }) => label).join('\n'))} optional={false} />
    case 'yesNo': return <Checkbox label="Là lời cam kết: phải đồng ý thì mới nộp được" name={name('mustBeYes')} checked={ticked(given, name('mustBeYes'), field.mustBeYes === true)} optional />
    case 'table': return <NumberInput label="Nhiều nhất" unit="dòng" {...number('maxRows', field.maxRows)} />
    default: return <></>
  }
}

const ticked = (given: Given, name: string, stored: boolean): boolean => {
  const typed = given.all(name)
  return typed ? typed.length > 0 : stored
}

const shown = (day: string | undefined): string | undefined => day?.split('-').reverse().join('/')

/** Only while earlier questions have one of these answers. */
const Condition = ({ field, name, before, given }: Pick<Props, 'field' | 'name' | 'before' | 'given'>) => {
  const asked = before.filter((one): one is SimpleField & { kind: 'choice' | 'choices' | 'yesNo' } => one.kind === 'choice' || one.kind === 'choices' || one.kind === 'yesNo')
  if (asked.length === 0) return <></>
  const now = field.showWhen
  const is = (key: string, answer: string): boolean => {
    const typed = given.all(name('when'))
    if (typed) return typed.includes(`${key}=${answer}`)
    if (now?.field !== key) return false
    if (typeof now.is === 'boolean') return answer === (now.is ? 'yes' : 'no')
    return typeof now.is === 'string' ? now.is === answer : now.is.includes(answer)
  }
  return (
    <details open={now !== undefined}>
      <summary>Chỉ hỏi trong một số trường hợp</summary>
      <p class="hint">Đánh dấu câu trả lời mà khi chọn thì câu này mới được hỏi. Không đánh dấu thì luôn hỏi.</p>
      {asked.map((one, nth) => (
        <fieldset class="ds-fieldset choices">
          <legend class="ds-label">{one.label}</legend>
          {answersOf(one).map(({ value, label }, at) => {
            const id = `${name('when').replaceAll('.', '-')}-${nth}-${at}`
            return (
              <div class="ds-field choice">
                <input class="ds-input" type="checkbox" id={id} name={name('when')} value={`${one.key}=${value}`} checked={is(one.key, value)} />
                <label class="ds-label" data-weight="regular" for={id}>{label}</label>
              </div>
            )
          })}
        </fieldset>
      ))}
    </details>
  )
}

const answersOf = (field: SimpleField): { value: string; label: string }[] =>
  'options' in field ? [...field.options] : [{ value: 'yes', label: 'Có' }, { value: 'no', label: 'Không' }]

/** The condition in one line, for the closed question. */
export function conditionWords(field: Field, form: FormDefinition): string {
  if (!field.showWhen) return ''
  const other = form.sections.flatMap(({ fields }) => fields).find(({ key }) => key === field.showWhen?.field)
  return other ? `chỉ hỏi theo “${other.label}”` : ''
}
