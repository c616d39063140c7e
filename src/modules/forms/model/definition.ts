import type { FieldProblem } from '../../../platform/errors.ts'
import type { Prefill } from './prefill.ts'

/** One answer that may be chosen. */
export type Option = { value: string; label: string }

/**
 * Shows a field only while an earlier field has this answer: equal to it, one of them, or (for a field of
 * several choices) containing it.
 */
export type ShowWhen = { field: string; is: string | boolean | readonly string[] }

type Base = {
  /** Letters and digits, unique in the form; the name of the value. */
  key: string
  label: string
  hint?: string
  /** Must be answered; true unless said otherwise. */
  required?: boolean
  showWhen?: ShowWhen
  /** The HTML autocomplete token, so that a browser can fill in what it knows. */
  autocomplete?: string
  /** Where the first answer comes from; whoever answers may change it. */
  prefill?: Prefill
}

export type TextField = Base & {
  kind: 'text' | 'longText'
  /** In UTF-16 units, as browsers count; 250 for text, 4000 for longText unless said otherwise. */
  maxLength?: number
  /** A regular expression that the whole text must match. */
  pattern?: string
  /** The shape in words, for the person whose text did not match: "dạng 12/TB-ABC". */
  patternHint?: string
}
export type NumberField = Base & {
  /** `money` is whole đồng. */
  kind: 'number' | 'money'
  min?: number
  max?: number
  /** Said after the number: "lít", "người". */
  unit?: string
}
export type DateField = Base & {
  kind: 'date'
  /** First and last allowed day, `YYYY-MM-DD`. */
  min?: string
  max?: string
  /** Key of an earlier date field: this day may not lie before that one. */
  notBefore?: string
}
export type ChoiceField = Base & { kind: 'choice' | 'choices'; options: readonly Option[] }
export type ShapedField = Base & { kind: 'phone' | 'email' | 'taxCode' | 'citizenId' }
export type YesNoField = Base & {
  kind: 'yesNo'
  /** A pledge (cam kết): only "yes" lets the form pass. */
  mustBeYes?: boolean
}
/** A field that holds one value: what a column of a table may be. */
export type SimpleField = TextField | NumberField | DateField | ChoiceField | ShapedField | YesNoField
export type TableField = Base & {
  kind: 'table'
  columns: readonly SimpleField[]
  /** 20 unless said otherwise. */
  maxRows?: number
}

/** One question of an application (trường của biểu mẫu). */
export type Field = SimpleField | TableField
export type FieldKind = Field['kind']

export type Section = { title: string; hint?: string; fields: readonly Field[] }

/** An electronic application form (biểu mẫu điện tử). */
export type FormDefinition = {
  title: string
  /** The paper form it stands for, as the law names it: "Mẫu số 02". */
  standsFor?: string
  /** Says what in this form was composed here and is not from a source. */
  composed?: string
  sections: readonly Section[]
}

/** A cleaned answer: days are `YYYY-MM-DD`, numbers are numbers, choices keep the order of the options. */
export type Simple = string | number | boolean | string[]
export type Row = Record<string, Simple>
export type Value = Simple | Row[]
/** Cleaned answers by field key. A question that was not answered, or is not shown, has no entry. */
export type Values = Record<string, Value>

export type { FieldProblem }

export const DEFAULT_MAX_LENGTH = { text: 250, longText: 4000 } as const
export const DEFAULT_MAX_ROWS = 20

/** All fields of a form, in the order in which they are asked. */
export const fieldsOf = (form: FormDefinition): Field[] => form.sections.flatMap((section) => [...section.fields])

/** Whether a field must be answered; it must unless the form says otherwise. */
export const isRequired = (field: Field): boolean => field.required !== false

/** The longest text a field takes, in UTF-16 units. */
export const maxLengthOf = (field: TextField): number => field.maxLength ?? DEFAULT_MAX_LENGTH[field.kind]

/** The name under which a cell of a table is posted and its problem is reported: `goods.0.name`. */
export const cellName = (table: string, row: number, column: string): string => `${table}.${row}.${column}`

/** Whether a question is asked, given the cleaned answers before it. */
export function isShown(field: Field, values: Values): boolean {
  if (!field.showWhen) return true
  const { field: key, is } = field.showWhen
  const answer = Object.hasOwn(values, key) ? values[key] : undefined
  if (answer === undefined) return false
  const wanted: readonly unknown[] = Array.isArray(is) ? is : [is]
  return Array.isArray(answer) ? answer.some((one) => wanted.includes(one)) : wanted.includes(answer)
}
