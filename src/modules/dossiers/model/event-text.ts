import { formatDay } from '../../../platform/time.ts'
import { channelNames, type Channel } from './dossier.ts'

/** What a line of the log is made of: an event of the trail. */
export type LoggedEvent = { kind: string; actorKind: string; actorId: string | null; detail: Record<string, unknown> }

type About = {
  /** Who did it: the officer's or applicant's name, «Hệ thống», or «Người nộp». */
  who: string
  /** A text of the detail, without blanks at its ends; empty when it is not there. */
  words(name: string): string
  /** A day of the detail as `23/10/2023`; empty when it is not there. */
  day(name: string): string
  /** Name of the officer whose id stands in the detail. */
  officer(name: string): string
  list(name: string): string[]
  count(name: string): number
}

const handedBy: Record<string, string> = { counter: ' tại quầy', post: ' qua bưu chính', online: ' trực tuyến' }

/** `: lý do`, or nothing. */
const because = (words: string): string => (words === '' ? '' : `: ${words.replace(/[.\s]+$/, '')}`)
const promised = (day: string): string => (day === '' ? '' : `, hẹn trả ngày ${day}`)

const sentences: Readonly<Record<string, (about: About) => string>> = {
  'dossier.filed': ({ who, words }) => {
    const channel = words('channel') as Channel
    if (channel === 'online') return `${who} nộp hồ sơ trực tuyến`
    return `${who} nhập hồ sơ nộp ${channel === 'post' ? 'qua bưu chính' : (channelNames[channel] ?? '').toLowerCase()}`.trim()
  },
  'dossier.accepted': ({ who, day }) => `${who} tiếp nhận hồ sơ${promised(day('dueOn'))}`,
  'dossier.notReceived': ({ who, words }) => `${who} từ chối tiếp nhận (Mẫu số 03)${because(words('reason'))}`,
  'dossier.supplementRequested': ({ who, words, day }) =>
    `${who} gửi Phiếu yêu cầu bổ sung (Mẫu số 02)${day('deadline') === '' ? '' : `, hạn ${day('deadline')}`}${because(words('reason'))}`,
  'dossier.supplementSent': ({ who, count }) => `${who} gửi bổ sung${count('papers') > 0 ? ` ${count('papers')} tệp` : ''}`,
  'dossier.supplementCompleted': ({ who, day }) => `${who} xác nhận nhận đủ bổ sung${day('dueOn') === '' ? '' : `; tính lại thời hạn${promised(day('dueOn'))}`}`,
  'dossier.stepDone': ({ who, words, list }) =>
    `${who} xong bước «${words('step')}»${list('opened').length > 0 ? `, chuyển «${list('opened').join('», «')}»` : ''}${because(words('note'))}`,
  'dossier.stepSentBack': ({ who, words, list }) =>
    `${who} trả lại${list('opened').length > 0 ? ` bước «${list('opened').join('», «')}»` : ` từ bước «${words('step')}»`}${because(words('note'))}`,
  'dossier.assigned': ({ who, words, officer }) =>
    words('step') === '' ? `${who} phân công cho ${officer('assigneeId')}` : `${who} ${words('reason') === '' ? 'giao' : 'giao lại'} bước «${words('step')}» cho ${officer('assigneeId')}${because(words('reason'))}`,
  'dossier.messageSent': () => 'Quy trình gửi tin báo',
  'dossier.messageReceived': ({ list }) => `Nhận tin báo mà quy trình chờ${list('opened').length > 0 ? `, chuyển «${list('opened').join('», «')}»` : ''}`,
  'dossier.timerFired': ({ list }) => `Hết thời gian chờ của quy trình${list('opened').length > 0 ? `, chuyển «${list('opened').join('», «')}»` : ''}`,
  'dossier.finished': ({ words }) => `Hồ sơ có kết quả${words('toReturn') === 'true' ? ', chờ trả tại Bộ phận Một cửa' : ''}`,
  'dossier.handedOver': ({ who, words }) => `${who} trả kết quả${handedBy[words('by')] ?? ''}`,
  'dossier.extended': ({ who, day, words }) => `${who} xin lỗi và hẹn lại${day('dueOn') === '' ? '' : ` ngày ${day('dueOn')}`}${because(words('reason'))}`,
  'dossier.dueMoved': ({ day, words }) =>
    `Ngày hẹn trả chuyển${day('from') === '' ? '' : ` từ ${day('from')}`}${day('to') === '' ? '' : ` sang ${day('to')}`}${because(words('cause'))}`,
  'dossier.rebased': ({ who, words, count }) => `${who} chuyển hồ sơ từ phiên bản ${count('from')} sang phiên bản ${count('to')} của thủ tục${words('legalBasis') === '' ? '' : `, theo ${words('legalBasis')}`}${because(words('reason'))}`,
  'dossier.withdrawn': ({ who, words }) => `${who} rút hồ sơ${because(words('reason'))}`,
  'dossier.stopped': ({ who, words }) => `${who} dừng giải quyết${because(words('reason'))}`,
  'dossier.refused': ({ who, words }) => `${who} từ chối giải quyết (Mẫu số 03)${because(words('reason'))}`,
}

/** Every kind of event that has a sentence. */
export const toldEvents: readonly string[] = Object.keys(sentences)

/**
 * One line of the log (nhật ký) in Vietnamese, without a full stop. `names` are those of accounts by id; an
 * officer who is not in it is «công chức khác». An unknown kind of event gives «Hồ sơ thay đổi».
 */
export function eventText(event: LoggedEvent, names: ReadonlyMap<string, string>): string {
  const words = (name: string): string => {
    const value = event.detail[name]
    return typeof value === 'string' ? value.trim() : typeof value === 'boolean' ? String(value) : ''
  }
  const who = event.actorKind === 'system' ? 'Hệ thống' : ((event.actorId === null ? undefined : names.get(event.actorId)) ?? (event.actorKind === 'applicant' ? 'Người nộp' : 'Công chức'))
  const tell = Object.hasOwn(sentences, event.kind) ? sentences[event.kind] : undefined
  if (!tell) return 'Hồ sơ thay đổi'
  return tell({
    who, words,
    day: (name) => (/^\d{4}-\d{2}-\d{2}$/.test(words(name)) ? formatDay(words(name)) : ''),
    officer: (name) => names.get(words(name)) ?? 'công chức khác',
    list: (name) => (Array.isArray(event.detail[name]) ? (event.detail[name] as unknown[]).filter((one): one is string => typeof one === 'string') : []),
    count: (name) => (typeof event.detail[name] === 'number' ? event.detail[name] : 0),
  })
}

/** What was ticked of a step's list when it ended (nội dung đã kiểm tra). */
export const checkedOf = ({ detail }: Pick<LoggedEvent, 'detail'>): string[] =>
  Array.isArray(detail['checks']) ? (detail['checks'] as unknown[]).filter((one): one is string => typeof one === 'string') : []
