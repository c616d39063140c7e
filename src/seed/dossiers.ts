import type { Actor } from '../platform/access.ts'
import type { Ctx } from '../platform/ctx.ts'
import { dayNumberOf, dayNumberOfWall, dayOf, dayOfNumber, formatDay, instantOf, wallOf } from '../platform/time.ts'
import { getCalendar } from '../modules/calendar/index.ts'
import { addWorkingMinutes, isWorkingDay, nextWorkingMoment, type WorkingCalendar } from '../modules/calendar/model.ts'
import { acceptDossier, answerSupplement, askSupplement, endStep, extendDeadline, fileDossier, handOverResult, receiveSupplement, refuseDossier, rejectDossier, stopDossier, uploadFile, viewDossier, withdrawDossier, type DossierView } from '../modules/dossiers/service.ts'
import { decisionOf, needsAssignee, type Channel } from '../modules/dossiers/model.ts'
import { papersOfFiling } from '../modules/dossiers/model/applicant-form.ts'
import { permissionsOf } from '../modules/people/model.ts'
import { listProcedures, getVersion, type Listed } from '../modules/procedures/index.ts'
import { chanceFrom, type Chance } from './chance.ts'
import { applicants, officers, type Department } from './department.ts'
import { madeUpAnswers, madeUpPaper } from './made-up.ts'

/** People of the department as actors, without logging in. */
export function cast(department: Department): (login: string) => Actor {
  return (login) => {
    const accountId = department.accounts.get(login) ?? ''
    const officer = officers.find((o) => o.login === login)
    const unit = officer && department.units.get(officer.unit)
    if (!officer || !unit) return { kind: 'applicant', accountId, name: applicants.find((a) => a.login === login)?.name ?? login }
    return {
      kind: 'officer', accountId, name: officer.name, agencyId: department.agency.id, permissions: permissionsOf([officer.role]),
      positions: [{ id: accountId, unitId: unit.id, role: officer.role, title: officer.title, unitName: unit.name }],
    }
  }
}

type Stage = { ctx(login: string, at: Date): Ctx; actor(login: string): Actor; calendar: WorkingCalendar; now: Date; chance: Chance; department: Department }

/**
 * Plays about three months of the department's work through its own use cases, at made-up instants up to now:
 * dossiers end up in every state, some late. The story is the same at every run, only the days move.
 */
export async function seedDossiers(base: Ctx, department: Department, count: number, tell: (done: number) => void): Promise<number> {
  const actor = cast(department)
  const stage: Stage = {
    actor, department, now: base.now, calendar: await getCalendar(base), chance: chanceFrom(20231106),
    // No mails for what never happened.
    ctx: (login, at) => ({ ...base, actor: actor(login), now: at, subscriptions: {} }),
  }
  const procedures = (await listProcedures(base)).filter((p) => p.versionId)
  const filings = Array.from({ length: count }, (_, i) => ({ i, at: workingMoment(stage, (i / count) ** 0.8) })).sort((a, b) => a.at.getTime() - b.at.getTime())
  const filed: { code: string; at: Date; channel: Channel; login: string }[] = []
  const shaOf = new Map<string, string>()
  for (const { at } of filings) {
    const channel = stage.chance.happens(0.7) ? 'online' : stage.chance.happens(0.7) ? 'direct' : 'post'
    const login = channel === 'online' ? (stage.chance.happens(0.8) ? 'giobien' : 'locvan') : stage.chance.pick(['motcua1', 'motcua2'])
    const ctx = stage.ctx(login, at)
    if (!shaOf.has(login)) shaOf.set(login, (await uploadFile(ctx, { name: 'giay-to-minh-hoa.pdf', bytes: madeUpPaper() })).sha256)
    filed.push({ ...(await fileOne(stage, ctx, pickProcedure(stage.chance, procedures), channel, shaOf.get(login) ?? '', filed.length)), at, channel, login })
  }
  let done = 0
  const queue = [...filed]
  const play = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      await playOn(stage, next, chanceFrom(1000 + filed.indexOf(next)))
      tell(++done)
    }
  }
  await Promise.all([play(), play(), play(), play()])
  return done
}

