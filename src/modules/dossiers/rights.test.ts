import { describe, expect, it } from 'vitest'
import { pdfBytes, promotionAnswers, sampleDepartment, type Person } from '../../../tests/samples.ts'
import { openHouse } from '../../../tests/test.ts'
import { load } from '../../load/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { Sql } from '../../platform/db.ts'
import { renameCode } from '../organisation/index.ts'
import { currentVersion } from '../procedures/index.ts'
import { decisionAfter } from '../workflow/model.ts'
import * as service from './service.ts'

// Monday 16/10/2023, 09:15 in Vietnam.
const house = await openHouse(new Date('2023-10-16T02:15:00Z'))
const department = await sampleDepartment(house)
const [business, citizen, reception, head, specialist, colleague, stranger, leader, clerk] = await Promise.all(
  ['giobien', 'locvan', 'motcua1', 'truongphong1', 'chuyenvien1', 'chuyenvien2', 'truongphong2', 'lanhdao', 'vanthu'].map((login) => department.as(login)),
) as [Person, Person, Person, Person, Person, Person, Person, Person, Person]
const version = await currentVersion(department.system(), '2.000004')
const paperKeys = (version.definition.papers ?? []).map((paper) => paper.key)
const account = (login: string): string => department.accounts.get(login) ?? ''
const pdf = (text: string, name = 'tep.pdf') => ({ name, bytes: pdfBytes(text) })

let filings = 0
/** A dossier of the business, as far on as is wanted. */
async function dossier(until: 'filed' | 'accepted' | 'appraised' = 'appraised', draftId?: string): Promise<string> {
  const ctx = business.ctx()
  const papers = await Promise.all(paperKeys.map(async (paper) => ({ paper, sha256: (await service.uploadFile(ctx, pdf(paper))).sha256 })))
  const { code } = await service.fileDossier(ctx, { procedure: '2.000004', channel: 'online', answers: promotionAnswers, papers, draftId }, `khoa-quyen-${++filings}`)
  if (until === 'filed') return code
  await service.acceptDossier(reception.ctx(), { code }, {})
  if (until === 'appraised') await service.endStep(head.ctx(), { code }, { taskId: await task(code), assigneeId: account('chuyenvien1') })
  return code
}
const whole = async (code: string) => (await service.viewDossier(reception.ctx(), { code })).whole
const task = async (code: string): Promise<string> => (await whole(code)).tasks.find((one) => one.closedAt === null)?.id ?? ''
const onward = async (code: string): Promise<{ taskId: string; choice: string | undefined }> => {
  const open = (await whole(code)).tasks.find((one) => one.closedAt === null)
  const choices = version.plan && open ? decisionAfter(version.plan, open.stepId)?.choices : undefined
  return { taskId: open?.id ?? '', choice: choices?.find((one) => one.way === 'on')?.flow }
}
const refused = (status: number, code: string) => expect.objectContaining({ status, code })
const reasoned = { reason: 'Lý do' }

describe('an act on the matter', () => {
  it('is for whom the dossier concerns, not for everybody who may see it', async () => {
    const code = await dossier()
    const asked = { ...reasoned, papers: [] }
    for (const who of [colleague, reception]) await expect(service.askSupplement(who.ctx(), { code }, asked)).rejects.toEqual(refused(403, 'dossier.notYours'))
    await expect(service.refuseDossier(colleague.ctx(), { code }, reasoned)).rejects.toEqual(refused(403, 'dossier.notYours'))
    await expect(service.endStep(colleague.ctx(), { code }, await onward(code))).rejects.toEqual(refused(403, 'dossier.notYourTask'))
    await service.askSupplement(specialist.ctx(), { code }, asked)
    await expect(service.receiveSupplement(colleague.ctx(), { code }, { files: [] })).rejects.toEqual(refused(403, 'dossier.notYours'))
    await service.receiveSupplement(head.ctx(), { code }, { files: [] })
  })

  it('of another room is not even seen', async () => {
    const code = await dossier()
    const ctx = stranger.ctx()
    const tried = [
      () => service.stopDossier(ctx, { code }, reasoned), () => service.refuseDossier(ctx, { code }, reasoned),
      () => service.extendDeadline(ctx, { code }, { ...reasoned, term: '3wd' }), () => service.viewDossier(ctx, { code }),
    ]
    for (const act of tried) await expect(act()).rejects.toEqual(refused(404, 'dossier.notFound'))
  })
})

