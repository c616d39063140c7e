import { existsSync, readFileSync } from 'node:fs'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { HtmlEscapedString } from 'hono/utils/html'
import { Refusal } from './errors.ts'
import { asAttachment } from './file-words.ts'
import { inProject } from './root.ts'
import type { WebContext } from './web.ts'

let manifest: Record<string, string> | undefined

/** The address of a built file, e.g. `asset('public.css')` → `/assets/public-3F2A.css`. */
export function asset(name: string): string {
  const path = inProject('dist', 'assets', 'manifest.json')
  manifest ??= existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>) : {}
  return manifest[name] ?? `/assets/${name}`
}

/** What browsers are told with a page: no foreign script, no place for what was not meant, and who may frame it. */
export const pagePolicy = (ancestors: "'none'" | "'self'"): string =>
  `default-src 'self'; img-src 'self' data:; style-src 'self'; style-src-attr 'unsafe-inline'; script-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors ${ancestors}`

/** This answer may stand in a frame of this site's own pages. */
export function allowFrame(c: Context): void {
  c.header('content-security-policy', pagePolicy("'self'"))
  c.header('x-frame-options', 'SAMEORIGIN')
}

type Element = HtmlEscapedString | Promise<HtmlEscapedString>

/** Answers a page. Without the doctype browsers would lay it out in their quirks mode. */
export async function html(c: Context, page: Element, status: 200 | 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503 = 200): Promise<Response> {
  return c.html(`<!doctype html>${await page}`, status)
}

/**
 * After a form was done: the browser goes on with a GET, so that a reload sends nothing twice. The filing
 * page's script cannot see where a redirect leads before it is followed: it is told in `X-Location`.
 */
export const seeOther = (c: Context, path: string): Response =>
  c.req.header('x-requested-with') === 'motcua' ? c.body(null, 204, { 'X-Location': path }) : c.redirect(path, 303)

/** What a form posted: text by name (several values of one name in `all`), and files. */
export type Posted = {
  text(name: string): string
  all(name: string): string[]
  files(name: string): File[]
  /** Every text field, for a form whose fields come from a definition. */
  values: Record<string, string | string[]>
}

/** Reads what a form sent, urlencoded or multipart; what is no form is refused (400). */
export async function readForm(c: Context): Promise<Posted> {
  let data: FormData
  try {
    data = await c.req.formData()
  } catch {
    throw new Refusal(400, 'input.malformed')
  }
  const values: Record<string, string | string[]> = {}
  for (const name of new Set(data.keys())) {
    const all = data.getAll(name).filter((value): value is string => typeof value === 'string').map(cleanText)
    if (all.length > 0) values[name] = all.length === 1 ? (all[0] ?? '') : all
  }
  const all = (name: string) => data.getAll(name).filter((v): v is string => typeof v === 'string').map(cleanText)
  return {
    text: (name) => all(name)[0] ?? '',
    all,
    files: (name) => data.getAll(name).filter((v): v is File => typeof v !== 'string' && v.size > 0),
    values,
  }
}

/** Vietnamese in one form (NFC), line ends of one kind, no control characters, no blanks at the ends. */
export const cleanText = (text: string): string =>
  // eslint-disable-next-line no-control-regex
  text.normalize('NFC').replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '').trim()

/** A day as it is typed, `23/10/2023` → `2023-10-23`; anything else stays as it was and is refused by name. */
export function dayTyped(text: string): string {
  const found = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  return found ? `${found[3]}-${found[2]?.padStart(2, '0')}-${found[1]?.padStart(2, '0')}` : text
}

/** A file to be saved. `forever`: its address says its content, so that whoever fetched it need not ask again. */
export const sendAttachment = (c: Context, file: { name: string; mediaType: string; size: number; content: ReadableStream<Uint8Array> }, cache?: 'forever'): Response =>
  c.body(file.content, 200, {
    'content-type': file.mediaType, 'content-length': String(file.size), 'content-disposition': asAttachment(file.name), 'x-content-type-options': 'nosniff',
    ...(cache === 'forever' ? { 'cache-control': 'public, max-age=31536000, immutable' } : { 'cache-control': 'no-store' }),
  })

/** Keeps one short message for the next page («Đã tiếp nhận hồ sơ …»). */
export function leaveMessage(c: Context, message: string): void {
  setCookie(c, 'motcua_message', encodeURIComponent(message), { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 60 })
}

/** Takes the message that the page before left. */
export function takeMessage(c: WebContext): string | undefined {
  const value = getCookie(c, 'motcua_message')
  if (value === undefined) return undefined
  deleteCookie(c, 'motcua_message', { path: '/' })
  try {
    return decodeURIComponent(value).slice(0, 300)
  } catch {
    return undefined
  }
}
