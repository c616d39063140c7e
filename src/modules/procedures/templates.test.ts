import { readFileSync, readdirSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formIn } from '../../../tests/form-in.ts'
import { sampleDepartment } from '../../../tests/samples.ts'
import { openHouse } from '../../../tests/test.ts'
import type { ProcedureDefinition } from './model/definition.ts'
import type { TemplateFile } from './model/template.ts'
import { hrefOf } from './pages/studio/where.ts'
import { draftProblems, getDraft, keepTemplate, publishVersion } from './service.ts'

const house = await openHouse(new Date('2023-10-16T02:15:00Z'))
const department = await sampleDepartment(house, ['2.000004', '2.000591'])
const [lam, bao, business] = await Promise.all(['kiemsoat', 'quantri', 'giobien'].map((login) => department.as(login))) as [Person, Person, Person]
type Person = Awaited<ReturnType<typeof department.as>>

const fixture = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, '../documents/reading/fixtures', name)))
const docx = fixture('don.docx')
const odt = fixture('don.odt')
const BOX = 'papers.0.form.file'
const begin = async (key = '2.000004') => /\/soan-thao\/([^/]+)\//.exec((await lam.post('/soan-thao', { from: 'version', procedure: key, kind: 'amended' })).headers.get('location') ?? '')?.[1] ?? ''
const definitionOf = async (id: string) => (await getDraft(lam.ctx(), id)).definition
const templateOf = async (id: string) => (await definitionOf(id)).papers?.[0]?.form?.file
const pageOf = async (id: string, person = lam) => (await person.get(hrefOf(id, 'papers'))).text()
/** Opens the part of papers, types over some of it and sends it, as a browser without script does. */
const send = async (id: string, typed: Record<string, string | File>, person = lam) => person.post(hrefOf(id, 'papers'), { ...formIn(await pageOf(id, person), hrefOf(id, 'papers')), act: '', ...typed })
const withForm = { 'papers.0.form.name': 'Mẫu số 02' }

/** The definition of a procedure with a template file at its first paper and its first result. */
const carrying = (definition: ProcedureDefinition, file: TemplateFile): ProcedureDefinition => ({
  ...definition,
  papers: definition.papers?.map((paper, at) => (at === 0 ? { ...paper, form: { name: 'Mẫu số 02', file } } : paper)) ?? null,
  results: definition.results?.map((result, at) => (at === 0 ? { ...result, form: 'Mẫu số 03', file } : result)) ?? null,
})
const publish = async (key: string, file: TemplateFile, validFrom = '2023-10-16') => {
  const id = await begin(key)
  return publishVersion(department.system(), { definition: carrying(await definitionOf(id), file), validFrom })
}

