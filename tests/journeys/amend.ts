import type { APIRequestContext } from 'playwright-core'
import type { ProcedureDefinition } from '../../src/modules/procedures/model/definition.ts'

type Draft = { id: string; revision: number; definition: ProcedureDefinition }
/** The API in the name of somebody. */
type Seat = (login: string) => Promise<APIRequestContext>

const today = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date())

async function asked<T>(answer: Awaited<ReturnType<APIRequestContext['get']>>): Promise<T> {
  if (!answer.ok()) throw new Error(`${answer.url()}: ${answer.status()} ${await answer.text()}`)
  return (answer.status() === 204 ? undefined : await answer.json()) as T
}

/** Changes a procedure from today on, through all hands: drafted, sent, reviewed, approved, published. */
export async function amend(seat: Seat, key: string, change: (definition: ProcedureDefinition) => ProcedureDefinition): Promise<void> {
  const headers = { 'sec-fetch-site': 'same-origin' }
  const [writer, head, leader] = [await seat('kiemsoat'), await seat('truongphong1'), await seat('lanhdao')]
  const made = await asked<Draft>(await writer.post('/api/v1/drafts', { data: { from: 'version', key }, headers }))
  const at = `/api/v1/drafts/${made.id}`
  const { revision } = await asked<Draft>(await writer.put(at, { data: { revision: made.revision, part: 'process', definition: change(made.definition) }, headers }))
  const { problems } = await asked<{ problems: { id: string; severity: string }[] }>(await writer.get(`${at}/life`))
  const confirmed = problems.filter(({ severity }) => severity === 'open').map(({ id }) => id)
  await asked(await writer.post(`${at}/submission`, { data: { revision, confirmed }, headers }))
  for (const [who, act] of [[head, 'review'], [leader, 'approval']] as const) {
    const now = await asked<Draft>(await who.get(at))
    await asked(await who.post(`${at}/${act}`, { data: { revision: now.revision }, headers }))
  }
  await asked(await writer.post('/api/v1/publications', { data: { decision: null, items: [{ draftId: made.id, validFrom: today(), summary: 'Sửa nội dung bước tiếp nhận' }] }, headers }))
}

/** The step of reception looks at one thing more. */
export function withOneCheckMore(definition: ProcedureDefinition): ProcedureDefinition {
  const bpmn = definition.process?.bpmn ?? ''
  const check = '<motcua:check>Giấy tờ đọc được và đã số hóa</motcua:check>'
  if (!bpmn.includes(check)) throw new Error('The reception has other checks')
  return { ...definition, process: { bpmn: bpmn.replace(check, `${check}<motcua:check>Đã đối chiếu bản chính</motcua:check>`) } }
}
