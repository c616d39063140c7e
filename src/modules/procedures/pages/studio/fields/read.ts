import { dayTyped } from '../../../../../platform/page.ts'
import type { Problem } from '../../../../../ui/forms.tsx'
import { procedureSchema, type ProcedureDefinition } from '../../../model/definition.ts'
import { join, manyOf, oneOf, rowsOf, type Entry, type Rows, type Values } from './entry.ts'

type Thing = Record<string, unknown>
/** What a box gave; `blank`: nothing was typed into it. */
type Given = { value: unknown; blank: boolean }
type Reading = {
  values: Values
  /** `remove:papers.2`, `up:…`, `down:…`. */
  act: string
  problems: Problem[]
  /** Name of the box by the place in the definition its content went to. */
  places: Map<string, string>
}

export type Outcome = { definition: ProcedureDefinition } | { problems: Problem[] }

/** Reads a form of entries into a definition; what cannot be is told box by box. */
export function readEntries(entries: readonly Entry[], values: Values, definition: ProcedureDefinition, act = ''): Outcome {
  const reading: Reading = { values, act, problems: [], places: new Map() }
  const given = readThing(entries, reading, '', '', definition as unknown as Thing)
  settle(given.value, entries, reading, '')
  if (reading.problems.length > 0) return { problems: reading.problems }
  const whole = procedureSchema.safeParse({ ...definition, ...given.value })
  if (whole.success) return { definition: whole.data }
  const problems = whole.error.issues.map(({ path }) => {
    const where = path.join('.')
    const field = reading.places.get(where) ?? reading.places.get(path.slice(0, -1).join('.'))
    return { field, message: `${field ? 'Nội dung này' : `Mục ${where}`} chưa đúng khuôn dạng${hintFor(where)}.` }
  })
  return { problems }
}

const hintFor = (where: string): string =>
  where.endsWith('.url') ? ': địa chỉ bắt đầu bằng https://' : /code$/i.test(where) ? ': mã có dạng 2.000004 hoặc 2.000004.000.00.00.H08' : ''

function readThing(entries: readonly Entry[], reading: Reading, from: string, to: string, before: Thing | null): { value: Thing; blank: boolean } {
  const value: Thing = {}
  let blank = true
  for (const entry of entries) {
    const given = read(entry, reading, join(from, entry.name), join(to, entry.name), before?.[entry.name])
    value[entry.name] = given.value
    blank &&= given.blank
  }
  return { value, blank }
}

function read(entry: Entry, reading: Reading, from: string, to: string, before: unknown): Given {
  const { values } = reading
  const text = oneOf(values, from)
  reading.places.set(to, from)
  const wrong = (message: string, field = from): void => { reading.problems.push({ field, message }) }
  switch (entry.kind) {
    case 'text': return { value: text === '' ? (entry.needed ? needed(entry.label) : null) : text, blank: text === '' }
    case 'choice': return { value: text === '' ? null : text, blank: text === '' || entry.empty === undefined }
    case 'yes': return { value: text === '1', blank: true }
    case 'checks': {
      const all = manyOf(values, from).filter(Boolean)
      return { value: all.length === 0 && entry.nullable ? null : all, blank: true }
    }
    case 'key': return { value: text === '' ? needed(entry.prefix) : text, blank: true }
    case 'file': {
      const kept = reading.act === `drop:${from}` ? '' : text
      return { value: parsed(kept), blank: kept === '' || kept === 'null' }
    }
    case 'kept': return { value: parsed(text), blank: text === '' || text === 'null' }
    case 'day': {
      const day = dayTyped(text)
      if (text !== '' && !isDay(day)) wrong(`${entry.label}: xin ghi ngày/tháng/năm, ví dụ 23/10/2023.`)
      return { value: text === '' ? null : day, blank: text === '' }
    }
    case 'money': {
      const digits = text.replace(/[.\s]|đồng$/g, '')
      if (text !== '' && !/^\d{1,13}$/.test(digits)) wrong(`${entry.label}: xin ghi số tiền bằng đồng, ví dụ 150.000.`)
      return { value: text === '' ? null : Number(digits), blank: text === '' }
    }
    case 'number': {
      const number = Number(text.replace(',', '.'))
      if (text === '' ? false : !(entry.decimals ? Number.isFinite(number) : /^\d{1,4}$/.test(text))) wrong(`${entry.label}: xin ghi một số${entry.decimals ? '' : ' nguyên'}.`)
      return { value: text === '' ? (entry.needed ? needed(entry.label) : null) : number, blank: text === '' }
    }
    case 'lines': {
      const lines = text.split('\n').map((line) => line.trim()).filter(Boolean)
      const none = entry.nullable && lines.length === 0 && oneOf(values, `${from}.none`) !== '1'
      return { value: none ? null : lines, blank: lines.length === 0 && oneOf(values, `${from}.none`) !== '1' }
    }
    case 'limit': return limit(entry, reading, from)
    case 'group': {
      const given = readThing(entry.of, reading, from, to, before as Thing | null)
      if (given.blank && entry.nullable) return { value: null, blank: true }
      settle(given.value, entry.of, reading, from)
      return { value: entry.partial ? Object.fromEntries(Object.entries(given.value).filter(([, one]) => one !== null)) : given.value, blank: given.blank }
    }
    case 'rows': return rows(entry, reading, from, to, before as Thing[] | null)
  }
}

