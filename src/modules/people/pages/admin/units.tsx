import { allow } from '../../../../platform/access.ts'
import { html, leaveMessage, seeOther } from '../../../../platform/page.ts'
import { dayOf, formatDay } from '../../../../platform/time.ts'
import type { WebContext } from '../../../../platform/web.ts'
import { Table, type Column } from '../../../../ui/table.tsx'
import { changeAgency, addUnit, changeUnit, closeUnit, getAgency, listUnits, renameCode } from '../../../organisation/index.ts'
import { unitKindNames, type Unit, type UnitKind } from '../../../organisation/model.ts'
import { listOfficers } from '../../service/officers.ts'
import { phaseOf, type HeldPosition, type Officer } from '../../model.ts'
import { AgencyPanel, CodePanel } from './agency-forms.tsx'
import { Desk, home } from './desk.tsx'
import { doForm, type Reader, type Typed } from './typed.ts'
import { UnitForm } from './unit-form.tsx'

type Holder = { officer: Officer; position: HeldPosition }

/** Who holds a position in the unit today or will hold one. */
const holdersOf = (unit: Unit, officers: readonly Officer[], today: string): Holder[] =>
  officers.flatMap((officer) => officer.positions.filter((one) => one.unitId === unit.id && phaseOf(one, today) !== 'past').map((position) => ({ officer, position })))

const Holders = ({ holders, today }: { holders: Holder[]; today: string }) =>
  holders.length === 0 ? <>Chưa có người</> : (
    <ul class="plain-list">
      {holders.map(({ officer, position }) => (
        <li>
          <a href={`${home}/can-bo/${officer.id}`}>{officer.name}</a>, {position.title}
          {phaseOf(position, today) === 'future' && ` (từ ${formatDay(position.validFrom)})`}
          {position.validTo !== null && ` (đến hết ${formatDay(position.validTo)})`}
        </li>
      ))}
    </ul>
  )

const columns = (officers: readonly Officer[], today: string): Column<Unit>[] => [
  {
    head: 'Đơn vị', kind: 'main', width: '38%',
    cell: (unit) => (
      <>
        <strong>{unit.name}</strong> ({unit.shortName})
        <div class="quiet">{unitKindNames[unit.kind]}{unit.fields.length > 0 && `: ${unit.fields.join('; ')}`}</div>
      </>
    ),
  },
  { head: 'Người giữ vị trí', cell: (unit) => <Holders holders={holdersOf(unit, officers, today)} today={today} /> },
  { head: 'Sửa', kind: 'quiet', width: '7ch', cell: (unit) => <a href={`${home}?don-vi=${unit.id}#don-vi`}>Sửa<span class="ds-sr-only"> {unit.name}</span></a> },
]

async function answer(c: WebContext, unitId: string | undefined, typed?: Typed): Promise<Response> {
  const { ctx } = c.var
  allow(ctx, 'organisation.manage')
  const [{ codes, ...agency }, units, officers] = await Promise.all([getAgency(ctx), listUnits(ctx), listOfficers(ctx)])
  const today = dayOf(ctx.now)
  const unit = units.find((one) => one.id === unitId)
  const page = (
    <Desk c={c} title="Cơ cấu tổ chức" at={0} wrong={typed !== undefined}>
      <div class="admin-desk">
        <section>
          <h2>Đơn vị và người giữ vị trí</h2>
          <Table caption="Đơn vị và người giữ vị trí" columns={columns(officers, today)} rows={units} compact />
        </section>
        <div>
          <UnitForm unit={unit} held={unit ? holdersOf(unit, officers, today).length : 0} typed={typed} />
          <CodePanel codes={codes} typed={typed} />
          <AgencyPanel agency={agency} typed={typed} />
        </div>
      </div>
    </Desk>
  )
  return html(c, page, typed ? 422 : 200)
}

export const showUnits = (c: WebContext) => answer(c, c.req.query('don-vi'))

const doAct = (c: WebContext, form: string, work: (read: Reader) => Promise<string>) => doForm(c, form, home, work, (typed) => answer(c, typed.values['id'], typed))

export const doChangeAgency = (c: WebContext) =>
  doAct(c, 'agency', async ({ text }) => {
    await changeAgency(c.var.ctx, { name: text('name'), parentName: text('parentName'), place: text('place'), address: text('address'), phone: text('phone') })
    return 'Đã lưu thông tin cơ quan.'
  })

export const doRenameCode = (c: WebContext) =>
  doAct(c, 'code', async ({ text, day }) => {
    await renameCode(c.var.ctx, { code: text('code'), validFrom: day('validFrom'), decision: text('decision') })
    return `Đã áp dụng mã ${text('code')} từ ${formatDay(day('validFrom'))}. Mã cũ vẫn tra được.`
  })

const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '')

export const doUnit = (c: WebContext) =>
  doForm(c, 'unit', home, async ({ text }, posted) => {
    // An unknown kind is refused by the schema, which names the field.
    const details = { name: text('name'), shortName: text('shortName'), kind: text('kind') as UnitKind, fields: linesOf(text('fields')) }
    if (posted.text('id') === '') await addUnit(c.var.ctx, details)
    else await changeUnit(c.var.ctx, posted.text('id'), details)
    return posted.text('id') === '' ? `Đã thêm ${details.name}.` : `Đã lưu ${details.name}.`
  }, (typed) => answer(c, typed.values['id'], typed))

export async function doCloseUnit(c: WebContext): Promise<Response> {
  await closeUnit(c.var.ctx, c.req.param('id') ?? '')
  leaveMessage(c, 'Đã ghi đơn vị thôi hoạt động.')
  return seeOther(c, home)
}
