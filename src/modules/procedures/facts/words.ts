/** How officials write times, money and numbers of laws, and how near two texts are. */
import { searchKey } from '../model/search.ts'

/** Small letters without marks, single blanks, numbers without the zeros officials write before them: `Mẫu số 02` → `mau so 2`. */
export const fold = (text: string): string =>
  searchKey(text).replace(/(?<![\d.])0+(?=\d)/g, '').replace(/(?<![\d.])(\d{1,2})\.0?(\d{1,2})\.(\d{4})(?![\d.])/g, '$1.$2.$3')

const EMPTY = new Set(['va', 'cua', 'cho', 'cac', 'theo', 'tai', 'den', 'voi', 've', 'co', 'la', 'mot', 'nhung', 'duoc', 'mau', 'so', 'noi', 'dung'])
/** What departments write for the same thing: abbreviations, who sits in an office, letters that are written either way. */
const SHORT: [RegExp, string][] = [
  [/\b(?:bo phan|bp) (?:tiep nhan (?:va )?tra ket qua|tn ?(?:va )?tkq)\b|\bbpmc\b|\bbp mot cua\b/g, 'bo phan mot cua'],
  [/\b(?:pho )?truong phong\b/g, 'lanh dao phong'], [/\b(?:pho )?giam doc(?: so)?\b/g, 'lanh dao so'],
  [/\btthc\b/g, 'thu tuc hanh chinh'], [/\bubnd\b/g, 'uy ban nhan dan'], [/\bqltm\b/g, 'quan ly thuong mai'], [/\bgcn\b/g, 'giay chung nhan'],
  [/\bkm\b/g, 'khuyen mai'], [/\bbp\b/g, 'bo phan'], [/\bld\b/g, 'lanh dao'], [/\bcv\b/g, 'chuyen vien'], [/\bhs\b/g, 'ho so'], [/\btp\b/g, 'thanh pho'],
  [/\b([bcdghklmnprstvx]|th|ch|kh|ph|nh|tr|gh|ng|qu)y\b/g, '$1i'],
]

function tokens(text: string): string[] {
  const whole = SHORT.reduce((key, [short, long]) => key.replace(short, long), fold(text))
  const all = [...new Set(whole.split(' '))].filter(Boolean)
  const telling = all.filter((one) => !EMPTY.has(one))
  return telling.length > 0 ? telling : all
}

/** From 0 to 1: how many telling words two texts share; one that lies wholly in the other counts nearly whole. */
export function alike(a: string, b: string): number {
  const [left, right] = [tokens(a), new Set(tokens(b))]
  if (left.length === 0 || right.size === 0) return 0
  const shared = left.filter((one) => right.has(one)).length
  const least = Math.min(left.length, right.size)
  const inside = least >= 2 ? (shared / least) * 0.92 : 0
  return Math.max((2 * shared) / (left.length + right.size), inside * Math.min(1, (least + 2) / 6))
}

/** Whether nearly all words of a text stand in another. */
export function within(text: string, whole: string): number {
  const [left, right] = [tokens(text), new Set(tokens(whole))]
  return left.length === 0 ? 0 : left.filter((one) => right.has(one)).length / left.length
}

export type Duration = { value: number; unit: 'hour' | 'workingDay' | 'day' | 'month' | 'year' }

const FRACTIONS: Record<string, number> = { '½': 0.5, '¼': 0.25, '¾': 0.75, '⅓': 1 / 3 }
const AMOUNT = String.raw`(\d+\s*[½¼¾]|[½¼¾⅓]|\d+\s*\/\s*\d+|\d+(?:[.,]\d+)?)`
const UNIT = String.raw`(ngày làm việc|ngày lv|ngày(?:\s+trong giờ hành chính)?|giờ làm việc|giờ|h|phút|tháng|năm|buổi)(?![\p{L}])(?!\s+\d{1,4}(?:[/.-]\d|\s+năm|(?![\d\s,]*(?:giờ|ngày|phút|tháng))))`
const DURATION = new RegExp(String.raw`(?<![\d./])${AMOUNT}\s*(?:\([^)]{1,25}\)\s*)?${UNIT}`, 'giu')

function amountOf(text: string): number {
  const mixed = /^(\d+)\s*([½¼¾])$/.exec(text)
  if (mixed) return Number(mixed[1]) + (FRACTIONS[mixed[2] ?? ''] ?? 0)
  const known = FRACTIONS[text]
  if (known !== undefined) return known
  const [top, bottom] = text.split('/').map(Number)
  if (bottom !== undefined && top !== undefined) return bottom === 0 ? Number.NaN : top / bottom
  return Number(text.replace(',', '.'))
}

