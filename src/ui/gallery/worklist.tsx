/** Picture 04: the work list. */
import { SubmitButton } from '../forms.tsx'
import { StaffPage } from '../layout.tsx'
import { Pagination } from '../pagination.tsx'
import { StaffHead } from '../staff-parts.tsx'
import type { TimeState } from '../time-mark.tsx'
import type { WorkRow } from '../worklist.tsx'
import { BulkBar, CountTabs, FilterBar, KeyHelp, WorkList } from '../worklist.tsx'
import { staffFrame } from './frames.ts'

type Line = [TimeState, string, string, string, string, string, string, string, string, string]

const lines: Line[] = [
  ['overdue', 'Quá hạn 2 ngày', '17/10', 'Hộ kinh doanh Trần Văn Lộc', '2.000620 · Cấp Giấy phép bán lẻ rượu', '231005-0004', 'Trực tiếp', '4. Xem xét dự thảo', 'quá 11 giờ', '05/10'],
  ['overdue', 'Quá hạn 1 ngày', '18/10', 'Công ty TNHH Phân phối Sông Côn', '2.000176 · Cấp sửa đổi, bổ sung Giấy phép bán buôn sản phẩm thuốc lá', '231009-0011', 'Trực tuyến', '3. Thẩm định, dự thảo', 'quá 6 giờ', '09/10'],
  ['nearDue', 'Còn 2 giờ 30 phút', '19/10', 'Công ty CP Bán lẻ Hoa Nắng', '2.000004 · Đăng ký hoạt động khuyến mại mang tính may rủi trên địa bàn 1 tỉnh', '231012-0007', 'Trực tuyến', '3. Thẩm định, dự thảo', 'còn 1 giờ', '12/10'],
  ['nearDue', 'Còn 2 giờ 30 phút', '19/10', 'Công ty TNHH Khai thác đá Núi Bà', '2.000210 · Cấp lại Giấy chứng nhận huấn luyện kỹ thuật an toàn vật liệu nổ công nghiệp', '231016-0002', 'Bưu chính', '3. Thẩm định, dự thảo', 'còn 2 giờ', '16/10'],
  ['nearDue', 'Còn 1 ngày', '20/10', 'Phan Quốc Dũng', '2.000643 · Cấp lại thẻ an toàn điện', '231013-0009', 'Trực tuyến', '3. Thẩm định, dự thảo', 'còn 5 giờ', '13/10'],
  ['nearDue', 'Còn 1 ngày', '20/10', 'Công ty TNHH Gas Bến Đá', '2.000207 · Cấp lại Giấy chứng nhận đủ điều kiện trạm nạp LPG vào chai', '231011-0005', 'Trực tuyến', '3. Thẩm định, dự thảo', 'còn 6 giờ', '11/10'],
  ['nearDue', 'Còn 1 ngày', '20/10', 'Cơ sở bánh tráng Mỹ Hiền', '2.000591 · Cấp Giấy chứng nhận đủ điều kiện an toàn thực phẩm', '230915-0003', 'Trực tiếp', '3. Thẩm định, dự thảo', 'còn 6 giờ', '15/09'],
  ['onTime', 'Còn 2 ngày', '23/10', 'Công ty TNHH Thương mại Gió Biển', '2.000004 · Đăng ký hoạt động khuyến mại mang tính may rủi trên địa bàn 1 tỉnh', '231012-0003', 'Trực tuyến', '3. Thẩm định, dự thảo', 'còn 2 giờ', '12/10'],
  ['onTime', 'Còn 2 ngày', '23/10', 'Sunrise Trading Pte. Ltd.', 'Gia hạn Giấy phép thành lập Văn phòng đại diện của thương nhân nước ngoài', '231016-0006', 'Trực tuyến', '3. Thẩm định, dự thảo', 'còn 9 giờ', '16/10'],
  ['onTime', 'Còn 3 ngày', '24/10', 'Hộ kinh doanh Lý Thị Sen', '2.000162 · Cấp sửa đổi, bổ sung Giấy phép bán lẻ sản phẩm thuốc lá', '231003-0008', 'Trực tiếp', '2. Phân công thụ lý', 'còn 3 giờ', '03/10'],
  ['onTime', 'Còn 8 ngày', '31/10', 'DNTN Xăng dầu An Lộc', '2.000648 · Cấp Giấy chứng nhận cửa hàng đủ điều kiện bán lẻ xăng dầu', '231003-0001', 'Trực tuyến', '3. Thẩm định, dự thảo', 'còn 31 giờ', '03/10'],
  ['paused', 'Tạm dừng', 'từ 17/10', 'Công ty CP Năng lượng Đầm Nại', '1.000481 · Cấp điều chỉnh Giấy chứng nhận đủ điều kiện thương nhân kinh doanh mua bán CNG', '231013-0004', 'Trực tuyến', 'Chờ bổ sung giấy tờ', 'không tính giờ', '13/10'],
]

