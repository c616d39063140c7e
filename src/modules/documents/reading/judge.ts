/**
 * Whether an office file may be handed on to others as it is (tệp văn phòng): what it is by its content, and that
 * it carries no program, no bomb and no part that is fetched from elsewhere. Runs in the reading thread.
 */
import { LARGEST_OFFICE_FILE, OFFICE_KINDS, OFFICE_WORDS, type OfficeKind } from '../model/office.ts'
import { isCompound, openCompound } from './compound.ts'
import { readDocx } from './docx.ts'
import { openPdf, readPdf } from './pdf.ts'
import type { OutsideFile } from './read.ts'
import { Unreadable } from './refuse.ts'
import { readXml } from './xml.ts'
import { openPackage, type Package } from './zip.ts'

/** Names of streams and parts that hold programs: VBA, ActiveX, macro sheets of Excel 4, the basics of OpenDocument. */
const PROGRAMS_OF_STREAMS = /^(macros|vba|_vba_project(_cur)?)$/i
const PROGRAMS_OF_PARTS = /vbaProject|vbaData|activeX|(^|\/)macrosheets\/|^(Basic|Scripts)\//i
/** A file wrapped in an OLE object: what a double click opens is not the document. */
// eslint-disable-next-line no-control-regex
const WRAPPED_FILE = /^\u0001Ole10Native$/

/** @throws Unreadable with the reason. */
export async function judgeOffice({ name, bytes }: OutsideFile): Promise<OfficeKind> {
  if (bytes.byteLength > LARGEST_OFFICE_FILE) throw new Unreadable('tooLarge', { limit: '10 MB' })
  if (bytes.byteLength === 0) throw new Unreadable('empty')
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase()
  const says = OFFICE_KINDS.find((kind) => kind === ending)
  if (says === undefined) throw new Unreadable('office', { kinds: OFFICE_WORDS })
  const kind = await judged(bytes)
  if (kind !== says) throw new Unreadable('lying', { says: says.toUpperCase(), is: kind === undefined ? 'một loại tệp khác' : kind.toUpperCase() })
  return kind
}

/** By the first letters. */
async function judged(bytes: Uint8Array): Promise<OfficeKind | undefined> {
  if (isCompound(bytes)) return judgeCompound(bytes)
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return judgePackage(bytes)
  return new TextDecoder('latin1').decode(bytes.subarray(0, 5)) === '%PDF-' ? judgePdf(bytes) : undefined
}

function judgeCompound(bytes: Uint8Array): OfficeKind | undefined {
  const { names, start } = openCompound(bytes)
  if (names.includes('EncryptedPackage')) throw new Unreadable('encrypted')
  if (names.some((one) => PROGRAMS_OF_STREAMS.test(one))) throw new Unreadable('macros')
  if (names.some((one) => WRAPPED_FILE.test(one))) throw new Unreadable('embedded')
  const head = start('WordDocument')
  // FibBase of MS-DOC: wIdent, and the bit fEncrypted.
  if (!head || head.getUint16(0, true) !== 0xa5ec) return undefined
  if (head.getUint16(10, true) & 0x0100) throw new Unreadable('encrypted')
  return 'doc'
}

function judgePackage(bytes: Uint8Array): OfficeKind | undefined {
  const pack = openPackage(bytes)
  if (pack.names.some((one) => PROGRAMS_OF_PARTS.test(one))) throw new Unreadable('macros')
  const types = new Set<string>()
  for (const name of pack.names) judgePart(pack, name, types)
  const has = (pattern: RegExp): boolean => [...types].some((type) => pattern.test(type))
  if (has(/macroEnabled|vbaProject/i)) throw new Unreadable('macros')
  if (has(/wordprocessingml\.document\.main\+xml$/)) {
    readDocx(bytes)
    return 'docx'
  }
  if (has(/spreadsheetml\.sheet\.main\+xml$/)) return 'xlsx'
  return openDocumentKind(pack)
}

/** Every part is unpacked, so that what it says of its size is true, and what is XML is read. */
function judgePart(pack: Package, name: string, types: Set<string>): void {
  const part = pack.read(name)
  if (!part) return
  if (isCompound(part) && openCompound(part).names.some((one) => WRAPPED_FILE.test(one) || PROGRAMS_OF_STREAMS.test(one))) throw new Unreadable('embedded')
  if (!/\.(xml|rels)$/i.test(name) || part.byteLength === 0) return
  readXml(part, {
    open(tag, { ContentType: type, TargetMode: mode, Type: relation = '', Target: target = '' }) {
      if (type !== undefined) types.add(type)
      // A template of one's own machine (file:///C:/…/Normal.dotm) stands in many honest files and leads nowhere.
      if (mode === 'External' && !relation.endsWith('/hyperlink') && /^(https?:|ftp:|\\\\|\/\/|mhtml:)/i.test(target)) throw new Unreadable('linked')
      if (tag === 'manifest:encryption-data') throw new Unreadable('encrypted')
    },
    close: () => undefined,
    text: () => undefined,
  })
}

function openDocumentKind(pack: Package): OfficeKind | undefined {
  const type = pack.read('mimetype')
  switch (type && new TextDecoder().decode(type).trim()) {
    case 'application/vnd.oasis.opendocument.text': return 'odt'
    case 'application/vnd.oasis.opendocument.spreadsheet': return 'ods'
    default: return undefined
  }
}

async function judgePdf(bytes: Uint8Array): Promise<OfficeKind> {
  // The library takes the bytes it is given to itself.
  const document = await openPdf(bytes.slice())
  try {
    if (await document.hasJSActions()) throw new Unreadable('macros')
    if (await document.getAttachments()) throw new Unreadable('embedded')
  } finally {
    await document.destroy()
  }
  await readPdf(bytes.slice())
  return 'pdf'
}
