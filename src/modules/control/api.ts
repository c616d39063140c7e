import { endpoint, z, type Api } from '../../platform/api.ts'
import { notesApi } from './api/notes.ts'
import { reviewsApi } from './api/reviews.ts'
import { clockKeys } from './model/clock.ts'
import { factKinds, newFact, newMatter, type Matter } from './model/matter.ts'
import { getMatter, listClocks, openMatter, recordFact, reportClocks } from './service.ts'

const day = z.iso.date()
const clock = z.object({
  key: z.enum(clockKeys), name: z.string(), term: z.string(), legalBasis: z.string(), startOn: day, dueOn: day, metOn: day.nullable(),
  state: z.enum(['running', 'kept', 'missed']).openapi({ description: 'đang chạy, đã giữ, đã lỡ' }),
}).openapi('ControlClock')
const matterClock = clock.extend({ matterId: z.uuid(), title: z.string(), number: z.string() }).openapi('ControlMatterClock')

const fact = z.object({
  kind: z.enum(factKinds), on: day.nullable().openapi({ description: 'null: bỏ điều đã ghi' }), note: z.string(), at: z.iso.datetime(), byName: z.string(),
  versions: z.array(z.object({ key: z.string(), number: z.int(), hash: z.string() })),
})
const line = z.object({ at: z.string(), until: z.string().optional(), when: z.string(), rule: z.string(), text: z.string(), legalBasis: z.string().nullable(), count: z.string(), sum: z.string() })
const matter = z.object({
  id: z.uuid(), title: z.string(), number: z.string(), issuer: z.string(), procedures: z.array(z.string()), createdAt: z.iso.datetime(), createdByName: z.string(),
  facts: z.array(fact), clocks: z.array(clock.extend({ lines: z.array(line) })),
}).openapi('ControlMatter')

const id = z.object({ id: z.string().max(60) })
const shown = ({ createdAt, facts, ...rest }: Matter) => ({ ...rest, createdAt: createdAt.toISOString(), facts: facts.map((one) => ({ ...one, at: one.at.toISOString() })) })

/** Procedure control for machines. */
export function api(app: Api): void {
  reviewsApi(app)
  notesApi(app)
  const tag = 'Kiểm soát thủ tục'
  const answer = async (c: Parameters<Parameters<typeof endpoint>[2]>[0], matterId: string) => {
    const { matter: found, clocks } = await getMatter(c.var.ctx, matterId)
    return { ...shown(found), clocks }
  }

  endpoint(app, { method: 'get', path: '/api/v1/control/clocks', tag, summary: 'Các thời hạn kiểm soát thủ tục, việc chưa xong và hạn gần nhất trước', answer: z.object({ clocks: z.array(matterClock) }) },
    async (c) => ({ clocks: await listClocks(c.var.ctx) }))

  endpoint(app, {
    method: 'get', path: '/api/v1/control/report', tag, summary: 'Thời hạn đã giữ và đã lỡ trong một kỳ, tính theo ngày hết hạn', query: z.object({ from: z.string().max(10), to: z.string().max(10) }),
    answer: z.object({
      rows: z.array(z.object({
        key: z.enum(clockKeys), name: z.string(), legalBasis: z.string(), kept: z.int().openapi({ description: 'tử số' }), decided: z.int().openapi({ description: 'mẫu số' }),
        running: z.int(), missed: z.array(matterClock),
      })),
    }),
  }, async (c, { query }) => ({ rows: await reportClocks(c.var.ctx, query) }))

  endpoint(app, { method: 'post', path: '/api/v1/control/matters', tag, summary: 'Ghi một việc theo dõi cùng sự kiện bắt đầu', status: 201, body: newMatter, answer: matter },
    async (c, { body }) => answer(c, await openMatter(c.var.ctx, body)))

  endpoint(app, { method: 'get', path: '/api/v1/control/matters/{id}', tag, summary: 'Một việc theo dõi: sự kiện, thời hạn và cách tính', params: id, answer: matter },
    async (c, { params }) => answer(c, params.id))

  endpoint(app, { method: 'post', path: '/api/v1/control/matters/{id}/facts', tag, summary: 'Ghi, sửa hoặc bỏ một sự kiện', status: 201, params: id, body: newFact, answer: matter },
    async (c, { params, body }) => {
      await recordFact(c.var.ctx, params.id, body)
      return answer(c, params.id)
    })
}
