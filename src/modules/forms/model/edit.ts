import { fieldsOf, type Field, type FieldKind, type FormDefinition, type Option, type Section, type SimpleField, type TableField } from './definition.ts'
import { canPrefill } from './prefill.ts'

/** Kinds of questions in the words of officials (loại câu hỏi). */
export const kindNames: Record<FieldKind, string> = {
  text: 'Một dòng chữ', longText: 'Nhiều dòng chữ', number: 'Số', money: 'Số tiền', date: 'Ngày', choice: 'Chọn một', choices: 'Chọn nhiều',
  phone: 'Số điện thoại', email: 'Thư điện tử', taxCode: 'Mã số thuế', citizenId: 'Số định danh cá nhân', yesNo: 'Có hoặc không, cam kết', table: 'Bảng nhiều dòng',
}
/** Kinds of field a column of a table may have. */
export const columnKinds = (Object.keys(kindNames) as FieldKind[]).filter((kind): kind is Exclude<SimpleField['kind'], 'choices'> => kind !== 'table' && kind !== 'choices')
/** Whether a text names a kind of field. */
export const isKind = (text: string): text is FieldKind => text in kindNames

/** A change of what stands where in a form (thay đổi bố cục biểu mẫu); numbers count from 0. */
export type FormMove =
  | { kind: 'addSection' }
  | { kind: 'removeSection' | 'sectionUp' | 'sectionDown'; section: number }
  | { kind: 'addField'; section: number; of: FieldKind }
  | { kind: 'removeField' | 'fieldUp' | 'fieldDown'; section: number; field: number }
  | { kind: 'addColumn'; section: number; field: number }
  | { kind: 'removeColumn' | 'columnUp' | 'columnDown'; section: number; field: number; column: number }

/** The form after a change; what cannot be done (out the top, the last one left) changes nothing. */
export function moveInForm(form: FormDefinition, move: FormMove): FormDefinition {
  if (move.kind === 'addSection') return { ...form, sections: [...form.sections, { title: 'Phần mới', fields: [newField('text', form)] }] }
  const sections = form.sections
  switch (move.kind) {
    case 'removeSection': return { ...form, sections: without(sections, move.section) }
    case 'sectionUp': return { ...form, sections: swapped(sections, move.section, -1) }
    case 'sectionDown': return { ...form, sections: swapped(sections, move.section, 1) }
    case 'addField': return inSection(form, move.section, (fields) => [...fields, newField(move.of, form)])
    case 'removeField': return inSection(form, move.section, (fields) => without(fields, move.field))
    case 'fieldUp': return move.field === 0 ? acrossSections(form, move.section, move.field, -1) : inSection(form, move.section, (fields) => swapped(fields, move.field, -1))
    case 'fieldDown': return move.field === (sections[move.section]?.fields.length ?? 0) - 1 ? acrossSections(form, move.section, move.field, 1) : inSection(form, move.section, (fields) => swapped(fields, move.field, 1))
    default: return inSection(form, move.section, (fields) => fields.map((field, at) => (at === move.field && field.kind === 'table' ? moveColumn(field, move) : field)))
  }
}

type ColumnMove = Extract<FormMove, { kind: 'addColumn' | 'removeColumn' | 'columnUp' | 'columnDown' }>

function moveColumn(table: TableField, move: ColumnMove): TableField {
  const { columns } = table
  switch (move.kind) {
    case 'addColumn': return { ...table, columns: [...columns, { kind: 'text', key: freeKey('cotMoi', columns.map(({ key }) => key)), label: 'Cột mới' }] }
    case 'removeColumn': return { ...table, columns: without(columns, move.column) }
    case 'columnUp': return { ...table, columns: swapped(columns, move.column, -1) }
    default: return { ...table, columns: swapped(columns, move.column, 1) }
  }
}

const without = <T>(all: readonly T[], at: number): readonly T[] => (all.length > 1 ? all.filter((_, i) => i !== at) : all)

function swapped<T>(all: readonly T[], at: number, by: 1 | -1): readonly T[] {
  const [one, other] = [all[at], all[at + by]]
  return one === undefined || other === undefined ? all : all.map((each, i) => (i === at ? other : i === at + by ? one : each))
}

