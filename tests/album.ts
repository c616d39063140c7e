import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.env['GALLERY']
let pages = 0

/** With `GALLERY=folder` a page that a test read is kept, to be looked at in a browser; otherwise nothing. */
export function keepPage(group: string, name: string, html: string): void {
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${group}-${String(++pages).padStart(2, '0')}-${name.replace(/[^\w-]+/g, '_')}.html`), html)
}

/** The same for a file. */
export function keepFile(name: string, bytes: Uint8Array): void {
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), bytes)
}
