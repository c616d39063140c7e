import { Paragraph, TextRun, type IParagraphOptions } from 'docx'
import type { Run, Words } from '../model/document.ts'

/** XML has no place for control characters; a paragraph has none for line ends. */
// eslint-disable-next-line no-control-regex
const clean = (text: string): string => text.replace(/[\u0000-\u001f\u007f\ufffe\uffff]+/g, ' ')

/** A weight is said only where it differs from the style's own. */
export const runs = (words: Words, bold = false): TextRun[] =>
  (typeof words === 'string' ? [words] : words).map((run) => {
    const { text, ...weight }: Run = typeof run === 'string' ? { text: run } : run
    return new TextRun({ text: clean(text), ...(bold || weight.bold ? { bold: true } : {}), ...(weight.italic ? { italics: true } : {}) })
  })

/** A paragraph in a named style. */
export const styled = (style: string, words: Words, more: Omit<IParagraphOptions, 'style' | 'children'> = {}, bold = false): Paragraph =>
  new Paragraph({ ...more, style, children: runs(words, bold) })
