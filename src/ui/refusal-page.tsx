import type { PropsWithChildren } from 'hono/jsx'
import type { Refusal } from '../platform/errors.ts'
import { asset } from '../platform/page.ts'
import { hasSentence, say } from '../platform/text.ts'
import type { WebContext } from '../platform/web.ts'
import { ErrorContent, errorTitle } from './error-page.tsx'
import { Either } from './frame.tsx'

const Bare = ({ title, children }: PropsWithChildren<{ title: string }>) => (
  <html lang="vi">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${title} – Một cửa điện tử`}</title>
      <link rel="stylesheet" href={asset('public.css')} />
    </head>
    <body><main>{children}</main></body>
  </html>
)

/** The page of a refusal, or of a bug (no refusal), in the frame of who is asking. */
export function refusalPage(c: WebContext, refusal: Refusal | undefined, requestId: string) {
  const status = refusal?.status ?? 500
  // Before the menus exist (database away) there is no frame: the bare content says it.
  const own = refusal && refusal.code !== 'page.notFound' && hasSentence(refusal.code) ? say(refusal.code, refusal.params) : undefined
  const content = <ErrorContent status={status} sentence={own} requestId={status === 500 ? requestId : undefined} />
  const framed = 'menus' in c.var
  if (!framed) return <Bare title={errorTitle(status)}>{content}</Bare>
  return <Either c={c} title={errorTitle(status)}>{content}</Either>
}
