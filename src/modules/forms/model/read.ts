import { dayNumberOf } from '../../../platform/time.ts'
import { maxLengthOf, type ChoiceField, type DateField, type NumberField, type Simple, type SimpleField, type TextField } from './definition.ts'

/** What one answer came to: nothing, a cleaned value, or the code of what is wrong with it. */
export type Reading =
  | { empty: true }
  | { value: Simple }
  | { code: string; params?: Record<string, string | number> }

const EMPTY: Reading = { empty: true }
const wrong = (code: string, params?: Record<string, string | number>): Reading =>
  params ? { code, params } : { code }

/** Reads any one answer as a field asks for it. Never throws, whatever it is given. */
export function readField(field: SimpleField, raw: unknown): Reading {
  switch (field.kind) {
    case 'text':
    case 'longText':
      return readText(field, raw)
    case 'number':
    case 'money':
      return readNumber(field, raw)
    case 'date':
      return readDate(field, raw)
    case 'choice':
      return readChoice(field, raw)
    case 'choices':
      return readChoices(field, raw)
    case 'yesNo':
      return readYesNo(raw, field.mustBeYes === true)
    default:
      return readShaped(field.kind, raw)
  }
}

/** Text as typed; a JSON number is its digits, anything else is no text. */
const textOf = (raw: unknown): string | undefined =>
  typeof raw === 'string' ? raw : typeof raw === 'number' && Number.isFinite(raw) ? String(raw) : undefined

const isNothing = (raw: unknown): boolean => raw === undefined || raw === null

/** One line: composed letters (NFC), no control, broken or invisible characters, single spaces. */
export const cleanLine = (text: string): string =>
  text
    .replace(/[\u200b\u2060]/g, '')
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
    .normalize('NFC')
    .trim()

/** Several lines: as `cleanLine`, but line ends stay, as `\n`. */
export const cleanLines = (text: string): string =>
  text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\u200b\u2060]|[^\P{Cc}\n\t]|\p{Cs}/gu, '')
    .normalize('NFC')
    .replace(/[^\S\n]+$/gm, '')
    .trim()

function readText(field: TextField, raw: unknown): Reading {
  if (isNothing(raw)) return EMPTY
  const text = textOf(raw)
  if (text === undefined) return wrong('forms.notText')
  const clean = field.kind === 'longText' ? cleanLines(text) : cleanLine(text)
  if (clean === '') return EMPTY
  const max = maxLengthOf(field)
  if (clean.length > max) return wrong('forms.tooLong', { max, over: clean.length - max })
  if (field.pattern !== undefined && !matches(field.pattern, clean)) {
    return wrong('forms.pattern', { shape: field.patternHint ?? '' })
  }
  return { value: clean }
}

/** A pattern that does not compile is a fault of the form (`checkForm` says so), not of the person. */
function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(text)
  } catch {
    return true
  }
}

const NUMBER = /^(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,6}))?$/

/**
 * `1.250.000`, `1250000`, `1 250 000`, `12,5`: the point groups thousands and the comma begins the decimals
 * (at most six). Undefined for anything else, so `12.5` is refused and never taken for 125.
 */
export function parseNumber(text: string): number | undefined {
  const found = NUMBER.exec(text.replace(/[\s\u00a0\u202f]+/g, ''))
  if (!found) return undefined
  const value = Number(`${found[2]?.replaceAll('.', '')}.${found[3] ?? 0}`)
  if (value > 1e15) return undefined
  return found[1] && value !== 0 ? -value : value
}

/** The other way: `1250000.5` → `1.250.000,5`. */
export function formatNumber(value: number): string {
  const [whole = '', decimals] = value.toFixed(6).replace(/\.?0+$/, '').split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.')
  return decimals ? `${grouped},${decimals}` : grouped
}

function readNumber(field: NumberField, raw: unknown): Reading {
  if (isNothing(raw)) return EMPTY
  let value: number | undefined
  if (typeof raw === 'number') {
    value = Math.abs(raw) <= 1e15 ? (field.kind === 'money' ? raw : Number(raw.toFixed(6))) : undefined
  } else if (typeof raw === 'string') {
    const text = cleanLine(raw)
    if (text === '') return EMPTY
    value = parseNumber(field.kind === 'money' ? text.replace(/\s*(?:đồng|đ|VNĐ|VND)\.?$/iu, '') : text)
  }
  if (value === undefined) return wrong(field.kind === 'money' ? 'forms.money' : 'forms.number')
  if (field.kind === 'money' && !Number.isInteger(value)) return wrong('forms.money')
  const least = field.min ?? (field.kind === 'money' ? 0 : undefined)
  if (least !== undefined && value < least) return wrong('forms.tooSmall', { min: formatNumber(least) })
  if (field.max !== undefined && value > field.max) return wrong('forms.tooLarge', { max: formatNumber(field.max) })
  return { value: value === 0 ? 0 : value }
}

/** `3/10/2023`, `03-10-2023`, `03.10.2023` or `2023-10-03` → `2023-10-03`; undefined if there is no such day. */
export function parseDay(text: string): string | undefined {
  const typed = /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4})$/.exec(text)
  const day = typed
    ? `${typed[3]}-${typed[2]?.padStart(2, '0')}-${typed[1]?.padStart(2, '0')}`
    : text
  const year = Number(day.slice(0, 4))
  return dayNumberOf(day) !== undefined && year >= 1900 && year <= 2199 ? day : undefined
}

