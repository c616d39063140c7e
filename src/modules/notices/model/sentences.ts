import { formatDay } from '../../../platform/time.ts'

/** What a notice is made of: an event of the trail, as the job reads it. */
export type ToldEvent = { kind: string; actorId: string | null; detail: Record<string, unknown> }

/**
 * Who is told (the applicant, or the officer whose account stands in this part of the detail), and the words:
 * the title says what happened and to which dossier, the body what it means, in whole sentences.
 */
type Told = { to: 'applicant' | 'assigneeId' | 'handlerId' | 'accountIds'; title: string; body: string; /** Where it leads; to the dossier unless said. */ href?: string }

/** What the sentences may ask of an event: its dossier's code, words and days of its detail. */
type About = {
  code: string
  /** A text of the detail; empty when it is not there. */
  words(name: string): string
  /** A day of the detail as `23/10/2023`; empty when it is not there. */
  day(name: string): string
  number(name: string): number | undefined
  is(name: string): boolean
  /** `Lý do: ….`, or nothing. */
  reason: string
}

const applicant = (title: string, body: string): Told => ({ to: 'applicant', title, body })

/** Several officers, about a draft of a procedure. */
const officers = ({ words }: About, title: string, body: string): Told => ({ to: 'accountIds', title, body, href: `/soan-thao/${words('draftId')}` })

/** Several officers, about a clock of procedure control; `code` is the number of its document. */
const controllers = ({ code, words, day }: About, when: 'Sắp đến hạn' | 'Quá hạn', body: string): Told => ({
  to: 'accountIds', title: `${when}: ${words('name')}, ${code}`, href: `/kiem-soat/viec/${words('matterId')}`,
  body: sentence(`${body} ${day('dueOn')}, theo ${words('legalBasis')}`, words('title')),
})

/** Ends words with one full stop, whatever was typed. */
const stopped = (words: string): string => (/[!?]$/.test(words) ? words : `${words.replace(/[\s.…]+$/, '')}.`)

/** The parts that are there, each a sentence. */
const sentence = (...parts: (string | false)[]): string =>
  parts.filter((part): part is string => part !== false && part !== '').map(stopped).join(' ')

const inTheSlip = 'Lý do được ghi trong văn bản từ chối, xem tại trang hồ sơ.'

const places: Record<string, string> = {
  counter: 'tại Bộ phận Tiếp nhận và Trả kết quả',
  post: 'qua dịch vụ bưu chính công ích',
  online: 'trực tuyến',
}

