/** The facts that a document of words and tables tells, whoever wrote it. */
import { UNREAD_NAMES, type OutsideDocument } from '../../documents/model/outside.ts'
import type { Fact, FactKind, Facts } from './fact.ts'
import { partOf, withoutNumber } from './heads.ts'
import { feesIn } from './fees.ts'
import { outlineOf, type Outline, type Part } from './outline.ts'
import { papersIn } from './papers.ts'
import { stepFactsOf, stepsIn } from './steps.ts'
import { codesIn, durationsIn, durationValue, fold, lawKey, lawsIn, saysNothing } from './words.ts'

export function factsInDocument(document: OutsideDocument, hoursADay = 8): Facts {
  const outline = outlineOf(document)
  const steps = stepsIn(outline, hoursADay)
  const facts = [
    ...plainFacts(outline), ...codeFacts(document), ...timeFacts(outline), ...channelFacts(outline),
    ...papersIn(outline), ...feesIn(outline), ...lawFacts(document, outline), ...stepFactsOf(steps, hoursADay), ...stampFacts(document),
  ]
  // A mark or a code at the head or foot of a sheet is no content.
  const unread = document.unread.filter(({ what, where }) => what !== 'image' || !/^(đầu|chân) trang/.test(where)).map(({ what, where }) => ({ what: capital(UNREAD_NAMES[what]), where }))
  facts.push(...headingNames(document))
  return { facts: numbered(facts), notUnderstood: [...steps.notUnderstood, ...outline.unknown, ...timesNotRead(outline), ...unread] }
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** Ids as they come, made unique. */
function numbered(facts: readonly Fact[]): Fact[] {
  const seen = new Map<string, number>()
  return facts.map((fact) => {
    const before = seen.get(fact.id) ?? 0
    seen.set(fact.id, before + 1)
    return before === 0 ? fact : { ...fact, id: `${fact.id}~${before + 1}` }
  })
}

const clean = (text: string): string => withoutNumber(text).replace(/^[-–+•*]\s*/, '').replace(/[.;,]+$/, '').trim()
const fact = (kind: FactKind, id: string, words: string, where: string, more: Partial<Fact> = {}): Fact => ({ id, kind, about: '', words, value: fold(words), where, ...more })
const partsOf = (outline: Outline, kind: Part['kind']): Part[] => outline.parts.filter((part) => part.kind === kind)

function plainFacts(outline: Outline): Fact[] {
  const lists: [Part['kind'], FactKind][] = [['applicant', 'applicant'], ['result', 'result'], ['condition', 'condition'], ['publicSteps', 'publicStep'], ['field', 'field'], ['name', 'name']]
  const found = lists.flatMap(([kind, as]) => partsOf(outline, kind).flatMap((part) =>
    part.lines.flatMap((line) => (kind === 'applicant' ? line.text.split(';') : [line.text]).map((text) => ({ ...line, text: clean(text) }))).filter((line) => line.text !== '' && !saysNothing(line.text) && !(kind === 'name' && fold(line.text).split(' ').length < 4)).map((line, i) => fact(as, `${as}.${i + 1}`, line.text, line.place)),
  ))
  const agencies = partsOf(outline, 'agency').flatMap((part) => part.lines.filter((line) => !saysNothing(clean(line.text))).map((line, i) => fact('agency', `agency.${fold(part.head)}.${i + 1}`, clean(line.text), line.place, { about: clean(part.head) })))
  const sets = partsOf(outline, 'sets').flatMap((part) => part.lines.flatMap((line) => {
    const count = /(\d{1,2})\s*(?:\([^)]*\)\s*)?bộ/i.exec(line.text)?.[1]
    return count === undefined ? [] : [fact('sets', 'sets', clean(line.text), line.place, { value: String(Number(count)) })]
  }))
  return [...found, ...agencies, ...sets]
}

/** A line headed as the name may be one of another thing: a heading may be it too, or one of the first lines. */
const headingNames = (document: OutsideDocument): Fact[] =>
  document.blocks.flatMap((block, i) =>
    (block.kind === 'heading' || (block.kind === 'paragraph' && i < 12)) && nameIn(block.text) !== '' ? [fact('name', 'name', nameIn(block.text), block.place)] : [])