/** Every time a text tells: `05 ngày làm việc`, `0,5 ngày`, `½ ngày`, `04 giờ làm việc`, `30 phút`, `1 buổi`. */
export function durationsIn(text: string): Duration[] {
  return [...text.normalize('NFC').matchAll(DURATION)].flatMap(([, amount = '', unit = '']): Duration[] => {
    const value = amountOf(amount)
    if (!Number.isFinite(value)) return []
    const word = unit.toLowerCase()
    if (word.startsWith('giờ') || word === 'h') return [{ value, unit: 'hour' }]
    if (word === 'phút') return [{ value: value / 60, unit: 'hour' }]
    if (word === 'buổi') return [{ value: value / 2, unit: 'workingDay' }]
    if (word === 'tháng') return [{ value, unit: 'month' }]
    if (word === 'năm') return [{ value, unit: 'year' }]
    return [{ value, unit: word === 'ngày' ? 'day' : 'workingDay' }]
  })
}

export const durationIn = (text: string): Duration | undefined => durationsIn(text)[0]

/** Rounded so that a third of a day is the same however it was written. */
export const rounded = (value: number): string => String(Math.round(value * 100) / 100)

/** Working hours of a step: a day is a working day. `unit` is that of the column's head, for bare numbers. */
export function hoursIn(text: string, hoursADay: number, unit?: 'hour' | 'day'): number | undefined {
  const found = durationIn(text)
  if (found?.unit === 'hour') return found.value
  if (found?.unit === 'day' || found?.unit === 'workingDay') return found.value * hoursADay
  const bare = /^\s*(\d+\s*[½¼¾]|[½¼¾]|\d+\s*\/\s*\d+|\d+(?:[.,]\d+)?)\s*$/u.exec(text)?.[1]
  if (bare === undefined || unit === undefined) return undefined
  return amountOf(bare) * (unit === 'hour' ? 1 : hoursADay)
}

/** `5 workingDay`: the unit is part of what must agree. A bare "ngày" is a day of the calendar. */
export const durationValue = ({ value, unit }: Duration): string => `${rounded(value)} ${unit}`

/** Whole đồng told by a text, in their order. */
export function amountsIn(text: string): number[] {
  return [...text.matchAll(/(?<![\d/.,])(\d{1,3}(?:[.,\s]\d{3})+|\d+)\s*(?:\([^)]{3,60}\)\s*)?(nghìn đồng|ngàn đồng|triệu đồng|đồng|VNĐ|VND|đ)(?![\p{L}])/giu)].map(([, digits = '', unit = '']) => {
    const amount = Number(digits.replace(/[.,\s]/g, ''))
    return amount * (/nghìn|ngàn/i.test(unit) ? 1_000 : /triệu/i.test(unit) ? 1_000_000 : 1)
  })
}

/** A text that says that nothing is asked. */
export const saysNone = (text: string): boolean => /^(khong|mien phi|khong co|khong thu|khong thu phi( le phi)?|khong quy dinh|chua quy dinh)$/.test(fold(text)) || /^(không thu|miễn)/i.test(text.trim())

/** A text that tells nothing of what it is asked: none, or "Không ghi …", "Chưa có …" where a document has no entry. */
export const saysNothing = (text: string): boolean =>
  saysNone(text) || /^(khong ghi|chua ghi|khong neu|khong quy dinh|khong co (ket qua|yeu cau|dieu kien|phi|le phi)|khong phai nop giay to)( |$)/.test(fold(text))

/** Numbers of legal texts: `81/2018/NĐ-CP`, `36/2005/QH11`, `707/QĐ-UBND`. Blanks stand at most around the first dash: what follows another is no part of it. */
export function lawsIn(text: string): string[] {
  const found = text.normalize('NFC').matchAll(/(?<![\d/])\d{1,5}\/(?:\d{4}\/)?(?:NĐ|TTLT|TT|QH|QĐ|NQ|PL|CT|CV|KH|TB|VBHN|HĐND|UBTVQH|CP)(?:\d+|\s?[-–]\s?(?:TTg|\p{Lu}[\p{Lu}\d]*)(?!\p{Ll}))?(?:[-–](?:TTg|[\p{Lu}\d]+)(?!\p{Ll}))*/gu)
  return [...new Set([...found].map(([number]) => number.replace(/\s?[-–]\s?/g, '-')))]
}
/** A number of a law in one way of writing: `0?81/2018/NĐ-CP`. */
export const lawKey = (number: string): string => number.normalize('NFC').toUpperCase().replace(/^0+/, '').replaceAll('–', '-').replace(/\s/g, '')

export const codesIn = (text: string): string[] => [...text.matchAll(/(?<![\d.])\d\.\d{6}(?:\.(?:\d{3}\.\d{2}\.\d{2}\.)?[A-Y]\d{2})?(?!\d)/g)].map(([code]) => code)
