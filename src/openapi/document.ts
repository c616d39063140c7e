import type { Api } from '../platform/api.ts'

/** A schema of the description, as far as the readable page shows it. */
export type Schema = {
  $ref?: string
  type?: string | string[]
  format?: string
  description?: string
  enum?: unknown[]
  const?: unknown
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
}

type Content = { content?: Record<string, { schema?: Schema }>; description?: string }

/** One thing machines can ask (thao tác). */
export type Operation = {
  summary?: string
  tags?: string[]
  parameters?: { name: string; in: string; required?: boolean; description?: string; schema?: Schema }[]
  requestBody?: Content
  responses?: Record<string, Content>
}

/** The description of the API in OpenAPI 3.1. */
export type ApiDocument = {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

const documents = new WeakMap<Api, ApiDocument>()

/** What every room told of its endpoints, in one document; the same for every installation. */
export function apiDocument(app: Api): ApiDocument {
  const kept = documents.get(app)
  if (kept) return kept
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http', scheme: 'bearer', description: 'Mã phiên nhận được từ POST /api/v1/sessions, gửi trong đầu mục Authorization: Bearer …',
  })
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Motcua, một cửa điện tử',
      version: '1',
      description: 'Những gì trang dành cho người làm được, chương trình cũng làm được. Thời điểm theo ISO 8601; ngày có dạng 2026-11-25; tiền là số nguyên, đơn vị đồng. Khi bị từ chối, câu trả lời có mã lý do, câu tiếng Việt và tên từng trường cần sửa.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: '/', description: 'Hệ thống này' }],
    security: [{ bearer: [] }, {}],
  }) as unknown as ApiDocument
  documents.set(app, document)
  return document
}

/** The schema a reference leads to. */
export function resolved(document: ApiDocument, schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1)
  return name === undefined ? schema : { ...document.components.schemas[name], ...(schema.description ? { description: schema.description } : {}) }
}

/** One line of a table of fields; `path` is `papers[].name` for a field inside a list. */
export type FieldLine = { path: string; type: string; required: boolean; description: string }

/** The fields of a schema under each other, three levels deep; what lies deeper is in the document. */
export function fieldsOf(document: ApiDocument, given: Schema, prefix = '', depth = 0): FieldLine[] {
  const schema = resolved(document, given)
  const parts = [schema, ...(schema.allOf ?? []), ...(schema.anyOf ?? schema.oneOf ?? [])].map((part) => resolved(document, part))
  if (schema.type === 'array' && schema.items) return fieldsOf(document, schema.items, `${prefix}[]`, depth)
  return parts.flatMap((part) => Object.entries(part.properties ?? {}).flatMap(([name, field]) => {
    const path = prefix === '' ? name : `${prefix}.${name}`
    const whole = resolved(document, field)
    const line = { path, type: typeOf(document, field), required: part.required?.includes(name) ?? false, description: whole.description ?? '' }
    return [line, ...(depth < 2 ? fieldsOf(document, field, path, depth + 1) : [])]
  }))
}

const words: Record<string, string> = {
  string: 'chuỗi', integer: 'số nguyên', number: 'số', boolean: 'đúng hoặc sai', array: 'danh sách', object: 'nhóm trường', null: 'không có',
}
const formats: Record<string, string> = { 'date-time': 'thời điểm', date: 'ngày', uuid: 'mã UUID', uri: 'địa chỉ', email: 'thư điện tử', binary: 'tệp' }

/** The type of a field in words: `chuỗi`, `danh sách số nguyên`, `một trong: a, b`. */
export function typeOf(document: ApiDocument, given: Schema): string {
  const schema = resolved(document, given)
  if (schema.enum) return `một trong: ${schema.enum.filter((one) => one !== null).join(', ')}`
  if (schema.const !== undefined) return String(schema.const)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return [...new Set(choices.map((one) => typeOf(document, one)))].join(' hoặc ')
  const types = [schema.type ?? (schema.properties || schema.allOf ? 'object' : 'any')].flat()
  return types.map((type) => {
    if (type === 'array') return schema.items ? `danh sách ${typeOf(document, schema.items)}` : 'danh sách'
    return (type === 'string' && schema.format !== undefined ? formats[schema.format] : undefined) ?? words[type] ?? 'giá trị bất kỳ'
  }).join(' hoặc ')
}
