import { endpoint, z, type Api } from '../../platform/api.ts'
import { Refusal } from '../../platform/errors.ts'
import { cleanText } from '../../platform/page.ts'
import { say } from '../../platform/text.ts'
import type { WebContext } from '../../platform/web.ts'
import { placeFrom } from './model/list-place.ts'
import * as shapes from './api/shapes.ts'
import { rebaseApi } from './api/rebase.ts'
import { answerFrom, dossierFrom, trackingFrom } from './api/answers.ts'
import * as service from './service.ts'
import type { Ref } from './service.ts'

const tag = 'Hồ sơ'
const params = z.object({ code: z.string().openapi({ example: 'H08.14-231016-0001' }) })
const ref = (input: { params: { code: string } }): Ref => ({ code: input.params.code.toUpperCase() })
const path = (act: string) => `/api/v1/dossiers/{code}/${act}`

/** Files of a multipart request, under the name given. */
async function sentFiles(c: WebContext, name: string): Promise<service.SentFile[]> {
  const data = await c.req.formData().catch(() => { throw new Refusal(400, 'input.malformed') })
  const files = data.getAll(name).filter((value): value is File => typeof value !== 'string')
  return Promise.all(files.map(async (file) => ({ name: cleanText(file.name), bytes: new Uint8Array(await file.arrayBuffer()) })))
}

