import { afterAll, expect, test } from 'vitest'
import { extractText, getDocumentProxy } from 'unpdf'
import { closeEngine, renderDocumentPdf } from './index.ts'
import { paper } from './samples.ts'

afterAll(closeEngine)

const read = async (bytes: Uint8Array): Promise<string[]> => {
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
  return (await extractText(pdf)).text
}
const flat = (text: string): string => text.replace(/\s+/g, ' ')

test('a document reads as it was written, Vietnamese unharmed, with its stamp on every sheet', async () => {
  const sheets = await read(await renderDocumentPdf(paper))
  expect(sheets.length).toBeGreaterThan(2)
  expect(flat(sheets[0] ?? '')).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc')
  expect(flat(sheets[0] ?? '')).toContain('Khuyến mại mang tính may rủi, ữ ặ ợ ỷ Ỗ Ẵ đ Đ')
  for (const sheet of sheets) {
    expect(flat(sheet)).toContain('Mã thủ tục: 2.000004 · Phiên bản 2')
    expect(sheet).toContain(paper.stamp.hash)
    expect(sheet).toContain(paper.stamp.url)
  }
})

test('the head of a table stands on every sheet the table needs', async () => {
  const sheets = (await read(await renderDocumentPdf(paper))).map(flat)
  const withRows = sheets.filter((sheet) => sheet.includes('Việc thứ'))
  expect(withRows.length).toBeGreaterThan(1)
  expect(withRows.every((sheet) => sheet.includes('TT Nội dung công việc Ghi chú'))).toBe(true)
})

test('what is typed stays text: marks of a typesetter mean nothing', async () => {
  const nasty = '#panic("x") $a$ *b* _c_ <d> @e `f` \\u{41} [g] = h'
  const [sheet] = await read(await renderDocumentPdf({ ...paper, sections: [{ orientation: 'portrait', blocks: [{ kind: 'paragraph', words: nasty }] }] }))
  expect(sheet).toContain(nasty)
})

test('equal documents give equal files', async () => {
  const [one, two] = [await renderDocumentPdf(paper), await renderDocumentPdf(paper)]
  expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true)
})
