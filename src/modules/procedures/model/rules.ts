import type { Term } from '../../calendar/model/term.ts'
import type { Adjustment, Case, Channel, Fee, MoneyCondition, Paper, ProcedureDefinition, TimeLimit } from './definition.ts'

/** The case by its key; undefined if the procedure has no such case. */
export const caseOf = (definition: ProcedureDefinition, key: string | null): Case | undefined =>
  key === null ? undefined : definition.cases?.find((one) => one.key === key)

export type PromisedTime =
  | { limit: TimeLimit; from: 'case' | 'channel' | 'procedure' | 'statutory' }
  /** `notification`: there is none by law. `sameAs`: as in another procedure. `notStated`: no source says. */
  | { limit: null; from: 'notification' | 'sameAs' | 'notStated' }

/**
 * The time within which a dossier must be answered (thời hạn giải quyết): of its case, else of its channel,
 * else of the procedure, else what the law demands at most. A promise may be shorter than the law, so the
 * law comes last.
 */
export function timeFor(definition: ProcedureDefinition, caseKey: string | null, channel: Channel | null): PromisedTime {
  if (definition.notification) return { limit: null, from: 'notification' }
  const own = caseOf(definition, caseKey)
  if (own?.time) return { limit: own.time, from: 'case' }
  if (own?.sameAs?.parts.includes('time')) return { limit: null, from: 'sameAs' }
  const through = definition.channels?.find((one) => one.channel === channel)?.time
  if (through) return { limit: through, from: 'channel' }
  if (definition.time) return { limit: definition.time, from: 'procedure' }
  if (definition.statutory?.time) return { limit: definition.statutory.time, from: 'statutory' }
  return { limit: null, from: 'notStated' }
}

const UNITS = { workingDay: 'wd', workingHour: 'wh', calendarDay: 'd', month: 'm', year: 'm' } as const

/** A limit as the clock reads it; a year is twelve months. */
export const termOf = ({ value, unit }: TimeLimit): Term => ({
  count: unit === 'year' ? value * 12 : value,
  unit: UNITS[unit],
})

const UNIT_WORDS = {
  workingDay: 'ngày làm việc',
  workingHour: 'giờ làm việc',
  calendarDay: 'ngày',
  month: 'tháng',
  year: 'năm',
} as const

/** `05`, `ngày làm việc`: two digits as legal texts write them. */
export const limitParts = ({ value, unit }: TimeLimit): { count: string; unit: string } => ({
  count: String(value).padStart(2, '0'),
  unit: UNIT_WORDS[unit],
})
/** `05 ngày làm việc`. */
export const limitWords = (limit: TimeLimit): string => Object.values(limitParts(limit)).join(' ')

/** Time saved against the law: `{ value: 8, percent: 53 }` of 15 → 7; undefined unless both are in one unit. */
export function timeSaved({ time, statutory }: ProcedureDefinition): { value: number; percent: number } | undefined {
  const law = statutory?.time
  if (!time || !law || time.unit !== law.unit || time.value >= law.value) return undefined
  const value = law.value - time.value
  return { value, percent: Math.round((value / law.value) * 100) }
}

/** The papers to hand in; null when no source lists them. */
export function papersFor(definition: ProcedureDefinition, caseKey: string | null): Paper[] | null {
  const own = caseOf(definition, caseKey)
  if (own?.papers) return own.papers
  return own?.sameAs?.parts.includes('papers') ? null : definition.papers
}

/** Originals and copies of any kind, as the tables of the public page count them; null: not stated. */
export function countsOf({ copies }: Paper): { originals: number | null; copies: number | null } {
  const kinds = [copies.certifiedCopy, copies.plainCopy, copies.unspecifiedCopy]
  const known = kinds.filter((count) => count !== null)
  return { originals: copies.original, copies: known.length === 0 ? null : known.reduce((a, b) => a + b, 0) }
}

/** What is known of a dossier when its fee is asked; null: not known yet. `on` is the day of filing. */
export type FeeFacts = {
  subject: string | null
  area: string | null
  case: string | null
  channel: Channel | null
  on: string
}

export type FeeLine = {
  kind: 'fee' | 'charge'
  name: string
  /** Whole đồng after all adjustments, rounded to the đồng; null: an amount is due, no source says which. */
  amount: number | null
  per: string | null
  /** Whether the facts decide that this line is due, or more must be known (which `when` says). */
  certain: boolean
  when: MoneyCondition
  /** Adjustments that were counted in, in the law's words. */
  because: string[]
}

export type FeesDue = {
  /** False where no source states the fees at all: then nothing may be asked, and nothing is called free. */
  stated: boolean
  lines: FeeLine[]
}

type Fit = 'yes' | 'no' | 'unknown'

/** Does a condition hold? A fact that is not known yet leaves it open. */
function fits(when: MoneyCondition, facts: FeeFacts): Fit {
  if (when.from !== null && facts.on < when.from) return 'no'
  if (when.until !== null && facts.on > when.until) return 'no'
  const asked = (['subject', 'area', 'case', 'channel'] as const).filter((what) => when[what] !== null)
  if (asked.some((what) => facts[what] !== null && facts[what] !== when[what])) return 'no'
  return asked.every((what) => facts[what] !== null) ? 'yes' : 'unknown'
}

/**
 * The fees and charges of a dossier by subject × area × case × channel × day. The fees of a case replace
 * those of the procedure. Adjustments (50 % on reissue, 90 % online) multiply when they certainly hold.
 */
export function feesFor(definition: ProcedureDefinition, facts: FeeFacts): FeesDue {
  const own = caseOf(definition, facts.case)
  const asOther = own?.fees === null && own.sameAs?.parts.includes('fees') === true
  const fees = own?.fees ?? (asOther ? null : definition.fees)
  const lines = (kind: 'fee' | 'charge', list: readonly Fee[] | null): FeeLine[] =>
    (list ?? []).flatMap((fee) => {
      const fit = fits(fee.when, facts)
      return fit === 'no' ? [] : [lineOf(kind, fee, fit === 'yes', definition.feeAdjustments, facts)]
    })
  return {
    stated: fees !== null,
    lines: [...lines('fee', fees), ...lines('charge', definition.charges)],
  }
}

function lineOf(kind: FeeLine['kind'], fee: Fee, certain: boolean, adjustments: readonly Adjustment[], facts: FeeFacts): FeeLine {
  const counted = adjustments.filter((one) => fits(one.when, facts) === 'yes')
  const amount = fee.amount === null ? null : Math.round(counted.reduce((sum, one) => (sum * one.percent) / 100, fee.amount))
  return { kind, name: fee.name, amount, per: fee.per, certain, when: fee.when, because: counted.map((one) => one.text) }
}

/** Whether one may file online: there is a form, and no source says that one may not (nộp trực tuyến). */
export const canFileOnline = ({ form, channels, serviceLevel }: ProcedureDefinition): boolean =>
  form !== null && serviceLevel !== 'none' && (channels === null || channels.some((one) => one.channel === 'online'))
