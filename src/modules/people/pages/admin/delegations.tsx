import { allow } from '../../../../platform/access.ts'
import { html, leaveMessage, seeOther } from '../../../../platform/page.ts'
import { dayOf } from '../../../../platform/time.ts'
import type { WebContext } from '../../../../platform/web.ts'
import { Empty } from '../../../../ui/empty.tsx'
import { ButtonGroup, DateInput, ErrorSummary, Form, Select, SubmitButton, TextInput } from '../../../../ui/forms.tsx'
import { Table, type Column } from '../../../../ui/table.tsx'
import type { Delegation } from '../../../organisation/model.ts'
import { phaseOf, worksHere, type Officer } from '../../model.ts'
import { delegations, delegateToOfficer, endDelegation, listOfficers } from '../../service/officers.ts'
import { Desk, home, period } from './desk.tsx'
import { doForm, fieldsOf, problemsOf, type Typed } from './typed.ts'

const here = `${home}/uy-quyen`

const columns = (today: string): Column<Delegation>[] => [
  { head: 'Vị trí', kind: 'main', width: '32%', cell: (one) => <><strong>{one.fromName}</strong><div class="quiet">{one.title}, {one.unitName}</div></> },
  { head: 'Giao cho', cell: (one) => one.toName },
  { head: 'Thời gian', cell: (one) => <>{period(one)}<div class="quiet">{phaseOf(one, today) === 'now' ? 'đang có hiệu lực' : 'sắp tới'}</div></> },
  { head: 'Lý do', kind: 'quiet', cell: (one) => one.reason },
  {
    head: 'Thu hồi', width: '9ch',
    cell: (one) => (
      <form method="post" action={`${here}/${one.id}/thu-hoi`}>
        <SubmitButton variant="tertiary">Thu hồi<span class="ds-sr-only"> ủy quyền cho {one.toName}</span></SubmitButton>
      </form>
    ),
  },
]

function DelegationForm({ officers, typed, today }: { officers: readonly Officer[]; typed: Typed | undefined; today: string }) {
  const field = fieldsOf(typed, 'delegation', { validFrom: today })
  const working = officers.filter((one) => worksHere(one, today))
  const held = officers.flatMap((one) => one.positions.filter((position) => phaseOf(position, today) !== 'past').map((position) => ({
    value: position.id, label: `${one.name}, ${position.title}, ${position.unitName}`,
  })))
  return (
    <section class="panel" id="them-uy-quyen">
      <div class="panel-head"><h2>Ủy quyền mới</h2></div>
      <ErrorSummary problems={problemsOf(typed, 'delegation')} />
      <Form action={here} compact>
        <Select {...field('positionId')} label="Vị trí được giao cho người khác" choices={held} empty="Chọn vị trí" />
        <Select {...field('toAccountId')} label="Người làm thay" choices={working.map(({ id, name }) => ({ value: id, label: name }))} empty="Chọn cán bộ" hint="Người này không giao tiếp được cho người khác" />
        <DateInput {...field('validFrom')} label="Từ ngày" />
        <DateInput {...field('validTo')} label="Đến hết ngày" />
        <TextInput {...field('reason')} label="Lý do, văn bản" hint="Ví dụ: Trưởng phòng đi công tác, Thông báo số 15/TB-SCT" />
        <ButtonGroup><SubmitButton>Ghi ủy quyền</SubmitButton></ButtonGroup>
      </Form>
    </section>
  )
}

async function answer(c: WebContext, typed?: Typed): Promise<Response> {
  const { ctx } = c.var
  allow(ctx, 'people.manage')
  const [rows, officers] = await Promise.all([delegations(ctx), listOfficers(ctx)])
  const today = dayOf(ctx.now)
  const page = (
    <Desk c={c} title="Ủy quyền" at={2} wrong={typed !== undefined}>
      <div class="admin-desk">
        <section>
          <h2>Đang có hiệu lực và sắp tới</h2>
          {rows.length === 0
            ? <Empty title="Chưa có ủy quyền nào."><p>Khi một người vắng mặt, hãy giao vị trí của họ cho người khác trong thời gian ấy.</p></Empty>
            : <Table caption="Ủy quyền đang có hiệu lực và sắp tới" columns={columns(today)} rows={rows} compact />}
        </section>
        <div><DelegationForm officers={officers} typed={typed} today={today} /></div>
      </div>
    </Desk>
  )
  return html(c, page, typed ? 422 : 200)
}

export const showDelegations = (c: WebContext) => answer(c)

export const doDelegate = (c: WebContext) =>
  doForm(c, 'delegation', here, async ({ text, day }) => {
    await delegateToOfficer(c.var.ctx, {
      positionId: text('positionId'), toAccountId: text('toAccountId'), validFrom: day('validFrom'), validTo: day('validTo'), reason: text('reason'),
    })
    return 'Đã ghi ủy quyền.'
  }, (typed) => answer(c, typed))

export async function doRevoke(c: WebContext): Promise<Response> {
  await endDelegation(c.var.ctx, c.req.param('id') ?? '')
  leaveMessage(c, 'Đã thu hồi ủy quyền.')
  return seeOther(c, here)
}
