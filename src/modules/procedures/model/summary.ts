import { z } from 'zod'
import { channelSchema, levels, timeLimitSchema, type ProcedureDefinition } from './definition.ts'
import { searchKey } from './search.ts'

/** What a list shows of a procedure. */
export const summarySchema = z.object({
  key: z.string(),
  code: z.string().nullable(),
  name: z.string(),
  field: z.string(),
  level: z.enum(levels),
  serviceLevel: z.enum(['full', 'partial', 'none']).nullable(),
  /** Null: not stated, or by case, or none because it is a notification. */
  time: timeLimitSchema.nullable(),
  notification: z.boolean(),
  cases: z.int(),
  channels: z.array(channelSchema).nullable(),
})
export type Summary = z.infer<typeof summarySchema>

/** What lists show of a definition. */
export const summaryOf = (definition: ProcedureDefinition): Summary => ({
  key: definition.key,
  code: definition.code,
  name: definition.name,
  field: definition.field,
  level: definition.level,
  serviceLevel: definition.serviceLevel,
  time: definition.time,
  notification: definition.notification,
  cases: definition.cases?.length ?? 0,
  channels: definition.channels?.map((one) => one.channel) ?? null,
})

/** The words by which a procedure is found: its name, codes (with and without the point), field, results, laws. */
export function searchTextOf(definition: ProcedureDefinition): string {
  const { code, localCode, name, field, results, legalBasis, key } = definition
  const products = results?.map((one) => one.name) ?? []
  const laws = legalBasis?.map((one) => one.number) ?? []
  const codes = [code ?? key, code?.replace('.', ''), localCode]
  return searchKey([name, field, ...codes, ...products, ...laws].filter(Boolean).join(' '))
}

/** Fields with how many procedures each has, in the order of their names. */
export function countFields(all: readonly Summary[]): { field: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { field } of all) counts.set(field, (counts.get(field) ?? 0) + 1)
  return [...counts].map(([field, count]) => ({ field, count })).sort((a, b) => a.field.localeCompare(b.field, 'vi'))
}

/** Levels (cấp thực hiện) that have procedures, from the ministry down, with how many each has. */
export function countLevels(all: readonly Summary[]): { level: Summary['level']; count: number }[] {
  return levels.map((level) => ({ level, count: all.filter((one) => one.level === level).length })).filter(({ count }) => count > 0)
}
