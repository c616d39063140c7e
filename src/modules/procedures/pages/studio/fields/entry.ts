import type { ProcedureDefinition } from '../../../model/definition.ts'

export type Choices = { value: string; label: string }[]

type Common = {
  /** Name of the property in the definition. */
  name: string
  label: string
  hint?: string
  /** Width in twelfths of the row; all of it unless told. */
  span?: 2 | 3 | 4 | 6 | 8 | 9
  /** Seldom needed: stands under «Thêm» of its row. */
  more?: true
}

/**
 * One question about a part of a definition (ô của bản thảo). The form, what is shown in it and what is read
 * from it all follow from the same list of entries; an empty box is «not stated», null.
 */
export type Entry =
  | (Common & { kind: 'text'; rows?: number; needed?: true })
  | (Common & { kind: 'day' | 'money' })
  | (Common & { kind: 'number'; decimals?: true; needed?: true; unit?: string })
  | (Common & { kind: 'choice'; choices: Choices | ((definition: ProcedureDefinition) => Choices); empty?: string })
  | (Common & { kind: 'checks'; choices: Choices | ((definition: ProcedureDefinition) => Choices); nullable?: true })
  | (Common & { kind: 'yes'; checked?: true })
  /** Several lines of text, each an item of a list; `nullable`: an empty list («stated: none») differs from null. */
  | (Common & { kind: 'lines'; nullable?: true })
  | (Common & { kind: 'limit'; needed?: true })
  /** `nullable`: null when nothing in it is filled in; `partial`: what is empty is left out of it. */
  | (Common & { kind: 'group'; of: Entry[]; nullable?: true; partial?: true })
  | Rows
  /** A file that was sent (tệp mẫu): shown with its name; another can be chosen for it, or it is taken away. */
  | (Common & { kind: 'file' })
  /** Not shown, carried along. */
  | { kind: 'kept'; name: string }
  /** The key of a row; a new row gets the next free one, `paper-4`. */
  | { kind: 'key'; name: string; prefix: string }

export type Rows = Common & {
  kind: 'rows'
  /** What one row is called: `Giấy tờ`. */
  one: string
  of: Entry[]
  nullable?: true
  /** Rows that exist and are only looked at here in one respect; the rest of each is taken from the definition, by key. */
  fixed?: true
  /** The rest of a row that other parts show is kept, by key. */
  merged?: true
}

/** What a form holds: text by name, several where several boxes are ticked. */
export type Values = Record<string, string | string[]>

export const oneOf = (values: Values, name: string): string => {
  const value = values[name]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}
export const manyOf = (values: Values, name: string): string[] => [values[name] ?? []].flat()
export const rowsOf = (values: Values, path: string): number => Math.min(500, Number(oneOf(values, `${path}.n`)) || 0)

/** Where a file just chosen for a file box is posted; the box itself carries the file that is there, as JSON. */
export const sentName = (path: string): string => `${path}.sent`

export const join = (path: string, name: string | number): string => (path === '' ? String(name) : `${path}.${name}`)
