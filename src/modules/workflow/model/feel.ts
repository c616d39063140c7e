import { dateAndTime, evaluate as run, FeelFunction, isFunction, parseDate, parseExpression, SyntaxError } from 'feelin'
import { invalid } from '../../../platform/errors.ts'
import { dayOf, isoOfWall, wallOf } from '../../../platform/time.ts'

/** Variables by name, plain JSON; names may have spaces and Vietnamese letters (biến của quy trình). */
export type Context = Record<string, unknown>

/** A FEEL value as JSON; `unknown` names what the expression asked for and the context did not have. */
export type Evaluation = { value: unknown; unknown: string[] }

const LONGEST_EXPRESSION = 4_000

/**
 * Evaluates a FEEL expression (DMN 1.5). Dates, times and durations come back as ISO text. A missing variable
 * is null in FEEL and is named in `unknown`. `now` answers `now()` and `today()`; without it they are null,
 * for this function reads no clock.
 *
 * @throws Refusal `workflow.feel` if it is no FEEL or is longer than 4,000 letters, `workflow.feelValue` if
 * the value is a function.
 */
export function evaluate(expression: string, context: Context = {}, now?: Date): Evaluation {
  const text = bare(expression)
  if (text.length > LONGEST_EXPRESSION) throw invalid('workflow.feel', [], { expression: short(text) })
  try {
    const { value, warnings } = run(text, { ...context, ...clock(now) })
    if (isFunction(value)) throw invalid('workflow.feelValue', [], { expression: short(text) })
    const missing = warnings.filter((warning) => missingTypes.has(warning.type))
    return { value: plain(value), unknown: missing.map((warning) => warning.message) }
  } catch (error) {
    if (error instanceof SyntaxError) throw invalid('workflow.feel', [], { expression: short(text) })
    throw error
  }
}

/**
 * What is wrong with the text as FEEL: undefined, or the place (0-based) at which it stops making sense. It is
 * read, not run. Names with spaces are only known at run time, so variables of a process have none.
 */
export function syntaxErrorIn(expression: string): number | undefined {
  const text = bare(expression)
  if (text.length > LONGEST_EXPRESSION) return LONGEST_EXPRESSION
  let found: number | undefined
  parseExpression(text, {}, undefined).iterate({
    enter: (node) => {
      if (node.type.isError) found ??= node.from
    },
  })
  return found
}

const missingTypes = new Set(['NO_VARIABLE_FOUND', 'NO_CONTEXT_ENTRY_FOUND', 'NO_PROPERTY_FOUND'])

/** Some tools write `= expression`. */
const bare = (expression: string) => expression.trim().replace(/^=\s*/, '')
const short = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}…` : text)

function clock(now: Date | undefined): Context {
  const at = now && dateAndTime(isoOfWall(wallOf(now)))
  const today = now && parseDate(dayOf(now))
  return { now: new FeelFunction(() => at ?? null, []), today: new FeelFunction(() => today ?? null, []) }
}

/** FEEL's temporal values and ranges say themselves as JSON; numbers shed the dust of binary fractions. */
function plain(value: unknown): unknown {
  if (typeof value === 'number') return plainNumber(value)
  if (Array.isArray(value)) return value.map(plain)
  if (value === undefined || value === null || typeof value !== 'object') return value ?? null
  if (isFunction(value)) return null
  if ('toJSON' in value && typeof value.toJSON === 'function') return value.toJSON()
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
}

function plainNumber(value: number): number | null {
  if (!Number.isFinite(value)) return null
  return Number.isInteger(value) ? value : Number(value.toPrecision(15))
}
