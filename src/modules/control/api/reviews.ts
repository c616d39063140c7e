import { endpoint, z, type Api } from '../../../platform/api.ts'
import { newReview, reviewCost, type Review } from '../model/review.ts'
import { addReview, beginProposal, reviewPlan, reviewReport, reviewSheet, sendReviewPlan, setReviewCost, type ReviewSheet } from '../service.ts'

const day = z.iso.date()
const review = z.object({
  id: z.uuid(), year: z.int(), procedure: z.string(), doer: z.string(), doneBy: day, reason: z.string(), product: z.string(),
  draftId: z.uuid().nullable(), cost: reviewCost.nullable(),
}).openapi('ProcedureReview')
const money = z.object({ perDossier: z.int(), perYear: z.int() })
const sheet = z.object({
  review, name: z.string(), code: z.string(),
  rows: z.array(z.object({ what: z.string(), about: z.string(), before: z.string().nullable(), after: z.string().nullable(), changed: z.boolean() })).nullable().openapi({ description: 'null: chưa lập đề xuất' }),
  saving: z.object({ before: money, after: money, perDossier: z.int(), perYear: z.int(), percent: z.number(), unknown: z.array(z.string()), method: z.string() }).nullable(),
}).openapi('ProcedureReviewSheet')

const shown = ({ baseVersionId: _, ...rest }: Review): z.infer<typeof review> => rest
function answer({ review: one, name, code, rows, saving }: ReviewSheet): z.infer<typeof sheet> {
  const side = ({ perDossier, perYear }: { perDossier: number; perYear: number }) => ({ perDossier, perYear })
  return {
    review: shown(one), name, code, rows,
    saving: saving && {
      before: side(saving.before), after: side(saving.after), ...side(saving), percent: saving.percent,
      unknown: [...new Set([...saving.before.unknown, ...saving.after.unknown])], method: saving.before.method,
    },
  }
}

const id = z.object({ id: z.string().max(60) })
const year = z.object({ year: z.coerce.number().int() })

/** Review and simplification of procedures, for machines. */
export function reviewsApi(app: Api): void {
  const tag = 'Rà soát thủ tục'
  endpoint(app, {
    method: 'get', path: '/api/v1/control/review-plans/{year}', tag, summary: 'Kế hoạch rà soát của năm', params: year,
    answer: z.object({ year: z.int(), sentOn: day.nullable(), sentNumber: z.string().nullable(), dueOn: day, state: z.enum(['kept', 'missed', 'running']), reviews: z.array(review.extend({ name: z.string().nullable() })) }),
  }, async (c, { params }) => {
    const { reviews, ...plan } = await reviewPlan(c.var.ctx, params.year)
    return { ...plan, reviews: reviews.map(({ name, ...one }) => ({ ...shown(one), name })) }
  })

  endpoint(app, { method: 'put', path: '/api/v1/control/review-plans/{year}/sending', tag, summary: 'Ghi ngày gửi kế hoạch', status: 204, params: year, body: z.object({ sentOn: z.string(), number: z.string() }) },
    async (c, { params, body }) => { await sendReviewPlan(c.var.ctx, { year: params.year, ...body }); return undefined as never })

  endpoint(app, { method: 'post', path: '/api/v1/control/reviews', tag, summary: 'Thêm thủ tục vào kế hoạch rà soát', status: 201, body: newReview, answer: sheet },
    async (c, { body }) => answer(await reviewSheet(c.var.ctx, await addReview(c.var.ctx, body))))

  endpoint(app, { method: 'get', path: '/api/v1/control/reviews/{id}', tag, summary: 'Phiếu rà soát: so sánh trước và sau, chi phí', params: id, answer: sheet },
    async (c, { params }) => answer(await reviewSheet(c.var.ctx, params.id)))

  endpoint(app, { method: 'post', path: '/api/v1/control/reviews/{id}/proposal', tag, summary: 'Lập đề xuất: bản thảo từ phiên bản đang dùng', status: 201, params: id, answer: z.object({ draftId: z.uuid() }) },
    async (c, { params }) => beginProposal(c.var.ctx, params.id))

  endpoint(app, { method: 'put', path: '/api/v1/control/reviews/{id}/cost', tag, summary: 'Nhập số liệu tính chi phí tuân thủ', params: id, body: reviewCost, answer: sheet },
    async (c, { params, body }) => {
      await setReviewCost(c.var.ctx, params.id, body)
      return answer(await reviewSheet(c.var.ctx, params.id))
    })

  endpoint(app, { method: 'get', path: '/api/v1/control/reviews/{id}/report.pdf', tag, summary: 'Báo cáo rà soát (PDF)', params: id }, async (c, { params }) => {
    const { name, bytes } = await reviewReport(c.var.ctx, params.id)
    return c.body(bytes as Uint8Array<ArrayBuffer>, 200, { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${name}"` })
  })
}