describe('work', () => {
  it('is given to who holds its role, by who gives out the work of its unit', async () => {
    const code = await dossier('accepted')
    const assign = (assigneeId: string) => task(code).then((taskId) => service.endStep(head.ctx(), { code }, { taskId, assigneeId }))
    for (const login of ['chuyenvien3', 'truongphong1', 'giobien']) await expect(assign(account(login))).rejects.toEqual(refused(422, 'dossier.noOfficer'))
    await assign(account('chuyenvien1'))
    await expect(service.endStep(specialist.ctx(), { code }, { ...(await onward(code)), assigneeId: account('chuyenvien2') })).rejects.toEqual(refused(422, 'dossier.notAssigning'))
    await service.assignTask(head.ctx(), { code }, { taskId: await task(code), assigneeId: account('chuyenvien2'), reason: '' })
    await service.endStep(colleague.ctx(), { code }, await onward(code))
    await service.endStep(head.ctx(), { code }, await onward(code))
    // It lies with the leader: the head of the room can neither take it nor give it away.
    const taskId = await task(code)
    for (const login of ['truongphong1', 'lanhdao']) {
      await expect(service.assignTask(head.ctx(), { code }, { taskId, assigneeId: account(login), reason: '' })).rejects.toEqual(refused(403, 'dossier.notYourTask'))
    }
    await expect(service.assignTask(leader.ctx(), { code }, { taskId, assigneeId: account('truongphong1'), reason: '' })).rejects.toEqual(refused(422, 'dossier.noOfficer'))
  })
})

