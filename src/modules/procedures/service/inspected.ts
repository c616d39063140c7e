import { inspectBpmn, type Inspection } from '../../workflow/index.ts'
import type { ProcedureDefinition } from '../model/definition.ts'

// A process is read at every save of every part of a draft; most saves do not change it. Fifty of 30 kB.
const LARGEST_SHELF = 50
const shelf = new Map<string, Inspection>()

/** What the process of a definition is and what is wrong with it; null while there is none. */
export async function inspectProcess({ process }: Pick<ProcedureDefinition, 'process'>): Promise<Inspection | null> {
  if (process === null) return null
  const kept = shelf.get(process.bpmn)
  if (kept) return kept
  const inspection = await inspectBpmn(process.bpmn)
  const oldest = shelf.keys().next().value
  if (shelf.size >= LARGEST_SHELF && oldest !== undefined) shelf.delete(oldest)
  shelf.set(process.bpmn, inspection)
  return inspection
}
