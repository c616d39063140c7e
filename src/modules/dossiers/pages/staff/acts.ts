import { allow } from '../../../../platform/access.ts'
import { Refusal, invalid, type FieldProblem } from '../../../../platform/errors.ts'
import type { Ctx } from '../../../../platform/ctx.ts'
import { dayTyped, leaveMessage, readForm, seeOther, type Posted } from '../../../../platform/page.ts'
import { say } from '../../../../platform/text.ts'
import { dayNumberOf, dayOf, formatDay } from '../../../../platform/time.ts'
import type { WebContext } from '../../../../platform/web.ts'
import { decisionOf } from '../../model/possible.ts'
import * as service from '../../service.ts'
import type { DossierView, Upload } from '../../service.ts'
import { demandChecks, tickedOf } from './desk/checks.tsx'
import type { ActName } from './desk/desk.ts'
import { supplementPapers } from './desk/supplement.tsx'
import { officersCode, showRefused } from './dossier.tsx'
import { contentOf, keepFiles } from './kept-files.ts'

type Given = { ctx: Ctx; ref: { code: string }; view: DossierView; posted: Posted; seen: { revision?: number | undefined }; kept: Record<string, Upload[]> }
/** Does one act and says what was done. */
type Act = (given: Given) => Promise<string>

const reasonOf = ({ posted, seen }: Given) => ({ ...seen, reason: posted.text('reason') })

/** `20/10/2023` → `2023-10-20`; empty is none. */
function readDeadline(typed: string, now: Date): string | undefined {
  if (typed === '') return undefined
  const day = dayTyped(typed)
  if (dayNumberOf(day) === undefined) throw invalid('dossier.badDeadline', [{ field: 'deadline', code: 'dossier.badDeadline' }])
  if (day < dayOf(now)) throw invalid('dossier.deadlinePast', [{ field: 'deadline', code: 'dossier.deadlinePast' }])
  return day
}

const openTask = ({ view, posted }: Given) => view.situation.tasks.find((task) => task.id === posted.text('taskId'))

const acts: Record<ActName, Act> = {
  async 'tiep-nhan'(given) {
    const { ctx, ref, view, posted, seen } = given
    allow(ctx, 'dossier.receive')
    const task = view.situation.tasks[0]
    if (task && view.whole.dossier.business === 'filed') demandChecks(view, task, posted.all('checks'))
    await service.acceptDossier(ctx, ref, { ...seen, note: posted.text('note') || undefined, checks: task && tickedOf(view, task, posted.all('checks')) })
    const { dossier } = (await service.viewDossier(ctx, ref)).whole
    return `Đã tiếp nhận hồ sơ ${ref.code}${dossier.dueOn ? `, hẹn trả ngày ${formatDay(dossier.dueOn)}` : ''}. Giấy tiếp nhận đã lập, xin in cho người nộp.`
  },
  async 'tu-choi-tiep-nhan'(given) {
    await service.rejectDossier(given.ctx, given.ref, reasonOf(given))
    return `Đã từ chối tiếp nhận hồ sơ ${given.ref.code}. Mẫu số 03 đã lập.`
  },
  async 'bo-sung'(given) {
    const { ctx, ref, posted } = given
    await service.askSupplement(ctx, ref, { ...reasonOf(given), papers: posted.all('papers'), deadline: readDeadline(posted.text('deadline'), ctx.now), legalBasis: posted.text('legalBasis') })
    return `Đã gửi yêu cầu bổ sung hồ sơ ${ref.code}. Mẫu số 02 đã lập.`
  },
  async 'nhan-bo-sung'({ ctx, ref, seen, kept }) {
    const files = await Promise.all(Object.entries(kept).flatMap(([field, uploads]) => uploads.map(async (upload) => ({ paperKey: field.slice('paper.'.length), file: await contentOf(ctx, upload) }))))
    await service.receiveSupplement(ctx, ref, { ...seen, files })
    return `Đã xác nhận hồ sơ ${ref.code} đủ giấy tờ bổ sung.`
  },
  async 'chuyen-buoc'(given) {
    const { ctx, ref, view, posted, seen, kept } = given
    allow(ctx, 'dossier.process')
    const task = openTask(given)
    const choice = posted.text('choice')
    const way = task && decisionOf(view.situation, task)?.choices.find((one) => one.flow === choice)?.way
    if (task && (way === undefined || way === 'on')) demandChecks(view, task, posted.all('checks'))
    if (way === 'back' && posted.text('note') === '') throw invalid('input.missing', [{ field: 'note', code: 'input.missing' }])
    const upload = kept['resultFile']?.[0]
    await service.endStep(ctx, ref, {
      ...seen, taskId: posted.text('taskId'), choice: choice || undefined, note: posted.text('note') || undefined, checks: task && tickedOf(view, task, posted.all('checks')), assigneeId: posted.text('assigneeId') || undefined,
      result: { number: posted.text('resultNumber'), title: posted.text('resultTitle') || undefined, file: upload && (await contentOf(ctx, upload)) },
    })
    return way === 'back' ? `Đã trả lại hồ sơ ${ref.code}.` : `Đã xong bước «${task?.stepName ?? ''}» của hồ sơ ${ref.code}.`
  },
  async 'phan-cong'(given) {
    const { ctx, ref, posted } = given
    if (posted.text('assigneeId') === '') throw invalid('dossier.assigneeMissing', [{ field: 'assigneeId', code: 'dossier.assigneeMissing' }])
    await service.assignTask(ctx, ref, { ...reasonOf(given), taskId: posted.text('taskId'), assigneeId: posted.text('assigneeId') })
    return `Đã giao việc của hồ sơ ${ref.code}.`
  },
  async 'rut'(given) {
    await service.withdrawDossier(given.ctx, given.ref, reasonOf(given))
    return `Đã ghi nhận người nộp rút hồ sơ ${given.ref.code}.`
  },
  async 'dung'(given) {
    await service.stopDossier(given.ctx, given.ref, reasonOf(given))
    return `Đã dừng giải quyết hồ sơ ${given.ref.code}.`
  },
  async 'tu-choi'(given) {
    await service.refuseDossier(given.ctx, given.ref, reasonOf(given))
    return `Đã từ chối giải quyết hồ sơ ${given.ref.code}. Mẫu số 03 đã lập.`
  },
  async 'hen-lai'(given) {
    const { ctx, ref, posted } = given
    await service.extendDeadline(ctx, ref, { ...reasonOf(given), term: `${posted.text('term')}${posted.text('termUnit') || 'wd'}` })
    const { dossier } = (await service.viewDossier(ctx, ref)).whole
    return `Đã xin lỗi và hẹn lại hồ sơ ${ref.code}${dossier.dueOn ? ` ngày ${formatDay(dossier.dueOn)}` : ''}.`
  },
  async 'tra-ket-qua'({ ctx, ref, posted, seen }) {
    const by = posted.text('by')
    if (by !== 'counter' && by !== 'post' && by !== 'online') throw invalid('input.missing', [{ field: 'by', code: 'input.missing' }])
    await service.handOverResult(ctx, ref, { ...seen, receiver: posted.text('receiver'), by, note: posted.text('note') || undefined })
    return `Đã trả kết quả hồ sơ ${ref.code}.`
  },
}

