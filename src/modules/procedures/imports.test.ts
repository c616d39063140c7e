import { strToU8, zipSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keepPage } from '../../../tests/album.ts'
import { sampleDepartment } from '../../../tests/samples.ts'
import { openHouse } from '../../../tests/test.ts'
import { currentVersion } from './index.ts'
import type { ProcedureDefinition } from './model/definition.ts'
import { countDifferences, type ImportItem } from './model/import.ts'
import { getDraft, importDefinitions, listDrafts } from './service.ts'

const house = await openHouse(new Date('2023-10-16T02:15:00Z'))
const department = await sampleDepartment(house, ['2.000004', '2.000636'])
const control = await department.as('kiemsoat')
const officer = await department.as('chuyenvien1')
const { definition: first } = await currentVersion(department.system(), '2.000004')
const { definition: second } = await currentVersion(department.system(), '2.000636')

type Report = { id: string; counts: Record<string, number>; items: ImportItem[]; drafts: number | null }
const file = (name: string, content: unknown) => new File([content instanceof Uint8Array ? new Uint8Array(content) : typeof content === 'string' ? content : JSON.stringify(content)], name)
const bodyOf = (...files: File[]) => {
  const body = new FormData()
  for (const one of files) body.append('file', one)
  return body
}
const send = (...files: File[]) => control.api('POST', '/api/v1/procedure-imports', bodyOf(...files))
const report = async (...files: File[]) => (await (await send(...files)).json()) as Report
const made = (key: string): ProcedureDefinition => ({ ...first, key, code: null, localCode: null, name: `Thủ tục ${key}` })
const verdicts = ({ items }: Report) => items.map(({ verdict }) => verdict)

