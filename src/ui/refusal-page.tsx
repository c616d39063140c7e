import type { Refusal } from '../platform/errors.ts'
import { hasSentence, say } from '../platform/text.ts'
import type { WebContext } from '../platform/web.ts'
import { ErrorContent, errorTitle } from './error-page.tsx'
import { Either } from './frame.tsx'

/** The page of a refusal, or of a bug (no refusal), in the frame of who is asking. */
export function refusalPage(c: WebContext, refusal: Refusal | undefined, requestId: string) {
  const status = refusal?.status ?? 500
  // Before the Ctx exists (database away) there is no frame: the bare content says it.
  const own = refusal && refusal.code !== 'page.notFound' && hasSentence(refusal.code) ? say(refusal.code, refusal.params) : undefined
  const content = <ErrorContent status={status} sentence={own} requestId={status === 500 ? requestId : undefined} />
  return c.var.ctx === undefined ? <html lang="vi"><head><title>{errorTitle(status)}</title></head><body>{content}</body></html> : <Either c={c} title={errorTitle(status)}>{content}</Either>
}
