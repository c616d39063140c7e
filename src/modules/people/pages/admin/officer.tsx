import { accountOf, allow } from '../../../../platform/access.ts'
import { html, leaveMessage, seeOther } from '../../../../platform/page.ts'
import { dayOf, formatDay } from '../../../../platform/time.ts'
import type { WebContext } from '../../../../platform/web.ts'
import { DataList } from '../../../../ui/facts.tsx'
import { ButtonGroup, DateInput, ErrorSummary, Form, HiddenFields, SubmitButton } from '../../../../ui/forms.tsx'
import { ActDetails } from '../../../../ui/staff-parts.tsx'
import { Table, type Column } from '../../../../ui/table.tsx'
import { listUnits } from '../../../organisation/index.ts'
import type { Unit } from '../../../organisation/model.ts'
import { phaseOf, type HeldPosition, type Officer } from '../../model.ts'
import { appointOfficer, disableOfficer, enableOfficer, endOfficerPosition, getOfficer, renewPassword } from '../../service/officers.ts'
import { Desk, home, period } from './desk.tsx'
import { passwordPage, stateWords } from './officers.tsx'
import { PositionFields, roleName, typedPosition } from './position-fields.tsx'
import { doForm, fieldsOf, problemsOf, type Typed } from './typed.ts'

const endForm = (positionId: string): string => `end-${positionId}`
const addressOf = (id: string): string => `${home}/can-bo/${id}`

function EndForm({ officer, position, typed, today }: { officer: Officer; position: HeldPosition; typed: Typed | undefined; today: string }) {
  const form = endForm(position.id)
  const field = fieldsOf(typed, form, { lastDay: today })
  return (
    <ActDetails id={form} opener="Ghi kết thúc" title={`Kết thúc vị trí ${position.title}, ${position.unitName}`} open={typed?.form === form}>
      <ErrorSummary problems={problemsOf(typed, form)} />
      <Form action={`${addressOf(officer.id)}/vi-tri/ket-thuc`} compact>
        <HiddenFields values={{ position: position.id }} />
        <DateInput {...field('lastDay')} label="Ngày cuối giữ vị trí" hint="Quyền của vị trí hết sau ngày này. Ngày/tháng/năm" />
        <ButtonGroup><SubmitButton>Ghi kết thúc vị trí</SubmitButton></ButtonGroup>
      </Form>
    </ActDetails>
  )
}

const phases = { now: 'đang giữ', past: 'đã kết thúc', future: 'sắp tới' } as const

const columns = (officer: Officer, typed: Typed | undefined, today: string): Column<HeldPosition>[] => [
  {
    head: 'Vị trí', kind: 'main', width: '40%',
    cell: (one) => <><strong>{one.title}</strong>, {one.unitName}<div class="quiet">{roleName(one.role)}</div></>,
  },
  { head: 'Thời gian', cell: (one) => <>{period(one)}<div class="quiet">{phases[phaseOf(one, today)]}</div></> },
  {
    head: 'Kết thúc', width: '38%',
    cell: (one) => (one.validTo === null || one.validTo > today ? <EndForm officer={officer} position={one} typed={typed} today={today} /> : <>–</>),
  },
]

function AppointForm({ officer, units, typed, today }: { officer: Officer; units: readonly Unit[]; typed: Typed | undefined; today: string }) {
  const field = fieldsOf(typed, 'position', { validFrom: today })
  return (
    <section class="panel" id="vi-tri">
      <div class="panel-head"><h2>Giao thêm vị trí</h2></div>
      <ErrorSummary problems={problemsOf(typed, 'position')} />
      <Form action={`${addressOf(officer.id)}/vi-tri`} compact>
        <PositionFields field={field} units={units} />
        <ButtonGroup><SubmitButton>Giao vị trí</SubmitButton></ButtonGroup>
      </Form>
    </section>
  )
}

