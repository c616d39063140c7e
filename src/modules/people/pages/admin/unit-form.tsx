import { ButtonGroup, ErrorSummary, Form, HiddenFields, LinkButton, Select, SubmitButton, TextArea, TextInput } from '../../../../ui/forms.tsx'
import { ActDetails } from '../../../../ui/staff-parts.tsx'
import { unitKindNames, type Unit } from '../../../organisation/model.ts'
import { home } from './desk.tsx'
import { fieldsOf, problemsOf, type Typed } from './typed.ts'

const kinds = Object.entries(unitKindNames).map(([value, label]) => ({ value, label }))

/** A unit that nobody works in any more can be closed; before that the page says what is in the way. */
const Closing = ({ unit, held }: { unit: Unit; held: number }) =>
  held > 0 ? <p class="note">Muốn ghi thôi hoạt động, trước hết ghi kết thúc {held} vị trí trong đơn vị.</p> : (
    <ActDetails id="thoi-hoat-dong" opener="Ghi thôi hoạt động" title={`${unit.name} thôi hoạt động từ hôm nay?`}>
      <p>Đơn vị không còn nhận hồ sơ và không giao vị trí được nữa. Hồ sơ và nhật ký cũ vẫn còn.{unit.fields.length > 0 && ' Các lĩnh vực của đơn vị cần giao cho đơn vị khác.'}</p>
      <form method="post" action={`${home}/don-vi/${unit.id}/dong`}><ButtonGroup><SubmitButton>Ghi thôi hoạt động</SubmitButton></ButtonGroup></form>
    </ActDetails>
  )

/** Adds a unit, or changes the one that was asked for. */
export function UnitForm({ unit, held, typed }: { unit: Unit | undefined; held: number; typed: Typed | undefined }) {
  const field = fieldsOf(typed, 'unit', unit ? { name: unit.name, shortName: unit.shortName, kind: unit.kind, fields: unit.fields.join('\n') } : {})
  return (
    <section class="panel" id="don-vi">
      <div class="panel-head"><h2>{unit ? `Sửa ${unit.name}` : 'Thêm đơn vị'}</h2></div>
      <ErrorSummary problems={problemsOf(typed, 'unit')} />
      <Form action={`${home}/don-vi`} compact>
        <HiddenFields values={{ id: unit?.id }} />
        <TextInput {...field('name')} label="Tên đơn vị" hint="Ví dụ: Phòng Quản lý Thương mại" />
        <TextInput {...field('shortName')} label="Tên viết tắt" width={14} hint="Ví dụ: QLTM" />
        <Select {...field('kind')} label="Loại đơn vị" choices={kinds} empty="Chọn loại" />
        <TextArea {...field('fields')} label="Lĩnh vực thủ tục phụ trách" optional rows={4}
          hint="Mỗi dòng một lĩnh vực, viết đúng như trên trang thủ tục. Hồ sơ của lĩnh vực được chuyển đến đơn vị này." />
        <ButtonGroup>
          <SubmitButton>{unit ? 'Lưu đơn vị' : 'Thêm đơn vị'}</SubmitButton>
          {unit && <LinkButton href={home} variant="secondary">Thôi, không sửa</LinkButton>}
        </ButtonGroup>
      </Form>
      {unit && <Closing unit={unit} held={held} />}
    </section>
  )
}
