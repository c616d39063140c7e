import type { Day } from '../../../../platform/time.ts'
import type { Block } from '../../../documents/model/document.ts'
import type { ProcedureDefinition, TimeLimit } from '../../model/definition.ts'
import { limitWords } from '../../model/rules.ts'

/** What no source states is said so; never nothing, never zero. */
export const notStated = (what: string): string => `Không ghi ${what}.`

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
/** Ends with a full stop, unless it ends a sentence already. */
export const sentence = (words: string): string => (/[.!?…:;]$/.test(words.trim()) ? capital(words.trim()) : `${capital(words.trim())}.`)

/** `05 ngày làm việc`, with the source's own words of when it starts, where it has them. */
export function timeWords(limit: TimeLimit): string {
  const start = /\b(kể từ .*|từ (?:khi|ngày) .*)$/i.exec(limit.text ?? '')?.[1]
  return start ? `${limitWords(limit)} ${start}` : limitWords(limit)
}

/** `ngày 09 tháng 02 năm 2023`: a zero before days under 10 and months 1 and 2 (NĐ 30/2020, Phụ lục I). */
export function dayInWords(day: Day): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `ngày ${date} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`
}

/** `5,5 giờ làm việc`. */
export const hoursWords = (hours: number): string => `${String(hours).replace('.', ',').padStart(2, '0')} giờ làm việc`

export const paragraph = (text: string): Block => ({ kind: 'paragraph', words: text })
export const note = (text: string): Block => ({ kind: 'paragraph', words: [{ text, italic: true }] })
/** One item as a paragraph, several as a list. */
export const items = (texts: readonly string[]): Block =>
  texts.length === 1 ? paragraph(texts[0] ?? '') : { kind: 'list', items: texts }

/** The mark of a part that no source gives and that was composed: what it says stays said on paper too. */
export const composedMark = ({ composed }: ProcedureDefinition, ...parts: string[]): Block[] =>
  composed.filter(({ part }) => parts.some((one) => part === one || part.startsWith(`${one}.`)))
    .map((one) => note(sentence(`Ghi chú: ${one.note}`)))
