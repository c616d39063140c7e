/** The two boxes of the home page and the search box of the catalogue. */
import type { Words } from './types.ts'
import type { Link } from './types.ts'
import { Icon } from './icons.tsx'

type SearchBoxProps = {
  action: string
  field: string
  label: string
  /** `Ví dụ: bán lẻ rượu`; the label is still heard. */
  example?: string | undefined
  value?: string | undefined
  button?: string | undefined
}

/** One big box and its button. On chàm the button is gold, elsewhere chàm. */
export const SearchBox = ({ action, field, label, example, value, button = 'Tìm' }: SearchBoxProps) => (
  <form class="search-box" action={action} method="get" role="search" aria-label={label}>
    <input type="search" name={field} value={value} aria-label={label} placeholder={example} autocomplete="off" />
    <button type="submit">
      <Icon name="search" size={18} /> {button}
    </button>
  </form>
)

/** `Hay tìm: khuyến mại …` */
export const OftenSearched = ({ links }: { links: Link[] }) => (
  <p class="often">
    <span>Hay tìm:</span>
    {links.map((link) => (
      <a href={link.href}>{link.label}</a>
    ))}
  </p>
)

type TrackBoxProps = {
  action: string
  field: string
  label?: string | undefined
  value?: string | undefined
  example?: string | undefined
  hint?: Words | undefined
  error?: string | undefined
  button?: string | undefined
}

/** Mã số hồ sơ and one button. */
export const TrackBox = ({
  action,
  field,
  label = 'Mã số hồ sơ',
  value,
  example,
  hint,
  error,
  button = 'Xem tình trạng',
}: TrackBoxProps) => (
  <form class="track-box" action={action} method="get">
    <label for="ma-ho-so">{label}</label>
    <input
      class="ds-input"
      id="ma-ho-so"
      name={field}
      value={value}
      placeholder={example}
      autocomplete="off"
      spellcheck={false}
      aria-describedby="ma-ho-so-goi-y"
      {...(error ? { 'aria-invalid': 'true' as const } : {})}
    />
    <p class="hint" id="ma-ho-so-goi-y">
      {error ? <strong>Cần sửa: {error}</strong> : hint}
    </p>
    <button type="submit" class="ds-button" data-variant="secondary">
      {button}
    </button>
  </form>
)

/** The indigo opening of the home page: the question at the left, tracking at the right. */
export const Hero = ({ question, children, side }: { question: string; children: Words; side: Words }) => (
  <div class="hero">
    <div class="column">
      <div class="hero-main">
        <h1>{question}</h1>
        {children}
      </div>
      <div class="hero-side">{side}</div>
    </div>
  </div>
)
