import { describe, expect, it } from 'vitest'
import { pdfBytes, promotionAnswers, sampleDepartment } from '../../../tests/samples.ts'
import { openHouse } from '../../../tests/test.ts'
import { currentVersion } from '../procedures/index.ts'

// Monday 16/10/2023, 09:15 in Vietnam.
const house = await openHouse(new Date('2023-10-16T02:15:00Z'))
const department = await sampleDepartment(house, ['2.000004', '2.000620', '2.000591'])
const [business, citizen, reception] = [await department.as('giobien'), await department.as('locvan'), await department.as('motcua1')]
const visit = (path: string, init?: RequestInit) => house.app.request(path, init)
const page = async (path: string) => (await visit(path)).text()

/** Files through the API: what these pages show was filed elsewhere. */
async function fileOne(): Promise<string> {
  const { definition } = await currentVersion(department.system(), '2.000004')
  const papers = await Promise.all((definition.papers ?? []).map(async ({ key }) => {
    const body = new FormData()
    body.append('file', new File([pdfBytes(key)], 'giay.pdf'))
    return { paper: key, sha256: ((await (await business.api('POST', '/api/v1/files', body)).json()) as { sha256: string }).sha256 }
  }))
  const filing = { procedure: '2.000004', channel: 'online', answers: promotionAnswers, papers }
  const answer = await business.api('POST', '/api/v1/dossiers', filing, { 'idempotency-key': `portal-${Math.random()}` })
  expect(answer.status).toBe(201)
  return ((await answer.json()) as { code: string }).code
}
const secretOf = async (code: string): Promise<string> => {
  const { dossier } = (await (await reception.api('GET', `/api/v1/dossiers/${code}`)).json()) as { dossier: { id: string } }
  return house.hall.keys.shortCode('tracking', dossier.id)
}
const tell = (code: string, secret: string) => {
  const body = new FormData()
  body.append('bi-mat', secret)
  return visit(`/tra-cuu/${code}`, { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' }, body })
}

describe('home', () => {
  it('asks the two questions, and says that there is no number yet', async () => {
    const html = await page('/')
    expect(html).toContain('Bạn cần làm thủ tục gì?')
    expect(html).toContain('action="/thu-tuc"')
    expect(html).toContain('action="/tra-cuu"')
    expect(html).toContain('chưa có số liệu')
    expect(html).toContain('Tháng 10/2023, tính đến 9 giờ 15, Thứ Hai 16/10')
    expect(html).not.toContain('Thủ tục nhiều người làm')
    expect(html).toContain('khuyến mại</a>')
    expect(html).not.toContain('hóa chất</a>')
  })

  it('counts anew after a minute, the most filed first', async () => {
    await fileOne()
    const by = (html: string) => html.indexOf('href="/thu-tuc/2.000004"') - html.indexOf('href="/thu-tuc/2.000620"')
    expect(by(await page('/'))).toBeGreaterThan(0)
    house.clock.now = new Date(house.clock.now.getTime() + 61_000)
    const html = await page('/')
    expect(by(html)).toBeLessThan(0)
    expect(html).toMatch(/figures-value">1<.*?Đang xử lý.*?0 hồ sơ đang chờ bổ sung/s)
  })
})

describe('the same for machines', () => {
  it('the figures of the month, and the secret of one’s own dossier', async () => {
    house.clock.now = new Date(house.clock.now.getTime() + 61_000)
    const code = await fileOne()
    const figures = await (await visit('/api/v1/figures')).json()
    expect(figures).toEqual({ countedAt: house.clock.now.toISOString(), finished: 0, dated: 0, onTime: 0, late: 0, online: 0, open: 2, waiting: 0 })
    expect(await (await business.api('GET', `/api/v1/dossiers/${code}/tracking-secret`)).json()).toEqual({ secret: await secretOf(code) })
    expect((await citizen.api('GET', `/api/v1/dossiers/${code}/tracking-secret`)).status).toBe(404)
  })
})

describe('tracking', () => {
  it('a malformed code is told its shape, a good one leads to its page', async () => {
    const bad = await visit('/tra-cuu?ma=12%2F3')
    expect(bad.status).toBe(422)
    const html = await bad.text()
    expect(html).toContain('href="#o-ma"')
    expect(html).toContain('Mã số hồ sơ có dạng H08.14-231012-0003')
    expect(html).toContain('value="12/3"')
    expect((await visit('/tra-cuu?ma=')).status).toBe(422)
    const good = await visit(`/tra-cuu?ma=${encodeURIComponent(' h08.14–231016-0001 ')}`)
    expect([good.status, good.headers.get('location')]).toEqual([303, '/tra-cuu/H08.14-231016-0001'])
  })

  it('an unknown code is not found, a malformed address says so', async () => {
    const answer = await visit('/tra-cuu/H08.14-231016-9999')
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('Chúng tôi chưa tìm thấy hồ sơ H08.14-231016-9999')
    expect((await visit('/tra-cuu/khong-phai-ma')).status).toBe(422)
  })

  it('everyone sees code and degree of completion, and nothing else', async () => {
    const code = await fileOne()
    const html = await page(`/tra-cuu/${code}`)
    expect(html).toContain('Hồ sơ đang chờ tiếp nhận.')
    expect(html).toMatch(/timeline-current.*?Chờ tiếp nhận.*?timeline-next.*?Thẩm định.*?Trả kết quả/s)
    for (const hidden of ['Gió Biển', 'khuyến mại', '16/10/2023', 'Phòng Quản lý Thương mại']) expect(html).not.toContain(hidden)
    // Another applicant sees no more than a visitor.
    expect(await (await citizen.get(`/tra-cuu/${code}`)).text()).not.toContain('Gió Biển')
  })

  it('its own applicant is led to the own page', async () => {
    const code = await fileOne()
    expect((await business.get(`/tra-cuu/${code}`)).headers.get('location')).toBe(`/ho-so-cua-toi/${code}`)
  })

  it('the second secret opens the details and the slips', async () => {
    const code = await fileOne()
    expect((await reception.api('POST', `/api/v1/dossiers/${code}/accept`, {})).status).toBe(200)
    const answer = await tell(code, ` ${(await secretOf(code)).toLowerCase().replace(/(.{4})/, '$1 ')}`)
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
    const html = await answer.text()
    for (const words of ['Gió Biển', 'Hồ sơ của bạn đã được tiếp nhận.', 'Vì sao ngày hẹn trả là 23/10/2023?', 'Trong hạn, còn 5 ngày làm việc', 'Mẫu số 01']) expect(html).toContain(words)
    const href = /href="(\/tra-cuu\/[^"]+\.pdf\?[^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const slip = await visit(href)
    expect([slip.status, slip.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    expect(Buffer.from(await slip.arrayBuffer()).subarray(0, 5).toString()).toBe('%PDF-')
    // A made-up mark, a lengthened life and an old address lead nowhere.
    expect((await visit(href.replace(/ky=.*/, 'ky=AAAAAAAAAAAAAAAA'))).status).toBe(404)
    expect((await visit(href.replace(/den=(\d+)/, (_, until: string) => `den=${Number(until) + 60}`))).status).toBe(404)
    const now = house.clock.now
    house.clock.now = new Date(now.getTime() + 32 * 60_000)
    expect((await visit(href)).status).toBe(404)
    house.clock.now = now
  })

  it('a wrong secret is told at its field, and the sixth has to wait', async () => {
    const code = await fileOne()
    for (let i = 0; i < 5; i++) expect((await tell(code, 'AAAAAAAA')).status).toBe(422)
    const html = await (await tell(code, 'AAAAAAAA')).text()
    expect(html).toContain('href="#o-bi-mat"')
    const right = await secretOf(code)
    expect((await tell(code, right)).status).toBe(429)
    house.clock.now = new Date(house.clock.now.getTime() + 121_000)
    expect((await tell(code, right)).status).toBe(200)
  })
})

describe('public pages', () => {
  it.each(['/', '/tra-cuu', '/huong-dan', '/tra-cuu/H08.14-231016-0001', '/thu-tuc'])('%s is small, has one h1 and no script', async (path) => {
    const html = await page(path)
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(30_000)
    expect(html.match(/<h1[ >]/g)).toHaveLength(1)
    expect(html).not.toContain('<script')
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((found) => found[1])
    expect(ids).toEqual([...new Set(ids)])
  })

  it('the guidance leads only to what exists', async () => {
    const html = await page('/huong-dan')
    const links = [...html.matchAll(/href="(\/[^"#]*)"/g)].map((found) => found[1] ?? '').filter((href) => !href.startsWith('/assets'))
    expect(links.length).toBeGreaterThan(5)
    for (const href of new Set(links)) expect([href, (await visit(href)).status]).toEqual([href, expect.toSatisfy((status: number) => status < 400)])
    const anchors = [...html.matchAll(/href="#([^"]+)"/g)].map((found) => found[1])
    for (const id of anchors) expect(html).toContain(`id="${id}"`)
  })
})
