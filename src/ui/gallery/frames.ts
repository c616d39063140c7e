/** Made-up frames for the gallery. */
import type { PublicFrame, StaffFrame } from '../layout.tsx'

const agencyName = 'Sở Công Thương tỉnh Bình Định'

export const publicFrame = (current: string, person?: string): PublicFrame => ({
  agencyName,
  menu: [
    { href: '/thu-tuc', label: 'Thủ tục' },
    { href: '/tra-cuu', label: 'Tra cứu hồ sơ' },
    { href: '/phan-anh', label: 'Phản ánh, kiến nghị' },
    { href: '/huong-dan', label: 'Hướng dẫn' },
  ].map((item) => ({ ...item, current: item.label === current })),
  account: person ? { href: '/ho-so-cua-toi', label: person } : { href: '/dang-nhap', label: 'Đăng nhập' },
  footer: {
    office: 'Bộ phận Tiếp nhận và Trả kết quả',
    lines: ['Giờ làm việc: 7 giờ 00 – 11 giờ 30 và 13 giờ 30 – 17 giờ 00, từ Thứ Hai đến Thứ Sáu'],
    links: [
      { href: '/huong-dan', label: 'Hướng dẫn nộp hồ sơ' },
      { href: '/dieu-khoan', label: 'Điều khoản sử dụng' },
      { href: '/du-lieu-ca-nhan', label: 'Bảo vệ dữ liệu cá nhân' },
      { href: 'https://dichvucong.gov.vn', label: 'Cổng Dịch vụ công quốc gia' },
      { href: '/so-lieu-mo', label: 'Số liệu mở' },
      { href: '/tro-nang', label: 'Trợ năng' },
    ],
  },
})

export const staffFrame = (current: string): StaffFrame => ({
  agencyName,
  menu: ['Hồ sơ của tôi', 'Một cửa', 'Thủ tục', 'Nhiệm vụ', 'Kiểm tra', 'Báo cáo'].map((label) => ({
    href: '/viec',
    label,
    current: label === current,
  })),
  person: { name: 'Nguyễn Minh Khôi', position: 'Chuyên viên, Phòng Quản lý Thương mại', href: '/tai-khoan' },
  search: { action: '/ho-so', field: 'q', label: 'Mã, tên, số điện thoại' },
})
