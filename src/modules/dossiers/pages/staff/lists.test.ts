import { describe, expect, it } from 'vitest'
import { keepPage } from '../../../../../tests/album.ts'
import { pdfBytes, promotionAnswers, sampleDepartment, type Person } from '../../../../../tests/samples.ts'
import { openHouse } from '../../../../../tests/test.ts'
import { listUnits } from '../../../organisation/index.ts'
import { currentVersion, searchProcedures } from '../../../procedures/index.ts'
import { acceptDossier, endStep, fileDossier, viewDossier } from '../../service.ts'
import { codeIn, searchFor } from './rows.ts'

const house = await openHouse(new Date('2023-10-16T02:15:00Z'))
const department = await sampleDepartment(house, ['2.000004', '2.000636'])
const [reception, head, specialist, inspector, admin, business] = await Promise.all(
  ['motcua1', 'truongphong1', 'chuyenvien1', 'kiemtra', 'quantri', 'giobien'].map((login) => department.as(login)),
) as [Person, Person, Person, Person, Person, Person]
const version = await currentVersion(department.system(), '2.000004')
const paperKeys = (version.definition.papers ?? []).map((paper) => paper.key)
const at = (text: string) => { house.clock.now = new Date(`${text}:00+07:00`) }
const pdf = (name = 'tep.pdf', text = name) => new File([pdfBytes(text)], name, { type: 'application/pdf' })

let filings = 0
/** Files at the counter through the service; then received and given to the specialist, if asked. */
async function dossier(owner: string, upTo: 'filed' | 'accepted' | 'assigned' = 'filed'): Promise<string> {
  const { code } = await fileDossier(reception.ctx(), { procedure: '2.000004', channel: filings % 2 === 0 ? 'direct' : 'post', answers: { ...promotionAnswers, merchantName: owner }, papers: [] }, `khoa-danh-sach-${++filings}`)
  if (upTo !== 'filed') await acceptDossier(reception.ctx(), { code }, {})
  if (upTo === 'assigned') {
    const [task] = (await viewDossier(reception.ctx(), { code })).situation.tasks
    await endStep(head.ctx(), { code }, { taskId: task?.id ?? '', assigneeId: department.accounts.get('chuyenvien1') })
  }
  return code
}
const text = async (who: Person, path: string) => {
  const answer = await who.get(path)
  expect(answer.status, path).toBe(200)
  const page = await answer.text()
  keepPage('lists', path, page)
  expect(page.match(/<h1[ >]/g), path).toHaveLength(1)
  return page
}
/** Numbers of the tabs, by their words. */
const counts = (page: string) => Object.fromEntries([...page.matchAll(/<b>(\d+)<\/b>(?:<svg.*?<\/svg>)?<span>([^<]+)<\/span>/g)].map((found) => [found[2], Number(found[1])]))

const old = await dossier('Hộ kinh doanh Trần Văn Lộc', 'assigned')
at('2023-10-25T14:30')
const fresh = await dossier('Công ty TNHH Phân phối Sông Côn', 'assigned')
const waiting = await dossier('Cơ sở bánh tráng Mỹ Hiền')

