/** Forms (biểu mẫu điện tử): what is asked, how it is read, judged and shown. Pure; it keeps nothing. */
export { fieldsOf } from './model/definition.ts'
export type { Field, FormDefinition, Values } from './model/definition.ts'
export { toJsonSchema } from './model/json-schema.ts'
export { readPosted } from './model/posted.ts'
export type { Typed } from './model/posted.ts'
export { validateForm } from './model/validate.ts'
export { answersFrom, asksForCard, sourcesOf, type Known } from './model/prefill.ts'
export { formSchema } from './schema.ts'
