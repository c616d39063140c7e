/** The two frames every page hangs in: the public one and the one for staff. */
import type { PropsWithChildren } from 'hono/jsx'
import { asset } from '../platform/page.ts'
import { DoorLogo, faviconHref, Icon } from './icons.tsx'
import type { Link, MenuItem, Words } from './types.ts'

/** A message after an act (thông báo sau thao tác), shown once at the top of the page. */
export type Flash = { tone: 'done' | 'note' | 'refused'; text: Words }

/** What is the same on all public pages of one agency; made once for each request. */
export type PublicFrame = {
  agencyName: string
  /** Only what exists; the last part of the menu (log in, or the person) comes from `account`. */
  menu: MenuItem[]
  account?: MenuItem | undefined
  footer: {
    /** `Bộ phận Tiếp nhận và Trả kết quả`. */
    office: string
    /** Address, opening hours. */
    lines: string[]
    links: Link[]
  }
  home?: string | undefined
}

/** What is the same on all pages one officer sees. */
export type StaffFrame = {
  agencyName: string
  menu: MenuItem[]
  person: { name: string; position: string; href: string }
  /** Posts to log out; without it the button is not shown. */
  logout?: string | undefined
  /** GET target of the search box, with the name of its field. */
  search?: { action: string; field: string; value?: string | undefined; label: string } | undefined
  /** Seconds until the session ends; the page warns 60 s before. */
  idleSeconds?: number | undefined
  home?: string | undefined
}

type Page = PropsWithChildren<{
  title: string
  flash?: Flash | undefined
  /** Names in the manifest, `filing.js`. */
  scripts?: string[] | undefined
  /** The page lays out its own columns and bands. */
  bleed?: boolean | undefined
  /** At the foot of every printed sheet: version and hash of what is printed. */
  printFoot?: string | undefined
}>

type DocumentProps = PropsWithChildren<{
  title: string
  agencyName: string
  style: string
  scripts?: string[] | undefined
  body: string
  printFoot?: string | undefined
}>

const mainId = 'noi-dung'
/** The two files every page needs for its first words. */
const firstFonts = ['be-vietnam-pro-latin-400-normal.woff2', 'be-vietnam-pro-vietnamese-400-normal.woff2']

/** A string of CSS; everything but letters, digits and blanks is written as its number. */
const cssText = (text: string): string =>
  `"${text.replace(/[^\p{L}\p{N} ]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 32).toString(16)} `)}"`

function Document({ title, agencyName, style, scripts = [], body, printFoot, children }: DocumentProps) {
  return (
    <html lang="vi" {...(printFoot === undefined ? {} : { style: `--print-foot:${cssText(printFoot)}` })}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} – Một cửa điện tử, ${agencyName}`}</title>
        <meta name="theme-color" content="#1F3A6E" />
        <link rel="icon" href={faviconHref} />
        {firstFonts.map((font) => (
          <link rel="preload" href={asset(font)} as="font" type="font/woff2" crossorigin="" />
        ))}
        <link rel="stylesheet" href={asset(style)} />
        {scripts.map((script) => (
          <script src={asset(script)} defer></script>
        ))}
      </head>
      <body class={body}>
        <a class="ds-skip-link" href={`#${mainId}`}>
          Đến nội dung chính
        </a>
        {children}
      </body>
    </html>
  )
}

const current = (item: MenuItem) => (item.current ? { 'aria-current': 'page' as const } : {})

const MenuLinks = ({ items }: { items: MenuItem[] }) => (
  <ul>
    {items.map((item) => (
      <li>
        <a href={item.href} {...current(item)}>
          {item.label}
        </a>
      </li>
    ))}
  </ul>
)

const flashIcon = { done: 'check', note: 'info', refused: 'info' } as const

/** After an act: what was done, or why not. Announced politely by screen readers. */
export const FlashMessage = ({ flash }: { flash: Flash }) => (
  <div class={`flash flash-${flash.tone}`} role={flash.tone === 'refused' ? 'alert' : 'status'}>
    <Icon name={flashIcon[flash.tone]} />
    <div>{flash.text}</div>
  </div>
)

function PublicHeader({ frame }: { frame: PublicFrame }) {
  const items = frame.account ? [...frame.menu, frame.account] : frame.menu
  return (
    <header class="site-head">
      <div class="column">
        <a class="brand" href={frame.home ?? '/'}>
          <DoorLogo />
          <span>
            <strong>Một cửa điện tử</strong>
            <small>{frame.agencyName}</small>
          </span>
        </a>
        <nav class="site-menu" aria-label="Danh mục chính">
          <MenuLinks items={items} />
        </nav>
        <details class="phone-menu">
          <summary>Danh mục</summary>
          <nav aria-label="Danh mục trên điện thoại">
            <MenuLinks items={items} />
          </nav>
        </details>
      </div>
    </header>
  )
}

