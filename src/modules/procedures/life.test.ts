import { describe, expect, it } from 'vitest'
import { openHouse } from '../../../tests/test.ts'
import { seedDepartment } from '../../seed/department.ts'
import type { Actor } from '../../platform/access.ts'
import type { Agency, Ctx } from '../../platform/ctx.ts'
import { eventsOf } from '../../platform/trail.ts'
import { seedProcedures } from '../../seed/procedures.ts'
import { myNotices } from '../notices/service.ts'
import { permissionsOf } from '../people/model.ts'
import { problemId } from './model/life.ts'
import {
  approveDraft, currentVersion, draftLife, draftProblems, getDraft, listDecisions, listDrafts, listVersions, moveDraft, outputInput, publicationsOf, publishDrafts, reviewDraft, saveDraft, sendDraftBack, startDraft, submitDraft, takeDraftBack, type Version,
} from './service.ts'

const nobody: Agency = { id: '00000000-0000-7000-8000-000000000000', code: 'X', name: '', parentName: '', place: '', address: '', phone: '' }
const house = await openHouse(new Date('2023-10-16T02:15:00Z'))
const { agency, accounts } = await seedDepartment(house.ctx(nobody), (own) => house.ctx(own))
await seedProcedures(house.ctx(agency), ['2.000004', '2.000176'])

const officer = (login: string, name: string, role: string, title: string): Actor => ({
  kind: 'officer', accountId: accounts.get(login) ?? '', name, agencyId: agency.id, permissions: permissionsOf([role]),
  positions: [{ id: accounts.get(login) ?? '', unitId: '', role, title, unitName: '' }],
})
const lam = house.ctx(agency, officer('kiemsoat', 'Tạ Đình Lâm', 'controlOfficer', 'Công chức kiểm soát thủ tục hành chính'))
const ngan = house.ctx(agency, officer('truongphong1', 'Phạm Thu Ngân', 'roomHead', 'Trưởng phòng'))
const hai = house.ctx(agency, officer('lanhdao', 'Ngô Quang Hải', 'departmentLeader', 'Phó Giám đốc Sở'))

const start = (key = '2.000004', kind: 'amended' | 'abolished' = 'amended') => startDraft(lam, { from: 'version', key, kind })
const revisionOf = async (id: string) => ({ revision: (await getDraft(lam, id)).revision })
async function submitted(key?: string, kind?: 'amended' | 'abolished'): Promise<string> {
  const draft = await start(key, kind)
  const confirmed = (await draftProblems(lam, draft)).map(problemId)
  await submitDraft(lam, draft.id, { revision: draft.revision, confirmed })
  return draft.id
}
async function approved(key?: string, kind?: 'amended' | 'abolished'): Promise<string> {
  const id = await submitted(key, kind)
  await reviewDraft(ngan, id, await revisionOf(id))
  await approveDraft(hai, id, await revisionOf(id))
  return id
}
const item = (draftId: string, validFrom: string) => ({ draftId, validFrom, summary: 'Sửa thời gian chuẩn bị hồ sơ' })
const decision = (number: string) => ({ number, signedOn: '2023-10-16', signer: 'Người ký (tên minh họa)', signerTitle: 'Chủ tịch' })

