/** What stands on most public pages: the way back, the heading, columns, bands, lists of links. */
import type { PropsWithChildren } from 'hono/jsx'
import type { Link, Words } from './types.ts'

/** The way back (đường dẫn); the last part is where one is and no link. */
export const Breadcrumbs = ({ links, here }: { links: Link[]; here: string }) => (
  <nav class="crumbs" aria-label="Vị trí của trang">
    <ol>
      {links.map((link) => (
        <li>
          <a href={link.href}>{link.label}</a>
        </li>
      ))}
      <li aria-current="page">{here}</li>
    </ol>
  </nav>
)

type PageHeadProps = PropsWithChildren<{
  title: Words
  crumbs?: { links: Link[]; here: string } | undefined
  /** Right side: a `BigDate`. */
  aside?: Words | undefined
}>

/** Way back, h1, and a line or two under it. */
export const PageHead = ({ title, crumbs, aside, children }: PageHeadProps) => (
  <>
    {crumbs && <Breadcrumbs {...crumbs} />}
    <div class={aside === undefined ? 'page-head' : 'page-head page-head-split'}>
      <div>
        <h1>{title}</h1>
        {children}
      </div>
      {aside}
    </div>
  </>
)

/** Small words under a title, with dots between them (`Phiên bản 3 · có hiệu lực từ 15/09/2023`). */
export const Byline = ({ parts }: { parts: Words[] }) => (
  <p class="byline">
    {parts.map((part) => (
      <span>{part}</span>
    ))}
  </p>
)

/** A part of the page with its h2; `small` for pages about one dossier. */
export const Section = ({
  title,
  aside,
  id,
  small,
  children,
}: PropsWithChildren<{ title: string; aside?: Words | undefined; id?: string | undefined; small?: boolean | undefined }>) => (
  <section class={small ? 'part part-small' : 'part'} id={id}>
    <div class="part-head">
      <h2>{title}</h2>
      {aside !== undefined && <span>{aside}</span>}
    </div>
    {children}
  </section>
)

/** Main column and side column; on phones the side comes first when `sideFirst`. */
export const WithSide = ({
  side,
  wide,
  sideFirst,
  children,
}: PropsWithChildren<{ side: Words; wide?: boolean | undefined; sideFirst?: boolean | undefined }>) => (
  <div class={`with-side${wide ? ' with-side-wide' : ''}${sideFirst ? ' with-side-first' : ''}`}>
    <div>{children}</div>
    <aside>{side}</aside>
  </div>
)

/** A narrow column at the left (quá trình), the matter at the right. */
export const LeftAside = ({ side, children }: PropsWithChildren<{ side: Words }>) => (
  <div class="left-aside">
    <div>{side}</div>
    <div>{children}</div>
  </div>
)

/** What one can do here: the main act on top, links under it. */
export const ActionPanel = ({ main, note, links }: { main?: Words | undefined; note?: Words | undefined; links: Link[] }) => (
  <div class="actions">
    {main}
    {note !== undefined && <p class="note">{note}</p>}
    {links.length > 0 && (
      <ul>
        {links.map((link) => (
          <li>
            <a href={link.href}>{link.label}</a>
          </li>
        ))}
      </ul>
    )}
  </div>
)

/** A band over the whole width with the column inside; `chàm` is the hero, `white` the figures. */
export const Band = ({ tone, children }: PropsWithChildren<{ tone: 'hero' | 'white' | 'paper' }>) => (
  <div class={`band band-${tone}`}>
    <div class="column">{children}</div>
  </div>
)

export type ListedLink = Link & {
  /** Small words under the title. */
  note?: Words | undefined
  /** Small words above it (a date). */
  over?: Words | undefined
  /** Right side: `05` and `ngày làm việc`. */
  numeral?: string | undefined
  unit?: string | undefined
}

/** Titles that lead somewhere, between hairlines (thủ tục, thông báo). */
export const LinkList = ({ items }: { items: ListedLink[] }) => (
  <ul class="link-list">
    {items.map((item) => (
      <li>
        <div>
          {item.over !== undefined && <p class="link-list-note">{item.over}</p>}
          <a href={item.href}>{item.label}</a>
          {item.note !== undefined && <p class="link-list-note">{item.note}</p>}
        </div>
        {item.numeral !== undefined && (
          <p class="link-list-number">
            <b>{item.numeral}</b> {item.unit}
          </p>
        )}
      </li>
    ))}
  </ul>
)
