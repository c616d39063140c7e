/** What can be done with procedures (thủ tục), by what it is done to. */
export * from './service/versions.ts'
export * from './service/drafts.ts'
export * from './service/compare.ts'
export * from './service/outputs.ts'
export * from './service/life.ts'
export * from './service/imports.ts'
export * from './service/agreement.ts'
export * from './service/inspected.ts'
