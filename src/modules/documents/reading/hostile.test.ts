import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { strToU8, zipSync, type Zippable } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Refusal } from '../../../platform/errors.ts'
import { addSentences, hasSentence, say } from '../../../platform/text.ts'
import { text } from '../text.ts'
import { closeReader, readOutside } from './index.ts'

addSentences(text)
afterAll(closeReader)
const plain = strToU8('<!doctype html><title>Trang</title><p>Một đoạn</p>')
// The thread starts once; what is measured is what a file costs.
beforeAll(async () => { await readOutside({ name: 'trang.html', bytes: plain }) })

const TYPES = '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const body = (inside: string) => `<?xml version="1.0" encoding="UTF-8"?><w:document ${W}><w:body>${inside}</w:body></w:document>`
const paragraph = (words: string) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`
const docx = (parts: Record<string, string | Uint8Array>): Uint8Array => {
  const all: Record<string, string | Uint8Array> = { '[Content_Types].xml': TYPES, 'word/document.xml': body(paragraph('Một đoạn')), ...parts }
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part])) as Zippable)
}

/** The refusal of a file, and how long it took in milliseconds. */
async function refused(name: string, bytes: Uint8Array): Promise<{ code: string; sentence: string; took: number }> {
  const began = performance.now()
  try {
    await readOutside({ name, bytes })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    expect(hasSentence(error.code)).toBe(true)
    return { code: error.code.replace('documents.reading.', ''), sentence: say(error.code, error.params), took: performance.now() - began }
  }
  throw new Error(`${name} was read`)
}

/** A package whose directory says another size than the part inflates to. */
function liar(): Uint8Array {
  const honest = docx({ 'word/document.xml': body(paragraph('a'.repeat(30_000))) })
  const view = new DataView(honest.buffer)
  for (let at = 0; at < honest.length - 4; at++) {
    if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 30_000) view.setUint32(at + 24, 40, true)
  }
  return honest
}

/** Two entries of one packed text: the directory counts it twice. */
function overlapping(): Uint8Array {
  const packed = deflateRawSync(new Uint8Array(900_000))
  const local = new Uint8Array(30 + 1 + packed.length)
  const head = new DataView(local.buffer)
  head.setUint32(0, 0x04034b50, true); head.setUint16(8, 8, true); head.setUint32(18, packed.length, true); head.setUint32(22, 900_000, true); head.setUint16(26, 1, true)
  local.set(strToU8('a'), 30)
  local.set(packed, 31)
  const entry = (name: string) => {
    const one = new Uint8Array(46 + 1)
    const view = new DataView(one.buffer)
    view.setUint32(0, 0x02014b50, true); view.setUint16(10, 8, true); view.setUint32(20, packed.length, true); view.setUint32(24, 900_000, true); view.setUint16(28, 1, true); view.setUint32(42, 0, true)
    one.set(strToU8(name), 46)
    return one
  }
  const [a, b] = [entry('a'), entry('b')]
  const end = new Uint8Array(22)
  const view = new DataView(end.buffer)
  view.setUint32(0, 0x06054b50, true); view.setUint16(8, 2, true); view.setUint16(10, 2, true); view.setUint32(12, a.length + b.length, true); view.setUint32(16, local.length, true)
  return Buffer.concat([local, a, b, end])
}

/** Nine levels of ten each: a thousand million letters. */
const LAUGHS = `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')}]><w:document ${W}><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>`
const FROM_FILE = `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document ${W}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>`
const MACRO_TYPES = TYPES.replace('document.main+xml', 'document.macroEnabled.main+xml').replace('vnd.openxmlformats-officedocument.wordprocessingml', 'vnd.ms-word')
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0])
const encrypted = readFileSync(join(import.meta.dirname, 'fixtures', 'encrypted.pdf'))

