import { dayTyped, type Posted } from '../../../../../../platform/page.ts'
import type { Problem } from '../../../../../../ui/forms.tsx'
import { fieldsOf, type Field, type FormDefinition, type Option, type Section, type SimpleField } from '../../../../../forms/model/definition.ts'
import { asKind, freeKey, isKind, keyFrom, moveInForm, optionsFrom, type FormMove } from '../../../../../forms/model/edit.ts'
import { faultsSaid } from '../../../../../forms/model/faults.ts'
import { PREFILLS } from '../../../../../forms/model/prefill.ts'
import { parseNumber } from '../../../../../forms/model/read.ts'
import type { ProcedureDefinition } from '../../../../model/definition.ts'

export type FormHolder = Pick<ProcedureDefinition, 'form' | 'name'>

/** Names under which the designer posts: `s.0.title`, `s.0.f.1.label`, of a column `s.0.f.1.c.2.label`. */
export const sectionName = (section: number, what: string): string => `s.${section}.${what}`
export const fieldName = (section: number, field: number, what: string): string => `s.${section}.f.${field}.${what}`
export const columnName = (section: number, field: number, column: number, what: string): string => `s.${section}.f.${field}.c.${column}.${what}`

/** Reads what the designer posted: what every question says now, and one change of what stands where. */
export function readFormPart<T extends FormHolder>(posted: Posted, definition: T): { definition: T } | { problems: Problem[] } {
  const act = posted.text('act')
  if (definition.form === null) return act === 'begin' ? { definition: { ...definition, form: begun(definition.name) } } : { definition }
  if (act === 'drop') return { definition: { ...definition, form: null } }
  const problems: Problem[] = []
  const said = readWhole(posted, definition.form, problems)
  const move = moveOf(act, posted)
  const form = move ? moveInForm(said, move) : said
  for (const { key, message } of faultsSaid(form)) problems.push({ field: placeOf(said, key), message })
  return problems.length > 0 ? { problems } : { definition: { ...definition, form } }
}

const begun = (title: string): FormDefinition => ({ title, sections: [{ title: 'Người nộp', fields: [
  { kind: 'text', key: 'personName', label: 'Họ và tên', maxLength: 100, autocomplete: 'name', prefill: 'account.name' },
  { kind: 'text', key: 'address', label: 'Địa chỉ', maxLength: 250, autocomplete: 'street-address', prefill: 'account.address' },
  { kind: 'phone', key: 'phone', label: 'Số điện thoại', prefill: 'account.phone' },
] }] })

/** `field:up:0:3`, `section:remove:1`, `column:add:0:3`, `add:0` (of the kind chosen beside). */
function moveOf(act: string, posted: Posted): FormMove | undefined {
  const [what = '', way = '', ...rest] = act.split(':')
  const [section = -1, field = -1, column = -1] = rest.map(Number)
  if (act === 'addSection') return { kind: 'addSection' }
  if (what === 'add') {
    const of = posted.text(sectionName(Number(way), 'add'))
    return { kind: 'addField', section: Number(way), of: isKind(of) ? of : 'text' }
  }
  if (what === 'section') return way === 'remove' ? { kind: 'removeSection', section } : { kind: way === 'up' ? 'sectionUp' : 'sectionDown', section }
  if (what === 'field') return way === 'remove' ? { kind: 'removeField', section, field } : { kind: way === 'up' ? 'fieldUp' : 'fieldDown', section, field }
  if (what !== 'column') return undefined
  if (way === 'add') return { kind: 'addColumn', section, field }
  return { kind: way === 'remove' ? 'removeColumn' : way === 'up' ? 'columnUp' : 'columnDown', section, field, column }
}

function placeOf(form: FormDefinition, key: string): string | undefined {
  for (const [section, { fields }] of form.sections.entries()) {
    const at = fields.findIndex((field) => field.key === key)
    if (at >= 0) return fieldName(section, at, 'label')
  }
  return undefined
}

type Read = { text: (what: string) => string; all: (what: string) => string[]; wrong: (what: string, message: string) => void; called: string }

function readWhole(posted: Posted, form: FormDefinition, problems: Problem[]): FormDefinition {
  const taken = fieldsOf(form).map(({ key }) => key)
  const reader = (name: (what: string) => string, called: string): Read => ({
    text: (what) => posted.text(name(what)), all: (what) => posted.all(name(what)),
    wrong: (what, message) => void problems.push({ field: name(what), message }), called,
  })
  const sections = form.sections.map((section, s): Section => {
    if (posted.all(sectionName(s, 'title')).length === 0) return section
    const own = reader((what) => sectionName(s, what), `Phần ${s + 1}`)
    if (own.text('title') === '') own.wrong('title', `Xin ghi tên của phần ${s + 1}.`)
    const fields = section.fields.map((field, f) => {
      if (posted.text(fieldName(s, f, 'key')) !== field.key) return field
      const read = readField(reader((what) => fieldName(s, f, what), `“${field.label}”`), field, form, taken)
      if (read.kind !== 'table' || field.kind !== 'table') return read
      const keys = field.columns.map(({ key }) => key)
      const columns = field.columns.map((column, c): SimpleField => {
        if (posted.text(columnName(s, f, c, 'key')) !== column.key) return column
        const one = readField(reader((what) => columnName(s, f, c, what), `Cột “${column.label}”`), column, form, keys)
        return one.kind === 'table' ? column : one
      })
      return { ...read, columns }
    })
    return { title: own.text('title') || section.title, ...optional('hint', own.text('hint')), fields }
  })
  const title = posted.text('formTitle')
  if (title === '' && posted.all('formTitle').length > 0) problems.push({ field: 'formTitle', message: 'Xin ghi tên biểu mẫu.' })
  return { title: title || form.title, ...optional('standsFor', posted.text('standsFor')), ...(form.composed === undefined ? {} : { composed: form.composed }), sections }
}

