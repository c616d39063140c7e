import { formatDate, formatDay, formatInstant } from '../../../platform/time.ts'
import { stepsOf, type Plan } from '../../workflow/model.ts'
import type { Dossier, LedgerLine, SupplementRequest, Task } from './dossier.ts'
import { currentStage, phaseOf, stageOf, stagesOf, type Stage, type Stand } from './phase.ts'

/** One line of the story of a dossier (quá trình giải quyết). */
export type Milestone = { title: string; note?: string | undefined; state: 'done' | 'current' | 'next' }

const stageWords: Record<Stage, Record<Milestone['state'], string>> = {
  intake: { next: 'Tiếp nhận', current: 'Chờ tiếp nhận', done: 'Đã tiếp nhận' },
  appraisal: { next: 'Thẩm định', current: 'Đang thẩm định', done: 'Đã thẩm định' },
  signing: { next: 'Ký duyệt, phát hành', current: 'Đang ký duyệt, phát hành', done: 'Đã ký duyệt, phát hành' },
  return: { next: 'Trả kết quả', current: 'Có kết quả, đang chờ trả', done: 'Đã trả kết quả' },
  recording: { next: 'Lưu hồ sơ', current: 'Đang lưu hồ sơ', done: 'Đã lưu hồ sơ' },
}

const endWords = { notReceived: 'Không được tiếp nhận', refused: 'Từ chối giải quyết', withdrawn: 'Người nộp rút hồ sơ', stopped: 'Dừng giải quyết' } as const
type Ending = keyof typeof endWords
const endOf = ({ business }: Pick<Stand, 'business'>): Ending | undefined => (business in endWords ? (business as Ending) : undefined)

/** Words for the stage that is open now: a supplement in the middle says so. */
function currentWords(d: Stand, stage: Stage): string {
  if (!isHeld(d)) return stageWords[stage].current
  return d.supplement === 'requested' ? 'Chờ bổ sung giấy tờ' : 'Đang kiểm tra giấy tờ bổ sung'
}

/**
 * The degree of completion (mức độ hoàn thành, TT 01/2018/TT-VPCP Điều 16): stages without a name, a date or a
 * reason, for everyone who holds the code.
 */
export function openStages(d: Stand, plan: Plan, received: boolean): Milestone[] {
  const stages = stagesOf(plan)
  const now = currentStage(d, plan)
  const ending = endOf(d)
  if (ending) return [...(received ? [{ title: stageWords.intake.done, state: 'done' as const }] : []), { title: endWords[ending], state: 'done' }]
  const at = now === undefined ? stages.length : stages.indexOf(now)
  return stages.flatMap((stage, i): Milestone[] => {
    if (i !== at) return [i < at ? { title: stageWords[stage].done, state: 'done' } : { title: stageWords[stage].next, state: 'next' }]
    const current: Milestone = { title: currentWords(d, stage), state: 'current' }
    // The supplement is a stop on the way; the stage itself goes on after it.
    return isHeld(d) ? [current, { title: stageWords[stage].next, state: 'next' }] : [current]
  })
}

const isHeld = ({ business, supplement }: Pick<Stand, 'business' | 'supplement'>): boolean =>
  (business === 'filed' || business === 'processing') && (supplement === 'requested' || supplement === 'sent')

/** What the whole story is told from. */
export type Story = {
  dossier: Pick<Dossier, 'business' | 'supplement' | 'delivery' | 'state' | 'filedAt' | 'acceptedAt' | 'finishedAt' | 'returnedAt' | 'dueOn' | 'unitId'>
  /** All tasks, the closed ones too. */
  tasks: readonly Pick<Task, 'stepId' | 'unitId' | 'openedAt' | 'closedAt' | 'outcome'>[]
  ledger: readonly Pick<LedgerLine, 'kind' | 'at'>[]
  supplements: readonly Pick<SupplementRequest, 'requestedAt' | 'sentAt' | 'fulfilledAt' | 'deadline'>[]
  plan: Plan
  unitName(id: string | null): string | undefined
}

/** The story for the person who filed it: what happened and when, what is being done and where, what comes. */
export function milestones(story: Story): Milestone[] {
  return [...past(story), ...present(story), ...future(story)]
}

type Moment = { at: Date; title: string }

