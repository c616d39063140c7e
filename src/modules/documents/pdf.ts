import { stampLine, type Document } from './model/document.ts'
import type { Sheet } from './engine.ts'

/** The document as the template reads it: every string exactly as it is printed. */
export function documentSheet({ title, author, createdAt, stamp, running, sections }: Document): Sheet & Record<string, unknown> {
  const foot = { line: stampLine(stamp), hash: `Mã băm (SHA-256): ${stamp.hash}`, url: stamp.url }
  return { title, author, sections, foot, ...(running ? { running } : {}), createdAt, qr: { stamp: stamp.url } }
}
