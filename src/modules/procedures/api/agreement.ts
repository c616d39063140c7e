import { endpoint, z, type Api } from '../../../platform/api.ts'
import type { Agreement } from '../agreement/agreement.ts'
import { draftAgreement, versionAgreement } from '../service.ts'

const cell = z.object({ state: z.enum(['same', 'differs', 'missing', 'leftOut']), words: z.string().optional(), where: z.string().optional(), why: z.string().optional() })
const agreement = z
  .object({
    wrong: z.int().openapi({ description: 'Số dữ kiện lệch ở ít nhất một đầu ra' }), facts: z.int(),
    columns: z.array(z.object({ kind: z.string(), format: z.string(), name: z.string(), wrong: z.int() })),
    rows: z.array(z.object({ id: z.string(), kind: z.string(), about: z.string(), words: z.string(), where: z.string().openapi({ description: 'Chỗ của dữ kiện trong định nghĩa' }), cells: z.array(cell) })),
  })
  .openapi('Agreement')

const answer = ({ rows, ...rest }: Agreement): z.infer<typeof agreement> => ({ ...rest, rows: rows.map((row) => ({ ...row, cells: row.cells.map((one) => ({ ...one })) })) })

/** Whether the outputs agree, for machines. */
export function agreementApi(app: Api): void {
  endpoint(app, {
    method: 'get', path: '/api/v1/procedures/{code}/versions/{number}/agreement', tag: 'Thủ tục', summary: 'Sự thống nhất của các đầu ra: từng dữ kiện và chỗ của nó trong mỗi đầu ra',
    params: z.object({ code: z.string().max(100), number: z.coerce.number().int().positive().max(100_000) }), answer: agreement,
  }, async (c, { params }) => answer(await versionAgreement(c.var.ctx, params.code, params.number)))

  endpoint(app, {
    method: 'get', path: '/api/v1/drafts/{id}/agreement', tag: 'Soạn thảo thủ tục', summary: 'Sự thống nhất của các đầu ra sinh từ bản thảo',
    params: z.object({ id: z.string().max(60) }), answer: agreement,
  }, async (c, { params }) => answer(await draftAgreement(c.var.ctx, params.id)))
}
