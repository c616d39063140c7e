import type { Business, Channel, Supplement } from './dossier.ts'

/** One line of a work list: the dossier and the step that waits. */
export type WorkItem = {
  taskId: string
  code: string
  ownerName: string
  versionId: string
  channel: Channel
  business: Business
  supplement: Supplement
  stepId: string
  stepName: string
  stepNumber: number
  stepDueAt: Date | null
  dueAt: Date | null
  pausedAt: Date | null
  filedAt: Date
  finishedAt: Date | null
  assigneeId: string | null
}

/** A line as JSON tells it: instants are texts. */
type Told = { [K in keyof WorkItem]: WorkItem[K] extends Date | null ? (null extends WorkItem[K] ? string | null : string) : WorkItem[K] }
const told = (text: string | null): Date | null => (text === null ? null : new Date(text))

/** The lines of a work list, read from the text they are kept as. */
export const readLines = (lines: string): WorkItem[] =>
  (JSON.parse(lines) as Told[]).map((line) => ({
    ...line, filedAt: new Date(line.filedAt), stepDueAt: told(line.stepDueAt), dueAt: told(line.dueAt), pausedAt: told(line.pausedAt), finishedAt: told(line.finishedAt),
  }))
