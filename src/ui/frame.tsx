/** The frame of a page, from what the hall put on the request. */
import type { PropsWithChildren } from 'hono/jsx'
import { may } from '../platform/access.ts'
import { takeMessage } from '../platform/page.ts'
import { SESSION_IDLE_SECONDS } from '../platform/session.ts'
import type { Place, WebContext } from '../platform/web.ts'
import { PublicPage, StaffPage, type PublicFrame, type StaffFrame } from './layout.tsx'

const marked = (places: Place[], path: string) => {
  // The longest place that the path lies under is the current one.
  const current = places.filter((p) => path === p.href || path.startsWith(`${p.href}/`)).sort((a, b) => b.href.length - a.href.length)[0]
  return places.map((place) => ({ ...place, current: place === current }))
}

/** Header and footer of public pages; who is logged in stands last in the menu. */
export function publicFrame(c: WebContext): PublicFrame {
  const { ctx, menus } = c.var
  const { actor, agency } = ctx
  const account =
    actor.kind === 'visitor' || actor.kind === 'system' ? { href: '/dang-nhap', label: 'Đăng nhập' }
    : actor.kind === 'officer' ? { href: menus.staff[0]?.href ?? '/viec', label: actor.name }
    : { href: '/ho-so-cua-toi', label: actor.name }
  return {
    agencyName: agency.name,
    menu: marked(menus.public, c.req.path),
    account: { ...account, current: c.req.path.startsWith(account.href) },
    footer: {
      office: 'Bộ phận Tiếp nhận và Trả kết quả',
      lines: [agency.address, agency.phone && `Điện thoại: ${agency.phone}`, menus.hours && `Giờ làm việc: ${menus.hours}`].filter((line) => line !== ''),
      links: menus.footer,
    },
  }
}

/** Bar of staff pages. */
export function staffFrame(c: WebContext): StaffFrame {
  const { ctx, menus } = c.var
  const { actor, agency } = ctx
  const position = actor.kind === 'officer' ? actor.positions[0] : undefined
  return {
    agencyName: agency.name,
    menu: marked(menus.staff, c.req.path),
    person: { name: actor.kind === 'officer' ? actor.name : '', position: position ? `${position.title}, ${position.unitName}` : '', href: '/tai-khoan' },
    logout: '/dang-xuat',
    // Who sees no dossier has nothing to look for.
    search: may(ctx, 'dossier.view') ? { action: '/ho-so', field: 'q', value: c.req.path === '/ho-so' ? c.req.query('q') : undefined, label: 'Mã, tên, số điện thoại' } : undefined,
    idleSeconds: SESSION_IDLE_SECONDS,
    home: menus.staff[0]?.href ?? '/',
  }
}

type Props = PropsWithChildren<{ c: WebContext; title: string; scripts?: string[]; bleed?: boolean; printFoot?: string }>

const messageOf = (c: WebContext) => {
  const text = takeMessage(c)
  return text === undefined ? undefined : { tone: 'done' as const, text }
}

/** A page for everyone. */
export const Public = ({ c, children, ...rest }: Props) => (
  <PublicPage frame={publicFrame(c)} flash={messageOf(c)} {...rest}>{children}</PublicPage>
)

/** A page for officers. */
export const Staff = ({ c, children, ...rest }: Props) => (
  <StaffPage frame={staffFrame(c)} flash={messageOf(c)} {...rest}>{children}</StaffPage>
)

/** In the frame of who is asking: officers stay in theirs. */
export const Either = (props: Props) => (props.c.var.ctx.actor.kind === 'officer' ? <Staff {...props} /> : <Public {...props} />)
