/** The facts of linked data after CPSV-AP: `cpsv:PublicService` with what it needs, costs and gives. */
import { formatWhole } from '../../../platform/money.ts'
import type { Fact, FactKind, Facts } from './fact.ts'
import { durationIn, durationValue, fold, lawKey, rounded } from './words.ts'

type Node = Record<string, unknown>
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)
const all = (value: unknown): unknown[] => (value === undefined || value === null ? [] : Array.isArray(value) ? value : [value])

export const isLinked = (value: Node): boolean => all(value['@type']).includes('cpsv:PublicService')

/** A text as JSON-LD writes it: bare, or with its language or type. */
function words(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  return isNode(value) ? words(value['@value'] ?? value['skos:prefLabel'] ?? value['dct:title'] ?? '') : ''
}

const CHANNELS: Record<string, string> = { 'truc tiep': 'direct', 'truc tuyen': 'online', 'buu chinh': 'post', 'thu dien tu co ky so': 'email' }

export function linkedFacts(service: Node): Facts {
  const out: Fact[] = []
  const add = (kind: FactKind, text: string, where: string, more: Partial<Fact> = {}): void => {
    if (text !== '') out.push({ id: `${kind}.${out.length + 1}`, kind, about: '', words: text, value: fold(text), where, ...more })
  }
  const each = (part: string, use: (node: Node, where: string) => void): void =>
    all(service[part]).forEach((one, i) => { if (isNode(one)) use(one, `${part}[${i}]`) })
  add('name', words(service['dct:title']), 'dct:title')
  add('code', words(service['dct:identifier']), 'dct:identifier', { value: words(service['dct:identifier']) })
  add('field', words(service['cv:thematicArea']), 'cv:thematicArea')
  add('version', words(service['owl:versionInfo']), 'owl:versionInfo', { value: words(service['owl:versionInfo']) })
  const sum = service['spdx:checksum']
  if (isNode(sum)) add('hash', words(sum['spdx:checksumValue']), 'spdx:checksum', { value: words(sum['spdx:checksumValue']) })
  all(service['dct:audience']).forEach((one, i) => add('applicant', words(one), `dct:audience[${i}]`))
  each('cv:hasCompetentAuthority', (one, where) => add('agency', words(one['skos:prefLabel']), where, { about: 'Cơ quan quyết định' }))
  each('cv:hasParticipation', (one, where) => {
    const who = one['cv:hasParticipant']
    if (isNode(who)) add('agency', words(who['skos:prefLabel']), where, { about: words(one['cv:role']) })
  })
  each('cv:hasChannel', (one, where) => {
    const type = words(one['dct:type'])
    add('channel', type, where, { value: CHANNELS[fold(type)] ?? fold(type) })
  })
  each('cpsv:follows', (rule, where) => ruleFacts(rule, where, add))
  each('cpsv:hasInput', (one, where) => {
    const id = `paper.${where}`
    const title = words(one['dct:title'])
    add('paper', title, where, { id, about: words(one['dct:description']).startsWith('Trường hợp') ? words(one['dct:description']) : '' })
    add('paperForm', words(one['dct:conformsTo']), `${where}.dct:conformsTo`, { id: `${id}.form`, of: id, about: title })
  })
  each('cv:hasCost', (one, where) => {
    const said = words(one['cv:value'])
    const amount = said === '' ? undefined : Number(said)
    add('fee', amount === undefined ? 'có thu, không ghi số tiền' : `${formatWhole(amount)} đồng`, where, { about: [words(one['dct:title']), words(one['dct:description'])].filter(Boolean).join('; '), value: amount === undefined ? '?' : rounded(amount) })
  })
  each('cpsv:produces', (one, where) => add('result', words(one['dct:title']), where))
  each('cv:hasLegalResource', (one, where) => {
    const number = words(one['eli:number'])
    add('law', words(one['dct:title']) || number, where, { value: lawKey(number), also: [number] })
  })
  each('cv:holdsRequirement', (one, where) => add('condition', words(one['dct:title']) || words(one['dct:description']), where))
  return { facts: out, notUnderstood: [] }
}

/** Rules carry what the vocabulary has no place for: times with their unit, the order of steps, conditions. */
function ruleFacts(rule: Node, where: string, add: (kind: FactKind, text: string, where: string, more?: Partial<Fact>) => void): void {
  const [title, text] = [words(rule['dct:title']), words(rule['dct:description'])]
  if (/^Bước \d+/u.test(title)) return add('publicStep', text, where)
  const time = durationIn(text)
  if (title.startsWith('Thời hạn giải quyết') && time) return add('time', text, where, { about: title.replace(/^Thời hạn giải quyết[,:.]?\s*/u, ''), value: durationValue(time) })
  if (/^(yeu cau|dieu kien)/.test(fold(title))) add('condition', text, where)
}