describe('a draft on its way', () => {
  it('is reviewed by one and approved by another, neither of whom wrote it, and is in force from its day', async () => {
    const id = await approved()
    expect(await draftLife(lam, id)).toMatchObject({ state: 'approved', acts: ['publish'], reviewed: { name: 'Phạm Thu Ngân' }, approved: { name: 'Ngô Quang Hải', title: 'Phó Giám đốc Sở' } })
    const { versions } = await publishDrafts(lam, { decision: decision('3601/QĐ-UBND'), items: [item(id, '2023-11-01')] })
    expect(versions).toMatchObject([{ number: 2, validFrom: '2023-11-01' }])
    expect((await currentVersion(lam, '2.000004')).number).toBe(1)
    expect((await currentVersion(lam, '2.000004', '2023-11-01')).id).toBe(versions[0]?.id)
    expect(await publicationsOf(lam, '2.000004')).toMatchObject([
      { versionId: versions[0]?.id, decision: { number: '3601/QĐ-UBND' }, drafter: { name: 'Tạ Đình Lâm' }, reviewer: { name: 'Phạm Thu Ngân' }, approver: { title: 'Phó Giám đốc Sở' } },
    ])
    const papers = await outputInput(lam, versions[0] as Version)
    expect(papers.decision).toEqual({ number: '3601/QĐ-UBND', signedOn: '2023-10-16', signer: 'Người ký (tên minh họa)', title: 'Chủ tịch' })
    expect(papers.amendments.at(-1)).toMatchObject({ number: 2, summary: 'Sửa thời gian chuẩn bị hồ sơ', decision: 'Quyết định số 3601/QĐ-UBND ngày 16/10/2023' })
    expect(papers.approval).toMatchObject({ drafter: { name: 'Tạ Đình Lâm' }, reviewer: { name: 'Phạm Thu Ngân', title: 'Trưởng phòng' }, approver: { name: 'Ngô Quang Hải' } })
    expect((await eventsOf(lam, id)).map(({ kind }) => kind)).toEqual([
      'procedure.draftStarted', 'procedure.draftSubmitted', 'procedure.draftReviewed', 'procedure.draftApproved', 'procedure.draftPublished',
    ])
  })

  it('cannot be sent while points without a source have nobody who answers for them', async () => {
    const draft = await start()
    await expect(submitDraft(lam, draft.id, { revision: draft.revision, confirmed: [] })).rejects.toMatchObject({ status: 422, code: 'procedures.unconfirmed' })
    const id = await submitted()
    expect((await draftLife(lam, id)).confirmed).toContainEqual(expect.objectContaining({ name: 'Tạ Đình Lâm' }))
  })

  it('cannot be sent while two of its parts contradict one another', async () => {
    const draft = await start('2.000176')
    const definition = { ...draft.definition, time: { value: 30, unit: 'workingDay' as const, text: null } }
    const saved = await saveDraft(lam, draft.id, { revision: draft.revision, part: 'channels', definition })
    await expect(submitDraft(lam, draft.id, { revision: saved.revision, confirmed: [] })).rejects.toMatchObject({ status: 422, code: 'procedures.wrong' })
  })

  it('is not judged by who wrote it, even when their position would let them', async () => {
    const both: Actor = { ...officer('kiemsoat', 'Tạ Đình Lâm', 'controlOfficer', ''), permissions: permissionsOf(['controlOfficer', 'roomHead', 'departmentLeader']) } as Actor
    const id = await submitted()
    await expect(reviewDraft(house.ctx(agency, both), id, await revisionOf(id))).rejects.toMatchObject({ status: 409, code: 'procedures.ownWork' })
    await reviewDraft(hai, id, await revisionOf(id))
    await expect(approveDraft(hai, id, await revisionOf(id))).rejects.toMatchObject({ status: 409 })
  })

  it('comes back with a reason, can be edited again, and what was agreed no longer holds', async () => {
    const id = await submitted()
    await reviewDraft(ngan, id, await revisionOf(id))
    await expect(sendDraftBack(hai, id, { ...(await revisionOf(id)), reason: ' ' })).rejects.toMatchObject({ status: 422 })
    await sendDraftBack(hai, id, { ...(await revisionOf(id)), reason: 'Chưa nêu căn cứ' })
    expect(await draftLife(lam, id)).toMatchObject({ state: 'draft', returnedReason: 'Chưa nêu căn cứ', acts: ['submit'] })
    const draft = await getDraft(lam, id)
    await submitDraft(lam, id, { revision: draft.revision, confirmed: (await draftProblems(lam, draft)).map(problemId) })
    expect(await draftLife(hai, id)).toMatchObject({ reviewed: null, acts: ['review', 'sendBack'] })
  })

  it('is taken back by who wrote it until it is approved, by nobody else', async () => {
    const id = await submitted()
    await reviewDraft(ngan, id, await revisionOf(id))
    expect((await draftLife(lam, id)).acts).toEqual(['takeBack'])
    await expect(takeDraftBack(hai, id, await revisionOf(id))).rejects.toMatchObject({ status: 403 })
    const other = house.ctx(agency, officer('quantri', 'Lâm Gia Bảo', 'administrator', 'Quản trị'))
    await expect(takeDraftBack(other, id, await revisionOf(id))).rejects.toMatchObject({ status: 409 })
    await takeDraftBack(lam, id, await revisionOf(id))
    expect(await draftLife(lam, id)).toMatchObject({ state: 'draft', returnedReason: null, acts: ['submit'] })
    const over = await approved()
    await expect(takeDraftBack(lam, over, await revisionOf(over))).rejects.toMatchObject({ status: 409 })
  })

  it('waits in the list of who is to review, then of who is to approve', async () => {
    const id = await submitted()
    const waits = async (ctx: Ctx) => (await listDrafts(ctx, { waiting: true })).some((one) => one.id === id)
    expect([await waits(lam), await waits(ngan), await waits(hai)]).toEqual([false, true, true])
    await reviewDraft(ngan, id, await revisionOf(id))
    expect([await waits(lam), await waits(ngan), await waits(hai)]).toEqual([false, false, true])
    expect((await listDrafts(lam, { mine: true, state: 'inReview' })).map((one) => one.id)).toContain(id)
    expect(await listDrafts(ngan, { mine: true })).toEqual([])
  })

  it('is acted on by the right people at the right moment only', async () => {
    const id = await submitted()
    await expect(approveDraft(ngan, id, await revisionOf(id))).rejects.toMatchObject({ status: 403 })
    await expect(approveDraft(hai, id, await revisionOf(id))).rejects.toMatchObject({ status: 409, possible: ['review', 'sendBack'] })
    await expect(publishDrafts(lam, { decision: null, items: [item(id, '2023-12-01')] })).rejects.toMatchObject({ code: 'procedures.notApproved' })
    await expect(reviewDraft(ngan, id, { revision: 1 })).rejects.toMatchObject({ code: 'procedures.draftMoved' })
  })

  it('those concerned are told', async () => {
    const id = await submitted()
    await house.runJobs()
    const { notices } = await myNotices(ngan, { page: 1 })
    expect(notices[0]).toMatchObject({ title: 'Bản thảo thủ tục 2.000004 chờ xem xét', href: `/soan-thao/${id}` })
  })
})

