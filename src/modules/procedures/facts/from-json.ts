/** The facts of JSON that others hold: the record of the national database, linked data, a plan. */
import { z } from 'zod'
import { formatWhole } from '../../../platform/money.ts'
import type { Plan } from '../../workflow/model.ts'
import { procedureSchema } from '../model/definition.ts'
import { definitionOf, sourceSchema } from '../model/source.ts'
import type { Fact, FactKind, Facts } from './fact.ts'
import { isLinked, linkedFacts } from './from-linked.ts'
import { factsOf, type RoleNames } from './of-definition.ts'
import { durationIn, durationValue, fold, lawKey, lawsIn, rounded } from './words.ts'

const text = z.union([z.string(), z.number()]).nullish().transform((value) => (value === null || value === undefined ? '' : String(value).trim()))
const list = <T extends z.ZodType>(of: T) => z.array(of).nullish().transform((value) => value ?? [])

/** The record of one procedure as the national database holds it (domain notes 02 §1.1); parts we do not read are let be. */
const national = z.looseObject({
  MaTTHC: text, TENTTHC: text, YEUCAU: text, QUYETDINH: text,
  TRINHTUTHUCHIEN: list(z.looseObject({ TRUONGHOP: text, TRINHTU: list(z.looseObject({ TENTRINHTU: text })) })),
  LINHVUCTHUCHIEN: list(z.looseObject({ TENLINHVUC: text })),
  CACHTHUCTHUCHIEN: list(z.looseObject({
    KENH: text,
    THOIGIAN: list(z.looseObject({ DONVITINH: text, THOIGIANGIAIQUYET: text, MOTA: text, PHILEPHI: list(z.looseObject({ MAPHILEPHI: text, SOTIEN: text, DONVI: text, MOTA: text })) })),
  })),
  DOITUONGTHUCHIEN: z.unknown().optional(), MOTADOITUONGTHUCHIEN: text,
  THANHPHANHOSO: list(z.looseObject({ TRUONGHOP: text, GIAYTO: list(z.looseObject({ TENGIAYTO: text, SOBANCHINH: text, SOBANSAO: text, TENMAUDON: text })) })),
  SOLUONGHOSO: text,
  /** Which version of a definition the record was made of; records of this program have it. */
  PHIENBAN: z.looseObject({ SO: text, MABAM: text }).nullish(),
  KETQUATHUCHIEN: list(z.looseObject({ TENKETQUA: text })),
  CANCUPHAPLY: list(z.looseObject({ SOVANBAN: text, TENVANBAN: text })),
  COQUANTHUCHIEN: list(z.looseObject({ TENDONVI: text })), COQUANCOTHAMQUYEN: list(z.looseObject({ TENDONVI: text })), COQUANPHOIHOP: list(z.looseObject({ TENDONVI: text })),
})

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Undefined where the JSON is none of the kinds that are known. */
export function factsInJson(data: unknown, fileName: string, roleNames: RoleNames): Facts | undefined {
  const value = Array.isArray(data) && data.length === 1 ? (data[0] as unknown) : data
  if (!isRecord(value)) return undefined
  if ('TENTTHC' in value) {
    const record = national.safeParse(value)
    return record.success ? nationalFacts(record.data, all(value['CACHTHUCTHUCHIEN']).filter(isRecord)) : undefined
  }
  if ('schemaVersion' in value) {
    const source = sourceSchema.safeParse(value)
    return source.success ? { facts: factsOf(definitionOf(source.data, keyOf(fileName)), null, roleNames), notUnderstood: [] } : undefined
  }
  if (isLinked(value)) return linkedFacts(value)
  const plan = isRecord(value['plan']) ? value['plan'] : value
  if (Array.isArray(plan['nodes']) && Array.isArray(plan['flows'])) return planFacts(value, plan, roleNames)
  const own = procedureSchema.safeParse(isRecord(value['definition']) ? value['definition'] : value)
  if (own.success) return { facts: factsOf(own.data, null, roleNames), notUnderstood: [] }
  return undefined
}

const keyOf = (fileName: string): string => fileName.replace(/\.json$/i, '').toLowerCase().replace(/[^a-z0-9.-]+/g, '-').replace(/^[^a-z0-9]+/, '').padEnd(2, '0').slice(0, 80)

