/** The quiet states: nothing there, not found, a message after an act, staff forms and notes. */
import { Callout, Empty, Note } from '../empty.tsx'
import type { ErrorStatus } from '../error-page.tsx'
import { ErrorContent, errorTitle } from '../error-page.tsx'
import { DataList } from '../facts.tsx'
import { ButtonGroup, DateInput, Form, Select, SubmitButton, TextArea, TextInput } from '../forms.tsx'
import { PublicPage, StaffPage } from '../layout.tsx'
import { LinkList, PageHead, Section } from '../page-parts.tsx'
import { NextPage } from '../pagination.tsx'
import { SearchBox } from '../search.tsx'
import { ActDetails, Panel, SideNav, StaffHead, SubjectHead, ThreeColumns } from '../staff-parts.tsx'
import { Table } from '../table.tsx'
import { BigDate, DueMark } from '../time-mark.tsx'
import { publicFrame, staffFrame } from './frames.ts'

export const Problem = ({ status }: { status: ErrorStatus }) => (
  <PublicPage frame={publicFrame('')} title={errorTitle(status)}>
    <ErrorContent
      status={status}
      {...(status === 500 ? { requestId: '0198-7c1e' } : {})}
      links={[{ href: '/', label: 'Về trang chủ' }, { href: '/tra-cuu', label: 'Tra cứu hồ sơ' }]}
    />
  </PublicPage>
)

export const Found = () => (
  <PublicPage frame={publicFrame('Thủ tục')} title="Tìm thủ tục" flash={{ tone: 'done', text: 'Đã lưu bản nháp. Bạn có thể làm tiếp trước 18/11/2023.' }}>
    <PageHead title="Thủ tục" />
    <SearchBox action="/thu-tuc" field="q" label="Tìm thủ tục" value="ban le ruou" />
    <Section title="Kết quả" aside="2 thủ tục">
      <LinkList items={[{ href: '/thu-tuc/2.000620', label: 'Cấp Giấy phép bán lẻ rượu', note: '2.000620 · Lưu thông hàng hóa trong nước', numeral: '08', unit: 'ngày làm việc' }]} />
      <NextPage href="?sau=2" />
    </Section>
    <Section title="Chưa thấy thủ tục bạn cần?">
      <Empty title="Chúng tôi chưa tìm thấy hồ sơ này."><p>Xin kiểm tra lại mã trên giấy tiếp nhận.</p></Empty>
      <Note>Nộp trước 17 giờ 00 thì tính từ hôm sau.</Note>
      <Callout title="Còn thiếu Thể lệ chương trình (Mẫu số 03)"><p>Xin nộp trước 17 giờ 00, 20/10/2023.</p></Callout>
    </Section>
    <Section title="Các dấu thời gian">
      <Table caption="Các dấu thời gian" rows={(['onTime', 'nearDue', 'overdue', 'paused', 'doneOnTime', 'doneLate'] as const)} columns={[{ head: 'Dấu', kind: 'main', cell: (state) => <DueMark state={state} /> }, { head: 'Số hồ sơ', kind: 'number', phone: 'label', cell: () => '–' }]} />
      <BigDate label="Hẹn trả kết quả" main="17/10" rest="/2023" state="overdue" words="Quá hạn 2 ngày" />
    </Section>
  </PublicPage>
)

export const Intake = () => (
  <StaffPage frame={{ ...staffFrame('Một cửa'), logout: '/dang-xuat', idleSeconds: 1800 }} title="Tiếp nhận hồ sơ" flash={{ tone: 'refused', text: 'Hồ sơ này vừa được bà Phạm Thu Ngân tiếp nhận.' }} bleed>
    <SubjectHead over="2.000620 · Lưu thông hàng hóa" title="Cấp Giấy phép bán lẻ rượu" lines={['Nộp trực tiếp']} />
    <ThreeColumns
      narrowLeft
      left={<Panel title="Các phần" bare><SideNav label="Các phần" items={[{ href: '#a', label: 'Người nộp', current: true, note: '4/6' }, { href: '#b', label: 'Giấy tờ', note: '0/5' }]} /></Panel>}
      right={<Panel title="Kiểm tra" aside="1 nên xem"><DataList data={[{ label: 'Hạn trả', value: '27/10/2023' }]} /></Panel>}
    >
      <StaffHead title="Người nộp" level={2} />
      <Form compact>
        <TextInput name="owner" label="Tên" value="Hộ kinh doanh Trần Văn Lộc" />
        <Select name="channel" label="Kênh nộp" choices={[{ value: 'd', label: 'Trực tiếp' }]} />
        <DateInput name="born" label="Ngày cấp giấy tờ" optional />
        <TextArea name="why" label="Ghi chú" optional rows={2} />
        <ButtonGroup why="Còn thiếu bản sao Giấy chứng nhận đăng ký hộ kinh doanh.">
          <SubmitButton>Tiếp nhận hồ sơ</SubmitButton>
          <ActDetails id="tu-choi" opener="Từ chối" title="Từ chối hồ sơ này?">
            <p>Người nộp sẽ nhận Mẫu số 03 kèm lý do của bạn.</p>
            <TextArea name="reason" label="Lý do" rows={2} />
            <SubmitButton name="viec" value="tu-choi">Từ chối và gửi Mẫu số 03</SubmitButton>
          </ActDetails>
        </ButtonGroup>
      </Form>
    </ThreeColumns>
  </StaffPage>
)
