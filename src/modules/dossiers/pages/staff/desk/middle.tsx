import { formatInstant } from '../../../../../platform/time.ts'
import { may } from '../../../../../platform/access.ts'
import { Callout, Note } from '../../../../../ui/empty.tsx'
import { ErrorSummary, LinkButton } from '../../../../../ui/forms.tsx'
import { roleNames, isRole } from '../../../../people/model.ts'
import { isClosed, type Task } from '../../../model/dossier.ts'
import { eventText } from '../../../model/event-text.ts'
import { kindOf } from '../../../model/tasks.ts'
import { stateWords } from '../../../model/words.ts'
import type { Desk } from './desk.ts'
import { HandOver } from './hand-over.tsx'
import { IntakeDesk } from './intake.tsx'
import { OtherActs } from './others.tsx'
import { isHeldUp, ReadFirst } from './read-first.tsx'
import { Step, StepDesk } from './step.tsx'
import { ReceiveSupplement } from './supplement.tsx'

/** Whose an open step is: a person, or a desk of a unit. */
function whoseWords(desk: Desk, task: Task): string {
  const unit = desk.units.find((one) => one.id === task.unitId)?.name
  if (task.assigneeId) return [desk.view.names.get(task.assigneeId) ?? 'công chức khác', unit].filter(Boolean).join(', ')
  // Of the leadership the role and the unit have one name.
  return [...new Set([isRole(task.role) ? roleNames[task.role] : undefined, unit])].filter(Boolean).join(', ')
}

const Whose = ({ desk, task }: { desk: Desk; task: Task }) => (
  <>
    <Step desk={desk} task={task} />
    <Note><p>{task.assigneeId ? 'Bước này đang giao cho' : 'Bước này đang chờ'} {whoseWords(desk, task)}.</p></Note>
  </>
)

/** Nothing is open any more: how it ended. */
function Closed({ desk }: { desk: Desk }) {
  const { dossier, tasks } = desk.view.whole
  const reason = ['notReceived', 'refused', 'withdrawn', 'stopped'].includes(dossier.business) ? tasks.find((task) => task.outcome === dossier.business)?.note : undefined
  const at = dossier.returnedAt ?? dossier.finishedAt
  return (
    <Callout title={stateWords(dossier)}>
      {at && <p>Lúc {formatInstant(at)}.</p>}
      {reason && <p>Lý do: {reason}</p>}
    </Callout>
  )
}

/** What was typed into a form that is not offered any more: shown, so that nothing is lost. */
function Unsent({ desk }: { desk: Desk }) {
  const { refused } = desk
  if (!refused?.stale) return <></>
  const texts = ['note', 'reason', 'legalBasis', 'resultNumber'].map((name) => refused.values[name]).filter((value): value is string => typeof value === 'string' && value !== '')
  const last = desk.view.events.at(-1)
  return (
    <div role="alert" tabindex={-1} autofocus id="chua-ghi">
      <Callout title={refused.sentence}>
        {last && <p>Việc mới nhất, lúc {formatInstant(last.at)}: {eventText(last, desk.view.names)}.</p>}
        {texts.length > 0 && <><p>Nội dung bạn vừa nhập, chưa được ghi:</p>{texts.map((text) => <blockquote>{text}</blockquote>)}</>}
      </Callout>
    </div>
  )
}

function Main({ desk }: { desk: Desk }) {
  const { acts, mine, others } = desk
  const { dossier, documents } = desk.view.whole
  const task = mine[0]
  const open = task ?? others[0]
  const head = open && <Step desk={desk} task={open} />
  if (isClosed(dossier) && !open) return <Closed desk={desk} />
  if (dossier.delivery === 'ready') {
    const returning = [...mine, ...others].find((one) => kindOf(desk.view.situation.plan, one.stepId) === 'return')
    const work = mine.find((one) => one !== returning)
    const handing = acts.has('handOver') && <>{returning && <Step desk={desk} task={returning} />}<HandOver desk={desk} /></>
    if (handing || work) return <>{handing}{work && <><Step desk={desk} task={work} /><StepDesk desk={desk} task={work} /></>}</>
  }
  if (dossier.supplement === 'requested' || (dossier.supplement === 'sent' && dossier.business === 'processing')) {
    return <>{head}{acts.has('completeSupplement') ? <ReceiveSupplement desk={desk} /> : open && <Note><p>{dossier.supplement === 'sent' ? 'Người nộp đã gửi giấy tờ bổ sung, đang chờ kiểm tra.' : 'Đang chờ người nộp bổ sung.'} Bước này giao cho {whoseWords(desk, open)}.</p></Note>}</>
  }
  if (acts.has('accept') && open) return <>{head}<IntakeDesk desk={desk} task={open} /></>
  if (acts.has('completeStep') && task) return <>{head}<StepDesk desk={desk} task={task} /></>
  const receipt = documents.findLast((document) => document.kind === 'receipt')
  return (
    <>
      {others.length > 0 ? others.map((one) => <Whose desk={desk} task={one} />) : <Closed desk={desk} />}
      {receipt && dossier.business === 'processing' && may(desk.ctx, 'dossier.receive') && (
        <div class="desk-acts"><LinkButton href={`/ho-so/${dossier.code}/van-ban/${receipt.id}.pdf`} wide icon="printer">Mở Giấy tiếp nhận để in (Mẫu số 01)</LinkButton></div>
      )}
    </>
  )
}

/** The desk itself: the step at hand for this person, and what else they may do. */
export const Middle = (desk: Desk) => (
  <>
    {desk.refused && !desk.refused.stale && !isHeldUp(desk) && <ErrorSummary problems={desk.refused.problems} title={desk.refused.problems.length === 1 ? 'Cần sửa 1 chỗ. Những gì bạn đã điền vẫn còn nguyên.' : undefined} />}
    <Unsent desk={desk} />
    <ReadFirst desk={desk} />
    <Main desk={desk} />
    {desk.mine.length > 1 && <Note><p>Bạn còn bước khác của hồ sơ này: {desk.mine.slice(1).map((task) => task.stepName).join(', ')}.</p></Note>}
    <OtherActs desk={desk} />
  </>
)
