import type { Ctx } from '../../platform/ctx.ts'
import { systemOnly } from '../../platform/access.ts'
import { processFor, type Variant } from '../workflow/index.ts'
import { loadSeedProcedures } from './load.ts'
import type { ProcedureDefinition } from './model/definition.ts'
import { publishVersion, type Version } from './service.ts'

const HOURS_A_DAY = 8

/** Where the law has other bodies asked, the process asks them beside the appraisal. */
function variantOf({ notification, cases }: ProcedureDefinition): Variant {
  if (notification) return 'notify'
  return cases?.some((one) => one.chain !== null) === true ? 'consult' : 'standard'
}

/** A definition with a composed process whose steps add up to the promised time. */
export function withProcess(definition: ProcedureDefinition): ProcedureDefinition {
  const limit = definition.time ?? definition.statutory?.time
  const hours = limit?.unit === 'workingDay' ? limit.value * HOURS_A_DAY : null
  const results = definition.results?.map((result) => result.name) ?? []
  const bpmn = processFor(hours, { variant: variantOf(definition), id: `quy-trinh-${definition.key}`, name: definition.name, results })
  const note = 'bảng bước do bộ dữ liệu mẫu soạn; không có nguồn ghi quy trình nội bộ'
  return { ...definition, process: { bpmn }, composed: [...definition.composed, { part: 'process', note }] }
}

/** Publishes the 38 procedures of the seed as their first versions. */
export async function seedProcedures(ctx: Ctx, validFrom: string): Promise<Version[]> {
  systemOnly(ctx)
  const versions: Version[] = []
  for (const definition of loadSeedProcedures()) versions.push(await publishVersion(ctx, { definition: withProcess(definition), validFrom }))
  return versions
}