/** "Quy trình: Đăng ký hoạt động khuyến mại" is the name of what the process is of. */
function nameIn(text: string): string {
  const part = partOf(text)
  const name = part === undefined ? clean(text) : part.kind === 'process' ? clean(part.rest) : ''
  return name.split(' ').length > 3 ? name : ''
}

function* textsOf(document: OutsideDocument): Generator<{ text: string; place: string; heading: boolean }> {
  for (const block of document.blocks) {
    if (block.kind !== 'table') yield { text: block.text, place: block.place, heading: block.kind === 'heading' }
    else for (const row of block.rows) yield { text: row.cells.filter((cell) => !cell.covered).map((cell) => cell.text).join('\n'), place: row.place, heading: false }
  }
}

const codeFacts = (document: OutsideDocument): Fact[] => {
  const found = new Map<string, Fact>()
  for (const { text, place } of textsOf(document)) {
    for (const code of codesIn(text)) if (!found.has(code)) found.set(code, fact('code', 'code', code, place, { value: code }))
  }
  return [...found.values()]
}

function stampFacts(document: OutsideDocument): Fact[] {
  const out: Fact[] = []
  for (const { text, place } of textsOf(document)) {
    const hash = /(?:mã băm|sha-?256)[^0-9a-f]{0,30}((?:[0-9a-f]{4}\s*){16})(?![0-9a-f])/i.exec(text)?.[1] ?? /(?:^|\s)([0-9a-f]{64})(?![0-9a-f])/i.exec(text)?.[1]
    if (hash) out.push(fact('hash', 'hash', hash.replace(/\s/g, '').toLowerCase(), place, { value: hash.replace(/\s/g, '').toLowerCase() }))
    const version = /(?:phiên bản)\s*(?:số\s*)?[:\n]?\s*(\d{1,4})(?!\d)/i.exec(text)?.[1]
    if (version) out.push(fact('version', 'version', version, place, { value: String(Number(version)) }))
  }
  return out
}

function timeFacts(outline: Outline): Fact[] {
  const said = partsOf(outline, 'time').flatMap((part) => part.lines.flatMap((line) => {
    const [first] = durationsIn(line.text)
    if (!first) return []
    const channel = channelIn(line.text)
    // "Phải xin ý kiến bộ: 13 ngày làm việc" is the time of a case.
    const named = /^([^:]{3,120}):/u.exec(clean(line.text))?.[1]
    const inCase = part.caseName !== '' ? part.caseName : named === undefined || channel || partOf(`${named}:`) ? undefined : named
    // "Thời hạn thông báo hồ sơ chưa đầy đủ: 03 ngày" is another time, not that of a case.
    const about = inCase !== undefined ? (/^thời (hạn|gian) /iu.test(inCase) ? inCase : `Trường hợp ${inCase}`) : channel ? CHANNELS[channel] : ''
    return [fact('time', about === '' ? 'time' : `time.${fold(about)}`, line.text, line.place, { about, value: durationValue(first) })]
  }))
  const ofChannels = outline.rows.filter((row) => row.table === 'channels').flatMap((row) => {
    const [first] = durationsIn(row.cells.hours ?? '')
    const channel = channelIn(row.cells.channel ?? '')
    return first && channel ? [fact('time', `time.${channel}`, row.cells.hours ?? '', row.place, { about: CHANNELS[channel], value: durationValue(first) })] : []
  })
  const ofTimes = outline.rows.filter((row) => row.table === 'times').flatMap((row) => {
    const [first] = durationsIn(row.cells.hours ?? '')
    const [name = ''] = (row.cells.caseName ?? '').split('\n')
    return first ? [fact('time', `time.${fold(name)}`, row.cells.hours ?? '', row.place, { about: `Trường hợp ${name}`, value: durationValue(first) })] : []
  })
  const ofCases = partsOf(outline, 'cases').flatMap((part) => part.lines.flatMap((line) => {
    // "Trường hợp 2: 14 ngày" opened a case of its own.
    const whole = /^trường hợp/iu.test(part.head) && durationsIn(line.text)[0]
    if (whole) return [fact('time', `time.${fold(part.head)}`, line.text, line.place, { about: `Trường hợp ${part.head}`, value: durationValue(whole) })]
    const [, name, rest] = /^([^:]+):\s*(.+)$/su.exec(clean(line.text)) ?? []
    const [first] = durationsIn(rest ?? '')
    return name !== undefined && first ? [fact('time', `time.${fold(name)}`, line.text, line.place, { about: `Trường hợp ${name}`, value: durationValue(first) })] : []
  }))
  return [...said, ...ofChannels, ...ofTimes, ...ofCases]
}