const chosen = ['231012-0007', '231016-0002', '231013-0009']

const rowOf = ([state, words, date, owner, procedure, code, channel, step, left, received]: Line): WorkRow => ({
  id: code,
  href: `/ho-so/${code}`,
  due: { state, words, note: date },
  title: { main: owner, sub: procedure },
  selectLabel: `Chọn hồ sơ ${code}`,
  cells: [{ main: code, sub: channel }, { main: step, sub: left }, received],
  selected: chosen.includes(code),
})

const choice = (label: string) => [{ value: '', label }]

const Filters = () => (
  <FilterBar
    action="/viec"
    search={{ name: 'q', value: '', label: 'Tìm trong 38 hồ sơ' }}
    filters={[
      { name: 'linh-vuc', label: 'Lĩnh vực', value: '', choices: choice('Tất cả') },
      { name: 'buoc', label: 'Bước', value: '', choices: choice('Tất cả') },
      { name: 'kenh', label: 'Kênh nộp', value: '', choices: choice('Tất cả') },
      { name: 'nhan', label: 'Tiếp nhận', value: '', choices: choice('30 ngày qua') },
      { name: 'xep', label: 'Xếp theo', value: '', choices: choice('Hạn gần nhất'), atEnd: true },
    ]}
  />
)

export const Worklist = () => (
  <StaffPage frame={staffFrame('Hồ sơ của tôi')} title="Hồ sơ của tôi">
    <StaffHead title="Hồ sơ của tôi" aside="Thứ Năm 19/10/2023, 14 giờ 30 · giờ làm việc đến 17 giờ 00" />
    <CountTabs
      tabs={[
        { href: '/viec', label: 'Tất cả', count: 38, current: true },
        { href: '/viec?han=qua', label: 'Quá hạn', count: 2, state: 'overdue' },
        { href: '/viec?han=sap', label: 'Sắp đến hạn', count: 5, state: 'nearDue' },
        { href: '/viec?han=trong', label: 'Trong hạn', count: 24, state: 'onTime' },
        { href: '/viec?han=dung', label: 'Chờ bổ sung', count: 7, state: 'paused' },
      ]}
    />
    <Filters />
    <form method="post" action="/viec/nhieu">
      <WorkList
        caption="Hồ sơ của tôi, hạn gần nhất trước"
        columns={{ title: 'Chủ hồ sơ, thủ tục', cells: ['Mã hồ sơ', 'Bước hiện tại', 'Nhận'] }}
        rows={lines.map(rowOf)}
        selectName="ho-so"
      />
      <BulkBar pager={<Pagination page={1} pageSize={12} total={38} href={(page) => `/viec?trang=${page}`} />}>
        <SubmitButton name="viec" value="chuyen">Chuyển bước tiếp theo</SubmitButton>
        <SubmitButton variant="secondary" name="viec" value="phan-cong">Phân công lại</SubmitButton>
        <SubmitButton variant="secondary" name="viec" value="in">In phiếu kiểm soát</SubmitButton>
      </BulkBar>
    </form>
    <KeyHelp />
  </StaffPage>
)
