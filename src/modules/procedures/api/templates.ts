import { endpoint, z, type Api } from '../../../platform/api.ts'
import { Refusal } from '../../../platform/errors.ts'
import { cleanText, sendAttachment } from '../../../platform/page.ts'
import { templateFileSchema } from '../model/template.ts'
import { keepTemplate, readDraftTemplate, readTemplate } from '../service.ts'

const template = z.object(templateFileSchema.shape).openapi('TemplateFile')
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** Template files for machines. */
export function templatesApi(app: Api): void {
  endpoint(app, {
    method: 'post', path: '/api/v1/template-files', tag: 'Soạn thảo thủ tục', status: 201, answer: template,
    summary: 'Gửi một tệp mẫu (multipart, trường «file»: DOCX, DOC, ODT, XLSX, ODS, PDF); câu trả lời đặt vào «form.file» của giấy tờ hoặc «file» của kết quả trong bản thảo',
  }, async (c) => {
    const data = await c.req.formData().catch(() => { throw new Refusal(400, 'input.malformed') })
    const file = data.get('file')
    if (file === null || typeof file === 'string') throw new Refusal(422, 'input.malformed', { fields: [{ field: 'file', code: 'procedures.template.noFile' }] })
    return keepTemplate(c.var.ctx, { name: cleanText(file.name), bytes: new Uint8Array(await file.arrayBuffer()) })
  })

  endpoint(app, {
    method: 'get', path: '/api/v1/procedures/{code}/template-files/{sha256}', tag: 'Thủ tục', summary: 'Một tệp mẫu mà phiên bản đã công bố của thủ tục có nêu',
    params: z.object({ code: z.string().max(100), sha256 }),
  }, async (c, { params }) => sendAttachment(c, await readTemplate(c.var.ctx, params.code, params.sha256), 'forever'))

  endpoint(app, {
    method: 'get', path: '/api/v1/drafts/{id}/template-files/{sha256}', tag: 'Soạn thảo thủ tục', summary: 'Một tệp mẫu của bản thảo',
    params: z.object({ id: z.string().max(60), sha256 }),
  }, async (c, { params }) => sendAttachment(c, await readDraftTemplate(c.var.ctx, params.id, params.sha256)))
}
