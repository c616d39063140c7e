import { endpoint, z, type Api } from '../../platform/api.ts'
import { mailState } from './model.ts'
import { listMails, markAllRead, markRead, myNotices } from './service.ts'

const notice = z
  .object({
    id: z.uuid(), kind: z.string().openapi({ example: 'dossier.accepted' }), title: z.string(), body: z.string(), href: z.string(),
    at: z.iso.datetime(), readAt: z.iso.datetime().nullable(),
  })
  .openapi('Notice')

const mail = z
  .object({
    id: z.uuid(), toAddress: z.string(), subject: z.string(), text: z.string(), createdAt: z.iso.datetime(), sentAt: z.iso.datetime().nullable(),
    state: z.enum(['sent', 'kept', 'waiting', 'failing', 'givenUp']).openapi({ description: 'đã gửi, đã ghi vào thư mục, chờ gửi, chưa gửi được, không gửi được' }),
    attempts: z.int(), lastError: z.string().nullable(),
  })
  .openapi('Mail')

const tag = 'Thông báo'

/** Notices for machines. */
export function api(app: Api): void {
  endpoint(app, {
    method: 'get', path: '/api/v1/notices', tag, summary: 'Thông báo của tài khoản đang đăng nhập, mới nhất trước',
    query: z.object({ page: z.coerce.number().int().min(1).max(100_000).default(1) }),
    answer: z.object({ notices: z.array(notice), total: z.int(), unread: z.int(), page: z.int() }),
  }, async (c, { query }) => {
    const found = await myNotices(c.var.ctx, query)
    return { ...found, notices: found.notices.map((n) => ({ ...n, at: n.at.toISOString(), readAt: n.readAt?.toISOString() ?? null })) }
  })

  endpoint(app, {
    method: 'post', path: '/api/v1/notices/{id}/read', tag, summary: 'Đánh dấu một thông báo là đã đọc', status: 204, params: z.object({ id: z.string() }),
  }, async (c, { params }) => { await markRead(c.var.ctx, params.id); return undefined })

  endpoint(app, { method: 'post', path: '/api/v1/notices/read', tag, summary: 'Đánh dấu mọi thông báo là đã đọc', status: 204 },
    async (c) => { await markAllRead(c.var.ctx); return undefined })

  endpoint(app, {
    method: 'get', path: '/api/v1/mails', tag, summary: 'Thư điện tử của cơ quan, mới nhất trước (quản trị hệ thống)',
    query: z.object({ before: z.uuid().optional(), unsent: z.enum(['true', 'false']).optional() }),
    answer: z.object({ mails: z.array(mail), next: z.uuid().optional() }),
  }, async (c, { query }) => {
    const { mails, next } = await listMails(c.var.ctx, { before: query.before, unsent: query.unsent === 'true' })
    const shown = mails.map((m) => ({
      id: m.id, toAddress: m.toAddress, subject: m.subject, text: m.text, createdAt: m.createdAt.toISOString(), sentAt: m.sentAt?.toISOString() ?? null,
      state: mailState(m), attempts: m.attempts, lastError: m.lastError,
    }))
    return { mails: shown, ...(next ? { next } : {}) }
  })
}