describe('an import', () => {
  it('says of each definition whether it is new, changed, the same or refused, and why; nothing is made yet', async () => {
    const got = await report(
      file('moi.json', made('thu-tuc-moi')), file('giong.json', first), file('doi.json', { ...second, name: 'Tên khác', sets: 9 }),
      file('hong.json', '{'), file('thieu.json', { key: 'x' }), file('hai-lan.json', first),
    )
    expect(verdicts(got)).toEqual(['new', 'same', 'changed', 'refused', 'refused', 'refused'])
    expect(got.counts).toEqual({ new: 1, changed: 1, same: 1, refused: 3 })
    expect(got.items[2]).toMatchObject({ key: '2.000636', differences: 2 })
    expect(got.items[3]?.reasons[0]?.message).toBe('Tệp không phải là JSON.')
    expect(got.items[4]?.reasons.find(({ path }) => path === 'name')?.message).toBe('Thiếu phần này.')
    expect(got.items[5]?.reasons[0]?.message).toBe('Thủ tục 2.000004 đã có trong tệp giong.json.')
    expect(await listDrafts(control.ctx())).toEqual([])
  })

  it('makes drafts of what is new and changed in one go, once, begun from the version in force', async () => {
    const { id } = await report(file('ca-hai.json', [made('thu-tuc-hai'), { ...second, name: 'Tên khác nữa' }, first]))
    const drafted = (await (await control.api('POST', `/api/v1/procedure-imports/${id}/drafts`)).json()) as Report
    expect(drafted.drafts).toBe(2)
    const drafts = await listDrafts(control.ctx())
    expect(drafts.map(({ key, kind, state }) => `${key} ${kind} ${state}`).sort()).toEqual(['2.000636 amended draft', 'thu-tuc-hai new draft'])
    const changed = drafts.find(({ key }) => key === '2.000636')
    expect((await getDraft(control.ctx(), changed?.id ?? '')).definition.name).toBe('Tên khác nữa')
    expect(changed?.baseVersionId).toBe((await currentVersion(department.system(), '2.000636')).id)
    expect((await control.api('POST', `/api/v1/procedure-imports/${id}/drafts`)).status).toBe(409)
    expect((await report(file('lai.json', second))).items[0]).toMatchObject({ verdict: 'same', openDrafts: 1 })
  })

  it('with nothing new is not made into drafts', async () => {
    const { id } = await report(file('giong.json', first))
    expect((await control.api('POST', `/api/v1/procedure-imports/${id}/drafts`)).status).toBe(409)
  })

  it('takes a package apart, and refuses a broken or hostile one by its name beside what is good', async () => {
    const good = zipSync({ 'a/moi-zip.json': strToU8(JSON.stringify(made('moi-zip'))), 'doc.txt': strToU8('x'), '__MACOSX/a.json': strToU8('{}') })
    const climbing = zipSync({ '../../etc/x.json': strToU8('{}') })
    const bomb = zipSync({ 'bomb.json': new Uint8Array(60 * 1024 * 1024) }, { level: 9 })
    const got = await report(file('tot.zip', good), file('leo.zip', climbing), file('bom.zip', bomb), file('cut.zip', good.slice(0, 40)), file('rong.zip', zipSync({ 'doc.txt': strToU8('x') })))
    expect(verdicts(got)).toEqual(['new', 'refused', 'refused', 'refused', 'refused'])
    expect(got.items[0]?.file).toBe('tot.zip/a/moi-zip.json')
    for (const item of got.items.slice(1)) expect(item.reasons[0]?.message).toMatch(/^[A-ZĐ«T].*\.$/)
  })

  it('refuses a definition that is longer than a draft may be, beside what is good', async () => {
    const got = await report(file('dai.json', { ...made('rat-dai'), name: 'x'.repeat(2_000_001) }), file('moi.json', made('vua')))
    expect(verdicts(got)).toEqual(['refused', 'new'])
    expect(got.items[0]?.reasons[0]?.message).toContain('dài hơn 2 triệu ký tự')
  })

  it('refuses the whole when there is nothing or too much', async () => {
    expect((await send()).status).toBe(422)
    expect((await send(file('rong.json', []))).status).toBe(422)
    expect((await send(file('nhieu.json', Array.from({ length: 1001 }, () => 1)))).status).toBe(413)
  })

  it('is for those who draft, and an import of another does not exist', async () => {
    expect((await officer.api('POST', '/api/v1/procedure-imports', bodyOf(file('a.json', first)))).status).toBe(403)
    expect((await officer.get('/soan-thao/nhap')).status).toBe(403)
    expect((await control.api('GET', '/api/v1/procedure-imports/khong-co')).status).toBe(404)
  })

  it('goes through the page: sent, looked at, drafted', async () => {
    expect((await control.post('/soan-thao/nhap', {})).status).toBe(422)
    const sent = await control.post('/soan-thao/nhap', { file: [file('moi.json', made('qua-trang')), file('hong.json', 'x'), file('doi.json', { ...first, sets: 7 })] })
    expect(sent.status).toBe(303)
    const address = sent.headers.get('location') ?? ''
    const page = await (await control.get(address)).text()
    for (const words of ['Lập 2 bản thảo', 'Tệp không phải là JSON.', '1 chỗ khác', 'chưa có trong danh mục']) expect(page).toContain(words)
    keepPage('imports', 'report', page)
    const refusedOnly = await (await control.get(`${address}?loc=tu-choi`)).text()
    expect(refusedOnly).not.toContain('qua-trang')
    expect((await control.post(`${address}/ban-thao`, {})).status).toBe(303)
    expect(await (await control.get(address)).text()).toContain('Đã lập 2 bản thảo')
    keepPage('imports', 'send', await (await control.get('/soan-thao/nhap')).text())
  })

  it('of 250 definitions takes a few seconds', async () => {
    const many = Array.from({ length: 250 }, (_, i) => made(`nhieu-${i}`))
    const from = performance.now()
    const got = await importDefinitions(control.ctx(), [{ name: 'nhieu.json', bytes: strToU8(JSON.stringify(many)) }])
    const drafted = (await (await control.api('POST', `/api/v1/procedure-imports/${got.id}/drafts`)).json()) as Report
    expect(drafted.drafts).toBe(250)
    expect(performance.now() - from).toBeLessThan(15_000)
  })
})

describe('counting differences', () => {
  it('counts single places, by key where things have keys', () => {
    expect(countDifferences({ a: 1, b: { c: 2 } }, { a: 1, b: { c: 3 } })).toBe(1)
    expect(countDifferences([{ key: 'x', n: 1 }, { key: 'y', n: 1 }], [{ key: 'y', n: 2 }, { key: 'x', n: 1 }])).toBe(1)
    expect(countDifferences(['a', 'b'], ['b', 'a'])).toBe(1)
    expect(countDifferences(['a'], ['a', 'b', 'c'])).toBe(2)
    expect(countDifferences({ a: null }, {})).toBe(0)
  })
  it('finds none between a thing and itself, and the same number both ways', () => {
    fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      expect(countDifferences(a, a)).toBe(0)
      expect(countDifferences(a, b)).toBe(countDifferences(b, a))
    }))
  })
})
