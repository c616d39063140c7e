import { html } from '../platform/page.ts'
import type { WebContext } from '../platform/web.ts'
import { Public } from '../ui/frame.tsx'
import { LinkList, PageHead, Section } from '../ui/page-parts.tsx'
import { Table } from '../ui/table.tsx'
import { fieldsOf, typeOf, type ApiDocument, type FieldLine, type Operation, type Schema } from './document.ts'

type Listed = { method: string; path: string; operation: Operation; id: string }

/** Operations under their tags, tags in the order in which the rooms told them. */
function byTag(document: ApiDocument): Map<string, Listed[]> {
  const groups = new Map<string, Listed[]>()
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const tag = operation.tags?.[0] ?? 'Khác'
      const listed = { method: method.toUpperCase(), path, operation, id: `${method}${path.replace(/[^a-zA-Z0-9]+/g, '-')}`.replace(/-$/, '') }
      groups.set(tag, [...(groups.get(tag) ?? []), listed])
    }
  }
  return groups
}

const noun = (count: number): string => `${String(count).padStart(2, '0')} việc`

/** The API for people: what there is, group by group; one operation with everything it asks and answers. */
export function showApi(c: WebContext, document: ApiDocument): Promise<Response> {
  const groups = byTag(document)
  const id = c.req.query('viec')
  const listed = [...groups.values()].flat().find((one) => one.id === id)
  return listed ? html(c, <OperationPage c={c} document={document} listed={listed} />) : html(c, <Overview c={c} groups={groups} />, id === undefined ? 200 : 404)
}

const Overview = ({ c, groups }: { c: WebContext; groups: Map<string, Listed[]> }) => (
  <Public c={c} title="Kết nối dữ liệu (API)">
    <PageHead title="Kết nối dữ liệu (API)" crumbs={{ links: [{ href: '/', label: 'Trang chủ' }], here: 'Kết nối dữ liệu (API)' }}>
      <p>
        Phần mềm của doanh nghiệp và của cơ quan khác làm được những việc mà các trang này làm được.
        Bản mô tả đầy đủ cho chương trình đọc: <a href="/api/v1/openapi.json">OpenAPI 3.1</a>.
      </p>
    </PageHead>
    <Section title="Cách gọi">
      <p>Gửi và nhận JSON. Việc cần đăng nhập thì gửi kèm mã phiên, nhận được khi đăng nhập, trong đầu mục <code>Authorization: Bearer …</code></p>
      <p>Khi từ chối, câu trả lời có mã lý do, câu tiếng Việt, và tên từng trường cần sửa.</p>
    </Section>
    {[...groups].map(([tag, listed]) => (
      <Section title={tag} aside={noun(listed.length)}>
        <LinkList items={listed.map(({ method, path, operation, id }) => ({
          href: `/api?viec=${id}`, label: operation.summary ?? path, note: <code>{method} {path}</code>,
        }))} />
      </Section>
    ))}
  </Public>
)

function OperationPage({ c, document, listed: { method, path, operation } }: { c: WebContext; document: ApiDocument; listed: Listed }) {
  const title = operation.summary ?? path
  const [status, answer] = Object.entries(operation.responses ?? {}).find(([code]) => code !== 'default') ?? []
  const answers = bodies(answer)
  return (
    <Public c={c} title={`${title} (API)`}>
      <PageHead title={title} crumbs={{ links: [{ href: '/', label: 'Trang chủ' }, { href: '/api', label: 'Kết nối dữ liệu (API)' }], here: title }}>
        <p><code>{method} {path}</code></p>
      </PageHead>
      {operation.parameters && operation.parameters.length > 0 && (
        <Fields title="Tham số" lines={operation.parameters.map(({ name, in: place, required, schema, description }) => ({
          path: name, type: typeOf(document, schema ?? {}), required: required ?? false,
          description: [places[place], description ?? schema?.description].filter(Boolean).join('; '),
        }))} />
      )}
      {bodies(operation.requestBody).map(([kind, schema]) => <Fields title={`Gửi lên: ${kind}`} lines={fieldsOf(document, schema)} />)}
      {answers.length === 0 && <Section title={`Trả lời ${status}`}><p>Không có nội dung.</p></Section>}
      {answers.map(([kind, schema]) => <Fields title={`Trả lời ${status}: ${kind}`} lines={fieldsOf(document, schema)} />)}
    </Public>
  )
}

const places: Record<string, string> = { path: 'trong địa chỉ', query: 'sau dấu hỏi', header: 'đầu mục', cookie: 'cookie' }

const bodies = (part: Operation['requestBody']): [string, Schema][] =>
  Object.entries(part?.content ?? {}).map(([kind, { schema }]) => [kind.replace('application/json', 'JSON').replace('multipart/form-data', 'biểu mẫu có tệp'), schema ?? {}])

const Fields = ({ title, lines }: { title: string; lines: FieldLine[] }) => (
  <Section title={title}>
    {lines.length === 0 ? <p>Nội dung không chia thành trường.</p> : (
      <Table compact caption={title} rows={lines} columns={[
        { head: 'Trường', kind: 'main', cell: ({ path, required }) => <><code>{path}</code>{required ? '' : ' (không bắt buộc)'}</> },
        { head: 'Kiểu', cell: ({ type }) => type },
        ...(lines.some(({ description }) => description !== '') ? [{ head: 'Ý nghĩa', kind: 'quiet' as const, cell: ({ description }: FieldLine) => description || '–' }] : []),
      ]} />
    )}
  </Section>
)
