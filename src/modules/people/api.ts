import { endpoint, z, type Api } from '../../platform/api.ts'
import { officersApi } from './api/officers.ts'
import { newApplicant } from './model.ts'
import { changePassword, keepSession, logIn, logOut, myAccount, register } from './service.ts'

const account = z
  .object({
    id: z.uuid(), login: z.string(), kind: z.enum(['officer', 'citizen', 'business']), name: z.string(), email: z.string().nullable(), phone: z.string().nullable(),
    citizenId: z.string().nullable(), taxCode: z.string().nullable(), address: z.string().nullable(), representative: z.string().nullable(),
  })
  .openapi('Account')

/** People for machines: sessions and the own account. */
export function api(app: Api): void {
  endpoint(app, {
    method: 'post', path: '/api/v1/sessions', tag: 'Người dùng', summary: 'Đăng nhập, nhận mã phiên (Bearer)', status: 201,
    body: z.object({ login: z.string().min(1), password: z.string().min(1) }),
    answer: z.object({ token: z.string(), expiresAt: z.iso.datetime(), account }),
  }, async (c, { body }) => {
    const session = await logIn(c.var.ctx, { ...body, place: c.var.remote, userAgent: c.req.header('user-agent') ?? '' })
    return { token: session.token, expiresAt: session.expiresAt.toISOString(), account: session.account }
  })

  endpoint(app, { method: 'post', path: '/api/v1/sessions/keep', tag: 'Người dùng', summary: 'Giữ phiên làm việc', answer: z.object({ expiresAt: z.iso.datetime() }) },
    async (c) => ({ expiresAt: (await keepSession(c.var.ctx, c.var.session?.id ?? '')).expiresAt.toISOString() }))

  endpoint(app, { method: 'delete', path: '/api/v1/sessions/current', tag: 'Người dùng', summary: 'Đăng xuất', status: 204 },
    async (c) => { await logOut(c.var.ctx, c.var.session?.id ?? ''); return undefined })

  endpoint(app, { method: 'post', path: '/api/v1/accounts', tag: 'Người dùng', summary: 'Tạo tài khoản người nộp hồ sơ', status: 201, body: newApplicant, answer: account },
    (c, { body }) => register(c.var.ctx, body))

  endpoint(app, { method: 'get', path: '/api/v1/account', tag: 'Người dùng', summary: 'Tài khoản đang đăng nhập', answer: account }, (c) => myAccount(c.var.ctx))

  endpoint(app, {
    method: 'post', path: '/api/v1/account/password', tag: 'Người dùng', summary: 'Đổi mật khẩu', status: 204,
    body: z.object({ old: z.string(), new: z.string() }),
  }, async (c, { body }) => { await changePassword(c.var.ctx, { ...body, sessionId: c.var.session?.id ?? '' }); return undefined })

  officersApi(app)
}
