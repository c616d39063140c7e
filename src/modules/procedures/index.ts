/** Procedures (thủ tục hành chính): the one definition, its versions, its public page. */
export { currentVersion, getVersion, listProcedures, listVersions, numberedVersion, publishVersion, searchProcedures } from './service.ts'
export { seedProcedures, withProcess } from './seed.ts'
export type { Found, Listed, Publication, Version, VersionRef } from './service.ts'
