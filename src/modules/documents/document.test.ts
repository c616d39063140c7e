import { afterAll, expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { strFromU8, unzipSync } from 'fflate'
import jsQR from 'jsqr'
import { extractText, getDocumentProxy } from 'unpdf'
import { closeEngine, renderDocumentDocx, renderDocumentPdf } from './index.ts'
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

const parts = async (): Promise<Record<string, string>> =>
  Object.fromEntries(Object.entries(unzipSync(await renderDocumentDocx(paper))).map(([name, bytes]) => [name, name.endsWith('.png') ? '' : strFromU8(bytes)]))
/** The text of Word's XML: paragraphs on lines. */
const textOf = (xml: string): string => xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '')

test('as DOCX it has Word’s own styles, repeated heads, real lists and the same text', async () => {
  const { 'word/document.xml': body = '' } = await parts()
  expect(textOf(body)).toContain('Khuyến mại mang tính may rủi, ữ ặ ợ ỷ Ỗ Ẵ đ Đ')
  for (const style of ['Title', 'Heading1', 'BodyText', 'TableText']) expect(body).toContain(`w:val="${style}"`)
  expect(body.match(/<w:tblHeader/g)).toHaveLength(1)
  expect(body.match(/<w:gridSpan w:val="2"/g)).toHaveLength(1)
  expect(body).toMatch(/w:orient="landscape"/)
  expect(body).toContain('descr="Sơ đồ quy trình"')
})

test('as DOCX it carries the stamp at the foot and in its properties', async () => {
  const files = await parts()
  const feet = Object.entries(files).filter(([name]) => name.startsWith('word/footer') && name.endsWith('.xml')).map(([, xml]) => textOf(xml))
  expect(feet.length).toBeGreaterThan(1)
  for (const foot of feet) expect(foot).toContain(`Mã băm (SHA-256): ${paper.stamp.hash}`)
  expect(files['docProps/custom.xml']).toContain(paper.stamp.hash)
  expect(files['docProps/core.xml']).toContain(paper.title)
})

test('equal documents give equal DOCX files', async () => {
  const [one, two] = [await renderDocumentDocx(paper), await renderDocumentDocx(paper)]
  expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true)
})

test('the QR code of a DOCX opens the page of the version: read from its picture', async () => {
  const files = unzipSync(await renderDocumentDocx(paper))
  const pictures = Object.entries(files).filter(([name]) => name.startsWith('word/media/')).map(([, bytes]) => Buffer.from(bytes))
  await initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')))
  const found = pictures.map((png) => {
    const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
    const drawn = new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" href="data:image/png;base64,${png.toString('base64')}"/></svg>`).render()
    return jsQR(new Uint8ClampedArray(drawn.pixels), width, height)?.data
  })
  expect(pictures.length).toBe(2)
  expect(found).toContain(paper.stamp.url)
})
