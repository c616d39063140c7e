import { say } from '../../../../../platform/text.ts'
import { dayOf, formatDay } from '../../../../../platform/time.ts'
import { Note } from '../../../../../ui/empty.tsx'
import { SubmitButton, TextArea } from '../../../../../ui/forms.tsx'
import { datesIfAccepted } from '../../../model/acts/intake.ts'
import { missingOf } from '../../../model/applicant-form.ts'
import { windowProblems } from '../../../model/filing-window.ts'
import type { Task } from '../../../model/dossier.ts'
import { Checks } from './checks.tsx'
import { fieldsOf, type Desk } from './desk.ts'
import { ActForm } from './parts.tsx'

/** The dossier waits to be received: what is looked at, and the date the receipt would promise now. */
export function IntakeDesk({ desk, task }: { desk: Desk; task: Task }) {
  const { dueOn } = datesIfAccepted(desk.view.situation)
  const { dossier, papers } = desk.view.whole
  const windows = windowProblems(desk.view.version.definition, { caseKey: dossier.caseKey, answers: dossier.answers, filedOn: dayOf(dossier.filedAt) }, desk.view.situation.clock.calendar)
  const missing = missingOf(desk.view.version.definition, dossier.caseKey, papers).length
  return (
    <ActForm desk={desk} act="tiep-nhan">
      {missing > 0 && <Note><p>Còn {missing} giấy tờ chưa có, xem cột Giấy tờ. Nếu người nộp còn thiếu, xin yêu cầu bổ sung trước khi tiếp nhận.</p></Note>}
      {windows.map(({ code, params }) => <Note><p>{say(code, params)} Xin cân nhắc trước khi tiếp nhận.</p></Note>)}
      <Checks desk={desk} act="tiep-nhan" task={task} />
      <TextArea {...fieldsOf(desk, 'tiep-nhan').text('note')} label="Ghi chú" optional rows={2} maxlength={4000} />
      <div class="desk-acts">
        <SubmitButton wide iconEnd="arrow">{dueOn ? `Tiếp nhận, hẹn trả ngày ${formatDay(dueOn)}` : 'Tiếp nhận hồ sơ'}</SubmitButton>
        <p class="why">Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu số 01) được lập ngay.{dueOn ? '' : ' Thủ tục này không ghi thời hạn nên giấy không có ngày hẹn trả.'}</p>
      </div>
    </ActForm>
  )
}
