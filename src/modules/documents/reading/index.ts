/** Reading of documents from outside (đọc văn bản từ ngoài): DOCX, PDF, HTML, JSON. */
import { Worker } from 'node:worker_threads'
import { Refusal } from '../../../platform/errors.ts'
import type { OfficeKind } from '../model/office.ts'
import type { OutsideDocument } from '../model/outside.ts'
import type { OutsideFile } from './read.ts'
import { refusalOf } from './refuse.ts'
import type { ThreadAnswer, ThreadTask } from './thread.ts'

/** From when the thread has the file; starting the thread (0.3 s) is not the file's fault. */
const MAX_MILLISECONDS = 1_700
/** For what this program wrote itself: nothing in it can do harm, and the machine may be busy. */
const PATIENCE = 20_000
const MAX_WAITING = 200

type Done = Extract<ThreadAnswer, { document: OutsideDocument } | { kind: OfficeKind }>
type Job = ThreadTask & { milliseconds: number; resolve: (done: Done) => void; reject: (error: Error) => void }

/** One thread, files one after another; a thread that took too long or died is replaced. */
class Reader {
  readonly #waiting: Job[] = []
  #current: Job | undefined
  #thread: Worker | undefined
  #ready = false
  #timer: NodeJS.Timeout | undefined

  async read(file: OutsideFile, milliseconds: number): Promise<OutsideDocument> {
    const done = await this.#do('read', file, milliseconds)
    if (!('document' in done)) throw new Error('the reading thread judged what it should read')
    return done.document
  }

  async judge(file: OutsideFile, milliseconds: number): Promise<OfficeKind> {
    const done = await this.#do('judge', file, milliseconds)
    if (!('kind' in done)) throw new Error('the reading thread read what it should judge')
    return done.kind
  }

  #do(task: ThreadTask['task'], file: OutsideFile, milliseconds: number): Promise<Done> {
    if (this.#waiting.length >= MAX_WAITING) return Promise.reject(new Refusal(429, 'documents.reading.busy'))
    return new Promise((resolve, reject) => {
      this.#waiting.push({ task, file, milliseconds, resolve, reject })
      this.#next()
    })
  }

  async close(): Promise<void> {
    const last = this.#thread
    this.#thread = undefined
    await last?.terminate()
  }

  #start(): Worker {
    // Run from source, the thread is this folder's thread.ts; built, it is dist/reader.js beside this code.
    const file = import.meta.url.endsWith('.ts') ? './thread.ts' : './reader.js'
    const started = new Worker(new URL(file, import.meta.url), { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 384, stackSizeMb: 4 } })
    this.#ready = false
    started.on('message', (answer: ThreadAnswer) => { if (started === this.#thread) this.#told(answer) })
    // A heap over its bound ends the thread: the file asked for more than any document needs.
    started.on('error', (error) => { if (started === this.#thread) this.#ended(/memory/i.test(String(error)) ? 'tooMuch' : error instanceof Error ? error : new Error(String(error))) })
    started.on('exit', () => { if (started === this.#thread) this.#ended(new Error('the reading thread stopped')) })
    return started
  }

  #next(): void {
    if (this.#current) return
    this.#current = this.#waiting.shift()
    if (!this.#current) {
      this.#thread?.unref()
      return
    }
    this.#thread ??= this.#start()
    this.#thread.ref()
    if (this.#ready) this.#send()
  }

  #send(): void {
    if (!this.#current) return
    this.#timer = setTimeout(() => {
      const stuck = this.#thread
      this.#thread = undefined
      void stuck?.terminate()
      this.#ended('tooSlow')
    }, this.#current.milliseconds)
    const { task, file } = this.#current
    this.#thread?.postMessage({ task, file } satisfies ThreadTask)
  }

  #told(answer: ThreadAnswer): void {
    if ('ready' in answer) {
      this.#ready = true
      this.#send()
      return
    }
    const job = this.#take()
    if ('document' in answer || 'kind' in answer) job?.resolve(answer)
    else if ('why' in answer) job?.reject(refusalOf(answer.why, job.file.name, answer.params))
    else job?.reject(new Error(`reading a document: ${answer.failure}`))
    this.#next()
  }

  #ended(cause: 'tooSlow' | 'tooMuch' | Error): void {
    this.#thread = undefined
    const job = this.#take()
    job?.reject(cause instanceof Error ? cause : refusalOf(cause, job.file.name, {}))
    this.#next()
  }

  #take(): Job | undefined {
    clearTimeout(this.#timer)
    const job = this.#current
    this.#current = undefined
    return job
  }
}

let reader: Reader | undefined

/**
 * What stands in a document from outside. Nothing of it is stored. Refuses by name (413, 415, 422) within two
 * seconds what is too large, broken, encrypted, with macros, not what its ending says, or made to do harm.
 */
export const readOutside = (file: OutsideFile): Promise<OutsideDocument> => (reader ??= new Reader()).read(file, MAX_MILLISECONDS)

/** Reads a file of this program's own making, to see what it really says. */
export const readOwn = (file: OutsideFile): Promise<OutsideDocument> => (reader ??= new Reader()).read(file, PATIENCE)

/**
 * What an office file is that others will be given as it is: refused by name like `readOutside`, and also when it
 * carries programs, wraps another file or is fetched together from elsewhere.
 */
export const judgeOfficeFile = (file: OutsideFile): Promise<OfficeKind> => (reader ??= new Reader()).judge(file, MAX_MILLISECONDS)

/** Ends the reading thread; a later file starts a new one. */
export async function closeReader(): Promise<void> {
  const closed = reader
  reader = undefined
  await closed?.close()
}
