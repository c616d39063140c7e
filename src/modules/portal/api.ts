import { endpoint, z, type Api } from '../../platform/api.ts'
import { getHome } from './service.ts'

const count = z.number().int().min(0)
const figures = z.object({
  countedAt: z.iso.datetime().openapi({ description: 'Lúc đếm; làm mới mỗi phút' }),
  finished: count.openapi({ description: 'Hồ sơ có kết quả trong tháng này' }),
  dated: count.openapi({ description: 'trong đó có ngày hẹn trả: mẫu số của tỷ lệ đúng hạn' }),
  onTime: count.openapi({ description: 'có kết quả không muộn hơn ngày hẹn trả (so theo ngày)' }),
  late: count.openapi({ description: 'trong đó trễ hạn' }),
  online: count.openapi({ description: 'trong đó nộp trực tuyến' }),
  open: count.openapi({ description: 'Hồ sơ đang xử lý, kể cả chờ bổ sung' }),
  waiting: count.openapi({ description: 'trong đó đang chờ bổ sung giấy tờ' }),
}).openapi('Figures')

/** The figures of the home page, for everyone. */
export function api(app: Api): void {
  endpoint(app, { method: 'get', path: '/api/v1/figures', tag: 'Số liệu', summary: 'Số liệu tháng này, như trên trang chủ (không cần đăng nhập)', answer: figures }, async (c) => {
    const { at, month } = await getHome(c.var.ctx)
    return { countedAt: at.toISOString(), ...month }
  })
}
