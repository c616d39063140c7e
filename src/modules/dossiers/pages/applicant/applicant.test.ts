import { describe, expect, it } from 'vitest'
import { pdfBytes, promotionAnswers, sampleDepartment, type Person } from '../../../../../tests/samples.ts'
import { openHouse } from '../../../../../tests/test.ts'
import { currentVersion } from '../../../procedures/index.ts'

// Monday 16/10/2023, 09:15 in Vietnam.
const house = await openHouse(new Date('2023-10-16T02:15:00Z'))
const department = await sampleDepartment(house, ['2.000004', '2.000591', '2.000598'])
const [business, citizen, reception] = [await department.as('giobien'), await department.as('locvan'), await department.as('motcua1')]
const { definition } = await currentVersion(department.system(), '2.000004')
const papers = (definition.papers ?? []).map((paper) => paper.key)
const [first = '', second = '', third = '', fourth = ''] = papers
const filingPath = '/thu-tuc/2.000004/nop'

type Fields = Record<string, string | string[] | File | File[]>
const pdf = (text: string, name = `${text}.pdf`) => new File([pdfBytes(text)], name, { type: 'application/pdf' })
const files = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [`paper.${key}`, pdf(key)]))
const unescape = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** What a browser would send back of a page: hidden fields, typed fields, what is chosen; buttons apart. */
function fieldsOf(html: string): Fields {
  const form = /<form[^>]*id="don".*?<\/form>/s.exec(html)?.[0] ?? ''
  const fields: Record<string, string[]> = {}
  const add = (name: string | undefined, value: string) => { if (name) fields[name] = [...(fields[name] ?? []), unescape(value)] }
  const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const type = attribute(tag, 'type')
    if (type === 'file' || ((type === 'radio' || type === 'checkbox') && !/ checked/.test(tag))) continue
    add(attribute(tag, 'name'), attribute(tag, 'value') ?? '')
  }
  for (const [tag, body = ''] of form.matchAll(/<textarea[^>]*>([^<]*)<\/textarea>/g)) add(attribute(tag, 'name'), body)
  for (const [select] of form.matchAll(/<select.*?<\/select>/gs)) add(attribute(select, 'name'), attribute(/<option[^>]* selected[^>]*>/.exec(select)?.[0] ?? '', 'value') ?? '')
  return fields
}
const open = async (who: Person, path = filingPath): Promise<{ status: number; html: string; fields: Fields }> => {
  const answer = await who.get(path)
  const html = await answer.text()
  return { status: answer.status, html, fields: fieldsOf(html) }
}
const send = async (who: Person, form: Fields, path = filingPath) => {
  const answer = await who.post(path, form)
  const html = await answer.text()
  return { status: answer.status, location: answer.headers.get('location') ?? '', html, fields: fieldsOf(html) }
}
const fileOne = async (who: Person = business): Promise<string> => {
  const { fields } = await open(who)
  const { status, location } = await send(who, { ...fields, ...promotionAnswers, ...files(papers), viec: 'nop' })
  expect(status).toBe(303)
  return /H08\.14-[\d-]+/.exec(location)?.[0] ?? ''
}
const api = async (who: Person, code: string, act: string, body: unknown) => expect([act, (await who.api('POST', `/api/v1/dossiers/${code}/${act}`, body)).status]).toEqual([act, 200])
const listed = async (who: Person) => (await who.get('/ho-so-cua-toi')).text()

