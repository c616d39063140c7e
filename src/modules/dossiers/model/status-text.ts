import { formatDay, type Day } from '../../../platform/time.ts'
import type { Business, Delivery, Supplement } from './dossier.ts'
import type { Phase } from './phase.ts'

type Said = {
  /** To the person who filed it. */
  own: string
  /** To whoever holds the code: nobody is named. */
  open: string
  /** What the person does next; short, it stands in the heading. */
  next: string
  /** What else is good to know. */
  more?: string
}

const NOTHING = 'Bạn không cần làm gì thêm.'

const words: Record<Phase, Said> = {
  intake: { own: 'Hồ sơ của bạn đang chờ tiếp nhận.', open: 'Hồ sơ đang chờ tiếp nhận.', next: NOTHING, more: 'Chúng tôi kiểm tra giấy tờ rồi gửi giấy tiếp nhận có ngày hẹn trả.' },
  assigning: { own: 'Hồ sơ của bạn đã được tiếp nhận.', open: 'Hồ sơ đã được tiếp nhận.', next: NOTHING },
  appraising: { own: 'Hồ sơ của bạn đang được thẩm định.', open: 'Hồ sơ đang được thẩm định.', next: NOTHING },
  consulting: { own: 'Hồ sơ của bạn đang được lấy ý kiến.', open: 'Hồ sơ đang được lấy ý kiến cơ quan liên quan.', next: NOTHING, more: 'Sở đang hỏi ý kiến các cơ quan liên quan.' },
  reviewing: { own: 'Kết quả thẩm định đang được xem xét.', open: 'Kết quả thẩm định đang được xem xét.', next: NOTHING },
  signing: { own: 'Hồ sơ của bạn đang được ký duyệt.', open: 'Hồ sơ đang được ký duyệt.', next: NOTHING },
  issuing: { own: 'Kết quả của bạn đã ký, đang phát hành.', open: 'Kết quả đã ký, đang được phát hành.', next: NOTHING },
  recording: { own: 'Hồ sơ của bạn đã được xem xét.', open: 'Hồ sơ đã được xem xét, đang được lưu.', next: NOTHING },
  missing: { own: 'Hồ sơ của bạn cần bổ sung giấy tờ.', open: 'Hồ sơ đang chờ bổ sung giấy tờ.', next: 'Xin bổ sung để được giải quyết tiếp.' },
  checking: { own: 'Chúng tôi đang kiểm tra giấy tờ bổ sung.', open: 'Giấy tờ bổ sung đang được kiểm tra.', next: NOTHING },
  ready: { own: 'Hồ sơ của bạn đã có kết quả.', open: 'Hồ sơ đã có kết quả, đang chờ trả.', next: 'Mời bạn đến nhận.', more: 'Nhận tại Bộ phận Tiếp nhận và Trả kết quả, mang theo giấy tiếp nhận hoặc mã số hồ sơ.' },
  returned: { own: 'Hồ sơ của bạn đã giải quyết xong.', open: 'Hồ sơ đã giải quyết xong, kết quả đã trả.', next: 'Kết quả đã được trả.' },
  done: { own: 'Hồ sơ của bạn đã giải quyết xong.', open: 'Hồ sơ đã giải quyết xong.', next: NOTHING },
  notReceived: { own: 'Hồ sơ của bạn không được tiếp nhận.', open: 'Hồ sơ không được tiếp nhận.', next: 'Bạn có thể sửa và nộp hồ sơ mới.' },
  refused: { own: 'Hồ sơ của bạn bị từ chối giải quyết.', open: 'Hồ sơ bị từ chối giải quyết.', next: 'Lý do ở ngay dưới đây.' },
  withdrawn: { own: 'Hồ sơ này đã được rút.', open: 'Hồ sơ đã được người nộp rút.', next: 'Khi cần, bạn nộp hồ sơ mới.' },
  stopped: { own: 'Hồ sơ của bạn đã dừng giải quyết.', open: 'Hồ sơ đã dừng giải quyết.', next: 'Lý do ở ngay dưới đây.' },
}

/** The sentence on top of one's own dossier, and what to do next; with a deadline, until when. */
export function headline(phase: Phase, deadline: Day | null = null): { said: string; next: string; more: string | undefined } {
  const { own, next, more } = words[phase]
  return { said: own, next: phase === 'missing' && deadline ? `Xin bổ sung chậm nhất ngày ${formatDay(deadline)}.` : next, more }
}

/** The sentence for everyone who holds the code. */
export const openHeadline = (phase: Phase): string => words[phase].open

/** Two or three words for a list, from the stored states alone. */
export function shortState(d: { business: Business; supplement: Supplement; delivery: Delivery }): string {
  if (d.business === 'finished') return d.delivery === 'ready' ? 'Có kết quả, chờ bạn nhận' : d.delivery === 'handedOver' ? 'Đã trả kết quả' : 'Đã giải quyết xong'
  if (d.business === 'notReceived') return 'Không được tiếp nhận'
  if (d.business === 'refused') return 'Từ chối giải quyết'
  if (d.business === 'withdrawn') return 'Bạn đã rút'
  if (d.business === 'stopped') return 'Dừng giải quyết'
  if (d.supplement === 'requested') return 'Cần bạn bổ sung giấy tờ'
  if (d.supplement === 'sent') return 'Đang kiểm tra giấy tờ bổ sung'
  return d.business === 'filed' ? 'Chờ tiếp nhận' : 'Đang giải quyết'
}