const inSection = (form: FormDefinition, at: number, change: (fields: readonly Field[]) => readonly Field[]): FormDefinition =>
  ({ ...form, sections: form.sections.map((section, i): Section => (i === at ? { ...section, fields: change(section.fields) } : section)) })

/** A question at the edge of its section goes to the next one; the last of a section stays. */
function acrossSections(form: FormDefinition, from: number, at: number, by: 1 | -1): FormDefinition {
  const [source, target] = [form.sections[from], form.sections[from + by]]
  const field = source?.fields[at]
  if (!source || !target || !field || source.fields.length === 1) return form
  const moved = inSection(form, from, (fields) => without(fields, at))
  return inSection(moved, from + by, (fields) => (by === 1 ? [field, ...fields] : [...fields, field]))
}

/** A question of a kind with the least it must say. */
export function newField(kind: FieldKind, form: FormDefinition): Field {
  const base = { key: freeKey('cauHoi', fieldsOf(form).map(({ key }) => key)), label: 'Câu hỏi mới' }
  return dressed(base, kind, {})
}

type Rest = { options?: readonly Option[]; columns?: readonly SimpleField[] }

function dressed(base: Omit<Field, 'kind'>, kind: FieldKind, { options, columns }: Rest): Field {
  if (kind === 'choice' || kind === 'choices') return { ...base, kind, options: options ?? [{ value: 'mot', label: 'Lựa chọn thứ nhất' }, { value: 'hai', label: 'Lựa chọn thứ hai' }] }
  if (kind === 'table') return { ...base, kind, columns: columns ?? [{ kind: 'text', key: 'ten', label: 'Tên' }] }
  return { ...base, kind }
}

/** The same question as another kind: its words stay, and of the rest what the new kind also has. */
export function asKind(field: Field, kind: FieldKind): Field {
  if (field.kind === kind) return field
  const { key, label } = field
  const base = {
    key, label, ...(field.hint === undefined ? {} : { hint: field.hint }), ...(field.required === undefined ? {} : { required: field.required }),
    ...(field.showWhen === undefined ? {} : { showWhen: field.showWhen }), ...(field.autocomplete === undefined ? {} : { autocomplete: field.autocomplete }),
    ...(field.prefill === undefined || !canPrefill({ kind }) ? {} : { prefill: field.prefill }),
  }
  return dressed(base, kind, { ...('options' in field ? { options: field.options } : {}), ...('columns' in field ? { columns: field.columns } : {}) })
}

/** `Tên thương nhân` → `tenThuongNhan`: letters and digits, beginning small. */
export function keyFrom(words: string, otherwise: string): string {
  const plain = words.replace(/[đĐ]/g, 'd').normalize('NFD').replace(/[^A-Za-z0-9 ]/g, '').trim().toLowerCase().split(/ +/).slice(0, 6)
  const key = plain.map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('')
  return /^[a-z]/.test(key) ? key : otherwise
}

/** A key nobody has yet: the wished one, else with a number behind it. */
export function freeKey(wish: string, taken: readonly string[]): string {
  let key = wish
  for (let n = 2; taken.includes(key); n++) key = `${wish}${n}`
  return key
}

/**
 * Options from their words, one a line. An option keeps its value when its words stay, or when only the words of
 * its line were changed; answers that were given with it then still mean the same.
 */
export function optionsFrom(lines: readonly string[], before: readonly Option[]): Option[] {
  const stays = new Set(lines.flatMap((label) => before.find((one) => one.label === label)?.value ?? []))
  const taken: string[] = []
  return lines.map((label, at) => {
    const same = before.find((one) => one.label === label)
    const renamed = before[at] && !stays.has(before[at].value) ? before[at] : undefined
    const known = [same, renamed].find((one) => one && !taken.includes(one.value))
    const value = known?.value ?? freeKey(keyFrom(label, 'muc'), [...taken, ...before.map((one) => one.value)])
    taken.push(value)
    return { value, label }
  })
}
