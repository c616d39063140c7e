import { formatInstant } from '../../../../../platform/time.ts'
import { RadioGroup, SubmitButton, TextArea, TextInput } from '../../../../../ui/forms.tsx'
import { fieldsOf, type Desk } from './desk.ts'
import { ActForm } from './parts.tsx'

/** The result waits at the one-stop: who takes it, and how. */
export function HandOver({ desk }: { desk: Desk }) {
  const fields = fieldsOf(desk, 'tra-ket-qua')
  const { submitter } = desk.view.whole.dossier.applicant
  const { finishedAt, channel } = desk.view.whole.dossier
  const receiver = fields.text('receiver')
  return (
    <ActForm desk={desk} act="tra-ket-qua">
      {finishedAt && <p class="note">Có kết quả lúc {formatInstant(finishedAt)}.</p>}
      <TextInput {...receiver} value={receiver.value ?? submitter.name} label="Người nhận kết quả" maxlength={200} />
      <RadioGroup
        {...fields.text('by')} value={fields.values('by')[0] ?? (channel === 'online' ? 'online' : channel === 'post' ? 'post' : 'counter')} label="Cách trả" inline
        choices={[{ value: 'counter', label: 'Tại quầy' }, { value: 'post', label: 'Qua bưu chính' }, { value: 'online', label: 'Trực tuyến' }]}
      />
      <TextArea {...fields.text('note')} label="Ghi chú" hint="Ví dụ số vận đơn, giấy ủy quyền." optional rows={2} maxlength={1000} />
      <div class="desk-acts"><SubmitButton wide iconEnd="check">Ghi nhận đã trả kết quả</SubmitButton></div>
    </ActForm>
  )
}