describe('a publication decision', () => {
  it('publishes several procedures at once or none of them, and ends those that are abolished', async () => {
    const first = await approved()
    const last = await approved('2.000176', 'abolished')
    const waiting = await submitted('2.000176')
    await expect(publishDrafts(lam, { decision: decision('1/QĐ'), items: [item(first, '2024-01-01'), item(waiting, '2024-01-01')] })).rejects.toMatchObject({ code: 'procedures.notApproved' })
    expect(await listVersions(lam, '2.000004')).toHaveLength(2)
    expect((await listDecisions(lam)).map(({ number }) => number)).not.toContain('1/QĐ')
    await publishDrafts(lam, { decision: decision('2/QĐ'), items: [item(first, '2024-01-01'), item(last, '2024-01-15')] })
    expect((await listDecisions(lam)).find(({ number }) => number === '2/QĐ')?.items).toMatchObject([{ key: '2.000004', versionNumber: 3 }, { key: '2.000176', kind: 'abolished', versionNumber: null }])
    await expect(currentVersion(lam, '2.000176', '2024-01-15')).rejects.toMatchObject({ status: 404 })
    expect((await currentVersion(lam, '2.000176', '2024-01-14')).number).toBe(1)
    await expect(publishDrafts(lam, { decision: decision('2/QĐ'), items: [item(await approved(), '2024-02-01')] })).rejects.toMatchObject({ code: 'procedures.decisionTaken' })
  })
})

