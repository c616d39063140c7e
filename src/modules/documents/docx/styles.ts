import { AlignmentType, LevelFormat, LineRuleType, type IParagraphStyleOptions, type IStylesOptions } from 'docx'

/** Twentieths of a point in a millimetre, as WordprocessingML measures. */
export const mm = (length: number): number => Math.round((length * 1440) / 25.4)

/** A4 with the margins of NĐ 30/2020/NĐ-CP, Phụ lục I: 20 mm above, 25 below (with the foot), 30 left, 15 right. */
export const SHEET = { width: mm(210), height: mm(297), top: mm(20), bottom: mm(27), left: mm(30), right: mm(15), header: mm(10), footer: mm(8) } as const
/** Breadth and height left for the text, in twips. */
export const roomOf = (orientation: 'portrait' | 'landscape'): { width: number; height: number } => {
  const [width, height] = orientation === 'portrait' ? [SHEET.width, SHEET.height] : [SHEET.height, SHEET.width]
  return { width: width - SHEET.left - SHEET.right, height: height - SHEET.top - SHEET.bottom }
}

const FONT = 'Times New Roman'
const BLACK = '000000'
const line = { line: 264, lineRule: LineRuleType.AUTO }

const style = (id: string, name: string, size: number, spacing: [number, number], more: Partial<IParagraphStyleOptions> = {}): IParagraphStyleOptions => ({
  id, name, basedOn: 'Normal', next: 'Normal', quickFormat: true,
  ...more,
  run: { size, color: BLACK, font: FONT, ...more.run },
  paragraph: { spacing: { before: spacing[0], after: spacing[1], ...line }, ...more.paragraph },
})

/** The styles an official finds in Word under their names. */
export const styles: IStylesOptions = {
  default: { document: { run: { font: FONT, size: 26, language: { value: 'vi-VN', eastAsia: 'vi-VN' } }, paragraph: { spacing: { after: 120, ...line } } } },
  paragraphStyles: [
    style('Title', 'Title', 28, [240, 60], { run: { bold: true }, paragraph: { alignment: AlignmentType.CENTER, keepNext: true } }),
    style('Subtitle', 'Subtitle', 26, [0, 60], { run: { bold: true }, paragraph: { alignment: AlignmentType.CENTER } }),
    style('Heading1', 'heading 1', 26, [200, 100], { run: { bold: true }, paragraph: { keepNext: true, outlineLevel: 0 } }),
    style('Heading2', 'heading 2', 26, [180, 80], { run: { bold: true }, paragraph: { keepNext: true, outlineLevel: 1 } }),
    style('Heading3', 'heading 3', 26, [140, 60], { run: { bold: true, italics: true }, paragraph: { keepNext: true, outlineLevel: 2 } }),
    style('BodyText', 'Body Text', 26, [0, 120], { paragraph: { alignment: AlignmentType.BOTH, indent: { firstLine: mm(10) } } }),
    style('Caption', 'caption', 24, [160, 80], { run: { bold: true }, paragraph: { keepNext: true } }),
    style('TableText', 'Table Text', 24, [20, 20], { paragraph: { spacing: { before: 20, after: 20, line: 252, lineRule: LineRuleType.AUTO } } }),
    style('Footer', 'footer', 16, [0, 0]),
    style('Header', 'header', 26, [0, 0], { paragraph: { alignment: AlignmentType.CENTER } }),
  ],
}

/** Lists: a dash, or 1. 2. 3. (each list counts from one: `instance`). */
export const numbering = {
  config: [
    { reference: 'dash', levels: [{ level: 0, format: LevelFormat.BULLET, text: '-', alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: mm(10), hanging: mm(5) } } } }] },
    { reference: 'count', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: mm(12), hanging: mm(7) } } } }] },
  ],
}
