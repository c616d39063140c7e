import { z } from 'zod'
import type { Day } from '../../platform/time.ts'

/**
 * Which forms are printed (bộ mẫu giấy). The numbers and names of Mẫu 01, 02 and 03 are the same in both
 * circulars; what differs is the law a slip names. A dossier keeps the set of the day it was received.
 */
export const FormSet = z.enum(['2018', '2025'])
export type FormSet = z.infer<typeof FormSet>

/** The circulars the forms belong to, as the slips name them. */
export const formLaw: Record<FormSet, string> = {
  '2018': 'Thông tư số 01/2018/TT-VPCP ngày 23/11/2018 của Văn phòng Chính phủ',
  '2025': 'Thông tư số 03/2025/TT-VPCP ngày 15/9/2025 của Văn phòng Chính phủ',
}

/**
 * The forms in use on a day. TT 03/2025/TT-VPCP gives the new ones from 15/9/2025 (Phụ lục I); before it
 * those of TT 01/2018/TT-VPCP (Điều 9, in force since 06/01/2019) hold.
 */
export const formSetOn = (day: Day): FormSet => (day >= '2025-09-15' ? '2025' : '2018')

// Control and direction characters would make a printed line lie about its own order.
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu
const oneLine = (text: string) => text.normalize('NFC').replace(invisible, ' ').replace(/\s+/gu, ' ').trim()
const manyLines = (text: string) => text.split(/\r\n?|\n/u).map(oneLine).join('\n').trim()

/** One printed line: composed Unicode (NFC), no control or direction characters, single spaces. */
const line = (max = 500) => z.string().transform(oneLine).pipe(z.string().min(1).max(max))
/** A printed passage of several paragraphs; line ends are kept, the rest is as in `line`. */
const passage = z.string().transform(manyLines).pipe(z.string().min(1).max(4000))
const copies = z.int().min(0).max(999)
const webAddress = z.url({ protocol: /^https?$/ }).max(300)

/** One row of the table of papers (thành phần hồ sơ): three kinds of copy, each counted apart. */
export const SlipPaper = z.object({
  name: line(1000),
  /** bản chính */
  originals: copies,
  /** bản chứng thực */
  certifiedCopies: copies,
  /** bản photo */
  plainCopies: copies,
  /** What this paper lacks, printed under its name; for the supplement request. */
  note: line(500).optional(),
})
export type SlipPaper = z.infer<typeof SlipPaper>

/** Who signs at the foot (người ký): by hand under the name, or electronically at an instant. */
const Signer = z.object({ name: line(200), signedElectronicallyAt: z.date().optional() })

/** The person who hands in the dossier (người nộp hồ sơ). */
const Submitter = z.object({
  name: line(300),
  address: line().optional(),
  phone: line(50).optional(),
  email: line(254).optional(),
})

const Slip = z.object({
  formSet: FormSet,
  /** Two lines over the slip: the parent upright, the issuing agency bold (NĐ 30/2020, Phụ lục I). */
  header: z.object({ parent: line(200), issuing: line(200) }),
  /** địa danh, of "Bình Định, ngày … tháng … năm …" */
  place: line(100),
  issuedAt: z.date(),
  /** Bộ phận Tiếp nhận và Trả kết quả, with the name of its agency */
  receivingUnit: line(300),
  submitter: Submitter,
  /** trích yếu: what the person asks for, usually the official name of the procedure */
  subject: line(1000),
})

const papers = z.array(SlipPaper).max(500)

/**
 * Mẫu số 01, Giấy tiếp nhận hồ sơ và hẹn trả kết quả: the fields provinces print under
 * TT 01/2018/TT-VPCP. What the procedure does not state is left out here and said so on the paper.
 */
export const Receipt = Slip.extend({
  /** mã hồ sơ */
  dossierCode: line(60),
  /** kênh nộp */
  channel: z.enum(['direct', 'post', 'online']),
  submitter: Submitter.extend({
    /** số căn cước, hộ chiếu */
    identityNumber: line(40).optional(),
  }),
  /** chủ hồ sơ: may be another person than the submitter */
  owner: z.object({ name: line(300), address: line().optional() }),
  papers: papers.min(1),
  /** số bộ hồ sơ */
  sets: z.int().min(1).max(99),
  /** thời gian giải quyết theo quy định, in words: "05 ngày làm việc" */
  processingTime: line(300).optional(),
  receivedAt: z.date(),
  /** thời gian trả kết quả */
  dueAt: z.date().optional(),
  lookup: z.object({
    /** The tracking page; also in the QR code, so it must not hold the secret. */
    url: webAddress,
    /** mã bí mật tra cứu: with it the tracking page shows the details of this dossier */
    secret: line(40),
    phone: line(50).optional(),
  }),
  /** nơi nhận kết quả */
  resultPlace: line(500),
  signers: z.object({ submitter: Signer, receiver: Signer }),
})
export type Receipt = z.infer<typeof Receipt>

/** Mẫu số 02, Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ. A slip at the counter may have no dossier code yet. */
export const SupplementRequest = Slip.extend({
  dossierCode: line(60).optional(),
  /** what must be completed; may be empty when the reason alone says it */
  papers,
  reason: passage,
  /** website where the rules of the procedure are published */
  website: webAddress.optional(),
  guide: Signer.extend({ phone: line(50).optional() }),
})
export type SupplementRequest = z.infer<typeof SupplementRequest>

/** Mẫu số 03, Phiếu từ chối tiếp nhận giải quyết hồ sơ. */
export const RefusalSlip = Slip.extend({
  dossierCode: line(60).optional(),
  reason: passage,
  /** whom to ask: a phone number, a name, an address */
  helpLine: line(300).optional(),
  signers: z.object({ submitter: Signer, receiver: Signer }),
})
export type RefusalSlip = z.infer<typeof RefusalSlip>
