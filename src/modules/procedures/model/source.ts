/** Procedures as they were collected (`seeds/procedures/*.json`), read into definitions as they are. */
import { z } from 'zod'
import { CODE, procedureSchema, type caseSchema, type Copies, type feeSchema, type paperSchema, type ProcedureDefinition, type TimeLimit } from './definition.ts'

const words = z.string().min(1)
const stated = words.nullable()
const code = z.string().regex(CODE).nullable()
const limit = z.strictObject({
  value: z.int().positive(),
  unit: z.enum(['working_day', 'calendar_day', 'working_hour', 'month']),
  text: stated,
})
const chain = z.array(z.strictObject({ actor: words, action: words, within: limit.nullable() }))
const component = z.strictObject({
  name: words,
  originals: z.int().nullable(),
  copies: z.int().nullable(),
  form: stated,
})
const fee = z.strictObject({
  name: words,
  subject: words.optional(),
  area: words.optional(),
  amountVnd: z.int().nullable(),
  per: words.optional(),
  rule: words.optional(),
})
const caseOfSource = z.strictObject({
  name: words,
  time: z.union([limit, words]).nullable().optional(),
  dossier: z.union([z.array(component), words]).optional(),
  advance: words.optional(),
  fee: words.optional(),
  validity: words.optional(),
  conditions: words.optional(),
  chain: chain.optional(),
})

/** Strict: a key that is not known here would be lost, so it is refused. */
export const sourceSchema = z.strictObject({
  schemaVersion: z.literal(1),
  code,
  localCode: code,
  codeEvidence: stated,
  codeFromMemory: code,
  name: words,
  field: words,
  level: words,
  serviceLevel: z.enum(['full', 'partial']).nullable(),
  serviceLevelAsPublished: stated,
  authority: stated,
  applicants: z.array(words).nullable(),
  totalTime: limit.nullable(),
  cases: z.array(z.union([words, caseOfSource])).nullable(),
  channels: z
    .array(z.strictObject({ channel: z.enum(['direct', 'online', 'post', 'email_signed']), time: limit.nullable() }))
    .nullable(),
  components: z.array(component).nullable(),
  copiesOfDossier: z.int().nullable(),
  fees: z.array(fee).nullable(),
  charges: z.array(fee).nullable(),
  feeRule: z.strictObject({ basis: words, text: words, source: words }).nullable(),
  results: z.array(words).nullable(),
  resultValidity: stated,
  legalBasis: z.array(words).nullable(),
  conditions: stated,
  publicSteps: z.array(words).nullable(),
  statutory: z
    .strictObject({
      time: limit.nullable().optional(),
      steps: chain.optional(),
      supplementRequestWithin: limit.optional(),
      supplementMaxTimes: z.int().optional(),
      clockStarts: words.optional(),
      issuedCopies: words.optional(),
      condition: words.optional(),
      advance: limit.optional(),
      publishNotBefore: words.optional(),
      source: words,
    })
    .nullable(),
  eForm: z
    .strictObject({
      engine: words,
      form: words,
      fields: z.array(words).nullable(),
      components: z.array(words).optional(),
      source: words,
    })
    .nullable(),
  internalSteps: z.null(),
  internalStepsNote: words,
  currency: stated,
  sources: z.array(z.strictObject({ url: words, gives: z.array(words) })),
  notes: z.array(words),
})
export type ProcedureSource = z.infer<typeof sourceSchema>

type Limit = z.infer<typeof limit>
const units = {
  working_day: 'workingDay',
  calendar_day: 'calendarDay',
  working_hour: 'workingHour',
  month: 'month',
} as const

const limitOf = (from: Limit | null | undefined): TimeLimit | null =>
  from ? { value: from.value, unit: units[from.unit], text: from.text } : null

const chainOf = (from: z.infer<typeof chain>) => from.map((term) => ({ ...term, within: limitOf(term.within) }))

