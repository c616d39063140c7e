import type { Channel, ProcedureDefinition } from '../../../model/definition.ts'
import type { Part } from '../../../model/draft.ts'
import { CHANNEL_NAMES, LEVEL_NAMES, SERVICE_LEVEL_NAMES } from '../../../model/words.ts'
import type { Choices, Entry, Rows } from '../fields/entry.ts'

const choicesFrom = (names: Record<string, string>): Choices => Object.entries(names).map(([value, label]) => ({ value, label }))
const channels = choicesFrom(CHANNEL_NAMES)
const levels = choicesFrom(LEVEL_NAMES)
const casesOf = ({ cases }: ProcedureDefinition): Choices => (cases ?? []).map(({ key, name }) => ({ value: key, label: name }))
const day = (name: string, label: string): Entry => ({ kind: 'day', name, label, span: 3 })

/** A list in each case, where the cases differ from the procedure. */
const inCases = (label: string, hint: string, of: Entry[]): Rows => ({
  kind: 'rows', name: 'cases', label, one: 'Trường hợp', fixed: true, nullable: true, hint, of: [{ kind: 'key', name: 'key', prefix: 'case' }, { kind: 'text', name: 'name', label: 'Tên trường hợp', needed: true }, ...of],
})

const identity: Entry[] = [
  { kind: 'text', name: 'name', label: 'Tên thủ tục', rows: 2, needed: true },
  { kind: 'text', name: 'field', label: 'Lĩnh vực', span: 6, needed: true },
  { kind: 'choice', name: 'level', label: 'Cấp thực hiện', span: 3, choices: levels },
  { kind: 'choice', name: 'serviceLevel', label: 'Dịch vụ công trực tuyến', span: 3, choices: choicesFrom(SERVICE_LEVEL_NAMES), empty: 'Không ghi' },
  { kind: 'text', name: 'code', label: 'Mã thủ tục', span: 3, hint: 'Ví dụ 2.000004' },
  { kind: 'text', name: 'localCode', label: 'Mã của địa phương', span: 3, hint: 'Ví dụ 2.000004.000.00.00.H08' },
  { kind: 'text', name: 'codeEvidence', label: 'Nguồn ghi mã', span: 6, hint: 'Trang hoặc văn bản ghi mã này' },
  {
    kind: 'group', name: 'plain', label: 'Lời giới thiệu cho người dân', of: [
      { kind: 'text', name: 'description', label: 'Thủ tục này là gì', rows: 3, hint: 'Một hai câu dễ hiểu, không nhắc lại tên thủ tục.' },
      { kind: 'number', name: 'minutes', label: 'Thời gian điền mẫu đơn', unit: 'phút', span: 4 },
    ],
  },
  { kind: 'lines', name: 'keywords', label: 'Từ người dân hay dùng để tìm', hint: 'Mỗi dòng một từ, ngoài các từ đã có trong tên.' },
  {
    kind: 'group', name: 'agencies', label: 'Cơ quan', of: [
      { kind: 'text', name: 'executing', label: 'Cơ quan thực hiện', span: 6 },
      { kind: 'text', name: 'deciding', label: 'Cơ quan có thẩm quyền quyết định', span: 6 },
      { kind: 'lines', name: 'delegated', label: 'Cơ quan được ủy quyền', span: 6 },
      { kind: 'lines', name: 'cooperating', label: 'Cơ quan phối hợp', span: 6 },
      { kind: 'text', name: 'asPublished', label: 'Cơ quan, như bản công bố ghi', more: true },
    ],
  },
  { kind: 'lines', name: 'related', label: 'Thủ tục liên quan', hint: 'Mỗi dòng mã của một thủ tục.' },
  { kind: 'text', name: 'serviceLevelAsPublished', label: 'Mức độ trực tuyến như bản công bố ghi', more: true },
  { kind: 'text', name: 'codeToConfirm', label: 'Mã chờ xác nhận', span: 4, more: true },
  { kind: 'rows', name: 'formerCodes', label: 'Mã cũ', one: 'Mã cũ', more: true, of: [{ kind: 'text', name: 'code', label: 'Mã', span: 6, needed: true }, day('until', 'Dùng đến hết ngày')] },
  {
    kind: 'rows', name: 'levelHistory', label: 'Thay đổi cấp thực hiện', one: 'Giai đoạn', more: true, of: [
      { kind: 'choice', name: 'level', label: 'Cấp', span: 3, choices: levels, empty: 'Chọn cấp' }, day('from', 'Từ ngày'), day('until', 'Đến hết ngày'), { kind: 'text', name: 'agency', label: 'Cơ quan', span: 3 },
    ],
  },
  { kind: 'rows', name: 'sources', label: 'Nguồn', one: 'Nguồn', more: true, of: [{ kind: 'text', name: 'url', label: 'Địa chỉ hoặc văn bản', needed: true }, { kind: 'lines', name: 'gives', label: 'Nguồn này cho biết' }] },
  { kind: 'text', name: 'currency', label: 'Nguồn mới đến đâu', more: true },
  { kind: 'lines', name: 'notes', label: 'Ghi chú của cán bộ', more: true },
]