const showDay = (day: string): string => day.split('-').reverse().join('/')

function readDate(field: DateField, raw: unknown): Reading {
  if (isNothing(raw)) return EMPTY
  if (typeof raw !== 'string') return wrong('forms.date')
  const text = cleanLine(raw)
  if (text === '') return EMPTY
  const day = parseDay(text)
  if (day === undefined) return wrong('forms.date')
  if (field.min !== undefined && day < field.min) return wrong('forms.tooEarly', { min: showDay(field.min) })
  if (field.max !== undefined && day > field.max) return wrong('forms.tooLate', { max: showDay(field.max) })
  return { value: day }
}

const optionOf = (field: ChoiceField, raw: unknown) => {
  const text = textOf(raw)
  return text === undefined ? undefined : field.options.find((option) => option.value === text)
}

function readChoice(field: ChoiceField, raw: unknown): Reading {
  const one = Array.isArray(raw) && raw.length === 1 ? raw[0] : raw
  if (isNothing(one) || one === '') return EMPTY
  const option = optionOf(field, one)
  return option ? { value: option.value } : wrong('forms.choice')
}

function readChoices(field: ChoiceField, raw: unknown): Reading {
  const all: unknown[] = Array.isArray(raw) ? raw : [raw]
  const given = all.filter((one) => !isNothing(one) && one !== '')
  if (given.length === 0) return EMPTY
  const chosen = new Set(given.map((one) => optionOf(field, one)))
  if (chosen.has(undefined)) return wrong('forms.choice')
  return { value: field.options.filter((option) => chosen.has(option)).map((option) => option.value) }
}

const YES = new Set<unknown>([true, 'yes', 'true', 'on', '1'])
const NO = new Set<unknown>([false, 'no', 'false', '0'])

function readYesNo(raw: unknown, mustBeYes: boolean): Reading {
  if (isNothing(raw) || raw === '') return EMPTY
  if (YES.has(raw)) return { value: true }
  if (!NO.has(raw)) return wrong('forms.yesNo')
  return mustBeYes ? wrong('forms.mustBeYes') : { value: false }
}

const SHAPES = {
  phone: cleanPhone,
  email: cleanEmail,
  taxCode: cleanTaxCode,
  citizenId: cleanCitizenId,
} as const

function readShaped(kind: keyof typeof SHAPES, raw: unknown): Reading {
  if (isNothing(raw)) return EMPTY
  const text = textOf(raw)
  if (text === undefined) return wrong(`forms.${kind}`)
  const line = cleanLine(text)
  if (line === '') return EMPTY
  const value = SHAPES[kind](line)
  return value === undefined ? wrong(`forms.${kind}`) : { value }
}

/**
 * `0912 345 678`, `+84 912345678`, `(0256) 3822 333` → digits with the leading 0, ten or eleven of them;
 * a foreign number keeps its `+` (E.164, at most 15 digits). Hot lines 1800/1900 pass too.
 */
export function cleanPhone(text: string): string | undefined {
  const digits = text.replace(/[\s().\-–]+/g, '').replace(/^(?:\+84|0084)0?/, '0')
  return /^(?:0[1-9]\d{8,9}|1[89]00\d{4,6}|\+[1-9]\d{6,14})$/.test(digits) ? digits : undefined
}

/** An address as mail servers in use take it; no quoted local part. The domain becomes lower case. */
export function cleanEmail(text: string): string | undefined {
  const found = /^([^\s@<>()[\]\\,;:"]{1,64})@((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63})$/u.exec(text)
  return found && text.length <= 254 ? `${found[1]}@${found[2]?.toLowerCase()}` : undefined
}

/**
 * Mã số thuế: 10 digits, 10-3 for a dependent unit, or the 12 digits of the citizen's number, which replaces
 * the code of persons and household businesses since 01/07/2025 (TT 86/2024/TT-BTC) [memory].
 */
export function cleanTaxCode(text: string): string | undefined {
  const digits = text.replace(/[\s.]+/g, '').replace(/^(\d{10})[-–]?(\d{3})$/, '$1-$2')
  return /^(?:\d{10}(?:-\d{3})?|\d{12})$/.test(digits) ? digits : undefined
}

/** Số định danh cá nhân / căn cước: 12 digits. */
export function cleanCitizenId(text: string): string | undefined {
  const digits = text.replace(/[\s.]+/g, '')
  return /^\d{12}$/.test(digits) ? digits : undefined
}

/**
 * Whether the tenth digit of a tax code fits the nine before it: 10 − (Σ digit × 31,29,23,19,17,13,7,5,3 mod
 * 11) [memory; holds for 0300588569, 0101248141, 0100109106, 0100684378]. Used for advice only: a code that
 * does not fit is shown again to the person, never refused.
 */
export function taxCodeFits(code: string): boolean {
  if (!/^\d{10}(?:-\d{3})?$/.test(code)) return true
  const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3]
  const sum = weights.reduce((total, weight, at) => total + weight * Number(code[at]), 0)
  return 10 - (sum % 11) === Number(code[9])
}
