import { HiddenFields, NumberInput, RadioGroup, Select, SubmitButton } from '../../../../../ui/forms.tsx'
import type { Task } from '../../../model/dossier.ts'
import { givesOut } from '../../../model/possible.ts'
import { fieldsOf, officersFor, type Desk } from './desk.ts'
import { OtherAct, Reason } from './parts.tsx'
import { askingClosed, AskSupplement } from './supplement.tsx'

/** A new date, once, with an apology. */
function Extend({ desk }: { desk: Desk }) {
  const fields = fieldsOf(desk, 'hen-lai')
  return (
    <OtherAct desk={desk} act="hen-lai" opener="Xin lỗi và hẹn lại" title="Xin lỗi và hẹn lại ngày trả kết quả">
      <p class="why">Mỗi hồ sơ hẹn lại một lần. Người nộp nhận lời xin lỗi kèm ngày mới và lý do.</p>
      <NumberInput {...fields.text('term')} label="Thêm bao nhiêu" width={6} />
      <RadioGroup {...fields.text('termUnit')} value={fields.values('termUnit')[0] ?? 'wd'} label="Đơn vị" inline choices={[{ value: 'wd', label: 'ngày làm việc' }, { value: 'wh', label: 'giờ làm việc' }]} />
      <Reason desk={desk} act="hen-lai" />
      <SubmitButton>Xin lỗi và hẹn ngày mới</SubmitButton>
    </OtherAct>
  )
}

/** Gives an open step to another officer of its unit. */
function Reassign({ desk, task }: { desk: Desk; task: Task }) {
  const fields = fieldsOf(desk, 'phan-cong')
  const choices = officersFor(desk, task.role).filter((one) => one.accountId !== task.assigneeId).map(({ accountId, personName }) => ({ value: accountId, label: `${personName}${desk.workloads.has(accountId) ? ` (${desk.workloads.get(accountId)} việc đang chờ)` : ''}` }))
  if (choices.length === 0) return <></>
  return (
    <OtherAct desk={desk} act="phan-cong" opener="Phân công lại" title={`Giao bước «${task.stepName}» cho người khác`}>
      <HiddenFields values={{ taskId: task.id }} />
      <Select {...fields.text('assigneeId')} label="Người nhận việc" choices={choices} empty="Chọn công chức" />
      <Reason desk={desk} act="phan-cong" />
      <SubmitButton>Giao việc</SubmitButton>
    </OtherAct>
  )
}

const reasoned = [
  { act: 'tu-choi-tiep-nhan', needs: 'rejectIntake', opener: 'Từ chối tiếp nhận', title: 'Từ chối tiếp nhận hồ sơ này? Người nộp sẽ nhận Mẫu số 03 kèm lý do của bạn.', button: 'Từ chối tiếp nhận, lập Mẫu số 03' },
  { act: 'tu-choi', needs: 'refuse', opener: 'Từ chối', title: 'Từ chối giải quyết hồ sơ này? Người nộp sẽ nhận Mẫu số 03 kèm lý do của bạn.', button: 'Từ chối giải quyết, lập Mẫu số 03' },
  { act: 'dung', needs: 'stop', opener: 'Dừng giải quyết', title: 'Dừng giải quyết hồ sơ này? Người nộp được báo lý do.', button: 'Dừng giải quyết' },
  { act: 'rut', needs: 'withdraw', opener: 'Rút hồ sơ', title: 'Rút hồ sơ theo đề nghị của người nộp', button: 'Ghi nhận người nộp rút hồ sơ' },
] as const

/** Everything that may be done beside the main act, each opening its own form. */
export function OtherActs({ desk }: { desk: Desk }) {
  const { acts } = desk
  const closed = acts.has('requestSupplement') ? askingClosed(desk) : undefined
  const task = [...desk.mine, ...desk.others].find((one) => givesOut(desk.ctx.actor, one))
  const offered = reasoned.filter((one) => acts.has(one.needs))
  const any = offered.length > 0 || acts.has('requestSupplement') || acts.has('extend') || acts.has('reassign')
  if (!any) return <></>
  return (
    <section class="other-acts" aria-label="Việc khác">
      <div class="buttons">
        {acts.has('requestSupplement') && (closed === undefined
          ? <AskSupplement desk={desk} />
          : <SubmitButton variant="secondary" disabled describedBy="vi-sao-bo-sung">Yêu cầu bổ sung</SubmitButton>)}
        {acts.has('extend') && <Extend desk={desk} />}
        {acts.has('reassign') && task && <Reassign desk={desk} task={task} />}
        {offered.map(({ act, opener, title, button }) => (
          <OtherAct desk={desk} act={act} opener={opener} title={title}>
            <Reason desk={desk} act={act} />
            <SubmitButton>{button}</SubmitButton>
          </OtherAct>
        ))}
      </div>
      {closed !== undefined && <p class="why" id="vi-sao-bo-sung">{closed}</p>}
    </section>
  )
}
