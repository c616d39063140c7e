import { expect, it } from 'vitest'
import { openHouse } from '../../../../../tests/test.ts'
import { sampleDepartment } from '../../../../../tests/samples.ts'
import { draftProblems, getDraft, saveDraft, startDraft } from '../../service.ts'
import { problemId } from '../../model/life.ts'

const house = await openHouse(new Date('2023-10-16T02:15:00Z'))
const department = await sampleDepartment(house)
const [lam, ngan, hai] = await Promise.all(['kiemsoat', 'truongphong1', 'lanhdao'].map((login) => department.as(login)))
type Who = Awaited<ReturnType<typeof department.as>> | undefined

const must = (who: Who) => { if (!who) throw new Error('nobody'); return who }
const get = async (who: Who, path: string) => (await must(who).get(path)).text()
const post = (who: Who, path: string, fields: [string, string][]) => {
  const form: Record<string, string[]> = {}
  for (const [name, value] of fields) (form[name] ??= []).push(value)
  return must(who).post(path, form)
}

it('a draft goes from its writer to the public by forms alone', async () => {
  const ctx = department.system()
  const { id } = await startDraft(ctx, { from: 'version', key: '2.000004' })
  const revision = async (): Promise<[string, string]> => ['revision', String((await getDraft(ctx, id)).revision)]

  const page = await get(lam, `/soan-thao/${id}/trinh`)
  expect(page).toContain('Trình phê duyệt')
  const first = await post(lam, `/soan-thao/${id}/trinh`, [await revision()])
  expect(first.status).toBe(422)
  expect(await first.text()).toContain('nội dung chưa được xác nhận')
  const points = (await draftProblems(ctx, await getDraft(ctx, id))).map((one): [string, string] => ['confirmed', problemId(one)])
  expect((await post(lam, `/soan-thao/${id}/trinh`, [await revision(), ...points])).status).toBe(303)

  expect(await get(ngan, `/soan-thao/${id}/duyet`)).toContain('Đồng ý, trình phê duyệt')
  expect((await post(ngan, `/soan-thao/${id}/duyet`, [await revision(), ['act', 'review']])).status).toBe(303)
  const unsaid = await post(hai, `/soan-thao/${id}/duyet`, [await revision(), ['act', 'sendBack'], ['reason', '']])
  expect(unsaid.status).toBe(422)
  expect(await unsaid.text()).toContain('xin ghi lý do trả lại')
  expect((await post(hai, `/soan-thao/${id}/duyet`, [await revision(), ['act', 'approve']])).status).toBe(303)

  expect(await get(lam, `/soan-thao/cong-bo?ban-thao=${id}`)).toContain('Công bố các thủ tục đã chọn')
  const decision: [string, string][] = [['number', '3601/QĐ-UBND'], ['signedOn', '16/10/2023'], ['signer', 'Người ký minh họa'], ['signerTitle', 'Chủ tịch']]
  const wrong = await post(lam, '/soan-thao/cong-bo', [['item', id], [`validFrom.${id}`, 'mai'], [`summary.${id}`, ''], ...decision])
  expect(wrong.status).toBe(422)
  const told = await wrong.text()
  expect(told).toContain('Ngày có hiệu lực:')
  expect(told).toContain('value="3601/QĐ-UBND"')
  expect((await post(lam, '/soan-thao/cong-bo', [['item', id], [`validFrom.${id}`, '01/11/2023'], [`summary.${id}`, 'Sửa thời gian'], ...decision])).status).toBe(303)
  expect(await get(lam, '/soan-thao/quyet-dinh')).toContain('Quyết định số 3601/QĐ-UBND')
})

it('what must be mended first leads to its place', async () => {
  const ctx = department.system()
  const { id, revision, definition } = await startDraft(ctx, { from: 'version', key: '2.000004' })
  await saveDraft(ctx, id, { revision, part: 'channels', definition: { ...definition, time: { value: 9, unit: 'workingDay', text: null } } })
  const page = await get(lam, `/soan-thao/${id}/trinh`)
  expect(page).toContain('trước khi trình')
  expect(page).toContain(`href="/soan-thao/${id}/quy-trinh#phan"`)
})

it('is closed to those whose task it is not', async () => {
  const officer = await department.as('chuyenvien1')
  expect((await officer.get('/soan-thao/cong-bo')).status).toBe(403)
  expect((await officer.get('/soan-thao/quyet-dinh')).status).toBe(403)
})
