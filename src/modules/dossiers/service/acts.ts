import { allow, applicant, may, systemOnly } from '../../../platform/access.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { conflict, forbidden, invalid, Refusal } from '../../../platform/errors.ts'
import { renewCalendar } from '../../calendar/index.ts'
import { parseTerm } from '../../calendar/model.ts'
import { readFirst } from '../../control/index.ts'
import { listPositions } from '../../organisation/index.ts'
import { extend, handOver, refuse, stop, withdraw, type HandOver } from '../model/acts/ending.ts'
import { accept, datesIfAccepted, rejectIntake } from '../model/acts/intake.ts'
import { catchMessage, completeStep, fireTimer, reassign, recount, taskOf } from '../model/acts/step.ts'
import { completeSupplement, requestSupplement, sendSupplement } from '../model/acts/supplement.ts'
import type { Change } from '../model/change.ts'
import type { Dossier, Task } from '../model/dossier.ts'
import { canBeGiven, givesOut, isConcerned, isTheirs } from '../model/possible.ts'
import { receiptSlip, refusalSlip, supplementSlip } from '../model/slips.ts'
import { kindOf } from '../model/tasks.ts'
import { commit, type Committed } from '../store/commit.ts'
import { listRunning } from '../store/read.ts'
import { paperFrom, readFile, readPdf, type SentFile } from './files.ts'
import { load, type Loaded, type Ref } from './situation.ts'

/** The revision the person was looking at; another one now means that somebody was faster. */
export type Seen = { revision?: number | undefined }

/** Loads, lets a pure function decide, writes: every act on a dossier goes this way. */
async function change(ctx: Ctx, ref: Ref, seen: Seen, decide: (loaded: Loaded) => Change | Promise<Change>): Promise<Committed> {
  const loaded = await load(ctx, ref)
  if (seen.revision !== undefined && seen.revision !== loaded.whole.dossier.revision) throw conflict('dossier.changedMeanwhile')
  return write(ctx, loaded, await decide(loaded))
}

const write = (ctx: Ctx, { whole: { dossier, ledger } }: Loaded, decided: Change): Promise<Committed> =>
  commit(ctx, { id: dossier.id, revision: dossier.revision, lastSeq: ledger.at(-1)?.seq ?? 0, shown: dossier }, decided)

/** Seeing a dossier is not yet having to do with it: an act on the matter is for whom it concerns. */
function mustConcern(ctx: Ctx, { situation: { dossier, tasks } }: Loaded): void {
  if (!isConcerned(ctx.actor, dossier, tasks)) throw forbidden('dossier.notYours')
}

/**
 * Nobody does a step whose change they have not read (409 with the note). Asked of what is done in a step; giving work
 * out, a new date with an apology, stopping and taking back are not held up.
 */
const mustHaveRead = (ctx: Ctx, { version, situation }: Loaded, isDone: (task: Task) => boolean): Promise<void> => readFirst(ctx, version, situation.tasks.filter(isDone))
const isOfKind = ({ situation: { plan } }: Loaded, kind: 'receive' | 'return') => (task: Task): boolean => kindOf(plan, task.stepId) === kind
const isOwn = (ctx: Ctx) => (task: Task): boolean => isTheirs(ctx.actor, task)

const slipFacts = (ctx: Ctx, { whole, version }: Loaded) => ({
  agency: ctx.agency, dossier: whole.dossier, papers: whole.papers, definition: version.definition, now: ctx.now, baseUrl: ctx.baseUrl,
  officer: ctx.actor.kind === 'officer' ? ctx.actor.name : '', secret: secretOf(ctx, whole.dossier),
})

/** The second secret of a dossier, printed on its receipt: made from the installation's key, stored nowhere. */
export const secretOf = (ctx: Pick<Ctx, 'keys'>, dossier: Pick<Dossier, 'id'>): string => ctx.keys.shortCode('tracking', dossier.id)

/** Receives a dossier (tiếp nhận): the clock starts and the receipt (Mẫu 01) is issued. */
export function acceptDossier(ctx: Ctx, ref: Ref, input: Seen & { note?: string | undefined; checks?: string[] | undefined }): Promise<Committed> {
  allow(ctx, 'dossier.receive')
  return change(ctx, ref, input, async (loaded) => {
    await mustHaveRead(ctx, loaded, isOfKind(loaded, 'receive'))
    return accept(loaded.situation, { note: input.note, checks: input.checks, receipt: receiptSlip({ ...slipFacts(ctx, loaded), dates: datesIfAccepted(loaded.situation) }) })
  })
}

/** Does not receive a dossier (từ chối tiếp nhận, Mẫu 03). */
export function rejectDossier(ctx: Ctx, ref: Ref, input: Seen & { reason: string }): Promise<Committed> {
  allow(ctx, 'dossier.receive')
  const reason = required(input.reason, 'reason')
  return change(ctx, ref, input, async (loaded) => {
    await mustHaveRead(ctx, loaded, isOfKind(loaded, 'receive'))
    return rejectIntake(loaded.situation, { reason, slip: refusalSlip({ ...slipFacts(ctx, loaded), reason }) })
  })
}

