/** From page to page of a list (phân trang), with plain links. */
import { Icon } from './icons.tsx'

type PaginationProps = {
  /** From 1. */
  page: number
  pageSize: number
  /** Left out where nobody counted (a filtered list): then `more` tells whether there is a next page. */
  total?: number | undefined
  more?: boolean | undefined
  /** Address of a page; keeps the other parameters. */
  href: (page: number) => string
  /** `hồ sơ`, `thủ tục`. */
  noun?: string | undefined
}

/** The page that an address asks for, from 1; what is none is the first, what lies behind the end the last. */
export function pageAsked(text: string | undefined, total: number, pageSize: number): number {
  const last = Math.max(1, Math.ceil(total / pageSize))
  return /^\d{1,6}$/.test(text ?? '') ? Math.min(last, Math.max(1, Number(text))) : 1
}

/** 1234567 → `1.234.567`. */
export const shownCount = (n: number): string => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, '.')

export function Pagination({ page, pageSize, total, more = false, href, noun = '' }: PaginationProps) {
  const last = total === undefined ? page + (more ? 1 : 0) : Math.max(1, Math.ceil(total / pageSize))
  const from = total === 0 ? 0 : (page - 1) * pageSize + 1
  const to = Math.min(total ?? Infinity, page * pageSize)
  return (
    <nav class="pager" aria-label="Các trang">
      <span>{(total === undefined ? `Trang ${page}` : `${shownCount(from)}–${shownCount(to)} trong ${shownCount(total)} ${noun}`).trim()}</span>
      {page > 1 && (
        <a class="ds-button" data-variant="secondary" href={href(page - 1)} rel="prev">
          Trang trước
        </a>
      )}
      {page < last && (
        <a class="ds-button" data-variant="secondary" href={href(page + 1)} rel="next">
          Trang sau
        </a>
      )}
    </nav>
  )
}

/** For long lists without a count: only onwards, from a cursor. */
export const NextPage = ({ href, label = 'Xem tiếp' }: { href: string; label?: string | undefined }) => (
  <nav class="pager" aria-label="Các trang">
    <a class="ds-button" data-variant="secondary" href={href} rel="next">
      {label} <Icon name="arrow" />
    </a>
  </nav>
)
