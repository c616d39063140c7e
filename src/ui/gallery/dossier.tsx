/** Picture 05: one dossier on the desk. */
import { DataList } from '../facts.tsx'
import { ButtonGroup, SubmitButton, TextArea } from '../forms.tsx'
import { StaffPage } from '../layout.tsx'
import { PaperList } from '../papers.tsx'
import { Checklist, Flow, LogList, Panel, StepHead, SubjectHead, ThreeColumns } from '../staff-parts.tsx'
import { BigDate, DueMark } from '../time-mark.tsx'
import { staffFrame } from './frames.ts'

const Left = () => (
  <>
    <Panel title="Giấy tờ" aside="4/4 đã số hóa">
      <PaperList
        papers={[
          { name: 'Đăng ký thực hiện chương trình khuyến mại', href: '/tep/1', note: 'Bản chính · Mẫu số 02 · 3 trang', checked: true },
          { name: 'Thể lệ chương trình khuyến mại', href: '/tep/2', note: 'Bản chính · Mẫu số 03 · bổ sung 16/10', checked: true },
          { name: 'Mẫu bằng chứng xác định trúng thưởng', href: '/tep/3', note: 'Bản chính · 2 trang', checked: true },
          { name: 'Giấy tờ về chất lượng hàng hóa khuyến mại', href: '/tep/4', note: 'Bản sao · 5 trang', checked: true },
        ]}
      />
    </Panel>
    <Panel title="Dữ liệu đơn" link={{ href: '/so', label: 'So với lần nộp trước' }}>
      <DataList
        data={[
          { label: 'Tên chương trình', value: 'Quay số mừng xuân Gió Biển' },
          { label: 'Thời gian', value: '01/12/2023 – 31/12/2023' },
          { label: 'Địa bàn', value: 'Tỉnh Bình Định' },
          { label: 'Hình thức', value: 'Mang tính may rủi (quay số)' },
          { label: 'Hàng hóa', value: 'Đồ gia dụng, 46 mặt hàng' },
          { label: 'Giá trị giải thưởng', value: '186.000.000 đồng' },
          { label: 'Mã số thuế', value: '4100 000 000' },
          { label: 'Người liên hệ', value: 'Lê Thị Thu Hà' },
        ]}
      />
    </Panel>
  </>
)

const Right = () => (
  <>
    <Panel title="Quy trình" link={{ href: '/so-do', label: 'Mở sơ đồ' }} bare>
      <Flow
        nodes={[
          { kind: 'start' },
          { kind: 'task', number: 1, name: 'Tiếp nhận, số hóa', note: 'Một cửa · 3 giờ 10 / 4', state: 'done' },
          { kind: 'task', number: 2, name: 'Phân công thụ lý', note: <DueMark state="doneLate" size={12}>Trễ 2 giờ 05 phút</DueMark>, state: 'done' },
          { kind: 'task', number: 3, name: 'Thẩm định, dự thảo', note: 'Chuyên viên · 18 / 20 giờ', state: 'current' },
          { kind: 'gateway', text: 'Đủ điều kiện?', back: true },
          { kind: 'task', number: 4, name: 'Xem xét dự thảo', note: 'Lãnh đạo phòng · 4 giờ', state: 'next' },
          { kind: 'task', number: 5, name: 'Ký duyệt', note: 'Lãnh đạo Sở · 4 giờ', state: 'next' },
          { kind: 'task', number: 6, name: 'Cấp số, phát hành', note: 'Văn thư · 2 giờ', state: 'next' },
          { kind: 'task', number: 7, name: 'Trả kết quả', note: 'Một cửa · 2 giờ', state: 'next' },
          { kind: 'end' },
        ]}
      />
    </Panel>
    <Panel title="Nhật ký" link={{ href: '/nhat-ky', label: 'Tất cả 14 dòng' }}>
      <LogList
        lines={[
          { when: '19/10 14:12', text: 'Khôi lưu dự thảo bản 2' },
          { when: '17/10 10:30', text: 'Bà Phạm Thu Ngân phân công cho Khôi' },
          { when: '16/10 09:15', text: 'Nhận đủ bổ sung; tính lại thời hạn' },
          { when: '13/10 15:40', text: 'Gửi Phiếu yêu cầu bổ sung (Mẫu 02)' },
        ]}
      />
    </Panel>
  </>
)