describe('a result', () => {
  it('is there when it is issued, not before', async () => {
    const code = await dossier()
    await expect(service.endStep(specialist.ctx(), { code }, { ...(await onward(code)), result: { number: '1/DT' } })).rejects.toEqual(refused(422, 'dossier.notIssuing'))
    for (const who of [specialist, head, leader]) await service.endStep(who.ctx(), { code }, await onward(code))
    const picture = { name: 'quyet-dinh.png', bytes: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64') }
    await expect(service.endStep(clerk.ctx(), { code }, { ...(await onward(code)), result: { number: '2/QĐ', file: picture } })).rejects.toEqual(refused(415, 'dossier.fileKind'))
    await service.endStep(clerk.ctx(), { code }, { ...(await onward(code)), result: { number: '2/QĐ' } })
    expect((await whole(code)).documents.filter((one) => one.kind === 'result').map((one) => one.number)).toEqual(['2/QĐ'])
  })
})

describe('what officers write to each other', () => {
  it('stays among them', async () => {
    const code = await dossier()
    await service.endStep(specialist.ctx(), { code }, { ...(await onward(code)), note: 'Ý kiến riêng của chuyên viên' })
    const read = async (who: Person) => (await who.api('GET', `/api/v1/dossiers/${code}`)).text()
    expect(await read(head)).toContain('Ý kiến riêng')
    expect(await read(business)).not.toContain('Ý kiến riêng')
    const secret = house.hall.keys.shortCode('tracking', (await whole(code)).dossier.id)
    const tracked = await house.app.request(`/api/v1/tracking/${code}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ secret }) })
    const text = await tracked.text()
    expect(text).toContain('Gió Biển')
    expect(text).not.toContain('Ý kiến riêng')
  })
})

describe('what belongs to another account', () => {
  it('cannot be named in a filing: neither a file nor a draft', async () => {
    const theirs = await service.uploadFile(citizen.ctx(), pdf('giấy tờ của người khác'))
    const filing = { procedure: '2.000004', channel: 'online' as const, answers: promotionAnswers, papers: paperKeys.map((paper) => ({ paper, sha256: theirs.sha256 })) }
    await expect(service.fileDossier(business.ctx(), filing, 'khoa-tep-nguoi-khac')).rejects.toEqual(refused(422, 'dossier.filingIncomplete'))
    const draft = await service.saveDraft(citizen.ctx(), { procedure: '2.000004', answers: { area: 'Quy Nhơn' }, papers: [] })
    await dossier('filed', draft.id)
    expect((await service.getDraft(citizen.ctx(), draft.id)).answers).toEqual({ area: 'Quy Nhơn' })
    const own = await service.saveDraft(business.ctx(), { procedure: '2.000004', answers: {}, papers: [] })
    await dossier('filed', own.id)
    await expect(service.getDraft(business.ctx(), own.id)).rejects.toEqual(refused(404, 'dossier.noDraft'))
  })
})

describe('a supplement', () => {
  const answer = (code: string, name = 'bo-sung.pdf') => service.answerSupplement(business.ctx(), { code }, { files: [{ paperKey: paperKeys[0] ?? '', file: pdf('bổ sung', name) }] })

  it('that was asked for anew takes the place of the one before; the clock goes on after the last', async () => {
    const code = await dossier('filed')
    await service.askSupplement(reception.ctx(), { code }, { ...reasoned, papers: [] })
    await answer(code)
    await service.askSupplement(head.ctx(), { code }, { ...reasoned, papers: [], legalBasis: 'Căn cứ' })
    await answer(code)
    await service.acceptDossier(reception.ctx(), { code }, {})
    await service.endStep(head.ctx(), { code }, { taskId: await task(code), assigneeId: account('chuyenvien1') })
    await service.askSupplement(head.ctx(), { code }, { ...reasoned, papers: [], legalBasis: 'Căn cứ' })
    expect((await whole(code)).dossier).toMatchObject({ supplement: 'requested', dueAt: null })
    await expect(service.askSupplement(head.ctx(), { code }, { ...reasoned, papers: [], legalBasis: 'Căn cứ' })).rejects.toEqual(refused(409, 'dossier.wrongState'))
    await answer(code)
    await service.receiveSupplement(specialist.ctx(), { code }, { files: [] })
    expect((await whole(code)).dossier).toMatchObject({ supplement: 'fulfilled', pausedAt: null, dueOn: '2023-10-23' })
  })

  it('comes under whatever name its file has', async () => {
    const code = await dossier('filed')
    await service.askSupplement(reception.ctx(), { code }, { ...reasoned, papers: [] })
    await answer(code, `${'a'.repeat(115)}😀.pdf`)
    expect((await whole(code)).papers.at(-1)?.fileName).toMatch(/^a{115}.\.pdf$/)
  })
})

/** The database, and somebody who is faster: they act just after the dossier was read. */
function overtaken(ctx: Ctx, act: () => Promise<unknown>): Ctx {
  let first = true
  const maybe = async <T>(query: Sql): Promise<T | undefined> => {
    const row = await ctx.db.maybe<T>(query)
    if (first && query.text.includes('from dossiers.dossiers')) {
      first = false
      await act()
    }
    return row
  }
  return { ...ctx, db: { ...ctx.db, maybe } }
}

describe('a changed calendar', () => {
  it('moves a dossier that an officer works on at the same moment', async () => {
    const code = await dossier()
    const { id } = (await whole(code)).dossier
    // As if the calendar had been another when it was accepted.
    await house.hall.ownerPool.query("update dossiers.dossiers set due_on = '2023-10-24', due_at = due_at + interval '1 day' where id = $1", [id])
    const step = await onward(code)
    expect(await service.recountDossiers(overtaken(department.system(), () => service.endStep(specialist.ctx(), { code }, step)), 'lịch thay đổi')).toBe(1)
    const { dossier: moved, tasks } = await whole(code)
    expect([moved.dueOn, tasks.find((one) => one.id === step.taskId)?.outcome]).toEqual(['2023-10-23', 'done'])
  })
})

describe('the code of a dossier', () => {
  it('leads to it after the agency was given another one, and new dossiers bear the new one', async () => {
    const code = await dossier('filed')
    await renameCode((await department.as('quantri')).ctx(), { code: 'H08.99', validFrom: '2023-10-16', decision: 'Quyết định thử' })
    expect((await house.app.request(`/api/v1/tracking/${code}`)).status).toBe(200)
    const filed = await business.api('GET', `/api/v1/dossiers/${code}`)
    expect(filed.status).toBe(200)
    const papers = await Promise.all(paperKeys.map(async (paper) => ({ paper, sha256: (await service.uploadFile(business.ctx(), pdf(paper))).sha256 })))
    const next = await business.api('POST', '/api/v1/dossiers', { procedure: '2.000004', channel: 'online', answers: promotionAnswers, papers }, { 'idempotency-key': 'khoa-ma-moi' })
    expect(((await next.json()) as { code: string }).code).toMatch(/^H08\.99-231016-\d{4}$/)
  })
})

describe('the line of a work list', () => {
  it('says what the dossier and the task say, after every act', async () => {
    const untrue = async () => (await house.hall.ownerPool.query(`
      select t.step_name, t.line, dossiers.line_from(t, d) as should from dossiers.tasks t join dossiers.dossiers d on d.agency_id = t.agency_id and d.id = t.dossier_id
      where t.closed_at is null and t.line::jsonb is distinct from dossiers.line_from(t, d)::jsonb or t.closed_at is not null and t.line is not null`)).rows
    const code = await dossier()
    await service.askSupplement(specialist.ctx(), { code }, { ...reasoned, papers: [] })
    expect(await untrue()).toEqual([])
    await service.receiveSupplement(specialist.ctx(), { code }, { files: [] })
    await service.assignTask(head.ctx(), { code }, { taskId: await task(code), assigneeId: account('chuyenvien2'), reason: 'Lý do' })
    await service.extendDeadline(head.ctx(), { code }, { ...reasoned, term: '3wd' })
    expect(await untrue()).toEqual([])
    await load(department.system(), { url: house.url, dossiers: 40, years: 1 })
    expect(await untrue()).toEqual([])
    expect((await house.hall.ownerPool.query<{ open: string }>('select count(*) as open from dossiers.tasks where line is not null')).rows[0]?.open).not.toBe('0')
  })
})
