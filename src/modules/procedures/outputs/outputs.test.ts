import { strFromU8, unzipSync } from 'fflate'
import { afterAll, describe, expect, it, test } from 'vitest'
import { extractText, getDocumentProxy } from 'unpdf'
import { sampleInput, seededKeys } from '../../../../tests/output-input.ts'
import { closeEngine } from '../../documents/index.ts'
import { annex } from './annex.ts'
import { cpsvAp } from './cpsv-ap.ts'
import { outputs } from './index.ts'
import { codeOf, outputKinds, versionUrl, type OutputFormat, type OutputInput, type OutputKind } from './input.ts'
import { internalProcess } from './internal-process.ts'
import { iso } from './iso.ts'
import { nationalRecord } from './national.ts'
import { nationalSchema } from './national-schema.ts'

afterAll(closeEngine)

const flat = (text: string): string => text.replace(/\s+/g, ' ')
const bytesOf = async (input: OutputInput, kind: OutputKind, format: OutputFormat) => (await outputs[kind].render(input, format)).bytes
const sheetsOf = async (input: OutputInput, kind: OutputKind): Promise<string[]> => {
  const pdf = await getDocumentProxy(new Uint8Array(await bytesOf(input, kind, 'pdf')), { verbosity: 0 })
  return (await extractText(pdf)).text.map(flat)
}
const wordOf = async (input: OutputInput, kind: OutputKind): Promise<string> => {
  const parts = unzipSync(await bytesOf(input, kind, 'docx'))
  return Object.entries(parts).filter(([name]) => /word\/(document|footer\d)\.xml/.test(name))
    .map(([, xml]) => strFromU8(xml).replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '')).join('\n').replaceAll('&amp;', '&')
}
const textOf = async (input: OutputInput, kind: OutputKind): Promise<string> => strFromU8(await bytesOf(input, kind, outputs[kind].formats[0] ?? 'json'))

