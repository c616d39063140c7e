/**
 * The annex of a publication decision (phụ lục quyết định công bố thủ tục hành chính): the list with time,
 * place, channel and fee (TT 01/2018/TT-VPCP Điều 3), then the parts of NĐ 63/2010/NĐ-CP Điều 8.2, compulsory
 * and others.
 */
import type { Block, Cell, Document } from '../../documents/model/document.ts'
import { channelWords } from '../model/words.ts'
import { decisionNote, framed } from './frame.ts'
import type { OutputInput } from './input.ts'
import { lawBlock, lawLine } from './parts/law.ts'
import { moneyBlocks, moneyShort } from './parts/money.ts'
import { formsBlock, papersBlocks, setsWords } from './parts/papers.ts'
import { channelBlock, conditionsBlock, placeWords, timeBlocks } from './parts/times.ts'
import { agenciesBlock, applicantsBlock, identityBlocks, publicStepsBlocks, resultsBlock, timeShort } from './parts/who.ts'
import { composedMark, paragraph } from './parts/words.ts'

/** Danh mục: one row for each procedure. */
export const listTable = (inputs: readonly OutputInput[]): Block => {
  const row = (input: OutputInput, at: number): Cell[] => {
    const { definition } = input
    return [
      String(at + 1), definition.code ?? 'Chưa có mã', definition.name, { words: timeShort(definition) }, placeWords(input),
      channelWords(definition) ?? 'Không ghi', { words: moneyShort(definition) },
      { words: definition.legalBasis && definition.legalBasis.length > 0 ? definition.legalBasis.map(lawLine) : ['Không ghi'] },
    ]
  }
  return {
    kind: 'table',
    columns: [
      { width: 0.7, align: 'center' }, { width: 1.7, align: 'center' }, { width: 3.6 }, { width: 2.1 }, { width: 3 },
      { width: 1.9 }, { width: 2.6 }, { width: 2.6 },
    ],
    head: [['TT', 'Mã số', 'Tên thủ tục hành chính', 'Thời hạn giải quyết', 'Địa điểm thực hiện', 'Cách thức thực hiện', 'Phí, lệ phí', 'Căn cứ pháp lý']],
    rows: inputs.map(row),
  }
}

/** II. Nội dung cụ thể: every part under its number. */
export function contents(input: OutputInput): Block[] {
  const { definition } = input
  const parts: [string, Block[]][] = [
    ['Trình tự thực hiện', publicStepsBlocks(definition)],
    ['Cách thức thực hiện', [channelBlock(input)]],
    ['Thành phần, số lượng hồ sơ', [
      { kind: 'heading', level: 3, text: 'a) Thành phần hồ sơ' }, ...papersBlocks(input),
      { kind: 'heading', level: 3, text: 'b) Số lượng hồ sơ' }, paragraph(setsWords(definition)),
    ]],
    ['Thời hạn giải quyết', timeBlocks(definition)],
    ['Đối tượng thực hiện', [applicantsBlock(definition)]],
    ['Cơ quan giải quyết', [agenciesBlock(definition)]],
    ['Kết quả thực hiện', [resultsBlock(definition), ...composedMark(definition, 'results')]],
    ['Phí, lệ phí', moneyBlocks(definition)],
    ['Tên mẫu đơn, mẫu tờ khai', [formsBlock(definition)]],
    ['Yêu cầu, điều kiện thực hiện', [conditionsBlock(definition)]],
    ['Căn cứ pháp lý', [lawBlock(definition)]],
  ]
  return parts.flatMap(([title, blocks], at): Block[] => [{ kind: 'heading', level: 2, text: `${at + 1}. ${title}` }, ...blocks])
}

/** Phụ lục of the publication decision. */
export function annex(input: OutputInput): Document {
  const { definition, agency } = input
  return framed(input, 'Phụ lục quyết định công bố thủ tục hành chính', [
    {
      orientation: 'landscape',
      blocks: [
        {
          kind: 'title', text: 'Phụ lục',
          lines: [`Thủ tục hành chính lĩnh vực ${definition.field} thuộc thẩm quyền giải quyết của ${agency.name}`],
          note: decisionNote(input),
        },
        { kind: 'heading', level: 1, text: 'I. DANH MỤC THỦ TỤC HÀNH CHÍNH' },
        listTable([input]),
      ],
    },
    {
      orientation: 'portrait',
      blocks: [
        { kind: 'heading', level: 1, text: 'II. NỘI DUNG CỤ THỂ CỦA THỦ TỤC HÀNH CHÍNH' },
        ...identityBlocks(definition),
        ...contents(input),
      ],
    },
  ])
}