function limit(entry: Entry & { kind: 'limit' }, { values, problems }: Reading, from: string): Given {
  const [value, unit, text] = ['value', 'unit', 'text'].map((name) => oneOf(values, `${from}.${name}`))
  if (value === '') {
    if (text !== '') problems.push({ field: `${from}.value`, message: `${entry.label}: xin ghi thời hạn bằng số.` })
    return { value: entry.needed ? needed(`${entry.label}`) : null, blank: text === '' }
  }
  if (!/^[1-9]\d{0,3}$/.test(value ?? '')) problems.push({ field: `${from}.value`, message: `${entry.label}: xin ghi một số nguyên dương.` })
  return { value: { value: Number(value), unit: unit || 'workingDay', text: text || null }, blank: false }
}

function rows(entry: Rows, reading: Reading, from: string, to: string, before: Thing[] | null): Given {
  const order = orderAfter(reading.act, from, rowsOf(reading.values, from))
  const known = new Map((before ?? []).map((row) => [row['key'], row]))
  const found: Thing[] = []
  for (const at of order) {
    const key = oneOf(reading.values, `${join(from, at)}.key`)
    const old = known.get(key) ?? null
    const given = readThing(entry.of, reading, join(from, at), join(to, found.length), old)
    if (given.blank && !entry.fixed) continue
    settle(given.value, entry.of, reading, join(from, at), [...found, ...(before ?? [])])
    found.push(entry.fixed || entry.merged ? { ...(old ?? emptyCase), ...given.value } : given.value)
  }
  // Somebody else may have added a row since: what this form never showed stays.
  if (entry.fixed) return { value: before === null ? null : before.map((row) => found.find(({ key }) => key === row['key']) ?? row), blank: true }
  const none = found.length === 0 && entry.nullable && oneOf(reading.values, `${from}.none`) !== '1'
  return { value: none ? null : found, blank: found.length === 0 && oneOf(reading.values, `${from}.none`) !== '1' }
}

/** A case about which nothing is stated yet. */
const emptyCase: Thing = { time: null, channels: [], chain: null, papers: null, fees: null, conditions: null, validity: null, publicSteps: null, sameAs: null }

/** Rows as they are to stand after the button of a row was pressed. */
function orderAfter(act: string, path: string, count: number): number[] {
  const order = Array.from({ length: count }, (_, at) => at)
  const [, what, place = ''] = /^(remove|up|down):(.+)$/.exec(act) ?? []
  const at = place.startsWith(`${path}.`) ? Number(place.slice(path.length + 1)) : Number.NaN
  if (what === undefined || !Number.isInteger(at) || at < 0 || at >= count) return order
  if (what === 'remove') return order.filter((one) => one !== at)
  const other = what === 'up' ? at - 1 : at + 1
  if (other < 0 || other >= count) return order
  order[at] = other
  order[other] = at
  return order
}

/** Stands for what must not be empty, until it is known whether its row is there at all. */
class Needed { readonly label: string; constructor(label: string) { this.label = label } }
const needed = (label: string): Needed => new Needed(label)

/** A row that is there must have what it needs; a new one gets its key. */
function settle(value: Thing, entries: readonly Entry[], { problems }: Reading, from: string, others: readonly Thing[] = []): void {
  for (const entry of entries) {
    const given = value[entry.name]
    if (!(given instanceof Needed)) continue
    if (entry.kind === 'key') {
      const taken = new Set(others.map((one) => one[entry.name]))
      for (let number = taken.size + 1; value[entry.name] === given; number++) if (!taken.has(`${given.label}-${number}`)) value[entry.name] = `${given.label}-${number}`
    } else problems.push({ field: entry.kind === 'limit' ? `${join(from, entry.name)}.value` : join(from, entry.name), message: `Xin ghi ${given.label.toLowerCase()}.` })
  }
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))

function parsed(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text)
  } catch {
    return null
  }
}
