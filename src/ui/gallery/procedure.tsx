/** Picture 02: the page of one procedure. */
import { DataList, Facts } from '../facts.tsx'
import { LinkButton } from '../forms.tsx'
import { PublicPage } from '../layout.tsx'
import { ActionPanel, Byline, PageHead, Section, WithSide } from '../page-parts.tsx'
import { DownloadLink } from '../papers.tsx'
import { StepBars } from '../steps.tsx'
import { Table } from '../table.tsx'
import { publicFrame } from './frames.ts'

type Paper = { name: string; originals: number; copies: number; form?: string }

const papers: Paper[] = [
  { name: 'Đăng ký thực hiện chương trình khuyến mại', originals: 1, copies: 0, form: 'Mẫu số 02' },
  { name: 'Thể lệ chương trình khuyến mại', originals: 1, copies: 0, form: 'Mẫu số 03' },
  { name: 'Mẫu bằng chứng xác định trúng thưởng, hoặc mô tả chi tiết về bằng chứng xác định trúng thưởng', originals: 1, copies: 0 },
  { name: 'Giấy tờ về chất lượng của hàng hóa khuyến mại (bản sao không cần chứng thực)', originals: 0, copies: 1 },
]

const steps = [
  { name: 'Tiếp nhận, kiểm tra, số hóa hồ sơ', place: 'Bộ phận Một cửa', hours: 4 },
  { name: 'Phân công thụ lý', place: 'Lãnh đạo Phòng Quản lý Thương mại', hours: 4 },
  { name: 'Thẩm định hồ sơ, dự thảo văn bản', place: 'Chuyên viên thụ lý', hours: 20 },
  { name: 'Xem xét dự thảo', place: 'Lãnh đạo Phòng Quản lý Thương mại', hours: 4 },
  { name: 'Ký duyệt', place: 'Lãnh đạo Sở', hours: 4 },
  { name: 'Cấp số, ký số, phát hành', place: 'Văn thư', hours: 2 },
  { name: 'Trả kết quả, gắn mã kết quả', place: 'Bộ phận Một cửa', hours: 2 },
]

const copies = (n: number, words: string) => (n === 0 ? <span class="only-wide">–</span> : <>{n}<span class="only-phone"> {words}</span></>)

const Acts = () => (
  <ActionPanel
    main={<LinkButton href="/nop/2.000004" wide>Nộp hồ sơ trực tuyến</LinkButton>}
    note="Cần khoảng 15 phút. Bạn có thể lưu và làm tiếp sau."
    links={[
      { href: '/mau', label: 'Tải trọn bộ mẫu đơn (.zip)' },
      { href: '/in', label: 'In trang này' },
      { href: '/noi-nop', label: 'Nộp trực tiếp hoặc qua bưu chính' },
      { href: '/hoi', label: 'Hỏi Bộ phận Một cửa' },
    ]}
  />
)

const Papers = () => (
  <Table<Paper>
    caption="Giấy tờ cần nộp"
    rows={papers}
    columns={[
      { head: 'TT', kind: 'index', cell: (_, i) => i + 1 },
      { head: 'Giấy tờ', kind: 'main', cell: (p) => p.name },
      { head: 'Bản chính', kind: 'center', width: '86px', cell: (p) => copies(p.originals, 'bản chính') },
      { head: 'Bản sao', kind: 'center', width: '76px', cell: (p) => copies(p.copies, 'bản sao') },
      { head: 'Mẫu', width: '106px', cell: (p) => (p.form ? <DownloadLink href="/mau" label={p.form} /> : <span class="only-wide">–</span>) },
    ]}
  />
)

export const Procedure = () => (
  <PublicPage frame={publicFrame('Thủ tục')} title="Đăng ký hoạt động khuyến mại" printFoot="2.000004, phiên bản 3, mã băm 7c1e 94a0 5b3f 08d7 … e61a b2d6">
    <PageHead
      crumbs={{ links: [{ href: '/thu-tuc', label: 'Thủ tục' }, { href: '/thu-tuc/linh-vuc', label: 'Xúc tiến thương mại' }], here: '2.000004' }}
      title="Đăng ký hoạt động khuyến mại đối với chương trình khuyến mại mang tính may rủi thực hiện trên địa bàn 1 tỉnh, thành phố trực thuộc Trung ương"
    >
      <Byline parts={[<b>Phiên bản 3</b>, 'có hiệu lực từ 15/09/2023', <>mã băm <a href="#ban">7c1e 94a0 … b2d6</a></>]} />
    </PageHead>
    <Facts
      facts={[
        { label: 'Thời hạn giải quyết', numeral: '05', value: 'ngày làm việc' },
        { label: 'Phí, lệ phí', value: 'Không ghi khoản thu', note: 'trong bản công bố hiện hành' },
        { label: 'Ai được nộp', value: 'Tổ chức hoặc cá nhân' },
        { label: 'Cách nộp', value: 'Trực tuyến, trực tiếp, bưu chính', note: 'thời hạn như nhau' },
      ]}
    />
    <WithSide side={<Acts />} sideFirst>
      <Section title="Thủ tục này là gì">
        <p>
          Thương nhân muốn khuyến mại theo hình thức mang tính may rủi (bốc thăm, quay số, cào trúng thưởng) trong phạm vi
          một tỉnh thì đăng ký với Sở Công Thương trước khi thực hiện. Sở trả lời xác nhận hoặc không xác nhận; nếu không
          xác nhận, Sở nêu rõ lý do.
        </p>
      </Section>
      <Section title="Giấy tờ cần nộp"><Papers /></Section>
      <Section title="Các bước và thời gian">
        <StepBars
          steps={steps}
          total="Cộng (05 ngày làm việc)"
          note="Giờ của từng bước là quy trình nội bộ của Sở. Thời hạn cam kết với bạn là 05 ngày làm việc, kể từ khi nhận đủ hồ sơ hợp lệ."
        />
      </Section>
      <Section title="Kết quả">
        <p>Văn bản xác nhận (Mẫu số 04) hoặc không xác nhận (Mẫu số 05) việc đăng ký. Bạn nhận bản điện tử có ký số; bản giấy được gửi khi bạn yêu cầu.</p>
      </Section>
      <Section title="Căn cứ pháp lý">
        <p class="law"><a href="https://vanban.chinhphu.vn">Nghị định số 81/2018/NĐ-CP</a>, Điều 19</p>
      </Section>
      <Section title="Phiên bản của trang này" id="ban">
        <DataList
          ruled={false}
          data={[
            { label: 'Phiên bản', value: '3 (thay phiên bản 2)' },
            { label: 'Có hiệu lực', value: 'từ 15/09/2023' },
            { label: 'Mã băm (SHA-256)', value: '7c1e 94a0 5b3f 08d7 … e61a b2d6' },
            { label: 'Cùng sinh từ bản này', value: 'Mẫu đơn trực tuyến, phụ lục công bố, quy trình nội bộ, quy trình ISO' },
          ]}
        />
        <p class="note"><a href="/so-sanh">So sánh với phiên bản 2</a></p>
      </Section>
    </WithSide>
  </PublicPage>
)