describe('Hồ sơ của tôi', () => {
  it('counts and lists by due date, the overdue first', async () => {
    const page = await text(specialist, '/viec')
    expect(counts(page)).toEqual({ 'Tất cả': 2, 'Quá hạn': 1, 'Sắp đến hạn': 0, 'Trong hạn': 1, 'Chờ bổ sung': 0 })
    expect(page.indexOf('Trần Văn Lộc')).toBeLessThan(page.indexOf('Sông Côn'))
    expect(page).toContain('Quá hạn 2 ngày')
    expect(page).toContain('Còn 5 ngày')
    expect(page).toContain('231016-0001')
    expect(page).not.toContain('>H08.14-231016-0001<')
    expect(page).toContain('Thứ Tư 25/10/2023, 14 giờ 30 · giờ làm việc đến 17 giờ 00')
    expect(page).toMatch(/quá \d+ giờ/)
  })
  it('narrows by tab, words, channel and step', async () => {
    expect(await text(specialist, '/viec?han=qua-han')).not.toContain('Sông Côn')
    expect(await text(specialist, '/viec?q=song+con')).not.toContain('Trần Văn Lộc')
    expect(await text(specialist, '/viec?kenh=post')).not.toContain('Trần Văn Lộc')
    expect(await text(specialist, '/viec?buoc=Ký+duyệt')).toContain('Không có hồ sơ nào như vậy')
    expect(await text(specialist, '/viec?q=%3Cscript%3E')).not.toContain('<script>')
    const code = await specialist.get(`/viec?q=${old.slice(7)}`)
    expect([code.status, code.headers.get('location')]).toEqual([303, `/ho-so/${old}`])
  })
  it('is empty in words for who has nothing, and turns its pages', async () => {
    expect(await text(await department.as('vanthu'), '/viec')).toContain('Bạn không có hồ sơ nào đang chờ xử lý.')
    for (let i = 0; i < 26; i++) await dossier(`Công ty số ${i}`)
    const first = await text(reception, '/viec')
    expect(first).toContain('1–25 trong 27 hồ sơ')
    expect(first).toContain('href="/viec?trang=2"')
    expect((await text(reception, '/viec?trang=2')).match(/data-row/g)).toHaveLength(2)
    expect((await text(reception, '/viec?q=cong+ty&trang=1'))).toContain('Trang 1')
  })
  it('gives those without such work a fitting first page, and asks visitors to log in', async () => {
    const found = await inspector.get('/viec')
    expect([found.status, found.headers.get('location')]).toEqual([303, '/ho-so'])
    expect(await text(admin, '/viec')).toContain('Chào Lâm Gia Bảo')
    expect((await business.get('/viec')).status).toBe(403)
    expect((await house.app.request('/viec')).status).toBe(303)
  })
})

describe('Giao nhiều hồ sơ', () => {
  const officer = department.accounts.get('chuyenvien1') ?? ''
  const chosen = (page: string) => [...page.matchAll(/name="chon" value="([^"]+)"/g)].map((found) => found[1] ?? '')
  it('gives what is ticked to one officer, and says of each that is refused why', async () => {
    const [one, two] = [await dossier('Hợp tác xã Hầm Hô', 'accepted'), await dossier('Hộ kinh doanh Bãi Xép', 'accepted')]
    const values = chosen(await text(head, '/viec'))
    expect(values.map((value) => value.split('/')[0]).sort()).toEqual([one, two].sort())
    expect(chosen(await text(specialist, '/viec'))).toEqual([])
    expect((await head.post('/viec/giao', { chon: values, assigneeId: '' })).status).toBe(422)
    expect((await head.post('/viec/giao', { assigneeId: officer })).status).toBe(422)
    expect((await specialist.post('/viec/giao', { chon: values, assigneeId: officer })).status).toBe(403)
    const all = await head.post('/viec/giao', { chon: values.slice(0, 1), assigneeId: officer, ve: 'https://example.vn/' })
    expect([all.status, all.headers.get('location')]).toEqual([303, '/viec'])
    const again = await head.post('/viec/giao', { chon: values, assigneeId: officer, ve: '/viec?han=trong-han' })
    const page = await again.text()
    expect(again.status).toBe(409)
    expect(page).toContain('Đã giao 1 hồ sơ cho')
    expect(page).toContain('1 hồ sơ chưa giao được')
    expect(page).toContain('Bước này đã được xử lý xong.')
    expect(page).toContain('href="/viec?han=trong-han"')
    for (const code of [one, two]) expect((await viewDossier(head.ctx(), { code })).whole.dossier.handlerId).toBe(officer)
  })
  it('leaves alone what is not a step of assignment', async () => {
    const [task] = (await viewDossier(specialist.ctx(), { code: old })).situation.tasks
    const page = await (await head.post('/viec/giao', { chon: [`${old}/${task?.id}`], assigneeId: officer })).text()
    expect(page).toContain('không phải bước phân công')
  })
})