/** A plan, alone or with the version it belongs to around it; one that was bent by hand is none. */
function planFacts(around: Record<string, unknown>, plan: Record<string, unknown>, roleNames: RoleNames): Facts | undefined {
  const said: [FactKind, unknown][] = [['name', around['name']], ['code', around['code']], ['version', around['version']], ['hash', around['hash']]]
  const stamp = plan === around ? [] : said.flatMap(([kind, value]): Fact[] =>
    typeof value === 'string' || typeof value === 'number' ? [{ id: kind, kind, about: '', words: String(value), value: kind === 'name' ? fold(String(value)) : String(value), where: kind }] : [])
  try {
    return { facts: [...stamp, ...factsOfPlan(plan as unknown as Plan, roleNames)], notUnderstood: [] }
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return undefined
    throw error
  }
}

/** Facts of the steps alone. */
function factsOfPlan(plan: Plan, roleNames: RoleNames): Fact[] {
  const empty = { name: '', code: null, field: '', agencies: { executing: null, deciding: null, delegated: [], cooperating: [], asPublished: null }, applicants: null, time: null, sets: null, legalBasis: null, results: null, conditions: null, publicSteps: null, channels: null, cases: null, papers: null, fees: null, charges: null }
  return factsOf(empty as unknown as Parameters<typeof factsOf>[0], plan, roleNames).filter((one) => ['step', 'stepRole', 'stepHours', 'stepForm', 'stepOutput', 'total'].includes(one.kind))
}

const CHANNELS: Record<string, { key: string; name: string }> = { 1: { key: 'direct', name: 'Trực tiếp' }, 2: { key: 'online', name: 'Trực tuyến' }, 3: { key: 'post', name: 'Bưu chính' } }

const all = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

