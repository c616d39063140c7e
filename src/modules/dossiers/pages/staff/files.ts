import { notFound } from '../../../../platform/errors.ts'
import type { WebContext } from '../../../../platform/web.ts'
import { documentFile, paperFile } from '../../service.ts'
import { officersCode } from './dossier.tsx'

/** Kinds a browser may show itself; anything else is only ever saved. */
const shownInside = new Set(['application/pdf', 'image/jpeg', 'image/png'])

/** Answers a file; never lets the browser guess what it is. */
export function answerFile(c: WebContext, { bytes, mediaType, fileName }: { bytes: Uint8Array; mediaType: string; fileName: string }): Response {
  const inside = shownInside.has(mediaType)
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
    'content-type': inside ? mediaType : 'application/octet-stream',
    'content-disposition': `${inside ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    'content-length': String(bytes.byteLength),
    'x-content-type-options': 'nosniff',
  })
}

const isPdf = (bytes: Uint8Array): boolean => new TextDecoder('latin1').decode(bytes.subarray(0, 5)) === '%PDF-'

/** GET /ho-so/:code/van-ban/:id.pdf: a slip or result that was issued. */
export async function showDocument(c: WebContext): Promise<Response> {
  const code = officersCode(c)
  const id = /^(.+)\.pdf$/.exec(c.req.param('file') ?? '')?.[1]
  if (id === undefined) throw notFound('dossier.noDocument')
  const { document, bytes } = await documentFile(c.var.ctx, { code }, id)
  const pdf = isPdf(bytes)
  return answerFile(c, { bytes, mediaType: pdf ? 'application/pdf' : 'application/octet-stream', fileName: `${code} ${document.title}${pdf ? '.pdf' : ''}` })
}

/** GET /ho-so/:code/giay-to/:id: a paper that was handed in. */
export async function showPaper(c: WebContext): Promise<Response> {
  return answerFile(c, await paperFile(c.var.ctx, { code: officersCode(c) }, c.req.param('id') ?? ''))
}