const law: Entry[] = [
  {
    kind: 'rows', name: 'legalBasis', label: 'Văn bản làm căn cứ', one: 'Văn bản', nullable: true, of: [
      { kind: 'text', name: 'number', label: 'Số, ký hiệu', span: 4, needed: true, hint: 'Ví dụ 81/2018/NĐ-CP' },
      { kind: 'text', name: 'title', label: 'Trích yếu', span: 8, rows: 1, hint: 'Tên văn bản' },
      { kind: 'text', name: 'article', label: 'Điều, khoản', span: 4 },
      { kind: 'text', name: 'issuer', label: 'Cơ quan ban hành', span: 4 },
      { kind: 'text', name: 'url', label: 'Địa chỉ trên mạng', span: 4 },
      day('issuedOn', 'Ngày ban hành'), day('effectiveOn', 'Có hiệu lực từ'), day('expiredOn', 'Hết hiệu lực từ'),
      { kind: 'text', name: 'replacedBy', label: 'Thay bằng', span: 3 },
    ],
  },
]

const applicants: Entry[] = [
  { kind: 'lines', name: 'applicants', label: 'Đối tượng thực hiện', nullable: true, hint: 'Mỗi dòng một đối tượng.' },
  { kind: 'text', name: 'conditions', label: 'Yêu cầu, điều kiện', rows: 4 },
  {
    kind: 'rows', name: 'cases', label: 'Các trường hợp', one: 'Trường hợp', nullable: true, merged: true,
    hint: 'Thời hạn, giấy tờ và mức thu riêng của từng trường hợp nằm ở các phần tương ứng.', of: [
      { kind: 'key', name: 'key', prefix: 'case' },
      { kind: 'text', name: 'name', label: 'Tên trường hợp', needed: true },
      { kind: 'text', name: 'conditions', label: 'Điều kiện riêng', rows: 2 },
      { kind: 'group', name: 'validity', label: 'Hiệu lực của kết quả', nullable: true, more: true, of: [{ kind: 'text', name: 'text', label: 'Lời văn', span: 8, needed: true }, { kind: 'number', name: 'months', label: 'Số tháng', span: 4 }] },
      { kind: 'lines', name: 'publicSteps', label: 'Trình tự riêng', nullable: true, more: true },
      {
        kind: 'group', name: 'sameAs', label: 'Lấy theo thủ tục khác', nullable: true, more: true, of: [
          { kind: 'text', name: 'text', label: 'Lời văn', needed: true, span: 6 }, { kind: 'text', name: 'procedure', label: 'Mã thủ tục kia', span: 6 },
          { kind: 'checks', name: 'parts', label: 'Phần lấy theo', choices: [{ value: 'time', label: 'Thời hạn' }, { value: 'papers', label: 'Thành phần hồ sơ' }, { value: 'fees', label: 'Phí, lệ phí' }] },
        ],
      },
    ],
  },
]

const chain: Entry[] = [
  { kind: 'text', name: 'actor', label: 'Cơ quan', span: 4, needed: true }, { kind: 'text', name: 'action', label: 'Việc', span: 4, needed: true }, { kind: 'limit', name: 'within', label: 'Trong', span: 4 },
]
const channel: Entry = { kind: 'choice', name: 'channel', label: 'Cách nộp', span: 6, choices: channels, empty: 'Chọn cách nộp' }
const startsOf = choicesFrom({ receipt: 'Ngày tiếp nhận', waybill: 'Ngày trên vận đơn', system: 'Thời điểm hệ thống nhận' })

