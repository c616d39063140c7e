/** Invented slips for the tests: no such person, firm or dossier exists. */
import type { Document } from './model/document.ts'
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

const work = (i: number) => [`${i + 1}`, `Việc thứ ${i + 1}: kiểm tra tính đầy đủ, hợp lệ của hồ sơ và chuyển bước sau`, { words: ['dòng một', [{ text: 'dòng hai', bold: true as const }]] }]

/** A paper with one of each block. */
export const paper: Document = {
  title: 'Phụ lục thử nghiệm', author: 'Sở Công Thương tỉnh Bình Định', createdAt: 1_700_000_000,
  stamp: { code: '2.000004', version: 2, state: 'published', hash: '0123456789abcdef'.repeat(4), url: 'http://localhost:3000/thu-tuc/2.000004?phien-ban=2' },
  sections: [
    {
      orientation: 'portrait',
      blocks: [
        { kind: 'letterhead', parent: 'Ủy ban nhân dân tỉnh Bình Định', agency: 'Sở Công Thương', number: 'Số: 12/QĐ-SCT', placeAndDate: 'Bình Định, ngày 20 tháng 11 năm 2023' },
        { kind: 'title', text: 'Phụ lục', lines: ['Nội dung thủ tục hành chính'], note: '(Ban hành kèm theo Quyết định số 12/QĐ-SCT)' },
        { kind: 'heading', level: 1, text: '1. Tên thủ tục' },
        { kind: 'paragraph', words: ['Khuyến mại mang tính may rủi, ', { text: 'ữ ặ ợ ỷ Ỗ Ẵ đ Đ', bold: true }] },
        { kind: 'list', items: ['Nộp trực tuyến', [{ text: 'Nộp trực tiếp', italic: true }]] },
        { kind: 'list', ordered: true, items: ['Nộp hồ sơ', 'Nhận kết quả'] },
        {
          kind: 'table', caption: 'Bảng việc', columns: [{ width: 1, align: 'center' }, { width: 6 }, { width: 3 }],
          head: [['TT', 'Nội dung công việc', 'Ghi chú']],
          rows: [...Array.from({ length: 40 }, (_, i) => work(i)), [{ words: ['Cộng'], columns: 2, bold: true }, '40 việc']],
        },
        { kind: 'signature', recipients: ['Như Điều 3;', 'Lưu: VT.'], signers: [{ title: 'Giám đốc', name: 'Nguyễn Văn A', note: null }] },
      ],
    },
    {
      orientation: 'landscape',
      blocks: [
        {
          kind: 'figure', width: 1000, height: 300, alt: 'Sơ đồ quy trình', caption: 'Sơ đồ quy trình',
          svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 300" width="1000" height="300"><rect x="10" y="10" width="200" height="80" fill="#fff" stroke="#333"/><text x="20" y="55" font-family="Tinos" font-size="20">Tiếp nhận hồ sơ</text></svg>',
        },
      ],
    },
  ],
}
