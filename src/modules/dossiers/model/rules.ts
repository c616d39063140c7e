import { defaultRules, type ResumePolicy, type Rules } from '../../calendar/model.ts'
import type { ProcedureDefinition } from '../../procedures/model/definition.ts'

/**
 * How time is counted unless a procedure says otherwise: the Civil Code's way (first day not counted, a last
 * day off moves on), to the end of office hours; what comes after 15:00 is passed on the next working day,
 * which touches the transfer and not the clock (NĐ 61/2018 Điều 18).
 */
export const clockRules: Rules = { ...defaultRules, cutoff: { time: 15 * 60, effect: 'transfer', legalBasis: 'Nghị định 61/2018, Điều 18' } }

/** After a supplement the time is counted again from the start (NĐ 61/2018 Điều 19 khoản 4). */
export const resumePolicy = (_definition: ProcedureDefinition): ResumePolicy => 'restart'

/** The text the promised time rests on, as the explanation names it: «Nghị định 81/2018, Điều 19». */
export function termBasis(definition: ProcedureDefinition): string {
  const first = definition.legalBasis?.[0]
  if (!first) return ''
  const decree = /^(\d+\/\d{4})\/NĐ-CP$/.exec(first.number)?.[1]
  const named = decree ? `Nghị định ${decree}` : first.number
  return first.article ? `${named}, ${first.article}` : named
}
