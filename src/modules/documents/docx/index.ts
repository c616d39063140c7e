import { BorderStyle, Document as Word, Footer, Header, ImageRun, Packer, PageNumber, PageOrientation, Paragraph, SectionType, TabStopType, TextRun, AlignmentType } from 'docx'
import { stampLine, type Document, type Section, type Stamp } from '../model/document.ts'
import { qrSvg } from '../qr.ts'
import { blockOf } from './blocks.ts'
import { settled } from './package.ts'
import { pngOf } from './picture.ts'
import { numbering, roomOf, SHEET, styles } from './styles.ts'
import { sideBySide } from './tables.ts'
import { styled } from './words.ts'

const QR_PIXELS = 57

/** Code, version, hash and address at the foot of every sheet, with the QR code beside. */
function footOf(stamp: Stamp, qr: Uint8Array, room: number, place: number): Footer {
  const lines = [
    styled('Footer', stampLine(stamp), {}, true),
    styled('Footer', `Mã băm (SHA-256): ${stamp.hash}`),
    styled('Footer', stamp.url),
  ]
  const alt = 'Mã QR mở trang công khai của phiên bản này'
  const picture = new Paragraph({
    alignment: AlignmentType.RIGHT, spacing: { before: 0, after: 0 },
    children: [new ImageRun({ type: 'png', data: qr, transformation: { width: QR_PIXELS, height: QR_PIXELS }, altText: { id: String(place + 1), name: alt, title: alt, description: alt } })],
  })
  const above = new Paragraph({ style: 'Footer', border: { top: { style: BorderStyle.SINGLE, size: 4, color: '000000', space: 2 } }, children: [] })
  return new Footer({ children: [above, sideBySide([lines, [picture]], [room - 1_000, 1_000], room), new Paragraph({ style: 'Footer', children: [] })] })
}

/** The number alone (NĐ 30/2020, Phụ lục I, mục II), or the paper's own line that ends with it. */
function headOf(running: Document['running'], room: number): Header {
  if (!running) return new Header({ children: [new Paragraph({ style: 'Header', children: [new TextRun({ children: [PageNumber.CURRENT] })] })] })
  const line = [new TextRun({ text: running.left, size: 20 }), new TextRun({ size: 20, children: ['\t', `${running.right} · Trang `, PageNumber.CURRENT, '/', PageNumber.TOTAL_PAGES] })]
  return new Header({ children: [new Paragraph({
    style: 'Header', alignment: AlignmentType.LEFT, tabStops: [{ type: TabStopType.RIGHT, position: room }],
    border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: '000000', space: 2 } }, children: line,
  })] })
}

async function sectionOf(section: Section, { stamp, running }: Pick<Document, 'stamp' | 'running'>, qr: Uint8Array, place: number) {
  const first = place === 0
  const { orientation, blocks } = section
  const foot = footOf(stamp, qr, roomOf(orientation).width, place)
  const number = headOf(running, roomOf(orientation).width)
  const empty = new Header({ children: [new Paragraph({ style: 'Header', children: [] })] })
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      // The number stands on top from the second sheet (NĐ 30/2020, Phụ lục I, mục II).
      titlePage: first,
      page: {
        size: { width: SHEET.width, height: SHEET.height, orientation: orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: { top: SHEET.top, bottom: SHEET.bottom, left: SHEET.left, right: SHEET.right, header: SHEET.header, footer: SHEET.footer },
      },
    },
    headers: { default: number, ...(first ? { first: empty } : {}) },
    footers: { default: foot, ...(first ? { first: foot } : {}) },
    children: (await Promise.all(blocks.map((block, at) => blockOf(block, orientation, (place + 1) * 10_000 + at)))).flat(),
  }
}

/** A document as DOCX: Word's own styles, real tables with repeated heads, figures as pictures, the stamp at the foot and in the properties. */
export async function renderDocx({ title, author, createdAt, stamp, running, sections }: Document): Promise<Uint8Array> {
  const qr = await pngOf(qrSvg(stamp.url), QR_PIXELS * 4)
  const word = new Word({
    title, creator: author, lastModifiedBy: author, subject: stampLine(stamp), revision: 1, styles, numbering,
    customProperties: [
      { name: 'Mã thủ tục', value: stamp.code },
      { name: 'Phiên bản', value: stamp.state === 'draft' ? 'Bản thảo' : String(stamp.version) },
      { name: 'Mã băm SHA-256', value: stamp.hash },
      { name: 'Địa chỉ', value: stamp.url },
    ],
    sections: await Promise.all(sections.map((section, at) => sectionOf(section, { stamp, ...(running ? { running } : {}) }, qr, at))),
  })
  return settled(new Uint8Array(await Packer.toBuffer(word)), createdAt)
}