/** The boxes of the table of times: the procedure's row, its channels, and the rows of the cases. */
export const ofTimes: Entry[] = [
  { kind: 'limit', name: 'time', label: 'Thời hạn giải quyết công bố' },
  { kind: 'rows', name: 'channels', label: 'Cách thức thực hiện', one: 'Cách nộp', nullable: true, of: [channel, { kind: 'limit', name: 'time', label: 'Thời hạn riêng của cách nộp này' }] },
  inCases('Thời hạn theo trường hợp', '', [
    { kind: 'limit', name: 'time', label: 'Thời hạn của trường hợp' },
    // A channel that is chosen here says nothing by itself: without a time its row is not there.
    { kind: 'rows', name: 'channels', label: 'Theo cách nộp', one: 'Cách nộp', of: [{ kind: 'choice', name: 'channel', label: 'Cách nộp', choices: channels }, { kind: 'limit', name: 'time', label: 'Thời hạn', needed: true }] },
    { kind: 'rows', name: 'chain', label: 'Các chặng với cơ quan khác', one: 'Chặng', nullable: true, of: chain },
  ]),
]

/** What stands under the table of times. */
export const besideTimes: Entry[] = [
  { kind: 'yes', name: 'notification', label: 'Thủ tục thông báo: không có thời hạn giải quyết và không có kết quả' },
  {
    kind: 'group', name: 'statutory', label: 'Thời hạn theo pháp luật', nullable: true, of: [
      { kind: 'limit', name: 'time', label: 'Tối đa', span: 6 }, { kind: 'text', name: 'source', label: 'Điều, khoản quy định', span: 6, rows: 1, needed: true },
      { kind: 'text', name: 'condition', label: 'Điều kiện kèm theo', rows: 2, more: true }, { kind: 'rows', name: 'steps', label: 'Các chặng luật định', one: 'Chặng', more: true, of: chain },
    ],
  },
  {
    kind: 'group', name: 'clockStart', label: 'Thời hạn tính từ khi nào', nullable: true, of: [
      { kind: 'text', name: 'text', label: 'Lời văn', rows: 2, needed: true },
      { kind: 'group', name: 'byChannel', label: 'Theo cách nộp', partial: true, of: (Object.keys(CHANNEL_NAMES) as Channel[]).map((one) => ({ kind: 'choice', name: one, label: CHANNEL_NAMES[one], span: 6, choices: startsOf, empty: 'Không ghi' })) },
    ],
  },
  {
    kind: 'group', name: 'supplement', label: 'Bổ sung hồ sơ', of: [
      { kind: 'limit', name: 'officeWithin', label: 'Cơ quan yêu cầu trong', span: 4 }, { kind: 'limit', name: 'applicantWithin', label: 'Người nộp bổ sung trong', span: 4 }, { kind: 'number', name: 'maxTimes', label: 'Tối đa', unit: 'lần', span: 4 },
    ],
  },
  { kind: 'group', name: 'silenceIsConsent', label: 'Im lặng là đồng ý', nullable: true, of: [{ kind: 'limit', name: 'after', label: 'Sau', span: 4, needed: true }, { kind: 'text', name: 'text', label: 'Lời văn', span: 8, needed: true }] },
  {
    kind: 'rows', name: 'windows', label: 'Hạn nộp theo sự kiện', one: 'Hạn nộp', of: [
      { kind: 'text', name: 'text', label: 'Lời văn', needed: true },
      { kind: 'choice', name: 'what', label: 'Việc', span: 3, choices: [{ value: 'filing', label: 'Nộp hồ sơ' }, { value: 'report', label: 'Báo cáo' }] },
      { kind: 'choice', name: 'direction', label: 'Khi', span: 3, choices: [{ value: 'before', label: 'trước' }, { value: 'after', label: 'sau' }] },
      { kind: 'text', name: 'event', label: 'Sự kiện', span: 3, needed: true }, { kind: 'text', name: 'field', label: 'Trường ngày của mẫu đơn', span: 3 },
      { kind: 'limit', name: 'atLeast', label: 'Ít nhất', span: 6 }, { kind: 'limit', name: 'atMost', label: 'Nhiều nhất', span: 6 },
      { kind: 'checks', name: 'cases', label: 'Chỉ trong các trường hợp', choices: casesOf, nullable: true, more: true },
    ],
  },
  { kind: 'lines', name: 'publicSteps', label: 'Trình tự thực hiện, như công bố', nullable: true, hint: 'Mỗi dòng một bước.' },
]

