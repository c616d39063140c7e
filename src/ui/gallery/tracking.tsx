/** Picture 03: one's own dossier, and why the date is what it is. */
import { PublicPage } from '../layout.tsx'
import type { LedgerRow } from '../ledger.tsx'
import { Ledger } from '../ledger.tsx'
import { LeftAside, PageHead, Section } from '../page-parts.tsx'
import { PaperList } from '../papers.tsx'
import { BigDate } from '../time-mark.tsx'
import { Timeline } from '../timeline.tsx'
import { publicFrame } from './frames.ts'

const labour = (article: number) => `Bộ luật Lao động 2019, Điều ${article}`
const day = (name: string, sum: number, text: LedgerRow['text'] = 'Ngày làm việc.'): LedgerRow => ({ day: name, text, count: '+1', sum, tone: 'day' })

const rows: LedgerRow[] = [
  { day: 'Thứ Năm 12/10', text: 'Nhận hồ sơ lúc 9 giờ 40. Ngày đầu không tính.', sum: 0, law: 'Bộ luật Dân sự 2015, Điều 147', tone: 'event' },
  { ...day('Thứ Sáu 13/10', 1), law: 'Nghị định 81/2018, Điều 19' },
  { day: 'Thứ Sáu 13/10', text: <><b>Tạm dừng chờ bổ sung</b> từ 15 giờ 40, theo Phiếu yêu cầu bổ sung.</>, count: 'dừng', sum: 1, law: 'Nghị định 61/2018, Điều 19 khoản 4', tone: 'event' },
  { day: '14/10 – 15/10', text: 'Đang tạm dừng; Thứ Bảy, Chủ nhật.', count: '0', sum: 1, law: labour(111), tone: 'off' },
  { day: 'Thứ Hai 16/10', text: <>Nhận đủ giấy tờ lúc 9 giờ 15. <b>Tính lại từ đầu.</b> Ngày đầu không tính.</>, count: 'về 0', sum: 0, law: 'Nghị định 61/2018, Điều 19 khoản 4', tone: 'event' },
  day('Thứ Ba 17/10', 1),
  day('Thứ Tư 18/10', 2),
  day('Thứ Năm 19/10', 3, <>Ngày làm việc. <b>Hôm nay.</b></>),
  day('Thứ Sáu 20/10', 4),
  { day: '21/10 – 22/10', text: 'Thứ Bảy, Chủ nhật.', count: '0', sum: 4, law: labour(111), tone: 'off' },
  { day: 'Cả kỳ', text: 'Nghỉ lễ, Tết: không có ngày nào.', count: '0', sum: 4, law: labour(112), tone: 'off' },
  { day: 'Thứ Hai 23/10', text: 'Đủ 05 ngày làm việc. Hẹn trả trước 17 giờ 00.', count: '+1', sum: 5, law: 'Nghị định 81/2018, Điều 19', tone: 'total' },
]

export const Tracking = () => (
  <PublicPage frame={publicFrame('Tra cứu hồ sơ', 'Lê Thị Thu Hà')} title="Hồ sơ H08.14-231012-0003">
    <PageHead
      crumbs={{ links: [{ href: '/ho-so-cua-toi', label: 'Hồ sơ của tôi' }], here: 'H08.14-231012-0003' }}
      title={<>Hồ sơ của bạn đang được thẩm định.<br />Bạn không cần làm gì thêm.</>}
      aside={<BigDate label="Hẹn trả kết quả" main="23/10" rest="/2023" state="onTime" words="Trong hạn, còn 2 ngày làm việc" />}
    >
      <p class="quiet">
        H08.14-231012-0003 · Công ty TNHH Thương mại Gió Biển
        <br />
        Đăng ký hoạt động khuyến mại mang tính may rủi trên địa bàn 1 tỉnh (2.000004)
      </p>
    </PageHead>
    <LeftAside
      side={
        <Section title="Quá trình">
          <Timeline
            steps={[
              { title: 'Đã nhận hồ sơ', note: '9 giờ 40, 12/10/2023', state: 'done' },
              { title: 'Yêu cầu bổ sung giấy tờ', note: '15 giờ 40, 13/10/2023', state: 'done' },
              { title: 'Đã nhận đủ giấy tờ bổ sung', note: '9 giờ 15, 16/10/2023', state: 'done' },
              { title: 'Đang thẩm định', note: 'Phòng Quản lý Thương mại, từ 17/10/2023', state: 'current' },
              { title: 'Ký duyệt', note: 'Lãnh đạo Sở', state: 'next' },
              { title: 'Trả kết quả', note: 'Hẹn 23/10/2023', state: 'next' },
            ]}
          />
        </Section>
      }
    >
      <Ledger
        title="Vì sao ngày hẹn trả là 23/10/2023?"
        intro="Thời hạn là 05 ngày làm việc. Dưới đây là từng ngày đã tính và căn cứ."
        rows={rows}
        foot={<>Lịch làm việc của Sở, bản có hiệu lực từ 01/01/2023. <a href="/phan-anh">Bạn thấy chưa đúng? Gửi kiến nghị</a></>}
      />
    </LeftAside>
    <Section title="Giấy tờ của hồ sơ này" small>
      <PaperList
        papers={[
          { name: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu số 01)', href: '/tep/1', note: 'Ký số 12/10/2023 · PDF, 96 kB' },
          { name: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (Mẫu số 02)', href: '/tep/2', note: 'Ký số 13/10/2023 · PDF, 88 kB' },
        ]}
      />
    </Section>
  </PublicPage>
)
