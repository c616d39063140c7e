import type { Choice } from '../../../../ui/forms.tsx'
import { DateInput, Select, TextInput } from '../../../../ui/forms.tsx'
import type { Unit } from '../../../organisation/model.ts'
import { isRole, roleNames } from '../../model.ts'
import type { fieldsOf, Reader } from './typed.ts'

const roleChoices = Object.entries(roleNames).map(([value, label]) => ({ value, label })) satisfies Choice[]

/** Vietnamese name of a role, also of one that is no more. */
export const roleName = (role: string): string => (isRole(role) ? roleNames[role] : 'Vai trò cũ')

/** Where, as what, from when: the questions of a position. */
export const PositionFields = ({ field, units }: { field: ReturnType<typeof fieldsOf>; units: readonly Unit[] }) => (
  <>
    <Select {...field('unitId')} label="Đơn vị" choices={units.map(({ id, name }) => ({ value: id, label: name }))} empty="Chọn đơn vị" />
    <Select {...field('role')} label="Vai trò trong hệ thống" choices={roleChoices} empty="Chọn vai trò" hint="Vai trò quyết định được làm những việc gì" />
    <TextInput {...field('title')} label="Chức danh" width={30} hint="Như trên quyết định, ví dụ: Phó Trưởng phòng" />
    <DateInput {...field('validFrom')} label="Giữ vị trí từ ngày" />
  </>
)

/** What was typed into them. */
export const typedPosition = ({ text, day }: Reader) => ({ unitId: text('unitId'), role: text('role'), title: text('title'), validFrom: day('validFrom') })
