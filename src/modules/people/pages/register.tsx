import { Refusal } from '../../../platform/errors.ts'
import { html, readForm, seeOther, type Posted } from '../../../platform/page.ts'
import { say } from '../../../platform/text.ts'
import type { WebContext } from '../../../platform/web.ts'
import { ButtonGroup, ErrorSummary, errorOf, Form, HiddenFields, RadioGroup, SubmitButton, TextInput, type Problem } from '../../../ui/forms.tsx'
import { Public } from '../../../ui/frame.tsx'
import { logIn, register } from '../service.ts'
import { newApplicant } from '../model.ts'
import { keepToken, safeReturn } from './log-in.tsx'

type Typed = Record<'kind' | 'name' | 'representative' | 'taxCode' | 'citizenId' | 'address' | 'phone' | 'email' | 'login', string>
const typedFrom = (posted: Posted): Typed => ({
  kind: posted.text('kind'), name: posted.text('name'), representative: posted.text('representative'), taxCode: posted.text('taxCode'),
  citizenId: posted.text('citizenId'), address: posted.text('address'), phone: posted.text('phone'), email: posted.text('email'), login: posted.text('login'),
})

const labels: Record<keyof Typed | 'password', string> = {
  kind: 'Bạn là', name: 'Tên doanh nghiệp, hoặc họ và tên', representative: 'Người liên hệ', taxCode: 'Mã số thuế', citizenId: 'Số căn cước',
  address: 'Địa chỉ', phone: 'Số điện thoại', email: 'Thư điện tử', login: 'Tên đăng nhập', password: 'Mật khẩu',
}
const labelOf = (field: string | undefined): string | undefined => Object.entries(labels).find(([name]) => name === field)?.[1]

/** A line of the summary stands far from its field, so it names it, unless its sentence does. */
function named({ field, message }: Problem): Problem {
  const label = labelOf(field)
  return { field, message: label === undefined || message.startsWith(label) ? message : `${label}: ${message.charAt(0).toLocaleLowerCase('vi')}${message.slice(1)}` }
}

function RegisterPage({ c, typed, problems = [], back = '' }: { c: WebContext; typed?: Typed; problems?: Problem[]; back?: string }) {
  const field = (name: keyof Typed) => ({ name, label: labels[name], value: typed?.[name], error: errorOf(problems, name) })
  return (
    <Public c={c} title={problems.length > 0 ? 'Cần sửa: tạo tài khoản' : 'Tạo tài khoản'}>
      <h1>Tạo tài khoản</h1>
      <p>Tài khoản giúp bạn nộp hồ sơ, theo dõi và nhận kết quả trên mạng.</p>
      <ErrorSummary problems={problems.map(named)} />
      <Form action="/dang-ky">
        <HiddenFields values={{ tiep: back }} />
        <RadioGroup {...field('kind')} value={typed?.kind || 'business'} choices={[{ value: 'business', label: 'Doanh nghiệp, tổ chức, hộ kinh doanh' }, { value: 'citizen', label: 'Cá nhân' }]} />
        <TextInput {...field('name')} autocomplete="name" width={40} />
        <TextInput {...field('representative')} optional autocomplete="name" width={30} />
        <TextInput {...field('taxCode')} hint="10 chữ số, hoặc 10 chữ số và 3 chữ số của đơn vị phụ thuộc" optional inputmode="numeric" width={16} />
        <TextInput {...field('citizenId')} hint="12 chữ số, dành cho cá nhân" optional inputmode="numeric" width={16} />
        <TextInput {...field('address')} autocomplete="street-address" width={40} />
        <TextInput {...field('phone')} type="tel" autocomplete="tel" width={16} />
        <TextInput {...field('email')} hint="Chúng tôi báo tin về hồ sơ qua địa chỉ này" type="email" autocomplete="email" optional width={30} />
        <TextInput {...field('login')} autocomplete="username" spellcheck={false} width={24} />
        <TextInput name="password" type="password" label={labels.password} hint="Ít nhất 10 ký tự; một câu ngắn dễ nhớ là tốt nhất" autocomplete="new-password" width={24} error={errorOf(problems, 'password')} />
        <ButtonGroup><SubmitButton>Tạo tài khoản</SubmitButton></ButtonGroup>
      </Form>
    </Public>
  )
}

export const showRegister = (c: WebContext) => html(c, <RegisterPage c={c} back={safeReturn(c.req.query('tiep')) ?? ''} />)

export async function doRegister(c: WebContext): Promise<Response> {
  const posted = await readForm(c)
  const typed = typedFrom(posted)
  const back = safeReturn(posted.text('tiep'))
  const parsed = newApplicant.safeParse({ ...typed, password: posted.text('password') })
  const refuse = (problems: Problem[]) => html(c, <RegisterPage c={c} typed={typed} problems={problems} back={back ?? ''} />, 422)
  if (!parsed.success) return refuse(parsed.error.issues.map((issue) => ({ field: String(issue.path[0]), message: say(issue.message) })))
  try {
    await register(c.var.ctx, parsed.data)
    const session = await logIn(c.var.ctx, { login: parsed.data.login, password: parsed.data.password, place: c.var.remote, userAgent: c.req.header('user-agent') ?? '' })
    keepToken(c, session.token)
    return seeOther(c, back ?? '/ho-so-cua-toi')
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return refuse([{ field: error.fields[0]?.field, message: say(error.code, error.params) }])
  }
}
