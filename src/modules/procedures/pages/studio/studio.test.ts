import { describe, expect, it } from 'vitest'
import { formIn } from '../../../../../tests/form-in.ts'
import { sampleDepartment, type Person } from '../../../../../tests/samples.ts'
import { openHouse } from '../../../../../tests/test.ts'
import { readTable } from '../../../workflow/index.ts'
import { parts, type Part } from '../../model/draft.ts'
import { getDraft, publishVersion } from '../../service.ts'
import { hrefOf } from './where.ts'

const house = await openHouse(new Date('2023-10-16T02:15:00Z'))
const department = await sampleDepartment(house, ['2.000004', '2.000591'])
const lam = await department.as('kiemsoat')
const bao = await department.as('quantri')
// Nobody inspects any more.
await house.hall.ownerPool.query("update organisation.positions set valid_to = '2023-10-10' where role = 'inspector'")
const pass = (seconds: number) => { house.clock.now = new Date(house.clock.now.getTime() + seconds * 1000) }

async function begin(key = '2.000004'): Promise<string> {
  const answer = await lam.post('/soan-thao', { from: 'version', procedure: key, kind: 'amended' })
  return /\/soan-thao\/([^/]+)\//.exec(answer.headers.get('location') ?? '')?.[1] ?? ''
}
const draftOf = (id: string) => getDraft(lam.ctx(), id)
const partPage = async (id: string, part: Part, person: Person = lam) => (await person.get(hrefOf(id, part))).text()
/** Opens a part, types over some of its boxes and sends it. */
async function send(id: string, part: Part, typed: Record<string, string | string[]>, person: Person = lam): Promise<Response> {
  return person.post(hrefOf(id, part), { ...formIn(await partPage(id, part, person), hrefOf(id, part)), ...typed })
}

describe('the list of drafts', () => {
  it('begins one from a procedure in use, from nothing, and from a file', async () => {
    const id = await begin()
    expect(await draftOf(id)).toMatchObject({ key: '2.000004', kind: 'amended' })
    const made = await lam.post('/soan-thao', { from: 'nothing', key: 'cap-moi', name: 'Cấp mới giấy phép', field: 'Điện', level: 'provincial' })
    expect(made.status).toBe(303)
    const file = new File([JSON.stringify({ ...(await draftOf(id)).definition, key: 'tu-noi-khac', code: null })], 'dinh-nghia.json')
    expect((await lam.post('/soan-thao', { from: 'definition', file })).status).toBe(303)
    const list = await (await lam.get('/soan-thao')).text()
    for (const words of ['Cấp mới giấy phép', 'Ban hành mới', 'Sửa đổi, bổ sung', 'Tạ Đình Lâm']) expect(list).toContain(words)
  })

  it('says at its box what cannot be begun', async () => {
    const refusals: [Record<string, string | File>, string][] = [
      [{ from: 'version', procedure: '' }, 'Xin chọn thủ tục'],
      [{ from: 'nothing', key: 'Mã lạ', name: '', field: 'Điện' }, 'Xin ghi tên thủ tục'],
      [{ from: 'nothing', key: '2.000004', name: 'Tên', field: 'Điện' }, 'Đã có thủ tục mang mã 2.000004'],
      [{ from: 'definition', file: new File(['{"key": 1}'], 'x.json') }, 'chưa đúng khuôn dạng định nghĩa'],
      [{ from: 'definition', file: new File(['%PDF'], 'x.json') }, 'không đọc được'],
    ]
    for (const [form, words] of refusals) {
      const answer = await lam.post('/soan-thao', form)
      expect({ status: answer.status, told: (await answer.text()).includes(words) }, words).toEqual({ status: 422, told: true })
    }
  })

  it('is for those who draft', async () => {
    expect((await (await department.as('chuyenvien1')).get('/soan-thao')).status).toBe(403)
    expect((await house.app.request('/soan-thao')).status).toBe(303)
  })
})