const count = (name: string, label: string): Entry => ({ kind: 'number', name, label, span: 2 })
const papersList = (label: string, more?: true): Rows => ({
  kind: 'rows', name: 'papers', label, one: 'Giấy tờ', nullable: true, ...(more ? { more } : {}), of: [
    { kind: 'key', name: 'key', prefix: 'paper' },
    { kind: 'text', name: 'name', label: 'Tên giấy tờ', rows: 2, needed: true },
    { kind: 'group', name: 'copies', label: 'Số bản', of: [count('original', 'Chính'), count('certifiedCopy', 'Sao chứng thực'), count('plainCopy', 'Sao thường'), { ...count('unspecifiedCopy', 'Sao, không rõ loại'), span: 3 } as Entry] },
    { kind: 'yes', name: 'required', label: 'Bắt buộc', span: 3, checked: true },
    { kind: 'group', name: 'form', label: 'Mẫu giấy', nullable: true, of: [{ kind: 'text', name: 'name', label: 'Tên mẫu theo văn bản', needed: true, hint: 'Ví dụ Mẫu số 02, Phụ lục ban hành kèm theo Nghị định 81/2018/NĐ-CP' }, { kind: 'file', name: 'file', label: 'Tệp mẫu để tải' }] },
    { kind: 'lines', name: 'oneOf', label: 'Hoặc một trong các giấy tờ', hint: 'Mỗi dòng một giấy tờ thay được.', more: true },
    { kind: 'text', name: 'note', label: 'Ghi chú', more: true },
    { kind: 'text', name: 'code', label: 'Mã giấy tờ', span: 6, hint: 'MAGIAYTO trong cơ sở dữ liệu quốc gia', more: true },
    { kind: 'text', name: 'replacedBy', label: 'Dùng lại kết quả đã có', span: 6, hint: 'Mã kết quả thay được giấy tờ này (MA_KQ_THAYTHE)', more: true },
  ],
})
const papers: Entry[] = [
  papersList('Giấy tờ phải nộp'),
  { kind: 'number', name: 'sets', label: 'Số lượng hồ sơ', unit: 'bộ', span: 4 },
  inCases('Giấy tờ theo trường hợp', 'Để trống nếu như giấy tờ chung.', [papersList('Giấy tờ của trường hợp')]),
]

const when: Entry = {
  kind: 'group', name: 'when', label: 'Áp dụng khi', more: true, of: [
    { kind: 'text', name: 'subject', label: 'Đối tượng', span: 4 }, { kind: 'text', name: 'area', label: 'Địa bàn', span: 4 },
    { kind: 'choice', name: 'case', label: 'Trường hợp', span: 4, choices: casesOf, empty: 'Mọi trường hợp' },
    { kind: 'choice', name: 'channel', label: 'Cách nộp', span: 4, choices: channels, empty: 'Mọi cách nộp' }, { ...day('from', 'Từ ngày'), span: 4 } as Entry, { ...day('until', 'Đến hết ngày'), span: 4 } as Entry,
  ],
}
const moneyList = (name: string, label: string, one: string): Rows => ({
  kind: 'rows', name, label, one, nullable: true, of: [
    { kind: 'text', name: 'name', label: 'Tên khoản thu', span: 6, needed: true }, { kind: 'money', name: 'amount', label: 'Mức thu', span: 3 }, { kind: 'text', name: 'per', label: 'Tính cho', span: 3 },
    { kind: 'text', name: 'basis', label: 'Căn cứ', span: 9 }, { kind: 'text', name: 'code', label: 'Mã khoản thu', span: 3 }, when,
  ],
})
const money: Entry[] = [
  moneyList('fees', 'Phí', 'Khoản phí'),
  moneyList('charges', 'Lệ phí', 'Khoản lệ phí'),
  inCases('Mức thu theo trường hợp', 'Để trống nếu như mức thu chung.', [moneyList('fees', 'Khoản thu của trường hợp', 'Khoản thu')]),
  {
    kind: 'rows', name: 'feeAdjustments', label: 'Giảm, miễn', one: 'Mức giảm', hint: 'Phần trăm còn phải nộp: giảm 10 % thì ghi 90.', of: [
      { kind: 'number', name: 'percent', label: 'Còn phải nộp', unit: '%', decimals: true, needed: true, span: 3 }, { kind: 'text', name: 'text', label: 'Lời văn', needed: true, span: 9 }, { kind: 'text', name: 'basis', label: 'Căn cứ' }, when,
    ],
  },
  { kind: 'group', name: 'feeBasis', label: 'Văn bản quy định mức thu', nullable: true, of: [{ kind: 'text', name: 'basis', label: 'Văn bản', span: 4, needed: true }, { kind: 'text', name: 'text', label: 'Quy định', span: 8, needed: true }, { kind: 'text', name: 'source', label: 'Nguồn', needed: true }] },
]

