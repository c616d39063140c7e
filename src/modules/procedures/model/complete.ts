import type { ProcedureDefinition } from './definition.ts'

/** The seven compulsory parts of a procedure (bộ phận cấu thành), NĐ 63/2010 Điều 8.2 a–e, g. */
export const COMPULSORY = ['name', 'publicSteps', 'channels', 'papers', 'time', 'applicants', 'agency'] as const
export type CompulsoryPart = (typeof COMPULSORY)[number]

const filled = (list: readonly unknown[] | null): boolean => list !== null && list.length > 0

/** Whether every case has its own part, where the procedure as a whole states none. */
const everyCase = (definition: ProcedureDefinition, has: (one: NonNullable<ProcedureDefinition['cases']>[number]) => boolean) =>
  filled(definition.cases) && (definition.cases ?? []).every(has)

/** The compulsory parts that are not stated; the national index counts a procedure complete when there are none. */
export function missingParts(definition: ProcedureDefinition): CompulsoryPart[] {
  const { agencies, statutory } = definition
  const stated: Record<CompulsoryPart, boolean> = {
    name: definition.name !== '',
    publicSteps: filled(definition.publicSteps) || everyCase(definition, (one) => filled(one.publicSteps)),
    channels: filled(definition.channels),
    papers: definition.sets !== null && (filled(definition.papers) || everyCase(definition, (one) => filled(one.papers))),
    // A notification has no time by law, and says so.
    time:
      definition.notification ||
      definition.time !== null ||
      (statutory?.time ?? null) !== null ||
      everyCase(definition, (one) => one.time !== null),
    applicants: filled(definition.applicants),
    agency: agencies.deciding !== null || agencies.executing !== null,
  }
  return COMPULSORY.filter((part) => !stated[part])
}

/** Whether all seven compulsory parts are there (QĐ 766, phụ lục, nhóm công khai 1.3). */
export const isComplete = (definition: ProcedureDefinition): boolean => missingParts(definition).length === 0
