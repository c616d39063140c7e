/** Papers and files in a list (giấy tờ, tệp). */
import { Icon } from './icons.tsx'
import type { Words } from './types.ts'

export type PaperLine = {
  name: string
  /** Without it the paper is named only (not handed in, or on paper). */
  href?: string | undefined
  /** `Ký số 12/10/2023 · PDF, 96 kB`. */
  note?: Words | undefined
  /** Right side: `bản 2 · 14 giờ 12`. */
  aside?: Words | undefined
  /** Looked at and found right. */
  checked?: boolean | undefined
}

export const PaperList = ({ papers }: { papers: PaperLine[] }) => (
  <ul class="papers">
    {papers.map((paper) => (
      <li>
        <Icon name="file" size={18} />
        <div>
          {paper.href === undefined ? <strong>{paper.name}</strong> : <a href={paper.href}>{paper.name}</a>}
          {paper.note !== undefined && <p class="papers-note">{paper.note}</p>}
        </div>
        {paper.aside !== undefined && <span class="papers-aside">{paper.aside}</span>}
        {paper.checked && <Icon name="check" size={15} label="Đã kiểm tra" />}
      </li>
    ))}
  </ul>
)

/** A link to a file, with its kind and size in the words. */
export const DownloadLink = ({ href, label, note }: { href: string; label: string; note?: string | undefined }) => (
  <a class="download" href={href}>
    <Icon name="download" size={14} /> {label}
    {note && <small> ({note})</small>}
  </a>
)

/** 98304 → `96 kB`, 5242880 → `5 MB`. */
export function shownSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} byte`
  const [size, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'kB'] : [bytes / (1024 * 1024), 'MB']
  return `${(size < 10 ? Math.round(size * 10) / 10 : Math.round(size)).toString().replace('.', ',')} ${unit}`
}
