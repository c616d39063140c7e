import { z } from 'zod'
import { checkForm } from './model/check.ts'
import type { Field, FormDefinition, SimpleField } from './model/definition.ts'
import { PREFILLS } from './model/prefill.ts'

const key = z.string().regex(/^[a-z][A-Za-z0-9]*$/)
const day = z.iso.date()
const base = {
  key,
  label: z.string().min(1),
  hint: z.string().exactOptional(),
  required: z.boolean().exactOptional(),
  showWhen: z.strictObject({ field: key, is: z.union([z.string(), z.boolean(), z.array(z.string())]) }).exactOptional(),
  autocomplete: z.string().exactOptional(),
  prefill: z.enum(PREFILLS).exactOptional(),
}
const number = z.number().exactOptional()
const options = z.array(z.strictObject({ value: z.string().min(1), label: z.string().min(1) })).min(1)

const simple = z.discriminatedUnion('kind', [
  z.strictObject({
    ...base,
    kind: z.enum(['text', 'longText']),
    maxLength: z.int().positive().max(20_000).exactOptional(),
    pattern: z.string().exactOptional(),
    patternHint: z.string().exactOptional(),
  }),
  z.strictObject({ ...base, kind: z.enum(['number', 'money']), min: number, max: number, unit: z.string().exactOptional() }),
  z.strictObject({
    ...base,
    kind: z.literal('date'),
    min: day.exactOptional(),
    max: day.exactOptional(),
    notBefore: key.exactOptional(),
  }),
  z.strictObject({ ...base, kind: z.enum(['choice', 'choices']), options }),
  z.strictObject({ ...base, kind: z.enum(['phone', 'email', 'taxCode', 'citizenId']) }),
  z.strictObject({ ...base, kind: z.literal('yesNo'), mustBeYes: z.boolean().exactOptional() }),
]) satisfies z.ZodType<SimpleField>

const field = z.union([
  simple,
  z.strictObject({
    ...base,
    kind: z.literal('table'),
    columns: z.array(simple).min(1),
    maxRows: z.int().positive().max(200).exactOptional(),
  }),
]) satisfies z.ZodType<Field>

/** Parses a form as a file or the API gives it; a form that cannot be filled in is refused with the reasons. */
export const formSchema = z
  .strictObject({
    title: z.string().min(1),
    standsFor: z.string().exactOptional(),
    composed: z.string().exactOptional(),
    sections: z
      .array(
        z.strictObject({ title: z.string().min(1), hint: z.string().exactOptional(), fields: z.array(field).min(1) }),
      )
      .min(1),
  })
  .superRefine((form, context) => {
    for (const { path, message } of checkForm(form)) context.addIssue({ code: 'custom', message: `${path}: ${message}` })
  }) satisfies z.ZodType<FormDefinition>