const checks = [
  'Chương trình chỉ thực hiện trong 1 tỉnh',
  'Thể lệ đủ nội dung theo Mẫu số 03',
  'Bằng chứng xác định trúng thưởng rõ ràng',
  'Có giấy tờ về chất lượng hàng hóa',
  'Tổng giá trị hàng hóa khuyến mại đúng hạn mức',
].map((label, index) => ({ name: 'kiem-tra', value: String(index), label, checked: true }))

const Desk = () => (
  <form method="post">
    <StepHead
      number={3}
      title="Thẩm định hồ sơ, dự thảo văn bản"
      note="Nguyễn Minh Khôi · nhận lúc 10 giờ 30, 17/10 · đã dùng 18 trong 20 giờ"
      used={0.9}
    />
    <Panel title="Nội dung cần kiểm tra" aside="5/5"><Checklist checks={checks} /></Panel>
    <Panel title="Ý kiến thẩm định" bare>
      <TextArea name="y-kien" label="Ý kiến thẩm định" hideLabel rows={4} value="Hồ sơ đầy đủ sau khi bổ sung thể lệ ngày 16/10. Đề xuất xác nhận đăng ký theo Mẫu số 04." />
    </Panel>
    <Panel title="Dự thảo kết quả">
      <PaperList papers={[{ name: 'Văn bản xác nhận (Mẫu số 04)', href: '/tep/9', aside: 'bản 2 · 14 giờ 12' }]} />
    </Panel>
    <div class="desk-acts">
      <SubmitButton wide iconEnd="arrow" name="viec" value="trinh">Trình lãnh đạo phòng xem xét</SubmitButton>
      <ButtonGroup why="Đã yêu cầu bổ sung 1 lần (13/10). Lần nữa cần lãnh đạo phòng duyệt và nêu căn cứ." whyId="vi-sao-bo-sung">
        <SubmitButton variant="secondary" name="viec" value="luu">Lưu dự thảo</SubmitButton>
        <SubmitButton variant="secondary" name="viec" value="xin-loi">Xin lỗi và hẹn lại</SubmitButton>
        <SubmitButton variant="secondary" name="viec" value="tu-choi">Từ chối</SubmitButton>
        <SubmitButton variant="secondary" disabled describedBy="vi-sao-bo-sung">Yêu cầu bổ sung</SubmitButton>
      </ButtonGroup>
    </div>
  </form>
)

export const Dossier = () => (
  <StaffPage frame={staffFrame('Hồ sơ của tôi')} title="H08.14-231012-0003" bleed>
    <SubjectHead
      title="H08.14-231012-0003"
      lines={[
        <><b>Công ty TNHH Thương mại Gió Biển</b> · người nộp: Lê Thị Thu Hà · nộp trực tuyến</>,
        '2.000004 Đăng ký hoạt động khuyến mại mang tính may rủi trên địa bàn 1 tỉnh · phiên bản 3',
      ]}
    >
      <BigDate label="Hạn của bước 3" main="16:30" rest="hôm nay" state="nearDue" words="Còn 2 giờ" plain />
      <BigDate label="Hẹn trả kết quả" main="23/10" rest="/2023" state="onTime" words="Còn 2 ngày">
        <a href="/vi-sao">Vì sao?</a>
      </BigDate>
    </SubjectHead>
    <ThreeColumns left={<Left />} right={<Right />}><Desk /></ThreeColumns>
  </StaffPage>
)
