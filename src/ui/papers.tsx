/** Papers and files in a list (giấy tờ, tệp). */
import { Icon } from './icons.tsx'
import type { Words } from './types.ts'

export { shownSize } from '../platform/file-words.ts'

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

/** A link to a file, with its kind and size in the words; `of` is heard only, where several links say the same. */
export const DownloadLink = ({ href, label, of, note }: { href: string; label: string; of?: string | undefined; note?: string | undefined }) => (
  <a class="download" href={href}>
    <Icon name="download" size={14} /> {label}{of !== undefined && <span class="ds-sr-only"> {of}</span>}
    {note && <small> ({note})</small>}
  </a>
)