describe('a template file in the studio', () => {
  it('is sent with its paper, stands in the draft, and comes out as it went in', async () => {
    const id = await begin()
    expect((await pageOf(id)).includes('enctype="multipart/form-data"')).toBe(true)
    expect((await send(id, { ...withForm, [`${BOX}.sent`]: new File([docx], 'Đơn đăng ký.docx') })).status).toBe(303)
    const file = await templateOf(id)
    expect(file).toEqual({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/), name: 'Đơn đăng ký.docx', type: 'docx', size: docx.byteLength })
    expect(await pageOf(id)).toMatch(/Đơn đăng ký\.docx<\/a> <small>\(DOCX, 5,1 kB\)/)
    const back = await lam.get(`/soan-thao/${id}/mau/${file?.sha256}`)
    expect(new Uint8Array(await back.arrayBuffer())).toEqual(docx)
    expect((await house.app.request(`/soan-thao/${id}/mau/${file?.sha256}`)).status).toBe(303)
    const { rows } = await house.hall.ownerPool.query<{ detail: TemplateFile }>(`select detail from trail.events where kind = 'procedure.templateKept'`)
    expect(rows.map(({ detail }) => detail)).toEqual([file])
  })

  it('is replaced, taken away, and comes back with a step back', async () => {
    const id = await begin()
    const pass = () => { house.clock.now = new Date(house.clock.now.getTime() + 60_000) }
    await send(id, { ...withForm, [`${BOX}.sent`]: new File([docx], 'don.docx') })
    pass()
    await send(id, { [`${BOX}.sent`]: new File([odt], 'don-moi.odt') })
    expect(await templateOf(id)).toMatchObject({ name: 'don-moi.odt', type: 'odt' })
    pass()
    expect((await send(id, { act: `drop:${BOX}` })).headers.get('location')).toBe(`${hrefOf(id, 'papers')}#o-papers-0-form-file`)
    expect(await templateOf(id)).toBeNull()
    const { revision } = await getDraft(lam.ctx(), id)
    await lam.post(`/soan-thao/${id}/buoc`, { revision: String(revision), part: 'papers', way: 'back' })
    expect(await templateOf(id)).toMatchObject({ name: 'don-moi.odt' })
    // What is sent as it was shown keeps the file.
    await send(id, {})
    expect(await templateOf(id)).toMatchObject({ name: 'don-moi.odt' })
  })

  it('that means harm is refused at its box by its name; what else was typed and sent stays', async () => {
    const id = await begin()
    const macro = new File([docx], 'anh.exe')
    const answer = await send(id, { ...withForm, 'papers.0.note': 'Ghi chú vừa nhập', [`${BOX}.sent`]: macro, 'papers.1.form.name': 'Mẫu khác', 'papers.1.form.file.sent': new File([odt], 'tot.odt') })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toMatch(/href="#o-papers-0-form-file"[^>]*>Tệp anh\.exe không thuộc loại được nhận/)
    expect(page).toMatch(/Ghi chú vừa nhập/)
    expect(page).toMatch(/tot\.odt<\/a>/)
    expect(await templateOf(id)).toBeFalsy()
  })

  it('of one person is not written over by another unseen', async () => {
    const id = await begin()
    const mine = formIn(await pageOf(id), hrefOf(id, 'papers'))
    await send(id, { ...withForm, [`${BOX}.sent`]: new File([docx], 'cua-bao.docx') }, bao)
    const answer = await lam.post(hrefOf(id, 'papers'), { ...mine, act: '', ...withForm, [`${BOX}.sent`]: new File([odt], 'cua-lam.odt') })
    expect(answer.status).toBe(409)
    expect(await templateOf(id)).toMatchObject({ name: 'cua-bao.docx' })
  })

  it('is shown as replaced beside the version the draft came from, even when the new one has its name and size', async () => {
    const first = await keepTemplate(lam.ctx(), { name: 'mau.docx', bytes: docx })
    await publish('2.000591', first, '2023-10-17')
    house.clock.now = new Date('2023-10-17T02:15:00Z')
    const id = await begin('2.000591')
    const longer = new Uint8Array([...docx.subarray(0, docx.length - 2), 1, 0, 32])
    await send(id, { [`${BOX}.sent`]: new File([longer], 'mau.docx') })
    const version = (await definitionOf(id)).papers?.[0]?.form?.file
    expect(version?.sha256).not.toBe(first.sha256)
    expect(await (await lam.get(`/soan-thao/${id}/so-sanh`)).text()).toContain('tệp mẫu đã thay')
    await send(id, { act: `drop:${BOX}` })
    expect(await (await lam.get(`/soan-thao/${id}/so-sanh`)).text()).toContain('tệp mẫu đã bỏ')
    house.clock.now = new Date('2023-10-16T04:15:00Z')
  })
})

describe('a paper that must follow a form', () => {
  it('and has no template file is named, with the way to its box', async () => {
    const id = await begin()
    await send(id, withForm)
    const draft = await getDraft(lam.ctx(), id)
    const found = async () => (await draftProblems(lam.ctx(), await getDraft(lam.ctx(), id))).filter(({ code }) => code === 'paper.noFile').map(({ path }) => path)
    const path = `papers.${draft.definition.papers?.[0]?.key}.form`
    expect(await found()).toContain(path)
    const page = await pageOf(id)
    expect(page).toMatch(/phải theo Mẫu số 02 nhưng chưa có tệp mẫu để tải\.<\/p>\s*<a href="[^"]*#o-papers-0-form-file"/)
    expect(page).toContain('id="o-papers-0-form-file"')
    await send(id, { [`${BOX}.sent`]: new File([docx], 'don.docx') })
    expect(await found()).not.toContain(path)
  })
})

