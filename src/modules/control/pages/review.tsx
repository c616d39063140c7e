import { may } from '../../../platform/access.ts'
import { html } from '../../../platform/page.ts'
import { formatDong } from '../../../platform/money.ts'
import { formatDay } from '../../../platform/time.ts'
import type { WebContext } from '../../../platform/web.ts'
import { Note } from '../../../ui/empty.tsx'
import { DataList } from '../../../ui/facts.tsx'
import { ButtonGroup, ErrorSummary, errorOf, Form, LinkButton, MoneyInput, NumberInput, RadioGroup, Select, SubmitButton, type Problem } from '../../../ui/forms.tsx'
import { Panel } from '../../../ui/staff-parts.tsx'
import { Table } from '../../../ui/table.tsx'
import type { CostComparison } from '../../procedures/model/cost.ts'
import { currentVersion } from '../../procedures/index.ts'
import { reviewSheet, type ReviewSheet } from '../service.ts'
import { Desk } from './desk.tsx'
import { reviewsHome } from './reviews.tsx'

/** The numbers of the form: name, words, and what each counts. */
export const costNumbers = [
  ['wagePerHour', 'Giá trị một giờ công', 'đồng'], ['hoursToLearn', 'Giờ tìm hiểu thủ tục', 'giờ'], ['hoursPerPaper', 'Giờ chuẩn bị một giấy tờ', 'giờ'], ['hoursForForm', 'Giờ điền tờ khai', 'giờ'],
  ['hoursPerVisit', 'Giờ cho một lần đi lại và chờ', 'giờ'], ['costPerVisit', 'Chi phí một lần đi lại', 'đồng'], ['visits', 'Số lần đi lại của một hồ sơ', 'lần'], ['costPerCopy', 'Chi phí một bản sao', 'đồng'],
  ['costPerCertifiedCopy', 'Chi phí một bản sao chứng thực', 'đồng'], ['postage', 'Cước bưu chính một hồ sơ', 'đồng'], ['dossiersPerYear', 'Số hồ sơ một năm', 'hồ sơ'],
] as const

const channels = [{ value: 'direct', label: 'Trực tiếp' }, { value: 'online', label: 'Trực tuyến' }, { value: 'post', label: 'Bưu chính' }]

const Before = ({ rows }: { rows: NonNullable<ReviewSheet['rows']> }) => (
  <Table
    caption="So sánh trước và sau"
    rows={rows}
    columns={[
      { head: 'Nội dung', kind: 'main', cell: (row) => row.what },
      { head: 'Trường hợp', width: '26ch', phone: 'label', cell: (row) => row.about },
      { head: 'Hiện nay', width: '22ch', phone: 'label', cell: (row) => row.before ?? 'Không ghi' },
      { head: 'Đề xuất', width: '22ch', phone: 'label', cell: (row) => (row.changed ? <strong>{row.after ?? 'Không ghi'}</strong> : row.after ?? 'Không ghi') },
    ]}
  />
)

const Saving = ({ saving }: { saving: CostComparison }) => (
  <>
    <Table
      caption="Chi phí tuân thủ trước và sau"
      rows={[{ what: 'Một hồ sơ', was: saving.before.perDossier, is: saving.after.perDossier, less: saving.perDossier }, { what: 'Một năm', was: saving.before.perYear, is: saving.after.perYear, less: saving.perYear }]}
      columns={[
        { head: 'Chi phí', kind: 'main', cell: (row) => row.what },
        { head: 'Hiện nay', kind: 'number', phone: 'label', cell: (row) => formatDong(row.was) },
        { head: 'Đề xuất', kind: 'number', phone: 'label', cell: (row) => formatDong(row.is) },
        { head: 'Giảm', kind: 'number', phone: 'label', cell: (row) => formatDong(row.less) },
      ]}
    />
    <p>Giảm {saving.percent} % chi phí của một hồ sơ.</p>
    {[...new Set([...saving.before.unknown, ...saving.after.unknown])].map((text) => <p class="note">{text}</p>)}
    <p class="note">{saving.before.method}</p>
  </>
)

export type TypedCost = { values: Record<string, string>; problems: Problem[] }

