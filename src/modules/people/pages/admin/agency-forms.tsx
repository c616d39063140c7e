import { formatDay } from '../../../../platform/time.ts'
import { DataList } from '../../../../ui/facts.tsx'
import { ButtonGroup, DateInput, ErrorSummary, Form, SubmitButton, TextInput } from '../../../../ui/forms.tsx'
import { ActDetails } from '../../../../ui/staff-parts.tsx'
import type { Agency, AgencyCode } from '../../../organisation/model.ts'
import { home, period } from './desk.tsx'
import { fieldsOf, problemsOf, type Typed } from './typed.ts'

const orNone = (text: string): string => (text === '' ? '–' : text)

/** What the agency says of itself, and the form to change it. */
export function AgencyPanel({ agency, typed }: { agency: Agency; typed: Typed | undefined }) {
  const { name, parentName, place, address, phone } = agency
  const field = fieldsOf(typed, 'agency', { name, parentName, place, address, phone })
  return (
    <section class="panel" id="co-quan">
      <div class="panel-head"><h2>Cơ quan</h2></div>
      <DataList data={[
        { label: 'Tên', value: name }, { label: 'Cơ quan cấp trên', value: orNone(parentName) }, { label: 'Địa danh trên văn bản', value: orNone(place) },
        { label: 'Địa chỉ', value: orNone(address) }, { label: 'Điện thoại', value: orNone(phone) },
      ]} />
      <ActDetails id="sua-co-quan" opener="Sửa thông tin cơ quan" title="Thông tin in trên trang và trên giấy tờ" open={typed?.form === 'agency'}>
        <ErrorSummary problems={problemsOf(typed, 'agency')} />
        <Form action={`${home}/co-quan`} compact>
          <TextInput {...field('name')} label="Tên cơ quan" hint="Tên đầy đủ, ví dụ: Sở Công Thương tỉnh Bình Định" />
          <TextInput {...field('parentName')} label="Cơ quan cấp trên" optional hint="In phía trên tên cơ quan" />
          <TextInput {...field('place')} label="Địa danh" hint="Viết trước ngày tháng trên văn bản, ví dụ: Bình Định" />
          <TextInput {...field('address')} label="Địa chỉ" optional />
          <TextInput {...field('phone')} label="Điện thoại" optional type="tel" width={18} />
          <ButtonGroup><SubmitButton>Lưu thông tin cơ quan</SubmitButton></ButtonGroup>
        </Form>
      </ActDetails>
    </section>
  )
}

/** The code of today, the former ones, and the form for a new one. */
export function CodePanel({ codes, typed }: { codes: readonly AgencyCode[]; typed: Typed | undefined }) {
  const field = fieldsOf(typed, 'code')
  return (
    <section class="panel" id="ma-dinh-danh">
      <div class="panel-head"><h2>Mã định danh</h2></div>
      <ul class="desk-list">
        {codes.map((one) => (
          <li>
            <strong>{one.code}</strong>
            <span>{one.validTo === null ? `Đang dùng, từ ${formatDay(one.validFrom)}` : `Mã cũ, ${period(one)}`}{one.decision && `. ${one.decision}`}</span>
          </li>
        ))}
      </ul>
      <ActDetails id="doi-ma" opener="Ghi mã định danh mới" title="Mã mới của cơ quan" open={typed?.form === 'code'}>
        <p class="note">Hồ sơ nhận từ nay mang mã mới. Hồ sơ đã có giữ nguyên mã của mình; mã cũ vẫn dẫn đến cơ quan này.</p>
        <ErrorSummary problems={problemsOf(typed, 'code')} />
        <Form action={`${home}/ma`} compact>
          <TextInput {...field('code')} label="Mã mới" width={20} spellcheck={false} hint="Chữ in hoa, chữ số và dấu chấm, ví dụ H08.14" />
          <DateInput {...field('validFrom')} label="Áp dụng từ ngày" />
          <TextInput {...field('decision')} label="Văn bản" hint="Số, ký hiệu và ngày của quyết định" />
          <ButtonGroup><SubmitButton>Áp dụng mã mới</SubmitButton></ButtonGroup>
        </Form>
      </ActDetails>
    </section>
  )
}
