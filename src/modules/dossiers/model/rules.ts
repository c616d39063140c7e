import { dayOf, type Day } from '../../../platform/time.ts'
import { defaultRules, type ResumePolicy, type Rules } from '../../calendar/model.ts'
import type { ProcedureDefinition } from '../../procedures/model/definition.ts'

/**
 * The law of the one-stop mechanism as data (bộ quy tắc một cửa): what holds from a day on, and by which
 * article. A dossier keeps the set of the day on which it was received.
 */
type RuleSet = {
  from: Day
  law: string
  /** Articles by what they rule; null where the text could not be read: then the law alone is named. */
  articles: Record<'receive' | 'transfer' | 'supplement' | 'extend', string> | null
  /** What a supplement does to the clock. */
  policy: ResumePolicy
}

const ruleSets: readonly RuleSet[] = [
  {
    from: '2025-07-01', law: 'Nghị định 118/2025/NĐ-CP', articles: null,
    // The successor's articles were not read; counting again from the start is kept until its text says otherwise.
    policy: 'restart',
  },
  {
    from: '2018-06-21', law: 'Nghị định 61/2018',
    articles: { receive: 'Điều 17', transfer: 'Điều 18', supplement: 'Điều 19 khoản 4', extend: 'Điều 19 khoản 9' },
    policy: 'restart',
  },
]

/** The rule set of a day; days before the first set get the first. */
function ruleSetOn(day: Day): RuleSet {
  const found = ruleSets.find((set) => set.from <= day) ?? ruleSets.at(-1)
  if (!found) throw new Error('There is no rule set')
  return found
}

/** The article that rules something on a day, as the ledger names it: «Nghị định 61/2018, Điều 19 khoản 4». */
export function articleOn(moment: Date, what: 'receive' | 'transfer' | 'supplement' | 'extend'): string {
  const { law, articles } = ruleSetOn(dayOf(moment))
  return articles ? `${law}, ${articles[what]}` : law
}

/**
 * How time is counted unless a procedure says otherwise: the Civil Code's way (first day not counted, a last
 * day off moves on), to the end of office hours; what comes after 15:00 is passed on the next working day,
 * which touches the transfer and not the clock.
 */
export const clockRulesOn = (received: Date): Rules => ({
  ...defaultRules, cutoff: { time: 15 * 60, effect: 'transfer', legalBasis: articleOn(received, 'transfer') },
})

/** What a supplement does to the clock of a dossier received at a moment. */
export const resumePolicyOn = (received: Date): ResumePolicy => ruleSetOn(dayOf(received)).policy

/** The text the promised time rests on, as the explanation names it: «Nghị định 81/2018, Điều 19». */
export function termBasis(definition: Pick<ProcedureDefinition, 'legalBasis'>): string {
  const first = definition.legalBasis?.[0]
  if (!first) return ''
  const decree = /^(\d+\/\d{4})\/NĐ-CP$/.exec(first.number)?.[1]
  const named = decree ? `Nghị định ${decree}` : first.number
  return first.article ? `${named}, ${first.article}` : named
}