/** The source counts originals and copies; which kind of copy, only the paper's own name may say. */
function copiesOf({ name, originals, copies }: z.infer<typeof component>): Copies {
  const none = copies === null ? null : 0
  const counts = { original: originals, certifiedCopy: none, plainCopy: none, unspecifiedCopy: none }
  if (copies === null || copies === 0) return counts
  if (/không cần chứng thực/i.test(name)) return { ...counts, plainCopy: copies }
  if (/chứng thực/i.test(name)) return { ...counts, certifiedCopy: copies }
  return { ...counts, unspecifiedCopy: copies }
}

const paperOf = (from: z.infer<typeof component>, at: number): z.input<typeof paperSchema> => ({
  key: `paper-${at + 1}`,
  name: from.name,
  form: from.form === null ? null : { name: from.form, file: null },
  copies: copiesOf(from),
  oneOf: [],
  required: !/\(nếu có\)/i.test(from.name),
  note: null,
})

const anywhen = { subject: null, area: null, case: null, channel: null, from: null, until: null }
const feeOf = (from: z.infer<typeof fee>): z.input<typeof feeSchema> => ({
  name: from.name,
  amount: from.amountVnd,
  when: { ...anywhen, subject: from.subject ?? null, area: from.area ?? null },
  per: from.per ?? null,
  basis: from.rule ?? null,
})

const PART_WORDS = { time: 'thời hạn', dossier: 'hồ sơ', fee: 'phí', advance: 'hạn nộp', validity: 'hiệu lực' } as const

/** What a case says in words and not in numbers is kept as words, for a reading to make exact. */
function caseOf(from: string | z.infer<typeof caseOfSource>, at: number): z.input<typeof caseSchema> {
  const blank = { time: null, chain: null, papers: null, fees: null, conditions: null, validity: null, publicSteps: null, sameAs: null }
  if (typeof from === 'string') return { ...blank, key: `case-${at + 1}`, name: from }
  const loose = (Object.keys(PART_WORDS) as (keyof typeof PART_WORDS)[]).flatMap((part) => {
    const said = from[part]
    return typeof said === 'string' ? [`${PART_WORDS[part]}: ${said}`] : []
  })
  return {
    ...blank,
    key: `case-${at + 1}`,
    name: from.name,
    time: typeof from.time === 'object' ? limitOf(from.time) : null,
    chain: from.chain ? chainOf(from.chain) : null,
    papers: Array.isArray(from.dossier) ? from.dossier.map(paperOf) : null,
    conditions: [from.conditions, ...loose].filter((one) => one !== undefined).join('; ') || null,
  }
}

const levels = { provincial: 'provincial', district: 'district', commune: 'commune', central: 'central' } as const
const levelOf = (said: string) => levels[said.split(/[ ,(]/)[0] as keyof typeof levels]

/** `Sở Công Thương (Tiền Giang)` is the department that published; what stays is the kind of agency. */
const withoutPlace = (authority: string): string => authority.replace(/\s*\([^)]*\)\s*$/, '')

/** "TTHC còn lại" is a third value that the sources' own field lacks. */
const serviceLevelOf = (source: ProcedureSource) =>
  source.serviceLevel ?? (source.serviceLevelAsPublished === 'TTHC còn lại' ? ('none' as const) : null)