const sentences: Readonly<Record<string, (about: About) => Told | undefined>> = {
  // Who files at the counter gets the receipt in their hand.
  'dossier.filed': ({ code, words }) =>
    words('channel') === 'direct' ? undefined
    : applicant(`Chúng tôi đã nhận được hồ sơ ${code}`, 'Giấy tờ đang được kiểm tra. Khi hồ sơ được tiếp nhận, ngày hẹn trả kết quả sẽ được báo ngay.'),

  'dossier.accepted': ({ code, day }) =>
    applicant(`Hồ sơ ${code} đã được tiếp nhận`, day('dueOn') ? `Hẹn trả kết quả: ${day('dueOn')}.` : 'Hồ sơ đang được giải quyết.'),

  'dossier.notReceived': ({ code, reason }) => applicant(`Hồ sơ ${code} không được tiếp nhận`, reason || inTheSlip),

  'dossier.supplementRequested': ({ code, words, day }) =>
    applicant(`Hồ sơ ${code} cần bổ sung`, sentence(
      words('reason') || 'Giấy tờ cần bổ sung được ghi trong phiếu yêu cầu, xem tại trang hồ sơ',
      day('deadline') && `Xin gửi bổ sung chậm nhất ngày ${day('deadline')}`,
      words('stage') === 'appraisal' && 'Thời hạn giải quyết tạm dừng cho đến khi chúng tôi nhận đủ giấy tờ')),

  'dossier.supplementSent': ({ code, number }) => ({
    to: 'handlerId', title: `Hồ sơ ${code}: người nộp đã gửi bổ sung`,
    body: sentence(number('papers') !== undefined && `Số giấy tờ mới: ${number('papers')}`, 'Xin kiểm tra và xác nhận đã đủ hay chưa'),
  }),

  'dossier.supplementCompleted': ({ code, day }) =>
    applicant(`Hồ sơ ${code} đã đủ giấy tờ bổ sung`, day('dueOn') ? `Hẹn trả kết quả: ${day('dueOn')}.` : 'Hồ sơ đang được kiểm tra để tiếp nhận.'),

  'dossier.assigned': ({ code, words, reason }) => ({
    to: 'assigneeId', title: `Hồ sơ ${code} được phân công cho bạn`, body: sentence(words('step') && `Bước: ${words('step')}`, reason) || 'Xin mở hồ sơ để xử lý.',
  }),

  'dossier.finished': ({ code, is }) =>
    applicant(`Hồ sơ ${code} đã có kết quả`, is('toReturn') ? 'Kết quả đang chờ tại Bộ phận Tiếp nhận và Trả kết quả.' : 'Xin xem kết quả tại trang hồ sơ.'),

  'dossier.handedOver': ({ code, words }) =>
    applicant(`Kết quả của hồ sơ ${code} đã được trả`, sentence(`Việc giải quyết hồ sơ đã xong${places[words('by')] ? `; kết quả được trả ${places[words('by')]}` : ''}`)),

  'dossier.dueMoved': ({ code, day, words }) =>
    !day('to') ? undefined
    : applicant(`Ngày hẹn trả kết quả của hồ sơ ${code} thay đổi`,
      sentence(`Ngày hẹn mới: ${day('to')}${day('from') ? ` (trước đây: ${day('from')})` : ''}`, words('cause') && `Lý do: ${words('cause')}`)),

  'dossier.extended': ({ code, day, reason }) =>
    applicant(`Hồ sơ ${code} có ngày hẹn trả kết quả mới`, sentence('Chúng tôi xin lỗi vì chưa trả kết quả đúng hẹn', day('dueOn') && `Ngày hẹn mới: ${day('dueOn')}`, reason)),

  'dossier.withdrawn': ({ code }) =>
    applicant(`Hồ sơ ${code} đã được rút`, 'Theo đề nghị của người nộp, chúng tôi không giải quyết hồ sơ này nữa.'),

  'dossier.stopped': ({ code, reason }) => applicant(`Hồ sơ ${code} dừng giải quyết`, reason || 'Xin xem lý do tại trang hồ sơ.'),

  'procedure.draftSubmitted': (about) => officers(about, `Bản thảo thủ tục ${about.code} chờ xem xét`, 'Xin mở bản thảo, xem xét và trình phê duyệt hoặc trả lại.'),
  'procedure.draftReviewed': (about) => officers(about, `Bản thảo thủ tục ${about.code} chờ phê duyệt`, 'Bản thảo đã được xem xét. Xin phê duyệt hoặc trả lại.'),
  'procedure.draftApproved': (about) => officers(about, `Bản thảo thủ tục ${about.code} đã được phê duyệt`, 'Có thể công bố từ ngày ghi trong quyết định.'),
  'procedure.draftReturned': (about) => officers(about, `Bản thảo thủ tục ${about.code} được trả lại`, about.reason),
  'procedure.draftPublished': (about) => officers(about, `Thủ tục ${about.code} đã được công bố`, `Có hiệu lực từ ngày ${about.day('validFrom')}.`),

  'control.noteWritten': ({ code, words, day, number }) => ({
    to: 'accountIds', title: `Thủ tục ${code} thay đổi từ ngày ${day('validFrom')}, cần đọc`, href: `/can-doc/${words('noteId')}`,
    body: sentence(`Phiên bản ${number('number') ?? ''} thay đổi bước: ${words('steps')}`, 'Xin đọc và xác nhận trước khi làm các bước này'),
  }),
  'control.clockNear': (about) => controllers(about, 'Sắp đến hạn', 'Hạn là hết ngày'),
  'control.clockMissed': (about) => controllers(about, 'Quá hạn', 'Đã qua hạn ngày'),

  'dossier.refused': ({ code, reason }) => applicant(`Hồ sơ ${code} bị từ chối giải quyết`, reason || inTheSlip),
}

/** Kinds of events that are told to somebody; the hall subscribes to them. */
export const toldKinds: readonly string[] = Object.keys(sentences)

/** The words of an event and who hears them; undefined when nobody is told. */
export function say(event: ToldEvent, code: string): Told | undefined {
  const words = (name: string): string => {
    const value = event.detail[name]
    return typeof value === 'string' ? value.trim() : ''
  }
  const number = (name: string): number | undefined => {
    const value = event.detail[name]
    return typeof value === 'number' ? value : undefined
  }
  const day = (name: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(words(name)) ? formatDay(words(name)) : '')
  const write = Object.hasOwn(sentences, event.kind) ? sentences[event.kind] : undefined
  return write?.({ code, words, number, day, is: (name) => event.detail[name] === true, reason: words('reason') ? sentence(`Lý do: ${words('reason')}`) : '' })
}
