import { afterAll, describe, expect, it } from 'vitest'
import { strFromU8 } from 'fflate'
import { openHouse, visitor } from '../../../tests/test.ts'
import type { Agency } from '../../platform/ctx.ts'
import { seedProcedures } from '../../seed/procedures.ts'
import { createAgency } from '../organisation/index.ts'
import { closeEngine } from '../documents/index.ts'
import { downloads } from './outputs/downloads.ts'
import { currentVersion, draftInput, outputInput, publishVersion, renderOutput } from './service.ts'

const nobody: Agency = { id: '00000000-0000-7000-8000-000000000000', code: 'X', name: '', parentName: '', place: '', address: '', phone: '' }
const house = await openHouse(new Date('2023-10-16T02:15:00Z'))
const agency = await createAgency(house.ctx(nobody), {
  code: 'H08.14', name: 'Sở Công Thương tỉnh Bình Định', parentName: 'Ủy ban nhân dân tỉnh Bình Định', place: 'Bình Định', address: '198 Phan Bội Châu', phone: '', validFrom: '2020-01-01',
})
const ctx = house.ctx(agency)
await seedProcedures(ctx, ['2.000004'])
const first = await currentVersion(ctx, '2.000004')


afterAll(closeEngine)

const get = async (path: string) => {
  const answer = await house.app.request(path)
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', place: answer.headers.get('content-disposition') ?? '', bytes: new Uint8Array(await answer.arrayBuffer()) }
}

describe('files of a version', () => {
  it('are linked on its page and there for everybody, each in its own form', async () => {
    const page = strFromU8((await get('/thu-tuc/2.000004')).bytes)
    for (const { file, format } of downloads) {
      expect(page).toContain(`href="/thu-tuc/2.000004/phien-ban/1/${file}"`)
      const answer = await get(`/thu-tuc/2.000004/phien-ban/1/${file}`)
      expect(answer.status, file).toBe(200)
      expect(answer.place, file).toBe(`${format === 'pdf' ? 'inline' : 'attachment'}; filename="2.000004-v1-${file}"`)
      expect(strFromU8(answer.bytes.subarray(0, 2)), file).toBe({ pdf: '%P', docx: 'PK', json: '{\n', html: '<!' }[format])
    }
  })

  it('machines get the same bytes, in the first format unless they name one', async () => {
    const page = await get('/thu-tuc/2.000004/phien-ban/1/phu-luc.pdf')
    const api = await get('/api/v1/procedures/2.000004/versions/1/outputs/annex')
    expect(Buffer.from(api.bytes).equals(Buffer.from(page.bytes))).toBe(true)
    expect((await get('/api/v1/procedures/2.000004/versions/1/outputs/cpsv-ap')).type).toBe('application/ld+json')
    expect((await get('/api/v1/procedures/2.000004/versions/1/outputs/annex?format=docx')).type).toContain('wordprocessingml')
  })

  it('what is not there is refused', async () => {
    for (const path of ['/thu-tuc/2.000004/phien-ban/9/phu-luc.pdf', '/thu-tuc/2.000004/phien-ban/1/bia.pdf', '/thu-tuc/khong-co/phien-ban/1/phu-luc.pdf', '/thu-tuc/2.000004/phien-ban/0/phu-luc.pdf', '/api/v1/procedures/2.000004/versions/1/outputs/plan?format=pdf']) {
      expect((await get(path)).status, path).toBe(404)
    }
  })
})

describe('amendments', () => {
  it('a later version names in words what it changed; a draft stands in the table as what would come', async () => {
    const definition = { ...first.definition, sets: 1, time: { value: 3, unit: 'workingDay' as const, text: null }, statutory: null, channels: null, process: null }
    const second = await publishVersion(ctx, { definition, validFrom: '2023-12-01' })
    const rows = (await outputInput(ctx, second)).amendments
    expect(rows).toEqual([
      { number: 1, validFrom: '2023-01-01', parts: 'Toàn bộ', summary: 'Ban hành lần đầu', decision: null },
      { number: 2, validFrom: '2023-12-01', parts: 'Mục 5.5, 5.6, 5.7, 5.11, 5.12', summary: 'Sửa đổi: cách thức, thời hạn giải quyết; thành phần, số lượng hồ sơ; quy trình xử lý', decision: null },
    ])
    expect((await outputInput(ctx, first)).amendments).toHaveLength(1)
    const draft = await draftInput(ctx, { ...definition, keywords: ['khuyến mại'] })
    expect(draft.version).toMatchObject({ number: 3, state: 'draft', validFrom: null })
    expect(draft.amendments.at(-1)).toMatchObject({ number: 3, summary: 'Sửa đổi: tên, mã, lĩnh vực' })
    const { bytes } = await renderOutput(ctx, draft, 'page', 'html')
    expect(strFromU8(bytes)).toContain('Đây là bản thảo, chưa công bố')
  })

  it('a draft is not for everybody', async () => {
    await expect(draftInput(house.ctx(agency, visitor), first.definition)).rejects.toMatchObject({ status: 401 })
  })
})
