/**
 * The two papers by which a department asks for procedures to be published, before anybody has signed them: tờ trình
 * of the department, and the draft decision of the province with its annex (NĐ 63/2010/NĐ-CP Điều 13, 14: new, amended,
 * abolished; TT 01/2018/TT-VPCP Điều 3: the columns of the list). Layout after NĐ 30/2020/NĐ-CP, Phụ lục I. No law
 * prescribes the words of their articles: they are composed here and each paper says so.
 */
import { formatDay } from '../../../platform/time.ts'
import type { Block, Cell, Document, Section } from '../../documents/model/document.ts'
import type { DraftKind } from '../model/draft.ts'
import { timeSaved } from '../model/rules.ts'
import { contents, listTable } from './annex.ts'
import type { OutputInput } from './input.ts'
import { identityBlocks } from './parts/who.ts'
import { dayInWords, note, paragraph, sentence } from './parts/words.ts'

/** One procedure among those to be published; `summary`: what changes, as the person wrote it. */
export type ToPublish = { input: OutputInput; kind: DraftKind; summary: string }
/** All of them, and what is known of the decision; an empty text is a blank to be filled in. */
export type PublicationInput = {
  items: readonly ToPublish[]
  decision: { number: string; signedOn: string; signer: string; signerTitle: string }
  /** Hash of all definitions, and the page the paper comes from. */
  hash: string
  url: string
}

export const publicationPapers = ['proposal', 'decision'] as const
export type PublicationPaper = (typeof publicationPapers)[number]

const KINDS: [DraftKind, string, string][] = [
  ['new', 'mới ban hành', 'THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH'],
  ['amended', 'được sửa đổi, bổ sung', 'THỦ TỤC HÀNH CHÍNH ĐƯỢC SỬA ĐỔI, BỔ SUNG'],
  ['abolished', 'bị bãi bỏ', 'THỦ TỤC HÀNH CHÍNH BỊ BÃI BỎ'],
]
/** Whose decision it is, whoever signs it: the head of the province publishes (NĐ 63/2010 Điều 13); a deputy signs for them. */
const HEAD = 'Chủ tịch'
const BLANK_DAY = 'ngày\u00a0……\u00a0tháng\u00a0……\u00a0năm\u00a0……'
const COMPOSED = '(Dự thảo do phần mềm soạn từ bản thảo thủ tục, chưa ký; căn cứ và lời văn cần được đơn vị rà soát trước khi trình)'

const two = (count: number): string => String(count).padStart(2, '0')
const centred = (text: string): Block => ({ kind: 'paragraph', align: 'center', words: [{ text, bold: true }] })
const article = (number: number, text: string): Block => ({ kind: 'paragraph', words: [{ text: `Điều ${number}. `, bold: true }, text] })

/** `02 thủ tục hành chính mới ban hành, 01 thủ tục hành chính bị bãi bỏ`. */
const countWords = (items: readonly ToPublish[]): string =>
  KINDS.flatMap(([kind, words]) => {
    const count = items.filter((one) => one.kind === kind).length
    return count === 0 ? [] : [`${two(count)} thủ tục hành chính ${words}`]
  }).join(', ')

/** The agency of the first: all are of one. */
const agencyOf = ({ items }: PublicationInput): OutputInput['agency'] => {
  const agency = items[0]?.input.agency
  if (!agency) throw new Error('A publication of nothing')
  return agency
}

/** `lĩnh vực Xúc tiến thương mại, Điện thuộc thẩm quyền giải quyết của Sở Công Thương tỉnh Bình Định`. */
const scopeWords = (input: PublicationInput): string =>
  `lĩnh vực ${[...new Set(input.items.map(({ input: { definition } }) => definition.field))].join(', ')} thuộc thẩm quyền giải quyết của ${agencyOf(input).name}`

const province = (input: PublicationInput): string => agencyOf(input).parentName || 'Ủy ban nhân dân tỉnh'

function whole(input: PublicationInput, title: string, sections: readonly Section[]): Document {
  const codes = input.items.map(({ input: { definition } }) => definition.code ?? definition.key)
  return {
    title, author: agencyOf(input).name, createdAt: 0, sections,
    stamp: { code: codes.join(', '), version: 0, state: 'draft', hash: input.hash, url: input.url, line: `Dự thảo công bố ${two(codes.length)} thủ tục: ${codes.slice(0, 5).join(', ')}${codes.length > 5 ? '…' : ''}` },
  }
}

