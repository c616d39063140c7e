/**
 * The one definition of an administrative procedure (thủ tục hành chính), NĐ 63/2010 Điều 8.2 as amended by
 * NĐ 92/2017. In every part `null` means "not stated by any source"; an empty list means "stated: none".
 */
import { z } from 'zod'
import { formSchema } from '../../forms/index.ts'
import { templateFileSchema } from './template.ts'

const words = z.string().min(1)
const stated = words.nullable()
const day = z.iso.date()

/** National code `d.dddddd`, alone or with the agency's letters (`2.000176.000.00.00.H41`, `2.002606.H36`). */
export const CODE = /^\d\.\d{6}(?:\.(?:\d{3}\.\d{2}\.\d{2}\.)?[A-Y]\d{2})?$/
const code = z.string().regex(CODE)

const KEY = /^[a-z0-9][a-z0-9.-]{1,80}$/
/** Whether a text can be the key of a procedure; what is not never reaches the database. */
export const isKey = (text: string): boolean => KEY.test(text)

/** A length of time as the law says it (thời hạn). `text` keeps the source's own words. */
export const timeLimitSchema = z.strictObject({
  value: z.int().positive().max(5_000),
  unit: z.enum(['workingDay', 'workingHour', 'calendarDay', 'month', 'year']),
  text: stated,
})
export type TimeLimit = z.infer<typeof timeLimitSchema>

/** How a dossier reaches the office (cách thức thực hiện). */
export const channelSchema = z.enum(['direct', 'online', 'post', 'email'])
export type Channel = z.infer<typeof channelSchema>

/** One term in a chain with another agency (VPĐD: 3 + 5 + 5 working days). */
const chainTerm = z.strictObject({ actor: words, action: words, within: timeLimitSchema.nullable() })

const count = z.int().nonnegative().max(99).nullable()
/** How many of each kind of copy; `unspecifiedCopy` where the source says "copy" and not which. */
const copies = z.strictObject({ original: count, certifiedCopy: count, plainCopy: count, unspecifiedCopy: count })
export type Copies = z.infer<typeof copies>

/** One required paper (thành phần hồ sơ). */
export const paperSchema = z.strictObject({
  key: words,
  name: words,
  /** The prescribed form (mẫu), by its name in the law; `file` when a blank one can be handed out. */
  form: z.strictObject({ name: words, file: templateFileSchema.nullable() }).nullable(),
  copies,
  /** Any one of these may stand for it (A or B or C). */
  oneOf: z.array(words),
  /** False where the source says "nếu có". */
  required: z.boolean(),
  note: stated,
  /** Code of the paper in the national database (MAGIAYTO). */
  code: stated.default(null),
  /** Code of the earlier result that may stand for it (MA_KQ_THAYTHE): the applicant need not hand it in again. */
  replacedBy: stated.default(null),
})
export type Paper = z.infer<typeof paperSchema>

/** When a rule about money holds; null: whatever it is. Days are inclusive. */
const condition = z.strictObject({
  subject: stated,
  area: stated,
  case: stated,
  channel: channelSchema.nullable(),
  from: day.nullable(),
  until: day.nullable(),
})
export type MoneyCondition = z.infer<typeof condition>

/** One amount of a fee (phí) or charge (lệ phí), in whole đồng. */
export const feeSchema = z.strictObject({
  name: words,
  amount: z.int().nonnegative().nullable(),
  when: condition,
  /** What one amount is for: "điểm kinh doanh / lần thẩm định". */
  per: stated,
  basis: stated,
  /** Code of the fee in the national database (MAPHILEPHI). */
  code: stated.default(null),
})
export type Fee = z.infer<typeof feeSchema>

/** Part of the amount that is asked under a condition: 90 % online from 01/12/2023 to 31/12/2025. */
export const adjustmentSchema = z.strictObject({
  percent: z.number().min(0).max(1000),
  when: condition,
  text: words,
  basis: stated,
})

export type Adjustment = z.infer<typeof adjustmentSchema>

const validity = z.strictObject({ text: words, months: z.int().positive().nullable() })
const issuedCopy = z.strictObject({ to: words, count: z.int().positive().nullable() })

/** What the procedure produces (kết quả). */
export const resultSchema = z.strictObject({
  name: words,
  form: stated,
  validity: validity.nullable(),
  /** Who gets how many copies; null: not stated. */
  copies: z.array(issuedCopy).nullable(),
  /** Code of the result in the national database (MAKETQUA). */
  code: stated.default(null),
  /** The register its number comes from (sổ cấp số): "Sổ văn bản đi". */
  register: stated.default(null),
  /** The blank it is written on. */
  file: templateFileSchema.nullable().default(null),
})

/** A time in which something must be filed, counted from an event. */
export const windowSchema = z.strictObject({
  what: z.enum(['filing', 'report']),
  direction: z.enum(['before', 'after']),
  /** The event, in Vietnamese: "ngày khai mạc". */
  event: words,
  atLeast: timeLimitSchema.nullable(),
  atMost: timeLimitSchema.nullable(),
  /** Date field of the e-form that gives the day of the event. */
  field: stated,
  /** Only in these cases; null: in all. */
  cases: z.array(words).nullable(),
  text: words,
})
export type Window = z.infer<typeof windowSchema>

/** A case (trường hợp) with what differs in it; null: as in the procedure, or not stated. */
export const caseSchema = z.strictObject({
  key: words,
  name: words,
  time: timeLimitSchema.nullable(),
  /** Where the time differs by channel within the case; empty: it does not. */
  channels: z.array(z.strictObject({ channel: channelSchema, time: timeLimitSchema })).default([]),
  chain: z.array(chainTerm).nullable(),
  papers: z.array(paperSchema).nullable(),
  fees: z.array(feeSchema).nullable(),
  conditions: stated,
  validity: validity.nullable(),
  publicSteps: z.array(words).nullable(),
  /** Parts taken as in another procedure ("như cấp mới"), which then are not those of this one. */
  sameAs: z.strictObject({ procedure: stated, parts: z.array(z.enum(['time', 'papers', 'fees'])), text: words }).nullable(),
})
export type Case = z.infer<typeof caseSchema>

