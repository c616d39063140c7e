/** Procedures (thủ tục hành chính): the one definition, its versions, its public page. */
export { isComplete, missingParts } from './model/complete.ts'
export type { Channel, Paper, ProcedureDefinition, TimeLimit } from './model/definition.ts'
export { countsOf, feesFor, limitWords, papersFor, termOf, timeFor } from './model/rules.ts'
export { searchKey } from './model/search.ts'
