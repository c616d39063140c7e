/**
 * The thread in which documents from outside are read: what hangs or grows without end can be ended there
 * without harm to the program. One file in, one answer out.
 */
import { parentPort } from 'node:worker_threads'
import type { OfficeKind } from '../model/office.ts'
import type { OutsideDocument } from '../model/outside.ts'
import { judgeOffice } from './judge.ts'
import { readFile, type OutsideFile } from './read.ts'
import { Unreadable, type Why } from './refuse.ts'

/** A file, and what is asked of it: what stands in it, or whether it may be handed on. */
export type ThreadTask = { task: 'read' | 'judge'; file: OutsideFile }
export type ThreadAnswer = { ready: true } | { document: OutsideDocument } | { kind: OfficeKind } | { why: Why; params: Record<string, string | number> } | { failure: string }

async function answer({ task, file }: ThreadTask): Promise<ThreadAnswer> {
  try {
    return task === 'judge' ? { kind: await judgeOffice(file) } : { document: await readFile(file) }
  } catch (error) {
    if (error instanceof Unreadable) return { why: error.why, params: error.params }
    // A stack or a heap that ran out is the file's doing as well.
    if (error instanceof RangeError) return { why: 'tooDeep', params: {} }
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

parentPort?.on('message', (asked: ThreadTask) => {
  void answer(asked).then((told) => parentPort?.postMessage(told))
})
parentPort?.postMessage({ ready: true } satisfies ThreadAnswer)
