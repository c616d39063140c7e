/** What the pictures do not show: a filing form with errors, choices, files; its refused state. */
import {
  ButtonGroup, Checkbox, CheckboxGroup, DateInput, errorOf, ErrorSummary, FieldGroup, FileInput, Form, FormSection, HiddenFields, LinkButton,
  MoneyInput, NumberInput, RadioGroup, Select, SubmitButton, TextArea, TextInput,
} from '../forms.tsx'
import { PublicPage } from '../layout.tsx'
import { PageHead } from '../page-parts.tsx'
import { publicFrame } from './frames.ts'

const problems = [
  { field: 'program.name', message: 'ghi tên chương trình khuyến mại.' },
  { field: 'program.from', message: 'ngày bắt đầu có dạng ngày/tháng/năm, ví dụ 01/12/2023.' },
  { field: 'program.kind', message: 'chọn một hình thức khuyến mại.' },
  { field: 'paper.rules', message: 'gửi Thể lệ chương trình (Mẫu số 03).' },
]

const Program = () => (
  <FormSection title="Chương trình khuyến mại" note="Theo Mẫu số 02, Nghị định số 81/2018/NĐ-CP.">
    <TextInput name="program.name" label="Tên chương trình" error={errorOf(problems, 'program.name')} />
    <DateInput name="program.from" label="Ngày bắt đầu" value="1-12" error={errorOf(problems, 'program.from')} />
    <DateInput name="program.to" label="Ngày kết thúc" value="2023-12-31" />
    <RadioGroup
      name="program.kind"
      label="Hình thức"
      error={errorOf(problems, 'program.kind')}
      choices={[{ value: 'draw', label: 'Quay số' }, { value: 'scratch', label: 'Cào trúng thưởng' }, { value: 'lot', label: 'Bốc thăm', hint: 'Có người của Sở chứng kiến.' }]}
    />
    <MoneyInput name="program.prize" label="Tổng giá trị giải thưởng" value="186000000" />
    <NumberInput name="program.goods" label="Số mặt hàng" unit="mặt hàng" value={46} optional />
    <TextArea name="program.note" label="Nội dung chi tiết" hint="Nêu cách xác định trúng thưởng." value={'Quay số mừng xuân.\nMỗi hóa đơn từ 500.000 đồng nhận một mã.'} />
  </FormSection>
)

const Applicant = () => (
  <FormSection title="Người nộp">
    <FieldGroup legend="Doanh nghiệp">
      <TextInput name="owner.name" label="Tên" value="Công ty TNHH Thương mại Gió Biển" source="Cơ sở dữ liệu quốc gia về đăng ký doanh nghiệp" />
      <Select name="owner.district" label="Nơi đặt trụ sở" empty="Chọn xã, phường" choices={[{ value: 'a', label: 'Phường Quy Nhơn' }]} />
      <TextInput name="owner.phone" label="Điện thoại" type="tel" autocomplete="tel" width={12} value="0901 234 567" />
      <TextInput name="owner.mail" label="Thư điện tử" type="email" autocomplete="email" optional />
    </FieldGroup>
    <CheckboxGroup name="notice" label="Nhận thông báo qua" optional values={['mail']} choices={[{ value: 'mail', label: 'Thư điện tử' }, { value: 'app', label: 'Trong hệ thống' }]} />
  </FormSection>
)

export const Filing = () => (
  <PublicPage frame={publicFrame('Thủ tục')} title="Nộp hồ sơ">
    <PageHead
      crumbs={{ links: [{ href: '/thu-tuc', label: 'Thủ tục' }, { href: '/thu-tuc/2.000004', label: '2.000004' }], here: 'Nộp hồ sơ' }}
      title="Nộp hồ sơ đăng ký khuyến mại"
    />
    <ErrorSummary problems={problems} />
    <Form action="/nop/2.000004" files>
      <HiddenFields values={{ khoa: 'a1b2' }} />
      <Program />
      <Applicant />
      <FormSection title="Giấy tờ">
        <FileInput name="paper.form" label="Đăng ký thực hiện chương trình khuyến mại" hint="PDF hoặc ảnh, tối đa 20 MB." accept=".pdf,.jpg,.png" kept={[{ name: 'dang-ky.pdf', href: '/tep/1', note: 'PDF, 96 kB' }]} />
        <FileInput name="paper.rules" label="Thể lệ chương trình khuyến mại" hint="PDF hoặc ảnh, tối đa 20 MB." error={errorOf(problems, 'paper.rules')} />
      </FormSection>
      <Checkbox name="true" label="Tôi chịu trách nhiệm trước pháp luật về nội dung đã khai." />
      <ButtonGroup>
        <SubmitButton>Nộp hồ sơ</SubmitButton>
        <SubmitButton variant="secondary" formaction="/nop/2.000004/luu">Lưu và làm tiếp sau</SubmitButton>
        <LinkButton variant="tertiary" href="/thu-tuc/2.000004">Về trang thủ tục</LinkButton>
      </ButtonGroup>
    </Form>
  </PublicPage>
)
