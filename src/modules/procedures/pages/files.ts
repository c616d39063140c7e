import { notFound } from '../../../platform/errors.ts'
import type { WebContext } from '../../../platform/web.ts'
import { downloads } from '../outputs/downloads.ts'
import { renderVersion } from '../service.ts'

/** GET /thu-tuc/:key/phien-ban/:number/:file: a file made from a published version; a PDF opens, others are saved. */
export async function sendFile(c: WebContext): Promise<Response> {
  const number = /^[1-9]\d{0,4}$/.exec(c.req.param('number') ?? '')
  const wanted = downloads.find(({ file }) => file === c.req.param('file'))
  if (!number || !wanted) throw notFound('page.notFound')
  const { bytes, mediaType, fileName } = await renderVersion(c.var.ctx, c.req.param('key') ?? '', Number(number[0]), wanted.kind, wanted.format)
  const place = wanted.format === 'pdf' ? 'inline' : 'attachment'
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, { 'content-type': mediaType, 'content-disposition': `${place}; filename="${fileName}"` })
}
