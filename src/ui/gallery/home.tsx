/** Picture 01: the home page. */
import { Figures } from '../figures.tsx'
import { PublicPage } from '../layout.tsx'
import { Band, LinkList, Section, WithSide } from '../page-parts.tsx'
import { Hero, OftenSearched, SearchBox, TrackBox } from '../search.tsx'
import { publicFrame } from './frames.ts'

const procedure = (label: string, code: string, field: string, numeral: string) => ({
  href: `/thu-tuc/${code}`,
  label,
  note: `${code} · ${field}`,
  numeral,
  unit: 'ngày làm việc',
})

const procedures = [
  procedure('Đăng ký hoạt động khuyến mại mang tính may rủi trên địa bàn 1 tỉnh', '2.000004', 'Xúc tiến thương mại', '05'),
  procedure('Cấp Giấy phép bán lẻ rượu', '2.000620', 'Lưu thông hàng hóa trong nước', '08'),
  procedure('Cấp Giấy chứng nhận đủ điều kiện an toàn thực phẩm', '2.000591', 'An toàn thực phẩm', '25'),
  procedure('Cấp Giấy chứng nhận cửa hàng đủ điều kiện bán lẻ xăng dầu', '2.000648', 'Lưu thông hàng hóa trong nước', '20'),
  procedure('Cấp lại thẻ an toàn điện', '2.000643', 'Điện', '05'),
  procedure('Cấp Giấy xác nhận đủ điều kiện làm đại lý bán lẻ xăng dầu', '2.000673', 'Lưu thông hàng hóa trong nước', '30'),
]

const news = [
  ['17/10/2023', 'Hướng dẫn thanh toán phí, lệ phí trực tuyến qua Cổng Dịch vụ công quốc gia'],
  ['12/10/2023', 'Kiểm tra công tác cải cách hành chính tại các phòng, đơn vị từ 16/10 đến 19/10/2023'],
  ['09/10/2023', 'Bảo trì hệ thống từ 18 giờ 00 đến 20 giờ 00, Thứ Bảy 21/10/2023'],
  ['02/10/2023', 'Thay đổi mẫu đơn của 04 thủ tục lĩnh vực xúc tiến thương mại'],
].map(([over, label]) => ({ href: '/thong-bao', label: label ?? '', over }))

const often = ['khuyến mại', 'an toàn thực phẩm', 'xăng dầu', 'thẻ an toàn điện'].map((label) => ({
  href: `/thu-tuc?q=${encodeURIComponent(label)}`,
  label,
}))

const Opening = () => (
  <Hero
    question="Bạn cần làm thủ tục gì?"
    side={
      <>
        <h2>Theo dõi hồ sơ</h2>
        <TrackBox
          action="/tra-cuu"
          field="ma"
          example="H08.14-231012-0003"
          hint="Mã in ở góc trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả."
        />
      </>
    }
  >
    <SearchBox action="/thu-tuc" field="q" label="Tìm thủ tục" example="Ví dụ: bán lẻ rượu" />
    <OftenSearched links={often} />
  </Hero>
)

export const Home = () => (
  <PublicPage frame={publicFrame('')} title="Trang chủ" bleed>
    <Opening />
    <Band tone="paper">
      <WithSide
        wide
        side={
          <Section title="Thông báo">
            <LinkList items={news} />
            <p><a href="/thong-bao">Tất cả thông báo</a></p>
          </Section>
        }
      >
        <Section title="Thủ tục nhiều người làm">
          <LinkList items={procedures} />
          <p><a href="/thu-tuc">Xem tất cả thủ tục theo lĩnh vực</a></p>
        </Section>
      </WithSide>
    </Band>
    <Band tone="white">
      <Section title="Chúng tôi đang làm việc thế nào" aside="Tháng 10/2023, tính đến 14 giờ 30, Thứ Năm 19/10">
        <Figures
          figures={[
            { value: '97,8', unit: '%', label: 'Đúng hạn, trước hạn', state: 'doneOnTime', note: '403 trong 412 hồ sơ đã giải quyết' },
            { value: '9', label: 'Trễ hạn', state: 'doneLate', note: '9 trong 9 hồ sơ đã gửi phiếu xin lỗi' },
            { value: '186', label: 'Đang xử lý', note: '21 hồ sơ đang chờ bổ sung giấy tờ' },
            { value: '71,4', unit: '%', label: 'Nộp trực tuyến', note: '294 trong 412 hồ sơ đã giải quyết' },
          ]}
        />
        <p class="note"><a href="/so-lieu">Xem cách tính và số liệu các tháng trước</a></p>
      </Section>
    </Band>
  </PublicPage>
)
