import { DEFAULT_MAX_ROWS, fieldsOf, type FormDefinition, type TableField } from './definition.ts'

/** Answers as typed, by field key: what a draft keeps and what is shown again beside a problem. */
export type Typed = Record<string, string | string[] | Record<string, string>[]>

/**
 * Gathers what a browser posted (`name`, `value` pairs; cells of a table are named `goods.0.name`) into
 * answers by key. Names that are not in the form, and files, are left out.
 */
export function readPosted(form: FormDefinition, posted: Iterable<readonly [string, unknown]>): Typed {
  const texts = new Map<string, string[]>()
  for (const [name, value] of posted) {
    if (typeof value === 'string') texts.set(name, [...(texts.get(name) ?? []), value])
  }
  const typed: Typed = {}
  for (const field of fieldsOf(form)) {
    if (field.kind === 'table') {
      const rows = rowsOf(field, texts)
      if (rows.length > 0) typed[field.key] = rows
      continue
    }
    const given = texts.get(field.key)
    if (given) typed[field.key] = field.kind === 'choices' ? given : (given.at(-1) ?? '')
  }
  return typed
}

function rowsOf(field: TableField, texts: Map<string, string[]>): Record<string, string>[] {
  const rows = new Map<number, Record<string, string>>()
  for (const [name, given] of texts) {
    const [table, row, column, rest] = name.split('.')
    if (table !== field.key || rest !== undefined || !/^\d{1,3}$/.test(row ?? '')) continue
    if (!field.columns.some((one) => one.key === column)) continue
    const at = Number(row)
    rows.set(at, { ...rows.get(at), [column ?? '']: given.at(-1) ?? '' })
  }
  const inOrder = [...rows].sort(([a], [b]) => a - b).map(([, row]) => row)
  return inOrder.slice(0, (field.maxRows ?? DEFAULT_MAX_ROWS) + 2)
}
