/** What procedure control says when it says no. */
export const text = {
  'control.noMatter': 'Chúng tôi chưa tìm thấy việc theo dõi này.',
  'control.badDay': 'Ngày chưa đúng; xin viết ngày/tháng/năm, ví dụ 23/10/2023.',
  'control.inFuture': 'Sự kiện đã xảy ra thì không thể có ngày ở sau hôm nay.',
  'control.beforeCause': 'Ngày này ở trước sự kiện «{cause}» ({day}).',
  'control.noProcedure': 'Xin ghi ít nhất một thủ tục có liên quan.',
  'control.nothingToTakeBack': 'Sự kiện này chưa được ghi nên không có gì để bỏ.',
  'control.correctionReason': 'Sự kiện này đã được ghi. Xin nêu lý do sửa.',
  'control.badPeriod': 'Ngày cuối của kỳ phải không trước ngày đầu.',
} as const