describe('filing by the page', () => {
  it('asks a visitor to log in and come back', async () => {
    const answer = await house.app.request(filingPath)
    expect(answer.headers.get('location')).toBe(`/dang-nhap?tiep=${encodeURIComponent(filingPath)}`)
  })

  it('fills in what is known of who files', async () => {
    const { status, html, fields } = await open(business)
    expect(status).toBe(200)
    expect([fields['merchantName'], fields['taxCode'], fields['email']]).toEqual([['Công ty TNHH Thương mại Gió Biển'], ['4100000000'], ['giobien@example.vn']])
    for (const key of papers) expect(html).toContain(`name="paper.${key}"`)
    expect(html).toContain('id="filing-page"')
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(30_000)
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((found) => found[1])
    expect(ids).toEqual([...new Set(ids)])
  })

  it('an empty form is answered with every place that is wrong, each with its link', async () => {
    const { status, html } = await send(business, { viec: 'nop' })
    expect(status).toBe(422)
    const targets = [...html.matchAll(/<li><a href="#([^"]+)">/g)].map((found) => found[1])
    expect(targets.length).toBeGreaterThan(12)
    for (const id of targets) expect(html).toContain(` id="${id}"`)
    for (const key of papers) expect(targets).toContain(`o-paper-${key.replace(/[^A-Za-z0-9_-]+/g, '-')}`)
  })

  it('keeps everything typed and every file across errors, and files it once', async () => {
    const start = await open(business)
    const wrong = await send(business, {
      ...start.fields, ...promotionAnswers, programmeName: 'Quay số <b>"vui"</b>', totalWorth: 'một trăm triệu', viec: 'nop',
      [`paper.${first}`]: [pdf('don'), pdf('phu-luc')],
      [`paper.${second}`]: new File(['#!/bin/sh'], 'the-le.sh'),
      [`paper.${third}`]: new File([pdfBytes('x')], 'bang-chung.docx'),
    })
    expect(wrong.status).toBe(422)
    expect(wrong.fields['programmeName']).toEqual(['Quay số <b>"vui"</b>'])
    expect(wrong.html).not.toContain('<b>"vui"')
    expect(wrong.fields['totalWorth']).toEqual(['một trăm triệu'])
    expect(wrong.fields['method']).toEqual([promotionAnswers['method']])
    expect(wrong.fields['khoa']).toEqual(start.fields['khoa'])
    expect(wrong.fields[`giu.${first}`]).toHaveLength(2)
    for (const words of ['don.pdf', 'phu-luc.pdf', 'the-le.sh thuộc loại chưa nhận', 'bang-chung.docx có đuôi .docx nhưng nội dung là .pdf', 'Còn thiếu tệp của giấy tờ']) expect(wrong.html).toContain(words)

    // The wrong one is taken away, the missing ones come; the kept one needs not be sent again.
    const kept = [wrong.fields[`giu.${first}`] ?? []].flat().map(String)
    expect(await listed(business)).toContain(String(wrong.fields['ban-nhap']))
    const still = await send(business, { ...wrong.fields, [`bo.${first}`]: String(kept[1]), ...files([second, third]), viec: 'nop' })
    expect(still.status).toBe(422)
    expect(still.fields[`giu.${first}`]).toEqual(kept.slice(0, 1))
    expect(still.html).not.toContain('phu-luc.pdf')

    const last: Fields = { ...still.fields, totalWorth: '100.000.000', ...files([fourth]), viec: 'nop' }
    const [one, two] = [await send(business, last), await send(business, last)]
    expect([one.status, two.status, two.location]).toEqual([303, 303, one.location])
    expect(one.location).toMatch(/^\/ho-so-cua-toi\/H08\.14-231016-\d{4}\?vua-nop$/)
    const page = await (await business.get(one.location)).text()
    expect(page).toContain('Hồ sơ của bạn đang chờ tiếp nhận.')
    for (const name of ['don.pdf', `${second}.pdf`, `${fourth}.pdf`]) expect(page).toContain(name)
    expect(page).not.toContain('phu-luc.pdf')
    // Nothing is left half done, and this browser is told to forget what it kept.
    expect(await listed(business)).not.toContain(String(last['ban-nhap']))
    expect(page).toContain('"filed":true')

    // The same page sent once more with something else: told, nothing lost, and not filed in silence.
    const other = await send(business, { ...last, programmeName: 'Một chương trình khác' })
    expect(other.status).toBe(422)
    expect(other.html).toContain('đã được nộp')
    expect(other.fields['programmeName']).toEqual(['Một chương trình khác'])
    expect(other.fields['khoa']).not.toEqual(last['khoa'])
  })

  it('a file too large is told at its field', async () => {
    const { fields } = await open(business)
    const large = new File([pdfBytes('lớn'), new Uint8Array(10 * 1024 * 1024)], 'lon.pdf')
    const { status, html, fields: kept } = await send(business, { ...fields, ...promotionAnswers, ...files([second]), [`paper.${first}`]: large, viec: 'nop' })
    expect(status).toBe(422)
    expect(html).toContain('Tệp lon.pdf lớn quá 10 MB')
    expect(kept[`giu.${second}`]).toHaveLength(1)
  })

  it('the script of the page is told where to go on', async () => {
    const { fields } = await open(business)
    const body = new FormData()
    for (const [name, value] of Object.entries({ ...fields, viec: 'luu' })) for (const one of [value].flat()) body.append(name, one)
    const cookie = (await business.get(filingPath)).headers.get('set-cookie')
    expect(cookie).toBeNull()
    const answer = await house.app.request(filingPath, { method: 'POST', headers: { 'x-requested-with': 'motcua', 'sec-fetch-site': 'same-origin', cookie: await cookieOf(business) }, body })
    expect([answer.status, answer.headers.get('x-location')]).toEqual([204, '/ho-so-cua-toi'])
  })

  it("somebody else's file cannot be taken over by its hash", async () => {
    const mine = await send(business, { ...(await open(business)).fields, ...files([first]), viec: 'nop' })
    const hash = mine.fields[`giu.${first}`] ?? []
    expect(hash).toHaveLength(1)
    const theirs = await send(citizen, { ...(await open(citizen)).fields, [`giu.${first}`]: hash, viec: 'nop' })
    expect(theirs.fields[`giu.${first}`]).toBeUndefined()
  })

  it('asks for the case first, and can go back to it without losing a word', async () => {
    const path = '/thu-tuc/2.000591/nop'
    const choose = await open(business, path)
    const value = /name="truong-hop" value="([^"]+)"/.exec(choose.html)?.[1] ?? ''
    expect(value).not.toBe('')
    expect(choose.html).not.toContain('name="paper.')
    expect((await open(business, `${path}?truong-hop=khong-co`)).html).toContain('Xin chọn một trường hợp')
    const form = await open(business, `${path}?truong-hop=${encodeURIComponent(unescape(value))}`)
    expect(form.html).not.toContain('name="caseKey"')
    const back = await send(business, { ...form.fields, contactPhone: '0905 111 222', viec: 'doi-truong-hop' }, path)
    expect([back.status, back.location]).toEqual([303, expect.stringContaining('chon-lai')])
    const again = await open(business, back.location)
    expect(again.html).toContain('name="ban-nhap"')
    const draft = /name="ban-nhap" value="([^"]+)"/.exec(again.html)?.[1] ?? ''
    expect((await open(business, `${path}?truong-hop=${encodeURIComponent(unescape(value))}&ban-nhap=${draft}`)).fields['contactPhone']).toEqual(['0905 111 222'])
  })

  it('a procedure that is filed at the counter says where', async () => {
    const { status, html } = await open(business, '/thu-tuc/2.000598/nop')
    expect(status).toBe(200)
    expect(html).toContain('Thủ tục này chưa nộp được trực tuyến.')
    expect(html).toContain('00 đường Ví Dụ')
  })

  it('officers are told that it is not theirs', async () => {
    expect((await reception.get(filingPath)).status).toBe(403)
    expect((await reception.get('/ho-so-cua-toi')).status).toBe(403)
  })
})

