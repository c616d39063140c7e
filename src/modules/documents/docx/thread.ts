/** The writer of DOCX, in its own thread: a flowchart drawn as a picture takes 50 to 200 ms. One message in, one out. */
import { parentPort } from 'node:worker_threads'
import type { Document } from '../model/document.ts'
import type { Answer } from '../worker.ts'
import { renderDocx } from './index.ts'

parentPort?.on('message', (document: Document) => {
  renderDocx(document).then(
    (file) => parentPort?.postMessage({ file } satisfies Answer, [file.buffer as ArrayBuffer]),
    (problem: unknown) => parentPort?.postMessage({ failure: problem instanceof Error ? problem.message : String(problem) } satisfies Answer),
  )
})
