import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { inProject } from '../../../platform/root.ts'
import { closeReader, readOutside } from '../../documents/index.ts'
import { roleNames } from '../../people/model.ts'
import { compileBpmn } from '../../workflow/index.ts'
import { loadSeedProcedures } from '../load.ts'
import { driftOf, factsOf, readFacts, readSteps, type Difference } from './index.ts'

afterAll(closeReader)
const seeds = loadSeedProcedures()
const plan = await compileBpmn(readFileSync(inProject('seeds', 'processes', 'standard-40h.bpmn'), 'utf8'))
const read = (name: string) => readOutside({ name, bytes: readFileSync(join(import.meta.dirname, 'fixtures', name)) })

async function drift(key: string, name: string) {
  const definition = seeds.find((one) => one.key === key)
  if (!definition) throw new Error(`no seed ${key}`)
  return driftOf(factsOf(definition, plan, roleNames), readFacts(await read(name), name, roleNames))
}
/** `Bước 2 … | 4 giờ làm việc | 0,25 ngày (2 giờ) | bảng 1, dòng 4` */
const told = ({ kind, about, definition, document }: Difference) => `${kind} | ${about} | ${definition?.words ?? 'none'} | ${document?.words ?? 'none'} | ${document?.where ?? ''}`

describe('the same procedure in other writing', () => {
  const name = 'cach-viet-khac.html'
  const text = readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8')
  const differences = async (html: string) => {
    const definition = seeds.find((one) => one.key === '2.000004')
    if (!definition) throw new Error('no seed')
    return driftOf(factsOf(definition, plan, roleNames), readFacts(await readOutside({ name, bytes: Buffer.from(html) }), name, roleNames)).differences
  }

  it('differs nowhere: dashes, zeros, half days, either letter, the other name of an office', async () => {
    expect((await differences(text)).map(told)).toEqual([])
  })

  // What is only nearly the same stays a difference.
  const other: [string, string, string][] = [
    ['Mẫu số 3', 'Mẫu số 13', 'paperForm'], ['<td>04 giờ</td>', '<td>06 giờ</td>', 'stepHours'], ['<td>½ ngày</td>', '<td>1½ ngày</td>', 'stepHours'],
    ['81/2018/NĐ – CP', '18/2018/NĐ – CP', 'law'], ['5 (năm) ngày', '15 (mười lăm) ngày', 'time'], ['<td>01 bản</td>', '<td>02 bản</td>', 'copies'],
    ['<td>Giám đốc Sở</td>', '<td>Chánh Văn phòng</td>', 'stepRole'],
  ]
  it.each(other)('«%s» written as «%s»', async (was, is, kind) => {
    expect(text).toContain(was)
    const found = await differences(text.replace(was, is))
    expect([...new Set(found.map((one) => one.kind))]).toEqual([kind])
  })
})

describe('an annex of a decision whose head stands in two rows', () => {
  it('shows each step whose hours differ, with both places, and no step that agrees', async () => {
    const { differences, same, notCovered } = await drift('2.000004', 'quy-trinh-noi-bo-khuyen-mai.docx')
    expect(differences.filter((one) => one.kind === 'stepHours').map(told)).toEqual([
      'stepHours | Bước 2, Phân công thụ lý | 4 giờ làm việc | 0,25 ngày (2 giờ) | bảng 1, dòng 4',
      'stepHours | Bước 3, Thẩm định, dự thảo văn bản | 20 giờ làm việc | 02 ngày (16 giờ) | bảng 1, dòng 5',
      'stepHours | Bước 5, Ký duyệt | 4 giờ làm việc | 01 ngày (8 giờ) | bảng 1, dòng 7',
      'stepHours | Bước 6, Cấp số, ký số, phát hành | 2 giờ làm việc | 04 giờ làm việc | bảng 1, dòng 8',
    ])
    // People's names and the unit beside the role are no other role; the sum, the time and the code agree.
    expect(differences.filter((one) => ['stepRole', 'total', 'time', 'code', 'name'].includes(one.kind))).toEqual([])
    expect(same).toBeGreaterThan(15)
    expect(notCovered).toEqual(expect.arrayContaining(['paper', 'law']))
    expect(differences.some((one) => one.kind === 'paper' || one.kind === 'law')).toBe(false)
  })
})

describe('an old ISO process whose section 5 is one table', () => {
  it('shows the time, the papers, the sets, the fee and the laws that changed', async () => {
    const { differences, notUnderstood } = await drift('2.000004', 'quy-trinh-iso-cu.docx')
    const lines = differences.map(told)
    expect(lines).toContain('time |  | 05 ngày làm việc | 07 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ | bảng 3, dòng 11')
    expect(lines).toContain('law |  | none | Nghị định số 37/2006/NĐ-CP ngày 04/4/2006 của Chính phủ | bảng 3, dòng 2')
    expect(lines).toContain('law |  | Nghị định số 81/2018/NĐ-CP | none | ')
    expect(differences.filter((one) => one.kind === 'paper').map((one) => (one.definition ?? one.document)?.words.slice(0, 40))).toEqual([
      'Bản sao không cần chứng thực giấy tờ về ', 'Hình ảnh hàng hóa, dịch vụ khuyến mại và',
    ])
    expect(lines).toContain('sets |  | none | 02 bộ | bảng 3, dòng 9')
    expect(lines).toContain('step | Bước 6 | Cấp số, ký số, phát hành | none | ')
    expect(lines).toContain('stepHours | Bước 3, Thẩm định, dự thảo văn bản | 20 giờ làm việc | 04 ngày (32 giờ) | bảng 3, dòng 20')
    expect(lines).toContain('total |  | 40 giờ làm việc | 56 giờ làm việc (cộng các bước) | bảng 3, dòng 18')
    expect(notUnderstood).toEqual([])
  })

  it('and its steps can be taken over, as they stand there', async () => {
    const { steps } = readSteps(await read('quy-trinh-iso-cu.docx'))
    expect(steps).toHaveLength(6)
    expect(steps[0]).toMatchObject({ number: 1, name: 'Tiếp nhận hồ sơ, kiểm tra tính đầy đủ', role: 'Công chức Một cửa', hours: 4, time: '½ ngày', forms: ['Mẫu số 01', 'Mẫu số 05'], outputs: [] })
    expect(steps[5]).toMatchObject({ role: 'Văn thư, Công chức Một cửa', hours: 4, outputs: ['Văn bản xác nhận'] })
  })
})