/** A legal text the procedure rests on (căn cứ pháp lý). */
export const legalBasisSchema = z.strictObject({
  number: words,
  title: stated,
  article: stated,
  url: z.url().nullable(),
  issuedOn: day.nullable(),
  effectiveOn: day.nullable(),
  /** Who issued it (cơ quan ban hành). */
  issuer: stated.default(null),
  /** First day on which it no longer holds (hết hiệu lực), and what took its place. */
  expiredOn: day.nullable().default(null),
  replacedBy: stated.default(null),
})

/** What only the ISO document says (TCVN ISO 9001:2015): all else of it comes from the parts above. */
export const isoPartSchema = z.strictObject({
  /** Code of the process document: `QT-XTTM-01`. */
  code: stated,
  /** Mục đích, phạm vi. */
  purpose: stated,
  scope: stated,
  /** Định nghĩa, viết tắt. */
  terms: z.array(z.strictObject({ term: words, meaning: words })),
  /** Hồ sơ lưu: what is kept, by whom, for how long. */
  records: z.array(z.strictObject({ name: words, place: stated, keptFor: stated })),
  /** Rủi ro và biện pháp. */
  risks: z.array(z.strictObject({ risk: words, action: words })),
})
export type IsoPart = z.infer<typeof isoPartSchema>

/** Levels at which a procedure is done (cấp thực hiện), from the top. */
export const levels = ['central', 'provincial', 'district', 'commune'] as const
const level = z.enum(levels)

export const procedureSchema = z.strictObject({
  /** Name of the definition in this installation; the code where a source shows one. */
  key: z.string().regex(KEY),
  code: code.nullable(),
  localCode: code.nullable(),
  codeEvidence: stated,
  /** A code somebody remembers; shown to officers only, never to the public. */
  codeToConfirm: code.nullable(),
  formerCodes: z.array(z.strictObject({ code, until: day.nullable() })),
  name: words,
  field: words,
  level,
  /** Where the level moved: 2.000162 from district to commune in 2025. */
  levelHistory: z.array(z.strictObject({ level, from: day.nullable(), until: day.nullable(), agency: stated })),
  /** Dịch vụ công trực tuyến: toàn trình, một phần, or neither (TTHC còn lại). */
  serviceLevel: z.enum(['full', 'partial', 'none']).nullable(),
  serviceLevelAsPublished: stated,
  agencies: z.strictObject({
    executing: stated,
    deciding: stated,
    delegated: z.array(words),
    cooperating: z.array(words),
    asPublished: stated,
  }),
  applicants: z.array(words).nullable(),
  /** A notice to the office: no processing time and no result, by law. */
  notification: z.boolean(),
  /** The promised time (thời hạn giải quyết), against which "đúng hạn" is measured. */
  time: timeLimitSchema.nullable(),
  statutory: z
    .strictObject({
      time: timeLimitSchema.nullable(),
      steps: z.array(chainTerm),
      condition: stated,
      source: words,
    })
    .nullable(),
  /** Which day starts the clock, by channel (NĐ 81/2018 Điều 19.6). */
  clockStart: z
    .strictObject({ byChannel: z.partialRecord(channelSchema, z.enum(['receipt', 'waybill', 'system'])), text: words })
    .nullable(),
  supplement: z.strictObject({
    /** In which the office may ask, and the applicant must answer. */
    officeWithin: timeLimitSchema.nullable(),
    applicantWithin: timeLimitSchema.nullable(),
    maxTimes: z.int().positive().nullable(),
  }),
  silenceIsConsent: z.strictObject({ after: timeLimitSchema, text: words }).nullable(),
  cases: z.array(caseSchema).nullable(),
  channels: z.array(z.strictObject({ channel: channelSchema, time: timeLimitSchema.nullable() })).nullable(),
  papers: z.array(paperSchema).nullable(),
  /** Number of sets (số bộ). */
  sets: z.int().positive().max(20).nullable(),
  fees: z.array(feeSchema).nullable(),
  charges: z.array(feeSchema).nullable(),
  feeAdjustments: z.array(adjustmentSchema),
  feeBasis: z.strictObject({ basis: words, text: words, source: words }).nullable(),
  results: z.array(resultSchema).nullable(),
  legalBasis: z.array(legalBasisSchema).nullable(),
  conditions: stated,
  windows: z.array(windowSchema),
  publicSteps: z.array(words).nullable(),
  /** Keys of procedures that belong with it. */
  related: z.array(words),
  form: formSchema.nullable(),
  /** The process, BPMN 2.0. */
  process: z.strictObject({ bpmn: words }).nullable(),
  iso: isoPartSchema.nullable().default(null),
  /** Words by which people look for it, beside those of its name (TUKHOA). */
  keywords: z.array(words).default([]),
  plain: z.strictObject({ description: stated, minutes: z.int().positive().nullable() }),
  /** Parts that no source gives and that were composed here. */
  composed: z.array(z.strictObject({ part: words, note: words })),
  sources: z.array(z.strictObject({ url: words, gives: z.array(words) })),
  notes: z.array(words),
  /** How fresh the sources are. */
  currency: stated,
})
export type ProcedureDefinition = z.infer<typeof procedureSchema>
export type Result = z.infer<typeof resultSchema>
export type LegalBasis = z.infer<typeof legalBasisSchema>