describe('the page of a procedure', () => {
  it('leads those who may draft to its drafts, with the form to begin one open; the public sees nothing of it and gets no script', async () => {
    const page = await (await lam.get('/thu-tuc/2.000004')).text()
    const [, href = ''] = /href="([^"]+)"[^>]*>Sửa thủ tục này/.exec(page) ?? []
    const list = await (await lam.get(href.replaceAll('&amp;', '&'))).text()
    expect(list).toMatch(/<details class="act" id="tu-phien-ban" open/)
    expect(list).toMatch(/<option value="2.000004" selected/)
    for (const answer of [await house.app.request('/thu-tuc/2.000004'), await (await department.as('chuyenvien1')).get('/thu-tuc/2.000004')]) expect(await answer.text()).not.toContain('Sửa thủ tục này')
    const open = await house.app.request('/thu-tuc/2.000004')
    expect(open.headers.get('cache-control')).not.toBe('no-store')
    const html = await open.text()
    expect(html).not.toMatch(/<script/)
    expect(html.length).toBeLessThan(30_000)
  })

  it('a reviewer finds in the list what waits for them, and nothing to begin', async () => {
    const list = await (await (await department.as('truongphong1')).get('/soan-thao')).text()
    expect(list).toContain('Chờ ông/bà')
    expect(list).not.toContain('Lập bản thảo mới')
  })
})

