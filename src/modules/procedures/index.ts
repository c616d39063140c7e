/** Procedures (thủ tục hành chính): the one definition, its versions, its public page. */
export { currentVersion, getProcedure, getVersion, listProcedures, listVersions, numberedVersion, publishVersion, searchProcedures } from './service.ts'
export type { Found, Listed, Procedure, Publication, Version, VersionRef } from './service.ts'
