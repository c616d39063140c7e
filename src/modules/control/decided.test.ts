import { expect, it } from 'vitest'
import { sampleDepartment } from '../../../tests/samples.ts'
import { openHouse } from '../../../tests/test.ts'
import { problemId } from '../procedures/model/life.ts'
import { approveDraft, draftProblems, getDraft, publishDrafts, reviewDraft, startDraft, submitDraft } from '../procedures/service.ts'
import { getMatter, listClocks, openMatter } from './service.ts'

const house = await openHouse(new Date('2023-10-16T02:15:00Z'))
const department = await sampleDepartment(house, ['2.000004', '2.000176'])
const [control, head, leader] = await Promise.all(['kiemsoat', 'truongphong1', 'lanhdao'].map((login) => department.as(login)))
if (!control || !head || !leader) throw new Error('nobody')

/** A change of a procedure, from draft to a signed decision. */
async function publish(key: string, number: string): Promise<void> {
  const draft = await startDraft(control!.ctx(), { from: 'version', key })
  const revision = async () => ({ revision: (await getDraft(control!.ctx(), draft.id)).revision })
  await submitDraft(control!.ctx(), draft.id, { revision: draft.revision, confirmed: (await draftProblems(control!.ctx(), draft)).map(problemId) })
  await reviewDraft(head!.ctx(), draft.id, await revision())
  await approveDraft(leader!.ctx(), draft.id, await revision())
  await publishDrafts(control!.ctx(), { decision: { number, signedOn: '2023-10-16', signer: 'Người ký', signerTitle: 'Chủ tịch UBND tỉnh' }, items: [{ draftId: draft.id, validFrom: '2023-11-01', summary: 'Sửa thời gian' }] })
  await house.runJobs()
}

it('a signed decision starts the clocks of the national database, where an announcement waited or on its own, once', async () => {
  const id = await openMatter(control.ctx(), { kind: 'announcementSeen', on: '2023-10-13', number: '2500/QĐ-BCT', issuer: 'Bộ Công Thương', title: 'Công bố', procedures: ['2.000004'] })
  await publish('2.000004', '3801/QĐ-UBND')
  const { matter, clocks } = await getMatter(control.ctx(), id)
  expect(matter.facts.map(({ kind, on, note }) => [kind, on, note])).toEqual([['announcementSeen', '2023-10-13', ''], ['decisionSigned', '2023-10-16', 'Quyết định số 3801/QĐ-UBND']])
  expect(clocks.map(({ key, dueOn }) => [key, dueOn])).toEqual([['submitDecision', '2023-10-20'], ['nationalLocal', '2023-10-18'], ['nationalStatute', '2023-10-23']])

  await publish('2.000176', '3802/QĐ-UBND')
  const own = (await listClocks(control.ctx())).filter(({ number }) => number === '3802/QĐ-UBND')
  expect(own.map(({ key, dueOn }) => [key, dueOn])).toEqual([['nationalLocal', '2023-10-18'], ['nationalStatute', '2023-10-23']])
  expect((await getMatter(control.ctx(), own[0]?.matterId ?? '')).matter).toMatchObject({ issuer: 'Chủ tịch UBND tỉnh', procedures: ['2.000176'] })
})
