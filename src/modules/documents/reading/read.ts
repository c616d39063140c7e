/** Which reader a file needs, by what it is and not by what it is called. Runs in the reading thread. */
import { fileTypeFromBuffer } from 'file-type'
import type { OutsideDocument, OutsideFormat } from '../model/outside.ts'
import { readDocx } from './docx.ts'
import { readHtml } from './html.ts'
import { readJson } from './json.ts'
import { readPdf } from './pdf.ts'
import { Unreadable } from './refuse.ts'

/** A file as it came: how it is called, and what is in it. */
export type OutsideFile = { name: string; bytes: Uint8Array }

/** Largest file that is read, in bytes. */
export const LARGEST = 20 * 1024 * 1024
const ENDINGS: Record<string, OutsideFormat> = { docx: 'docx', pdf: 'pdf', html: 'html', htm: 'html', json: 'json', jsonld: 'json' }
const FORMAT_NAMES: Record<OutsideFormat, string> = { docx: 'DOCX', pdf: 'PDF', html: 'HTML', json: 'JSON' }
/** Of the binary kinds, which are ours; DOCX comes as its own type or, where parts stand in another order, as ZIP. */
const TYPES: Record<string, OutsideFormat> = { pdf: 'pdf', docx: 'docx', docm: 'docx', dotx: 'docx', dotm: 'docx', zip: 'docx' }

/** @throws Unreadable with the reason. */
export async function readFile({ name, bytes }: OutsideFile): Promise<OutsideDocument> {
  if (bytes.byteLength > LARGEST) throw new Unreadable('tooLarge', { limit: '20 MB' })
  if (bytes.byteLength === 0) throw new Unreadable('empty')
  const ending = ENDINGS[/\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '']
  const format = await formatOf(bytes)
  if (ending === undefined) throw new Unreadable('kind')
  if (format !== ending) throw new Unreadable('lying', { says: FORMAT_NAMES[ending], is: typeof format === 'string' && format in FORMAT_NAMES ? FORMAT_NAMES[format as OutsideFormat] : 'một loại tệp khác' })
  switch (format) {
    case 'docx': return readDocx(bytes)
    case 'pdf': return readPdf(bytes)
    case 'html': return readHtml(bytes)
    case 'json': return readJson(bytes)
  }
}

/** By the first letters; what has none of ours and is text is HTML or JSON by how it begins. */
async function formatOf(bytes: Uint8Array): Promise<OutsideFormat | undefined> {
  const found = await fileTypeFromBuffer(bytes.subarray(0, 65_536)).catch(() => undefined)
  // A document of Office that is encrypted is no ZIP any more but a compound file.
  if (found?.ext === 'cfb') throw new Unreadable('encrypted')
  if (found && found.ext !== 'xml') return TYPES[found.ext]
  if (new TextDecoder('latin1').decode(bytes.subarray(0, 5)) === '%PDF-') return 'pdf'
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return 'docx'
  const start = new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-8').decode(bytes.subarray(0, 2048)).replace(/^\ufeff/, '').trimStart()
  if (/^[[{"]/.test(start)) return 'json'
  return /^<(?:!doctype|!--|html|head|body|div|table|main|section|article|p|h\d|\?xml[^>]*>\s*<(?:!doctype html|html))/i.test(start) ? 'html' : undefined
}
