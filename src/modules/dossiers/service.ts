/** What can be done with dossiers: one function per use case. */
export * from './service/acts.ts'
export * from './service/filing.ts'
export * from './service/giving.ts'
export * from './service/reading.ts'
export type { SentFile } from './service/files.ts'
export type { Loaded, Ref } from './service/situation.ts'
export type { DossierFilter, DossierItem, Urgency, WorkCounts, WorkItem } from './store/lists.ts'
export type { Upload } from './store/uploads.ts'
