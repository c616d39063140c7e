import { notFound } from '../../../platform/errors.ts'
import { sendAttachment } from '../../../platform/page.ts'
import type { WebContext } from '../../../platform/web.ts'
import { downloads } from '../outputs/downloads.ts'
import { readTemplate, renderVersion } from '../service.ts'

/** GET /thu-tuc/:key/phien-ban/:number/:file: a file made from a published version; a PDF opens, others are saved. */
export async function sendFile(c: WebContext): Promise<Response> {
  const number = /^[1-9]\d{0,4}$/.exec(c.req.param('number') ?? '')
  const wanted = downloads.find(({ file }) => file === c.req.param('file'))
  if (!number || !wanted) throw notFound('page.notFound')
  const { bytes, mediaType, fileName } = await renderVersion(c.var.ctx, c.req.param('key') ?? '', Number(number[0]), wanted.kind, wanted.format)
  const place = wanted.format === 'pdf' ? 'inline' : 'attachment'
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, { 'content-type': mediaType, 'content-disposition': `${place}; filename="${fileName}"` })
}

/** GET /thu-tuc/:key/mau/:sha256: a blank form, for whoever wants to fill it in. */
export const sendTemplate = async (c: WebContext): Promise<Response> =>
  sendAttachment(c, await readTemplate(c.var.ctx, c.req.param('key') ?? '', c.req.param('sha256') ?? ''), 'forever')
