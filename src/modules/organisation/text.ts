export const text = {
  'organisation.badCode': 'Mã định danh gồm chữ in hoa, chữ số và dấu chấm, tối đa 35 ký tự, ví dụ H08.14.',
  'organisation.badDay': 'Ngày phải viết đúng dạng ngày/tháng/năm.',
  'organisation.codeTaken': 'Mã định danh {code} đã thuộc về một cơ quan.',
  'organisation.badPeriod': 'Ngày kết thúc phải từ ngày bắt đầu trở đi.',
  'organisation.noPosition': 'Không có vị trí này hoặc vị trí đã kết thúc.',
  'organisation.noDelegation': 'Không có ủy quyền này hoặc ủy quyền đã kết thúc.',
  'organisation.noAgency': 'Hệ thống không có cơ quan nào mang mã này.',
} as const
