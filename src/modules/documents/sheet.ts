/**
 * From the data of a slip to its sheet: every string exactly as it is printed. Templates only place them.
 */
import { dayOf, formatInstant, minuteOfDay, wallOf } from '../../platform/time.ts'
import { formLaw, type Receipt, type RefusalSlip, type SlipPaper, type SupplementRequest } from './model.ts'

type Common = Pick<RefusalSlip, 'formSet' | 'header' | 'place' | 'issuedAt' | 'dossierCode' | 'receivingUnit'>

const two = (n: number) => String(n).padStart(2, '0')

/** `ngày 09 tháng 02 năm 2023`; NĐ 30/2020 wants a zero before days under 10 and months 1 and 2. */
function dateInWords(instant: Date): string {
  const [year = '', month = '', day = ''] = dayOf(instant).split('-')
  return `ngày ${day} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`
}

/** `09 giờ 40 phút, ngày 12 tháng 10 năm 2023`. */
function timeInWords(instant: Date): string {
  const minute = minuteOfDay(wallOf(instant))
  return `${two(Math.floor(minute / 60))} giờ ${two(minute % 60)} phút, ${dateInWords(instant)}`
}

const signature = (title: string, signer: Receipt['signers']['receiver']) => ({
  title,
  name: signer.name,
  electronic: signer.signedElectronicallyAt
    ? `Đã ký điện tử, ${formatInstant(signer.signedElectronicallyAt)}`
    : null,
})

const row = (paper: SlipPaper) => ({
  name: paper.name,
  note: paper.note ?? null,
  copies: [paper.originals, paper.certifiedCopies, paper.plainCopies].map(String),
})

/** A labelled field; without a value it is not printed. */
const field = (label: string, value: string | undefined, strong = false) =>
  value ? [{ label, value, strong }] : []
/** Printed lines, one field each or two side by side; a line without any field is left out. */
const lines = (...rows: ReturnType<typeof field>[]) => rows.filter((fields) => fields.length > 0)

const common = (formNumber: '01' | '02' | '03', title: string, slip: Common) => ({
  title,
  header: slip.header,
  placeAndDate: `${slip.place}, ${dateInWords(slip.issuedAt)}`,
  dossierCode: slip.dossierCode ?? null,
  form: `Mẫu số ${formNumber}, ${formLaw[slip.formSet]}`,
  /** Seconds since 1970: the creation date of the file, so that equal data give equal bytes. */
  createdAt: Math.floor(slip.issuedAt.getTime() / 1000),
})

const contacts = (submitter: RefusalSlip['submitter']) =>
  lines(field('Địa chỉ', submitter.address), [
    ...field('Số điện thoại', submitter.phone),
    ...field('Email', submitter.email),
  ])

const channelWords = {
  direct: 'trực tiếp',
  post: 'qua dịch vụ bưu chính công ích',
  online: 'trực tuyến',
} as const satisfies Record<Receipt['channel'], string>

export function receiptSheet(slip: Receipt) {
  const due = slip.dueAt ? timeInWords(slip.dueAt) : 'không có ngày hẹn trả'
  return {
    ...common('01', 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả', slip),
    // The form of 2018 names its two copies on its face.
    copyLine: slip.formSet === '2018' ? '(Liên: Lưu/Giao khách hàng)' : null,
    receivingUnit: slip.receivingUnit,
    lines: [
      ...lines(field('Tiếp nhận hồ sơ của', slip.submitter.name, true), [
        ...field('Hình thức nộp', channelWords[slip.channel]),
        ...field('Số căn cước/hộ chiếu', slip.submitter.identityNumber),
      ]),
      ...contacts(slip.submitter),
      ...lines(
        field('Nội dung yêu cầu giải quyết', slip.subject),
        field('Chủ hồ sơ', slip.owner.name, true),
        field('Địa chỉ chủ hồ sơ', slip.owner.address),
      ),
    ],
    papers: slip.papers.map(row),
    dateLines: lines(
      field('Số lượng hồ sơ', `${two(slip.sets)} (bộ)`),
      field('Thời gian giải quyết hồ sơ theo quy định là', slip.processingTime ?? 'thủ tục không ghi'),
      field('Thời gian nhận hồ sơ', timeInWords(slip.receivedAt)),
      field('Thời gian trả kết quả giải quyết hồ sơ', due, true),
      field('Đăng ký nhận kết quả tại', slip.resultPlace),
    ),
    lookup: {
      url: slip.lookup.url,
      secret: slip.lookup.secret,
      phone: slip.lookup.phone ?? null,
    },
    qr: {
      lookup: slip.lookup.url,
      // Read at the counter by a hand scanner that types what it sees: plain ASCII, no personal data.
      slip: [slip.dossierCode, 'MAU01', slip.receivedAt, slip.dueAt]
        .flatMap((part) => (part instanceof Date ? part.toISOString().slice(0, 16) + 'Z' : (part ?? [])))
        .join('|'),
    },
    signatures: [
      signature('Người nộp hồ sơ', slip.signers.submitter),
      signature('Người tiếp nhận hồ sơ', slip.signers.receiver),
    ],
  }
}

export function supplementRequestSheet(slip: SupplementRequest) {
  const askAt = slip.website ? `tra cứu quy định tại ${slip.website} hoặc ` : ''
  const phone = slip.guide.phone ? `, số điện thoại ${slip.guide.phone}` : ''
  return {
    ...common('02', 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ', slip),
    receivingUnit: slip.receivingUnit,
    lines: [
      ...lines(
        field('Tiếp nhận hồ sơ của ông/bà', slip.submitter.name, true),
        field('Nội dung yêu cầu giải quyết', slip.subject),
      ),
      ...contacts(slip.submitter),
    ],
    papers: slip.papers.map(row),
    reason: slip.reason,
    guidance:
      'Trong quá trình hoàn thiện hồ sơ, nếu có vướng mắc, ông/bà có thể ' +
      `${askAt}liên hệ với ${slip.guide.name}${phone} để được hướng dẫn./.`,
    signatures: [signature('Người hướng dẫn', slip.guide)],
  }
}

export function refusalSheet(slip: RefusalSlip) {
  const help = slip.helpLine ? `; nếu có vướng mắc, xin liên hệ ${slip.helpLine} để được hướng dẫn` : ''
  return {
    ...common('03', 'Phiếu từ chối tiếp nhận giải quyết hồ sơ', slip),
    receivingUnit: slip.receivingUnit,
    lines: [
      ...lines(field('Tiếp nhận hồ sơ của', slip.submitter.name, true)),
      ...contacts(slip.submitter),
      ...lines(field('Nội dung yêu cầu giải quyết', slip.subject)),
    ],
    verdict:
      `Qua xem xét, ${slip.receivingUnit} thông báo không tiếp nhận, ` +
      'giải quyết hồ sơ này với lý do cụ thể như sau:',
    reason: slip.reason,
    closing: `Xin thông báo để ông/bà được biết và thực hiện${help}./.`,
    signatures: [
      signature('Người nộp hồ sơ', slip.signers.submitter),
      signature('Người tiếp nhận hồ sơ', slip.signers.receiver),
    ],
  }
}
