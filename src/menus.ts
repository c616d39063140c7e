import { may, type Permission } from './platform/access.ts'
import type { Ctx } from './platform/ctx.ts'
import type { Place, Web } from './platform/web.ts'

const noticesPlace: Place = { href: '/thong-bao', label: 'Thông báo' }

const publicPlaces: Place[] = [
  { href: '/thu-tuc', label: 'Thủ tục' },
  { href: '/tra-cuu', label: 'Tra cứu hồ sơ' },
  { href: '/huong-dan', label: 'Hướng dẫn' },
]

const staffPlaces: (Place & { needs?: Permission })[] = [
  { href: '/viec', label: 'Hồ sơ của tôi', needs: 'dossier.process' },
  { href: '/ho-so', label: 'Tất cả hồ sơ', needs: 'dossier.view' },
  { href: '/mot-cua', label: 'Một cửa', needs: 'dossier.receive' },
  { href: '/thu-tuc', label: 'Thủ tục' },
  { href: '/soan-thao', label: 'Soạn thảo', needs: 'procedure.viewDraft' },
  { href: '/kiem-soat', label: 'Kiểm soát', needs: 'control.view' },
  noticesPlace,
  { href: '/quan-tri/lich', label: 'Lịch làm việc', needs: 'calendar.manage' },
  { href: '/quan-tri/to-chuc', label: 'Tổ chức', needs: 'organisation.manage' },
  { href: '/quan-tri/thu', label: 'Thư đã gửi', needs: 'mail.view' },
]

const footer: Place[] = [
  { href: '/huong-dan', label: 'Hướng dẫn nộp hồ sơ' },
  { href: '/api', label: 'Kết nối dữ liệu (API)' },
]

/** The menus of one person: only places that exist and that they may enter. */
export const menusFor = (ctx: Ctx, hours: string): Web['Variables']['menus'] => ({
  public: ctx.actor.kind === 'visitor' ? publicPlaces : [...publicPlaces, noticesPlace],
  staff: staffPlaces.filter((place) => !place.needs || may(ctx, place.needs)).map(({ href, label }) => ({ href, label })),
  footer,
  hours,
})
