import { deleteCookie } from 'hono/cookie'
import { Refusal } from '../../../platform/errors.ts'
import { html, leaveMessage, readForm, seeOther } from '../../../platform/page.ts'
import { say } from '../../../platform/text.ts'
import type { WebContext } from '../../../platform/web.ts'
import { DataList } from '../../../ui/facts.tsx'
import { ButtonGroup, ErrorSummary, errorOf, Form, SubmitButton, TextInput, type Problem } from '../../../ui/forms.tsx'
import { Either } from '../../../ui/frame.tsx'
import type { Account } from '../model.ts'
import { changePassword, keepSession, logOut, myAccount } from '../service.ts'
import { SESSION_COOKIE } from './log-in.tsx'

const shown = (value: string | null) => value ?? '–'

const AccountPage = ({ c, account, problems = [] }: { c: WebContext; account: Account; problems?: Problem[] }) => (
  <Either c={c} title="Tài khoản">
    <h1>Tài khoản</h1>
    <DataList data={[
      { label: account.kind === 'business' ? 'Tên doanh nghiệp, tổ chức' : 'Họ và tên', value: account.name },
      { label: 'Tên đăng nhập', value: account.login },
      ...(account.kind === 'officer' ? [] : [
        { label: 'Người liên hệ', value: shown(account.representative) },
        { label: 'Mã số thuế', value: shown(account.taxCode) },
        { label: 'Số căn cước', value: shown(account.citizenId) },
        { label: 'Địa chỉ', value: shown(account.address) },
      ]),
      { label: 'Số điện thoại', value: shown(account.phone) },
      { label: 'Thư điện tử', value: shown(account.email) },
    ]} />
    <h2>Đổi mật khẩu</h2>
    <ErrorSummary problems={problems} />
    <Form action="/tai-khoan/mat-khau">
      <TextInput name="old" type="password" label="Mật khẩu hiện tại" autocomplete="current-password" width={24} error={errorOf(problems, 'old')} />
      <TextInput name="new" type="password" label="Mật khẩu mới" hint="Ít nhất 10 ký tự" autocomplete="new-password" width={24} error={errorOf(problems, 'new')} />
      <ButtonGroup><SubmitButton>Đổi mật khẩu</SubmitButton></ButtonGroup>
    </Form>
    <form method="post" action="/dang-xuat"><ButtonGroup><SubmitButton variant="secondary">Đăng xuất</SubmitButton></ButtonGroup></form>
  </Either>
)

export const showAccount = async (c: WebContext) => html(c, <AccountPage c={c} account={await myAccount(c.var.ctx)} />)

export async function doChangePassword(c: WebContext): Promise<Response> {
  const posted = await readForm(c)
  try {
    await changePassword(c.var.ctx, { old: posted.text('old'), new: posted.text('new'), sessionId: c.var.session?.id ?? '' })
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 422) throw error
    return html(c, <AccountPage c={c} account={await myAccount(c.var.ctx)} problems={error.fields.map((f) => ({ field: f.field, message: say(f.code) }))} />, 422)
  }
  leaveMessage(c, 'Đã đổi mật khẩu. Các phiên đăng nhập khác đã được đóng.')
  return seeOther(c, '/tai-khoan')
}

export async function doLogOut(c: WebContext): Promise<Response> {
  if (c.var.session) await logOut(c.var.ctx, c.var.session.id)
  deleteCookie(c, SESSION_COOKIE, { path: '/' })
  return seeOther(c, '/')
}

export const doKeepSession = async (c: WebContext) => c.json(await keepSession(c.var.ctx, c.var.session?.id ?? ''))
