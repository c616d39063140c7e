import {
  DEFAULT_MAX_ROWS,
  fieldsOf,
  isRequired,
  maxLengthOf,
  type Field,
  type FormDefinition,
  type SimpleField,
} from './definition.ts'

export type JsonSchema = Record<string, unknown>

/** JSON Schema 2020-12 of the answers to a form, for those who file through the API. */
export function toJsonSchema(form: FormDefinition): JsonSchema {
  const fields = fieldsOf(form)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    title: form.title,
    properties: Object.fromEntries(fields.map((field) => [field.key, schemaOfField(field)])),
    // A question that depends on another cannot be demanded by name alone.
    required: fields.filter((field) => isRequired(field) && !field.showWhen).map((field) => field.key),
  }
}

function schemaOfField(field: Field): JsonSchema {
  const about = { title: field.label, ...(field.hint ? { description: field.hint } : {}), ...(field.prefill ? { 'x-prefill': field.prefill } : {}) }
  if (field.kind !== 'table') return { ...about, ...schemaOfSimple(field) }
  return {
    ...about,
    type: 'array',
    maxItems: field.maxRows ?? DEFAULT_MAX_ROWS,
    items: {
      type: 'object',
      properties: Object.fromEntries(field.columns.map((column) => [column.key, schemaOfField(column)])),
      required: field.columns.filter(isRequired).map((column) => column.key),
    },
  }
}

const SHAPED = {
  phone: { type: 'string', examples: ['0256 3822 333'] },
  email: { type: 'string', format: 'email', maxLength: 254 },
  taxCode: { type: 'string', pattern: '^(\\d{10}(-\\d{3})?|\\d{12})$' },
  citizenId: { type: 'string', pattern: '^\\d{12}$' },
} as const

function schemaOfSimple(field: SimpleField): JsonSchema {
  switch (field.kind) {
    case 'text':
    case 'longText':
      return {
        type: 'string',
        maxLength: maxLengthOf(field),
        ...(field.pattern === undefined ? {} : { pattern: `^(?:${field.pattern})$` }),
      }
    case 'number':
      return { type: 'number', ...limits(field) }
    case 'money':
      return { type: 'integer', minimum: 0, ...limits(field), 'x-unit': 'VND' }
    case 'date':
      return { type: 'string', format: 'date' }
    case 'choice':
      return { type: 'string', enum: field.options.map((option) => option.value) }
    case 'choices':
      return { type: 'array', uniqueItems: true, items: { enum: field.options.map((option) => option.value) } }
    case 'yesNo':
      return field.mustBeYes ? { const: true } : { type: 'boolean' }
    default:
      return SHAPED[field.kind]
  }
}

const limits = ({ min, max }: { min?: number; max?: number }): JsonSchema => ({
  ...(min === undefined ? {} : { minimum: min }),
  ...(max === undefined ? {} : { maximum: max }),
})
