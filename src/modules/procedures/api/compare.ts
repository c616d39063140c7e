import { endpoint, z, type Api } from '../../../platform/api.ts'
import { Refusal } from '../../../platform/errors.ts'
import { cleanText } from '../../../platform/page.ts'
import type { WebContext } from '../../../platform/web.ts'
import { FACT_NAMES, type FactKind } from '../facts/index.ts'
import { compareDocument, stepsFromOutside, type SentDocument } from '../service.ts'

const kind = z.enum(Object.keys(FACT_NAMES) as [FactKind, ...FactKind[]])
const side = z.object({ words: z.string(), where: z.string() }).nullable()
const place = z.object({ what: z.string(), where: z.string() })
const drift = z
  .object({
    versionId: z.uuid(), version: z.int(), file: z.string(),
    differences: z.array(z.object({ kind, about: z.string(), definition: side, document: side })).openapi({ description: 'definition null: chỉ văn bản có; document null: chỉ định nghĩa có' }),
    same: z.int().openapi({ description: 'Số dữ kiện khớp' }),
    notCovered: z.array(kind).openapi({ description: 'Loại dữ kiện văn bản không nói tới' }),
    notUnderstood: z.array(place),
  })
  .openapi('Drift')
const step = z.object({
  number: z.int(), name: z.string(), work: z.string(), role: z.string(), hours: z.number().nullable(), time: z.string(),
  forms: z.array(z.string()), outputs: z.array(z.string()), stage: z.string(), place: z.string(),
})

/** The file of a multipart request, in the field "file". */
async function sentDocument(c: WebContext): Promise<SentDocument> {
  const data = await c.req.formData().catch(() => { throw new Refusal(400, 'input.malformed') })
  const file = data.get('file')
  if (file === null || typeof file === 'string') throw new Refusal(422, 'input.malformed', { fields: [{ field: 'file', code: 'procedures.compare.noFile' }] })
  return { name: cleanText(file.name), bytes: new Uint8Array(await file.arrayBuffer()) }
}

/** Documents of others against a definition, for machines. */
export function compareApi(app: Api): void {
  const tag = 'Thủ tục'
  endpoint(app, {
    method: 'post', path: '/api/v1/procedures/{code}/compare', tag, summary: 'Đối chiếu một văn bản (multipart, trường «file»: DOCX, PDF, HTML, JSON) với thủ tục; văn bản không được lưu',
    params: z.object({ code: z.string().max(100) }), query: z.object({ version: z.coerce.number().int().positive().max(100_000).optional() }), answer: drift,
  }, async (c, { params, query }) => {
    const { procedure, fileName, ...rest } = await compareDocument(c.var.ctx, params.code, await sentDocument(c), query.version ?? null)
    return { versionId: procedure.version.id, version: procedure.version.number, file: fileName, ...rest }
  })

  endpoint(app, {
    method: 'post', path: '/api/v1/outside-steps', tag, summary: 'Đọc bảng bước của một quy trình cũ (multipart, trường «file»); văn bản không được lưu',
    answer: z.object({ steps: z.array(step), total: z.object({ hours: z.number(), words: z.string(), place: z.string() }).nullable(), notUnderstood: z.array(place) }),
  }, async (c) => stepsFromOutside(c.var.ctx, await sentDocument(c)))
}