export const actNames = Object.keys(acts) as ActName[]

/** The files an act may bring, by their fields. */
function fileFields(act: ActName, view: DossierView): string[] {
  if (act === 'chuyen-buoc') return ['resultFile']
  return act === 'nhan-bo-sung' ? supplementPapers(view).map(({ key }) => `paper.${key}`) : []
}

/** A refusal that the page itself shows, with everything typed; others get a page of their own. */
const isShown = (error: unknown): error is Refusal & { status: 403 | 409 | 413 | 415 | 422 } =>
  error instanceof Refusal && ([409, 413, 415, 422].includes(error.status) || (error.status === 403 && error.code.startsWith('dossier.')))

/** What is missing, by its name: the summary stands far from the field. */
const missingWords: Partial<Record<string, string>> = { reason: 'dossier.reasonMissing', note: 'dossier.noteMissing', receiver: 'dossier.receiverMissing' }

const sentenceOf = ({ field, code, params }: FieldProblem): string => say((code === 'input.missing' && missingWords[field]) || code, params)

/** POST /ho-so/:code/{act}: does it and goes back to the dossier, or shows the dossier with what is wrong. */
export const doAct = (act: ActName) => async (c: WebContext): Promise<Response> => {
  const { ctx } = c.var
  const code = officersCode(c)
  const [view, posted] = [await service.viewDossier(ctx, { code }), await readForm(c)]
  const revision = Number(posted.text('revision'))
  const kept: Record<string, Upload[]> = {}
  try {
    await keepFiles(ctx, posted, fileFields(act, view), kept)
    const message = await acts[act]({ ctx, ref: { code }, view, posted, kept, seen: Number.isInteger(revision) && revision > 0 ? { revision } : {} })
    leaveMessage(c, message)
    return seeOther(c, `/ho-so/${code}`)
  } catch (error) {
    if (!isShown(error)) throw error
    const sentence = say(error.code, error.params)
    const fields = error.fields.length > 0 ? error.fields.map((field) => ({ field: `${act}.${field.field}`, message: sentenceOf(field) })) : [{ message: sentence }]
    const stale = (error.status === 409 && error.code !== 'control.readFirst') || error.status === 403
    return showRefused(c, code, { act, code: error.code, sentence, problems: fields, values: posted.values, kept, stale }, error.status)
  }
}
