import type { PropsWithChildren } from 'hono/jsx'
import type { WebContext } from '../../../../platform/web.ts'
import { formatDay } from '../../../../platform/time.ts'
import { Staff } from '../../../../ui/frame.tsx'
import { StaffHead } from '../../../../ui/staff-parts.tsx'

export const home = '/quan-tri/to-chuc'

const places = [
  { href: home, label: 'Cơ quan và đơn vị' },
  { href: `${home}/can-bo`, label: 'Cán bộ' },
  { href: `${home}/uy-quyen`, label: 'Ủy quyền' },
]

/** A page of the organisation: its head and its three places. */
export const Desk = ({ c, title, at, wrong, children }: PropsWithChildren<{ c: WebContext; title: string; at: 0 | 1 | 2; wrong?: boolean | undefined }>) => (
  <Staff c={c} title={wrong ? `Cần sửa: ${title}` : title}>
    <StaffHead title={title} />
    <nav class="places" aria-label="Cơ cấu tổ chức">
      {places.map((place, i) => <a href={place.href} {...(i === at ? { 'aria-current': 'true' as const } : {})}>{place.label}</a>)}
    </nav>
    {children}
  </Staff>
)

/** `từ 01/01/2022`, `01/01/2022 – 31/12/2023`. */
export const period = ({ validFrom, validTo }: { validFrom: string; validTo: string | null }): string =>
  validTo === null ? `từ ${formatDay(validFrom)}` : `${formatDay(validFrom)} – ${formatDay(validTo)}`
