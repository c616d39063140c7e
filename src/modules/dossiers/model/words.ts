import type { Business, Delivery, Supplement } from './dossier.ts'

type States = { business: Business; supplement: Supplement; delivery: Delivery }

/** Where a dossier stands, in a few words for lists and heads (tình trạng hồ sơ). */
export function stateWords({ business, supplement, delivery }: States): string {
  switch (business) {
    case 'filed': return supplement === 'requested' ? 'Chờ người nộp bổ sung' : supplement === 'sent' ? 'Đã gửi bổ sung, chờ tiếp nhận' : 'Chờ tiếp nhận'
    case 'processing': return supplement === 'requested' ? 'Chờ người nộp bổ sung' : supplement === 'sent' ? 'Đã gửi bổ sung, chờ kiểm tra' : 'Đang giải quyết'
    case 'finished': return delivery === 'ready' ? 'Có kết quả, chờ trả' : delivery === 'handedOver' ? 'Đã trả kết quả' : 'Đã giải quyết xong'
    case 'notReceived': return 'Không tiếp nhận'
    case 'refused': return 'Từ chối giải quyết'
    case 'withdrawn': return 'Người nộp đã rút'
    case 'stopped': return 'Dừng giải quyết'
  }
}

/** How it came in, inside a sentence: «nộp trực tuyến». */
export const filedWords = { direct: 'nộp trực tiếp', online: 'nộp trực tuyến', post: 'nộp qua bưu chính' } as const

/** The code without the agency's own part, for lists: `231016-0001`; another agency's code stays whole. */
export const shortCode = (code: string, agencyCode: string): string => (code.startsWith(`${agencyCode}-`) ? code.slice(agencyCode.length + 1) : code)
