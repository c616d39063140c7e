import type { Ctx } from '../platform/ctx.ts'
import { publishVersion } from '../modules/procedures/index.ts'
import { loadSeedProcedures } from '../modules/procedures/load.ts'
import type { ProcedureDefinition } from '../modules/procedures/model/definition.ts'
import { isoCodes, withIso } from './iso.ts'
import { COMPOSED_NOTE, processFor, type Variant } from '../modules/workflow/index.ts'

/** Working hours of the promised time: 8 a working day; none for calendar days, whose hours depend on dates. */
function hoursOf({ time, statutory }: ProcedureDefinition): number | null {
  const limit = time ?? statutory?.time ?? null
  if (limit?.unit === 'workingDay') return limit.value * 8
  return limit?.unit === 'workingHour' ? limit.value : null
}

/**
 * The case that takes longer because other bodies are consulted (its chain names them): when the process goes that
 * way, and how many working hours it takes on top of the shorter case.
 */
function consultOf(definition: ProcedureDefinition): { when: string; hours: number } | undefined {
  const base = hoursOf(definition)
  const longer = definition.cases?.find((one) => one.chain !== null && one.time !== null)
  const hours = longer?.time?.unit === 'workingDay' ? longer.time.value * 8 : undefined
  return longer && base !== null && hours !== undefined && hours > base ? { when: `caseKey = "${longer.key}"`, hours: hours - base } : undefined
}

function variantOf(definition: ProcedureDefinition): Variant {
  if (definition.notification) return 'notify'
  if (consultOf(definition)) return 'consultByCase'
  return definition.cases?.some((one) => one.chain !== null) ? 'consult' : 'standard'
}

/** A definition with the composed process it lacks: no source gives the steps of a Sở Công Thương. */
export function withProcess(definition: ProcedureDefinition): ProcedureDefinition {
  const variant = variantOf(definition)
  const consult = consultOf(definition)
  const results = definition.results?.map((result) => result.name)
  const bpmn = processFor(variant === 'notify' ? null : hoursOf(definition), {
    variant, id: `p-${definition.key}`, name: definition.name, ...(consult ? { consult } : {}), ...(results && results.length > 0 ? { results } : {}),
  })
  return { ...definition, process: { bpmn }, composed: [...definition.composed, { part: 'process', note: COMPOSED_NOTE }] }
}

/** The 38 real procedures with what no source gives composed and marked: their processes and ISO parts. */
export function wholeSeedProcedures(): ProcedureDefinition[] {
  const all = loadSeedProcedures()
  const codes = isoCodes(all)
  return all.map((definition) => withIso(withProcess(definition), codes.get(definition.key) ?? ''))
}

/** Publishes the 38 real procedures, each with a composed process. */
export async function seedProcedures(ctx: Ctx, only?: readonly string[]): Promise<number> {
  const all = wholeSeedProcedures().filter((definition) => !only || only.includes(definition.key))
  for (const definition of all) await publishVersion(ctx, { definition, validFrom: '2023-01-01' })
  return all.length
}