const results: Entry[] = [
  {
    kind: 'rows', name: 'results', label: 'Kết quả', one: 'Kết quả', nullable: true, of: [
      { kind: 'text', name: 'name', label: 'Tên kết quả', rows: 2, needed: true },
      { kind: 'text', name: 'form', label: 'Mẫu của kết quả', span: 6 }, { kind: 'text', name: 'register', label: 'Sổ cấp số', span: 3, hint: 'Ví dụ Sổ văn bản đi' }, { kind: 'text', name: 'code', label: 'Mã kết quả', span: 3, hint: 'MAKETQUA' },
      { kind: 'group', name: 'validity', label: 'Hiệu lực', nullable: true, of: [{ kind: 'text', name: 'text', label: 'Lời văn', span: 8, needed: true }, { kind: 'number', name: 'months', label: 'Số tháng', span: 4 }] },
      { kind: 'rows', name: 'copies', label: 'Nơi nhận', one: 'Nơi nhận', nullable: true, of: [{ kind: 'text', name: 'to', label: 'Gửi cho', span: 8, needed: true }, { kind: 'number', name: 'count', label: 'Số bản', span: 4 }] },
      { kind: 'file', name: 'file', label: 'Tệp mẫu của kết quả' },
    ],
  },
]

const iso: Entry[] = [
  {
    kind: 'group', name: 'iso', label: 'Quy trình theo TCVN ISO 9001:2015', nullable: true, hint: 'Chỉ những gì tài liệu ISO có thêm; các mục khác lấy từ các phần trên.', of: [
      { kind: 'text', name: 'code', label: 'Ký hiệu tài liệu', span: 4, hint: 'Ví dụ QT-XTTM-01' },
      { kind: 'text', name: 'purpose', label: 'Mục đích', rows: 3 }, { kind: 'text', name: 'scope', label: 'Phạm vi', rows: 3 },
      { kind: 'rows', name: 'terms', label: 'Định nghĩa, viết tắt', one: 'Từ', of: [{ kind: 'text', name: 'term', label: 'Từ', span: 4, needed: true }, { kind: 'text', name: 'meaning', label: 'Nghĩa', span: 8, rows: 1, needed: true }] },
      { kind: 'rows', name: 'records', label: 'Hồ sơ lưu', one: 'Hồ sơ lưu', of: [{ kind: 'text', name: 'name', label: 'Tên hồ sơ', span: 4, rows: 1, needed: true }, { kind: 'text', name: 'place', label: 'Nơi lưu', span: 4, rows: 1 }, { kind: 'text', name: 'keptFor', label: 'Thời gian lưu', span: 4, rows: 1 }] },
      { kind: 'rows', name: 'risks', label: 'Rủi ro và biện pháp', one: 'Rủi ro', of: [{ kind: 'text', name: 'risk', label: 'Rủi ro', span: 6, rows: 1, needed: true }, { kind: 'text', name: 'action', label: 'Biện pháp', span: 6, rows: 1, needed: true }] },
    ],
  },
]

/** Parts that are lists of boxes; form and process have screens of their own. */
export type BoxPart = Exclude<Part, 'form' | 'process'>
export const entriesOf: Record<BoxPart, Entry[]> = { identity, law, applicants, channels: [...besideTimes, ...ofTimes], papers, fees: money, results, iso }