/** Tờ trình: which procedures, what changes in each, from when, and how many days are cut against the law. */
function proposalPaper(input: PublicationInput): Document {
  const agency = agencyOf(input)
  const saved = ({ definition }: OutputInput): string => {
    const saving = timeSaved(definition)
    return saving ? `${two(saving.value)} ngày (${saving.percent} %)` : '–'
  }
  const row = ({ input: one, kind, summary }: ToPublish, at: number): Cell[] => [
    String(at + 1), one.definition.code ?? 'Chưa có mã', one.definition.name, KINDS.find(([name]) => name === kind)?.[1] ?? '',
    one.version.validFrom === null ? '……' : formatDay(one.version.validFrom), summary === '' ? '……' : summary, kind === 'abolished' ? '–' : saved(one),
  ]
  return whole(input, `Tờ trình công bố thủ tục hành chính ${scopeWords(input)}`, [{
    orientation: 'portrait',
    blocks: [
      { kind: 'letterhead', parent: agency.parentName, agency: agency.name, number: 'Số:\u00a0…………/TTr-……', placeAndDate: `${agency.place}, ${BLANK_DAY}` },
      { kind: 'title', text: 'Tờ trình', lines: [`Về việc công bố thủ tục hành chính ${scopeWords(input)}`], note: COMPOSED },
      { kind: 'paragraph', align: 'center', words: `Kính gửi: Chủ tịch ${province(input)}` },
      paragraph(`Căn cứ Nghị định số 63/2010/NĐ-CP về kiểm soát thủ tục hành chính (đã được sửa đổi, bổ sung tại Nghị định số 92/2017/NĐ-CP), ${agency.name} kính trình Chủ tịch ${province(input)} xem xét, công bố ${countWords(input.items)} ${scopeWords(input)}, cụ thể:`),
      {
        kind: 'table',
        columns: [{ width: 0.8, align: 'center' }, { width: 1.8, align: 'center' }, { width: 4 }, { width: 1.8 }, { width: 2, align: 'center' }, { width: 3 }, { width: 1.9 }],
        head: [['TT', 'Mã số', 'Tên thủ tục hành chính', 'Loại', 'Hiệu lực từ', 'Nội dung', 'Cắt giảm so với luật']], rows: input.items.map(row),
      },
      paragraph('Thời hạn, địa điểm, cách thức thực hiện, phí, lệ phí và căn cứ pháp lý của từng thủ tục nêu tại Phụ lục kèm theo dự thảo Quyết định.'),
      paragraph(`${agency.name} kính trình Chủ tịch ${province(input)} xem xét, quyết định./.`),
      { kind: 'signature', recipients: ['Như trên', 'Lưu: VT, ……'], signers: [{ title: 'Giám đốc', name: null, note: '(Ký, ghi rõ họ tên)' }] },
    ],
  }])
}

const dayWords = ({ items }: PublicationInput): string => {
  const days = [...new Set(items.map(({ input }) => input.version.validFrom))]
  const [day] = days
  return days.length === 1 && day ? dayInWords(day) : 'ngày nêu tại Phụ lục của từng thủ tục'
}

