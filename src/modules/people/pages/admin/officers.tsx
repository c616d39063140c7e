import { allow } from '../../../../platform/access.ts'
import { html } from '../../../../platform/page.ts'
import { dayOf, formatDay } from '../../../../platform/time.ts'
import type { WebContext } from '../../../../platform/web.ts'
import { DataList } from '../../../../ui/facts.tsx'
import { ButtonGroup, ErrorSummary, Form, LinkButton, SubmitButton, TextInput } from '../../../../ui/forms.tsx'
import { Table, type Column } from '../../../../ui/table.tsx'
import { listUnits } from '../../../organisation/index.ts'
import type { Unit } from '../../../organisation/model.ts'
import { phaseOf, worksHere, type HeldPosition, type Officer } from '../../model.ts'
import { addOfficer, listOfficers } from '../../service/officers.ts'
import { Desk, home, period } from './desk.tsx'
import { PositionFields, roleName, typedPosition } from './position-fields.tsx'
import { doForm, fieldsOf, problemsOf, type Typed } from './typed.ts'

const PositionLine = ({ position }: { position: HeldPosition }) => (
  <li>
    {position.title}, {position.unitName}
    <div class="quiet">{roleName(position.role)}, {period(position)}</div>
  </li>
)

const columns = (today: string): Column<Officer>[] => [
  {
    head: 'Cán bộ', kind: 'main', width: '30%',
    cell: ({ id, name, login, disabledAt }) => (
      <>
        <a href={`${home}/can-bo/${id}`}><strong>{name}</strong></a>
        <div class="quiet">Tên đăng nhập: {login}{disabledAt && <>. <strong>Tài khoản đã khóa</strong></>}</div>
      </>
    ),
  },
  {
    head: 'Vị trí',
    cell: ({ positions }) => {
      const present = positions.filter((one) => phaseOf(one, today) !== 'past')
      return (
        <ul class="plain-list">
          {(present.length > 0 ? present : positions.slice(0, 1)).map((position) => <PositionLine position={position} />)}
        </ul>
      )
    },
  },
]

function NewOfficerForm({ units, typed, today }: { units: readonly Unit[]; typed: Typed | undefined; today: string }) {
  const field = fieldsOf(typed, 'officer', { validFrom: today })
  return (
    <section class="panel" id="them-can-bo">
      <div class="panel-head"><h2>Thêm cán bộ</h2></div>
      <ErrorSummary problems={problemsOf(typed, 'officer')} />
      <Form action={`${home}/can-bo`} compact>
        <TextInput {...field('name')} label="Họ và tên" autocomplete="off" />
        <TextInput {...field('login')} label="Tên đăng nhập" width={24} spellcheck={false} autocomplete="off" hint="Chữ không dấu và chữ số, ví dụ: ngan.pt" />
        <TextInput {...field('email')} label="Thư điện tử" optional type="email" autocomplete="off" />
        <TextInput {...field('phone')} label="Điện thoại" optional type="tel" width={16} autocomplete="off" />
        <PositionFields field={field} units={units} />
        <ButtonGroup why="Mật khẩu đầu tiên do hệ thống đặt và hiện một lần ở trang sau.">
          <SubmitButton>Thêm cán bộ</SubmitButton>
        </ButtonGroup>
      </Form>
    </section>
  )
}

async function answer(c: WebContext, typed?: Typed): Promise<Response> {
  const { ctx } = c.var
  allow(ctx, 'people.manage')
  const [units, officers] = await Promise.all([listUnits(ctx), listOfficers(ctx)])
  const today = dayOf(ctx.now)
  const working = officers.filter((one) => worksHere(one, today))
  const former = officers.filter((one) => !worksHere(one, today))
  const page = (
    <Desk c={c} title="Cán bộ" at={1} wrong={typed !== undefined}>
      <div class="admin-desk">
        <div>
          <section>
            <h2>Đang làm việc ({working.length})</h2>
            <Table caption="Cán bộ đang làm việc" columns={columns(today)} rows={working} compact />
          </section>
          {former.length > 0 && (
            <section>
              <h2>Đã khóa tài khoản hoặc thôi giữ vị trí ({former.length})</h2>
              <Table caption="Cán bộ đã khóa tài khoản hoặc thôi giữ vị trí" columns={columns(today)} rows={former} compact />
            </section>
          )}
        </div>
        <div><NewOfficerForm units={units} typed={typed} today={today} /></div>
      </div>
    </Desk>
  )
  return html(c, page, typed ? 422 : 200)
}

export const showOfficers = (c: WebContext) => answer(c)

/** A password on a page of its own, answered once: it is kept nowhere it could be read again. */
export const passwordPage = (c: WebContext, given: { id: string; name: string; login: string; password: string }): Promise<Response> =>
  html(c, (
    <Desk c={c} title={`Mật khẩu của ${given.name}`} at={1}>
      <div class="admin-desk">
        <section>
          <DataList data={[
            { label: 'Họ và tên', value: given.name }, { label: 'Tên đăng nhập', value: <code>{given.login}</code> },
            { label: 'Mật khẩu', value: <code class="told-once">{given.password}</code> },
          ]} />
          <section class="callout">
            <p class="callout-title">Mật khẩu này chỉ hiện một lần</p>
            <p>Xin chép lại và đưa tận tay {given.name}. Người nhận nên đổi mật khẩu ở trang Tài khoản ngay khi đăng nhập lần đầu.</p>
          </section>
          <ButtonGroup>
            <LinkButton href={`${home}/can-bo/${given.id}`}>Đã chép, xem trang của {given.name}</LinkButton>
            <LinkButton href={`${home}/can-bo`} variant="secondary">Về danh sách cán bộ</LinkButton>
          </ButtonGroup>
        </section>
      </div>
    </Desk>
  ))

export const doAddOfficer = (c: WebContext) =>
  doForm(c, 'officer', `${home}/can-bo`, async (read) => {
    const { text } = read
    return passwordPage(c, await addOfficer(c.var.ctx, { name: text('name'), login: text('login'), email: text('email'), phone: text('phone'), ...typedPosition(read) }))
  }, (typed) => answer(c, typed))

/** Words for the head of an officer's page. */
export const stateWords = (officer: Officer, today: string): string =>
  officer.disabledAt ? `Tài khoản khóa từ ${formatDay(dayOf(officer.disabledAt))}` : worksHere(officer, today) ? 'Đang làm việc' : 'Hiện không giữ vị trí nào'
