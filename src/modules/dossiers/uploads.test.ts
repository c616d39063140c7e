import { readdirSync, readFileSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { pdfBytes, promotionAnswers, sampleDepartment } from '../../../tests/samples.ts'
import { openHouse } from '../../../tests/test.ts'
import { keepers } from '../../jobs.ts'
import { currentVersion } from '../procedures/index.ts'
import { MAX_UNFILED_BYTES } from './model/file-rules.ts'
import { fileDossier, saveDraft, sentBefore, sweepUploads, uploadFile } from './service.ts'

const house = await openHouse(new Date('2023-10-16T02:15:00Z'))
const department = await sampleDepartment(house)
const [business, citizen, reception] = await Promise.all(['giobien', 'locvan', 'motcua1'].map((login) => department.as(login)))
if (!business || !citizen || !reception) throw new Error('nobody')
const send = (who: typeof business, words: string) => uploadFile(who.ctx(), { name: 'giay-to.pdf', bytes: pdfBytes(words) })
const papers = ((await currentVersion(department.system(), '2.000004')).definition.papers ?? []).map((paper) => paper.key)
const filing = (sha256: string) => ({ procedure: '2.000004', channel: 'online' as const, answers: promotionAnswers, papers: papers.map((paper) => ({ paper, sha256 })) })
/** Files on disk look as old as the story makes them. */
const age = (day: string) => {
  const folder = join(house.hall.dataFolder, 'files')
  for (const name of readdirSync(folder, { recursive: true })) utimesSync(join(folder, String(name)), new Date(day), new Date(day))
}

describe('files that were sent and never filed', () => {
  const kept: Record<string, string> = {}
  beforeAll(async () => {
    for (const words of ['đã nộp', 'trong bản nháp', 'bỏ quên', 'hai người gửi']) kept[words] = (await send(business, words)).sha256
    await fileDossier(business.ctx(), filing(kept['đã nộp'] ?? ''), 'khoa-quet-tep')
    const draft = (await sentBefore(business.ctx(), [kept['trong bản nháp'] ?? ''])).map((upload) => ({ paperKey: papers[0] ?? '', ...upload }))
    await saveDraft(business.ctx(), { procedure: '2.000004', answers: {}, papers: draft })
    age('2023-10-16T02:15:00Z')
  })
  const left = () => Object.keys(kept).filter((words) => house.hall.files.has(kept[words] ?? ''))

  it('stay for a month', async () => {
    house.clock.now = new Date('2023-11-15T02:00:00Z')
    expect(await sweepUploads(department.system(), keepers)).toBe(0)
    expect(left()).toHaveLength(4)
  })

  it('are removed after it; what a dossier, a draft or another person names stays', async () => {
    // A citizen sends the same content on the last day.
    await send(citizen, 'hai người gửi')
    house.clock.now = new Date('2023-11-16T02:00:00Z')
    expect(await sweepUploads(department.system(), keepers)).toBe(1)
    expect(left()).toEqual(['đã nộp', 'trong bản nháp', 'hai người gửi'])
    expect((await sentBefore(business.ctx(), Object.values(kept))).map((upload) => upload.sha256)).toEqual([kept['trong bản nháp']])
    expect((await sentBefore(citizen.ctx(), Object.values(kept))).map((upload) => upload.sha256)).toEqual([kept['hai người gửi']])
    expect(await sweepUploads(department.system(), keepers)).toBe(0)
  })

  it('and only by the program itself', async () => {
    await expect(sweepUploads(reception.ctx(), [])).rejects.toMatchObject({ status: 403 })
  })
})

describe('a paper written with a free office', () => {
  it('is taken for what it is, though it says so at its end', async () => {
    const bytes = new Uint8Array(readFileSync(join(import.meta.dirname, '../documents/reading/fixtures/don.docx')))
    expect(await uploadFile(citizen.ctx(), { name: 'don.docx', bytes })).toMatchObject({ mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' })
  })
})

describe('the quota of an account', () => {
  const fill = (login: string, sha256: string, size: number) => house.hall.ownerPool.query(
    `insert into dossiers.uploads (agency_id, account_id, sha256, file_name, size, media_type, at) select $1, id, $2, 'lon.pdf', $3, 'application/pdf', now() from people.accounts where login = $4
     on conflict (agency_id, account_id, sha256) do update set size = excluded.size`, [department.agency.id, sha256, size, login])

  it('refuses more with a sentence that says what to do; what is in a dossier does not count, officers scan on', async () => {
    const sent = await send(citizen, 'hồ sơ lớn')
    await fill('locvan', sent.sha256, MAX_UNFILED_BYTES)
    const body = new FormData()
    body.append('file', new File([pdfBytes('một tệp nữa')], 'nua.pdf'))
    const refused = await citizen.api('POST', '/api/v1/files', body)
    expect([refused.status, await refused.json()]).toEqual([413, expect.objectContaining({
      code: 'dossier.uploadQuota', message: 'Các tệp đã gửi mà chưa nằm trong hồ sơ nào vượt quá 500 MB. Xin nộp hồ sơ đang soạn, hoặc đợi: tệp không dùng được tự xóa sau 30 ngày.',
    })])
    await fileDossier(citizen.ctx(), filing(sent.sha256), 'khoa-het-cho')
    expect(await send(citizen, 'một tệp nữa')).toMatchObject({ fileName: 'giay-to.pdf' })
    await fill('motcua1', sent.sha256, MAX_UNFILED_BYTES)
    expect(await send(reception, 'bản quét tại quầy')).toMatchObject({ fileName: 'giay-to.pdf' })
  })
})