function past(story: Story): Milestone[] {
  const { dossier: d, supplements, ledger } = story
  const ending = endOf(d)
  const told: (Moment | undefined)[] = [
    { at: d.filedAt, title: 'Đã nộp hồ sơ' },
    moment(d.acceptedAt, stageWords.intake.done),
    ...supplements.flatMap((s) => [
      moment(s.requestedAt, 'Yêu cầu bổ sung giấy tờ'),
      s.sentAt && s.sentAt.getTime() !== s.fulfilledAt?.getTime() ? moment(s.sentAt, 'Đã gửi giấy tờ bổ sung') : undefined,
      moment(s.fulfilledAt, 'Đã nhận đủ giấy tờ bổ sung'),
    ]),
    ...ledger.filter((line) => line.kind === 'extend').map((line) => moment(line.at, 'Sở xin lỗi và hẹn lại ngày trả')),
    ...passedStages(story),
    d.business === 'finished' ? moment(d.finishedAt, d.delivery === 'none' ? 'Đã giải quyết xong' : 'Đã có kết quả') : undefined,
    d.delivery === 'handedOver' ? moment(d.returnedAt, stageWords.return.done) : undefined,
    ending && moment(d.finishedAt, endWords[ending]),
  ]
  return told
    .filter((one): one is Moment => one !== undefined)
    .map((one, i) => ({ ...one, i }))
    .sort((a, b) => a.at.getTime() - b.at.getTime() || a.i - b.i)
    .map(({ at, title }) => ({ title, note: formatInstant(at), state: 'done' }))
}

const moment = (at: Date | null, title: string): Moment | undefined => (at === null ? undefined : { at, title })

/** Stages between reception and result that lie behind, each at the moment its last step ended. */
function passedStages({ dossier, plan, tasks }: Story): (Moment | undefined)[] {
  if (endOf(dossier)) return []
  const stages = stagesOf(plan)
  const now = currentStage(dossier, plan)
  const behind = now === undefined ? stages : stages.slice(0, stages.indexOf(now))
  return behind.filter((stage) => stage === 'appraisal').map((stage) => {
    const steps = new Set(stepsOf(plan).filter((step) => stageOf(step) === stage).map((step) => step.id))
    const ends = tasks.flatMap((task) => (steps.has(task.stepId) && task.closedAt ? [task.closedAt.getTime()] : []))
    return ends.length === 0 ? undefined : { at: new Date(Math.max(...ends)), title: stageWords[stage].done }
  })
}

function present(story: Story): Milestone[] {
  const { dossier: d, plan, tasks, supplements } = story
  const stage = currentStage(d, plan)
  if (stage === undefined) return []
  if (d.supplement === 'requested' && isHeld(d)) {
    const deadline = supplements.findLast((s) => s.fulfilledAt === null)?.deadline
    return [{ title: 'Chờ bạn bổ sung giấy tờ', note: deadline ? `Chậm nhất ngày ${formatDay(deadline)}` : undefined, state: 'current' }]
  }
  if (stage === 'return') return [{ title: 'Chờ bạn nhận kết quả', note: 'Bộ phận Tiếp nhận và Trả kết quả', state: 'current' }]
  const open = tasks.find((task) => task.closedAt === null)
  const place = open && story.unitName(open.unitId)
  const note = open && `${place ? `${place}, ` : ''}từ ${formatDate(open.openedAt)}`
  const assigning = phaseOf(d, plan) === 'assigning'
  return [{ title: assigning ? 'Đang phân công thẩm định' : currentWords(d, stage), note, state: 'current' }]
}

/** Where a coming stage is dealt with, or when it is promised. */
function futureNote({ dossier: d, plan, unitName }: Story, stage: Stage): string | undefined {
  if (stage === 'return' && d.dueOn) return `Hẹn ${formatDay(d.dueOn)}`
  const lane = stepsOf(plan).find((step) => stageOf(step) === stage)?.lane
  return (stage === 'appraisal' ? unitName(d.unitId) : undefined) ?? (lane || undefined)
}

function future(story: Story): Milestone[] {
  const { dossier: d, plan } = story
  const stage = currentStage(d, plan)
  if (stage === undefined) return []
  const stages = stagesOf(plan)
  return stages.slice(stages.indexOf(stage) + (isHeld(d) ? 0 : 1)).map((next) => ({ title: stageWords[next].next, note: futureNote(story, next), state: 'next' }))
}
