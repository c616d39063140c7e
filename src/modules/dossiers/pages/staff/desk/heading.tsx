import { lateness } from '../../../../calendar/model.ts'
import { SubjectHead } from '../../../../../ui/staff-parts.tsx'
import { BigDate } from '../../../../../ui/time-mark.tsx'
import { formatDay, wallOf } from '../../../../../platform/time.ts'
import { caseOf } from '../../../../procedures/model/rules.ts'
import { filedWords } from '../../../model/words.ts'
import { bigDay, bigParts, openStanding } from '../due.ts'
import type { Desk } from './desk.ts'

/** The promised date of the whole dossier: running, standing still, kept, missed, or none. */
function DueDate({ view, ctx }: Pick<Desk, 'view' | 'ctx'>) {
  const { dossier } = view.whole
  const { calendar, term } = view.situation.clock
  const why = view.whole.ledger.length > 0 && term !== null ? <a href={`/ho-so/${dossier.code}/thoi-han`}>Vì sao?</a> : undefined
  if (dossier.business === 'filed') return <BigDate label="Nộp hồ sơ" {...bigParts(dossier.filedAt, ctx.now)} state={dossier.supplement === 'requested' ? 'paused' : 'none'} words={dossier.supplement === 'requested' ? 'Chờ bổ sung' : 'Chờ tiếp nhận'} plain />
  if (dossier.business !== 'processing' && dossier.business !== 'finished') {
    const closed = dossier.finishedAt
    return closed ? <BigDate label="Đóng hồ sơ" {...bigParts(closed, ctx.now)} state="none" words="Không tính hạn nữa" plain /> : <></>
  }
  if (dossier.pausedAt) return <BigDate label="Thời hạn tạm dừng từ" {...bigParts(dossier.pausedAt, ctx.now)} state="paused" words={dossier.supplement === 'sent' ? 'Đã gửi bổ sung, chờ kiểm tra' : 'Chờ bổ sung'}>{why}</BigDate>
  if (!dossier.dueAt || !dossier.dueOn) return <BigDate label="Hẹn trả kết quả" main="–" state="none" words="Không có ngày hẹn trả" plain />
  const { main, rest } = bigDay(dossier.dueOn)
  if (dossier.finishedAt) {
    const done = lateness({ calendar, dueAt: wallOf(dossier.dueAt), finishedAt: wallOf(dossier.finishedAt) })
    const words = done.state === 'late' ? `Trễ hạn ${done.days} ngày` : done.words
    return <BigDate label="Hẹn trả kết quả" main={main} rest={rest} state={done.state === 'late' ? 'doneLate' : 'doneOnTime'} words={words}>{why}</BigDate>
  }
  return <BigDate label="Hẹn trả kết quả" main={main} rest={rest} {...openStanding(dossier.dueAt, { calendar, now: ctx.now })}>{why}</BigDate>
}

/** When the step at hand must be done; nothing while the clock stands still or the step has no hours. */
function StepDue({ view, ctx, mine, others }: Desk) {
  const task = mine[0] ?? others[0]
  const { dossier } = view.whole
  if (!task?.dueAt || dossier.pausedAt || dossier.business === 'finished' || dossier.business === 'filed') return <></>
  const standing = openStanding(task.dueAt, { calendar: view.situation.clock.calendar, now: ctx.now })
  return <BigDate label={`Hạn của bước ${task.stepNumber}`} {...bigParts(task.dueAt, ctx.now)} {...standing} plain />
}

/** Code, whose, how it came in, which procedure, and the two dates. */
export function Heading(desk: Desk) {
  const { dossier } = desk.view.whole
  const { definition, number } = desk.view.version
  const { owner, submitter } = dossier.applicant
  const kind = caseOf(definition, dossier.caseKey)
  const parts = [
    submitter.name !== owner.name && `người nộp: ${submitter.name}`,
    filedWords[dossier.channel],
    dossier.acceptedAt && `thụ lý: ${desk.view.names.get(dossier.handlerId ?? '') ?? 'chưa phân công'}`,
  ].filter(Boolean)
  return (
    <SubjectHead
      title={dossier.code}
      lines={[
        <><b>{owner.name}</b>{parts.map((part) => ` · ${part}`)}</>,
        <>{[definition.code, definition.name].filter(Boolean).join(' ')}{kind ? ` · ${kind.name}` : ''} · phiên bản {number}, có hiệu lực từ {formatDay(desk.view.version.validFrom)}</>,
      ]}
    >
      <StepDue {...desk} />
      <DueDate view={desk.view} ctx={desk.ctx} />
    </SubjectHead>
  )
}
