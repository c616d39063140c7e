import { describe, expect, it } from 'vitest'
import { openHouse, visitor } from '../../../tests/test.ts'
import type { Agency } from '../../platform/ctx.ts'
import { sql } from '../../platform/db.ts'
import { seedProcedures } from '../../seed/procedures.ts'
import { createAgency } from '../organisation/index.ts'
import { levels, type ProcedureDefinition } from './model/definition.ts'
import { currentVersion, getVersion, listProcedures, publishVersion, searchProcedures } from './service.ts'

const nobody: Agency = { id: '00000000-0000-7000-8000-000000000000', code: 'X', name: '', parentName: '', place: '', address: '', phone: '' }
const place = { parentName: 'UBND tỉnh Bình Định', place: 'Bình Định', address: '198 Phan Bội Châu', phone: '0256 3822 333', validFrom: '2020-01-01' }
const house = await openHouse(new Date('2023-10-16T02:15:00Z'))
const agency = await createAgency(house.ctx(nobody), { code: 'H08.14', name: 'Sở Công Thương tỉnh Bình Định', ...place })
const other = await createAgency(house.ctx(nobody), { code: 'H08.15', name: 'Sở khác', ...place })
const ctx = house.ctx(agency)
await seedProcedures(ctx)
const seeded = await Promise.all((await listProcedures(ctx)).map((one) => getVersion(ctx, one.versionId)))

const page = async (path: string) => {
  const answer = await house.app.request(path)
  return { status: answer.status, html: await answer.text() }
}
const names = async (query: string) => (await searchProcedures(ctx, query)).procedures.map((one) => one.key)
const changed = (definition: ProcedureDefinition): ProcedureDefinition => ({ ...definition, plain: { ...definition.plain, minutes: 20 } })

describe('versions', () => {
  it('all 38 are published with a process whose steps add up to the promised time', () => {
    expect(seeded).toHaveLength(38)
    expect(seeded.every((version) => version.plan !== null && version.number === 1)).toBe(true)
  })

  it('the next version replaces the one before from its day on, and dossiers keep theirs', async () => {
    const first = await currentVersion(ctx, '2.000004')
    const second = await publishVersion(ctx, { definition: changed(first.definition), validFrom: '2023-12-01' })
    expect(second).toMatchObject({ number: 2, procedureId: first.procedureId })
    expect(second.hash).not.toBe(first.hash)
    expect((await currentVersion(ctx, '2.000004', '2023-11-30')).id).toBe(first.id)
    expect((await currentVersion(ctx, '2.000004', '2023-12-01')).id).toBe(second.id)
    expect(await getVersion(ctx, first.id)).toMatchObject({ hash: first.hash, definition: { plain: { minutes: 15 } } })
    await expect(publishVersion(ctx, { definition: first.definition, validFrom: '2023-12-01' })).rejects.toMatchObject({ status: 409 })
    const events = await ctx.db.many<{ kind: string }>(sql`select kind from trail.events where subject_id = ${first.procedureId}`)
    expect(events.map((one) => one.kind)).toEqual(['procedure.published', 'procedure.published'])
  })

  it('what contradicts itself is refused with its places, and nothing is written', async () => {
    const { definition } = await currentVersion(ctx, '2.000176')
    const longer: ProcedureDefinition = { ...definition, time: { value: 8, unit: 'workingDay', text: null } }
    const refusal = await publishVersion(ctx, { definition: longer, validFrom: '2024-01-01' }).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ status: 422, code: 'procedures.wrong', fields: [{ code: 'procedures.check.steps.sum', params: { sum: '56', promised: '64' } }] })
    expect((await currentVersion(ctx, '2.000176', '2030-01-01')).number).toBe(1)
  })

  it('only those who may publish, publish; another agency sees none of it', async () => {
    const [first] = seeded
    if (!first) throw new Error('nothing seeded')
    await expect(publishVersion(house.ctx(agency, visitor), { definition: first.definition, validFrom: '2024-01-01' })).rejects.toMatchObject({ status: 401 })
    await expect(getVersion(house.ctx(other), first.id)).rejects.toMatchObject({ status: 404 })
    expect(await listProcedures(house.ctx(other))).toEqual([])
    await expect(getVersion(ctx, "1' or '1'='1")).rejects.toMatchObject({ status: 404 })
  })

  it('the application cannot change a version', async () => {
    await expect(ctx.db.run(sql`update procedures.versions set number = 9`)).rejects.toThrow('permission denied')
    await expect(ctx.db.run(sql`delete from procedures.versions`)).rejects.toThrow('permission denied')
  })
})

describe('search', () => {
  it('forgives marks, order, half words; finds by code, law and field', async () => {
    expect(await names('khuyen mai may rui')).toEqual(['2.000004', 'khuyenmai-mayrui-suadoi'])
    expect((await names('rủi khuyến'))[0]).toBe('2.000004')
    expect(await names('2.000620')).toEqual(['2.000620'])
    expect(await names('2000620')).toEqual(['2.000620'])
    expect(await names('28/2018/NĐ-CP')).toEqual(['2.002606'])
    expect((await names('xang dau')).sort()).toEqual(['2.000648', '2.000664', '2.000673', 'xangdau-daily-caplai'])
    expect((await names('')).length).toBe(38)
  })

  it('when nothing has all the words, the nearest are offered and called so', async () => {
    const found = await searchProcedures(ctx, 'khuyenn maii')
    expect(found.alike).toBe(true)
    expect(found.procedures.length).toBeGreaterThan(0)
    expect(found.procedures.every((one) => one.field === 'Xúc tiến thương mại')).toBe(true)
    expect((await searchProcedures(ctx, 'zzzzqqq')).procedures).toEqual([])
    expect((await searchProcedures(ctx, "'; drop table x; -- % _")).procedures).toEqual([])
  })
})

