import { AlignmentType, HeadingLevel, ImageRun, PageBreak, Paragraph, type Table } from 'docx'
import type { Block, Figure } from '../model/document.ts'
import { pngOf } from './picture.ts'
import { roomOf } from './styles.ts'
import { alignments, letterheadOf, signatureOf, tableOf } from './tables.ts'
import { runs, styled } from './words.ts'

const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const
const TWIPS_A_PIXEL = 15
/** Pixels of the picture for each pixel on the sheet: sharp when printed. */
const DENSITY = 2
const WIDEST = 4_000

type Room = ReturnType<typeof roomOf>

/** As large as the sheet allows, never larger than drawn; height leaves room for a caption. */
async function figureOf(figure: Figure, room: Room, at: number): Promise<Paragraph[]> {
  const most = { width: room.width / TWIPS_A_PIXEL, height: (room.height - 1_400) / TWIPS_A_PIXEL }
  const scale = Math.min(1, most.width / figure.width, most.height / figure.height)
  const size = { width: Math.floor(figure.width * scale), height: Math.floor(figure.height * scale) }
  const data = await pngOf(figure.svg, Math.min(WIDEST, Math.max(1, Math.round(size.width * DENSITY))))
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER, keepNext: figure.caption !== undefined, spacing: { before: 60, after: 60 },
      children: [new ImageRun({ type: 'png', data, transformation: size, altText: { id: String(at), name: figure.alt, title: figure.alt, description: figure.alt } })],
    }),
    ...(figure.caption === undefined ? [] : [styled('BodyText', [{ text: figure.caption, italic: true }], { alignment: AlignmentType.CENTER, indent: { firstLine: 0 } })]),
  ]
}

/** After a table Word needs a paragraph, else two tables become one. */
const afterTable = (): Paragraph => new Paragraph({ spacing: { before: 0, after: 0, line: 120 }, children: [] })

/** One block as paragraphs and tables of Word; `at` numbers it in the document, so that each list counts from one. */
export async function blockOf(block: Block, orientation: 'portrait' | 'landscape', at: number): Promise<(Paragraph | Table)[]> {
  const room = roomOf(orientation)
  switch (block.kind) {
    case 'letterhead': return [letterheadOf(block, room.width), afterTable()]
    case 'title': return [
      styled('Title', block.text.toUpperCase()),
      ...(block.lines ?? []).map((line, i, all) => styled('Subtitle', line, block.note === undefined && i === all.length - 1 ? { spacing: { after: 240 } } : {})),
      ...(block.note === undefined ? [] : [new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 200 }, children: runs([{ text: block.note, italic: true }]) })]),
    ]
    case 'heading': return [new Paragraph({ heading: HEADINGS[block.level], children: runs(block.text) })]
    case 'paragraph': return [styled('BodyText', block.words, {
      ...(block.align === undefined ? {} : { alignment: alignments[block.align] }),
      ...(block.align !== undefined || block.indent === false ? { indent: { firstLine: 0 } } : {}),
    })]
    case 'list': {
      const numbering = block.ordered ? { reference: 'count', level: 0, instance: at } : { reference: 'dash', level: 0 }
      return block.items.map((item) => new Paragraph({ numbering, alignment: AlignmentType.BOTH, spacing: { after: 80 }, children: runs(item) }))
    }
    case 'table': return [
      ...(block.caption === undefined ? [] : [styled('Caption', block.caption)]),
      tableOf(block, room.width), afterTable(),
    ]
    case 'figure': return figureOf(block, room, at)
    case 'pageBreak': return [new Paragraph({ children: [new PageBreak()] })]
    case 'signature': return [afterTable(), signatureOf(block, room.width)]
  }
}
