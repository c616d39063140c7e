import { z } from 'zod'
import { dayNumberOf, type Day } from '../../../platform/time.ts'
import { costInputsSchema, compareCost, type CostComparison } from '../../procedures/model/cost.ts'
import type { ProcedureDefinition } from '../../procedures/model/definition.ts'
import { limitWords, papersFor, timeFor } from '../../procedures/model/rules.ts'

const words = (longest: number) => z.string('input.missing').trim().min(1, 'input.missing').max(longest, 'input.wrong')
const day = z.string('input.missing').trim().min(1, 'input.missing').refine((text) => dayNumberOf(text) !== undefined, 'control.badDay')

/** The years a plan can be made for. */
export const reviewYear = z.int('input.wrong').min(2010, 'input.wrong').max(2099, 'input.wrong')

/** One procedure of the plan: doer, time, reason, expected product (NĐ 63/2010 Điều 30). */
export const newReview = z.object({ year: reviewYear, procedure: words(81), doer: words(200), doneBy: day, reason: words(1000), product: words(500) })
export type NewReview = z.input<typeof newReview>

/** What the cost is reckoned with, and of which dossiers. */
export const reviewCost = z.object({ inputs: costInputsSchema, channel: z.enum(['direct', 'online', 'post']), case: z.string().nullable() })
export type ReviewCost = z.output<typeof reviewCost>

/** A procedure that is reviewed (thủ tục được rà soát). */
export type Review = {
  id: string
  year: number
  procedure: string
  doer: string
  doneBy: Day
  reason: string
  product: string
  draftId: string | null
  baseVersionId: string | null
  cost: ReviewCost | null
}

/** How a yearly plan stands: to be sent by 31 January of its year (NĐ 63/2010 Điều 30). */
export function planState(year: number, sentOn: Day | null, today: Day): { dueOn: Day; state: 'kept' | 'missed' | 'running' } {
  const dueOn = `${year}-01-31`
  return { dueOn, state: sentOn !== null ? (sentOn <= dueOn ? 'kept' : 'missed') : today > dueOn ? 'missed' : 'running' }
}

/** One line of the table before and after (bảng so sánh trước, sau); null: not stated. */
export type SheetRow = { what: string; about: string; before: string | null; after: string | null; changed: boolean }

type Side = { definition: ProcedureDefinition; /** Steps of the process; null: none drawn. */ steps: number | null }

/** Days, papers and steps of each case, before and after; a case that only one side has stands with one side. */
export function sheetOf(before: Side, after: Side): SheetRow[] {
  const cases = new Map([null, ...[before, after].flatMap(({ definition }) => (definition.cases ?? []))].map((one) => [one?.key ?? null, one?.name ?? 'Chung']))
  const has = ({ definition }: Side, key: string | null) => key === null || (definition.cases ?? []).some((one) => one.key === key)
  const row = (what: string, about: string, value: (side: Side) => string | null): SheetRow => {
    const [was, is] = [value(before), value(after)]
    return { what, about, before: was, after: is, changed: was !== is }
  }
  const count = (n: number | null | undefined, unit: string): string | null => (n === null || n === undefined ? null : `${n} ${unit}`)
  return [
    ...[...cases].flatMap(([key, about]) => [
      row('Thời hạn giải quyết', about, (side) => {
        const limit = has(side, key) ? timeFor(side.definition, key, null).limit : null
        return limit && limitWords(limit)
      }),
      row('Thành phần hồ sơ', about, (side) => (has(side, key) ? count(papersFor(side.definition, key)?.length, 'giấy tờ') : null)),
    ]),
    row('Số bộ hồ sơ', 'Chung', ({ definition }) => count(definition.sets, 'bộ')),
    row('Trình tự thực hiện', 'Chung', ({ definition }) => count(definition.publicSteps?.length, 'bước')),
    row('Quy trình nội bộ', 'Chung', ({ steps }) => count(steps, 'bước')),
  ]
}

/** What the change saves those who follow the procedure; the method stands in the result. */
export const savingOf = (before: ProcedureDefinition, after: ProcedureDefinition, { inputs, channel, case: which }: ReviewCost, on: Day): CostComparison =>
  compareCost(before, after, inputs, { case: which, channel, on })
