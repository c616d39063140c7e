import type { Chance } from './chance.ts'

// Every name, number and address here is invented for the demonstration.
const firms = ['Gió Biển', 'Hoa Nắng', 'Núi Bà', 'Sông Côn', 'Ghềnh Ráng', 'Đầm Nại', 'Bến Đá', 'An Lộc', 'Tháp Đôi', 'Cù Lao Xanh', 'Phương Mai', 'Eo Gió', 'Kỳ Co', 'Hầm Hô', 'Thị Nại', 'Bãi Xép']
const kinds = ['Công ty TNHH Thương mại', 'Công ty Cổ phần', 'Công ty TNHH Một thành viên', 'Doanh nghiệp tư nhân', 'Hợp tác xã', 'Hộ kinh doanh']
const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Huỳnh', 'Võ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Phan', 'Trương']
const middles = ['Văn', 'Thị', 'Minh', 'Ngọc', 'Quốc', 'Thanh', 'Hữu', 'Kim']
const givens = ['An', 'Bình', 'Châu', 'Dũng', 'Giang', 'Hà', 'Hiếu', 'Khánh', 'Lan', 'Long', 'Mai', 'Nam', 'Phúc', 'Quyên', 'Sen', 'Tâm', 'Thảo', 'Trung', 'Uyên', 'Vy']
const places = ['phường Lê Lợi', 'phường Nhơn Bình', 'phường Bùi Thị Xuân', 'xã Phước An', 'xã Cát Tiến', 'xã Mỹ Chánh', 'thị trấn Phú Phong', 'phường Bồng Sơn']

export const madeUpPerson = (chance: Chance): string => `${chance.pick(families)} ${chance.pick(middles)} ${chance.pick(givens)}`
export const madeUpFirm = (chance: Chance): string => `${chance.pick(kinds)} ${chance.pick(firms)} ${chance.happens(0.5) ? chance.pick(['Quy Nhơn', 'Bình Định', 'Miền Trung', 'Số 1', 'Phú Thịnh']) : ''}`.trim()
const digits = (chance: Chance, count: number) => Array.from({ length: count }, () => Math.floor(chance.next() * 10)).join('')
export const madeUpPhone = (chance: Chance): string => `0900${digits(chance, 6)}`

/** Answers to every form of the seed (seeds/forms), invented. */
export function madeUpAnswers(chance: Chance, startsOn: string, endsOn: string): Record<string, string> {
  const firm = madeUpFirm(chance)
  const contact = madeUpPerson(chance)
  const phone = madeUpPhone(chance)
  const address = `00 đường Mẫu, ${chance.pick(places)}, tỉnh Bình Định`
  const taxCode = `41${digits(chance, 8)}`
  return {
    applicantKind: firm.startsWith('Hộ') ? 'household' : 'business', organisationName: firm, merchantName: firm, taxCode, address, phone,
    representative: contact, contactName: contact, contactPhone: phone, contactEmail: 'minhhoa@example.vn', email: 'minhhoa@example.vn',
    request: 'Đề nghị giải quyết theo hồ sơ kèm theo (dữ liệu minh họa).', pledge: 'yes',
    programmeName: `${chance.pick(['Quay số', 'Bốc thăm', 'Cào trúng thưởng'])} ${chance.pick(['mừng xuân', 'tri ân khách hàng', 'khai trương', 'mùa thu', 'cuối năm'])} ${chance.pick(firms)}`,
    method: chance.pick(['draw', 'wheel', 'scratch']), startsOn, endsOn, area: 'Tỉnh Bình Định',
    goods: chance.pick(['Đồ gia dụng', 'Điện máy', 'Nước giải khát', 'Thời trang', 'Bánh kẹo']), prizeGoods: 'Xe máy, tủ lạnh, phiếu mua hàng',
    reason: 'Điều chỉnh cho phù hợp thực tế bán hàng (dữ liệu minh họa).', promotionKind: chance.pick(['discount', 'gift', 'voucher']),
    fairName: `Hội chợ ${chance.pick(['làng nghề', 'hàng tiêu dùng', 'nông sản'])}`, opensOn: endsOn, closesOn: endsOn, venue: 'Trung tâm hội nghị (minh họa)',
    totalWorth: `${Math.round(chance.between(20, 400))}000000`, customers: 'Khách mua hàng tại các cửa hàng trong tỉnh',
  }
}

/** A one-page PDF that says it is made up. */
export function madeUpPaper(): Uint8Array {
  const stream = 'BT /F1 20 Tf 72 740 Td (Giay to minh hoa - du lieu khong co that) Tj ET'
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${stream.length}>>stream\n${stream}\nendstream`, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const offset = text.length
    text += `${i + 1} 0 obj${object}endobj\n`
    return offset
  })
  const start = text.length
  text += `xref\n0 6\n0000000000 65535 f \n${offsets.map((o) => `${String(o).padStart(10, '0')} 00000 n \n`).join('')}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`
  return new TextEncoder().encode(text)
}
