import type { Block, Cell } from '../../../documents/model/document.ts'
import type { Case, Channel, ProcedureDefinition, Window } from '../../model/definition.ts'
import { limitWords, timeFor, timeSaved } from '../../model/rules.ts'
import { CHANNEL_NAMES } from '../../model/words.ts'
import type { OutputInput } from '../input.ts'
import { items, notStated, paragraph, sentence, timeWords } from './words.ts'

/** The promised time in words: of a case, of a channel, of the whole. */
export function promisedWords(definition: ProcedureDefinition, caseKey: string | null, channel: Channel | null): string {
  const { limit, from } = timeFor(definition, caseKey, channel)
  if (limit) return from === 'statutory' ? `${timeWords(limit)} (theo pháp luật; không ghi thời hạn riêng)` : timeWords(limit)
  if (from === 'notification') return 'Không quy định (thủ tục thông báo)'
  if (from === 'sameAs') return definition.cases?.find((one) => one.key === caseKey)?.sameAs?.text ?? 'Như thủ tục dẫn chiếu'
  return 'Không ghi thời hạn'
}

/** The chain of a case with other agencies: "Sở Công Thương: … (03 ngày làm việc)". */
const chainLines = ({ chain }: Case): string[] =>
  (chain ?? []).map((term) => `${term.actor}: ${term.action}${term.within ? ` (${limitWords(term.within)})` : ''}`)

/** Rows of case × channel, as far as times differ. */
function rows(definition: ProcedureDefinition): Cell[][] {
  const channels = definition.channels ?? []
  const differs = new Set(channels.map((one) => (one.time ? limitWords(one.time) : ''))).size > 1
  if (!definition.cases || definition.cases.length === 0) {
    if (!differs) return []
    return channels.map((one) => [CHANNEL_NAMES[one.channel], promisedWords(definition, null, one.channel)])
  }
  return definition.cases.flatMap((one): Cell[][] => {
    const name = `Trường hợp ${one.name}`
    const own = one.channels.map((each): Cell[] => [`${name}; nộp ${CHANNEL_NAMES[each.channel].toLowerCase()}`, timeWords(each.time)])
    const others = own.length > 0 ? [] : [[{ words: [name, ...chainLines(one).map((text) => `- ${text}`)] }, promisedWords(definition, one.key, null)]]
    return [...own, ...others]
  })
}

/** Thời hạn giải quyết: of the whole, of each case, and what the law demands at most. */
export function timeBlocks(definition: ProcedureDefinition): Block[] {
  const table = rows(definition)
  const { statutory, clockStart, silenceIsConsent, supplement } = definition
  const saved = timeSaved(definition)
  const whole = table.length > 0 && definition.time === null && !definition.notification ? [] : [paragraph(sentence(promisedWords(definition, null, null)))]
  const byLaw = statutory?.time && definition.time ? [paragraph(`Thời hạn theo pháp luật: ${limitWords(statutory.time)}${saved ? `; đã cắt giảm ${saved.percent}%` : ''}.`)] : []
  const more = [
    clockStart?.text,
    silenceIsConsent && silenceIsConsent.text,
    supplement.officeWithin && `Thời hạn thông báo hồ sơ chưa đầy đủ, hợp lệ: ${limitWords(supplement.officeWithin)}`,
    supplement.applicantWithin && `Thời hạn người nộp bổ sung, hoàn thiện hồ sơ: ${limitWords(supplement.applicantWithin)}`,
  ].filter((text) => text != null && text !== '').map((text) => paragraph(sentence(String(text))))
  const head = definition.cases && definition.cases.length > 0 ? 'Trường hợp' : 'Cách thức nộp'
  return [
    ...whole,
    ...(table.length === 0 ? [] : [{ kind: 'table' as const, columns: [{ width: 5 }, { width: 3 }], head: [[head, 'Thời hạn giải quyết']], rows: table }]),
    ...byLaw,
    ...more,
  ]
}

const PLACES: Record<Channel, (input: OutputInput) => string> = {
  direct: ({ agency }) => `Bộ phận Tiếp nhận và Trả kết quả, ${[agency.name, agency.address].filter(Boolean).join(', ')}`,
  post: ({ agency }) => `Dịch vụ bưu chính công ích, gửi tới Bộ phận Tiếp nhận và Trả kết quả, ${[agency.name, agency.address].filter(Boolean).join(', ')}`,
  online: ({ baseUrl }) => `Trang dịch vụ công ${baseUrl}`,
  email: () => 'Thư điện tử có ký số',
}

/** Where a dossier is taken and its result given back (địa điểm thực hiện). */
export const placeWords = (input: OutputInput): string => PLACES.direct(input)

const ORDER: readonly Channel[] = ['direct', 'online', 'post', 'email']
const inOrder = <T extends { channel: Channel }>(channels: readonly T[]): T[] => channels.toSorted((a, b) => ORDER.indexOf(a.channel) - ORDER.indexOf(b.channel))

/** Cách thức thực hiện: channel, place, time. */
export function channelBlock(input: OutputInput): Block {
  const { channels } = input.definition
  if (channels === null) return paragraph(notStated('cách thức thực hiện'))
  return {
    kind: 'table',
    columns: [{ width: 0.8, align: 'center' }, { width: 2.2 }, { width: 5.4 }, { width: 3 }],
    head: [['TT', 'Cách thức', 'Nơi nhận hồ sơ', 'Thời hạn giải quyết']],
    rows: inOrder(channels).map((one, at) => [String(at + 1), CHANNEL_NAMES[one.channel], PLACES[one.channel](input), one.time ? limitWords(one.time) : byCase(input.definition)]),
  }
}

const byCase = (definition: ProcedureDefinition): string =>
  definition.notification ? 'Không quy định' : definition.time === null && (definition.cases ?? []).length > 0 ? 'Theo trường hợp' : 'Không ghi thời hạn riêng'

/** Yêu cầu, điều kiện: of the whole, of cases, and by when something must be filed. */
export function conditionsBlock({ conditions, windows, statutory, cases }: ProcedureDefinition): Block {
  // Where a source states conditions, the windows were read out of them.
  const told = (one: Window): boolean => conditions === null && one.cases === null
  const ofCases = (cases ?? []).flatMap((one) => (one.conditions ? [`Trường hợp ${one.name}: ${one.conditions}`] : []))
  const all = [conditions, statutory?.condition, ...windows.filter(told).map((one) => one.text), ...ofCases].filter((text) => text != null)
  return all.length === 0 ? paragraph(notStated('yêu cầu, điều kiện')) : items(all.map(sentence))
}
