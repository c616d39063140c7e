/** Text of a PDF page as runs with places, and how runs become words again. */

/** One piece of text; the origin is the top left corner, in points. `size` is that of its letters. */
export type Run = { text: string; x: number; y: number; width: number; size: number; mark: string | undefined }
export type Line = { runs: Run[]; x: number; right: number; y: number; size: number; text: string }

const middle = (run: Run): number => run.y - run.size / 2

/** Runs to lines, from top to bottom; runs whose middles lie within half a letter are one line. */
export function linesOf(runs: readonly Run[]): Line[] {
  const lines: Run[][] = []
  for (const run of runs.filter((one) => one.text.trim() !== '').toSorted((a, b) => middle(a) - middle(b) || a.x - b.x)) {
    const last = lines.at(-1)
    const anchor = last?.[0]
    if (last && anchor && Math.abs(middle(anchor) - middle(run)) < Math.min(anchor.size, run.size) * 0.5) last.push(run)
    else lines.push([run])
  }
  return lines.map((line) => {
    const ordered = line.toSorted((a, b) => a.x - b.x)
    return {
      runs: ordered, text: textOf(ordered), x: Math.min(...ordered.map((one) => one.x)), right: Math.max(...ordered.map((one) => one.x + one.width)),
      y: Math.max(...ordered.map((one) => one.y)), size: Math.max(...ordered.map((one) => one.size)),
    }
  })
}

/** Runs of one line put together; a gap wider than a sixth of a letter is a blank. */
export function textOf(runs: readonly Run[]): string {
  let text = ''
  let end: number | undefined
  for (const run of runs) {
    if (end !== undefined && run.x - end > run.size * 0.16 && !text.endsWith(' ')) text += ' '
    text += run.text
    end = run.x + run.width
  }
  return text.replace(/\s+/g, ' ').trim()
}

/** What begins a line of its own: an item, a numbered heading, an article, a step. */
const BEGINS = /^(?:[-–+•*]\s|[a-zđ]\d?[).]\s|\(?\d{1,2}[).]\s|\d{1,2}(?:\.\d{1,2})+\.?\s|[IVX]{1,4}[.)]\s|(?:Bước|Điều|Mục|Chương|Phần|Phụ lục|Giai đoạn|Trường hợp)\s+[\dIVX])/u

/** Lines of one cell or paragraph as one text: wrapped lines run on, items stay lines. */
export const wrapped = (lines: readonly string[]): string =>
  lines.reduce((text, line) => (text === '' ? line : `${text}${BEGINS.test(line) && !isOpen(text) ? '\n' : ' '}${line}`), '')

/** Within brackets nothing begins: "(Mẫu số", "04)". */
const isOpen = (text: string): boolean => text.lastIndexOf('(') > text.lastIndexOf(')')

/** Paragraphs by the gaps between their lines, by what begins a line, and by lines that end early. */
export function paragraphsOf(lines: readonly Line[]): { text: string; size: number; y: number }[] {
  const right = Math.max(0, ...lines.map((line) => line.right))
  const paragraphs: Line[][] = []
  for (const line of lines) {
    const last = paragraphs.at(-1)?.at(-1)
    const apart = !last || line.y - last.y > Math.max(line.size, last.size) * 1.75 || BEGINS.test(line.text) || last.right < right - (right - last.x) * 0.2 || Math.abs(last.size - line.size) > 1.5
    if (apart) paragraphs.push([line])
    else paragraphs.at(-1)?.push(line)
  }
  return paragraphs.map((all) => ({ text: wrapped(all.map((line) => line.text)), size: Math.max(...all.map((line) => line.size)), y: all[0]?.y ?? 0 }))
}
