import { endpoint, z, type Api } from '../../../platform/api.ts'
import { instantOf, type WallMinute } from '../../../platform/time.ts'
import { channelSchema } from '../model/definition.ts'
import { tryDraft } from '../service.ts'

const event = z.object({ node: z.string().max(200), take: z.array(z.string().max(200)).max(20).default([]) })
const choice = z.object({ flow: z.string(), label: z.string(), way: z.enum(['on', 'back', 'supplement', 'refuse']), to: z.string(), byDefault: z.boolean() })
const waiting = z.object({
  node: z.string(), kind: z.enum(['step', 'timer', 'message']), name: z.string(), number: z.int().nullable(), position: z.string(), hours: z.number().nullable(),
  from: z.iso.datetime(), question: z.string(),
})
const at = (wall: WallMinute): string => instantOf(wall).toISOString()

/** A made-up dossier through the process of a draft, for machines. */
export function tryRunApi(app: Api): void {
  endpoint(app, {
    method: 'post', path: '/api/v1/drafts/{id}/try-run', tag: 'Soạn thảo thủ tục', summary: 'Chạy thử quy trình của bản thảo với một hồ sơ giả định; không lưu gì',
    params: z.object({ id: z.string().max(60) }),
    body: z.object({
      caseKey: z.string().max(200).nullable().default(null), channel: channelSchema.nullable().default(null), receivedAt: z.iso.datetime({ offset: true }).nullable().default(null),
      answers: z.record(z.string().max(200), z.string().max(500)).default({}), events: z.array(event).max(200).default([]), toEnd: z.boolean().default(false),
    }),
    answer: z.object({
      done: z.array(waiting.extend({ to: z.iso.datetime(), visit: z.int(), choice: z.string() })), waiting: z.array(waiting.extend({ choices: z.array(choice) })),
      ended: z.boolean(), at: z.iso.datetime(), hours: z.number(), dueAt: z.iso.datetime().nullable(), lateness: z.enum(['early', 'done', 'late', 'none']).nullable(), refused: z.string().nullable(),
    }),
  }, async (c, { params, body }) => {
    const { run, dueAt, lateness } = await tryDraft(c.var.ctx, params.id, { ...body, receivedAt: body.receivedAt === null ? null : new Date(body.receivedAt) })
    return {
      done: run.done.map((one) => ({ ...one, from: at(one.from), to: at(one.to) })), waiting: run.waiting.map((one) => ({ ...one, from: at(one.from) })),
      ended: run.ended, at: at(run.at), hours: run.hours, dueAt: dueAt?.toISOString() ?? null, lateness: lateness?.state ?? null, refused: run.refused?.code ?? null,
    }
  })
}
