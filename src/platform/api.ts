import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { invalid, type Refusal } from './errors.ts'
import { say } from './text.ts'
import type { Web, WebContext } from './web.ts'

export { z } from '@hono/zod-openapi'
export type Api = OpenAPIHono<Web>

/** The shape of every refusal of the API. */
export const refusalSchema = z
  .object({
    code: z.string().openapi({ example: 'dossier.wrongStatus' }),
    message: z.string().openapi({ description: 'Câu tiếng Việt cho người đọc' }),
    fields: z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })),
    possible: z.array(z.string()).openapi({ description: 'Việc có thể làm lúc này' }),
    requestId: z.string(),
  })
  .openapi('Refusal')

/** A refusal as the API answers it, each code with its sentence. */
export const refusalBody = (refusal: Refusal, requestId: string): z.infer<typeof refusalSchema> => ({
  code: refusal.code,
  message: say(refusal.code, refusal.params),
  fields: refusal.fields.map((f) => ({ field: f.field, code: f.code, message: say(f.code, f.params) })),
  possible: refusal.possible,
  requestId,
})

/** An app whose input problems become one refusal that names the fields. */
export const newApi = (): Api =>
  new OpenAPIHono<Web>({
    defaultHook: (result) => {
      if (!result.success) {
        throw invalid('input.malformed', result.error.issues.map((issue) => ({
          field: issue.path.join('.'),
          code: issue.code === 'invalid_type' && issue.message.includes('undefined') ? 'input.missing' : 'input.wrong',
        })))
      }
    },
  })

type Schema = z.ZodType
type Endpoint<P extends Schema, Q extends Schema, B extends Schema, A extends Schema> = {
  method: 'get' | 'post' | 'put' | 'delete'
  path: string
  /** What it does, in Vietnamese: heads the entry of the readable page. */
  summary: string
  tag: string
  params?: P
  query?: Q
  body?: B
  answer?: A
  status?: 200 | 201 | 204
}

/**
 * One use case for machines: parsed with its schema, described in OpenAPI from the same. The handler gets
 * what was parsed and returns the answer; refusals fly to the one place that answers them.
 */
export function endpoint<P extends Schema, Q extends Schema, B extends Schema, A extends Schema>(
  api: Api,
  spec: Endpoint<P, Q, B, A>,
  handler: (c: WebContext, input: { params: z.output<P>; query: z.output<Q>; body: z.output<B> }) => Promise<z.input<A> | Response>,
): void {
  const status = spec.status ?? 200
  const route = createRoute({
    method: spec.method,
    path: spec.path,
    summary: spec.summary,
    tags: [spec.tag],
    request: {
      ...(spec.params ? { params: spec.params as never } : {}),
      ...(spec.query ? { query: spec.query as never } : {}),
      ...(spec.body ? { body: { required: true, content: { 'application/json': { schema: spec.body } } } } : {}),
    },
    responses: {
      [status]: { description: spec.summary, ...(spec.answer ? { content: { 'application/json': { schema: spec.answer } } } : {}) },
      default: { description: 'Từ chối', content: { 'application/json': { schema: refusalSchema } } },
    },
  })
  api.openapi(route, (async (c: WebContext) => {
    const valid = c.req as unknown as { valid(target: 'param' | 'query' | 'json'): unknown }
    const answer = await handler(c, {
      params: (spec.params ? valid.valid('param') : undefined) as z.output<P>,
      query: (spec.query ? valid.valid('query') : undefined) as z.output<Q>,
      body: (spec.body ? valid.valid('json') : undefined) as z.output<B>,
    })
    if (answer instanceof Response) return answer
    return status === 204 ? c.body(null, 204) : c.json(answer as object, status)
  }) as never)
}
