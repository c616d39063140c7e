import { createHash } from 'node:crypto'
import { canonical } from './model/canonical.ts'
import type { ProcedureDefinition } from './model/definition.ts'

/** SHA-256 (hex) of the whole definition, its form and its process included: the name of its content. */
export const hashOf = (definition: ProcedureDefinition): string =>
  createHash('sha256').update(canonical(definition)).digest('hex')
