import { accountOf } from '../../../../platform/access.ts'
import { unauthenticated } from '../../../../platform/errors.ts'
import type { WebContext } from '../../../../platform/web.ts'
import { documentFile, paperFile } from '../../service.ts'

const codeOf = (c: WebContext): string => (c.req.param('code') ?? '').toUpperCase()
const idOf = (c: WebContext): string => (c.req.param('id') ?? '').replace(/\.pdf$/, '')

/** Kinds a browser may show in place; everything else is offered for saving. */
const shown = new Set(['application/pdf', 'image/png', 'image/jpeg'])

/** GET …/van-ban/:id.pdf: an issued slip. */
export async function sendDocument(c: WebContext): Promise<Response> {
  if (accountOf(c.var.ctx.actor) === undefined) throw unauthenticated()
  const { document, bytes } = await documentFile(c.var.ctx, { code: codeOf(c) }, idOf(c))
  return pdf(c, `${codeOf(c)}-${document.kind}`, bytes)
}

/** A PDF to be looked at in the browser. */
export const pdf = (c: WebContext, name: string, bytes: Uint8Array): Response =>
  c.body(bytes as Uint8Array<ArrayBuffer>, 200, { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${name}.pdf"`, 'cache-control': 'no-store' })

/** GET …/giay-to/:id: a paper as it was handed in. */
export async function sendPaper(c: WebContext): Promise<Response> {
  const { fileName, mediaType, bytes } = await paperFile(c.var.ctx, { code: codeOf(c) }, c.req.param('id') ?? '')
  const place = shown.has(mediaType) ? 'inline' : 'attachment'
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, { 'content-type': mediaType, 'content-disposition': `${place}; filename*=UTF-8''${encodeURIComponent(fileName)}`, 'cache-control': 'no-store' })
}
