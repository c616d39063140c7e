/** Procedures (thủ tục hành chính): the one definition, its versions, its public page. */
export { currentVersion, draftImport, getVersion, importDefinitions, listProcedures, publishVersion, searchProcedures } from './service.ts'
export type { Found, Listed, Version } from './service.ts'