describe('Tất cả hồ sơ', () => {
  it('finds by name without marks, telephone, part of a code; a whole code opens', async () => {
    expect(await text(reception, '/ho-so?q=tran+van+loc')).toContain('231016-0001')
    expect(await text(reception, '/ho-so?q=0905+000+001')).toContain('231016-0001')
    expect(await text(reception, '/ho-so?q=khong+co+ai')).toContain('Chúng tôi chưa tìm thấy hồ sơ nào có “khong co ai”.')
    for (const typed of [old, old.toLowerCase(), old.slice(7)]) expect((await reception.get(`/ho-so?q=${encodeURIComponent(typed)}`)).headers.get('location')).toBe(`/ho-so/${old}`)
  })
  it('filters by state and goes on from the last one shown', async () => {
    const late = await text(inspector, '/ho-so?trang-thai=qua-han')
    expect([late.includes('Trần Văn Lộc'), late.includes('Sông Côn')]).toEqual([true, false])
    expect(await text(inspector, '/ho-so?trang-thai=cho-tiep-nhan')).toContain('Mỹ Hiền')
    const before = await text(inspector, `/ho-so?truoc=${encodeURIComponent('2023-10-20T00:00:00Z')}`)
    expect([before.includes('Trần Văn Lộc'), before.includes('Sông Côn')]).toEqual([true, false])
    expect(await text(inspector, '/ho-so?truoc=rac&trang-thai=rac')).toContain('Sông Côn')
  })
  it('filters by the unit that resolves, for who sees several', async () => {
    const units = await listUnits(department.system())
    const unit = (shortName: string) => units.find((one) => one.shortName === shortName)?.id ?? ''
    const all = await text(inspector, '/ho-so')
    expect(all).toContain('Đơn vị giải quyết')
    expect(await text(inspector, `/ho-so?don-vi=${unit('QLTM')}`)).toContain('Trần Văn Lộc')
    expect(await text(inspector, `/ho-so?don-vi=${unit('QLNL')}`)).toContain('Không có hồ sơ nào.')
    expect(await text(inspector, '/ho-so?don-vi=rac')).toContain('Trần Văn Lộc')
    expect(await text(specialist, '/ho-so')).not.toContain('Đơn vị giải quyết')
  })
  it('shows a unit only its own, and is closed to others', async () => {
    expect(await text(await department.as('chuyenvien4'), '/ho-so')).toContain('Không có hồ sơ nào.')
    expect((await business.get('/ho-so')).status).toBe(403)
    expect((await admin.get('/ho-so')).status).toBe(403)
  })
})

