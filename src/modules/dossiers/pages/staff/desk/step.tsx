import { formatDate, formatTime } from '../../../../../platform/time.ts'
import { ButtonGroup, HiddenFields, Select, SubmitButton, TextArea, TextInput } from '../../../../../ui/forms.tsx'
import { Panel, StepHead } from '../../../../../ui/staff-parts.tsx'
import { advance, findStep } from '../../../../workflow/model.ts'
import type { Task } from '../../../model/dossier.ts'
import { decisionOf, needsAssignee } from '../../../model/possible.ts'
import { hoursShown, minutesUsed } from '../../../model/step-time.ts'
import { variablesOf } from '../../../model/tasks.ts'
import { Checks } from './checks.tsx'
import { fieldsOf, officersFor, type Desk } from './desk.ts'
import { ActForm, KeptFileInput } from './parts.tsx'

/** Number and name of a step, whose it is, how much of its time is gone. */
export function Step({ desk, task }: { desk: Desk; task: Task }) {
  const { view, ctx } = desk
  const step = findStep(view.situation.plan, task.stepId)
  const hours = step?.work.hours
  const used = minutesUsed(view.situation.clock.calendar, task, view.situation.ledger, ctx.now)
  const parts = [
    task.assigneeId ? view.names.get(task.assigneeId) : step?.lane,
    `nhận lúc ${formatTime(task.openedAt)}, ${formatDate(task.openedAt)}`,
    hours === undefined || view.whole.dossier.business === 'filed' ? undefined : `đã dùng ${hoursShown(used)} trong ${hoursShown(hours * 60)} giờ`,
  ]
  return (
    <StepHead
      number={task.stepNumber} title={task.stepName} note={parts.filter(Boolean).join(' · ')}
      used={hours === undefined || view.whole.dossier.business === 'filed' ? undefined : used / (hours * 60)}
    />
  )
}

const opinions: Partial<Record<string, string>> = { appraise: 'Ý kiến thẩm định', consult: 'Ý kiến của cơ quan liên quan', review: 'Ý kiến', approve: 'Ý kiến chỉ đạo', assign: 'Ý kiến chỉ đạo' }

/** Who is to handle it: the officers of the unit, each with how much open work they have. */
function Assignee({ desk }: { desk: Desk }) {
  const choices = officersFor(desk.view && desk, 'officer').map(({ accountId, personName }) => {
    const open = desk.workloads.get(accountId) ?? 0
    return { value: accountId, label: `${personName} (${open === 0 ? 'không có việc đang chờ' : `${open} việc đang chờ`})` }
  })
  const field = fieldsOf(desk, 'chuyen-buoc').text('assigneeId')
  return <Select {...field} value={field.value ?? desk.view.whole.dossier.handlerId ?? undefined} label="Chuyên viên thụ lý" choices={choices} empty="Chọn chuyên viên" />
}

function Result({ desk }: { desk: Desk }) {
  const fields = fieldsOf(desk, 'chuyen-buoc')
  const results = desk.view.version.definition.results ?? []
  const file = fields.text('resultFile')
  const title = fields.text('resultTitle')
  return (
    <Panel title="Kết quả" bare>
      <div class="form form-compact">
        <TextInput {...title} value={title.value ?? results[0]?.name ?? desk.view.version.definition.name} label="Tên văn bản" maxlength={500} />
        <TextInput {...fields.text('resultNumber')} label="Số, ký hiệu văn bản" hint="Ví dụ 238/QĐ-SCT" optional width={24} maxlength={100} />
        <KeptFileInput name="resultFile" id={file.id} error={file.error} label="Tệp văn bản đã ký số" hint="PDF, lớn nhất 10 MB. Không có tệp thì người nộp nhận bản giấy." kept={fields.kept('resultFile')} />
      </div>
    </Panel>
  )
}

/** What the only button of a step without a decision leads to. */
function onwardWords(desk: Desk, task: Task): string {
  const { plan, dossier, now } = desk.view.situation
  try {
    const { opened, ended } = advance(plan, dossier.state, { complete: task.stepId }, { context: variablesOf(dossier), now })
    const next = opened.map((id) => findStep(plan, id)?.name ?? '').filter(Boolean)
    const kind = findStep(plan, task.stepId)?.work.kind
    if (next.length > 0) return `${kind === 'issue' ? 'Phát hành, chuyển' : 'Chuyển'} sang ${next.map((name) => `«${name}»`).join(', ')}`
    return ended ? 'Kết thúc hồ sơ' : 'Xong bước này'
  } catch {
    return 'Xong bước này'
  }
}

/** The step at hand with its checks, opinion and the decision that ends it. */
export function StepDesk({ desk, task }: { desk: Desk; task: Task }) {
  const { view } = desk
  const kind = findStep(view.situation.plan, task.stepId)?.work.kind
  const assigns = needsAssignee(view.situation, task)
  const choices = decisionOf(view.situation, task)?.choices ?? []
  const main = choices.find((choice) => choice.way === 'on')
  const fields = fieldsOf(desk, 'chuyen-buoc')
  const words = opinions[kind ?? ''] ?? 'Ghi chú'
  return (
    <ActForm desk={desk} act="chuyen-buoc" files={kind === 'issue'}>
      <HiddenFields values={{ taskId: task.id }} />
      <Checks desk={desk} act="chuyen-buoc" task={task} />
      {assigns && <Assignee desk={desk} />}
      {kind === 'issue' && <Result desk={desk} />}
      <TextArea {...fields.text('note')} label={words} optional={!choices.some((choice) => choice.way === 'back')} hint={choices.some((choice) => choice.way === 'back') ? 'Khi trả lại, xin nêu điều cần sửa.' : undefined} rows={4} maxlength={4000} />
      <div class="desk-acts">
        <SubmitButton wide iconEnd="arrow" name="choice" value={main?.flow ?? ''}>{main?.label ?? (assigns ? 'Giao chuyên viên thụ lý' : onwardWords(desk, task))}</SubmitButton>
        {choices.length > 1 && (
          <ButtonGroup>
            {choices.filter((choice) => choice !== main).map((choice) => <SubmitButton variant="secondary" name="choice" value={choice.flow}>{choice.label}</SubmitButton>)}
          </ButtonGroup>
        )}
      </div>
    </ActForm>
  )
}