/** A moment in office hours; `share` 0 is ninety days ago, 1 is now. */
function workingMoment({ now, chance, calendar }: Stage, share: number): Date {
  const start = wallOf(now) - 90 * 1440
  let day = dayNumberOfWall(Math.floor(start + share * (wallOf(now) - start)))
  while (!isWorkingDay(calendar, day)) day--
  const at = nextWorkingMoment(calendar, day * 1440 + Math.floor(chance.between(420, 1010)))
  return instantOf(Math.min(at, wallOf(now) - 5))
}

const favourites = ['2.000004', '2.000004', '2.000004', '2.000620', '2.000620', '2.000648', '2.000643', '2.000591', '2.000176', '2.000210', '2.000207', '2.001474']
const pickProcedure = (chance: Chance, all: readonly Listed[]): Listed =>
  (chance.happens(0.75) ? all.find((p) => p.key === chance.pick(favourites)) : undefined) ?? chance.pick(all)

async function fileOne(stage: Stage, ctx: Ctx, procedure: Listed, channel: Channel, sha256: string, index: number): Promise<{ code: string }> {
  const { definition } = await getVersion(ctx, procedure.versionId)
  const day = dayNumberOf(dayOf(ctx.now)) ?? 0
  const answers: Record<string, unknown> = madeUpAnswers(stage.chance, formatDay(dayOfNumber(day + 30)), formatDay(dayOfNumber(day + 60)))
  const caseKey = (definition.cases?.length ?? 0) > 1 ? definition.cases?.[0]?.key : undefined
  if (caseKey) answers['caseKey'] = caseKey
  const asked = papersOfFiling(definition, caseKey ?? null)
  return fileDossier(ctx, {
    procedure: procedure.key, channel, answers,
    papers: asked.map((paper) => ({ paper: paper.key, sha256 })),
    counted: channel === 'online' ? undefined : asked.map((paper) => ({ paper: paper.key, originals: paper.copies.original ?? 1, certifiedCopies: 0, plainCopies: paper.copies.plainCopy ?? 0 })),
  }, `minh-hoa-${index}-${ctx.now.getTime()}`)
}

/** Goes on with one dossier, act by act, until the next act would lie in the future. */
async function playOn(stage: Stage, filed: { code: string; at: Date; channel: Channel; login: string }, chance: Chance): Promise<void> {
  const ref = { code: filed.code }
  const slow = chance.happens(0.07) ? chance.between(2, 4) : chance.between(0.25, 0.9)
  let at = filed.at
  const later = (hours: number): boolean => {
    at = instantOf(addWorkingMinutes(stage.calendar, wallOf(at), Math.round(hours * 60)))
    return at.getTime() < stage.now.getTime()
  }
  const who = (login: string) => stage.ctx(login, at)
  for (let acts = 0; acts < 40; acts++) {
    const view = await viewDossier(stage.ctx('kiemsoat', at), ref)
    const { dossier, supplements } = view.whole
    if (dossier.business === 'filed') {
      if (!later(chance.between(0.3, 5))) return
      if (dossier.supplement === 'requested') { if (!later(chance.between(8, 40))) return; await receiveSupplement(who('motcua1'), ref, { files: [] }); continue }
      if (chance.happens(0.03)) { await rejectDossier(who('motcua1'), ref, { reason: 'Thủ tục không thuộc thẩm quyền giải quyết của Sở.' }); return }
      if (supplements.length === 0 && chance.happens(0.05)) { await askSupplement(who('motcua2'), ref, { reason: 'Giấy tờ chụp chưa đọc được, xin gửi lại bản rõ hơn.', papers: [] }); continue }
      await acceptDossier(who(chance.pick(['motcua1', 'motcua2'])), ref, {})
      continue
    }
    if (dossier.delivery === 'ready') {
      if (!later(chance.between(1, 30))) return
      await handOverResult(who('motcua2'), ref, { receiver: dossier.applicant.submitter.name, by: filed.channel === 'online' ? 'online' : 'counter' })
      return
    }
    if (dossier.business !== 'processing') return
    if (dossier.supplement === 'requested' || dossier.supplement === 'sent') {
      if (chance.happens(0.15) || !later(chance.between(6, 30))) return
      if (filed.channel === 'online') await answerSupplement(who(filed.login), ref, { files: [{ paperKey: view.version.definition.papers?.[0]?.key ?? 'khac', file: { name: 'bo-sung.pdf', bytes: madeUpPaper() } }] })
      if (chance.happens(0.12) || !later(chance.between(0.5, 3))) return
      await receiveSupplement(who(specialistOf(stage, view)), ref, { files: [] })
      continue
    }
    if (!(await workOnce(stage, view, ref, chance, slow, later, who))) return
  }
}

