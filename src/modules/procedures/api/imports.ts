import { endpoint, z, type Api } from '../../../platform/api.ts'
import { Refusal } from '../../../platform/errors.ts'
import { cleanText } from '../../../platform/page.ts'
import { importVerdicts } from '../model/import.ts'
import { draftImport, getImport, importDefinitions, type ImportReport } from '../service.ts'

const count = z.int()
const report = z
  .object({
    id: z.uuid(), at: z.iso.datetime(), byName: z.string(),
    counts: z.object({ new: count, changed: count, same: count, refused: count }),
    items: z.array(z.object({
      file: z.string(), verdict: z.enum(importVerdicts).openapi({ description: 'mới, có thay đổi, giống hệt, bị từ chối' }), key: z.string().nullable(), code: z.string().nullable(), name: z.string().nullable(),
      differences: count.openapi({ description: 'Số chỗ khác với phiên bản đang dùng' }), openDrafts: count, reasons: z.array(z.object({ path: z.string(), message: z.string() })),
      missingTemplates: z.array(z.string()).openapi({ description: 'Tệp mẫu định nghĩa có nêu mà máy chủ này không có' }),
    })),
    draftedAt: z.iso.datetime().nullable(), drafts: count.nullable(),
  })
  .openapi('ProcedureImport')

const answer = ({ at, draftedAt, ...rest }: ImportReport): z.infer<typeof report> => ({ ...rest, at: at.toISOString(), draftedAt: draftedAt?.toISOString() ?? null })

/** Many definitions at once, for machines. */
export function importsApi(app: Api): void {
  const tag = 'Soạn thảo thủ tục'
  const id = z.object({ id: z.string().max(60) })
  endpoint(app, {
    method: 'post', path: '/api/v1/procedure-imports', tag, status: 201, answer: report,
    summary: 'Nhập nhiều định nghĩa (multipart, các trường «file»: JSON, mảng JSON hoặc .zip); chỉ báo cáo, chưa lập bản thảo',
  }, async (c) => {
    const data = await c.req.formData().catch(() => { throw new Refusal(400, 'input.malformed') })
    const files = data.getAll('file').filter((value): value is File => typeof value !== 'string')
    return answer(await importDefinitions(c.var.ctx, await Promise.all(files.map(async (file) => ({ name: cleanText(file.name), bytes: new Uint8Array(await file.arrayBuffer()) })))))
  })

  endpoint(app, { method: 'get', path: '/api/v1/procedure-imports/{id}', tag, summary: 'Báo cáo của một lần nhập', params: id, answer: report },
    async (c, { params }) => answer(await getImport(c.var.ctx, params.id)))

  endpoint(app, { method: 'post', path: '/api/v1/procedure-imports/{id}/drafts', tag, summary: 'Lập bản thảo cho mọi thủ tục mới và có thay đổi', status: 201, params: id, answer: report },
    async (c, { params }) => answer(await draftImport(c.var.ctx, params.id)))
}
