import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { keepPage } from '../../../tests/album.ts'
import { sampleDepartment } from '../../../tests/samples.ts'
import { openHouse } from '../../../tests/test.ts'
import { inProject } from '../../platform/root.ts'
import type { Io } from '../../platform/cli.ts'
import { closeReader } from '../documents/index.ts'
import { commands } from './cli.ts'

afterAll(closeReader)
const house = await openHouse()
const department = await sampleDepartment(house, ['2.000004'])
const control = await department.as('kiemsoat')
const officer = await department.as('chuyenvien1')

const folder = join(import.meta.dirname, 'facts', 'fixtures')
const fixture = (name: string) => new File([readFileSync(join(folder, name))], name)
const ANNEX = 'quy-trinh-noi-bo-khuyen-mai.docx'
const asForm = (file: File) => { const form = new FormData(); form.append('file', file); return form }
const filesKept = () => { try { return readdirSync(join(house.hall.dataFolder, 'files'), { recursive: true }).length } catch { return 0 } }

describe('the page “Đối chiếu văn bản”', () => {
  it('takes a document and shows where it differs, and keeps nothing of it', async () => {
    const before = filesKept()
    const asked = await (await control.get('/thu-tuc/2.000004/doi-chieu')).text()
    expect(asked).toContain('Chọn tệp')
    const answer = await control.post('/thu-tuc/2.000004/doi-chieu', { file: fixture(ANNEX) })
    const page = await answer.text()
    keepPage('compare', 'annex', page)
    expect(answer.status).toBe(200)
    expect(page).toMatch(/Lệch \d+ chỗ/)
    expect(page).toContain('0,25 ngày (2 giờ)')
    expect(page).toContain('bảng 1, dòng 4')
    expect(page).toContain('Văn bản không nói tới')
    expect(filesKept()).toBe(before)
  })

  it('names what was not understood', async () => {
    const page = await (await control.post('/thu-tuc/2.000004/doi-chieu', { file: fixture('cong-dich-vu-cong.html') })).text()
    expect(page).toContain('Chữ ẩn, không tính là nội dung')
  })

  it('a refusal stands at the field, with the file’s name', async () => {
    const answer = await control.post('/thu-tuc/2.000004/doi-chieu', { file: new File(['\x89PNG\r\n\x1a\n'], 'quyet-dinh.docx') })
    const page = await answer.text()
    keepPage('compare', 'refused', page)
    expect(answer.status).toBe(415)
    expect(page).toContain('Tệp quyet-dinh.docx mang đuôi của DOCX')
    expect((await control.post('/thu-tuc/2.000004/doi-chieu', {})).status).toBe(422)
  })

  it('is for procedure control only', async () => {
    expect((await officer.get('/thu-tuc/2.000004/doi-chieu')).status).toBe(403)
    expect((await officer.api('POST', '/api/v1/procedures/2.000004/compare', asForm(fixture(ANNEX)))).status).toBe(403)
  })
})

describe('the API', () => {
  it('answers the same', async () => {
    const answer = await control.api('POST', '/api/v1/procedures/2.000004/compare', asForm(fixture(ANNEX)))
    const body = (await answer.json()) as { version: number; differences: { kind: string; document: { where: string } | null }[]; notCovered: string[] }
    expect(answer.status).toBe(200)
    expect(body.version).toBe(1)
    expect(body.differences.find((one) => one.kind === 'stepHours')?.document?.where).toBe('bảng 1, dòng 4')
    expect((await control.api('POST', '/api/v1/procedures/2.999999/compare', asForm(fixture(ANNEX)))).status).toBe(404)
    expect((await control.api('POST', '/api/v1/procedures/2.000004/compare', new FormData())).status).toBe(422)
  })

  it('reads the steps of an old process', async () => {
    const answer = await control.api('POST', '/api/v1/outside-steps', asForm(fixture('quy-trinh-iso-cu.docx')))
    const { steps } = (await answer.json()) as { steps: { name: string; hours: number }[] }
    expect(steps.map((one) => one.hours)).toEqual([4, 4, 32, 4, 8, 4])
  })
})

describe('motcua procedure compare', () => {
  async function run(other: string, json = true) {
    let [out, err] = ['', '']
    const io: Io = { out: (text) => { out += text }, err: (text) => { err += text }, stdin: () => Promise.resolve('') }
    const values = { process: inProject('seeds', 'processes', 'standard-40h.bpmn') }
    const positionals = [inProject('seeds', 'procedures', '2.000004-khuyenmai-mayrui-dangky.json'), other]
    const code = await commands['procedure compare']?.run({ values, positionals, json, io })
    return { code, out, err }
  }

  it('exits 1 with the differences', async () => {
    const { code, out } = await run(join(folder, ANNEX))
    const { ok, differences, same, notUnderstood } = JSON.parse(out) as { ok: boolean; differences: { kind: string }[]; same: number; notUnderstood: unknown[] }
    expect({ code, ok, notUnderstood }).toEqual({ code: 1, ok: false, notUnderstood: [] })
    expect(differences.filter((one) => one.kind === 'stepHours')).toHaveLength(4)
    expect(same).toBeGreaterThan(15)
    expect((await run(join(folder, ANNEX), false)).out).toContain('Thời gian của bước (Bước 2, Phân công thụ lý): định nghĩa “4 giờ làm việc”; văn bản “0,25 ngày (2 giờ)” [bảng 1, dòng 4]')
  })

  it('exits 0 where all agrees, and says in a sentence why a file is not read', async () => {
    expect((await run(inProject('seeds', 'procedures', '2.000004-khuyenmai-mayrui-dangky.json'))).code).toBe(0)
    const { code, err } = await run(join(import.meta.dirname, '..', 'documents', 'reading', 'fixtures', 'encrypted.pdf'))
    expect(code).toBe(1)
    expect(err).toBe('Tệp encrypted.pdf đang được bảo vệ bằng mật khẩu. Xin bỏ mật khẩu rồi gửi lại.\n')
    await expect(run('/no/such/file.docx')).rejects.toThrow('Không đọc được')
  })
})
