import { spawnSync } from 'node:child_process'
import type { Page } from 'playwright-core'
import { extractText, getDocumentProxy } from 'unpdf'

/** Fetches a PDF with the cookies of who sits at the page, and reads its words: with pdftotext where there is one. */
export async function readPdf(page: Page, href: string): Promise<string> {
  const answer = await page.context().request.get(href)
  if (answer.status() !== 200 || answer.headers()['content-type'] !== 'application/pdf') throw new Error(`${href}: ${answer.status()} ${answer.headers()['content-type']}`)
  const bytes = await answer.body()
  const read = spawnSync('pdftotext', ['-layout', '-', '-'], { input: bytes, encoding: 'utf8' })
  const text = read.error ? (await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })).text : read.stdout
  return text.normalize('NFC').replace(/\s+/g, ' ')
}