function nationalFacts(record: z.infer<typeof national>, raw: Record<string, unknown>[]): Facts {
  const notUnderstood: Facts['notUnderstood'] = []
  const out: Fact[] = []
  const add = (kind: FactKind, words: string, where: string, more: Partial<Fact> = {}): void => {
    if (words !== '') out.push({ id: `${kind}.${out.length + 1}`, kind, about: '', words, value: fold(words), where, ...more })
  }
  add('name', record.TENTTHC, 'TENTTHC')
  add('code', record.MaTTHC, 'MaTTHC', { value: record.MaTTHC })
  record.LINHVUCTHUCHIEN.forEach((one, i) => add('field', one.TENLINHVUC, `LINHVUCTHUCHIEN[${i}]`))
  for (const [part, about] of [['COQUANTHUCHIEN', 'Cơ quan thực hiện'], ['COQUANCOTHAMQUYEN', 'Cơ quan quyết định'], ['COQUANPHOIHOP', 'Cơ quan phối hợp']] as const) {
    record[part].forEach((one, i) => add('agency', one.TENDONVI, `${part}[${i}]`, { about }))
  }
  for (const [i, words] of namesIn(record.DOITUONGTHUCHIEN).entries()) add('applicant', words, `DOITUONGTHUCHIEN[${i}]`)
  record.MOTADOITUONGTHUCHIEN.split(/;\s*|\n/).forEach((words) => add('applicant', words.trim(), 'MOTADOITUONGTHUCHIEN'))
  add('condition', record.YEUCAU, 'YEUCAU')
  record.TRINHTUTHUCHIEN.forEach((one, c) => one.TRINHTU.forEach((step, i) => add('publicStep', step.TENTRINHTU, `TRINHTUTHUCHIEN[${c}].TRINHTU[${i}]`)))
  add('version', record.PHIENBAN?.SO ?? '', 'PHIENBAN.SO', { value: record.PHIENBAN?.SO ?? '' })
  add('hash', record.PHIENBAN?.MABAM ?? '', 'PHIENBAN.MABAM', { value: record.PHIENBAN?.MABAM ?? '' })
  add('sets', record.SOLUONGHOSO, 'SOLUONGHOSO', { value: /\d+/.exec(record.SOLUONGHOSO)?.[0] ?? '' })
  record.KETQUATHUCHIEN.forEach((one, i) => add('result', one.TENKETQUA, `KETQUATHUCHIEN[${i}]`))
  record.CANCUPHAPLY.forEach((one, i) => {
    const number = lawsIn(one.SOVANBAN)[0] ?? one.SOVANBAN
    add('law', [one.SOVANBAN, one.TENVANBAN].filter(Boolean).join(', '), `CANCUPHAPLY[${i}]`, { value: lawKey(number), also: [number] })
  })
  record.THANHPHANHOSO.forEach((group, c) => group.GIAYTO.forEach((paper, i) => {
    const where = `THANHPHANHOSO[${c}].GIAYTO[${i}]`
    const id = `paper.${c + 1}.${i + 1}`
    const count = (value: string): string => (value === '' ? '?' : String(Number(value)))
    const [originals, copies] = [count(paper.SOBANCHINH), count(paper.SOBANSAO)]
    add('paper', paper.TENGIAYTO, where, { id, about: /^(trường hợp\s*)?chung$|^$/iu.test(group.TRUONGHOP) ? '' : caseWords(group.TRUONGHOP) })
    if (originals !== '?' || copies !== '?') add('copies', `${originals} bản chính, ${copies} bản sao`, where, { id: `${id}.copies`, of: id, about: paper.TENGIAYTO, value: `${originals}+${copies}` })
    if (paper.TENMAUDON !== '') add('paperForm', paper.TENMAUDON, `${where}.TENMAUDON`, { id: `${id}.form`, of: id, about: paper.TENGIAYTO })
  }))
  record.CACHTHUCTHUCHIEN.forEach((way, c) => {
    const channel = CHANNELS[way.KENH]
    const where = `CACHTHUCTHUCHIEN[${c}]`
    if (!channel) notUnderstood.push({ what: `Kênh «${way.KENH}»`, where })
    else add('channel', channel.name, where, { value: channel.key })
    way.THOIGIAN.forEach((time, i) => {
      const at = `${where}.THOIGIAN[${i}]`
      const said = durationIn(`${time.THOIGIANGIAIQUYET} ${time.DONVITINH}`) ?? durationIn(time.MOTA)
      const inCase = /^trường hợp/iu.test(time.MOTA) ? [caseWords(time.MOTA.split(';')[0] ?? '')] : []
      if (said) for (const about of [...inCase, channel?.name ?? '']) add('time', `${time.THOIGIANGIAIQUYET} ${time.DONVITINH}`, at, { about, value: durationValue(said) })
      else if (time.THOIGIANGIAIQUYET !== '') notUnderstood.push({ what: `Thời gian «${time.THOIGIANGIAIQUYET} ${time.DONVITINH}»`, where: at })
      time.PHILEPHI.forEach((fee, f) => {
        const amount = fee.SOTIEN === '' ? undefined : Number(fee.SOTIEN.replace(/[.,\s]/g, ''))
        const known = amount !== undefined && Number.isFinite(amount)
        add('fee', known ? (amount === 0 ? 'không thu' : `${formatWhole(amount)} đồng`) : fee.SOTIEN || 'không ghi số tiền', `${at}.PHILEPHI[${f}]`, { about: fee.MOTA, value: known ? rounded(amount) : '?' })
      })
    })
  })
  // Lists that are there and empty say that nothing is asked; where there is no list, nothing is said.
  const lists = raw.flatMap((way) => all(way['THOIGIAN']).flatMap((time) => (isRecord(time) ? [time['PHILEPHI']] : [])))
  if (lists.length > 0 && lists.every((one) => Array.isArray(one) && one.length === 0)) add('fee', 'không thu', 'CACHTHUCTHUCHIEN', { value: '0' })
  return { facts: once(out), notUnderstood }
}

const caseWords = (words: string): string => (/^trường hợp/iu.test(words) ? words.replace(/^trường hợp/iu, 'Trường hợp') : `Trường hợp ${words}`)

const namesIn = (value: unknown): string[] => {
  if (typeof value === 'string') return value.split(/;\s*/).filter((one) => one !== '')
  if (!Array.isArray(value)) return []
  return value.flatMap((one: unknown) => (typeof one === 'string' ? [one] : isRecord(one) ? Object.entries(one).flatMap(([key, words]) => (/^TEN/i.test(key) && typeof words === 'string' ? [words] : [])) : []))
}

/** A fee that hangs under every channel is one fee. */
const once = (facts: readonly Fact[]): Fact[] => {
  const seen = new Set<string>()
  return facts.filter((one) => {
    const key = one.kind === 'fee' ? `${one.about}|${one.value}` : one.id
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