describe('a published template file', () => {
  it('is fetched by anybody under its Vietnamese name, and kept by browsers for good', async () => {
    const file = await keepTemplate(lam.ctx(), { name: 'Đơn đăng ký (mẫu 02).docx', bytes: docx })
    const { number } = await publish('2.000004', file, '2023-10-17')
    expect(number).toBe(2)
    house.clock.now = new Date('2023-10-17T02:15:00Z')
    const answer = await house.app.request(`/thu-tuc/2.000004/mau/${file.sha256}`)
    expect(answer.status).toBe(200)
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(docx)
    const header = (name: string) => answer.headers.get(name)
    expect(header('content-disposition')).toBe(`attachment; filename="Don dang ky (mau 02).docx"; filename*=UTF-8''${encodeURIComponent('Đơn đăng ký ')}%28${encodeURIComponent('mẫu 02')}%29.docx`)
    expect([header('content-type'), header('x-content-type-options'), header('cache-control')]).toEqual(['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'nosniff', 'public, max-age=31536000, immutable'])
  })

  it('stands beside its paper on the public page and on the filing page, and in the outputs', async () => {
    const page = await (await house.app.request('/thu-tuc/2.000004')).text()
    const href = /href="(\/thu-tuc\/2\.000004\/mau\/[0-9a-f]{64})"/.exec(page)?.[1]
    expect(href).toBeDefined()
    expect(page.slice(page.indexOf('Giấy tờ cần nộp')).slice(0, 4_000)).toMatch(/Tải mẫu<span class="ds-sr-only"> [^<]+<\/span> ?<small> ?\(DOCX, 5,1 kB\)/)
    const filing = await (await business.get('/thu-tuc/2.000004/nop')).text()
    expect(filing.includes(`href="${href}"`)).toBe(true)
    const record = await (await house.app.request('/thu-tuc/2.000004/phien-ban/2/csdl-quoc-gia.json')).json() as { THANHPHANHOSO: { GIAYTO: { TENMAUDON: string; URL: string }[] }[]; KETQUATHUCHIEN: { TENTEP: string; URL: string }[] }
    expect(record.THANHPHANHOSO[0]?.GIAYTO[0]).toMatchObject({ TENMAUDON: 'Mẫu số 02', URL: `http://localhost:3000${href}` })
    expect(record.KETQUATHUCHIEN[0]).toMatchObject({ TENTEP: 'Đơn đăng ký (mẫu 02).docx', URL: `http://localhost:3000${href}` })
    const iso = await business.api('GET', '/api/v1/procedures/2.000004/versions/2/outputs/iso?format=docx')
    const { strFromU8, unzipSync } = await import('fflate')
    expect(strFromU8(unzipSync(new Uint8Array(await iso.arrayBuffer()))['word/document.xml'] ?? new Uint8Array())).toContain('Tệp mẫu: Đơn đăng ký (mẫu 02).docx')
  })

  it('leaves the outputs in agreement, and is part of the hash of its version', async () => {
    const { wrong } = (await (await business.api('GET', '/api/v1/procedures/2.000004/versions/2/agreement')).json()) as { wrong: number }
    expect(wrong).toBe(0)
    const hashes = ((await (await house.app.request('/api/v1/procedures/2.000004')).json()) as { versions: { hash: string }[] }).versions.map(({ hash }) => hash)
    expect(new Set(hashes).size).toBe(2)
  }, 60_000)

  it('is nothing to be had under another procedure, another hash, or before it is published', async () => {
    const file = await keepTemplate(lam.ctx(), { name: 'rieng.odt', bytes: odt })
    for (const path of [`/thu-tuc/2.000004/mau/${file.sha256}`, `/thu-tuc/2.000004/mau/${'0'.repeat(64)}`, '/thu-tuc/2.000004/mau/x', `/thu-tuc/khong-co/mau/${file.sha256}`]) {
      expect([path, (await house.app.request(path)).status]).toEqual([path, 404])
    }
  })

  it('is never a file that somebody handed in, whatever hash a definition names', async () => {
    const body = new FormData()
    body.append('file', new File([fixture('don.docx').map((byte, at) => (at === docx.length - 1 ? 7 : byte))], 'rieng-tu.docx'))
    const { sha256 } = (await (await business.api('POST', '/api/v1/files', body)).json()) as { sha256: string }
    const stolen: TemplateFile = { sha256, name: 'mau.docx', type: 'docx', size: 10 }
    await expect(publish('2.000591', stolen, '2023-10-20')).rejects.toMatchObject({ status: 422, fields: expect.arrayContaining([expect.objectContaining({ code: 'procedures.check.template.notHere' })]) })
    const id = await begin('2.000591')
    const draft = await getDraft(lam.ctx(), id)
    const kept = await lam.api('PUT', `/api/v1/drafts/${id}`, { revision: draft.revision, part: 'papers', definition: carrying(draft.definition, stolen) })
    expect(kept.status).toBe(200)
    expect((await lam.get(`/soan-thao/${id}/mau/${sha256}`)).status).toBe(404)
    expect(await pageOf(id)).toContain('không có ở máy chủ này')
  })
})

describe('template files for machines', () => {
  it('are sent, named in a draft and fetched', async () => {
    const body = new FormData()
    body.append('file', new File([docx], 'Tờ khai.docx'))
    const sent = await lam.api('POST', '/api/v1/template-files', body)
    expect(sent.status).toBe(201)
    const file = (await sent.json()) as TemplateFile
    const id = await begin()
    const { revision, definition } = await getDraft(lam.ctx(), id)
    await lam.api('PUT', `/api/v1/drafts/${id}`, { revision, part: 'papers', definition: carrying(definition, file) })
    expect(await templateOf(id)).toEqual(file)
    for (const path of [`/api/v1/drafts/${id}/template-files/${file.sha256}`, `/api/v1/procedures/2.000004/template-files/${file.sha256}`]) {
      expect(new Uint8Array(await (await lam.api('GET', path)).arrayBuffer())).toEqual(docx)
    }
    const none = await lam.api('POST', '/api/v1/template-files', new FormData())
    expect(none.status).toBe(422)
    expect((await business.api('POST', '/api/v1/template-files', body)).status).toBe(403)
  })

  it('that a definition from elsewhere names and that are not here are told by an import, by name', async () => {
    const definition = carrying(await definitionOf(await begin()), { sha256: 'a'.repeat(64), name: 'Mẫu ở tỉnh khác.docx', type: 'docx', size: 5_000 })
    const body = new FormData()
    body.append('file', new File([JSON.stringify(definition)], 'tu-tinh-khac.json'))
    const report = (await (await lam.api('POST', '/api/v1/procedure-imports', body)).json()) as { id: string; items: { verdict: string; missingTemplates: string[] }[] }
    expect(report.items).toMatchObject([{ verdict: 'changed', missingTemplates: ['Mẫu ở tỉnh khác.docx', 'Mẫu ở tỉnh khác.docx'] }])
    expect(await (await lam.get(`/soan-thao/nhap/${report.id}`)).text()).toContain('Thiếu tệp mẫu: Mẫu ở tỉnh khác.docx')
    expect((await lam.api('POST', `/api/v1/procedure-imports/${report.id}/drafts`)).status).toBe(201)
  })
})

describe('the sweep of files that were sent and never filed', () => {
  it('leaves a template file alone that a citizen had sent as well', async () => {
    await publish('2.000004', await keepTemplate(lam.ctx(), { name: 'mau.docx', bytes: docx }), '2023-10-25')
    const body = new FormData()
    body.append('file', new File([docx], 'to-khai-cua-toi.docx'))
    const { sha256 } = (await (await business.api('POST', '/api/v1/files', body)).json()) as { sha256: string }
    const folder = join(house.hall.dataFolder, 'files')
    for (const name of readdirSync(folder, { recursive: true })) utimesSync(join(folder, String(name)), new Date('2023-10-16'), new Date('2023-10-16'))
    house.clock.now = new Date('2023-12-01T02:00:00Z')
    const { rows: [before] } = await house.hall.ownerPool.query<{ n: number }>('select count(*)::int as n from dossiers.uploads where sha256 = $1', [sha256])
    expect(before?.n).toBe(1)
    await house.hall.ownerPool.query(`select graphile_worker.add_job('dossiers.sweepUploads')`)
    await house.runJobs()
    const { rows: [after] } = await house.hall.ownerPool.query<{ n: number }>('select count(*)::int as n from dossiers.uploads where sha256 = $1', [sha256])
    expect(after?.n).toBe(0)
    const answer = await house.app.request(`/thu-tuc/2.000004/mau/${sha256}`)
    expect([answer.status, new Uint8Array(await answer.arrayBuffer())]).toEqual([200, docx])
  })
})
