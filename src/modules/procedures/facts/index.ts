/** Facts of a procedure (dữ kiện): out of its definition, and out of documents that others or this program wrote. */
import { Refusal } from '../../../platform/errors.ts'
import type { OutsideDocument } from '../../documents/model/outside.ts'
import type { Facts } from './fact.ts'
import { factsInJson } from './from-json.ts'
import { factsInDocument } from './from-outside.ts'
import type { RoleNames } from './of-definition.ts'
import { outlineOf } from './outline.ts'
import { stepsIn, type OutsideSteps } from './steps.ts'

export { compareFacts, type Comparison, type Verdict } from './compare.ts'
export { driftOf, type Difference, type Drift } from './drift.ts'
export { FACT_NAMES, type Fact, type FactKind } from './fact.ts'
export { factsOf } from './of-definition.ts'
export { quietFactsOf } from './quiet.ts'
export type { OutsideStep, OutsideSteps } from './steps.ts'

/** What a document tells of a procedure. Refuses JSON that is no record of one (422). */
export function readFacts(document: OutsideDocument, fileName: string, roleNames: RoleNames = {}): Facts {
  if (document.format !== 'json') return factsInDocument(document)
  const facts = factsInJson(document.data, fileName, roleNames)
  if (facts) return facts
  const params = { name: fileName }
  throw new Refusal(422, 'procedures.compare.unknownJson', { params, fields: [{ field: 'file', code: 'procedures.compare.unknownJson', params }] })
}

/** The table of steps of a document, as it stands there; JSON has none. */
export const readSteps = (document: OutsideDocument, hoursADay = 8): OutsideSteps => stepsIn(outlineOf(document), hoursADay)
