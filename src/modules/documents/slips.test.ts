import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import jsQR from 'jsqr'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, expect, test } from 'vitest'
import { closeEngine, renderReceipt, renderRefusal, renderSupplementRequest } from './index.ts'
import { formSetOn } from './model.ts'
import { qrModules } from './qr.ts'
import { papers, receipt, refusal, supplementRequest } from './samples.ts'

afterAll(closeEngine)

const folder = mkdtempSync(join(tmpdir(), 'slips-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** poppler, where the machine has it: a second, unrelated reader. */
type Program = 'pdftotext' | 'pdftoppm'
function poppler(program: Program, pdf: Uint8Array, ...options: string[]): Buffer | undefined {
  const file = join(folder, 'slip.pdf')
  writeFileSync(file, pdf)
  const end = program === 'pdftotext' ? [file, '-'] : [file]
  try {
    const stdio = ['ignore', 'pipe', 'ignore'] as const
    return execFileSync(program, [...options, ...end], { stdio: [...stdio], maxBuffer: 1 << 28 })
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw problem
  }
}

const joined = (text: string) => text.replace(/\s+/gu, ' ')

async function readByPdfJs(pdf: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(pdf.slice()), { mergePages: false })
  return text.map(joined)
}

/** The text of each page as every reader at hand gives it: pdf.js always, pdftotext where it is installed. */
async function read(pdf: Uint8Array): Promise<string[][]> {
  const first = await readByPdfJs(pdf)
  const second = poppler('pdftotext', pdf)?.toString('utf8').split('\f').slice(0, -1)
  return second ? [first, second.map(joined)] : [first]
}

async function expectTexts(pdf: Uint8Array, texts: string[]) {
  for (const pages of await read(pdf)) {
    const whole = pages.join(' ')
    for (const text of texts) expect(whole).toContain(text)
  }
}

const header = [
  'SỞ CÔNG THƯƠNG TỈNH VÍ DỤ',
  'BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ',
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'Độc lập - Tự do - Hạnh phúc',
  'Bình Định, ngày 12 tháng 10 năm 2023',
  'Bộ phận Tiếp nhận và Trả kết quả Sở Công Thương',
]
const person = [
  'Địa chỉ: 12 Nguyễn Huệ, phường Lê Lợi, thành phố Quy Nhơn',
  'Số điện thoại: 0901 234 567',
  'Email: hong.ngu@vidu.vn',
  `Nội dung yêu cầu giải quyết: ${receipt.subject}`,
]

test('Mẫu 01 carries every field of the form, on one A5 sheet', async () => {
  const pdf = await renderReceipt(receipt)
  await expectTexts(pdf, [
    ...header,
    ...person,
    'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
    'Mã hồ sơ: H08.14-231012-0003',
    'Tiếp nhận hồ sơ của: Nguyễn Thị Hồng Ngự',
    'Hình thức nộp: trực tiếp',
    'Số căn cước/hộ chiếu: 052190001234',
    'Chủ hồ sơ: Công ty TNHH Ví Dụ Quy Nhơn',
    'Địa chỉ chủ hồ sơ: 45 Trần Hưng Đạo, thành phố Quy Nhơn',
    ...papers.map((paper) => paper.name),
    'Số lượng hồ sơ: 01 (bộ)',
    'Thời gian giải quyết hồ sơ theo quy định là: 05 ngày làm việc',
    'Thời gian nhận hồ sơ: 09 giờ 40 phút, ngày 12 tháng 10 năm 2023',
    'Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 19 tháng 10 năm 2023',
    'Đăng ký nhận kết quả tại: Quầy số 3, 127 Hai Bà Trưng, thành phố Quy Nhơn',
    'https://motcua.vidu.vn/tra-cuu?ma=H08.14-231012-0003',
    'Mã bí mật tra cứu: K7QF-2M9D',
    'Điện thoại: 0256 3822 222',
    'NGƯỜI NỘP HỒ SƠ',
    'NGƯỜI TIẾP NHẬN HỒ SƠ',
    'Trần Văn Bảy',
    'Mẫu số 01, Thông tư số 01/2018/TT-VPCP ngày 23/11/2018',
  ])
  const document = await getDocumentProxy(pdf.slice())
  expect(document.numPages).toBe(1)
  const [, , width, height] = (await document.getPage(1)).view
  expect(width).toBeCloseTo(419.53, 1)
  expect(height).toBeCloseTo(595.28, 1)
})

test('the table counts three kinds of copy for each paper', async () => {
  const pdf = await renderReceipt(receipt)
  const rows = papers.map(({ name, originals, certifiedCopies, plainCopies }, i) =>
    [i + 1, name, originals, certifiedCopies, plainCopies].join(' '),
  )
  const head = 'TT Thành phần hồ sơ Bản chính Bản chứng thực Bản photo'
  expect((await readByPdfJs(pdf))[0]).toContain([head, ...rows].join(' '))
  // pdftotext goes by columns; asked for the layout, it must see the same rows.
  const layout = poppler('pdftotext', pdf, '-layout')?.toString('utf8')
  for (const row of layout === undefined ? [] : rows) expect(joined(layout ?? '')).toContain(row)
})

test('Mẫu 02 carries every field of the form', async () => {
  const pdf = await renderSupplementRequest(supplementRequest)
  const row = '1 Thể lệ chương trình khuyến mại Chưa ghi cơ cấu giải thưởng. 1 2 3'
  expect((await readByPdfJs(pdf))[0]).toContain(row)
  await expectTexts(pdf, [
    ...header,
    ...person,
    'PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ',
    'Mã hồ sơ: H08.14-231012-0003',
    'Tiếp nhận hồ sơ của ông/bà: Nguyễn Thị Hồng Ngự',
    'Thể lệ chương trình khuyến mại Chưa ghi cơ cấu giải thưởng.',
    'Lý do: Thể lệ nộp kèm chưa đủ nội dung. Xin nộp trước 17 giờ 00, ngày 20/10/2023.',
    'tra cứu quy định tại https://motcua.vidu.vn hoặc liên hệ với Trần Văn Bảy, số điện thoại',
    '0256 3822 222 để được hướng dẫn./.',
    'NGƯỜI HƯỚNG DẪN',
    'Mẫu số 02, Thông tư số 01/2018/TT-VPCP',
  ])
})

test('Mẫu 03 carries every field of the form, of the newer set when the day asks for it', async () => {
  await expectTexts(await renderRefusal({ ...refusal, formSet: formSetOn('2025-09-15') }), [
    ...header,
    ...person,
    'PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ',
    'Tiếp nhận hồ sơ của: Nguyễn Thị Hồng Ngự',
    `với lý do cụ thể như sau: ${refusal.reason}`,
    'xin liên hệ 0256 3822 222 để được hướng dẫn./.',
    'NGƯỜI NỘP HỒ SƠ',
    'NGƯỜI TIẾP NHẬN HỒ SƠ',
    'Mẫu số 03, Thông tư số 03/2025/TT-VPCP ngày 15/9/2025',
  ])
  expect(formSetOn('2025-09-14')).toBe('2018')
})

test('every Vietnamese letter with its marks comes out as it went in', async () => {
  const marks = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323']
  const vowels = [...'aăâeêioôơuưy']
  const words = vowels.map((vowel) => marks.map((mark) => vowel + mark).join('').normalize('NFC'))
  const all = ['đ', ...words, 'Đ', ...words.map((word) => word.toUpperCase())].join(' ')
  await expectTexts(await renderRefusal({ ...refusal, reason: all }), [all])
})

test('names typed with separate marks are composed, and direction marks are dropped', async () => {
  const name = 'Đặng Thị Ngọc Ánh'
  const typed = `\u202E${name.normalize('NFD')}\u0007`
  const pdf = await renderRefusal({ ...refusal, submitter: { name: typed } })
  await expectTexts(pdf, [`Tiếp nhận hồ sơ của: ${name}`])
})

test('what a person typed is never read as markup', async () => {
  const names = [
    '#eval("1+1")',
    '*đậm* _nghiêng_ $x^2$',
    '#read("/etc/passwd")',
    '= Đề mục <nhãn> @x \\ "',
    '[a](b) // c',
  ]
  const many = names.map((name) => ({ name, originals: 1, certifiedCopies: 0, plainCopies: 0, note: name }))
  await expectTexts(await renderSupplementRequest({ ...supplementRequest, papers: many }), names)
  await expectTexts(await renderReceipt({ ...receipt, owner: { name: names.join(' ') } }), [names.join(' ')])
})

test('long names wrap inside the sheet, even without any space', async () => {
  const long = 'Công ty Cổ phần Đầu tư Xây dựng Thương mại Dịch vụ '.repeat(5).trim()
  const endless = 'x'.repeat(180)
  const owner = { name: long, address: endless }
  const endlessPapers = papers.map((paper) => ({ ...paper, name: endless }))
  const pdf = await renderReceipt({ ...receipt, owner, papers: endlessPapers })
  const document = await getDocumentProxy(pdf.slice())
  const { items } = await (await document.getPage(1)).getTextContent()
  const right = items.map((item) => ('transform' in item ? Number(item.transform[4]) + item.width : 0))
  expect(Math.max(...right)).toBeLessThan(419.53 - 28)
  for (const pages of await read(pdf)) {
    expect(pages.join(' ')).toContain(long)
    expect(pages.join('').match(/x/gu)?.length).toBeGreaterThanOrEqual(180 * 5)
  }
})

test('forty papers flow on, with the head of the table and the page number repeated', async () => {
  const many = Array.from({ length: 10 }, () => papers)
    .flat()
    .map((paper, i) => ({ ...paper, name: `Giấy tờ số ${i + 1}, có xác nhận của cơ quan có thẩm quyền cấp tỉnh` }))
  for (const pages of await read(await renderReceipt({ ...receipt, papers: many }))) {
    expect(pages.length).toBe(3)
    expect(pages[1]).toMatch(/^ ?2 /)
    expect(pages[1]).toContain('Bản chứng thực')
    expect(pages[1]).toContain('H08.14-231012-0003, trang 2/3')
    expect(pages[2]).toContain('Giấy tờ số 40')
  }
})

test('equal data give equal bytes; other data give other bytes', async () => {
  const one = Buffer.from(await renderReceipt(receipt))
  expect(one.equals(await renderReceipt({ ...receipt, sets: 2 }))).toBe(false)
  expect(one.equals(await renderReceipt(receipt))).toBe(true)
  await closeEngine()
  expect(one.equals(await renderReceipt(receipt))).toBe(true)
})

test('the file is PDF/A-2a with title, language and tags', async () => {
  const pdf = await renderReceipt(receipt)
  const document = await getDocumentProxy(pdf.slice())
  const { info, metadata } = await document.getMetadata()
  expect(info).toMatchObject({ Title: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả', Language: 'vi-VN' })
  expect(Reflect.get(info, 'CreationDate')).toContain('20231012024000')
  expect(metadata?.get('pdfaid:part')).toBe('2')
  expect(metadata?.get('pdfaid:conformance')).toBe('A')
  expect(await document.getMarkInfo()).toMatchObject({ Marked: true })
})

test('a letter the font lacks does not stop the slip', async () => {
  await expectTexts(await renderReceipt({ ...receipt, owner: { name: 'Công ty 漢 Quy Nhơn' } }), ['Quy Nhơn'])
})

test('a foreign reader reads the QR codes', async () => {
  const rows = qrModules(receipt.lookup.url)
  const scale = 4
  const side = rows.length * scale
  const pixels = new Uint8ClampedArray(side * side * 4).map((_, i) => {
    const [x, y] = [Math.floor((i >> 2) % side / scale), Math.floor((i >> 2) / side / scale)]
    return i % 4 === 3 || !rows[y]?.[x] ? 255 : 0
  })
  expect(jsQR(pixels, side, side)?.data).toBe(receipt.lookup.url)
})

test('the codes on the printed sheet are there and lead to the tracking page', async ({ skip }) => {
  const pdf = await renderReceipt(receipt)
  // Two drawings with their description for screen readers, whether or not a printer is at hand.
  const tags = JSON.stringify(await (await (await getDocumentProxy(pdf.slice())).getPage(1)).getStructTree())
  expect(tags).toContain('Mã QR mở trang tra cứu hồ sơ')
  expect(tags).toContain('Mã QR của giấy tiếp nhận, để quét tại quầy')

  const printed = poppler('pdftoppm', pdf, '-r', '200', '-gray')
  if (!printed) skip('pdftoppm (poppler-utils) is not installed')
  expect(codesOn(printed!)).toEqual([
    receipt.lookup.url,
    'H08.14-231012-0003|MAU01|2023-10-12T02:40Z|2023-10-19T10:00Z',
  ])
})

/** What the left and the right half of a printed page (PGM) say. */
function codesOn(pgm: Buffer): (string | undefined)[] {
  const [head = '', width, height] = /^P5\s(\d+)\s(\d+)\s255\s/u.exec(pgm.toString('latin1', 0, 40)) ?? []
  const [start, w, h] = [head.length, Number(width), Number(height)]
  return [0, Math.floor(w / 2)].map((left) => {
    const half = Math.floor(w / 2)
    const pixels = new Uint8ClampedArray(half * h * 4).map((_, i) => {
      const at = i >> 2
      return i % 4 === 3 ? 255 : (pgm[start + Math.floor(at / half) * w + left + (at % half)] ?? 255)
    })
    return jsQR(pixels, half, h)?.data
  })
}

test('data that do not fit the form are refused by the name of the field', async () => {
  const lookup = { ...receipt.lookup, url: 'javascript:alert(1)' }
  const wrong = { ...receipt, dossierCode: '  ', sets: 0, lookup }
  await expect(renderReceipt(wrong)).rejects.toMatchObject({
    issues: [{ path: ['dossierCode'] }, { path: ['sets'] }, { path: ['lookup', 'url'] }],
  })
})