it('a version of a procedure that is abolished by then is not published: it would never be in force', async () => {
  const id = await approved('2.000176')
  await expect(publishDrafts(lam, { decision: decision('10/QĐ'), items: [item(id, '2024-02-01')] })).rejects.toMatchObject({ status: 409, code: 'procedures.abolished', params: { day: '15/01/2024' } })
  await publishDrafts(lam, { decision: decision('10/QĐ'), items: [item(id, '2024-01-10')] })
  expect((await currentVersion(lam, '2.000176', '2024-01-14')).number).toBe(2)
})

describe('two drafts of one procedure', () => {
  const decided = (number: string, ...items: ReturnType<typeof item>[]) => publishDrafts(lam, { decision: decision(number), items })

  it('do not undo one another unseen: the second is compared with what the first published, and sent again', async () => {
    const [one, two] = [await approved(), await approved()]
    const { versions: [first] } = await decided('11/QĐ', item(one, '2024-06-01'))
    await expect(decided('12/QĐ', item(two, '2024-07-01'))).rejects.toMatchObject({ status: 409, code: 'procedures.baseMoved', params: { number: first?.number } })
    await sendDraftBack(ngan, two, { ...(await revisionOf(two)), reason: 'Đã có phiên bản mới hơn' })
    const draft = await getDraft(lam, two)
    const problems = await draftProblems(lam, draft)
    expect(problems.filter(({ code }) => code === 'base.superseded')).toMatchObject([{ severity: 'open', params: { number: first?.number, validFrom: '01/06/2024' } }])
    await submitDraft(lam, two, { revision: draft.revision, confirmed: problems.map(problemId) })
    await reviewDraft(ngan, two, await revisionOf(two))
    await approveDraft(hai, two, await revisionOf(two))
    expect((await decided('12/QĐ', item(two, '2024-07-01'))).versions).toMatchObject([{ number: (first?.number ?? 0) + 1 }])
  })

  it('and in one decision neither is', async () => {
    const [one, two] = [await approved(), await approved()]
    await expect(decided('13/QĐ', item(one, '2024-08-01'), item(two, '2024-09-01'))).rejects.toMatchObject({ code: 'procedures.baseMoved' })
  })
})

describe('who had a hand in a draft', () => {
  const both = { ...officer('quantri', 'Lâm Gia Bảo', 'controlOfficer', ''), permissions: permissionsOf(['controlOfficer', 'roomHead']) } as Actor

  it('judges it no more, also when what they wrote was taken back', async () => {
    const other = house.ctx(agency, both)
    const draft = await start()
    const written = await saveDraft(other, draft.id, { revision: draft.revision, part: 'identity', definition: { ...draft.definition, name: 'Tên khác' } })
    const back = await moveDraft(lam, draft.id, { revision: written.revision, way: 'back' })
    const last = await saveDraft(lam, draft.id, { revision: back.revision, part: 'identity', definition: { ...draft.definition, keywords: ['khuyến mại'] } })
    await submitDraft(lam, draft.id, { revision: last.revision, confirmed: (await draftProblems(lam, last)).map(problemId) })
    await expect(reviewDraft(other, draft.id, await revisionOf(draft.id))).rejects.toMatchObject({ code: 'procedures.ownWork' })
  })

  it('nor who only sent it', async () => {
    const other = house.ctx(agency, both)
    const draft = await start()
    await submitDraft(other, draft.id, { revision: draft.revision, confirmed: (await draftProblems(other, draft)).map(problemId) })
    await expect(reviewDraft(other, draft.id, await revisionOf(draft.id))).rejects.toMatchObject({ code: 'procedures.ownWork' })
    expect((await listDrafts(other, { waiting: true })).map(({ id }) => id)).not.toContain(draft.id)
  })
})