describe('a PDF of two stages, drawn with rules', () => {
  it('gives the steps of both, each with its stage and page', async () => {
    const { steps } = readSteps(await read('quy-trinh-hai-giai-doan.pdf'))
    expect(steps.map((one) => one.hours)).toEqual([4, 4, 24, 8, 8, 4, 16, 8, 4])
    expect(steps[5]).toMatchObject({ name: 'Tiếp nhận tờ trình, phân công xử lý', role: 'Văn phòng UBND tỉnh', place: 'trang 1, bảng 2, dòng 2' })
  })

  it('against a definition of one stage: the steps at the province are only there', async () => {
    const { differences } = await drift('1.000948', 'quy-trinh-hai-giai-doan.pdf')
    expect(differences.filter((one) => one.kind === 'step' && one.definition === null).map((one) => one.document?.words)).toEqual(expect.arrayContaining(['Thẩm tra, trình Chủ tịch UBND tỉnh']))
    expect(differences.map(told).find((one) => one.startsWith('total'))).toContain('80 giờ làm việc (cộng các bước)')
  })
})

it('a table without rules is read by its white', async () => {
  const { steps } = readSteps(await read('khong-ke-bang.pdf'))
  expect(steps.map(({ name, role, hours }) => ({ name, role, hours }))).toEqual([
    { name: 'Tiếp nhận thông báo', role: 'Công chức Một cửa', hours: 2 },
    { name: 'Xem xét nội dung', role: 'Chuyên viên', hours: 4 },
    { name: 'Lưu hồ sơ', role: 'Văn thư', hours: 2 },
  ])
})

describe('a page of a portal', () => {
  it('differs where the definition does, case by case; what is hidden or written by a script is not read', async () => {
    const { differences, notUnderstood } = await drift('2.000636', 'cong-dich-vu-cong.html')
    const lines = differences.map(told)
    expect(lines).toContain('time | Trực tuyến | none | 05 Ngày làm việc | bảng 1, dòng 3')
    expect(lines).toContain('law |  | Thông tư số 168/2016/TT-BTC | none | ')
    expect(lines.some((one) => one.startsWith('fee | Phí; trường hợp hết thời hạn hiệu lực; huyện | 600.000 đồng | none'))).toBe(true)
    expect(lines.join('\n')).not.toMatch(/9\.999\.999|5\.000\.000/)
    expect(differences.filter((one) => ['name', 'code', 'field', 'sets', 'agency', 'copies'].includes(one.kind))).toEqual([])
    expect(notUnderstood).toEqual([{ what: 'Chữ ẩn, không tính là nội dung', where: 'sau đoạn 23' }])
  })
})

describe('JSON of others', () => {
  const name = 'ban-ghi.json'
  const json = async (value: unknown) => readFacts(await readOutside({ name, bytes: Buffer.from(JSON.stringify(value)) }), name, roleNames)

  it('the procedures as collected agree with themselves', async () => {
    const file = '2.000210-vlncn-huanluyen-caplai.json'
    const bytes = readFileSync(inProject('seeds', 'procedures', file))
    const definition = seeds.find((one) => one.key === '2.000210')
    if (!definition) throw new Error('no seed')
    const { differences } = driftOf(factsOf(definition, null, roleNames), readFacts(await readOutside({ name: file, bytes }), file, roleNames))
    expect(differences).toEqual([])
  })

  it('a national record is read by its own names', async () => {
    const { facts } = await json({
      TENTTHC: 'Cấp Giấy phép', MaTTHC: '2.000001', LINHVUCTHUCHIEN: [{ TENLINHVUC: 'Điện' }],
      CACHTHUCTHUCHIEN: [{ KENH: 1, THOIGIAN: [{ DONVITINH: 'Ngày làm việc', THOIGIANGIAIQUYET: '05', MOTA: '', PHILEPHI: [{ SOTIEN: 1200000, MOTA: 'Phí thẩm định' }] }] }],
      THANHPHANHOSO: [{ TRUONGHOP: 'Chung', GIAYTO: [{ TENGIAYTO: 'Đơn đề nghị', SOBANCHINH: 1, SOBANSAO: 0, TENMAUDON: 'Mẫu số 01' }] }],
      CANCUPHAPLY: [{ SOVANBAN: '105/2017/NĐ-CP', TENVANBAN: 'Nghị định' }],
    })
    expect(facts.map(({ kind, value, where }) => `${kind} ${value} ${where}`)).toEqual(expect.arrayContaining([
      'time 5 workingDay CACHTHUCTHUCHIEN[0].THOIGIAN[0]', 'fee 1200000 CACHTHUCTHUCHIEN[0].THOIGIAN[0].PHILEPHI[0]', 'copies 1+0 THANHPHANHOSO[0].GIAYTO[0]', 'law 105/2017/NĐ-CP CANCUPHAPLY[0]',
    ]))
  })

  it('what is no procedure is refused', async () => {
    await expect(json({ hello: 1 })).rejects.toMatchObject({ code: 'procedures.compare.unknownJson' })
  })
})
