/**
 * The process document of the quality system (quy trình ISO, TCVN ISO 9001:2015): cover with approvals,
 * amendments, sections 1 to 7 and risks. Section 5 is the same data as the publication annex and the internal
 * process; only purpose, scope, terms, records and risks stand nowhere else.
 */
import { formatDate, formatDay } from '../../../platform/time.ts'
import type { Block, Cell, Document } from '../../documents/model/document.ts'
import { stepsOf, type Plan } from '../../workflow/model.ts'
import { framed } from './frame.ts'
import type { OutputInput, Signatory } from './input.ts'
import { diagramSections, drawingFor, uprightSection } from './parts/diagram.tsx'
import { lawBlock, lawLine } from './parts/law.ts'
import { moneyBlocks } from './parts/money.ts'
import { fileWords, formsOf, papersBlocks, setsWords, type PrescribedForm } from './parts/papers.ts'
import { stepsBlocks } from './parts/steps.ts'
import { channelBlock, conditionsBlock, placeWords, timeBlocks } from './parts/times.ts'
import { agenciesBlock, applicantsBlock, resultsBlock } from './parts/who.ts'
import { composedMark, notStated, paragraph, sentence } from './parts/words.ts'

const heading = (text: string): Block => ({ kind: 'heading', level: 1, text })
const part = (text: string): Block => ({ kind: 'heading', level: 2, text })

const centred = (text: string, bold = false): Block => ({ kind: 'paragraph', align: 'center', words: bold ? [{ text, bold: true }] : text })

export const ISO_STEP_HEADS = ['TT', 'Trình tự', 'Trách nhiệm', 'Thời gian', 'Biểu mẫu/Kết quả'] as const

/** Cover: what it is, of whom, which issue, who drafted, reviewed and approved it. */
function cover(input: OutputInput): Block[] {
  const { definition, agency, version, approval } = input
  const { drafter, reviewer, approver } = approval
  const people = [drafter, reviewer, approver]
  const of = (read: (one: Signatory) => string): Cell[] => people.map((one) => (one === null ? '' : read(one)))
  const issued = version.validFrom === null ? 'Chưa ban hành' : formatDay(version.validFrom)
  return [
    ...(agency.parentName === '' ? [] : [centred(agency.parentName.toUpperCase())]),
    centred(agency.name.toUpperCase(), true),
    { kind: 'title', text: 'Quy trình', lines: [definition.name] },
    {
      kind: 'table', columns: [{ width: 2 }, { width: 5 }], head: [],
      rows: [
        [{ words: ['Mã hiệu'], bold: true }, definition.iso?.code ?? 'Không ghi'],
        [{ words: ['Mã thủ tục hành chính'], bold: true }, definition.code ?? 'Chưa có mã'],
        [{ words: ['Lĩnh vực'], bold: true }, definition.field],
        [{ words: ['Lần ban hành'], bold: true }, version.state === 'draft' ? 'Bản thảo' : String(version.number).padStart(2, '0')],
        [{ words: ['Ngày hiệu lực'], bold: true }, issued],
      ],
    },
    {
      kind: 'table', caption: 'Soạn thảo, xem xét, phê duyệt',
      columns: [{ width: 1.6 }, { width: 3, align: 'center' }, { width: 3, align: 'center' }, { width: 3, align: 'center' }],
      head: [['Trách nhiệm', 'Soạn thảo', 'Xem xét', 'Phê duyệt']],
      rows: [
        [{ words: ['Họ và tên'], bold: true }, ...of(({ name }) => name)],
        [{ words: ['Chức vụ'], bold: true }, ...of(({ title }) => title)],
        [{ words: ['Chữ ký', '', '', ''], bold: true }, '', '', ''],
        [{ words: ['Ngày'], bold: true }, ...of(({ at }) => (at === null ? '' : formatDate(at)))],
      ],
    },
  ]
}

const amendmentTable = ({ amendments }: OutputInput): Block => ({
  kind: 'table', caption: 'Bảng theo dõi sửa đổi',
  columns: [{ width: 1.8, align: 'center' }, { width: 1.9, align: 'center' }, { width: 2.6 }, { width: 2.1 }, { width: 4 }],
  head: [['Lần ban hành/sửa đổi', 'Ngày ban hành', 'Yêu cầu sửa đổi, căn cứ', 'Trang/phần sửa đổi', 'Mô tả nội dung sửa đổi']],
  rows: amendments.map((one) => [String(one.number).padStart(2, '0'), one.validFrom === null ? 'Chưa ban hành' : formatDay(one.validFrom), one.decision ?? '–', one.parts, one.summary]),
})

function termsBlock({ definition }: OutputInput): Block {
  const terms = definition.iso?.terms ?? []
  if (terms.length === 0) return paragraph(notStated('định nghĩa, viết tắt'))
  return { kind: 'table', columns: [{ width: 2 }, { width: 5 }], head: [['Từ, chữ viết tắt', 'Nghĩa']], rows: terms.map(({ term, meaning }) => [term, meaning]) }
}

/** A section of the document, under its number. */
export type IsoSection = { number: string; title: string; blocks: Block[] }

/** Sections 1 to 4: what the document is for, and on what it rests. */
const before = (input: OutputInput): IsoSection[] => {
  const { definition } = input
  const laws = (definition.legalBasis ?? []).map((law) => sentence(lawLine(law)))
  return [
    { number: '1', title: 'MỤC ĐÍCH', blocks: [paragraph(definition.iso?.purpose ?? notStated('mục đích'))] },
    { number: '2', title: 'PHẠM VI', blocks: [paragraph(definition.iso?.scope ?? notStated('phạm vi'))] },
    { number: '3', title: 'TÀI LIỆU VIỆN DẪN', blocks: [{ kind: 'list', items: ['TCVN ISO 9001:2015, Hệ thống quản lý chất lượng - Các yêu cầu.', ...laws] }] },
    { number: '4', title: 'ĐỊNH NGHĨA, VIẾT TẮT', blocks: [termsBlock(input)] },
  ]
}