const specialistOf = (stage: Stage, view: DossierView): string => [...stage.department.accounts].find(([, id]) => id === view.whole.dossier.handlerId)?.[0] ?? 'chuyenvien1'

/** The next step of the process, or an unusual end. False when the time is up or the dossier has ended. */
async function workOnce(stage: Stage, view: DossierView, ref: { code: string }, chance: Chance, slow: number, later: (hours: number) => boolean, who: (login: string) => Ctx): Promise<boolean> {
  const task = view.situation.tasks[0]
  if (!task) return false
  const unit = [...stage.department.units].find(([, u]) => u.id === task.unitId)?.[0]
  const login = task.assigneeId
    ? ([...stage.department.accounts].find(([, id]) => id === task.assigneeId)?.[0] ?? '')
    : (officers.find((o) => o.role === task.role && o.unit === unit)?.login ?? officers.find((o) => o.role === task.role)?.login ?? '')
  const actor = stage.actor(login)
  const due = task.dueAt ? Math.max(1, (task.dueAt.getTime() - task.openedAt.getTime()) / 3_600_000 / 3) : 8
  if (!later(Math.min(due, 60) * slow * chance.between(0.4, 1.1))) return false
  if (actor.kind !== 'officer' || (task.unitId !== null && !actor.positions.some((p) => p.unitId === task.unitId) && task.assigneeId === null)) return false
  if (task.role === 'officer') {
    if (view.whole.supplements.length === 0 && chance.happens(0.12)) { await askSupplement(who(login), ref, { reason: 'Nội dung đơn chưa khớp với giấy tờ kèm theo; xin bổ sung, làm rõ.', papers: view.version.definition.papers?.slice(0, 1).map((p) => p.key) ?? [] }); return true }
    const head = officers.find((o) => o.role === 'roomHead' && o.unit === unit)?.login
    if (head && chance.happens(0.02)) { await refuseDossier(who(head), ref, { reason: 'Không đáp ứng điều kiện theo quy định.' }); return false }
    if (head && chance.happens(0.015)) { await stopDossier(who(head), ref, { reason: 'Cơ quan có thẩm quyền yêu cầu tạm dừng giải quyết.' }); return false }
    if (chance.happens(0.02)) { await withdrawDossier(who('motcua1'), ref, { reason: 'Người nộp đề nghị rút hồ sơ để điều chỉnh kế hoạch.' }); return false }
    if (head && slow > 1.5 && view.whole.dossier.dueAt && !view.whole.ledger.some((l) => l.kind === 'extend') && chance.happens(0.4)) await extendDeadline(who(head), ref, { term: '3wd', reason: 'Cần thêm thời gian lấy ý kiến cơ quan liên quan. Sở xin lỗi ông/bà.' })
  }
  const choices = decisionOf(view.situation, task)?.choices ?? []
  const choice = (chance.happens(0.06) ? choices.find((c) => c.way === 'back') : undefined) ?? choices.find((c) => c.way === 'on') ?? choices[0]
  const specialists = officers.filter((o) => o.role === 'officer' && o.unit === unit)
  const assignee = needsAssignee(view.situation, task) ? stage.department.accounts.get((specialists.length > 0 ? chance.pick(specialists) : { login: 'chuyenvien1' }).login) : undefined
  await endStep(who(login), ref, {
    taskId: task.id, choice: choice?.flow, assigneeId: assignee,
    result: task.role === 'clerk' ? { number: `${Math.floor(chance.between(100, 2400))}/SCT-MH`, file: { name: 'ket-qua.pdf', bytes: madeUpPaper() } } : undefined,
  })
  return true
}