/** Dossiers for machines: filing, reading, acting, tracking. */
export function api(app: Api): void {
  endpoint(app, { method: 'post', path: '/api/v1/files', tag, summary: 'Gửi một tệp (multipart, trường «file»), để nêu trong hồ sơ nộp sau', status: 201, answer: shapes.upload }, async (c) => {
    const [file] = await sentFiles(c, 'file')
    if (!file) throw new Refusal(422, 'input.malformed', { fields: [{ field: 'file', code: 'input.missing' }] })
    return service.uploadFile(c.var.ctx, file)
  })

  endpoint(app, { method: 'post', path: '/api/v1/dossiers', tag, summary: 'Nộp hồ sơ (tiêu đề Idempotency-Key chống gửi trùng)', status: 201, body: shapes.filing, answer: shapes.committed }, (c, { body }) =>
    service.fileDossier(c.var.ctx, body, c.req.header('idempotency-key') ?? ''))

  endpoint(app, { method: 'get', path: '/api/v1/dossiers', tag, summary: 'Danh sách hồ sơ được xem', query: shapes.listQuery, answer: z.object({ items: z.array(shapes.item) }) }, async (c, { query }) => ({
    items: (await service.listDossiers(c.var.ctx, { ...query, before: placeFrom(query.before ?? '') ?? null })).map((row) => answerFrom(row)),
  }))

  endpoint(app, { method: 'get', path: '/api/v1/work', tag, summary: 'Hồ sơ chờ tôi xử lý', query: shapes.workQuery, answer: shapes.work }, async (c, { query }) => {
    const { lines, counts, page } = await service.myWork(c.var.ctx, query)
    return c.body(`{"items":${lines},"counts":${JSON.stringify(counts)},"page":${page}}`, 200, { 'content-type': 'application/json' })
  })

  endpoint(app, { method: 'post', path: '/api/v1/work/give-out', tag, summary: 'Giao nhiều hồ sơ đang chờ phân công cho một chuyên viên; mỗi hồ sơ một kết quả', body: shapes.giveOut, answer: shapes.givenOut }, async (c, { body }) => ({
    items: (await service.giveOutMany(c.var.ctx, body)).map(({ code, refusal }) => ({ code, done: !refusal, problem: refusal?.code ?? null, sentence: refusal ? say(refusal.code, refusal.params) : null })),
  }))

  endpoint(app, { method: 'get', path: '/api/v1/moved-dossiers', tag, summary: 'Hồ sơ đổi ngày hẹn trả do lịch làm việc thay đổi', answer: z.object({ items: z.array(shapes.moved) }) }, async (c) => ({
    items: (await service.movedDossiers(c.var.ctx)).map((row) => answerFrom(row)),
  }))

  endpoint(app, { method: 'get', path: '/api/v1/dossiers/{code}', tag, summary: 'Một hồ sơ: giấy tờ, thời hạn, bước, nhật ký', params, answer: shapes.dossier }, async (c, input) => {
    const view = await service.viewDossier(c.var.ctx, ref(input))
    return answerFrom(dossierFrom(c.var.ctx.actor, view))
  })

  endpoint(app, { method: 'get', path: path('tracking-secret'), tag, summary: 'Mã bí mật để tra cứu chi tiết, như in trên giấy tiếp nhận', params, answer: z.object({ secret: z.string() }) }, async (c, input) => {
    const { whole } = await service.viewDossier(c.var.ctx, ref(input))
    return { secret: await service.trackingSecret(c.var.ctx, whole.dossier) }
  })

  endpoint(app, { method: 'get', path: '/api/v1/tracking/{code}', tag, summary: 'Tra cứu theo mã: mức độ hoàn thành (không cần đăng nhập)', params, answer: shapes.tracking }, async (c, input) =>
    trackingFrom(await service.track(c.var.ctx, input.params.code)))

  endpoint(app, { method: 'post', path: '/api/v1/tracking/{code}', tag, summary: 'Tra cứu chi tiết bằng mã bí mật in trên giấy tiếp nhận', params, body: z.object({ secret: z.string() }), answer: shapes.dossier }, async (c, input) => {
    const view = await service.trackWithSecret(c.var.ctx, input.params.code, input.body.secret, c.var.remote)
    return answerFrom(dossierFrom(c.var.ctx.actor, view))
  })

  endpoint(app, { method: 'get', path: path('documents/{id}'), tag, summary: 'Tệp PDF của một giấy đã phát hành', params: params.extend({ id: z.uuid() }) }, async (c, input) => {
    const { document, bytes } = await service.documentFile(c.var.ctx, ref(input), input.params.id)
    return c.body(bytes as Uint8Array<ArrayBuffer>, 200, { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${document.kind}.pdf"` })
  })

  endpoint(app, { method: 'get', path: path('papers/{id}'), tag, summary: 'Tệp của một giấy tờ đã nộp', params: params.extend({ id: z.uuid() }) }, async (c, input) => {
    const file = await service.paperFile(c.var.ctx, ref(input), input.params.id)
    return c.body(file.bytes as Uint8Array<ArrayBuffer>, 200, { 'content-type': file.mediaType, 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}` })
  })

  acts(app)
  rebaseApi(app)
  drafts(app)
}

function acts(app: Api): void {
  const act = <B extends z.ZodType>(name: string, summary: string, body: B, work: (c: WebContext, at: Ref, body: z.output<B>) => Promise<unknown>) =>
    endpoint(app, { method: 'post', path: path(name), tag, summary, params, body, answer: shapes.committed }, async (c, input) =>
      (await work(c, ref(input), input.body)) as z.input<typeof shapes.committed>)

  act('accept', 'Tiếp nhận', shapes.accept, (c, at, body) => service.acceptDossier(c.var.ctx, at, body))
  act('reject', 'Từ chối tiếp nhận (Mẫu 03)', shapes.reasoned, (c, at, body) => service.rejectDossier(c.var.ctx, at, body))
  act('supplement-request', 'Yêu cầu bổ sung (Mẫu 02)', shapes.askSupplement, (c, at, body) => service.askSupplement(c.var.ctx, at, body))
  act('step', 'Chuyển bước', shapes.endStep, (c, at, body) => service.endStep(c.var.ctx, at, body))
  act('assign', 'Phân công lại', shapes.assign, (c, at, body) => service.assignTask(c.var.ctx, at, body))
  act('message', 'Báo tin mà quy trình đang chờ', shapes.message, (c, at, body) => service.deliverMessage(c.var.ctx, at, body))
  act('withdraw', 'Rút hồ sơ', shapes.reasoned, (c, at, body) => service.withdrawDossier(c.var.ctx, at, body))
  act('stop', 'Dừng giải quyết', shapes.reasoned, (c, at, body) => service.stopDossier(c.var.ctx, at, body))
  act('refuse', 'Từ chối giải quyết (Mẫu 03)', shapes.reasoned, (c, at, body) => service.refuseDossier(c.var.ctx, at, body))
  act('extend', 'Xin lỗi và hẹn lại', shapes.extend, (c, at, body) => service.extendDeadline(c.var.ctx, at, body))
  act('hand-over', 'Trả kết quả', shapes.handOver, (c, at, body) => service.handOverResult(c.var.ctx, at, body))

  // Files come as multipart: a field «paper.<key>» each.
  const withFiles = (name: string, summary: string, work: typeof service.answerSupplement) =>
    endpoint(app, { method: 'post', path: path(name), tag, summary, params, answer: shapes.committed }, async (c, input) => {
      const data = await c.req.formData().catch(() => { throw new Refusal(400, 'input.malformed') })
      const files: { paperKey: string; file: service.SentFile }[] = []
      for (const [field, value] of data.entries()) {
        if (typeof value !== 'string' && field.startsWith('paper.')) files.push({ paperKey: field.slice(6), file: { name: cleanText(value.name), bytes: new Uint8Array(await value.arrayBuffer()) } })
      }
      const revision = Number(data.get('revision') ?? Number.NaN)
      return work(c.var.ctx, ref(input), { files, ...(Number.isInteger(revision) ? { revision } : {}) })
    })
  withFiles('supplement', 'Gửi giấy tờ bổ sung (multipart)', service.answerSupplement)
  withFiles('supplement-received', 'Xác nhận đã nhận đủ bổ sung (multipart)', service.receiveSupplement)
}

function drafts(app: Api): void {
  const draftTag = 'Bản nháp'
  endpoint(app, { method: 'put', path: '/api/v1/drafts', tag: draftTag, summary: 'Lưu bản nháp', body: shapes.draftInput, answer: shapes.draft }, async (c, { body }) => answerFrom(await service.saveDraft(c.var.ctx, body)))
  endpoint(app, { method: 'get', path: '/api/v1/drafts', tag: draftTag, summary: 'Các bản nháp của tôi', answer: z.object({ items: z.array(shapes.draft) }) }, async (c) => ({ items: (await service.listDrafts(c.var.ctx)).map((d) => answerFrom(d)) }))
  endpoint(app, { method: 'get', path: '/api/v1/drafts/{id}', tag: draftTag, summary: 'Một bản nháp', params: z.object({ id: z.string() }), answer: shapes.draft }, async (c, { params: p }) => answerFrom(await service.getDraft(c.var.ctx, p.id)))
  endpoint(app, { method: 'delete', path: '/api/v1/drafts/{id}', tag: draftTag, summary: 'Xóa bản nháp', status: 204, params: z.object({ id: z.string() }) }, async (c, { params: p }) => { await service.dropDraft(c.var.ctx, p.id); return undefined })
}
