/** Invented slips for the tests: no such person, firm or dossier exists. */
import type { Receipt, RefusalSlip, SlipPaper, SupplementRequest } from './model.ts'

export const papers: SlipPaper[] = [
  { name: 'Đăng ký thực hiện chương trình khuyến mại', originals: 1, certifiedCopies: 0, plainCopies: 0 },
  { name: 'Thể lệ chương trình khuyến mại theo mẫu', originals: 2, certifiedCopies: 3, plainCopies: 4 },
  { name: 'Mẫu bằng chứng xác định trúng thưởng', originals: 1, certifiedCopies: 0, plainCopies: 0 },
  { name: 'Bản sao giấy tờ về chất lượng hàng hóa', originals: 0, certifiedCopies: 0, plainCopies: 5 },
]

const slip = {
  formSet: '2018' as const,
  header: { parent: 'Sở Công Thương tỉnh Ví Dụ', issuing: 'Bộ phận Tiếp nhận và Trả kết quả' },
  place: 'Bình Định',
  issuedAt: new Date('2023-10-12T02:40:00Z'),
  receivingUnit: 'Bộ phận Tiếp nhận và Trả kết quả Sở Công Thương',
  submitter: {
    name: 'Nguyễn Thị Hồng Ngự',
    address: '12 Nguyễn Huệ, phường Lê Lợi, thành phố Quy Nhơn',
    phone: '0901 234 567',
    email: 'hong.ngu@vidu.vn',
  },
  subject: 'Đăng ký hoạt động khuyến mại đối với chương trình khuyến mại mang tính may rủi',
}

export const receipt: Receipt = {
  ...slip,
  dossierCode: 'H08.14-231012-0003',
  channel: 'direct',
  submitter: { ...slip.submitter, identityNumber: '052190001234' },
  owner: { name: 'Công ty TNHH Ví Dụ Quy Nhơn', address: '45 Trần Hưng Đạo, thành phố Quy Nhơn' },
  papers,
  sets: 1,
  processingTime: '05 ngày làm việc',
  receivedAt: new Date('2023-10-12T02:40:00Z'),
  dueAt: new Date('2023-10-19T10:00:00Z'),
  lookup: {
    url: 'https://motcua.vidu.vn/tra-cuu?ma=H08.14-231012-0003',
    secret: 'K7QF-2M9D',
    phone: '0256 3822 222',
  },
  resultPlace: 'Quầy số 3, 127 Hai Bà Trưng, thành phố Quy Nhơn',
  signers: { submitter: { name: 'Nguyễn Thị Hồng Ngự' }, receiver: { name: 'Trần Văn Bảy' } },
}

export const supplementRequest: SupplementRequest = {
  ...slip,
  dossierCode: 'H08.14-231012-0003',
  papers: [
    {
      name: 'Thể lệ chương trình khuyến mại',
      originals: 1,
      certifiedCopies: 2,
      plainCopies: 3,
      note: 'Chưa ghi cơ cấu giải thưởng.',
    },
  ],
  reason: 'Thể lệ nộp kèm chưa đủ nội dung.\nXin nộp trước 17 giờ 00, ngày 20/10/2023.',
  website: 'https://motcua.vidu.vn',
  guide: { name: 'Trần Văn Bảy', phone: '0256 3822 222' },
}

export const refusal: RefusalSlip = {
  ...slip,
  reason: 'Chương trình thực hiện tại nhiều tỉnh; thẩm quyền giải quyết thuộc Bộ Công Thương.',
  helpLine: '0256 3822 222',
  signers: receipt.signers,
}
