import type { Catalogue } from '../../platform/text.ts'

/** What the calendar says when it says no. */
export const text = {
  'calendar.badDay': '«{day}» không phải là một ngày có thật (dạng 2026-08-22).',
  'calendar.badHours': 'Khung giờ của «{where}» chưa đúng: mỗi khung phải mở trước khi đóng, không chồng lên nhau và nằm trong một ngày.',
  'calendar.noHours': 'Lịch không có ngày nào làm việc trong tuần, nên không tính được thời hạn.',
  'calendar.noWorkingDay': 'Sau ngày {day} không còn ngày làm việc nào trong vòng một năm.',
  'calendar.badTerm': '«{term}» không phải là thời hạn: xin viết như 5wd (ngày làm việc), 4wh (giờ làm việc), 14d (ngày) hoặc 2m (tháng), không quá 20 năm.',
  'calendar.ledgerBeforeStart': 'Dòng {n} của sổ đồng hồ có thời điểm trước lúc tiếp nhận.',
  'calendar.ledgerOutOfOrder': 'Dòng {n} của sổ đồng hồ có thời điểm trước dòng liền trên.',
  'calendar.pausedAlready': 'Dòng {n} của sổ đồng hồ tạm dừng trong khi đồng hồ đang dừng.',
  'calendar.notPaused': 'Dòng {n} của sổ đồng hồ cho chạy tiếp trong khi đồng hồ không dừng.',
  'calendar.extendedAlready': 'Dòng {n} của sổ đồng hồ gia hạn lần thứ hai; ngày hẹn trả chỉ được đặt lại một lần.',
  'calendar.notJson': 'Nội dung của {where} không phải là JSON.',
  'calendar.badShape': 'Chỗ «{place}» cần {expected}.',
  'calendar.noSuchDay': '«{day}» không phải là một ngày có thật; xin viết ngày/tháng/năm, ví dụ 23/10/2023.',
  'calendar.dayMissing': 'Xin nhập ngày, ví dụ 23/10/2023.',
  'calendar.nameMissing': 'Xin đặt tên gọi cho ngày này.',
  'calendar.reasonMissing': 'Xin ghi văn bản hoặc lý do đổi giờ làm việc.',
  'calendar.badYear': 'Lịch có các năm từ {first} đến {last}.',
  'calendar.badPeriod': 'Ngày cuối phải sau ngày đầu.',
  'calendar.hoursShape': 'Xin viết giờ như 07:00-11:30, 13:30-17:00; mỗi khung mở trước khi đóng và không chồng lên nhau.',
  'calendar.sourceMissing': 'Xin ghi số của thông báo nghỉ lễ, Tết trong năm.',
  'calendar.nothingProposed': 'Năm {year} không còn ngày nào ở mức dự kiến.',
  'calendar.notDecided': 'Cơ quan chưa có quyết định riêng cho ngày này.',
  'calendar.noSuchHours': 'Chúng tôi không tìm thấy khung giờ làm việc này.',
  'calendar.unknownKey': 'Chỗ «{place}» có mục lạ: {key}.',
} as const satisfies Catalogue
