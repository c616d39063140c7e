import { endpoint, z, type Api } from '../../../platform/api.ts'
import { outputKinds } from '../outputs/input.ts'
import { outputs } from '../outputs/index.ts'
import { renderDraft, renderVersion } from '../service.ts'

const formats = ['html', 'pdf', 'docx', 'json'] as const

/** The outputs of a version for machines. */
export function outputsApi(app: Api): void {
  endpoint(app, {
    method: 'get', path: '/api/v1/procedures/{code}/versions/{number}/outputs/{kind}', tag: 'Thủ tục',
    summary: 'Một văn bản sinh từ phiên bản: trang công khai, phụ lục, quy trình nội bộ, quy trình ISO, quy trình điện tử, dữ liệu quốc gia, CPSV-AP (tệp)',
    params: z.object({ code: z.string().max(100), number: z.coerce.number().int().positive().max(100_000), kind: z.enum(outputKinds) }),
    query: z.object({ format: z.enum(formats).optional().openapi({ description: 'Không ghi: định dạng đầu tiên mà văn bản có (phụ lục, quy trình: pdf, docx; dữ liệu: json; trang: html)' }) }),
  }, async (c, { params: { code, number, kind }, query }) => {
    const format = query.format ?? outputs[kind].formats[0] ?? 'json'
    const { bytes, mediaType, fileName } = await renderVersion(c.var.ctx, code, number, kind, format)
    return c.body(bytes as Uint8Array<ArrayBuffer>, 200, { 'content-type': mediaType, 'content-disposition': `attachment; filename="${fileName}"` })
  })

  endpoint(app, {
    method: 'get', path: '/api/v1/drafts/{id}/outputs/{kind}', tag: 'Soạn thảo thủ tục', summary: 'Một văn bản như bản thảo sẽ sinh ra (tệp)',
    params: z.object({ id: z.string().max(60), kind: z.enum(outputKinds) }), query: z.object({ format: z.enum(formats).optional() }),
  }, async (c, { params: { id, kind }, query }) => {
    const { bytes, mediaType, fileName } = await renderDraft(c.var.ctx, id, kind, query.format ?? outputs[kind].formats[0] ?? 'json')
    return c.body(bytes as Uint8Array<ArrayBuffer>, 200, { 'content-type': mediaType, 'content-disposition': `attachment; filename="${fileName}"` })
  })
}