const AccountPanel = ({ officer, own }: { officer: Officer; own: boolean }) => (
  <section class="panel">
    <div class="panel-head"><h2>Tài khoản</h2></div>
    <DataList data={[
      { label: 'Tên đăng nhập', value: officer.login }, { label: 'Thư điện tử', value: officer.email ?? '–' }, { label: 'Điện thoại', value: officer.phone ?? '–' },
    ]} />
    {officer.disabledAt ? (
      <form method="post" action={`${addressOf(officer.id)}/mo`}>
        <ButtonGroup why="Người này đăng nhập lại được với mật khẩu cũ."><SubmitButton variant="secondary">Mở lại tài khoản</SubmitButton></ButtonGroup>
      </form>
    ) : (
      <>
        <ActDetails id="mat-khau" opener="Cấp mật khẩu mới" title={`Cấp mật khẩu mới cho ${officer.name}?`}>
          <p>Mật khẩu đang dùng hết hiệu lực và mọi phiên đang mở bị đóng. Mật khẩu mới hiện một lần ở trang sau.</p>
          <form method="post" action={`${addressOf(officer.id)}/mat-khau`}><ButtonGroup><SubmitButton>Cấp mật khẩu mới</SubmitButton></ButtonGroup></form>
        </ActDetails>
        {own ? <p class="note">Tài khoản của chính mình thì do một quản trị viên khác khóa.</p> : (
          <ActDetails id="khoa" opener="Khóa tài khoản" title={`Khóa tài khoản của ${officer.name}?`}>
            <p>Người này bị đưa ra khỏi hệ thống ngay và không đăng nhập được nữa. Hồ sơ và nhật ký của họ vẫn còn; có thể mở lại sau.</p>
            <form method="post" action={`${addressOf(officer.id)}/khoa`}><ButtonGroup><SubmitButton>Khóa tài khoản</SubmitButton></ButtonGroup></form>
          </ActDetails>
        )}
      </>
    )}
  </section>
)

async function answer(c: WebContext, id: string, typed?: Typed): Promise<Response> {
  const { ctx } = c.var
  allow(ctx, 'people.manage')
  const [officer, units] = await Promise.all([getOfficer(ctx, id), listUnits(ctx)])
  const today = dayOf(ctx.now)
  const page = (
    <Desk c={c} title={officer.name} at={1} wrong={typed !== undefined}>
      <p class="quiet">{stateWords(officer, today)}</p>
      <div class="admin-desk">
        <section>
          <h2>Các vị trí</h2>
          <Table caption="Các vị trí" columns={columns(officer, typed, today)} rows={officer.positions} compact />
        </section>
        <div>
          {!officer.disabledAt && <AppointForm officer={officer} units={units} typed={typed} today={today} />}
          <AccountPanel officer={officer} own={accountOf(ctx.actor) === officer.id} />
        </div>
      </div>
    </Desk>
  )
  return html(c, page, typed ? 422 : 200)
}

const idOf = (c: WebContext): string => c.req.param('id') ?? ''

export const showOfficer = (c: WebContext) => answer(c, idOf(c))

export const doAppoint = (c: WebContext) =>
  doForm(c, 'position', addressOf(idOf(c)), async (read) => {
    await appointOfficer(c.var.ctx, idOf(c), typedPosition(read))
    return 'Đã giao vị trí.'
  }, (typed) => answer(c, idOf(c), typed))

export const doEndPosition = (c: WebContext) =>
  doForm(c, (posted) => endForm(posted.text('position')), addressOf(idOf(c)), async ({ day }, posted) => {
    await endOfficerPosition(c.var.ctx, idOf(c), { positionId: posted.text('position'), lastDay: day('lastDay') })
    return `Đã ghi ngày cuối giữ vị trí là ${formatDay(day('lastDay'))}.`
  }, (typed) => answer(c, idOf(c), typed))

export const doRenewPassword = async (c: WebContext) => passwordPage(c, { id: idOf(c), ...(await renewPassword(c.var.ctx, idOf(c))) })

const thenShow = (c: WebContext, message: string): Response => {
  leaveMessage(c, message)
  return seeOther(c, addressOf(idOf(c)))
}

export async function doDisable(c: WebContext): Promise<Response> {
  await disableOfficer(c.var.ctx, idOf(c))
  return thenShow(c, 'Đã khóa tài khoản và đóng các phiên đang mở.')
}

export async function doEnable(c: WebContext): Promise<Response> {
  await enableOfficer(c.var.ctx, idOf(c))
  return thenShow(c, 'Đã mở lại tài khoản.')
}
