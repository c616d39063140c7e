/** Nothing to show, and what one can do about it (chưa có gì). */
import type { PropsWithChildren } from 'hono/jsx'
import type { Words } from './types.ts'

/** `title` says what is not there, the content what to do next. */
export const Empty = ({ title, children }: PropsWithChildren<{ title: Words }>) => (
  <div class="empty">
    <p class="empty-title">{title}</p>
    {children}
  </div>
)

/** A remark beside the matter (lưu ý), with a quiet line at its left. */
export const Note = ({ children, id }: PropsWithChildren<{ id?: string | undefined }>) => (
  <div class="why" id={id}>
    {children}
  </div>
)

/** Something that must not be missed: strong rule at the left, no colour. */
export const Callout = ({ title, children }: PropsWithChildren<{ title: Words }>) => (
  <section class="callout">
    <p class="callout-title">{title}</p>
    {children}
  </section>
)