/** The list by kinds (TT 01/2018/TT-VPCP Điều 3), then what each procedure says; of what is abolished only its line. */
function annexSections(input: PublicationInput): Section[] {
  const { decision, items } = input
  const ofDecision = `(Kèm theo Quyết định số ${decision.number || '…………/QĐ-UBND'} ${decision.signedOn === '' ? BLANK_DAY : dayInWords(decision.signedOn)} của ${HEAD} ${province(input)})`
  const present = KINDS.filter(([kind]) => items.some((one) => one.kind === kind))
  const lists = present.flatMap(([kind, , title], letter): Block[] => {
    const own = items.filter((one) => one.kind === kind)
    const heading: Block = { kind: 'heading', level: 1, text: `${'ABC'[letter]}. ${title}` }
    if (kind !== 'abolished') return [heading, listTable(own.map((one) => one.input))]
    const rows = own.map(({ input: { definition, version }, summary }, at): Cell[] => [
      String(at + 1), definition.code ?? 'Chưa có mã', definition.name, definition.field, version.validFrom === null ? '……' : formatDay(version.validFrom), summary === '' ? '……' : summary,
    ])
    return [heading, {
      kind: 'table', columns: [{ width: 0.7, align: 'center' }, { width: 1.7, align: 'center' }, { width: 5 }, { width: 3 }, { width: 2, align: 'center' }, { width: 4 }],
      head: [['TT', 'Mã số', 'Tên thủ tục hành chính', 'Lĩnh vực', 'Bãi bỏ từ', 'Lý do, căn cứ']], rows,
    }]
  })
  const kept = items.filter(({ kind }) => kind !== 'abolished')
  const details = kept.flatMap(({ input: one }, at): Block[] => [
    ...(at === 0 ? [{ kind: 'heading' as const, level: 1 as const, text: 'NỘI DUNG CỤ THỂ CỦA TỪNG THỦ TỤC HÀNH CHÍNH' }] : [{ kind: 'pageBreak' as const }]),
    centred(`${at + 1}. ${one.definition.name}`), ...identityBlocks(one.definition), ...contents(one),
  ])
  return [
    { orientation: 'landscape', blocks: [{ kind: 'title', text: 'Phụ lục', lines: [`Danh mục thủ tục hành chính ${scopeWords(input)}`], note: ofDecision }, ...lists] },
    ...(details.length > 0 ? [{ orientation: 'portrait' as const, blocks: details }] : []),
  ]
}

/** Quyết định công bố, as a draft for the province to sign, with its annex. */
function decisionPaper(input: PublicationInput): Document {
  const { decision: known, items } = input
  const agency = agencyOf(input)
  const title = known.signerTitle || HEAD
  return whole(input, `Quyết định công bố thủ tục hành chính ${scopeWords(input)}`, [
    {
      orientation: 'portrait',
      blocks: [
        { kind: 'letterhead', parent: '', agency: province(input), number: `Số:\u00a0${known.number || '…………/QĐ-UBND'}`, placeAndDate: `${agency.place}, ${known.signedOn === '' ? BLANK_DAY : dayInWords(known.signedOn)}` },
        { kind: 'title', text: 'Quyết định', lines: [`Về việc công bố thủ tục hành chính ${scopeWords(input)}`], note: COMPOSED },
        centred(`${HEAD} ${province(input)}`.toUpperCase()),
        note('Căn cứ Nghị định số 63/2010/NĐ-CP về kiểm soát thủ tục hành chính, đã được sửa đổi, bổ sung tại Nghị định số 92/2017/NĐ-CP;'),
        note('Căn cứ Thông tư số 01/2018/TT-VPCP;'),
        note('Căn cứ …………;'),
        note(`Theo đề nghị của Giám đốc ${agency.name} tại Tờ trình số …………/TTr-…… ${BLANK_DAY}.`),
        centred('QUYẾT ĐỊNH:'),
        article(1, sentence(`Công bố kèm theo Quyết định này ${countWords(items)} ${scopeWords(input)} (có Phụ lục kèm theo)`)),
        article(2, sentence(`Các thủ tục hành chính nêu tại Điều 1 có hiệu lực từ ${dayWords(input)}. ${agency.name} nhập, công khai các thủ tục này trên Cơ sở dữ liệu quốc gia về thủ tục hành chính trong thời hạn 05 ngày làm việc kể từ ngày ký Quyết định (Điều 24 Nghị định số 63/2010/NĐ-CP)`)),
        article(3, `Chánh Văn phòng ${province(input)}, Giám đốc ${agency.name}, thủ trưởng các cơ quan, đơn vị và tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./.`),
        { kind: 'signature', recipients: ['Như Điều 3', '…………', 'Lưu: VT, ……'], signers: [{ title: /^Phó /i.test(title) ? `KT. ${HEAD}\n${title}` : title, name: known.signer === '' ? null : known.signer, note: null }] },
      ],
    },
    ...annexSections(input),
  ])
}

export const publicationDocuments: Record<PublicationPaper, (input: PublicationInput) => Document> = { proposal: proposalPaper, decision: decisionPaper }
