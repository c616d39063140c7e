import { describe, expect, it } from 'vitest'
import { keepFile } from '../../../tests/album.ts'
import { formIn } from '../../../tests/form-in.ts'
import { sampleDepartment } from '../../../tests/samples.ts'
import { openHouse } from '../../../tests/test.ts'
import { readOwn } from '../documents/index.ts'
import type { OutsideBlock } from '../documents/model/outside.ts'
import { problemId } from './model/life.ts'
import { approveDraft, draftProblems, getDraft, listDecisions, reviewDraft, startDraft, submitDraft } from './service.ts'

const house = await openHouse(new Date('2023-10-16T02:15:00Z'))
const department = await sampleDepartment(house, ['2.000004', '2.000636', '2.000176'])
const [lam, ngan, hai, officer] = await Promise.all(['kiemsoat', 'truongphong1', 'lanhdao', 'chuyenvien1'].map((login) => department.as(login))) as [Person, Person, Person, Person]
type Person = Awaited<ReturnType<typeof department.as>>

async function approved(key: string, kind: 'amended' | 'abolished'): Promise<string> {
  const draft = await startDraft(lam.ctx(), { from: 'version', key, kind })
  const revision = async () => ({ revision: (await getDraft(lam.ctx(), draft.id)).revision })
  await submitDraft(lam.ctx(), draft.id, { revision: draft.revision, confirmed: (await draftProblems(lam.ctx(), draft)).map(problemId) })
  await reviewDraft(ngan.ctx(), draft.id, await revision())
  await approveDraft(hai.ctx(), draft.id, await revision())
  return draft.id
}
const ids = [await approved('2.000004', 'amended'), await approved('2.000636', 'amended'), await approved('2.000176', 'abolished')]

const none = { number: '', signedOn: '', signer: '', signerTitle: '' }
const items = ids.map((draftId) => ({ draftId, validFrom: '2023-11-01', summary: 'Bớt một giấy tờ' }))
const textOf = (block: OutsideBlock): string => (block.kind === 'table' ? block.rows.flatMap(({ cells }) => cells.map(({ text }) => text)).join(' | ') : block.text)

async function fetched(paper: string, format: 'docx' | 'pdf', body: unknown = { decision: none, items }): Promise<{ type: string; text: string }> {
  const answer = await lam.api('POST', `/api/v1/publication-papers/${paper}?format=${format}`, body)
  expect(answer.status).toBe(200)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  keepFile(`${paper}.${format}`, bytes)
  const { blocks } = await readOwn({ name: `${paper}.${format}`, bytes })
  return { type: answer.headers.get('content-type') ?? '', text: blocks.map(textOf).join('\n').replace(/\u00a0/g, ' ') }
}

describe('the papers to be signed for a publication', () => {
  it.each(['docx', 'pdf'] as const)('are a tờ trình with every procedure, its kind, its day and what changes (%s)', async (format) => {
    const { text } = await fetched('proposal', format)
    for (const words of ['TỜ TRÌNH', 'Kính gửi: Chủ tịch', '02 thủ tục hành chính được sửa đổi, bổ sung, 01 thủ tục hành chính bị bãi bỏ', '2.000004', '2.000636', '2.000176', '01/11/2023', 'Bớt một giấy tờ', 'do phần mềm soạn']) expect(text.toLowerCase(), words).toContain(words.toLowerCase())
  })

  it.each(['docx', 'pdf'] as const)('and a decision with its annex, blanks where nothing is known yet (%s)', async (format) => {
    const { text } = await fetched('decision', format)
    for (const words of ['Điều 1. Công bố kèm theo Quyết định này 02 thủ tục', 'Điều 2.', 'ngày 01 tháng 11 năm 2023', '05 ngày làm việc', 'A. THỦ TỤC HÀNH CHÍNH ĐƯỢC SỬA ĐỔI', 'B. THỦ TỤC HÀNH CHÍNH BỊ BÃI BỎ', 'NỘI DUNG CỤ THỂ', 'Căn cứ …………', 'do phần mềm soạn']) expect(text, words).toContain(words)
    expect(text.match(/Trình tự thực hiện/g)?.length).toBe(2)
  })

  it('carry what is known of the decision', async () => {
    const { text } = await fetched('decision', 'docx', { decision: { number: '3601/QĐ-UBND', signedOn: '2023-10-20', signer: 'Người ký (tên minh họa)', signerTitle: 'Phó Chủ tịch' }, items: items.slice(0, 1) })
    for (const words of ['Số: 3601/QĐ-UBND', 'ngày 20 tháng 10 năm 2023', 'Người ký (tên minh họa)', '(Kèm theo Quyết định số 3601/QĐ-UBND ngày 20 tháng 10 năm 2023 của Chủ tịch', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']) expect(text, words).toContain(words)
  })

  it('come from the page of publication as it is typed, and publish nothing', async () => {
    const form = { ...formIn(await (await lam.get('/soan-thao/cong-bo')).text(), '/soan-thao/cong-bo'), [`summary.${ids[0]}`]: 'Từ trang công bố' }
    const answer = await lam.post('/soan-thao/cong-bo/to-trinh.docx', form)
    expect([answer.status, answer.headers.get('content-disposition')]).toEqual([200, 'attachment; filename="to-trinh-cong-bo-du-thao.docx"'])
    const { blocks } = await readOwn({ name: 'a.docx', bytes: new Uint8Array(await answer.arrayBuffer()) })
    expect(blocks.map(textOf).join('\n')).toContain('Từ trang công bố')
    expect(await listDecisions(lam.ctx())).toEqual([])
    expect((await lam.get('/soan-thao/cong-bo/to-trinh.docx')).status).toBe(404)
  })

  it('are told at their box what they cannot be made of, and are for those who publish', async () => {
    const form = formIn(await (await lam.get('/soan-thao/cong-bo')).text(), '/soan-thao/cong-bo')
    const wrong = await lam.post('/soan-thao/cong-bo/quyet-dinh.pdf', { ...form, signedOn: 'hôm nay' })
    expect([wrong.status, (await wrong.text()).includes('Ngày ký: ')]).toEqual([422, true])
    const { item: _, ...without } = form
    expect((await lam.post('/soan-thao/cong-bo/quyet-dinh.pdf', without)).status).toBe(422)
    expect((await officer.api('POST', '/api/v1/publication-papers/decision', { decision: none, items })).status).toBe(403)
    const draft = await startDraft(lam.ctx(), { from: 'version', key: '2.000004' })
    expect((await lam.api('POST', '/api/v1/publication-papers/decision', { decision: none, items: [{ draftId: draft.id, validFrom: null, summary: '' }] })).status).toBe(409)
  })
})