export type AskSupplement = Seen & { reason: string; papers: string[]; deadline?: string | undefined; legalBasis?: string | undefined }

/** Asks the applicant for a supplement (Mẫu 02): once; a second time a leader must, with the legal basis. */
export function askSupplement(ctx: Ctx, ref: Ref, input: AskSupplement): Promise<Committed> {
  if (!may(ctx, 'dossier.receive')) allow(ctx, 'dossier.supplement')
  const reason = required(input.reason, 'reason')
  return change(ctx, ref, input, async (loaded) => {
    mustConcern(ctx, loaded)
    await mustHaveRead(ctx, loaded, isOwn(ctx))
    if (loaded.whole.supplements.length > 0 && !may(ctx, 'dossier.supplementAgain')) throw forbidden('dossier.supplementOnce')
    const items = input.papers.map((key) => ({ paperKey: key, name: loaded.version.definition.papers?.find((p) => p.key === key)?.name ?? loaded.whole.papers.find((p) => p.paperKey === key)?.name ?? key }))
    const slip = supplementSlip({ ...slipFacts(ctx, loaded), reason, items })
    return requestSupplement(loaded.situation, { reason, items, deadline: input.deadline ?? null, legalBasis: input.legalBasis ?? '', slip })
  })
}

/** The applicant sends what was asked for (gửi bổ sung). */
export async function answerSupplement(ctx: Ctx, ref: Ref, input: Seen & { files: SentPaper[] }): Promise<Committed> {
  applicant(ctx)
  return change(ctx, ref, input, async (loaded) => {
    return sendSupplement(loaded.situation, await papersIn(ctx, loaded, input.files))
  })
}

type SentPaper = { paperKey: string; file: SentFile }
const papersIn = (ctx: Ctx, { version }: Loaded, files: readonly SentPaper[]) =>
  Promise.all(files.map(async ({ paperKey, file }) => paperFrom(version.definition, paperKey, await readFile(ctx, file, `paper.${paperKey}`))))

/** Finds the supplement complete (đã nhận đủ bổ sung), with papers handed in at the counter if any. */
export async function receiveSupplement(ctx: Ctx, ref: Ref, input: Seen & { files: SentPaper[] }): Promise<Committed> {
  if (!may(ctx, 'dossier.receive')) allow(ctx, 'dossier.supplement')
  return change(ctx, ref, input, async (loaded) => {
    mustConcern(ctx, loaded)
    await mustHaveRead(ctx, loaded, isOwn(ctx))
    const papers = await papersIn(ctx, loaded, input.files)
    return completeSupplement(loaded.situation, { papers })
  })
}

export type EndStep = Seen & {
  taskId: string
  choice?: string | undefined
  note?: string | undefined
  /** Contents of the step's list that were looked at, in its words. */
  checks?: string[] | undefined
  assigneeId?: string | undefined
  result?: { number: string; title?: string | undefined; file?: SentFile | undefined } | undefined
}

/** Ends a step of one's own (chuyển bước), with the choice the process asks for. */
export function endStep(ctx: Ctx, ref: Ref, input: EndStep): Promise<Committed> {
  allow(ctx, 'dossier.process')
  return change(ctx, ref, input, async (loaded) => {
    const task = taskOf(loaded.situation, input.taskId)
    if (!isTheirs(ctx.actor, task)) throw forbidden('dossier.notYourTask', { step: task.stepName })
    await mustHaveRead(ctx, loaded, ({ id }) => id === task.id)
    if (input.assigneeId) await mustBeGiven(ctx, input.assigneeId, 'officer', loaded.whole.dossier)
    const file = input.result?.file && (await readPdf(ctx, input.result.file, 'resultFile'))
    const result = input.result && (input.result.number !== '' || file)
      ? { title: input.result.title || loaded.version.definition.results?.[0]?.name || loaded.version.definition.name, number: input.result.number || null, sha256: file?.sha256 ?? null, size: file?.size ?? null }
      : undefined
    return completeStep(loaded.situation, { taskId: task.id, choice: input.choice || undefined, note: input.note || undefined, checks: input.checks, assigneeId: input.assigneeId || undefined, result })
  })
}

/** Gives open work to another officer (phân công lại). */
export function assignTask(ctx: Ctx, ref: Ref, input: Seen & { taskId: string; assigneeId: string; reason: string }): Promise<Committed> {
  allow(ctx, 'dossier.assign')
  return change(ctx, ref, input, async (loaded) => {
    const task = taskOf(loaded.situation, input.taskId)
    if (!givesOut(ctx.actor, task)) throw forbidden('dossier.notYourTask', { step: task.stepName })
    await mustBeGiven(ctx, input.assigneeId, task.role, loaded.whole.dossier)
    return reassign(loaded.situation, input)
  })
}

