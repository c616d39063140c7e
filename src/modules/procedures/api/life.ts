import { endpoint, z, type Api } from '../../../platform/api.ts'
import { say } from '../../../platform/text.ts'
import { draftStates } from '../model/draft.ts'
import { lifeActs, problemId, publicationPaperSchema, publicationSchema, type DoneBy } from '../model/life.ts'
import { publicationPapers } from '../outputs/publication.ts'
import { approveDraft, draftLife, draftProblems, getDraft, listDecisions, publishDrafts, renderPublicationPaper, reviewDraft, sendDraftBack, submitDraft, takeDraftBack } from '../service.ts'

const doneBy = z.object({ name: z.string(), title: z.string(), at: z.iso.datetime() }).nullable()
const life = z
  .object({
    state: z.enum(draftStates), kind: z.enum(['new', 'amended', 'abolished']), submitted: doneBy, reviewed: doneBy, approved: doneBy,
    returnedReason: z.string().nullable(), confirmed: z.array(z.object({ problem: z.string(), name: z.string(), at: z.iso.datetime() })),
    acts: z.array(z.enum(lifeActs)).openapi({ description: 'Việc người gọi làm được lúc này' }),
    problems: z.array(z.object({ id: z.string(), code: z.string(), severity: z.enum(['wrong', 'open']), path: z.string(), message: z.string() })),
  })
  .openapi('DraftLife')

const said = (by: DoneBy | null) => by && { name: by.name, title: by.title, at: by.at.toISOString() }

const id = z.object({ id: z.string().max(60) })
const revision = z.int().positive()

/** The way of a draft into force, for machines. */
export function lifeApi(app: Api): void {
  const tag = 'Soạn thảo thủ tục'
  endpoint(app, { method: 'get', path: '/api/v1/drafts/{id}/life', tag, summary: 'Bản thảo đang ở bước nào, còn gì phải sửa, ai làm được gì', params: id, answer: life },
    async (c, { params }) => {
      const { ctx } = c.var
      const [now, problems] = await Promise.all([draftLife(ctx, params.id), getDraft(ctx, params.id).then((draft) => draftProblems(ctx, draft))])
      return {
        state: now.state, kind: now.kind, submitted: said(now.submitted), reviewed: said(now.reviewed), approved: said(now.approved),
        returnedReason: now.returnedReason, confirmed: [...now.confirmed], acts: now.acts,
        problems: problems.map((one) => ({ id: problemId(one), code: one.code, severity: one.severity, path: one.path, message: say(`procedures.check.${one.code}`, one.params) })),
      }
    })

  const act = (name: string, summary: string, work: (c: Parameters<Parameters<typeof endpoint>[2]>[0], draft: string, revision: number) => Promise<void>) =>
    endpoint(app, { method: 'post', path: `/api/v1/drafts/{id}/${name}`, tag, summary, status: 204, params: id, body: z.object({ revision }) },
      async (c, { params, body }) => {
        await work(c, params.id, body.revision)
        return c.body(null, 204)
      })
  act('taking-back', 'Rút lại bản thảo đã trình, chưa được phê duyệt', (c, draft, at) => takeDraftBack(c.var.ctx, draft, { revision: at }))
  act('review', 'Đồng ý trình phê duyệt', (c, draft, at) => reviewDraft(c.var.ctx, draft, { revision: at }))
  act('approval', 'Phê duyệt', (c, draft, at) => approveDraft(c.var.ctx, draft, { revision: at }))

  endpoint(app, {
    method: 'post', path: '/api/v1/drafts/{id}/submission', tag, summary: 'Trình duyệt; nêu các nội dung chưa có nguồn mà người trình xác nhận', status: 204,
    params: id, body: z.object({ revision, confirmed: z.array(z.string().max(300)).max(1000) }),
  }, async (c, { params, body }) => {
    await submitDraft(c.var.ctx, params.id, body)
    return c.body(null, 204)
  })
  endpoint(app, { method: 'post', path: '/api/v1/drafts/{id}/return', tag, summary: 'Trả lại kèm lý do', status: 204, params: id, body: z.object({ revision, reason: z.string().max(2000) }) },
    async (c, { params, body }) => {
      await sendDraftBack(c.var.ctx, params.id, body)
      return c.body(null, 204)
    })

  endpoint(app, {
    method: 'post', path: '/api/v1/publications', tag, summary: 'Công bố các bản thảo đã duyệt, theo một quyết định', status: 201, body: publicationSchema,
    answer: z.object({ decisionId: z.uuid().nullable(), versions: z.array(z.object({ id: z.uuid(), key: z.string(), number: z.int(), hash: z.string(), validFrom: z.iso.date() })) }),
  }, async (c, { body }) => {
    const { decisionId, versions } = await publishDrafts(c.var.ctx, body)
    return { decisionId, versions: versions.map((one) => ({ id: one.id, key: one.definition.key, number: one.number, hash: one.hash, validFrom: one.validFrom })) }
  })
  endpoint(app, {
    method: 'post', path: '/api/v1/publication-papers/{paper}', tag, summary: 'Dự thảo tờ trình (proposal) hoặc quyết định công bố (decision) cho các bản thảo đã duyệt; chưa công bố gì',
    params: z.object({ paper: z.enum(publicationPapers) }), query: z.object({ format: z.enum(['pdf', 'docx']).default('docx') }), body: publicationPaperSchema,
  }, async (c, { params, query, body }) => {
    const { bytes, mediaType, fileName } = await renderPublicationPaper(c.var.ctx, params.paper, query.format, body)
    return c.body(bytes as Uint8Array<ArrayBuffer>, 200, { 'content-type': mediaType, 'content-disposition': `attachment; filename="${fileName}"` })
  })
  endpoint(app, {
    method: 'get', path: '/api/v1/publications', tag, summary: 'Các quyết định công bố',
    answer: z.object({ decisions: z.array(z.object({
      id: z.uuid(), number: z.string(), signedOn: z.iso.date(), signer: z.string(), signerTitle: z.string(),
      items: z.array(z.object({ key: z.string(), name: z.string(), kind: z.enum(['new', 'amended', 'abolished']), fromDay: z.iso.date(), versionNumber: z.int().nullable(), summary: z.string() })),
    })) }),
  }, async (c) => ({ decisions: await listDecisions(c.var.ctx) }))
}
