import {
  cellName,
  DEFAULT_MAX_ROWS,
  fieldsOf,
  isRequired,
  isShown,
  type Field,
  type FieldProblem,
  type FormDefinition,
  type Row,
  type SimpleField,
  type TableField,
  type Value,
  type Values,
} from './definition.ts'
import { readField, taxCodeFits } from './read.ts'

export type Validated = {
  /** The answers that are right, cleaned and typed. Given again, they come out the same. */
  values: Values
  /** In the order of the form. `field` is the key, or `table.row.column` for a cell. */
  problems: FieldProblem[]
}

/**
 * Reads and checks the answers to a form. The only judge there is: the server and the browser run this very
 * function. Never throws, whatever it is given; answers to questions that are not asked are dropped.
 *
 * `raw` is an object of answers by key: what a form posted (texts, lists of texts, rows) or JSON.
 */
export function validateForm(form: FormDefinition, raw: unknown): Validated {
  const values: Values = {}
  const problems: FieldProblem[] = []
  for (const field of fieldsOf(form)) {
    if (!isShown(field, values)) continue
    const read = readAnswer(field, own(raw, field.key), values)
    if (read.value !== undefined) values[field.key] = read.value
    problems.push(...read.problems)
  }
  return { values, problems }
}

/** What looks odd in answers that are right in form: said to the person, never a reason to refuse. */
export function adviceOn(form: FormDefinition, values: Values): FieldProblem[] {
  return fieldsOf(form).flatMap((field) => {
    const value = values[field.key]
    const odd = field.kind === 'taxCode' && typeof value === 'string' && !taxCodeFits(value)
    return odd ? [{ field: field.key, code: 'forms.taxCodeOdd', params: { label: field.label } }] : []
  })
}

type Read = { value?: Value; problems: FieldProblem[] }

/** An own property and nothing inherited, so that a field may be called `constructor`. */
function own(raw: unknown, key: string): unknown {
  if (typeof raw !== 'object' || raw === null || !Object.hasOwn(raw, key)) return undefined
  return (raw as Record<string, unknown>)[key]
}

function readAnswer(field: Field, raw: unknown, before: Values): Read {
  if (field.kind === 'table') return readTable(field, raw)
  const read = readOne(field, raw, field.key, before)
  if (read.value === undefined && read.problems.length === 0 && isRequired(field)) {
    return { problems: [missing(field, field.key)] }
  }
  return read
}

const missing = (field: Field, name: string): FieldProblem => ({
  field: name,
  code: field.kind === 'yesNo' && field.mustBeYes ? 'forms.mustBeYes' : `forms.required.${howAnswered(field)}`,
  params: { label: field.label },
})

const howAnswered = (field: Field) =>
  field.kind === 'choice' || field.kind === 'choices' || field.kind === 'yesNo' ? 'choose' : 'type'

function readOne(field: SimpleField, raw: unknown, name: string, before: Values): Read {
  const reading = readField(field, raw)
  if ('empty' in reading) return { problems: [] }
  if ('code' in reading) {
    return { problems: [{ field: name, code: reading.code, params: { label: field.label, ...reading.params } }] }
  }
  if (field.kind === 'date' && field.notBefore !== undefined) {
    const earliest = before[field.notBefore]
    if (typeof earliest === 'string' && typeof reading.value === 'string' && reading.value < earliest) {
      const min = earliest.split('-').reverse().join('/')
      return { problems: [{ field: name, code: 'forms.tooEarly', params: { label: field.label, min } }] }
    }
  }
  return { value: reading.value, problems: [] }
}

/** Rows in which nothing was typed do not count. A cell is asked only where its row has something. */
function readTable(field: TableField, raw: unknown): Read {
  const given: unknown[] = Array.isArray(raw) ? raw : []
  const max = field.maxRows ?? DEFAULT_MAX_ROWS
  const rows: Row[] = []
  const problems: FieldProblem[] = []
  for (const [at, one] of given.slice(0, max + 1).entries()) {
    const row = readRow(field, one, at)
    problems.push(...row.problems)
    if (Object.keys(row.value).length > 0) rows.push(row.value)
  }
  if (rows.length > max || given.length > max + 1) {
    return { problems: [{ field: field.key, code: 'forms.tooManyRows', params: { label: field.label, max } }] }
  }
  if (rows.length > 0) return { value: rows, problems }
  if (problems.length === 0 && isRequired(field)) problems.push(missing(field, field.key))
  return { problems }
}

function readRow(field: TableField, raw: unknown, at: number): { value: Row; problems: FieldProblem[] } {
  const value: Row = {}
  const problems: FieldProblem[] = []
  const empty: FieldProblem[] = []
  for (const column of field.columns) {
    const name = cellName(field.key, at, column.key)
    const read = readOne(column, own(raw, column.key), name, value)
    problems.push(...read.problems)
    if (read.value !== undefined) value[column.key] = read.value as Row[string]
    else if (read.problems.length === 0 && isRequired(column)) empty.push(missing(column, name))
  }
  const touched = Object.keys(value).length > 0 || problems.length > 0
  return { value, problems: touched ? [...problems, ...empty] : [] }
}