/** The cookie of a person, for a request that `Person` does not make. */
async function cookieOf(who: Person): Promise<string> {
  const spy: string[] = []
  const request = house.app.request.bind(house.app)
  house.app.request = (async (path: string, init: RequestInit) => { spy.push(new Headers(init.headers).get('cookie') ?? ''); return request(path, init) }) as typeof house.app.request
  await who.get('/tra-cuu')
  house.app.request = request
  return spy[0] ?? ''
}

describe('drafts', () => {
  it('what was typed and sent is there again, and can be thrown away', async () => {
    const { fields } = await open(citizen)
    const saved = await send(citizen, { ...fields, programmeName: 'Để làm sau', totalWorth: 'chưa biết', ...files([first]), viec: 'luu' })
    expect([saved.status, saved.location]).toEqual([303, '/ho-so-cua-toi'])
    const list = await listed(citizen)
    expect(list).toContain('1 tệp')
    const id = String(fields['ban-nhap'])
    expect(list).toContain(`ban-nhap=${id}"`)
    const again = await open(citizen, `${filingPath}?ban-nhap=${id}`)
    expect([again.fields['programmeName'], again.fields['totalWorth']]).toEqual([['Để làm sau'], ['chưa biết']])
    expect(again.fields[`giu.${first}`]).toHaveLength(1)
    // Saved again it is still one draft; a stranger does not find it.
    await send(citizen, { ...again.fields, programmeName: 'Sửa rồi', viec: 'luu' })
    expect((await listed(citizen)).split(`ban-nhap=${id}"`)).toHaveLength(2)
    expect((await business.get(`${filingPath}?ban-nhap=${id}`)).status).toBe(404)
    expect((await business.post(`/ho-so-cua-toi/nhap/${id}/xoa`, {})).status).toBe(404)
    expect((await citizen.post(`/ho-so-cua-toi/nhap/${id}/xoa`, {})).status).toBe(303)
    expect(await listed(citizen)).not.toContain(id)
    expect(await listed(citizen)).toContain('Bạn chưa nộp hồ sơ nào.')
  })
})

describe('a draft', () => {
  it('of a size no form has is refused', async () => {
    const { fields } = await open(citizen)
    expect((await send(citizen, { ...fields, goods: 'x'.repeat(1_000_001), viec: 'luu' })).status).toBe(413)
  })
})

