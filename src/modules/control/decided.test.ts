import { expect, it } from 'vitest'
import { sampleDepartment } from '../../../tests/samples.ts'
import { openHouse } from '../../../tests/test.ts'
import { currentVersion, publishVersion } from '../procedures/index.ts'
import { problemId } from '../procedures/model/life.ts'
import { approveDraft, draftProblems, getDraft, publishDrafts, reviewDraft, startDraft, submitDraft } from '../procedures/service.ts'
import { getMatter, listClocks, listNotes, openMatter } from './service.ts'

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
  expect(matter.facts.map(({ kind, on, note }) => [kind, on, note])).toEqual([
    ['announcementSeen', '2023-10-13', ''], ['decisionSigned', '2023-10-16', 'Quyết định số 3801/QĐ-UBND'],
    ['isoUpdated', '2023-10-16', 'Ban hành, đăng cùng phiên bản công bố theo Quyết định số 3801/QĐ-UBND'], ['websitePosted', '2023-10-16', 'Ban hành, đăng cùng phiên bản công bố theo Quyết định số 3801/QĐ-UBND'],
  ])
  expect(clocks.map(({ key, dueOn }) => [key, dueOn])).toEqual([['submitDecision', '2023-10-20'], ['nationalLocal', '2023-10-18'], ['nationalStatute', '2023-10-23'], ['website', '2023-10-23']])

  await publish('2.000176', '3802/QĐ-UBND')
  const own = (await listClocks(control.ctx())).filter(({ number }) => number === '3802/QĐ-UBND')
  expect(own.map(({ key, dueOn }) => [key, dueOn])).toEqual([['nationalLocal', '2023-10-18'], ['nationalStatute', '2023-10-23'], ['website', '2023-10-23']])
  expect((await getMatter(control.ctx(), own[0]?.matterId ?? '')).matter).toMatchObject({ issuer: 'Chủ tịch UBND tỉnh', procedures: ['2.000176'] })
})

const openLaw = (number: string, procedures: string[], on = '2023-09-01') =>
  openMatter(control.ctx(), { kind: 'lawInForce', on, number, issuer: 'Chính phủ', title: 'Văn bản mới', procedures })
const isoClock = async (id: string) => (await getMatter(control.ctx(), id)).clocks.find(({ key }) => key === 'isoDocument')

it('a text that every procedure it concerns rests on already is taken up on the day their versions came', async () => {
  const laws = (await currentVersion(control.ctx(), '2.000004')).definition.legalBasis ?? []
  const [law] = laws
  if (!law) throw new Error('no law')
  const taken = await openLaw(`Nghị định số ${law.number}`, ['2.000004'])
  expect(await isoClock(taken)).toMatchObject({ metOn: '2023-10-16', state: 'kept' })
  expect((await getMatter(control.ctx(), taken)).matter.facts.at(-1)).toMatchObject({ kind: 'websitePosted', byName: 'Hệ thống, theo phiên bản đã công bố', versions: [{ key: '2.000004', number: 1 }] })
  // Another text, a procedure that is not here, a number that only begins alike: nothing is known, nothing is noted.
  for (const [number, keys] of [['99/2023/NĐ-CP', ['2.000004']], [law.number, ['2.000004', 'chua-co']], [`${law.number}X`, ['2.000004']]] as const) {
    expect(await isoClock(await openLaw(number, [...keys])), number).toMatchObject({ metOn: null })
  }
})

it('a text that waits is taken up by the version that brings it, once', async () => {
  const id = await openLaw('128/2024/NĐ-CP', ['2.000176'], '2023-10-01')
  expect(await isoClock(id)).toMatchObject({ metOn: null, state: 'running' })
  const { definition } = await currentVersion(control.ctx(), '2.000176')
  const law = { number: '128/2024/NĐ-CP', title: null, article: null, url: null, issuer: 'Chính phủ', issuedOn: null, effectiveOn: null, expiredOn: null, replacedBy: null }
  house.clock.now = new Date('2023-10-17T02:15:00Z')
  await publishVersion(control.ctx(), { definition: { ...definition, legalBasis: [...(definition.legalBasis ?? []), law] }, validFrom: '2023-11-20' })
  await house.runJobs()
  await house.runJobs()
  expect(await isoClock(id)).toMatchObject({ metOn: '2023-10-17', state: 'kept' })
  expect((await getMatter(control.ctx(), id)).matter.facts.map(({ kind }) => kind)).toEqual(['lawInForce', 'isoUpdated', 'websitePosted'])
})

it('what is published by a decision is recorded with the decision and through whose hands it went', async () => {
  const note = (await listNotes(control.ctx())).find(({ key, number }) => key === '2.000176' && number === 2)
  expect(note).toMatchObject({ changes: [], summary: 'Sửa thời gian', decision: '3802/QĐ-UBND' })
  expect(note?.hands.map(({ act, name, on }) => [act, name, on])).toEqual([['drafted', 'Tạ Đình Lâm', '2023-10-16'], ['reviewed', 'Phạm Thu Ngân', '2023-10-16'], ['approved', 'Ngô Quang Hải', '2023-10-16']])
  const page = await (await control.get(`/can-doc/${note?.id}`)).text()
  for (const words of ['số 3802/QĐ-UBND', 'Ngô Quang Hải, Phó Giám đốc Sở, 16/10/2023', 'không có, vì không bước nào thay đổi']) expect(page).toContain(words)
})
