/** What can be done in procedure control (kiểm soát thủ tục). */
export * from './service/clocks.ts'
export { noteDecision, noteVersion } from './service/known.ts'
export * from './service/reviews.ts'
export * from './service/notes.ts'
export * from './service/note-writing.ts'
export * from './service/read-first.ts'
