import { formatWhole } from '../../../platform/money.ts'
import type { Channel, LegalBasis, MoneyCondition, ProcedureDefinition } from './definition.ts'
import { feesFor, limitParts, limitWords, type FeeLine } from './rules.ts'

export const CHANNEL_NAMES: Record<Channel, string> = {
  online: 'Trực tuyến',
  direct: 'Trực tiếp',
  post: 'Bưu chính',
  email: 'Thư điện tử có ký số',
}
export const LEVEL_NAMES: Record<ProcedureDefinition['level'], string> = {
  central: 'Cấp bộ',
  provincial: 'Cấp tỉnh',
  district: 'Cấp huyện',
  commune: 'Cấp xã',
}
export const SERVICE_LEVEL_NAMES = {
  full: 'Dịch vụ công trực tuyến toàn trình',
  partial: 'Dịch vụ công trực tuyến một phần',
  none: 'Chưa cung cấp trực tuyến',
} as const

const ORDER: Channel[] = ['online', 'direct', 'post', 'email']

/** `Trực tuyến, trực tiếp, bưu chính`; undefined where no source says how to file. */
export function channelWords(definition: ProcedureDefinition): string | undefined {
  const channels = definition.channels?.map((one) => one.channel) ?? []
  const names = ORDER.filter((one) => channels.includes(one)).map((one) => CHANNEL_NAMES[one])
  return names.length === 0 ? undefined : sentence(names.join(', '))
}

/** Only the first letter is a capital. */
const sentence = (words: string): string => words.charAt(0) + words.slice(1).toLowerCase()

/** Whether every channel states the same time. */
export function sameTimeInAllChannels({ channels }: ProcedureDefinition): boolean {
  const times = (channels ?? []).map((one) => one.time && limitWords(one.time))
  return times.length > 1 && times[0] != null && times.every((time) => time === times[0])
}

export type Said = { numeral?: string; value: string; note?: string }

/** The processing time for the strip of facts. */
export function timeSaid(definition: ProcedureDefinition): Said {
  if (definition.notification) return { value: 'Không quy định', note: 'thủ tục thông báo, không có kết quả phải chờ' }
  const ofCases = (definition.cases ?? []).flatMap((one) => (one.time ? [limitWords(one.time)] : []))
  const others = [...new Set(ofCases)].filter((words) => !definition.time || words !== limitWords(definition.time))
  const limit = definition.time ?? definition.statutory?.time
  if (!limit) {
    if (others.length === 0) return { value: 'Không ghi thời hạn', note: 'trong bản công bố hiện hành' }
    return { value: 'Theo trường hợp', note: others.join(' hoặc ') }
  }
  const { count, unit } = limitParts(limit)
  const note = definition.time === null ? 'theo pháp luật; bản công bố không ghi riêng' : others.length > 0 ? `trường hợp khác: ${others.join(', ')}` : undefined
  return { numeral: count, value: unit, ...(note === undefined ? {} : { note }) }
}

const dong = (amount: number): string => `${formatWhole(amount)} đồng`

/** Fees and charges for the strip of facts. Not stated is never said as nothing to pay. */
export function feeSaid(definition: ProcedureDefinition, on: string): Said {
  const lines = feeLines(definition, on)
  const amounts = lines.flatMap((line) => (line.amount === null ? [] : [line.amount]))
  if (amounts.length > 0) {
    const [least, most] = [Math.min(...amounts), Math.max(...amounts)]
    if (least === most) return { value: dong(least) }
    return { value: `Từ ${formatWhole(least)} đến ${dong(most)}`, note: 'theo đối tượng, địa bàn, trường hợp' }
  }
  if (lines.length > 0) return { value: 'Có thu', note: 'nguồn không ghi số tiền' }
  const { fees, charges } = definition
  if (fees === null && charges === null) return { value: 'Không ghi khoản thu', note: 'trong bản công bố hiện hành' }
  if (fees === null) return { value: 'Không thu lệ phí', note: 'bản công bố không ghi phí' }
  if (charges === null) return { value: 'Không thu phí', note: 'bản công bố không ghi lệ phí' }
  return { value: 'Không thu phí, lệ phí', note: 'theo bản công bố hiện hành' }
}

/** Every amount that may be due on a day, of the procedure and of all its cases. */
export function feeLines(definition: ProcedureDefinition, on: string): (FeeLine & { caseName?: string })[] {
  const open = { subject: null, area: null, channel: null, on }
  const whole = feesFor(definition, { ...open, case: null }).lines
  const ofCases = (definition.cases ?? []).flatMap((one) =>
    one.fees === null ? [] : feesFor({ ...definition, charges: null }, { ...open, case: one.key }).lines.map((line) => ({ ...line, caseName: one.name })),
  )
  return [...whole, ...ofCases]
}

/** `tổ chức, doanh nghiệp; thành phố, thị xã; nộp trực tuyến`. */
export function conditionWords(when: MoneyCondition, caseName?: string): string {
  const channel = when.channel === null ? null : `nộp ${CHANNEL_NAMES[when.channel].toLowerCase()}`
  return [caseName, when.subject, when.area, channel].filter((part) => part != null).join('; ')
}

const KINDS: [RegExp, string][] = [
  [/NĐ-CP$/, 'Nghị định số'],
  [/\/TTLT/, 'Thông tư liên tịch số'],
  [/\/TT-/, 'Thông tư số'],
  [/\/QĐ-/, 'Quyết định số'],
  [/\/NQ-/, 'Nghị quyết số'],
  [/\/QH\d+$/, 'Luật số'],
]

/** `Nghị định số 81/2018/NĐ-CP`; the title instead of the kind where it is known. */
export function lawWords({ number, title }: LegalBasis): string {
  const kind = KINDS.find(([pattern]) => pattern.test(number))?.[1]
  const named = kind ? `${kind} ${number}` : number
  return title ? `${named}, ${title}` : named
}

/** A hash in groups of four: `7c1e 94a0 …`. */
export const hashGroups = (hash: string): string => hash.replace(/(.{4})(?=.)/g, '$1 ')
/** `7c1e 94a0 … b2d6`. */
export const hashShort = (hash: string): string => `${hash.slice(0, 4)} ${hash.slice(4, 8)} … ${hash.slice(-4)}`