describe("one's own dossiers", () => {
  it('stand in the list with their state, and are nobody else’s', async () => {
    const code = await fileOne()
    expect(await listed(business)).toMatch(new RegExp(`href="/ho-so-cua-toi/${code}".*?Chờ tiếp nhận`, 's'))
    expect((await citizen.get(`/ho-so-cua-toi/${code}`)).status).toBe(404)
    expect((await citizen.post(`/ho-so-cua-toi/${code}/rut`, { reason: 'x' })).status).toBe(404)
    expect((await citizen.post(`/ho-so-cua-toi/${code}/bo-sung`, {})).status).toBe(404)
    expect((await house.app.request(`/ho-so-cua-toi/${code}`)).headers.get('location')).toContain('/dang-nhap')
    const own = await (await business.get(`/ho-so-cua-toi/${code}`)).text()
    const paper = /href="(\/ho-so-cua-toi\/[^"]+\/giay-to\/[^"]+)"/.exec(own)?.[1] ?? ''
    expect(Buffer.from(await (await business.get(paper)).arrayBuffer()).toString()).toContain('%PDF-1.4')
    expect((await citizen.get(paper)).status).toBe(404)
  })

  it('show the date, why it is that date, and the receipt', async () => {
    const code = await fileOne()
    await api(reception, code, 'accept', {})
    const html = await (await business.get(`/ho-so-cua-toi/${code}`)).text()
    for (const words of ['Vì sao ngày hẹn trả là 23/10/2023?', 'Trong hạn, còn 5 ngày làm việc', 'Đang phân công thẩm định', 'Phòng Quản lý Thương mại, từ 16/10/2023', 'Hẹn 23/10/2023', house.hall.keys.shortCode('tracking', await idOf(code)).slice(0, 4)]) expect(html).toContain(words)
    expect(await listed(business)).toContain('Trong hạn, còn 5 ngày làm việc')
    const receipt = /href="([^"]+van-ban[^"]+)"/.exec(html)?.[1] ?? ''
    const answer = await business.get(receipt)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    expect((await citizen.get(receipt)).status).toBe(404)
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(30_000)
    expect(html).not.toContain('<script')
  })

  it('say what is missing, take it, and say what comes next', async () => {
    const code = await fileOne()
    await api(reception, code, 'supplement-request', { reason: 'Thể lệ chưa nêu thời hạn trao thưởng', papers: [second], deadline: '2023-10-20' })
    const asked = await (await business.get(`/ho-so-cua-toi/${code}`)).text()
    for (const words of ['Xin bổ sung chậm nhất ngày 20/10/2023.', 'Còn thiếu: Thể lệ', 'Thể lệ chưa nêu thời hạn trao thưởng', `name="paper.${second}"`]) expect(asked).toContain(words)
    expect(asked).not.toContain(`name="paper.${first}"`)
    expect(await listed(business)).toContain('Cần bạn bổ sung giấy tờ')

    const empty = await send(business, {}, `/ho-so-cua-toi/${code}/bo-sung`)
    expect(empty.status).toBe(422)
    expect(empty.html).toContain('Xin đính kèm ít nhất một tệp bổ sung')
    // A good file beside a lying one: the lying one is told, the good one needs not be sent again.
    const lying = await send(business, { [`paper.${second}`]: [pdf('the-le-moi'), new File([pdfBytes('x')], 'the-le.png')] }, `/ho-so-cua-toi/${code}/bo-sung`)
    expect(lying.status).toBe(422)
    expect(lying.html).toContain('the-le.png có đuôi .png')
    const kept = new RegExp(`name="giu.${second}" value="([0-9a-f]{64})"`).exec(lying.html)?.[1] ?? ''
    const sent = await send(business, { [`giu.${second}`]: kept }, `/ho-so-cua-toi/${code}/bo-sung`)
    expect([sent.status, sent.location]).toEqual([303, `/ho-so-cua-toi/${code}`])
    expect(await (await business.get(`/ho-so-cua-toi/${code}`)).text()).toContain('the-le-moi.pdf')
    const after = await (await business.get(`/ho-so-cua-toi/${code}`)).text()
    expect(after).toContain('Chúng tôi đang kiểm tra giấy tờ bổ sung.')
    expect(after).not.toContain(`name="paper.${second}"`)
    // Sent twice: right act, wrong moment, and the page says so.
    expect((await send(business, { ...files([second]) }, `/ho-so-cua-toi/${code}/bo-sung`)).status).toBe(409)
  })

  it('can be taken back, with a reason', async () => {
    const code = await fileOne()
    const without = await send(business, { reason: '  ' }, `/ho-so-cua-toi/${code}/rut`)
    expect(without.status).toBe(422)
    expect(without.html).toMatch(/<details class="ds-details" open/)
    expect((await send(business, { reason: 'Không tổ chức nữa' }, `/ho-so-cua-toi/${code}/rut`)).status).toBe(303)
    const html = await (await business.get(`/ho-so-cua-toi/${code}`)).text()
    expect(html).toContain('Hồ sơ này đã được rút.')
    expect(html).toContain('<p>Không tổ chức nữa</p>')
    expect(html).not.toContain('Rút hồ sơ</h2>')
  })
})

async function idOf(code: string): Promise<string> {
  return ((await (await reception.api('GET', `/api/v1/dossiers/${code}`)).json()) as { dossier: { id: string } }).dossier.id
}
