/**
 * What a procedure costs those who follow it (chi phí tuân thủ thủ tục hành chính, NĐ 63/2010 Điều 28).
 *
 * **A method composed here.** The forms and the formula of the Ministry of Justice's guidance were not at hand
 * when this was written and are not imitated. What is counted is plain: hours × what an hour is worth, and money
 * paid out. Every number the definition does not hold is entered by the office (`CostInputs`) and stands beside the
 * result, and every result carries `method`, the sentence that says so; a page that shows one shows both.
 */
import { z } from 'zod'
import type { Dong } from '../../../platform/money.ts'
import type { Channel, Paper, ProcedureDefinition, TimeLimit } from './definition.ts'
import { feesFor, papersFor, timeFor } from './rules.ts'

/** The sentence that stands with every result. */
const METHOD = 'Cách tính do phần mềm đặt ra: giờ công nhân với giá trị một giờ, cộng các khoản phải trả; số liệu đầu vào do cơ quan nhập. Đây không phải biểu mẫu tính chi phí tuân thủ do Bộ Tư pháp hướng dẫn.'

const hours = z.number().nonnegative().max(10_000)
const dong = z.int().nonnegative().max(1_000_000_000)

/** What the office enters, once for a review or for one procedure; the same on both sides of a comparison. */
export const costInputsSchema = z.strictObject({
  /** What an hour of the applicant's work is worth, in đồng (thu nhập bình quân một giờ). */
  wagePerHour: dong,
  /** Hours to find out what is asked, once a dossier. */
  hoursToLearn: hours,
  /** Hours to get or write one paper, and those of papers that differ, by the key of the paper. */
  hoursPerPaper: hours,
  paperHours: z.record(z.string(), hours),
  /** Hours to fill in the form of the dossier. */
  hoursForForm: hours,
  /** One way to the office and back, waiting there included: hours and đồng (fare, parking). */
  hoursPerVisit: hours,
  costPerVisit: dong,
  /** How often one goes there, by channel: to file and to fetch is 2. */
  visits: z.partialRecord(z.enum(['direct', 'online', 'post', 'email']), z.int().nonnegative().max(50)),
  /** Đồng for one copy of a paper, plain and certified, and for sending a dossier by post and back. */
  costPerCopy: dong,
  costPerCertifiedCopy: dong,
  postage: dong,
  /** What else is paid to others for one dossier (translation, survey), in đồng. */
  other: z.array(z.strictObject({ name: z.string().min(1), amount: dong })),
  /** Dossiers a year. */
  dossiersPerYear: z.int().nonnegative().max(100_000_000),
})
export type CostInputs = z.infer<typeof costInputsSchema>

/** Which of the dossiers is reckoned: its case, its way, and the day whose fees hold. */
export type CostCase = { case: string | null; channel: Channel; on: string; subject?: string | null; area?: string | null }

type CostKind = 'learn' | 'paper' | 'form' | 'visit' | 'copies' | 'post' | 'fee' | 'other'

/** One line of the reckoning (khoản chi phí): hours of work, and đồng paid out; `money` is both in đồng. */
export type CostLine = { kind: CostKind; name: string; hours: number; paid: Dong; money: Dong }

/** What one dossier costs, and all of a year (chi phí một hồ sơ, một năm). */
export type Cost = {
  lines: CostLine[]
  hours: number
  perDossier: Dong
  perYear: Dong
  /** What the definition does not state, in Vietnamese: reckoned as nothing, so the result is "at least". */
  unknown: string[]
  /** How it was reckoned, in Vietnamese: to stand with the result. */
  method: string
}

/**
 * The cost of one dossier by this definition. Papers that are handed in only "nếu có" are not counted; a paper that
 * an earlier result replaces (`replacedBy`) costs nothing; each set (số bộ) needs its copies.
 */