function PublicFooter({ frame }: { frame: PublicFrame }) {
  const half = Math.ceil(frame.footer.links.length / 2)
  const columns = [frame.footer.links.slice(0, half), frame.footer.links.slice(half)].filter((c) => c.length > 0)
  return (
    <footer class="site-foot">
      <div class="column">
        <div class="site-foot-parts">
          <div>
            <strong>{frame.footer.office}</strong>
            <p>{frame.agencyName}</p>
            {frame.footer.lines.map((line) => (
              <p>{line}</p>
            ))}
          </div>
          {columns.map((links) => (
            <ul>
              {links.map((link) => (
                <li>
                  <a href={link.href}>{link.label}</a>
                </li>
              ))}
            </ul>
          ))}
        </div>
        <p class="site-foot-last">Trang này dùng được khi trình duyệt tắt JavaScript. Hệ thống Motcua.</p>
      </div>
    </footer>
  )
}

/** A page for everyone: header with the door, the content, footer. Sends no script unless it names one. */
export const PublicPage = ({ frame, title, flash, scripts, bleed, printFoot, children }: Page & { frame: PublicFrame }) => (
  <Document title={title} agencyName={frame.agencyName} style="public.css" scripts={scripts} body="public" printFoot={printFoot}>
    <PublicHeader frame={frame} />
    <main id={mainId} tabindex={-1} class={bleed ? 'bleed' : 'column page'}>
      {flash && (bleed ? <div class="column"><FlashMessage flash={flash} /></div> : <FlashMessage flash={flash} />)}
      {children}
    </main>
    <PublicFooter frame={frame} />
  </Document>
)

const LogOut = ({ action }: { action: string }) => (
  <form class="staff-logout" action={action} method="post">
    <button type="submit">Đăng xuất</button>
  </form>
)

/** Search and person give way first, then the menu takes a second line: no place of it is ever out of sight. */
function StaffBar({ frame }: { frame: StaffFrame }) {
  const { search, person } = frame
  return (
    <header class="staff-bar">
      <a class="brand" href={frame.home ?? '/'}>
        <DoorLogo size={26} inverse />
        <strong>Một cửa điện tử</strong>
      </a>
      <nav class="staff-menu" aria-label="Danh mục chính">
        <MenuLinks items={frame.menu} />
      </nav>
      <details class="phone-menu">
        <summary>Danh mục</summary>
        <nav aria-label="Danh mục trên điện thoại">
          <MenuLinks items={[...frame.menu, { href: person.href, label: `Tài khoản của ${person.name}` }]} />
          {frame.logout && <LogOut action={frame.logout} />}
        </nav>
      </details>
      {search && (
        <form class="staff-search" action={search.action} method="get" role="search" aria-label="Tìm hồ sơ">
          <Icon name="search" />
          <input
            type="search"
            name={search.field}
            value={search.value}
            aria-label={search.label}
            placeholder={search.label}
            data-key="/"
          />
          <kbd aria-hidden="true">/</kbd>
        </form>
      )}
      <div class="staff-person">
        <a href={person.href}>{person.name}</a>
        <span title={person.position}>{person.position}</span>
      </div>
      {frame.logout && <LogOut action={frame.logout} />}
    </header>
  )
}

/** Asks 60 s before the session ends; opened by `staff.ts`, never seen without script. */
const IdleDialog = ({ seconds }: { seconds: number }) => (
  <dialog class="ds-dialog" id="sap-het-phien" data-idle-seconds={String(seconds)} aria-labelledby="sap-het-phien-ten">
    <h2 id="sap-het-phien-ten">Bạn còn làm việc không?</h2>
    <p>
      Phiên làm việc sẽ tự đóng sau <strong data-idle-left>60</strong> giây để giữ an toàn cho hồ sơ.
    </p>
    <button class="ds-button" type="button" data-idle-stay>
      Làm việc tiếp
    </button>
  </dialog>
)

/** A page for officers: the indigo bar, full width. */
export const StaffPage = ({ frame, title, flash, scripts, bleed, printFoot, children }: Page & { frame: StaffFrame }) => (
  <Document
    title={title}
    agencyName={frame.agencyName}
    style="staff.css"
    scripts={['staff.js', ...(scripts ?? [])]}
    body="staff"
    printFoot={printFoot}
  >
    <StaffBar frame={frame} />
    <main id={mainId} tabindex={-1} class={bleed ? 'bleed' : 'staff-page'}>
      {flash && <FlashMessage flash={flash} />}
      {children}
    </main>
    {frame.idleSeconds !== undefined && <IdleDialog seconds={frame.idleSeconds} />}
  </Document>
)