/** A definition with what the source states, and null for all it does not. `name` is the file's name without `.json`. */
export function definitionOf(source: ProcedureSource, name: string): ProcedureDefinition {
  const { statutory } = source
  return procedureSchema.parse({
    key: source.code ?? name,
    code: source.code,
    localCode: source.localCode,
    codeEvidence: source.codeEvidence,
    codeToConfirm: source.codeFromMemory,
    formerCodes: [],
    name: source.name,
    field: withoutPlace(source.field),
    level: levelOf(source.level),
    levelHistory: [],
    serviceLevel: serviceLevelOf(source),
    serviceLevelAsPublished: source.serviceLevelAsPublished,
    agencies: {
      executing: source.authority === null ? null : withoutPlace(source.authority),
      deciding: null,
      delegated: [],
      cooperating: [],
      asPublished: source.authority,
    },
    applicants: source.applicants,
    notification: source.totalTime === null && source.results?.length === 0,
    time: limitOf(source.totalTime),
    statutory: statutory && {
      time: limitOf(statutory.time),
      steps: chainOf(statutory.steps ?? []),
      condition: statutory.condition ?? null,
      source: statutory.source,
    },
    clockStart: statutory?.clockStarts === undefined ? null : { byChannel: {}, text: statutory.clockStarts },
    supplement: {
      officeWithin: limitOf(statutory?.supplementRequestWithin),
      applicantWithin: null,
      maxTimes: statutory?.supplementMaxTimes ?? null,
    },
    silenceIsConsent: null,
    cases: source.cases?.map(caseOf) ?? null,
    channels:
      source.channels?.map(({ channel, time }) => ({
        channel: channel === 'email_signed' ? 'email' : channel,
        time: limitOf(time),
      })) ?? null,
    papers: source.components?.map(paperOf) ?? null,
    sets: source.copiesOfDossier,
    fees: source.fees?.map(feeOf) ?? null,
    charges: source.charges?.map(feeOf) ?? null,
    feeAdjustments: [],
    feeBasis: source.feeRule,
    results: source.results?.map((result) => resultOf(result, source)) ?? null,
    legalBasis:
      source.legalBasis?.map((number) => ({ number, title: null, article: null, url: null, issuedOn: null, effectiveOn: null })) ??
      null,
    conditions: source.conditions,
    windows: statutory?.advance === undefined ? [] : [advanceOf(statutory.advance)],
    publicSteps: source.publicSteps,
    related: [],
    form: null,
    process: null,
    plain: { description: null, minutes: null },
    composed: [],
    sources: source.sources,
    notes: notesOf(source),
    currency: source.currency,
  } satisfies z.input<typeof procedureSchema>)
}

function resultOf(name: string, source: ProcedureSource) {
  const years = /^(\d+) năm/.exec(source.resultValidity ?? '')
  const months = years ? Number(years[1]) * 12 : null
  const validity = source.resultValidity === null ? null : { text: source.resultValidity, months }
  const form = /\((Mẫu số [^)]+)\)/.exec(name)
  // Two forms in one sentence ("xác nhận hoặc không xác nhận") stay in the sentence.
  const single = form && name.match(/Mẫu số/g)?.length === 1
  return { name, form: single ? (form[1] ?? null) : null, validity, copies: null }
}

const advanceOf = (advance: Limit) => ({
  what: 'filing' as const,
  direction: 'before' as const,
  event: (advance.text ?? '').replace(/^trước khi /, '') || 'sự kiện',
  atLeast: limitOf(advance),
  atMost: null,
  field: null,
  cases: null,
  text: `ít nhất ${advance.value} ngày làm việc ${advance.text ?? ''}`.trim(),
})

/** What has no place of its own in a definition stays as notes, for officers. */
function notesOf(source: ProcedureSource): string[] {
  const { statutory, eForm } = source
  const kept: [string, string | undefined][] = [
    ['level as published', levelOf(source.level) === source.level ? undefined : source.level],
    ['field as published', withoutPlace(source.field) === source.field ? undefined : source.field],
    ['issued copies', statutory?.issuedCopies],
    ['publish not before', statutory?.publishNotBefore],
    ['result validity', source.results === null ? (source.resultValidity ?? undefined) : undefined],
    ['e-form seen', eForm ? `${eForm.form} (${eForm.engine}): ${eForm.fields?.join(', ') ?? 'fields not listed'}; ${eForm.components?.join(', ') ?? 'no attachments listed'}; ${eForm.source}` : undefined],
    ['internal steps', source.internalStepsNote],
  ]
  return [...source.notes, ...kept.flatMap(([what, said]) => (said === undefined ? [] : [`${what}: ${said}`]))]
}
