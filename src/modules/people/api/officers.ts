import { endpoint, z, type Api } from '../../../platform/api.ts'
import type { Officer } from '../model.ts'
import {
  addOfficer, appointOfficer, delegateToOfficer, delegations, disableOfficer, enableOfficer, endDelegation, endOfficerPosition, getOfficer, listOfficers, renewPassword,
} from '../service/officers.ts'

const tag = 'Cán bộ'

const held = z.object({
  id: z.uuid(), unitId: z.uuid(), unitName: z.string(), role: z.string(), title: z.string(), validFrom: z.iso.date(), validTo: z.iso.date().nullable(),
})
const officer = z
  .object({
    id: z.uuid(), login: z.string(), name: z.string(), email: z.string().nullable(), phone: z.string().nullable(),
    disabledAt: z.iso.datetime().nullable(), positions: z.array(held),
  })
  .openapi('Officer')
const shown = (one: Officer): z.input<typeof officer> => ({ ...one, disabledAt: one.disabledAt?.toISOString() ?? null })

const position = z.object({ unitId: z.string(), role: z.string(), title: z.string(), validFrom: z.string() }).openapi('OfficerPosition')
const person = z.object({ name: z.string(), login: z.string(), email: z.string().nullish(), phone: z.string().nullish() })
const password = z.string().openapi({ description: 'Mật khẩu cấp lần này; chỉ trả một lần' })
const byId = z.object({ id: z.string() })
const made = z.object({ id: z.uuid() })

const delegation = z
  .object({
    id: z.uuid(), positionId: z.uuid(), fromName: z.string(), title: z.string(), unitName: z.string(), toAccountId: z.uuid(), toName: z.string(),
    validFrom: z.iso.date(), validTo: z.iso.date(), reason: z.string(),
  })
  .openapi('Delegation')

/** Officers, their positions and delegations, for machines. */
export function officersApi(app: Api): void {
  endpoint(app, { method: 'get', path: '/api/v1/officers', tag, summary: 'Cán bộ của cơ quan và các vị trí đã, đang và sẽ giữ', answer: z.array(officer) },
    async (c) => (await listOfficers(c.var.ctx)).map(shown))

  endpoint(app, {
    method: 'post', path: '/api/v1/officers', tag, summary: 'Thêm cán bộ: tài khoản và vị trí đầu tiên', status: 201,
    body: person.extend(position.shape).openapi('NewOfficer'), answer: z.object({ id: z.uuid(), login: z.string(), name: z.string(), password }),
  }, (c, { body }) => addOfficer(c.var.ctx, body))

  endpoint(app, { method: 'get', path: '/api/v1/officers/{id}', tag, summary: 'Một cán bộ', params: byId, answer: officer },
    async (c, { params }) => shown(await getOfficer(c.var.ctx, params.id)))

  endpoint(app, { method: 'post', path: '/api/v1/officers/{id}/positions', tag, summary: 'Giao thêm một vị trí', status: 201, params: byId, body: position, answer: made },
    (c, { params, body }) => appointOfficer(c.var.ctx, params.id, body))

  endpoint(app, {
    method: 'post', path: '/api/v1/officers/{id}/positions/{positionId}/ending', tag, summary: 'Ghi ngày cuối giữ vị trí', status: 204,
    params: z.object({ id: z.string(), positionId: z.string() }), body: z.object({ lastDay: z.string() }),
  }, async (c, { params, body }) => { await endOfficerPosition(c.var.ctx, params.id, { positionId: params.positionId, lastDay: body.lastDay }); return undefined })

  endpoint(app, {
    method: 'post', path: '/api/v1/officers/{id}/password', tag, summary: 'Cấp mật khẩu mới', params: byId,
    answer: z.object({ login: z.string(), name: z.string(), password }),
  }, (c, { params }) => renewPassword(c.var.ctx, params.id))

  endpoint(app, { method: 'post', path: '/api/v1/officers/{id}/disabling', tag, summary: 'Khóa tài khoản, đóng mọi phiên đang mở', status: 204, params: byId },
    async (c, { params }) => { await disableOfficer(c.var.ctx, params.id); return undefined })

  endpoint(app, { method: 'post', path: '/api/v1/officers/{id}/enabling', tag, summary: 'Mở lại tài khoản', status: 204, params: byId },
    async (c, { params }) => { await enableOfficer(c.var.ctx, params.id); return undefined })

  endpoint(app, { method: 'get', path: '/api/v1/delegations', tag, summary: 'Ủy quyền đang có hiệu lực và sắp tới', answer: z.array(delegation) }, (c) => delegations(c.var.ctx))

  endpoint(app, {
    method: 'post', path: '/api/v1/delegations', tag, summary: 'Ủy quyền một vị trí cho cán bộ khác trong một thời gian', status: 201,
    body: z.object({ positionId: z.string(), toAccountId: z.string(), validFrom: z.string(), validTo: z.string(), reason: z.string() }), answer: made,
  }, (c, { body }) => delegateToOfficer(c.var.ctx, body))

  endpoint(app, { method: 'delete', path: '/api/v1/delegations/{id}', tag, summary: 'Thu hồi ủy quyền', status: 204, params: byId },
    async (c, { params }) => { await endDelegation(c.var.ctx, params.id); return undefined })
}
