/** Procedure control (kiểm soát thủ tục): what changed in a step, and who has to read it before they do it. */
export { countNotesToRead, notesUpTo, readFirst, unreadNote } from './service.ts'
export type { Unread } from './service.ts'