/** The numbers as they are kept, for the form. */
function keptValues({ review: { cost } }: ReviewSheet): Record<string, string> {
  if (!cost) return {}
  const { inputs, channel, case: which } = cost
  const numbers = costNumbers.map(([name]) => [name, String(name === 'visits' ? (inputs.visits[channel] ?? 0) : inputs[name]).replace('.', ',')])
  return { ...(Object.fromEntries(numbers) as Record<string, string>), channel, case: which ?? '' }
}

const CostForm = ({ sheet, cases, typed }: { sheet: ReviewSheet; cases: { value: string; label: string }[]; typed: TypedCost | undefined }) => {
  const values = typed?.values ?? keptValues(sheet)
  const problems = typed?.problems ?? []
  return (
    <Panel title="Số liệu tính chi phí">
      <ErrorSummary problems={problems} />
      <Form action={`${reviewsHome}/${sheet.review.id}/chi-phi`} compact>
        <RadioGroup name="channel" label="Cách nộp" choices={channels} value={values['channel'] ?? 'direct'} error={errorOf(problems, 'channel')} />
        {cases.length > 1 && <Select name="case" label="Trường hợp" choices={cases} value={values['case'] ?? ''} />}
        {costNumbers.map(([name, label, unit]) => unit === 'đồng'
          ? <MoneyInput name={name} label={label} value={values[name]} error={errorOf(problems, name)} />
          : <NumberInput name={name} label={label} unit={unit} value={values[name]} error={errorOf(problems, name)} />)}
        <ButtonGroup><SubmitButton>Tính chi phí</SubmitButton></ButtonGroup>
      </Form>
    </Panel>
  )
}

/** Answers the sheet of a review, with what was typed when its numbers were refused. */
export async function answerReview(c: WebContext, id: string, typed?: TypedCost): Promise<Response> {
  const { ctx } = c.var
  const sheet = await reviewSheet(ctx, id)
  const { review, rows, saving, name } = sheet
  const here = `${reviewsHome}/${review.id}`
  const manages = may(ctx, 'control.manage')
  const { definition } = await currentVersion(ctx, review.procedure)
  const cases = [{ value: '', label: 'Chung' }, ...(definition.cases ?? []).map((one) => ({ value: one.key, label: one.name }))]
  return html(c, (
    <Desk c={c} title={`Rà soát: ${name}`} at={2} wrong={typed !== undefined}>
      <DataList data={[
        { label: 'Kế hoạch', value: <a href={`${reviewsHome}?nam=${review.year}`}>Năm {review.year}</a> },
        { label: 'Đơn vị thực hiện', value: review.doer }, { label: 'Hoàn thành trước ngày', value: formatDay(review.doneBy) },
        { label: 'Lý do', value: review.reason }, { label: 'Sản phẩm dự kiến', value: review.product },
      ]} />
      {rows === null
        ? manages
          ? <Form action={`${here}/de-xuat`} compact><ButtonGroup why="Bản thảo bắt đầu từ phiên bản đang dùng; sửa thời hạn, giấy tờ, bước ở đó rồi trở lại đây."><SubmitButton>Lập đề xuất</SubmitButton></ButtonGroup></Form>
          : <Note>Chưa lập đề xuất.</Note>
        : (
          <>
            <Panel title="So sánh trước và sau"><Before rows={rows} /></Panel>
            <ButtonGroup>
              {manages && <LinkButton href={`/soan-thao/${review.draftId}`} variant="secondary">Sửa đề xuất</LinkButton>}
              <LinkButton href={`${here}/bao-cao.pdf`} variant="secondary">Báo cáo (PDF)</LinkButton>
            </ButtonGroup>
            <Panel title="Chi phí tuân thủ">{saving ? <Saving saving={saving} /> : <Note>Chưa nhập số liệu để tính chi phí.</Note>}</Panel>
            {manages && <CostForm sheet={sheet} cases={cases} typed={typed} />}
          </>
        )}
    </Desk>
  ), typed ? 422 : 200)
}

export const showReview = (c: WebContext): Promise<Response> => answerReview(c, c.req.param('id') ?? '')
