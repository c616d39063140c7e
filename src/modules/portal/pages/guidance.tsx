import { html } from '../../../platform/page.ts'
import type { WebContext } from '../../../platform/web.ts'
import { DataList } from '../../../ui/facts.tsx'
import { LinkButton } from '../../../ui/forms.tsx'
import { Public } from '../../../ui/frame.tsx'
import { ActionPanel, PageHead, Section, WithSide } from '../../../ui/page-parts.tsx'

const parts = [
  { href: '#nop', label: 'Nộp hồ sơ' },
  { href: '#theo-doi', label: 'Theo dõi hồ sơ' },
  { href: '#bo-sung', label: 'Bổ sung giấy tờ' },
  { href: '#nhan', label: 'Nhận kết quả' },
  { href: '#ma', label: 'Các mã có nghĩa gì' },
  { href: '#ngay-hen', label: 'Ngày hẹn trả tính thế nào' },
  { href: '#so-lieu', label: 'Cách tính số liệu' },
  { href: '#tro-nang', label: 'Bàn phím, trợ năng' },
  { href: '#lien-he', label: 'Hỏi ai' },
]

const Filing = () => (
  <Section title="Nộp hồ sơ" id="nop">
    <div class="prose">
      <ol>
        <li>Tìm thủ tục ở <a href="/thu-tuc">danh mục thủ tục</a>. Viết không dấu hoặc đổi thứ tự từ vẫn tìm được. Trang thủ tục ghi giấy tờ cần nộp, thời hạn và các bước.</li>
        <li>Bấm Nộp hồ sơ trực tuyến và đăng nhập. Chưa có tài khoản thì <a href="/dang-ky">tạo tài khoản</a>.</li>
        <li>Điền đơn, gửi tệp của từng giấy tờ rồi bấm Nộp hồ sơ. Chưa xong thì bấm Lưu và làm tiếp sau: những gì đã điền và tệp đã gửi được giữ lại.</li>
      </ol>
      <p>Nộp xong bạn có ngay mã hồ sơ. Nếu còn chỗ cần sửa, trang nêu từng chỗ và giữ nguyên những gì bạn đã điền.</p>
      <p>Thủ tục chưa nộp được trực tuyến thì nộp tại Bộ phận Tiếp nhận và Trả kết quả; địa chỉ ghi ở cuối mỗi trang.</p>
    </div>
  </Section>
)

const Following = () => (
  <>
    <Section title="Theo dõi hồ sơ" id="theo-doi">
      <div class="prose">
        <p>Người nộp xem mọi chi tiết ở <a href="/ho-so-cua-toi">Hồ sơ của tôi</a>: hồ sơ đang ở đâu, hẹn trả ngày nào và vì sao là ngày đó, giấy tờ đã phát hành.</p>
        <p>Người có mã hồ sơ xem được mức độ hoàn thành ở trang <a href="/tra-cuu">Tra cứu hồ sơ</a>, không cần đăng nhập. Người có thêm mã bí mật xem được chi tiết.</p>
      </div>
    </Section>
    <Section title="Bổ sung giấy tờ" id="bo-sung">
      <div class="prose">
        <p>Khi hồ sơ còn thiếu, chúng tôi gửi Phiếu yêu cầu bổ sung (Mẫu số 02) và nêu rõ cần gì, vì sao, chậm nhất ngày nào. Trang hồ sơ của bạn có chỗ gửi tệp bổ sung.</p>
        <p>Nếu hồ sơ đã được tiếp nhận, thời hạn tạm dừng trong lúc chờ. Khi đủ giấy tờ, thời hạn được tính lại và bạn có ngày hẹn mới.</p>
      </div>
    </Section>
    <Section title="Nhận kết quả" id="nhan">
      <div class="prose">
        <p>Khi có kết quả, trang hồ sơ của bạn báo đã có kết quả. Bạn đến nhận tại Bộ phận Tiếp nhận và Trả kết quả, mang theo giấy tiếp nhận hoặc mã hồ sơ.</p>
      </div>
    </Section>
  </>
)