describe('pages', () => {
  it('the catalogue is narrowed by level where there are several', async () => {
    const all = await listProcedures(ctx)
    const counts = levels.map((level) => ({ level, count: all.filter((one) => one.level === level).length })).filter(({ count }) => count > 0)
    const rare = counts.toSorted((a, b) => a.count - b.count)[0]?.level
    const { html } = await page('/thu-tuc')
    expect(html).toContain('Theo cấp thực hiện')
    expect(html).toContain(`href="/thu-tuc?cap=${rare}"`)
    const narrowed = (await page(`/thu-tuc?cap=${rare}`)).html
    for (const { key, level } of all) expect([key, narrowed.includes(`href="/thu-tuc/${key}"`)]).toEqual([key, level === rare])
    const answer = (await (await house.app.request(`/api/v1/procedures?level=${rare}`)).json()) as { total: number; levels: unknown }
    expect(answer).toMatchObject({ total: all.filter((one) => one.level === rare).length, levels: counts })
  })

  it('the catalogue asks the database as often for many procedures as for few', async () => {
    let asked = 0
    const count = () => void asked++
    house.hall.pool.on('acquire', count)
    const of = async (path: string) => { asked = 0; await page(path); return asked }
    const few = await of('/thu-tuc?linh-vuc=%C4%90i%E1%BB%87n')
    expect(few).toBeGreaterThan(0)
    expect(await of('/thu-tuc?linh-vuc=L%C6%B0u+th%C3%B4ng+h%C3%A0ng+h%C3%B3a+trong+n%C6%B0%E1%BB%9Bc')).toBe(few)
    house.hall.pool.off('acquire', count)
  })

  it('the catalogue counts, searches and narrows by field', async () => {
    const all = await page('/thu-tuc')
    expect(all).toMatchObject({ status: 200 })
    expect(all.html).toContain('38 thủ tục')
    const found = await page('/thu-tuc?q=ban+le+ruou')
    expect(found.html).toContain('href="/thu-tuc/2.000620"')
    expect(found.html).toContain('value="ban le ruou"')
    const field = await page('/thu-tuc?linh-vuc=%C4%90i%E1%BB%87n')
    expect(field.html).toContain('3 thủ tục')
    expect((await page('/thu-tuc?q=%3Cscript%3Ezz&trang=-1')).html).not.toContain('<script>')
    expect((await page('/thu-tuc?linh-vuc=%00x&q=%00&trang=1e99')).status).toBe(200)
  })

  it('one page says what the source says, and what it does not', async () => {
    const { status, html } = await page('/thu-tuc/2.000004')
    expect(status).toBe(200)
    for (const words of ['05 ', 'Không ghi khoản thu', 'Tổ chức hoặc cá nhân', 'Trực tuyến, trực tiếp, bưu chính', 'Mẫu số 02', 'Nghị định số 81/2018/NĐ-CP', 'Điều 19', 'Cộng (05 ngày làm việc)', 'Phiên bản 1', 'href="/thu-tuc/2.000004/nop"']) {
      expect(html).toContain(words)
    }
    expect(html).not.toContain('<script')
    expect(html).not.toContain('miễn phí')
    expect(new TextEncoder().encode(html).length).toBeLessThan(30_000)
  })

  it('every procedure has its page, within 30 kB and without machine words', async () => {
    for (const { definition } of seeded) {
      const { status, html } = await page(`/thu-tuc/${definition.key}`)
      expect([definition.key, status]).toEqual([definition.key, 200])
      expect(html.replace(/<[^>]+>/g, ' ')).not.toMatch(/\b(undefined|null|NaN|object Object|paper-\d|case-\d|workingDay)\b/)
      expect(new TextEncoder().encode(html).length).toBeLessThan(30_000)
      expect(html).not.toContain(definition.codeToConfirm ?? '\u0000')
    }
  })

  it('an unknown code is not found, in words', async () => {
    for (const path of ['/thu-tuc/9.999999', '/thu-tuc/2.000004?phien-ban=7', '/thu-tuc/%00', '/thu-tuc/..%2f..']) {
      expect([path, (await page(path)).status]).toEqual([path, 404])
    }
  })
})

describe('the API', () => {
  const get = async (path: string) => (await house.app.request(path)).json() as Promise<Record<string, unknown>>

  it('answers what the pages answer', async () => {
    expect(await get('/api/v1/procedures?q=ban%20le%20ruou')).toMatchObject({ total: 1, alike: false, procedures: [{ key: '2.000620', version: 1 }] })
    const one = await get('/api/v1/procedures/2.000004')
    expect(one).toMatchObject({ version: 1, validFrom: '2023-01-01', current: true, versions: [{ version: 2 }, { version: 1 }], definition: { code: '2.000004', fees: null }, steps: [{ number: 1, hours: 4 }, {}, { hours: 20 }, {}, {}, {}, {}] })
    expect(one.formSchema).toMatchObject({ properties: { programmeName: { type: 'string' } } })
    expect(one.definition).not.toHaveProperty('codeToConfirm')
    expect(await get('/api/v1/procedures?field=%00')).toMatchObject({ total: 38 })
    expect(await get('/api/v1/procedures/%00')).toMatchObject({ code: 'procedures.notFound' })
    expect(await get('/api/v1/procedures/9.999999')).toMatchObject({ code: 'procedures.notFound' })
  })
})
