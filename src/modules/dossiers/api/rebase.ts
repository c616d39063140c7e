import { endpoint, z, type Api } from '../../../platform/api.ts'
import { rebaseRecord, rebaseRule } from '../model/rebase.ts'
import { listRebases, previewRebase, rebaseDossiers } from '../service.ts'

const day = z.iso.date().nullable()
const report = z
  .object({
    version: z.int(), versionId: z.uuid(),
    items: z.array(z.object({
      id: z.uuid(), code: z.string(), steps: z.array(z.string()), version: z.int(), dueOn: day, newDueOn: day,
      left: z.string().nullable().openapi({ description: 'Vì sao giữ nguyên; null: chuyển' }),
    })),
  })
  .openapi('DossierRebase')

/** Open dossiers onto another version by a stated rule, for machines. */
export function rebaseApi(app: Api): void {
  const tag = 'Hồ sơ'
  endpoint(app, { method: 'post', path: '/api/v1/dossier-rebases/preview', tag, summary: 'Xem trước: quy tắc chuyển phiên bản chạm tới hồ sơ nào', body: rebaseRule, answer: report },
    async (c, { body }) => previewRebase(c.var.ctx, body))
  endpoint(app, { method: 'post', path: '/api/v1/dossier-rebases', tag, summary: 'Chuyển hồ sơ đang mở sang phiên bản đang dùng theo quy tắc', body: rebaseRule.extend({ versionId: z.string().max(60) }), answer: report },
    async (c, { body }) => rebaseDossiers(c.var.ctx, body))
  endpoint(app, {
    method: 'get', path: '/api/v1/dossier-rebases', tag, summary: 'Các lần đã chuyển hồ sơ của một thủ tục: lúc nào, ai, theo quy tắc nào, hồ sơ nào', query: z.object({ procedure: z.string().max(100) }),
    answer: z.object({ items: z.array(z.object(rebaseRecord.shape).extend({ at: z.iso.datetime() })) }),
  }, async (c, { query }) => ({ items: (await listRebases(c.var.ctx, query.procedure)).map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() })) }))
}
