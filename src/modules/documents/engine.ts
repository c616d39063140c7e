import { Worker } from 'node:worker_threads'
import { Refusal } from '../../platform/errors.ts'
import { inProject } from '../../platform/root.ts'
import type { Document } from './model/document.ts'
import type { Answer, Order, Setup } from './worker.ts'

/** Templates lie in `templates/`, one file each. */
export type Template = 'receipt' | 'supplement-request' | 'refusal' | 'document'
/** What every sheet carries; the rest is the template's own. `createdAt` in seconds since 1970. */
export type Sheet = { createdAt: number; qr?: Record<string, string> }
export type Limits = { maxPages: number; maxWaiting: number; maxMilliseconds: number }

// 400 pages take 6 s and 1 GB (measured); a slip has one to three.
const usual: Limits = { maxPages: 60, maxWaiting: 200, maxMilliseconds: 20_000 }

/** What runs in the thread: from source a file of this folder, built one of `dist/` beside this code. */
export type ThreadFile = { source: string; built: string; oldMb: number; youngMb: number }
// A small young generation frees finished documents early: 151 MB after 1,500 slips instead of 230 MB.
const typesetter: ThreadFile = { source: './worker.ts', built: './worker.js', oldMb: 64, youngMb: 2 }
/** The thread that writes DOCX (docx/thread.ts). */
export const docxWriter: ThreadFile = { source: './docx/thread.ts', built: './writer.js', oldMb: 192, youngMb: 16 }

type Job = {
  order: Order | Document
  attempts: number
  resolve: (file: Uint8Array) => void
  reject: (problem: Error) => void
}

/**
 * One engine (máy in giấy): a queue in front of one thread. Slips come out in the order they were asked
 * for. A thread that dies, or takes too long, is replaced; the slip it held is tried once more after a
 * death, so a bad slip cannot stop the others.
 */
export function createEngine(limits: Partial<Limits> = {}, { source, built, oldMb, youngMb } = typesetter) {
  const { maxPages, maxWaiting, maxMilliseconds } = { ...usual, ...limits }
  const waiting: Job[] = []
  let current: Job | undefined
  let thread: Worker | undefined
  let timer: NodeJS.Timeout | undefined
  let closing: { done: Promise<void>; finish: () => void } | undefined

  function start(): Worker {
    const setup: Setup = { templates: inProject('src', 'modules', 'documents', 'templates'), maxPages }
    const file = import.meta.url.endsWith('.ts') ? source : built
    const resourceLimits = { maxYoungGenerationSizeMb: youngMb, maxOldGenerationSizeMb: oldMb }
    const options = { workerData: setup, execArgv: [], resourceLimits }
    const started = new Worker(new URL(file, import.meta.url), options)
    let cause = new Error('the document thread stopped')
    started.on('message', (answer: Answer) => started === thread && settle(answer))
    started.on('error', (problem) => {
      cause = problem instanceof Error ? problem : new Error(String(problem))
    })
    started.on('exit', () => started === thread && died(cause))
    return started
  }

  function next() {
    if (current) return
    current = waiting.shift()
    if (!current) return rest()
    thread ??= start()
    thread.ref()
    timer = setTimeout(tookTooLong, maxMilliseconds)
    current.attempts += 1
    thread.postMessage(current.order)
  }

  /** Nothing to do: an idle thread must not keep a command-line program alive. */
  function rest() {
    thread?.unref()
    closing?.finish()
  }

  function take(): Job | undefined {
    clearTimeout(timer)
    const job = current
    current = undefined
    return job
  }

  function settle(answer: Answer) {
    const job = take()
    if ('file' in answer) job?.resolve(answer.file)
    else if ('failure' in answer) job?.reject(new Error(`Document: ${answer.failure}`))
    else job?.reject(new Refusal(413, 'documents.tooLong', { params: { max: maxPages } }))
    next()
  }

  function died(cause: Error) {
    thread = undefined
    const job = take()
    if (job && job.attempts < 2) waiting.unshift(job)
    else job?.reject(cause)
    next()
  }

  /** The compiler cannot be interrupted: its thread is left behind and ends when the call returns. */
  function tookTooLong() {
    const stuck = thread
    thread = undefined
    stuck?.unref()
    void stuck?.terminate()
    take()?.reject(new Error(`Document: no answer within ${maxMilliseconds} ms`))
    next()
  }

  function ask(order: Order | Document): Promise<Uint8Array> {
    if (closing) return Promise.reject(new Error('the document engine is closed'))
    if (waiting.length >= maxWaiting) return Promise.reject(new Refusal(429, 'documents.busy'))
    return new Promise((resolve, reject) => {
      waiting.push({ order, attempts: 0, resolve, reject })
      next()
    })
  }

  return {
    /**
     * The sheet, typeset by its template. The data reach the template as JSON, never as markup; equal data
     * give equal bytes. Refuses with `documents.tooLong` over the page limit and `documents.busy` when too
     * many slips wait.
     */
    renderPdf(template: Template, sheet: Sheet): Promise<Uint8Array> {
      const { qr = {}, createdAt, ...data } = sheet
      return ask({ template, data: JSON.stringify(data), qr, createdAt })
    },

    /** The document as DOCX, of an engine with the thread `docxWriter`; refuses as `renderPdf` does when too many wait. */
    renderDocx: (document: Document): Promise<Uint8Array> => ask(document),

    /** Takes nothing new, finishes what was asked for, then ends the thread. */
    async close(): Promise<void> {
      if (!closing) {
        const { promise, resolve } = Promise.withResolvers<void>()
        closing = { done: promise, finish: resolve }
        if (!current && waiting.length === 0) resolve()
      }
      await closing.done
      const last = thread
      thread = undefined
      await last?.terminate()
    },

    /** The thread now at work, if any; the tests kill it. */
    thread: () => thread,
  }
}