/** What every output has to say of itself, and what none may say, whatever its format. */
function expectStamped(text: string, input: OutputInput, what: string): void {
  expect(text.replace(/<\/?[a-z][^>]*>/g, '').replace(/\s/g, ''), what).toContain(input.version.hash)
  expect(text, what).toContain(codeOf(input))
  expect(text.replace(/&amp;/g, '&'), what).toContain(versionUrl(input))
  expect(text, what).not.toMatch(/undefined|\[object|NaN/)
}

// That the papers of all seeded procedures come out, each with hash and version, is read back in agreement.test.ts.
describe('every seeded procedure', () => {
  it.each(seededKeys)('%s is described in every kind, each with its stamp', async (key) => {
    const input = await sampleInput(key)
    for (const paper of [annex, internalProcess, iso]) expectStamped(JSON.stringify(await paper(input)), input, paper.name)
    for (const kind of outputKinds.filter((one) => !outputs[one].formats.includes('pdf'))) expectStamped(await textOf(input, kind), input, kind)
  })

  it.each(['2.000004', '2.000636', 'vpdd-thuongnhan-cap'])('%s has its stamp in every paper, as PDF and as DOCX', async (key) => {
    const input = await sampleInput(key)
    for (const kind of ['annex', 'internal-process', 'iso'] as const) {
      expectStamped((await sheetsOf(input, kind)).join('\n'), input, `${kind} pdf`)
      expectStamped(await wordOf(input, kind), input, `${kind} docx`)
    }
  })
})

test('the stamp stands on every sheet', async () => {
  const input = await sampleInput('vpdd-thuongnhan-cap')
  for (const kind of ['annex', 'internal-process', 'iso'] as const) {
    for (const sheet of await sheetsOf(input, kind)) expect(sheet).toContain(input.version.hash)
  }
})

test('the annex names the eleven parts in their order, and says what no source states', async () => {
  const text = (await sheetsOf(await sampleInput('2.000636'), 'annex')).join(' ')
  const parts = ['1. Trình tự thực hiện', '2. Cách thức thực hiện', '3. Thành phần, số lượng hồ sơ', '4. Thời hạn giải quyết', '5. Đối tượng thực hiện', '6. Cơ quan giải quyết', '7. Kết quả thực hiện', '8. Phí, lệ phí', '9. Tên mẫu đơn, mẫu tờ khai', '10. Yêu cầu, điều kiện thực hiện', '11. Căn cứ pháp lý']
  const places = parts.map((part) => text.indexOf(part))
  expect(places.every((place) => place > 0)).toBe(true)
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(text).toContain('Không ghi trình tự thực hiện.')
  expect(text).toContain('Trường hợp mất hoặc hỏng: không thu phí.')
  expect(text).toContain('1.200.000 đồng')
})

test('fees that no source states are never called free', async () => {
  const text = (await sheetsOf(await sampleInput('2.000004'), 'annex')).join(' ')
  expect(text).toContain('Không ghi phí.')
  expect(text).not.toMatch(/Không thu|miễn phí/)
})

test('the internal process names every step, who does it, in how many hours, and where the ways lead', async () => {
  const text = (await sheetsOf(await sampleInput('vpdd-thuongnhan-cap'), 'internal-process')).join(' ')
  expect(text).toContain('Bước Nội dung công việc Đơn vị/người thực hiện Thời gian Biểu mẫu/Kết quả')
  expect(text).toContain('Phải lấy ý kiến? Có: chuyển bước 4.')
  expect(text).toContain('Yêu cầu bổ sung: người nộp bổ sung, hoàn thiện hồ sơ, sau đó thực hiện lại bước 5.')
  expect(text).toContain('Trả lại chuyên viên: trở lại bước 5.')
  expect(text).toContain('5,5 giờ')
  expect(text).toMatch(/Tổng thời gian, trường hợp thông thường 56 giờ làm việc \(07 ngày làm việc\)/)
  expect(text).toMatch(/Tổng thời gian, trường hợp phải xin ý kiến Bộ chuyên ngành 104 giờ làm việc \(13 ngày làm việc\)/)
  expect(text).toContain('không phải văn bản của Sở')
})

test('PDF and DOCX of a paper say the same', async () => {
  const input = await sampleInput('vpdd-thuongnhan-cap')
  for (const kind of ['annex', 'internal-process'] as const) {
    const word = flat(await wordOf(input, kind))
    const missing = (await sheetsOf(input, kind)).join(' ').split(/\s+/).filter((one) => /^\p{L}{2,}$/u.test(one) && !word.includes(one))
    expect([...new Set(missing)], kind).toEqual([])
  }
})

test('the ISO document has its sections, the parts that stand nowhere else, and its flowchart in readable pieces', async () => {
  const input = await sampleInput('vpdd-thuongnhan-cap', {
    iso: { code: 'QT-QLTM-01', purpose: 'Thống nhất cách giải quyết.', scope: 'Áp dụng tại Sở.', terms: [{ term: 'VPĐD', meaning: 'Văn phòng đại diện' }], records: [{ name: 'Hồ sơ giải quyết', place: 'Phòng Quản lý thương mại', keptFor: '05 năm' }], risks: [{ risk: 'Quá hạn', action: 'Nhắc trước hạn' }] },
  })
  const text = (await sheetsOf(input, 'iso')).join(' ')
  for (const said of ['QT-QLTM-01', '1. MỤC ĐÍCH', '2. PHẠM VI', '3. TÀI LIỆU VIỆN DẪN', '4. ĐỊNH NGHĨA, VIẾT TẮT', '5. NỘI DUNG QUY TRÌNH', '6. BIỂU MẪU', '7. HỒ SƠ LƯU', '8. RỦI RO', 'VPĐD Văn phòng đại diện', '05 năm', 'Nhắc trước hạn', 'Lưu đồ (phần 1 trên 2)']) expect(text).toContain(said)
  expect(text).toMatch(/Sở Công Thương tỉnh Bình Định QT-QLTM-01 · Lần ban hành: 01 · Trang 2\/\d+/)
  expect(text).toContain('Lần ban hành/sửa đổi Ngày ban hành Yêu cầu sửa đổi, căn cứ Trang/phần sửa đổi Mô tả nội dung sửa đổi')
})

test('a draft says that it is one, on every sheet and in every format', async () => {
  const input = await sampleInput('2.000004')
  const draft: OutputInput = { ...input, version: { ...input.version, state: 'draft', validFrom: null } }
  for (const sheet of await sheetsOf(draft, 'annex')) expect(sheet).toContain('bản thảo, chưa công bố')
  expect(await wordOf(draft, 'annex')).toContain('bản thảo, chưa công bố')
  expect(await textOf(draft, 'page')).toContain('Đây là bản thảo, chưa công bố')
  expect(nationalRecord(draft).TRANGTHAI).toBe(0)
})

test('equal inputs give equal files', async () => {
  const input = await sampleInput('2.000636')
  for (const kind of outputKinds) {
    for (const format of outputs[kind].formats) {
      const [one, two] = [await bytesOf(input, kind, format), await bytesOf(input, kind, format)]
      expect(Buffer.from(one).equals(Buffer.from(two)), `${kind} ${format}`).toBe(true)
    }
  }
})

describe('the national record', () => {
  it.each(seededKeys)('of %s has exactly the keys of the national database', async (key) => {
    const record = nationalSchema.parse(JSON.parse(await textOf(await sampleInput(key), 'national-json')))
    expect(record.TENTTHC.length).toBeGreaterThan(5)
  })

  it('hangs time and fee under the channel, case by case', async () => {
    const { CACHTHUCTHUCHIEN } = nationalRecord(await sampleInput('vpdd-thuongnhan-cap'))
    expect(CACHTHUCTHUCHIEN.map(({ KENH }) => KENH)).toEqual([1, 3, 2])
    expect(CACHTHUCTHUCHIEN[0]?.THOIGIAN.map(({ THOIGIANGIAIQUYET, DONVITINH }) => `${THOIGIANGIAIQUYET} ${DONVITINH}`)).toEqual(['7 Ngày làm việc', '13 Ngày làm việc'])
    const { CACHTHUCTHUCHIEN: [only] } = nationalRecord(await sampleInput('2.000636'))
    expect(only?.KENH).toBeNull()
    expect(only?.THOIGIAN[0]?.PHILEPHI?.map(({ SOTIEN }) => SOTIEN)).toEqual([1_200_000, 600_000])
    expect(only?.THOIGIAN[1]?.PHILEPHI).toEqual([])
  })

  it('never carries what was composed here', async () => {
    const input = await sampleInput('2.000004')
    expect(input.definition.plain.description).not.toBeNull()
    expect(nationalRecord(input).MOTA).toBeNull()
  })
})

describe('CPSV-AP', () => {
  it('expands to triples: one public service with what it needs and gives', async () => {
    const { default: jsonld } = await import('jsonld')
    const quads = (await jsonld.toRDF(cpsvAp(await sampleInput('2.000004')) as never)) as { subject: { value: string }; predicate: { value: string }; object: { value: string; language?: string } }[]
    const of = (predicate: string) => quads.filter((quad) => quad.predicate.value === predicate)
    expect(of('http://www.w3.org/1999/02/22-rdf-syntax-ns#type').filter((quad) => quad.object.value === 'http://purl.org/vocab/cpsv#PublicService')).toHaveLength(1)
    expect(of('http://purl.org/vocab/cpsv#hasInput')).toHaveLength(4)
    expect(of('http://data.europa.eu/m8g/hasChannel')).toHaveLength(3)
    expect(of('http://purl.org/dc/terms/title').some((quad) => quad.object.language === 'vi' && quad.object.value.includes('khuyến mại'))).toBe(true)
    expect(quads.every((quad) => !quad.predicate.value.startsWith('cv:'))).toBe(true)
  })
})
