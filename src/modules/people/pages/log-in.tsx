import { setCookie } from 'hono/cookie'
import { Refusal } from '../../../platform/errors.ts'
import { html, readForm, seeOther } from '../../../platform/page.ts'
import { say } from '../../../platform/text.ts'
import type { WebContext } from '../../../platform/web.ts'
import { ButtonGroup, ErrorSummary, errorOf, Form, HiddenFields, LinkButton, SubmitButton, TextInput, type Problem } from '../../../ui/forms.tsx'
import { Public } from '../../../ui/frame.tsx'
import { logIn } from '../service.ts'

export const SESSION_COOKIE = 'motcua_session'

/** Only a path of this site: never a way out to another. Browsers leave out tabs and line ends: `/⇥/` is `//`. */
export const safeReturn = (path: string | undefined): string | undefined =>
  path !== undefined && /^\/(?![/\\])/.test(path) && !/\p{Cc}/u.test(path) ? path : undefined

/** Puts the session's token in the browser. */
export const keepToken = (c: WebContext, token: string): void =>
  setCookie(c, SESSION_COOKIE, token, { httpOnly: true, sameSite: 'Lax', path: '/', secure: c.var.ctx.baseUrl.startsWith('https:') })

const LogInPage = ({ c, problems = [], login = '', back = '' }: { c: WebContext; problems?: Problem[]; login?: string; back?: string }) => (
  <Public c={c} title={problems.length > 0 ? 'Cần sửa: đăng nhập' : 'Đăng nhập'}>
    <h1>Đăng nhập</h1>
    <ErrorSummary problems={problems} />
    <Form action="/dang-nhap">
      <HiddenFields values={{ tiep: back }} />
      <TextInput name="login" label="Tên đăng nhập" value={login} width={24} autocomplete="username" error={errorOf(problems, 'login')} spellcheck={false} />
      <TextInput name="password" type="password" label="Mật khẩu" width={24} autocomplete="current-password" error={errorOf(problems, 'password')} />
      <ButtonGroup>
        <SubmitButton>Đăng nhập</SubmitButton>
        <LinkButton href={`/dang-ky${back ? `?tiep=${encodeURIComponent(back)}` : ''}`} variant="secondary">Tạo tài khoản mới</LinkButton>
      </ButtonGroup>
    </Form>
  </Public>
)

export const showLogIn = (c: WebContext) => html(c, <LogInPage c={c} back={safeReturn(c.req.query('tiep')) ?? ''} />)

export async function doLogIn(c: WebContext): Promise<Response> {
  const posted = await readForm(c)
  const login = posted.text('login')
  const back = safeReturn(posted.text('tiep'))
  try {
    const session = await logIn(c.var.ctx, { login, password: posted.text('password'), place: c.var.remote, userAgent: c.req.header('user-agent') ?? '' })
    keepToken(c, session.token)
    return seeOther(c, back ?? (session.account.kind === 'officer' ? '/viec' : '/ho-so-cua-toi'))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const problems = [{ field: error.fields[0]?.field ?? 'login', message: say(error.code, error.params) }]
    return html(c, <LogInPage c={c} problems={problems} login={login} back={back ?? ''} />, error.status === 429 ? 429 : 422)
  }
}
