/**
 * The typesetter, in its own thread because a compilation blocks the thread it runs in (5–10 ms a slip,
 * seconds for hundreds of pages). It knows only built-in modules and packages: Node runs this file as it
 * is, and esbuild bundles it to `dist/worker.js`. One message in, one message out, in order.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { qrSvg } from './qr.ts'

/** What the thread is told when it starts. */
export type Setup = { templates: string; maxPages: number }
/** `qr`: texts to be drawn as QR codes, handed to the template under the same names, as SVG. */
export type Order = { template: string; data: string; qr: Record<string, string>; createdAt: number }
export type Answer = { file: Uint8Array } | { tooLong: true } | { failure: string }

const setup = workerData as Setup
const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'))
const faces = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic']
const compiler = NodeCompiler.create({
  workspace: setup.templates,
  fontArgs: [{ fontBlobs: faces.map((face) => readFileSync(join(fonts, face, `Tinos_${face}.ttf`))) }],
})

function typeset(order: Order): Answer {
  const codes = Object.entries(order.qr).map(([name, text]) => [name, qrSvg(text)] as const)
  const compiled = compiler.compile({
    mainFilePath: join(setup.templates, `${order.template}.typ`),
    // Data never becomes markup: the template reads it as JSON and places strings as strings.
    inputs: { data: order.data, codes: JSON.stringify(Object.fromEntries(codes)) },
  })
  const document = compiled.result
  if (!document) return { failure: JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics ?? null) }
  if (document.numOfPages > setup.maxPages) return { tooLong: true }
  const write = (pdfStandard: string) =>
    new Uint8Array(compiler.pdf(document, { pdfStandard, creationTimestamp: order.createdAt }))
  try {
    // PDF/A-2a: made to be kept, tagged for screen readers, every letter mapped to Unicode.
    return { file: write('a-2a') }
  } catch {
    // PDF/A forbids a letter the font lacks (a Chinese name, an emoji); the slip must come out all the same,
    // with an empty box for that letter.
    return { file: write('1.7') }
  }
}

parentPort?.on('message', (order: Order) => {
  let answer: Answer
  try {
    answer = typeset(order)
  } catch (problem) {
    answer = { failure: problem instanceof Error ? problem.message : String(problem) }
  }
  parentPort?.postMessage(answer, 'file' in answer ? [answer.file.buffer as ArrayBuffer] : [])
  // Else the compiler's cache grows with every slip; keeping it for the next slips saves no time (measured).
  compiler.evictCache(0)
})