describe('a part', () => {
  it('that is sent as it was shown changes nothing, whichever it is', async () => {
    for (const key of ['2.000004', '2.000591']) {
      const id = await begin(key)
      const before = await draftOf(id)
      for (const part of parts) expect((await send(id, part, { act: '' })).status, part).toBe(303)
      expect(await draftOf(id)).toEqual(before)
    }
  })

  it('takes what is typed, says when it was saved, and lets it be taken back', async () => {
    const id = await begin()
    const name = (await draftOf(id)).definition.name
    pass(60)
    expect((await send(id, 'identity', { name: 'Đăng ký khuyến mại' })).status).toBe(303)
    const page = await partPage(id, 'identity')
    expect(page).toContain('lưu lúc 9 giờ 16, Tạ Đình Lâm')
    const { revision } = await draftOf(id)
    expect((await lam.post(`/soan-thao/${id}/buoc`, { revision: String(revision), part: 'identity', way: 'back' })).headers.get('location')).toBe(hrefOf(id, 'identity'))
    expect((await draftOf(id)).definition.name).toBe(name)
  })

  it('keeps on the screen what cannot be taken, with the sentence at its box', async () => {
    const id = await begin()
    const answer = await send(id, 'law', { 'legalBasis.0.issuedOn': 'hôm qua', 'legalBasis.0.title': 'Nghị định về xúc tiến thương mại' })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain('value="hôm qua"')
    expect(page).toContain('>Nghị định về xúc tiến thương mại</textarea>')
    expect(page).toMatch(/href="#o-legalBasis-0-issuedOn"/)
    expect((await draftOf(id)).definition.legalBasis?.[0]?.title).toBeNull()
  })

  it('gets a row more by its button, and keeps the rows that are filled in', async () => {
    const id = await begin()
    const added = await send(id, 'papers', { act: 'add:papers' })
    expect(added.headers.get('location')).toBe(`${hrefOf(id, 'papers')}?them=papers#o-papers`)
    const form = formIn(await (await lam.get(`${hrefOf(id, 'papers')}?them=papers`)).text(), hrefOf(id, 'papers'))
    expect(form).toMatchObject({ 'papers.n': '5', 'papers.4.name': '', 'papers.4.required': '1' })
    await lam.post(hrefOf(id, 'papers'), { ...form, 'papers.4.name': 'Giấy ủy quyền', act: '' })
    expect((await draftOf(id)).definition.papers?.map(({ name }) => name).at(-1)).toBe('Giấy ủy quyền')
  })

  it('tells who changed it meanwhile; other parts of two people do not meet', async () => {
    const id = await begin()
    const mine = formIn(await partPage(id, 'identity'), hrefOf(id, 'identity'))
    const papers = formIn(await partPage(id, 'papers'), hrefOf(id, 'papers'))
    await send(id, 'identity', { name: 'Của Bảo' }, bao)
    const answer = await lam.post(hrefOf(id, 'identity'), { ...mine, name: 'Của Lâm' })
    const page = await answer.text()
    expect(answer.status).toBe(409)
    expect(page).toContain('Lâm Gia Bảo vừa sửa phần này')
    expect(page).toContain('Của Lâm')
    expect((await draftOf(id)).definition.name).toBe('Của Bảo')
    expect((await lam.post(hrefOf(id, 'papers'), { ...papers, sets: '2' })).status).toBe(303)
    await lam.post(hrefOf(id, 'identity'), formIn(page, hrefOf(id, 'identity')))
    expect((await draftOf(id)).definition).toMatchObject({ name: 'Của Lâm', sets: 2 })
  })

  it('answers its script with the page around the boxes, and counts what is wrong by the new state', async () => {
    const id = await begin()
    const form = formIn(await partPage(id, 'channels'), hrefOf(id, 'channels'))
    const body = new URLSearchParams({ ...(form as Record<string, string>), 'time.value': '7' })
    const cookie = (await house.app.request('/dang-nhap', { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' }, body: new URLSearchParams({ login: 'kiemsoat', password: 'motcua-2023' }) })).headers.get('set-cookie')?.split(';')[0] ?? ''
    const answer = await house.app.request(hrefOf(id, 'channels'), { method: 'POST', headers: { cookie, 'sec-fetch-site': 'same-origin', 'x-requested-with': 'motcua' }, body })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('phải sửa')
  })
})

describe('channels, cases and terms', () => {
  it('are one table: a term of one case through one channel, and channels that are ticked', async () => {
    const id = await begin('2.000591')
    const at = hrefOf(id, 'channels')
    const before = (await draftOf(id)).definition
    const form = formIn(await partPage(id, 'channels'), at)
    const column = [0, 1, 2, 3].find((one) => form[`channels.${one}.channel`] === 'online') ?? [0, 1, 2, 3].find((one) => form[`cases.0.channels.${one}.channel`] === 'online')
    const typed = { ...form, [`channels.${column}.channel`]: 'online', [`cases.0.channels.${column}.time.value`]: '4', 'cases.1.time.value': '9', act: '' }
    expect((await lam.post(at, typed)).status).toBe(303)
    const { channels, cases } = (await draftOf(id)).definition
    expect(channels?.some(({ channel }) => channel === 'online')).toBe(true)
    expect(cases?.[0]?.channels).toEqual([{ channel: 'online', time: { value: 4, unit: 'workingDay', text: null } }])
    expect(cases?.[1]?.time?.value).toBe(9)
    expect(cases?.map(({ papers }) => papers)).toEqual(before.cases?.map(({ papers }) => papers))
    const after = formIn(await partPage(id, 'channels'), at)
    await lam.post(at, { ...after, [`cases.0.channels.${column}.time.value`]: '', act: '' })
    expect((await draftOf(id)).definition.cases?.[0]?.channels).toEqual([])
    const none = Object.fromEntries(Object.entries(formIn(await partPage(id, 'channels'), at)).filter(([name]) => !/^channels\.\d\.channel$/.test(name)).map(([name, value]) => [name, /^channels\.\d\.time\.value$/.test(name) ? '' : value]))
    await lam.post(at, { ...none, act: '' })
    expect((await draftOf(id)).definition.channels).toBeNull()
  })

  it('a term that is no number is told at its box, and stays', async () => {
    const id = await begin('2.000591')
    const answer = await send(id, 'channels', { 'cases.0.time.value': 'năm' })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain('value="năm"')
    expect(page).toContain('href="#o-cases-0-time-value"')
  })
})

describe('what stands around the parts', () => {
  it('names who else has the draft open', async () => {
    const id = await begin()
    await partPage(id, 'papers', bao)
    expect(await partPage(id, 'law')).toContain('Lâm Gia Bảo cũng đang mở phần Thành phần hồ sơ.')
    const told = await lam.post(`/soan-thao/${id}/dang-mo`, { part: 'law' })
    expect(await told.text()).toBe('Lâm Gia Bảo cũng đang mở phần Thành phần hồ sơ.')
  })

  it('leads from each problem to an element that is there', async () => {
    for (const key of ['2.000591', '2.000004']) {
      const id = await begin(key)
      const page = await partPage(id, 'identity')
      const links = [...page.matchAll(/href="(\/soan-thao\/[^"]+)#([^"]+)"/g)].map(([, path = '', anchor = '']) => ({ path, anchor })).filter(({ anchor }) => anchor !== 'xem')
      expect(links.length).toBeGreaterThan(1)
      for (const { path, anchor } of links) expect(await (await lam.get(path)).text(), `${path}#${anchor}`).toContain(`id="${anchor}"`)
    }
  })

  it('names a step of a position nobody holds today, and a law that is out of force on that day', async () => {
    const id = await begin()
    await send(id, 'law', { 'legalBasis.0.expiredOn': '01/01/2023' })
    const { rows } = await readTable((await draftOf(id)).definition.process?.bpmn ?? '')
    await send(id, 'process', { 'row.1.position': 'inspector' })
    const page = await partPage(id, 'identity')
    expect(page).toContain(`Bước “${rows[1]?.name}” giao cho vị trí hôm nay chưa ai giữ.`)
    expect(page).toContain(`href="${hrefOf(id, 'process')}#buoc-${rows[1]?.id}"`)
    expect(page).toContain('đã hết hiệu lực')
    expect(page).toContain(`href="${hrefOf(id, 'law')}#hang-legalBasis-0"`)
  })

  it('takes the mark of what was composed away when the office confirms it, and writes who did', async () => {
    const id = await begin()
    const { revision, definition } = await draftOf(id)
    expect(definition.composed.map(({ part }) => part)).toContain('process')
    await lam.post(`/soan-thao/${id}/xac-nhan`, { revision: String(revision), part: 'process', place: 'process' })
    const after = (await draftOf(id)).definition
    expect(after.composed.map(({ part }) => part)).not.toContain('process')
    expect(after.notes.at(-1)).toMatch(/^Các bước và giờ: Tạ Đình Lâm xác nhận ngày 16\/10\/2023\.$/)
  })

  it('shows the public page as it would be, and the process as a file', async () => {
    const id = await begin()
    await send(id, 'identity', { 'plain.description': 'Lời giới thiệu mới của bản thảo' })
    expect(await (await lam.get(`/soan-thao/${id}/xem/trang`)).text()).toContain('Lời giới thiệu mới của bản thảo')
    expect((await lam.get(`/soan-thao/${id}/xem/luong`)).status).toBe(200)
    expect(await (await lam.get(`/soan-thao/${id}/quy-trinh.bpmn`)).text()).toContain('definitions')
  })
})

describe('two published versions', () => {
  it('stand side by side from the page of the procedure, without a draft', async () => {
    const { definition } = await draftOf(await begin('2.000591'))
    expect(await (await lam.get('/thu-tuc/2.000591')).text()).not.toContain('/thu-tuc/2.000591/so-sanh')
    await publishVersion(department.system(), { definition: { ...definition, name: `${definition.name} (bản sửa)` }, validFrom: '2023-10-16' })
    expect(await (await lam.get('/thu-tuc/2.000591')).text()).toContain('href="/thu-tuc/2.000591/so-sanh"')
    const side = await (await lam.get('/thu-tuc/2.000591/so-sanh')).text()
    expect(side).toMatch(/<span>Phiên bản 1<\/span><span>Phiên bản 2<\/span>/)
    expect(side).toMatch(/<ins>.*\(bản sửa\)<\/ins>/)
    expect(await (await lam.get('/thu-tuc/2.000591/so-sanh?voi=2&va=2')).text()).toContain('Hai bản giống hệt nhau')
    expect((await lam.get('/thu-tuc/2.000591/so-sanh?voi=9')).status).toBe(404)
  })
})

describe('what differs from the version it came from', () => {
  it('stands under its part and side by side, and goes back place by place', async () => {
    const id = await begin()
    const before = (await draftOf(id)).definition
    pass(60)
    await send(id, 'law', { 'legalBasis.0.title': 'Nghị định khác' })
    pass(60)
    await send(id, 'process', { 'row.4.hours': '6' })
    const page = await partPage(id, 'process')
    expect(page).toMatch(/Khác phiên bản 1.*1 chỗ/)
    expect(page).toMatch(/Bước 5<\/b>.*Giờ làm việc: .*4<\/del>.*6<\/ins>/)
    const side = await (await lam.get(`/soan-thao/${id}/so-sanh?voi=1`)).text()
    for (const words of ['Căn cứ pháp lý', 'Nghị định khác', 'Bước 5: Giờ làm việc']) expect(side).toContain(words)
    for (const part of ['process', 'law'] as const) {
      const form = formIn(await partPage(id, part), `/soan-thao/${id}/hoan-lai`)
      await lam.post(`/soan-thao/${id}/hoan-lai`, form)
    }
    const after = (await draftOf(id)).definition
    expect({ ...after, process: null }).toEqual({ ...before, process: null })
    expect(await (await lam.get(`/soan-thao/${id}/so-sanh?voi=1`)).text()).not.toContain('Giờ làm việc')
    expect(await (await lam.get(`/soan-thao/${id}/so-sanh?voi=1&va=1`)).text()).toContain('Hai bản giống hệt nhau')
  })
})
