import { Refusal } from '../../../platform/errors.ts'
import { dayTyped, leaveMessage, readForm, seeOther, type Posted } from '../../../platform/page.ts'
import { say } from '../../../platform/text.ts'
import type { WebContext } from '../../../platform/web.ts'
import type { Problem } from '../../../ui/forms.tsx'
import type { ReviewCost } from '../model/review.ts'
import { addReview, beginProposal, reviewReport, sendReviewPlan, setReviewCost } from '../service.ts'
import { answerReview, costNumbers } from './review.tsx'
import { answerReviews, reviewsHome, yearTyped } from './reviews.tsx'

const textsOf = (posted: Posted): Record<string, string> => Object.fromEntries(Object.keys(posted.values).map((name) => [name, posted.text(name)]))

function problemsOf(error: unknown, nameOf = (field: string) => field): Problem[] {
  if (!(error instanceof Refusal) || error.status !== 422) throw error
  return error.fields.map(({ field, code, params }) => ({ field: nameOf(field), message: say(code, params) }))
}

export async function doAddReview(c: WebContext): Promise<Response> {
  const posted = await readForm(c)
  const { text } = posted
  const year = yearTyped(c, text('year'))
  try {
    await addReview(c.var.ctx, { year, procedure: text('procedure'), doer: text('doer'), doneBy: dayTyped(text('doneBy')), reason: text('reason'), product: text('product') })
  } catch (error) {
    return answerReviews(c, year, { form: 'add', values: textsOf(posted), problems: problemsOf(error) })
  }
  leaveMessage(c, 'Đã thêm thủ tục vào kế hoạch rà soát.')
  return seeOther(c, `${reviewsHome}?nam=${year}`)
}

export async function doSendPlan(c: WebContext): Promise<Response> {
  const posted = await readForm(c)
  const { text } = posted
  const year = yearTyped(c, text('year'))
  try {
    await sendReviewPlan(c.var.ctx, { year, sentOn: dayTyped(text('sentOn')), number: text('number') })
  } catch (error) {
    return answerReviews(c, year, { form: 'send', values: textsOf(posted), problems: problemsOf(error) })
  }
  leaveMessage(c, `Đã ghi ngày gửi kế hoạch năm ${year}.`)
  return seeOther(c, `${reviewsHome}?nam=${year}`)
}

export async function doBeginProposal(c: WebContext): Promise<Response> {
  const id = c.req.param('id') ?? ''
  await beginProposal(c.var.ctx, id)
  leaveMessage(c, 'Đã lập đề xuất từ phiên bản đang dùng.')
  return seeOther(c, `${reviewsHome}/${id}`)
}

/** `186.000` and `1,5` as numbers; what is none is refused by its field. */
const numberTyped = (text: string): number => Number(text.replace(/\.(?=\d{3}(\D|$))/g, '').replace(',', '.') || Number.NaN)

export async function doSetCost(c: WebContext): Promise<Response> {
  const posted = await readForm(c)
  const { text } = posted
  const id = c.req.param('id') ?? ''
  const { visits = Number.NaN, ...numbers } = Object.fromEntries(costNumbers.map(([name]) => [name, numberTyped(text(name))])) as Record<(typeof costNumbers)[number][0], number>
  const channel = text('channel') as ReviewCost['channel']
  try {
    await setReviewCost(c.var.ctx, id, { channel, case: text('case') === '' ? null : text('case'), inputs: { ...numbers, visits: { [channel]: visits }, paperHours: {}, other: [] } })
  } catch (error) {
    const last = (field: string) => (field.includes('visits') ? 'visits' : (field.split('.').at(-1) ?? field))
    return answerReview(c, id, { values: textsOf(posted), problems: problemsOf(error, last) })
  }
  leaveMessage(c, 'Đã tính chi phí tuân thủ.')
  return seeOther(c, `${reviewsHome}/${id}`)
}

export async function sendReviewReport(c: WebContext): Promise<Response> {
  const { name, bytes } = await reviewReport(c.var.ctx, c.req.param('id') ?? '')
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${name}"` })
}
