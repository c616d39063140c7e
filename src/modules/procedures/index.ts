/** Procedures (thủ tục hành chính): the one definition, its versions, its public page. */
export { browseProcedures, currentVersion, draftImport, getDraft, getVersion, importDefinitions, keptTemplates, listProcedures, listVersions, publicationsOf, publishVersion, searchProcedures, startDraft } from './service.ts'
export { hashOf } from './hash.ts'
export type { Catalogue, Listed, Version } from './service.ts'
