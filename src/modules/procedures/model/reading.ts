import { procedureSchema, type ProcedureDefinition } from './definition.ts'

/**
 * What a person read out of a source's words and made exact (a window, a chain, alternatives, Vietnamese for
 * an English note), and what was composed because no source gives it. Only the parts it changes.
 */
export type Reading = { [part: string]: unknown }

type Plain = Record<string, unknown>
const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value)
const keyed = (list: readonly unknown[]): boolean => list.length > 0 && list.every((one) => isPlain(one) && 'key' in one)

/** Objects are merged, lists of things with keys are merged by key, anything else is replaced. */
function merge(base: unknown, change: unknown): unknown {
  if (isPlain(base) && isPlain(change)) {
    const merged = { ...base }
    for (const [part, value] of Object.entries(change)) merged[part] = merge(base[part], value)
    return merged
  }
  if (Array.isArray(base) && Array.isArray(change) && keyed(base) && keyed(change)) {
    const changes = new Map(change.map((one: Plain) => [one.key, one]))
    const kept = base.map((one: Plain) => merge(one, changes.get(one.key) ?? {}))
    const known = new Set(base.map((one: Plain) => one.key))
    return [...kept, ...change.filter((one: Plain) => !known.has(one.key))]
  }
  return change
}

/** The definition with a reading laid over it. Throws a ZodError when what comes out is no definition. */
export const applyReading = (definition: ProcedureDefinition, reading: Reading): ProcedureDefinition =>
  procedureSchema.parse(merge(definition, reading))
