/**
 * The table of an internal process (quy trình nội bộ giải quyết thủ tục hành chính), as it is approved under
 * TT 01/2018/TT-VPCP Điều 8: step, content, unit or person, time, form or result.
 */
import type { Document } from '../../documents/model/document.ts'
import { decisionNote, framed } from './frame.ts'
import type { OutputInput } from './input.ts'
import { stepsBlocks } from './parts/steps.ts'
import { timeShort } from './parts/who.ts'

export const STEP_HEADS = ['Bước', 'Nội dung công việc', 'Đơn vị/người thực hiện', 'Thời gian', 'Biểu mẫu/Kết quả'] as const

/** Quy trình nội bộ of one procedure. */
export function internalProcess(input: OutputInput): Document {
  const { definition, agency } = input
  return framed(input, 'Quy trình nội bộ', [{
    orientation: 'portrait',
    blocks: [
      { kind: 'title', text: 'Quy trình nội bộ giải quyết thủ tục hành chính', lines: [`Thuộc thẩm quyền giải quyết của ${agency.name}`], note: decisionNote({ ...input, decision: null }) },
      {
        kind: 'table',
        columns: [{ width: 1.3 }, { width: 4 }],
        head: [],
        rows: [
          [{ words: ['Tên thủ tục'], bold: true }, definition.name],
          [{ words: ['Mã thủ tục'], bold: true }, definition.code ?? 'Chưa có mã'],
          [{ words: ['Lĩnh vực'], bold: true }, definition.field],
          [{ words: ['Thời hạn giải quyết'], bold: true }, { words: timeShort(definition) }],
          [{ words: ['Cơ quan thực hiện'], bold: true }, definition.agencies.executing ?? 'Không ghi'],
        ],
      },
      { kind: 'heading', level: 1, text: 'Các bước thực hiện' },
      ...stepsBlocks(input, STEP_HEADS),
    ],
  }])
}