describe('Một cửa', () => {
  it('lists what waits at the counter, for reception only', async () => {
    const page = await text(reception, '/mot-cua')
    expect(page).toContain('Mỹ Hiền')
    expect(page).toContain('Không có kết quả nào chờ trả.')
    expect(page).toContain('href="/mot-cua/nop"')
    for (const path of ['/mot-cua', '/mot-cua/nop', '/mot-cua/nop/2.000004']) expect((await specialist.get(path)).status).toBe(403)
  })
  it('finds the procedure and asks the whole form, papers with three counts', async () => {
    expect(await text(reception, '/mot-cua/nop?q=khuyen+mai')).toContain('href="/mot-cua/nop/2.000004"')
    const page = await text(reception, '/mot-cua/nop/2.000004')
    for (const key of paperKeys) for (const kind of ['originals', 'certifiedCopies', 'plainCopies']) expect(page).toContain(`name="count.${key}.${kind}"`)
    expect(page).toContain('name="merchantName"')
    expect((await reception.get('/mot-cua/nop/khong-co')).status).toBe(404)
  })
  it('asks for the case first where its papers depend on it', async () => {
    const withCases = (await searchProcedures(department.system(), '')).procedures.find((one) => one.cases > 1)
    if (!withCases) throw new Error('No procedure with cases')
    const asked = await text(reception, `/mot-cua/nop/${withCases.key}`)
    expect(asked).toContain('Hồ sơ thuộc trường hợp nào?')
    const link = /href="(\/mot-cua\/nop\/[^"]+\?truong-hop=[^"]+)"/.exec(asked)?.[1] ?? ''
    expect(await text(reception, link.replaceAll('&amp;', '&'))).toContain('name="caseKey"')
  })
  it('keeps everything typed and sent when something is wrong, then files it once', async () => {
    const form: Parameters<Person['post']>[1] = {
      key: 'khoa-tai-quay-1', caseKey: '', channel: 'direct', ...promotionAnswers, programmeName: '', totalWorth: 'nhiều',
      [`count.${paperKeys[0]}.originals`]: '1', [`count.${paperKeys[1]}.plainCopies`]: 'hai', [`paper.${paperKeys[0]}`]: pdf('don.pdf'),
    }
    const refused = await reception.post('/mot-cua/nop/2.000004', form)
    const page = await refused.text()
    expect(refused.status).toBe(422)
    expect(page).toContain('Cần sửa 3 chỗ')
    for (const kept of ['nhiều', 'hai', 'Đồ gia dụng, 46 mặt hàng', 'Đã nhận tệp don.pdf', 'khoa-tai-quay-1']) expect(page).toContain(kept)
    const hash = /value="([0-9a-f]{64})"/.exec(page)?.[1] ?? ''
    const rest = Object.fromEntries(Object.entries(form).filter(([name]) => !name.startsWith('paper.')))
    const right = { ...rest, programmeName: 'Quay số', totalWorth: '186.000.000', [`count.${paperKeys[1]}.plainCopies`]: '2', [`kept.paper.${paperKeys[0]}`]: hash }
    const [once, twice] = await Promise.all([reception.post('/mot-cua/nop/2.000004', right), reception.post('/mot-cua/nop/2.000004', right)])
    expect([once.status, once.headers.get('location')]).toEqual([303, twice.headers.get('location')])
    const { papers, dossier: made } = (await viewDossier(reception.ctx(), { code: (once.headers.get('location') ?? '').slice(7) })).whole
    expect(made.channel).toBe('direct')
    expect(papers.map((p) => [p.paperKey, p.originals, p.plainCopies, p.fileName])).toEqual(expect.arrayContaining([[paperKeys[0], 1, 0, 'don.pdf'], [paperKeys[1], 0, 2, null]]))
  })
  it('takes no filing without a channel, from nobody but reception', async () => {
    const form = { key: 'khoa-tai-quay-2', caseKey: '', channel: 'online', ...promotionAnswers }
    expect((await reception.post('/mot-cua/nop/2.000004', form)).status).toBe(422)
    expect((await specialist.post('/mot-cua/nop/2.000004', { ...form, channel: 'direct' })).status).toBe(403)
  })
})

describe('what is typed into a search', () => {
  it('is a code, whole or without the agency, however it is written', () => {
    expect(codeIn('231016-0001', 'H08.14')).toBe('H08.14-231016-0001')
    expect(codeIn(' h08.14-231016 – 0001', 'H08.14')).toBe('H08.14-231016-0001')
    expect(codeIn('Trần Văn Lộc', 'H08.14')).toBeUndefined()
  })
  it('or words without marks, or a telephone number without blanks', () => {
    expect(searchFor('Trần  Văn Lộc')).toBe('tran van loc')
    expect(searchFor('+84 905.000.001')).toBe('0905000001')
    expect(searchFor('100% %_')).toBe('100')
  })
})

it('a result that waits to be collected is nobody’s lateness', async () => {
  const code = await dossier('Công ty đã có kết quả', 'assigned')
  const steps: [Person, string][] = [[specialist, 'trinh-phong'], [head, 'trinh-so'], [await department.as('lanhdao'), 'chuyen-van-thu'], [await department.as('vanthu'), '']]
  for (const [who, choice] of steps) {
    const [task] = (await viewDossier(reception.ctx(), { code })).situation.tasks
    await endStep(who.ctx(), { code }, { taskId: task?.id ?? '', choice: choice || undefined })
  }
  at('2023-12-20T09:00')
  const page = await text(reception, '/viec?q=da+co+ket+qua')
  expect(page).toContain('Trước hạn')
  expect(await text(reception, '/viec?han=qua-han')).not.toContain('Công ty đã có kết quả')
  expect(await text(reception, '/mot-cua')).toContain('Công ty đã có kết quả')
})

it('keeps each of the three dossiers apart', () => expect(new Set([old, fresh, waiting]).size).toBe(3))