const optional = <K extends string>(key: K, value: string): { [P in K]?: string } => (value === '' ? {} : { [key]: value }) as { [P in K]?: string }

/** Keys that the program made up are named after the words once there are some; others never change. */
const MADE_UP = /^(cauHoi|cotMoi)\d*$/

function readField(read: Read, before: Field, form: FormDefinition, taken: string[]): Field {
  const kind = read.text('kind')
  const field = isKind(kind) ? asKind(before, kind) : before
  const label = read.text('label')
  if (label === '') read.wrong('label', `Xin ghi câu hỏi thay cho ${read.called}.`)
  const { showWhen: _when, prefill: _prefill, hint: _hint, required: _required, key: _key, label: _label, ...rest } = field
  const key = MADE_UP.test(field.key) && label !== '' && label !== field.label ? freeKey(keyFrom(label, field.key), taken.filter((one) => one !== field.key)) : field.key
  if (key !== field.key) taken.push(key)
  const base = {
    key, label: label || field.label, ...optional('hint', read.text('hint')), ...(read.text('required') === '' ? { required: false } : {}),
    ...conditionOf(read, before, form), ...prefillOf(read),
  }
  // What is no longer said is left out, so that nothing of the old question shines through.
  return Object.fromEntries(Object.entries({ ...rest, ...base, ...ownOf(read, field) }).filter(([, value]) => value !== undefined)) as Field
}

function conditionOf(read: Read, before: Field, form: FormDefinition): Pick<Field, 'showWhen'> {
  const chosen = read.all('when').map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)] as const)
  const [first] = chosen
  if (!first) {
    const other = before.showWhen && fieldsOf(form).find(({ key }) => key === before.showWhen?.field)
    // A condition on a question that has no options cannot be shown as choices: it stays.
    return before.showWhen && other && !['choice', 'choices', 'yesNo'].includes(other.kind) ? { showWhen: before.showWhen } : {}
  }
  if (chosen.some(([field]) => field !== first[0])) read.wrong('label', `${read.called}: điều kiện chỉ chọn câu trả lời của một câu hỏi.`)
  const answers = chosen.map(([, answer]) => answer)
  const asked = fieldsOf(form).find(({ key }) => key === first[0])
  if (asked?.kind === 'yesNo') return answers.length > 1 ? {} : { showWhen: { field: first[0], is: answers[0] === 'yes' } }
  return { showWhen: { field: first[0], is: answers.length === 1 ? (answers[0] ?? '') : answers } }
}

function prefillOf(read: Read): Pick<Field, 'prefill'> {
  const prefill = PREFILLS.find((one) => one === read.text('prefill'))
  return prefill ? { prefill } : {}
}

/** What only this kind of question has; `undefined`: it is not said any more. */
function ownOf(read: Read, field: Field): Record<string, unknown> {
  switch (field.kind) {
    case 'text': case 'longText': return {
      maxLength: wholeNumber(read, 'maxLength', 20_000), pattern: read.text('pattern') || undefined, patternHint: read.text('patternHint') || undefined,
    }
    case 'number': case 'money': return { min: number(read, 'min'), max: number(read, 'max'), unit: field.kind === 'number' ? read.text('unit') || undefined : undefined }
    case 'date': return { min: day(read, 'min'), max: day(read, 'max'), notBefore: read.text('notBefore') || undefined }
    case 'choice': case 'choices': return { options: options(read, field.options) }
    case 'yesNo': return { mustBeYes: read.text('mustBeYes') === '' ? undefined : true }
    case 'table': return { maxRows: wholeNumber(read, 'maxRows', 200) }
    default: return {}
  }
}

function options(read: Read, before: readonly Option[]): readonly Option[] {
  if (read.all('options').length === 0) return before
  const lines = read.text('options').split('\n').map((line) => line.trim()).filter(Boolean)
  if (lines.length === 0) read.wrong('options', `${read.called} cần ít nhất một lựa chọn, mỗi dòng một lựa chọn.`)
  if (new Set(lines).size < lines.length) read.wrong('options', `${read.called} có hai lựa chọn giống nhau.`)
  return lines.length === 0 ? before : optionsFrom([...new Set(lines)], before)
}

function wholeNumber(read: Read, what: string, most: number): number | undefined {
  const text = read.text(what)
  if (text === '') return undefined
  const value = parseNumber(text)
  if (value === undefined || !Number.isInteger(value) || value < 1 || value > most) read.wrong(what, `${read.called}: cần một số từ 1 đến ${most.toLocaleString('vi')}.`)
  else return value
  return undefined
}

function number(read: Read, what: string): number | undefined {
  const text = read.text(what)
  const value = text === '' ? undefined : parseNumber(text)
  if (text !== '' && value === undefined) read.wrong(what, `${read.called}: cần một số, ví dụ 1.250 hoặc 12,5.`)
  return value
}

function day(read: Read, what: string): string | undefined {
  const text = dayTyped(read.text(what))
  if (text === '') return undefined
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return text
  read.wrong(what, `${read.called}: cần một ngày, ví dụ 05/10/2026.`)
  return undefined
}