const timesNotRead = (outline: Outline) =>
  partsOf(outline, 'time').flatMap((part) => {
    const [first] = part.lines
    return first && part.lines.every((line) => durationsIn(line.text).length === 0) && !saysNothing(first.text) ? [{ what: `Thời hạn «${first.text.slice(0, 80)}»`, where: first.place }] : []
  })

const CHANNELS = { direct: 'Trực tiếp', online: 'Trực tuyến', post: 'Bưu chính', email: 'Thư điện tử có ký số' } as const
type ChannelKey = keyof typeof CHANNELS
const CHANNEL_WORDS: [RegExp, ChannelKey][] = [[/thu dien tu|email/, 'email'], [/truc tuyen|qua mang|dich vu cong/, 'online'], [/buu chinh|buu dien/, 'post'], [/truc tiep/, 'direct']]
const channelIn = (text: string): ChannelKey | undefined => CHANNEL_WORDS.find(([pattern]) => pattern.test(fold(text)))?.[1]
const channelsIn = (text: string): ChannelKey[] => CHANNEL_WORDS.flatMap(([pattern, key]) => (pattern.test(fold(text)) ? [key] : []))

function channelFacts(outline: Outline): Fact[] {
  const said = [
    ...partsOf(outline, 'channel').flatMap((part) => [{ text: part.head, place: part.place }, ...part.lines]),
    ...outline.rows.filter((row) => row.table === 'channels').map((row) => ({ text: row.cells.channel ?? '', place: row.place })),
    ...outline.parts.flatMap((part) => part.lines).filter((line) => /^(trực tiếp|trực tuyến|bưu chính|qua bưu chính|thư điện tử[^:]{0,30})\s*:/iu.test(line.text)),
  ]
  const found = new Map<string, Fact>()
  for (const { text, place } of said) {
    for (const key of channelsIn(text)) if (!found.has(key)) found.set(key, fact('channel', `channel.${key}`, CHANNELS[key], place, { value: key }))
  }
  return [...found.values()]
}

/** Numbers under a head of law are laws it rests on; elsewhere a number is only seen, and `about` says so. */
export const MENTIONED = 'nhắc đến'

function lawFacts(document: OutsideDocument, outline: Outline): Fact[] {
  const found = new Map<string, Fact>()
  const keep = (number: string, words: string, place: string, about: string): void => {
    const key = lawKey(number)
    const before = found.get(key)
    if (before === undefined || (before.about === MENTIONED && about === '')) found.set(key, fact('law', `law.${key}`, words, place, { about, value: key, also: [number] }))
  }
  for (const row of outline.rows.filter((one) => one.table === 'laws')) {
    for (const number of lawsIn(row.cells.law ?? '')) keep(number, [row.cells.law, row.cells.lawTitle].filter(Boolean).join(', ').replaceAll('\n', ' '), row.place, '')
  }
  for (const part of partsOf(outline, 'law')) {
    for (const line of [{ text: part.head, place: part.place }, ...part.lines]) for (const number of lawsIn(line.text)) keep(number, clean(line.text), line.place, '')
  }
  for (const { text, place } of textsOf(document)) for (const number of lawsIn(text)) keep(number, number, place, MENTIONED)
  return [...found.values()]
}
