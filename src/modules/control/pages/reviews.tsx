import { may } from '../../../platform/access.ts'
import { html } from '../../../platform/page.ts'
import { dayOf, formatDay } from '../../../platform/time.ts'
import type { WebContext } from '../../../platform/web.ts'
import { Empty } from '../../../ui/empty.tsx'
import { ButtonGroup, DateInput, ErrorSummary, errorOf, Form, HiddenFields, SubmitButton, TextArea, TextInput, type Problem } from '../../../ui/forms.tsx'
import { Panel } from '../../../ui/staff-parts.tsx'
import { Table } from '../../../ui/table.tsx'
import { reviewPlan, type ReviewPlan } from '../service.ts'
import { ClockMark, Desk } from './desk.tsx'

export const reviewsHome = '/kiem-soat/ra-soat'

/** What was typed into one of the two forms, when it was refused. */
export type TypedReview = { form: 'add' | 'send'; values: Record<string, string>; problems: Problem[] }

const Plan = ({ plan }: { plan: ReviewPlan }) => (
  <>
    <p><ClockMark clock={{ state: plan.state, metOn: plan.sentOn, dueOn: plan.dueOn }} /></p>
    <p>{plan.sentOn === null ? 'Kế hoạch chưa gửi' : `Đã gửi ngày ${formatDay(plan.sentOn)}, văn bản ${plan.sentNumber}`}. Hạn gửi theo Nghị định 63/2010/NĐ-CP, Điều 30.</p>
    {plan.reviews.length === 0 ? <Empty title={`Kế hoạch năm ${plan.year} chưa có thủ tục nào.`}><></></Empty> : (
      <Table
        caption={`Thủ tục rà soát năm ${plan.year}`}
        rows={plan.reviews}
        columns={[
          { head: 'Thủ tục', kind: 'main', cell: (one) => <><a href={`${reviewsHome}/${one.id}`}>{one.name ?? one.procedure}</a><br /><small>{one.procedure} · {one.reason}</small></> },
          { head: 'Đơn vị thực hiện', width: '26ch', phone: 'label', cell: (one) => one.doer },
          { head: 'Hoàn thành', kind: 'quiet', width: '13ch', phone: 'label', cell: (one) => formatDay(one.doneBy) },
          { head: 'Sản phẩm dự kiến', width: '28ch', phone: 'label', cell: (one) => one.product },
          { head: 'Đề xuất', width: '16ch', phone: 'label', cell: (one) => (one.draftId === null ? 'chưa lập' : 'đã lập') },
        ]}
      />
    )}
  </>
)

function Forms({ plan, typed }: { plan: ReviewPlan; typed: TypedReview | undefined }) {
  const of = (form: TypedReview['form']) => (typed?.form === form ? typed : { values: {} as Record<string, string>, problems: [] })
  const [add, send] = [of('add'), of('send')]
  return (
    <>
      <Panel title="Thêm thủ tục vào kế hoạch">
        <ErrorSummary problems={add.problems} />
        <Form action={reviewsHome} compact>
          <HiddenFields values={{ year: plan.year }} />
          <TextInput name="procedure" label="Mã thủ tục" width={20} value={add.values['procedure']} error={errorOf(add.problems, 'procedure')} />
          <TextInput name="doer" label="Đơn vị thực hiện" value={add.values['doer']} error={errorOf(add.problems, 'doer')} />
          <DateInput name="doneBy" label="Hoàn thành trước ngày" value={add.values['doneBy']} error={errorOf(add.problems, 'doneBy')} />
          <TextArea name="reason" label="Lý do rà soát" value={add.values['reason']} error={errorOf(add.problems, 'reason')} />
          <TextInput name="product" label="Sản phẩm dự kiến" value={add.values['product']} error={errorOf(add.problems, 'product')} />
          <ButtonGroup><SubmitButton>Thêm vào kế hoạch năm {plan.year}</SubmitButton></ButtonGroup>
        </Form>
      </Panel>
      {plan.reviews.length > 0 && (
        <Panel title="Gửi kế hoạch">
          <ErrorSummary problems={send.problems} />
          <Form action={`${reviewsHome}/gui`} compact>
            <HiddenFields values={{ year: plan.year }} />
            <TextInput name="number" label="Số, ký hiệu văn bản" width={28} value={send.values['number']} error={errorOf(send.problems, 'number')} />
            <DateInput name="sentOn" label="Ngày gửi" value={send.values['sentOn']} error={errorOf(send.problems, 'sentOn')} />
            <ButtonGroup><SubmitButton variant="secondary">Ghi là đã gửi</SubmitButton></ButtonGroup>
          </Form>
        </Panel>
      )}
    </>
  )
}

/** Answers the plan of a year, with what was typed when a form was refused. */
export async function answerReviews(c: WebContext, year: number, typed?: TypedReview): Promise<Response> {
  const plan = await reviewPlan(c.var.ctx, year)
  return html(c, (
    <Desk c={c} title={`Kế hoạch rà soát thủ tục năm ${year}`} at={2} wrong={typed !== undefined}>
      <p class="year-links"><a href={`${reviewsHome}?nam=${year - 1}`}>Năm {year - 1}</a> <a href={`${reviewsHome}?nam=${year + 1}`}>Năm {year + 1}</a></p>
      <Plan plan={plan} />
      {may(c.var.ctx, 'control.manage') && <Forms plan={plan} typed={typed} />}
    </Desk>
  ), typed ? 422 : 200)
}

export const yearTyped = (c: WebContext, text: string | undefined): number => (/^\d{4}$/.test(text ?? '') ? Number(text) : Number(dayOf(c.var.ctx.now).slice(0, 4)))

export const showReviews = (c: WebContext): Promise<Response> => answerReviews(c, yearTyped(c, c.req.query('nam')))
