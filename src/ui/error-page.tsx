/** Pages for when something cannot be shown or done. They say what happened and where to go on. */
import type { PropsWithChildren } from 'hono/jsx'
import type { Link, Words } from './types.ts'

export type ErrorStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503

const says: Record<ErrorStatus, { title: string; text: string }> = {
  400: { title: 'Chúng tôi chưa đọc được yêu cầu này', text: 'Xin quay lại trang trước và làm lại. Nếu vẫn không được, xin gọi Bộ phận Một cửa.' },
  401: { title: 'Xin đăng nhập để xem trang này', text: 'Sau khi đăng nhập, bạn trở lại đúng trang đang mở.' },
  403: { title: 'Trang này dành cho người được giao việc', text: 'Tài khoản của bạn chưa được giao quyền xem trang này. Người quản trị của Sở giao quyền theo phân công.' },
  404: { title: 'Chúng tôi không tìm thấy trang này', text: 'Địa chỉ có thể đã thay đổi hoặc thiếu vài ký tự. Nếu bạn tìm hồ sơ, xin kiểm tra lại mã trên giấy tiếp nhận.' },
  409: { title: 'Việc này vừa có thay đổi', text: 'Có người đã xử lý trước bạn, hoặc hồ sơ đã sang bước khác. Chưa có gì bị ghi đè. Xin mở lại hồ sơ để xem tình trạng mới nhất.' },
  413: { title: 'Tệp gửi lên quá lớn', text: 'Xin giảm dung lượng hoặc chia thành nhiều tệp rồi gửi lại.' },
  415: { title: 'Chúng tôi chưa đọc được loại tệp này', text: 'Xin gửi lại tệp đúng loại ghi dưới ô chọn tệp.' },
  422: { title: 'Còn chỗ cần sửa', text: 'Xin quay lại và sửa những chỗ đã nêu. Những gì bạn đã điền vẫn còn nguyên.' },
  429: { title: 'Bạn đã thử nhiều lần trong thời gian ngắn', text: 'Để giữ an toàn, xin đợi vài phút rồi thử lại.' },
  500: { title: 'Hệ thống gặp lỗi, chúng tôi xin lỗi bạn', text: 'Lỗi đã được ghi lại để khắc phục. Những gì bạn gửi trước đó vẫn còn. Xin thử lại sau ít phút.' },
  503: { title: 'Hệ thống đang tạm nghỉ', text: 'Chúng tôi đang bảo trì. Xin quay lại sau ít phút.' },
}

export type ErrorContentProps = PropsWithChildren<{
  status: ErrorStatus
  /** The refusal's own sentence; takes the place of the general text. */
  sentence?: Words | undefined
  /** For a 500: what to say when calling. */
  requestId?: string | undefined
  /** Ways on. */
  links?: Link[] | undefined
}>

export const errorTitle = (status: ErrorStatus): string => says[status].title

/** The content; the hall hangs it into the frame of who is asking. */
export const ErrorContent = ({ status, sentence, requestId, links = [{ href: '/', label: 'Về trang chủ' }], children }: ErrorContentProps) => (
  <div class="error-page">
    <h1>{says[status].title}</h1>
    <p class="lead">{sentence ?? says[status].text}</p>
    {children}
    {requestId && (
      <p class="note">
        Khi liên hệ, xin cho biết mã sự việc: <code>{requestId}</code>
      </p>
    )}
    <ul class="ways">
      {links.map((link) => (
        <li>
          <a href={link.href}>{link.label}</a>
        </li>
      ))}
    </ul>
  </div>
)
