import { endpoint, z, type Api } from '../../../platform/api.ts'
import { procedureSchema } from '../model/definition.ts'
import { draftStates, parts, type Draft, type DraftRef } from '../model/draft.ts'
import { getDraft, listDrafts, moveDraft, openDraft, saveDraft, startDraft, withdrawDraft } from '../service.ts'

const ref = z
  .object({
    id: z.uuid(), key: z.string(), name: z.string(), code: z.string().nullable(), field: z.string(), kind: z.enum(['new', 'amended', 'abolished']),
    state: z.enum(draftStates), baseVersionId: z.uuid().nullable(), revision: z.int(), createdAt: z.iso.datetime(), createdByName: z.string(),
    updatedAt: z.iso.datetime(), updatedByName: z.string(),
  })
  .openapi('DraftRef')
const draft = ref.extend({ definition: procedureSchema, canUndo: z.boolean(), canRedo: z.boolean() }).openapi('Draft')

const refAnswer = ({ id, key, name, code, field, kind, state, baseVersionId, revision: at, createdAt, createdByName, updatedAt, updatedByName }: DraftRef): z.infer<typeof ref> =>
  ({ id, key, name, code, field, kind, state, baseVersionId, revision: at, createdAt: createdAt.toISOString(), createdByName, updatedAt: updatedAt.toISOString(), updatedByName })
const listed = ref.extend({ mine: z.boolean(), waiting: z.boolean() }).openapi('ListedDraft')
const answer = (one: Draft): z.infer<typeof draft> => ({ ...refAnswer(one), definition: one.definition, canUndo: one.canUndo, canRedo: one.canRedo })
const flag = z.enum(['true', 'false']).optional()

const id = z.object({ id: z.string().max(60) })
const revision = z.int().positive().openapi({ description: 'Số lần sửa mà thay đổi này dựa vào; đã khác thì bị từ chối (409)' })
const key = z.string().max(81)

const start = z.discriminatedUnion('from', [
  z.object({ from: z.literal('version'), key, kind: z.enum(['amended', 'abolished']).optional() }),
  z.object({ from: z.literal('definition'), definition: procedureSchema }),
  z.object({ from: z.literal('nothing'), key, name: z.string().min(1).max(1000), field: z.string().min(1).max(200), level: procedureSchema.shape.level }),
])

/** Drafts of definitions for machines. */
export function draftsApi(app: Api): void {
  const tag = 'Soạn thảo thủ tục'
  endpoint(app, {
    method: 'get', path: '/api/v1/drafts', tag, summary: 'Các bản thảo đang làm, hoặc tất cả; theo trạng thái, lĩnh vực, người soạn, chờ người gọi',
    query: z.object({ all: flag, state: z.enum(draftStates).optional(), field: z.string().max(200).optional(), mine: flag, waiting: flag }), answer: z.object({ drafts: z.array(listed) }),
  }, async (c, { query: { all, state, field, mine, waiting } }) => {
    const drafts = await listDrafts(c.var.ctx, { all: all === 'true', mine: mine === 'true', waiting: waiting === 'true', ...(state ? { state } : {}), ...(field === undefined ? {} : { field }) })
    return { drafts: drafts.map((one) => ({ ...refAnswer(one), mine: one.mine, waiting: one.waiting })) }
  })

  endpoint(app, {
    method: 'post', path: '/api/v1/drafts', tag, summary: 'Lập bản thảo từ phiên bản đang dùng, từ một định nghĩa, hoặc từ đầu', status: 201, body: start, answer: draft,
  }, async (c, { body }) => answer(await startDraft(c.var.ctx, body.from === 'version' ? { from: 'version', key: body.key, ...(body.kind ? { kind: body.kind } : {}) } : body)))

  endpoint(app, { method: 'get', path: '/api/v1/drafts/{id}', tag, summary: 'Một bản thảo', params: id, answer: draft },
    async (c, { params }) => answer(await getDraft(c.var.ctx, params.id)))

  endpoint(app, {
    method: 'put', path: '/api/v1/drafts/{id}', tag, summary: 'Lưu thay đổi của một phần', params: id,
    body: z.object({ revision, part: z.enum(parts), definition: procedureSchema }), answer: draft,
  }, async (c, { params, body }) => answer(await saveDraft(c.var.ctx, params.id, body)))

  endpoint(app, {
    method: 'post', path: '/api/v1/drafts/{id}/moves', tag, summary: 'Hoàn tác hoặc làm lại một bước', params: id,
    body: z.object({ revision, way: z.enum(['back', 'on']) }), answer: draft,
  }, async (c, { params, body }) => answer(await moveDraft(c.var.ctx, params.id, body)))

  endpoint(app, {
    method: 'post', path: '/api/v1/drafts/{id}/readers', tag, summary: 'Báo đang mở bản thảo; trả lời ai khác cũng đang mở', params: id,
    body: z.object({ part: z.enum(parts) }), answer: z.object({ others: z.array(z.object({ name: z.string(), part: z.enum(parts), seenAt: z.iso.datetime() })) }),
  }, async (c, { params, body }) => ({ others: (await openDraft(c.var.ctx, params.id, body.part)).map((one) => ({ ...one, seenAt: one.seenAt.toISOString() })) }))

  endpoint(app, { method: 'post', path: '/api/v1/drafts/{id}/withdrawal', tag, summary: 'Bỏ bản thảo', status: 204, params: id, body: z.object({ revision }) },
    async (c, { params, body }) => {
      await withdrawDraft(c.var.ctx, params.id, body)
      return c.body(null, 204)
    })
}