/** A PDF whose only page inflates to 400 MB of text operators. */
function pdfBomb(): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(400_000_000, '(a) Tj '))
  const zlib = Buffer.concat([Buffer.from([0x78, 0x9c]), packed, Buffer.alloc(4)])
  return Buffer.concat([
    Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<<>>>>endobj\n4 0 obj<</Length ${zlib.length}/Filter/FlateDecode>>stream\n`),
    zlib, Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF'),
  ])
}

describe('a document that means harm, or is none, is refused by a sentence with its name', () => {
  const cases: [string, string, string, () => Uint8Array][] = [
    ['a package that inflates to a thousand times its size', 'bom.docx', 'bomb', () => docx({ 'word/media/a.bin': new Uint8Array(30_000_000) })],
    ['a package of too many parts', 'nhieu.docx', 'bomb', () => docx(Object.fromEntries(Array.from({ length: 3_100 }, (_, i) => [`a/${i}`, 'x'])))],
    ['a part that inflates to more than it says', 'doi.docx', 'bomb', liar],
    ['parts that lie over one another', 'chong.docx', 'bomb', overlapping],
    ['entities that multiply', 'cuoi.docx', 'doctype', () => docx({ 'word/document.xml': LAUGHS })],
    ['an entity from a file', 'tep.docx', 'doctype', () => docx({ 'word/document.xml': FROM_FILE })],
    ['a name that climbs out', 'leo.docx', 'paths', () => docx({ '../../etc/cron.d/x': 'x' })],
    ['a name of a drive', 'o.docx', 'paths', () => docx({ 'C:\\x': 'x' })],
    ['a name from the root', 'goc.docx', 'paths', () => docx({ '/etc/x': 'x' })],
    ['a macro', 'macro.docx', 'macros', () => docx({ 'word/vbaProject.bin': 'x' })],
    ['a document with macros under another name', 'docm.docx', 'macros', () => docx({ '[Content_Types].xml': MACRO_TYPES })],
    ['elements in elements without end', 'sau.docx', 'tooDeep', () => docx({ 'word/document.xml': body(`${'<w:p>'.repeat(5_000)}${'</w:p>'.repeat(5_000)}`) })],
    ['millions of elements', 'day.docx', 'tooMuch', () => docx({ 'word/document.xml': body(Array.from({ length: 610_000 }, (_, i) => `<w:r n="${(i * 7_919) % 104_729}"/>`).join('')) })],
    ['a package cut off', 'cut.docx', 'broken', () => docx({}).subarray(0, 400)],
    ['XML that breaks off', 'vo.docx', 'broken', () => docx({ 'word/document.xml': body('<w:p>').slice(0, -20) })],
    ['a package without a document', 'rong.docx', 'kind', () => zipSync({ 'a.txt': strToU8('x') })],
    ['a picture called a document', 'anh.docx', 'lying', () => PNG],
    ['a PDF called a document', 'pdf.docx', 'lying', () => encrypted],
    ['a document called a PDF', 'docx.pdf', 'lying', () => docx({})],
    ['a page called JSON', 'trang.json', 'lying', () => plain],
    ['a picture', 'anh.png', 'kind', () => PNG],
    ['nothing', 'khong.pdf', 'empty', () => new Uint8Array()],
    ['a file that is too large', 'lon.json', 'tooLarge', () => new Uint8Array(21 * 1024 * 1024)],
    ['a PDF with a password', 'khoa.pdf', 'encrypted', () => encrypted],
    ['a PDF cut off', 'cut.pdf', 'broken', () => strToU8('%PDF-1.7\n1 0 obj<</Type/Cata')],
    ['a PDF that inflates without end', 'bom.pdf', 'tooSlow', pdfBomb],
    ['JSON that breaks off', 'vo.json', 'broken', () => strToU8('{"a":[1,')],
    ['JSON in letters of another code', 'ma.json', 'broken', () => Uint8Array.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
    ['JSON in JSON without end', 'sau.json', 'tooDeep', () => strToU8(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)],
    ['HTML in HTML without end', 'sau.html', 'tooDeep', () => strToU8(`<!doctype html>${'<div>'.repeat(3_000)}x`)],
    ['a page of millions of elements', 'day.html', 'tooMuch', () => strToU8(`<!doctype html>${'<b>x</b>'.repeat(160_000)}`)],
  ]
  for (const [what, name, why, make] of cases) {
    it(what, async () => {
      const bytes = make()
      const { code, sentence, took } = await refused(name, bytes)
      expect(code).toBe(why)
      expect(sentence).toContain(name)
      expect(took).toBeLessThan(2_000)
    }, 15_000)
  }

  it('and the next honest document is read all the same', async () => {
    expect((await readOutside({ name: 'a.docx', bytes: docx({}) })).blocks).toEqual([{ kind: 'paragraph', text: 'Một đoạn', place: 'đoạn 1' }])
  })

  it('a link to a template elsewhere is named and not followed', async () => {
    const rels = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://127.0.0.1:1/x.dotm" TargetMode="External"/></Relationships>'
    const { unread } = await readOutside({ name: 'a.docx', bytes: docx({ 'word/_rels/settings.xml.rels': rels }) })
    expect(unread).toEqual([{ what: 'link', where: 'mẫu đính kèm của văn bản' }])
  })
})
