import { allow } from '../../../../platform/access.ts'
import type { Ctx } from '../../../../platform/ctx.ts'
import { html, leaveMessage, readForm, seeOther } from '../../../../platform/page.ts'
import { say } from '../../../../platform/text.ts'
import type { WebContext } from '../../../../platform/web.ts'
import { Callout } from '../../../../ui/empty.tsx'
import { ButtonGroup, LinkButton, SubmitButton } from '../../../../ui/forms.tsx'
import { Staff } from '../../../../ui/frame.tsx'
import { Icon } from '../../../../ui/icons.tsx'
import { LinkList } from '../../../../ui/page-parts.tsx'
import { StaffHead } from '../../../../ui/staff-parts.tsx'
import { BulkBar } from '../../../../ui/worklist.tsx'
import { listPositions } from '../../../organisation/index.ts'
import { readDossierCode } from '../../model/dossier.ts'
import { shortCode } from '../../model/words.ts'
import { giveOutMany, openWorkOf, type Given } from '../../service.ts'
import { dossierPath } from './rows.ts'

export const GIVE_OUT_PATH = '/viec/giao'

export type Receiver = { accountId: string; name: string; open: number }

/** Who may be given the dossiers of one's units, each with how much they have open. */
export async function receiversFor(ctx: Ctx): Promise<Receiver[]> {
  const own = ctx.actor.kind === 'officer' ? ctx.actor.positions.map(({ unitId }) => unitId) : []
  const officers = new Map((await listPositions(ctx)).filter((one) => one.role === 'officer' && own.includes(one.unitId)).map((one) => [one.accountId, one.personName]))
  const open = await openWorkOf(ctx, [...officers.keys()])
  return [...officers].map(([accountId, name]) => ({ accountId, name, open: open.get(accountId) ?? 0 }))
}

/** Under the list: to whom the chosen dossiers go. */
export const GiveOutBar = ({ receivers, back }: { receivers: readonly Receiver[]; back: string }) => (
  <BulkBar>
    <input type="hidden" name="ve" value={back} />
    <label class="filter">
      <span>Chuyên viên thụ lý</span>
      <select name="assigneeId">
        <option value="">Xin chọn</option>
        {receivers.map(({ accountId, name, open }) => <option value={accountId}>{`${name} (${open === 0 ? 'không có việc đang chờ' : `${open} việc đang chờ`})`}</option>)}
      </select>
      <Icon name="chevron" size={13} />
    </label>
    <SubmitButton>Giao các hồ sơ đã chọn</SubmitButton>
  </BulkBar>
)

/** A ticked row: code and step. */
const readChoice = (value: string): { code: string; taskId: string }[] => {
  const [typed = '', taskId = ''] = value.split('/')
  const code = readDossierCode(typed)?.code
  return code === undefined ? [] : [{ code, taskId }]
}

const backTo = (typed: string): string => (/^\/viec(\?|$)/.test(typed) ? typed : '/viec')

type Props = { c: WebContext; title: string; refused: readonly Given[]; back: string }

/** What was not given, each with its reason; the dossier itself is one click away. */
const OutcomePage = ({ c, title, refused, back }: Props) => (
  <Staff c={c} title={title}>
    <StaffHead title="Giao hồ sơ" />
    <Callout title={title}>
      {refused.length > 0 && <p>Hồ sơ chưa giao được, kèm lý do:</p>}
    </Callout>
    {refused.length > 0 && <LinkList items={refused.map(({ code, refusal }) => ({ href: dossierPath(code), label: shortCode(code, c.var.ctx.agency.code), note: refusal && say(refusal.code, refusal.params) }))} />}
    <ButtonGroup><LinkButton href={back} variant="secondary">Về hồ sơ của tôi</LinkButton></ButtonGroup>
  </Staff>
)

/** POST /viec/giao: gives the ticked dossiers to one officer and says of each that was not given why. */
export async function doGiveOut(c: WebContext): Promise<Response> {
  const { ctx } = c.var
  allow(ctx, 'dossier.assign')
  const posted = await readForm(c)
  const back = backTo(posted.text('ve'))
  const tasks = posted.all('chon').flatMap(readChoice)
  const receiver = (await receiversFor(ctx)).find(({ accountId }) => accountId === posted.text('assigneeId'))
  if (tasks.length === 0) return html(c, <OutcomePage c={c} title="Xin chọn ít nhất một hồ sơ để giao." refused={[]} back={back} />, 422)
  if (!receiver) return html(c, <OutcomePage c={c} title="Xin chọn chuyên viên thụ lý. Chưa hồ sơ nào được giao." refused={[]} back={back} />, 422)
  const outcome = await giveOutMany(ctx, { tasks, assigneeId: receiver.accountId })
  const refused = outcome.filter(({ refusal }) => refusal !== undefined)
  const done = `Đã giao ${outcome.length - refused.length} hồ sơ cho ${receiver.name}.`
  if (refused.length > 0) return html(c, <OutcomePage c={c} title={`${done} ${refused.length} hồ sơ chưa giao được.`} refused={refused} back={back} />, 409)
  leaveMessage(c, done)
  return seeOther(c, back)
}