const Codes = ({ code }: { code: string }) => (
  <Section title="Các mã có nghĩa gì" id="ma">
    <DataList data={[
      { label: 'Mã số hồ sơ', value: `${code}-231012-0003: mã định danh của cơ quan, ngày nộp (năm, tháng, ngày), số thứ tự trong ngày. Có ngay khi nộp.` },
      { label: 'Mã bí mật', value: '8 chữ và số, in trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả. Dùng để xem chi tiết khi không đăng nhập. Không có các chữ, số dễ nhầm.' },
      { label: 'Mã thủ tục', value: '2.000004: mã của thủ tục trong Cơ sở dữ liệu quốc gia về thủ tục hành chính.' },
      { label: 'Mã băm', value: 'Dấu của đúng một phiên bản thủ tục: nội dung thay đổi thì mã thay đổi.' },
    ]} />
  </Section>
)

const Counting = () => (
  <>
    <Section title="Ngày hẹn trả tính thế nào" id="ngay-hen">
      <div class="prose">
        <p>Thời hạn tính bằng ngày làm việc, từ ngày sau ngày tiếp nhận. Thứ Bảy, Chủ nhật và ngày nghỉ lễ, Tết không tính. Mỗi hồ sơ có bảng giải thích từng ngày, kèm điều luật.</p>
        <p>Nếu không kịp, Sở xin lỗi, nêu lý do và hẹn lại một lần.</p>
      </div>
    </Section>
    <Section title="Cách tính số liệu" id="so-lieu">
      <div class="prose">
        <p>Số liệu trên trang chủ đếm từ hồ sơ thật của tháng này, làm mới mỗi phút.</p>
        <ul>
          <li>Hồ sơ đã giải quyết: có kết quả trong tháng. Hồ sơ bị từ chối, đã rút hoặc dừng giải quyết không nằm trong số này.</li>
          <li>Đúng hạn, trước hạn: có kết quả không muộn hơn ngày hẹn trả. Hồ sơ của thủ tục không có thời hạn thì không tính vào tỷ lệ này.</li>
          <li>Trễ hạn: có kết quả sau ngày giờ hẹn trả.</li>
          <li>Đang xử lý: mọi hồ sơ đã nộp mà chưa có kết quả, kể cả hồ sơ chờ bổ sung.</li>
          <li>Nộp trực tuyến: phần nộp trên trang này trong số hồ sơ đã giải quyết.</li>
        </ul>
      </div>
    </Section>
  </>
)

const Using = () => (
  <Section title="Bàn phím, trợ năng" id="tro-nang">
    <div class="prose">
      <p>Mọi trang dùng được bằng bàn phím: phím Tab để sang ô kế tiếp, Enter để bấm. Phím Tab đầu tiên đưa bạn đến nội dung chính. Khi có chỗ cần sửa, con trỏ đến ngay danh sách các chỗ đó.</p>
      <p>Trang dùng được với trình đọc màn hình, khi phóng to chữ, trên điện thoại và khi trình duyệt tắt JavaScript. Thời hạn luôn ghi bằng chữ, không chỉ bằng màu.</p>
    </div>
  </Section>
)

function Asking({ c }: { c: WebContext }) {
  const { agency } = c.var.ctx
  return (
    <Section title="Hỏi ai" id="lien-he">
      <p>Bộ phận Tiếp nhận và Trả kết quả trả lời về hồ sơ và thủ tục. Trang của mỗi hồ sơ ghi phòng đang thẩm định.</p>
      <DataList ruled={false} data={[
        { label: 'Cơ quan', value: agency.name },
        ...(agency.address === '' ? [] : [{ label: 'Địa chỉ', value: agency.address }]),
        ...(agency.phone === '' ? [] : [{ label: 'Điện thoại', value: agency.phone }]),
        ...(c.var.menus.hours === '' ? [] : [{ label: 'Giờ làm việc', value: c.var.menus.hours }]),
      ]} />
    </Section>
  )
}

/** GET /huong-dan: how to file, follow, supplement, receive. */
export const showGuidance = (c: WebContext): Promise<Response> =>
  html(c, (
    <Public c={c} title="Hướng dẫn">
      <PageHead title="Hướng dẫn nộp và nhận kết quả hồ sơ" />
      <WithSide side={<ActionPanel main={<LinkButton href="/thu-tuc" wide>Tìm thủ tục</LinkButton>} links={parts} />} sideFirst>
        <Filing />
        <Following />
        <Codes code={c.var.ctx.agency.code} />
        <Counting />
        <Using />
        <Asking c={c} />
      </WithSide>
    </Public>
  ))
