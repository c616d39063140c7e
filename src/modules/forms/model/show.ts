import {
  isShown,
  type Field,
  type FormDefinition,
  type Row,
  type Simple,
  type SimpleField,
  type Values,
} from './definition.ts'
import { formatNumber } from './read.ts'

/** A cleaned answer as a person reads it: `20/10/2023`, `500.000.000 đồng`, the words of the option. */
export function showValue(field: SimpleField, value: Simple): string {
  if (typeof value === 'boolean') return value ? 'Có' : 'Không'
  if (typeof value === 'number') {
    const unit = field.kind === 'money' ? 'đồng' : field.kind === 'number' ? field.unit : undefined
    return unit ? `${formatNumber(value)} ${unit}` : formatNumber(value)
  }
  if (Array.isArray(value)) return value.map((one) => wordsOf(field, one)).join('; ')
  return field.kind === 'date' ? value.split('-').reverse().join('/') : wordsOf(field, value)
}

const wordsOf = (field: SimpleField, value: string): string =>
  field.kind === 'choice' || field.kind === 'choices'
    ? (field.options.find((option) => option.value === value)?.label ?? value)
    : value

/** A cleaned answer as it stands in its input: numbers with points, days as dd/mm/yyyy. Read again, it is the same. */
export function typedOf(field: SimpleField, value: Simple): string | string[] {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return formatNumber(value)
  if (Array.isArray(value)) return value
  return field.kind === 'date' ? value.split('-').reverse().join('/') : value
}

export type Answer = { field: Field; text: string | null; rows: { columns: string[]; cells: string[][] } | null }

/** The form filled in, for reading: every question that was asked, with its answer or null. */
export function answersOf(form: FormDefinition, values: Values): { title: string; answers: Answer[] }[] {
  return form.sections.map(({ title, fields }) => ({
    title,
    answers: fields.filter((field) => isShown(field, values)).map((field) => answerTo(field, values)),
  }))
}

function answerTo(field: Field, values: Values): Answer {
  const value = Object.hasOwn(values, field.key) ? values[field.key] : undefined
  if (field.kind !== 'table') {
    const text = value === undefined ? null : showValue(field, value as Simple)
    return { field, text, rows: null }
  }
  if (value === undefined) return { field, text: null, rows: null }
  const cell = (column: SimpleField, row: Row) => {
    const one = row[column.key]
    return one === undefined ? '' : showValue(column, one)
  }
  const cells = (value as Row[]).map((row) => field.columns.map((column) => cell(column, row)))
  return { field, text: null, rows: { columns: field.columns.map((column) => column.label), cells } }
}
