import { formatDay } from '../../../../platform/time.ts'
import type { Block, Cell } from '../../../documents/model/document.ts'
import type { LegalBasis, ProcedureDefinition } from '../../model/definition.ts'
import { lawWords } from '../../model/words.ts'
import { notStated, paragraph, sentence } from './words.ts'

/** `Nghị định số 81/2018/NĐ-CP ngày 22/5/2018 của Chính phủ, Điều 19`. */
export function lawLine(law: LegalBasis): string {
  const dated = law.issuedOn ? ` ngày ${formatDay(law.issuedOn)}` : ''
  const by = law.issuer ? ` của ${law.issuer}` : ''
  // The title of a text follows its number, date and issuer.
  const [number = '', ...title] = lawWords(law).split(', ')
  return `${number}${dated}${by}${title.length > 0 ? `, ${title.join(', ')}` : ''}${law.article ? `, ${law.article}` : ''}`
}

const inForce = (law: LegalBasis): string => {
  if (law.expiredOn) return `Hết hiệu lực từ ${formatDay(law.expiredOn)}${law.replacedBy ? `, thay bằng ${law.replacedBy}` : ''}`
  return law.effectiveOn ? `Từ ${formatDay(law.effectiveOn)}` : 'Không ghi'
}

const row = (law: LegalBasis, at: number): Cell[] => [
  String(at + 1), law.number, { words: [sentence(lawLine(law))] }, inForce(law),
]

/** Căn cứ pháp lý as a table: số, văn bản, hiệu lực. */
export function lawBlock({ legalBasis }: ProcedureDefinition): Block {
  if (legalBasis === null || legalBasis.length === 0) return paragraph(notStated('căn cứ pháp lý'))
  return {
    kind: 'table',
    columns: [{ width: 0.8, align: 'center' }, { width: 2.6 }, { width: 6 }, { width: 2.6 }],
    head: [['TT', 'Số, ký hiệu', 'Văn bản', 'Hiệu lực']],
    rows: legalBasis.map(row),
  }
}
