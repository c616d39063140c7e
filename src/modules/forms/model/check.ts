import { canPrefill } from './prefill.ts'
import { fieldsOf, type Field, type FormDefinition } from './definition.ts'

export type FormFault = { path: string; message: string }

/**
 * What is wrong with a form itself, beyond its shape: keys used twice, conditions on fields that do not come
 * before, patterns that do not compile. Empty when it can be filled in.
 */
export function checkForm(form: FormDefinition): FormFault[] {
  const seen = new Map<string, Field>()
  const faults: FormFault[] = []
  for (const field of fieldsOf(form)) {
    const fault = (message: string) => faults.push({ path: field.key, message })
    if (seen.has(field.key)) fault('this key is used twice')
    for (const message of faultsOfField(field)) fault(message)
    if (field.showWhen) {
      const other = seen.get(field.showWhen.field)
      if (!other) fault(`showWhen asks for ${field.showWhen.field}, which does not come before`)
      else for (const message of faultsOfCondition(other, field.showWhen.is)) fault(message)
    }
    if (field.kind === 'date' && field.notBefore !== undefined && seen.get(field.notBefore)?.kind !== 'date') {
      fault(`notBefore asks for ${field.notBefore}, which is no date before it`)
    }
    if (field.kind === 'table') faults.push(...faultsOfTable(field))
    seen.set(field.key, field)
  }
  return faults
}

function faultsOfTable(table: Extract<Field, { kind: 'table' }>): FormFault[] {
  const keys = table.columns.map((column) => column.key)
  const faults = table.columns.flatMap((column) =>
    faultsOfField(column).map((message) => ({ path: `${table.key}.${column.key}`, message })),
  )
  if (keys.length === 0) faults.push({ path: table.key, message: 'a table needs columns' })
  if (new Set(keys).size < keys.length) faults.push({ path: table.key, message: 'two columns have one key' })
  for (const column of table.columns) {
    if (column.kind === 'choices' || column.showWhen) {
      faults.push({ path: `${table.key}.${column.key}`, message: 'a column is one plain value, always shown' })
    }
  }
  return faults
}

function faultsOfField(field: Field): string[] {
  const faults: string[] = []
  if (field.prefill !== undefined && !canPrefill(field)) faults.push('no source can answer a question of this kind')
  if (!/^[a-z][A-Za-z0-9]*$/.test(field.key)) faults.push('a key is letters and digits, beginning small')
  if (field.kind === 'choice' || field.kind === 'choices') {
    const values = field.options.map((option) => option.value)
    if (values.length === 0) faults.push('a choice needs options')
    if (values.includes('') || new Set(values).size < values.length) faults.push('options need values of their own')
  }
  if ((field.kind === 'text' || field.kind === 'longText') && field.pattern !== undefined) {
    if (!compiles(field.pattern)) faults.push('the pattern is no regular expression')
    if (field.patternHint === undefined) faults.push('a pattern needs patternHint, its shape in words')
  }
  if (field.kind === 'number' || field.kind === 'money' || field.kind === 'date') {
    if (field.min !== undefined && field.max !== undefined && field.min > field.max) faults.push('min is above max')
  }
  return faults
}

function faultsOfCondition(other: Field, is: string | boolean | readonly string[]): string[] {
  if (other.kind === 'yesNo') return typeof is === 'boolean' ? [] : [`${other.key} answers true or false`]
  if (other.kind !== 'choice' && other.kind !== 'choices') return []
  const wanted = (Array.isArray(is) ? is : [is]) as unknown[]
  const options: unknown[] = other.options.map((option) => option.value)
  return wanted.filter((one) => !options.includes(one)).map((one) => `${other.key} has no option ${String(one)}`)
}

function compiles(pattern: string): boolean {
  try {
    new RegExp(`^(?:${pattern})$`, 'u')
    return true
  } catch {
    return false
  }
}
