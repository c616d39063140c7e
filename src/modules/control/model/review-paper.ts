import { formatDong } from '../../../platform/money.ts'
import { dayNumberOf, formatDay, type Day } from '../../../platform/time.ts'
import type { Document } from '../../documents/model/document.ts'
import type { CostComparison } from '../../procedures/model/cost.ts'
import type { Review, SheetRow } from './review.ts'

type Paper = {
  review: Review
  name: string
  code: string
  agency: { name: string; parentName: string }
  rows: readonly SheetRow[]
  saving: CostComparison | null
  /** Of the proposed definition, and where its draft lies. */
  hash: string
  url: string
  version: number
  today: Day
}

/** Báo cáo kết quả rà soát: the sheet of one procedure, composed here; the law names the paper and no form of it. */
export const reviewPaper = ({ review, name, code, agency, rows, saving, hash, url, version, today }: Paper): Document => ({
  title: `Báo cáo rà soát: ${name}`, author: agency.name, createdAt: (dayNumberOf(today) ?? 0) * 86_400,
  stamp: { code, version, state: 'draft', hash, url },
  sections: [{
    orientation: 'portrait',
    blocks: [
      { kind: 'letterhead', parent: agency.parentName, agency: agency.name, number: 'Số:        /BC', placeAndDate: null },
      { kind: 'title', text: 'Báo cáo kết quả rà soát thủ tục hành chính', lines: [name, `Mã thủ tục: ${code}`] },
      { kind: 'heading', level: 1, text: '1. Nội dung rà soát' },
      { kind: 'list', items: [`Kế hoạch rà soát năm ${review.year}; hoàn thành trước ngày ${formatDay(review.doneBy)}.`, `Đơn vị thực hiện: ${review.doer}.`, `Lý do: ${review.reason}`, `Sản phẩm dự kiến: ${review.product}`] },
      { kind: 'heading', level: 1, text: '2. So sánh trước và sau' },
      {
        kind: 'table', columns: [{ width: 3 }, { width: 2 }, { width: 2 }, { width: 2 }], head: [['Nội dung', 'Trường hợp', 'Hiện nay', 'Đề xuất']],
        rows: rows.map((row) => [row.what, row.about, row.before ?? 'Không ghi', row.changed ? { words: [row.after ?? 'Không ghi'], bold: true as const } : row.after ?? 'Không ghi']),
      },
      { kind: 'heading', level: 1, text: '3. Chi phí tuân thủ' },
      ...(saving === null ? [{ kind: 'paragraph' as const, words: 'Chưa nhập số liệu để tính chi phí.' }] : costBlocks(saving)),
    ],
  }],
})

const costBlocks = (saving: CostComparison): Document['sections'][number]['blocks'] => [
  {
    kind: 'table', columns: [{ width: 3 }, { width: 2, align: 'right' }, { width: 2, align: 'right' }, { width: 2, align: 'right' }], head: [['Chi phí', 'Hiện nay', 'Đề xuất', 'Giảm']],
    rows: [
      ['Một hồ sơ', formatDong(saving.before.perDossier), formatDong(saving.after.perDossier), formatDong(saving.perDossier)],
      ['Một năm', formatDong(saving.before.perYear), formatDong(saving.after.perYear), formatDong(saving.perYear)],
    ],
  },
  { kind: 'paragraph', words: `Giảm ${saving.percent} % chi phí của một hồ sơ.` },
  ...[...new Set([...saving.before.unknown, ...saving.after.unknown])].map((text) => ({ kind: 'paragraph' as const, words: text })),
  { kind: 'paragraph', words: [{ text: saving.before.method, italic: true }] },
]
