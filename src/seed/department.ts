import type { Ctx } from '../platform/ctx.ts'
import { addUnit, appoint, createAgency } from '../modules/organisation/index.ts'
import type { Agency, Unit, UnitKind } from '../modules/organisation/model.ts'
import { createOfficer, register } from '../modules/people/index.ts'
import type { Role } from '../modules/people/model.ts'

/**
 * The department of the demonstration: it re-enacts the notice of 06/11/2023 of the Sở Công Thương of Bình
 * Định. The units named in the notice are real; the others, the code H08.14, the address, every person and
 * every telephone number are invented.
 */
const agency = {
  code: 'H08.14', name: 'Sở Công Thương tỉnh Bình Định', parentName: 'Ủy ban nhân dân tỉnh Bình Định', place: 'Bình Định',
  address: '00 đường Ví Dụ, thành phố Quy Nhơn, tỉnh Bình Định', phone: '0256 000 0000', validFrom: '2020-09-15',
}

type UnitSeed = { key: string; name: string; shortName: string; kind: UnitKind; fields?: string[] }
const units: UnitSeed[] = [
  { key: 'leadership', name: 'Lãnh đạo Sở', shortName: 'LĐ', kind: 'leadership' },
  { key: 'oneStop', name: 'Bộ phận Tiếp nhận và Trả kết quả', shortName: 'Một cửa', kind: 'oneStop' },
  { key: 'office', name: 'Văn phòng Sở', shortName: 'VP', kind: 'office' },
  { key: 'plan', name: 'Phòng Kế hoạch Tài chính - Tổng hợp', shortName: 'KHTCTH', kind: 'room', fields: ['Quản lý cạnh tranh'] },
  { key: 'trade', name: 'Phòng Quản lý Thương mại', shortName: 'QLTM', kind: 'room', fields: ['Xúc tiến thương mại', 'Lưu thông hàng hóa trong nước', 'Thương mại quốc tế', 'Kinh doanh khí', 'Quản lý bán hàng đa cấp'] },
  { key: 'industry', name: 'Phòng Quản lý Công nghiệp', shortName: 'QLCN', kind: 'room', fields: ['An toàn thực phẩm', 'Công nghiệp tiêu dùng', 'Công nghiệp tiêu dùng (TP.HCM ghi lĩnh vực này)', 'Hóa chất', 'Vật liệu nổ công nghiệp, tiền chất thuốc nổ'] },
  { key: 'energy', name: 'Phòng Quản lý Năng lượng', shortName: 'QLNL', kind: 'room', fields: ['Điện', 'Điện lực'] },
  { key: 'promotion', name: 'Trung tâm Khuyến công và Xúc tiến thương mại', shortName: 'TTKC', kind: 'subordinate' },
]

export type OfficerSeed = { login: string; name: string; unit: string; role: Role; title: string }
/** Fourteen invented officers, one or more in every role. */
export const officers: OfficerSeed[] = [
  { login: 'motcua1', name: 'Võ Thị Kim Liên', unit: 'oneStop', role: 'receptionOfficer', title: 'Công chức Một cửa' },
  { login: 'motcua2', name: 'Đặng Quốc Việt', unit: 'oneStop', role: 'receptionOfficer', title: 'Công chức Một cửa' },
  { login: 'chuyenvien1', name: 'Nguyễn Minh Khôi', unit: 'trade', role: 'officer', title: 'Chuyên viên' },
  { login: 'chuyenvien2', name: 'Trần Thị Bích Hạnh', unit: 'trade', role: 'officer', title: 'Chuyên viên' },
  { login: 'chuyenvien3', name: 'Lê Hoàng Phúc', unit: 'industry', role: 'officer', title: 'Chuyên viên' },
  { login: 'chuyenvien4', name: 'Huỳnh Ngọc Ánh', unit: 'energy', role: 'officer', title: 'Chuyên viên' },
  { login: 'truongphong1', name: 'Phạm Thu Ngân', unit: 'trade', role: 'roomHead', title: 'Trưởng phòng' },
  { login: 'truongphong2', name: 'Bùi Văn Thành', unit: 'industry', role: 'roomHead', title: 'Trưởng phòng' },
  { login: 'truongphong3', name: 'Đinh Công Danh', unit: 'energy', role: 'roomHead', title: 'Trưởng phòng' },
  { login: 'lanhdao', name: 'Ngô Quang Hải', unit: 'leadership', role: 'departmentLeader', title: 'Phó Giám đốc Sở' },
  { login: 'vanthu', name: 'Mai Thị Xuân', unit: 'office', role: 'clerk', title: 'Văn thư' },
  { login: 'kiemsoat', name: 'Tạ Đình Lâm', unit: 'office', role: 'controlOfficer', title: 'Công chức kiểm soát thủ tục hành chính' },
  { login: 'kiemtra', name: 'Cao Thanh Sơn', unit: 'plan', role: 'inspector', title: 'Thành viên Tổ Kiểm tra' },
  { login: 'quantri', name: 'Lâm Gia Bảo', unit: 'office', role: 'administrator', title: 'Quản trị hệ thống' },
]

/** Two applicants to log in as: a business and a citizen, both invented. */
export const applicants = [
  { login: 'giobien', kind: 'business' as const, name: 'Công ty TNHH Thương mại Gió Biển', representative: 'Lê Thị Thu Hà', taxCode: '4100000000', address: '00 đường Mẫu, thành phố Quy Nhơn', phone: '0905000001', email: 'giobien@example.vn' },
  { login: 'locvan', kind: 'citizen' as const, name: 'Trần Văn Lộc', citizenId: '052000000001', address: '00 thôn Mẫu, huyện Tuy Phước', phone: '0905000002', email: 'locvan@example.vn' },
]

/** One password for all made-up accounts, printed at the start; only ever in a demonstration. */
export const DEMO_PASSWORD = 'motcua-2023'

export type Department = { agency: Agency; units: Map<string, Unit>; accounts: Map<string, string> }

/** Makes the department. `ctx` speaks as the program; it is narrowed to the new agency by `asAgency`. */
export async function seedDepartment(ctx: Ctx, narrow: (agency: Agency) => Ctx, password = DEMO_PASSWORD): Promise<Department> {
  const made = await createAgency(ctx, agency)
  const own = narrow(made)
  const byKey = new Map<string, Unit>()
  for (const [sort, unit] of units.entries()) byKey.set(unit.key, await addUnit(own, { name: unit.name, shortName: unit.shortName, kind: unit.kind, sort, fields: unit.fields ?? [] }))
  const accounts = new Map<string, string>()
  for (const officer of officers) {
    const account = await createOfficer(own, { kind: 'officer', login: officer.login, password, name: officer.name })
    const unit = byKey.get(officer.unit)
    if (!unit) throw new Error(`The seed has no unit ${officer.unit}`)
    await appoint(own, { unitId: unit.id, accountId: account.id, role: officer.role, title: officer.title, validFrom: '2022-01-01' })
    accounts.set(officer.login, account.id)
  }
  for (const applicant of applicants) accounts.set(applicant.login, (await register(own, { ...applicant, password })).id)
  return { agency: made, units: byKey, accounts }
}
