import { endpoint, z, type Api } from '../../platform/api.ts'
import { addUnit, changeAgency, changeUnit, closeUnit, getAgency, listUnits, renameCode } from './service.ts'

const tag = 'Cơ cấu tổ chức'
const kind = z.enum(['leadership', 'oneStop', 'office', 'room', 'subordinate'])

const agency = z
  .object({
    id: z.uuid(), code: z.string(), name: z.string(), parentName: z.string(), place: z.string(), address: z.string(), phone: z.string(),
    codes: z.array(z.object({ code: z.string(), validFrom: z.iso.date(), validTo: z.iso.date().nullable(), decision: z.string().nullable() })),
  })
  .openapi('Agency')
const unit = z.object({ id: z.uuid(), name: z.string(), shortName: z.string(), kind, fields: z.array(z.string()) }).openapi('Unit')
const unitBody = unit.omit({ id: true }).extend({ sort: z.int().optional() }).openapi('UnitDetails')
const byId = z.object({ id: z.string() })

/** The organisation for machines: the agency, its codes and its units. Who works there is asked of people. */
export function api(app: Api): void {
  endpoint(app, { method: 'get', path: '/api/v1/organisation', tag, summary: 'Cơ quan và các mã định danh, mã đang dùng đứng đầu', answer: agency },
    (c) => getAgency(c.var.ctx))

  endpoint(app, {
    method: 'put', path: '/api/v1/organisation', tag, summary: 'Sửa tên, địa chỉ của cơ quan', status: 204,
    body: z.object({ name: z.string(), parentName: z.string(), place: z.string(), address: z.string(), phone: z.string() }),
  }, async (c, { body }) => { await changeAgency(c.var.ctx, body); return undefined })

  endpoint(app, {
    method: 'post', path: '/api/v1/organisation/codes', tag, summary: 'Ghi mã định danh mới; mã cũ vẫn tra được', status: 204,
    body: z.object({ code: z.string(), validFrom: z.string(), decision: z.string() }),
  }, async (c, { body }) => { await renameCode(c.var.ctx, body); return undefined })

  endpoint(app, { method: 'get', path: '/api/v1/organisation/units', tag, summary: 'Các đơn vị đang hoạt động', answer: z.array(unit) }, (c) => listUnits(c.var.ctx))

  endpoint(app, { method: 'post', path: '/api/v1/organisation/units', tag, summary: 'Thêm đơn vị', status: 201, body: unitBody, answer: unit },
    (c, { body }) => addUnit(c.var.ctx, body))

  endpoint(app, { method: 'put', path: '/api/v1/organisation/units/{id}', tag, summary: 'Sửa đơn vị', status: 204, params: byId, body: unitBody },
    async (c, { params, body }) => { await changeUnit(c.var.ctx, params.id, body); return undefined })

  endpoint(app, { method: 'post', path: '/api/v1/organisation/units/{id}/closing', tag, summary: 'Ghi đơn vị thôi hoạt động', status: 204, params: byId },
    async (c, { params }) => { await closeUnit(c.var.ctx, params.id); return undefined })
}