export function costOf(definition: ProcedureDefinition, inputs: CostInputs, which: CostCase): Cost {
  const unknown: string[] = []
  const line = (kind: CostKind, name: string, worked: number, paid: Dong): CostLine =>
    ({ kind, name, hours: worked, paid, money: Math.round(worked * inputs.wagePerHour) + paid })
  const papers = papersFor(definition, which.case)
  if (papers === null) unknown.push('Thành phần hồ sơ chưa được nêu.')
  const wanted = (papers ?? []).filter(({ required, replacedBy }) => required && replacedBy === null)
  const visits = inputs.visits[which.channel] ?? 0
  const lines = [
    line('learn', 'Tìm hiểu thủ tục', inputs.hoursToLearn, 0),
    ...wanted.map((paper) => line('paper', paper.name, inputs.paperHours[paper.key] ?? inputs.hoursPerPaper, 0)),
    ...(definition.form ? [line('form', 'Điền mẫu đơn, tờ khai', inputs.hoursForForm, 0)] : []),
    line('copies', 'Sao chụp, chứng thực giấy tờ', 0, sum(wanted.map((paper) => copiesOf(paper, inputs, which.channel, definition.sets ?? 1)))),
    line('visit', 'Đi lại, chờ tại nơi tiếp nhận', visits * inputs.hoursPerVisit, visits * inputs.costPerVisit),
    ...(which.channel === 'post' ? [line('post', 'Gửi qua bưu chính', 0, inputs.postage)] : []),
    ...feeLines(definition, which, unknown).map(([name, amount]) => line('fee', name, 0, amount)),
    ...inputs.other.map(({ name, amount }) => line('other', name, 0, amount)),
  ].filter(({ kind, hours: worked, paid }) => kind === 'paper' || kind === 'fee' || worked > 0 || paid > 0)
  const perDossier = sum(lines.map(({ money }) => money))
  return { lines, hours: sum(lines.map((it) => it.hours)), perDossier, perYear: perDossier * inputs.dossiersPerYear, unknown, method: METHOD }
}

/**
 * The copies of a paper, in đồng; one of unknown kind counts as a plain one. What is sent as a file needs no plain
 * copy and but one set; what must be certified is certified all the same.
 */
function copiesOf({ copies }: Paper, inputs: CostInputs, channel: Channel, sets: number): Dong {
  const onPaper = channel === 'direct' || channel === 'post'
  const copied = onPaper ? ((copies.plainCopy ?? 0) + (copies.unspecifiedCopy ?? 0)) * sets : 0
  return copied * inputs.costPerCopy + (copies.certifiedCopy ?? 0) * (onPaper ? sets : 1) * inputs.costPerCertifiedCopy
}

/** Fees that are certainly due; those that hang on what is not said here are named among the unknown. */
function feeLines(definition: ProcedureDefinition, which: CostCase, unknown: string[]): [string, Dong][] {
  const facts = { subject: which.subject ?? null, area: which.area ?? null, case: which.case, channel: which.channel, on: which.on }
  const due = feesFor(definition, facts)
  if (!due.stated) unknown.push('Phí, lệ phí chưa được nêu.')
  return due.lines.flatMap(({ name, amount, certain }): [string, Dong][] => {
    if (certain && amount !== null) return [[name, amount]]
    unknown.push(certain ? `Mức của “${name}” chưa được nêu.` : `“${name}” còn tùy đối tượng, địa bàn hoặc trường hợp.`)
    return []
  })
}

/** Time of the office saved, and what part of the earlier time that is; months are not turned into days. */
export type LimitSaved = { value: number; unit: 'workingDay' | 'calendarDay' | 'month'; percent: number }

/** What a simplification brings (kết quả đơn giản hóa); what got dearer is negative. */
export type CostComparison = {
  before: Cost
  after: Cost
  /** Eight working hours are one working day; null where a time is not stated or the two are not comparable. */
  time: LimitSaved | null
  papers: { before: number; after: number }
  perDossier: Dong
  perYear: Dong
  /** Part of the earlier cost, in whole per cent; 0 if that was nothing. */
  percent: number
}

/**
 * Compares two definitions of one procedure by the same inputs. `after` may be another case or channel
 * (filing online instead of at the counter).
 */
export function compareCost(
  before: ProcedureDefinition, after: ProcedureDefinition, inputs: CostInputs, which: CostCase, whichAfter: CostCase = which,
): CostComparison {
  const [was, is] = [costOf(before, inputs, which), costOf(after, inputs, whichAfter)]
  const perDossier = was.perDossier - is.perDossier
  return {
    before: was, after: is, perDossier, perYear: was.perYear - is.perYear,
    percent: percentOf(perDossier, was.perDossier),
    time: timeSavedBetween(timeFor(before, which.case, which.channel).limit, timeFor(after, whichAfter.case, whichAfter.channel).limit),
    papers: { before: papersFor(before, which.case)?.length ?? 0, after: papersFor(after, whichAfter.case)?.length ?? 0 },
  }
}

/** The saving between two limits; negative where the later one is longer. */
export function timeSavedBetween(before: TimeLimit | null, after: TimeLimit | null): LimitSaved | null {
  if (!before || !after) return null
  const [was, is] = [plain(before), plain(after)]
  if (was.unit !== is.unit) return null
  return { value: was.value - is.value, unit: was.unit, percent: percentOf(was.value - is.value, was.value) }
}

function plain({ value, unit }: TimeLimit): { value: number; unit: LimitSaved['unit'] } {
  if (unit === 'workingHour') return { value: value / 8, unit: 'workingDay' }
  return unit === 'year' ? { value: value * 12, unit: 'month' } : { value, unit }
}

const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0)
const percentOf = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part / whole) * 100))
