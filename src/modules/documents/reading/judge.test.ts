import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Refusal } from '../../../platform/errors.ts'
import { addSentences, hasSentence, say } from '../../../platform/text.ts'
import { madeUpPaper } from '../../../seed/made-up.ts'
import { text } from '../text.ts'
import { closeReader, judgeOfficeFile } from './index.ts'

addSentences(text)
afterAll(closeReader)

/** Written by LibreOffice: a form that nobody prescribes. */
const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(join(import.meta.dirname, 'fixtures', name)))
const [doc, docx, odt] = ['don.doc', 'don.docx', 'don.odt'].map(fixture) as [Uint8Array, Uint8Array, Uint8Array]
const pdf = new Uint8Array(madeUpPaper())

const TYPES = (main: string) => `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${main}"/></Types>`
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'
const parts = (all: Record<string, string | Uint8Array>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(all).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part])) as Zippable)
const xlsx = (more: Record<string, string | Uint8Array> = {}, main = SHEET) => parts({ '[Content_Types].xml': TYPES(main), 'xl/workbook.xml': '<workbook/>', ...more })
const ods = parts({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<office:document-content xmlns:office="o"/>' })
/** A package of LibreOffice with parts put in or written over. */
const withParts = (bytes: Uint8Array, more: Record<string, string | Uint8Array>): Uint8Array => parts({ ...unzipSync(bytes), ...more })

/** The old document with one of its streams under another name. */
function renamed(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const copy = Buffer.from(bytes)
  const at = copy.indexOf(Buffer.from(from, 'utf16le'))
  expect(at % 128).toBe(0)
  copy.fill(0, at, at + 64)
  copy.write(to, at, 'utf16le')
  copy.writeUInt16LE((to.length + 1) * 2, at + 64)
  return new Uint8Array(copy)
}

/** The old document as if it had a password: the bit fEncrypted of its head. */
function locked(bytes: Uint8Array): Uint8Array {
  const copy = Buffer.from(bytes)
  const head = copy.indexOf(Buffer.from([0xec, 0xa5]))
  copy.writeUInt16LE(copy.readUInt16LE(head + 10) | 0x0100, head + 10)
  return new Uint8Array(copy)
}

const scripted = strToU8('%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF')
const relations = (type: string, target: string) => `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`

// The thread starts once; what is measured is what a file costs.
beforeAll(async () => { await judgeOfficeFile({ name: 'don.docx', bytes: docx }) })

describe('an office file that others are given', () => {
  it.each([['don.docx', docx], ['Đơn đề nghị.DOC', doc], ['don.odt', odt], ['bang.xlsx', xlsx()], ['bang.ods', ods], ['giay.pdf', pdf]] as const)('%s is taken', async (name, bytes) => {
    expect(await judgeOfficeFile({ name, bytes })).toBe(name.split('.').at(-1)?.toLowerCase())
  })

  it('may name the template it was made from on somebody’s own machine, and pages a reader may click', async () => {
    const own = withParts(docx, { 'word/_rels/settings.xml.rels': relations('attachedTemplate', 'file:///C:/Users/x/Normal.dotm') })
    const click = withParts(docx, { 'word/_rels/footer1.xml.rels': relations('hyperlink', 'https://dichvucong.gov.vn') })
    expect([await judgeOfficeFile({ name: 'a.docx', bytes: own }), await judgeOfficeFile({ name: 'a.docx', bytes: click })]).toEqual(['docx', 'docx'])
  })

  const cases: [string, string, string, () => Uint8Array][] = [
    ['a picture', 'anh.png', 'office', () => docx],
    ['a sheet of old Excel', 'bang.xls', 'office', () => doc],
    ['nothing', 'don.docx', 'empty', () => new Uint8Array()],
    ['a file of 11 MB', 'lon.pdf', 'tooLarge', () => new Uint8Array(11 * 1024 * 1024)],
    ['a text called a document', 'don.docx', 'lying', () => strToU8('Kính gửi')],
    ['a new document called an old one', 'don.doc', 'lying', () => docx],
    ['an old document called a new one', 'don.docx', 'lying', () => doc],
    ['a sheet called a document', 'don.docx', 'lying', () => xlsx()],
    ['a page called an old document', 'don.doc', 'lying', () => strToU8('<html><p>Đơn</p></html>')],
    ['a document with macros', 'don.docx', 'macros', () => withParts(docx, { 'word/vbaProject.bin': 'x' })],
    ['a sheet with macros', 'bang.xlsx', 'macros', () => xlsx({}, 'application/vnd.ms-excel.sheet.macroEnabled.main+xml')],
    ['a sheet with a macro sheet of Excel 4', 'bang.xlsx', 'macros', () => xlsx({ 'xl/macrosheets/sheet1.xml': '<x/>' })],
    ['an old document with macros', 'don.doc', 'macros', () => renamed(doc, '\u0001CompObj', 'Macros')],
    ['an open document with macros', 'don.odt', 'macros', () => withParts(odt, { 'Basic/Standard/Module1.xml': '<x/>' })],
    ['a PDF that runs a script', 'don.pdf', 'macros', () => scripted],
    ['a program wrapped in an old document', 'don.doc', 'embedded', () => renamed(doc, '\u0001CompObj', '\u0001Ole10Native')],
    ['a program wrapped in a new document', 'don.docx', 'embedded', () => withParts(docx, { 'word/embeddings/oleObject1.bin': renamed(doc, '\u0001CompObj', '\u0001Ole10Native') })],
    ['a template fetched from elsewhere', 'don.docx', 'linked', () => withParts(docx, { 'word/_rels/settings.xml.rels': relations('attachedTemplate', 'http://127.0.0.1:1/x.dotm') })],
    ['a picture fetched from elsewhere', 'bang.xlsx', 'linked', () => xlsx({ 'xl/_rels/workbook.xml.rels': relations('image', '\\\\may-khac\\x.png') })],
    ['an old document with a password', 'don.doc', 'encrypted', () => locked(doc)],
    ['a new document with a password', 'don.docx', 'encrypted', () => renamed(doc, 'WordDocument', 'EncryptedPackage')],
    ['an open document with a password', 'don.odt', 'encrypted', () => withParts(odt, { 'META-INF/manifest.xml': '<manifest:manifest xmlns:manifest="m"><manifest:encryption-data/></manifest:manifest>' })],
    ['a PDF with a password', 'don.pdf', 'encrypted', () => fixture('encrypted.pdf')],
    ['a part that inflates to a thousand times its size', 'don.odt', 'bomb', () => withParts(odt, { 'Pictures/a.bin': new Uint8Array(30_000_000) })],
    ['a name that climbs out', 'bang.xlsx', 'paths', () => xlsx({ '../../etc/x': 'x' })],
    ['entities', 'bang.xlsx', 'doctype', () => xlsx({ 'xl/workbook.xml': '<!DOCTYPE x [<!ENTITY a "b">]><workbook>&a;</workbook>' })],
    ['an old document cut off', 'don.doc', 'broken', () => doc.subarray(0, 1_500)],
    ['a new document cut off', 'don.docx', 'broken', () => docx.subarray(0, 1_500)],
  ]
  it.each(cases)('is refused by its name: %s', async (_, name, why, make) => {
    const bytes = make()
    const began = performance.now()
    const refusal = await judgeOfficeFile({ name, bytes }).then((kind) => `taken as ${kind}`, (error: unknown) => error)
    if (!(refusal instanceof Refusal)) throw new Error(String(refusal))
    expect(refusal.code).toBe(`documents.reading.${why}`)
    expect(hasSentence(refusal.code)).toBe(true)
    expect(say(refusal.code, refusal.params)).toContain(name)
    expect(performance.now() - began).toBeLessThan(2_000)
  })
})