/** Section 5: the procedure itself, as everywhere else. */
function content(input: OutputInput): IsoSection[] {
  const { definition } = input
  const parts: [string, Block[]][] = [
    ['Cơ sở pháp lý', [lawBlock(definition)]],
    ['Yêu cầu, điều kiện thực hiện', [conditionsBlock(definition)]],
    ['Đối tượng thực hiện', [applicantsBlock(definition)]],
    ['Thành phần hồ sơ', papersBlocks(input)],
    ['Số lượng hồ sơ', [paragraph(setsWords(definition))]],
    ['Thời gian xử lý', timeBlocks(definition)],
    ['Nơi tiếp nhận và trả kết quả', [paragraph(sentence(placeWords(input))), channelBlock(input)]],
    ['Cơ quan giải quyết', [agenciesBlock(definition)]],
    ['Phí, lệ phí', moneyBlocks(definition)],
    ['Kết quả', [resultsBlock(definition), ...composedMark(definition, 'results')]],
    ['Quy trình xử lý công việc', stepsBlocks(input, ISO_STEP_HEADS)],
  ]
  return parts.map(([title, blocks], at) => ({ number: `5.${at + 1}`, title, blocks }))
}

/** All that stands under a number, but for the flowchart (5.12), which is a picture of the process. */
export const isoSections = (input: OutputInput): IsoSection[] => [...before(input), ...content(input), ...lists(input)]

const CHART = { number: '5.12', title: 'Lưu đồ' }
const shown = ({ number, title, blocks }: IsoSection): Block[] => [number.includes('.') ? part(`${number}. ${title}`) : heading(`${number}. ${title}`), ...blocks]

/** Forms of papers, of results and of steps, each once. */
function formRows({ definition, plan }: OutputInput): Cell[][] {
  const ofSteps = stepForms(plan)
  const all = [...formsOf(definition), ...ofSteps]
  return all.map(({ name, of, file }, at) => [String(at + 1), file ? { words: [name, [{ text: fileWords(file), italic: true }]] } : name, of])
}

const stepForms = (plan: Plan | null): PrescribedForm[] => {
  const found = plan ? stepsOf(plan).flatMap(({ number, work }) => (work.forms ?? []).map(({ code, name }) => ({ name: code ? `${code}: ${name}` : name, of: `Bước ${number}`, file: null }))) : []
  return found.filter((one, at) => found.findIndex(({ name }) => name === one.name) === at)
}

function lists(input: OutputInput): IsoSection[] {
  const { records, risks } = input.definition.iso ?? { records: [], risks: [] }
  const forms = formRows(input)
  return [
    {
      number: '6', title: 'BIỂU MẪU',
      blocks: [forms.length === 0 ? paragraph(notStated('biểu mẫu')) : {
        kind: 'table', columns: [{ width: 0.8, align: 'center' }, { width: 3 }, { width: 5 }], head: [['TT', 'Biểu mẫu', 'Dùng cho']], rows: forms,
      }],
    },
    {
      number: '7', title: 'HỒ SƠ LƯU',
      blocks: [records.length === 0 ? paragraph(notStated('hồ sơ lưu')) : {
        kind: 'table', columns: [{ width: 0.8, align: 'center' }, { width: 5 }, { width: 3 }, { width: 2.4 }], head: [['TT', 'Tên hồ sơ', 'Nơi lưu', 'Thời gian lưu']],
        rows: records.map(({ name, place, keptFor }, at) => [String(at + 1), name, place ?? 'Không ghi', keptFor ?? 'Không ghi']),
      }],
    },
    {
      number: '8', title: 'RỦI RO VÀ BIỆN PHÁP',
      blocks: [risks.length === 0 ? paragraph(notStated('rủi ro')) : {
        kind: 'table', columns: [{ width: 0.8, align: 'center' }, { width: 4 }, { width: 5 }], head: [['TT', 'Rủi ro', 'Biện pháp']],
        rows: risks.map(({ risk, action }, at) => [String(at + 1), risk, action]),
      }, ...composedMark(input.definition, 'iso')],
    },
  ]
}

/** Quy trình ISO of one procedure. */
export async function iso(input: OutputInput): Promise<Document> {
  const drawing = await drawingFor(input.definition)
  const title = `${CHART.number}. ${CHART.title}`
  const chart = drawing ? diagramSections(drawing, title) : input.plan ? [uprightSection(input.plan, title)] : []
  const { definition, version, agency } = input
  const issue = version.state === 'draft' ? 'Bản thảo' : `Lần ban hành: ${String(version.number).padStart(2, '0')}`
  const document = framed(input, 'Quy trình', [
    {
      orientation: 'portrait',
      blocks: [
        ...cover(input), amendmentTable(input), { kind: 'pageBreak' },
        ...before(input).flatMap(shown), heading('5. NỘI DUNG QUY TRÌNH'), ...content(input).flatMap(shown),
        ...(chart.length > 0 ? [] : [part(title), paragraph(notStated('lưu đồ'))]),
      ],
    },
    ...chart,
    { orientation: 'portrait', blocks: lists(input).flatMap(shown) },
  ])
  return { ...document, running: { left: agency.name, right: `${definition.iso?.code ?? 'Quy trình'} · ${issue}` } }
}