async function mustBeGiven(ctx: Ctx, accountId: string, role: string, dossier: Pick<Dossier, 'unitId'>): Promise<void> {
  const fits = (await listPositions(ctx)).some((position) => position.accountId === accountId && canBeGiven(position, role, dossier))
  if (!fits) throw invalid('dossier.noOfficer', [{ field: 'assigneeId', code: 'dossier.noOfficer' }])
}

/** The applicant, or the one-stop for them, takes the dossier back (rút hồ sơ). */
export function withdrawDossier(ctx: Ctx, ref: Ref, input: Seen & { reason: string }): Promise<Committed> {
  if (ctx.actor.kind !== 'applicant') allow(ctx, 'dossier.withdraw')
  const reason = required(input.reason, 'reason')
  return change(ctx, ref, input, (loaded) => withdraw(loaded.situation, reason))
}

/** Stops resolving (dừng giải quyết). */
export function stopDossier(ctx: Ctx, ref: Ref, input: Seen & { reason: string }): Promise<Committed> {
  allow(ctx, 'dossier.stop')
  const reason = required(input.reason, 'reason')
  return change(ctx, ref, input, (loaded) => {
    mustConcern(ctx, loaded)
    return stop(loaded.situation, reason)
  })
}

/** Refuses after appraisal (từ chối giải quyết, Mẫu 03). */
export function refuseDossier(ctx: Ctx, ref: Ref, input: Seen & { reason: string }): Promise<Committed> {
  allow(ctx, 'dossier.refuse')
  const reason = required(input.reason, 'reason')
  return change(ctx, ref, input, async (loaded) => {
    mustConcern(ctx, loaded)
    await mustHaveRead(ctx, loaded, isOwn(ctx))
    return refuse(loaded.situation, { reason, slip: refusalSlip({ ...slipFacts(ctx, loaded), reason }) })
  })
}

/** Sets a new date, once, with an apology (xin lỗi và hẹn lại). */
export function extendDeadline(ctx: Ctx, ref: Ref, input: Seen & { term: string; reason: string }): Promise<Committed> {
  allow(ctx, 'dossier.extend')
  const reason = required(input.reason, 'reason')
  const term = parseTerm(input.term)
  if (!term || term.count < 1) throw invalid('dossier.badTerm', [{ field: 'term', code: 'dossier.badTerm' }])
  return change(ctx, ref, input, (loaded) => {
    mustConcern(ctx, loaded)
    return extend(loaded.situation, { term, reason })
  })
}

/** Hands the result over (trả kết quả). */
export function handOverResult(ctx: Ctx, ref: Ref, input: Seen & HandOver): Promise<Committed> {
  allow(ctx, 'dossier.handOver')
  const receiver = required(input.receiver, 'receiver')
  return change(ctx, ref, input, async (loaded) => {
    await mustHaveRead(ctx, loaded, isOfKind(loaded, 'return'))
    return handOver(loaded.situation, { receiver, by: input.by, note: input.note })
  })
}

/** Tells the process that a message it waits for has come (tin báo đến), by its name. */
export function deliverMessage(ctx: Ctx, ref: Ref, input: Seen & { message: string; note?: string | undefined }): Promise<Committed> {
  allow(ctx, 'dossier.process')
  return change(ctx, ref, input, (loaded) => catchMessage(loaded.situation, input.message, input.note))
}

/** A timer of the process ran out (job). */
export async function fireDossierTimer(ctx: Ctx, input: { dossierId: string; node: string }): Promise<void> {
  systemOnly(ctx)
  const loaded = await load(ctx, { id: input.dossierId })
  const decided = fireTimer(loaded.situation, input.node)
  if (decided) await write(ctx, loaded, decided)
}

/**
 * The calendar changed: every open dossier whose date it moves is moved and its applicant told (job). Safe to
 * run again: a dossier that already has the new date is left alone.
 */
export async function recountDossiers(ctx: Ctx, cause: string): Promise<number> {
  systemOnly(ctx)
  await renewCalendar(ctx)
  let moved = 0
  let after: string | null = null
  for (;;) {
    const page: { id: string }[] = await listRunning(ctx.db, ctx.agency.id, after, 200)
    for (const { id } of page) {
      if (await recountOne(ctx, id, cause)) moved++
    }
    after = page.at(-1)?.id ?? null
    if (after === null) return moved
  }
}

// An officer may be faster: then it is decided anew on what they left. After five times the job fails and comes again.
async function recountOne(ctx: Ctx, id: string, cause: string, tries = 5): Promise<boolean> {
  const loaded = await load(ctx, { id })
  const decided = recount(loaded.situation, cause)
  if (!decided) return false
  try {
    await write(ctx, loaded, decided)
    return true
  } catch (error) {
    if (tries <= 1 || !(error instanceof Refusal) || error.code !== 'dossier.changedMeanwhile') throw error
    return recountOne(ctx, id, cause, tries - 1)
  }
}

function required(text: string, field: string): string {
  if (text.trim() === '') throw invalid('input.missing', [{ field, code: 'input.missing' }])
  return text.trim()
}

