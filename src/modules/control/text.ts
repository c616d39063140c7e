/** What procedure control says when it says no. */
export const text = {
  'control.noMatter': 'Chúng tôi chưa tìm thấy việc theo dõi này.',
  'control.badDay': 'Ngày chưa đúng; xin viết ngày/tháng/năm, ví dụ 23/10/2023.',
  'control.inFuture': 'Sự kiện đã xảy ra thì không thể có ngày ở sau hôm nay.',
  'control.beforeCause': 'Ngày này ở trước sự kiện «{cause}» ({day}).',
  'control.noProcedure': 'Xin ghi ít nhất một thủ tục có liên quan.',
  'control.nothingToTakeBack': 'Sự kiện này chưa được ghi nên không có gì để bỏ.',
  'control.correctionReason': 'Sự kiện này đã được ghi. Xin nêu lý do sửa.',
  'control.noReview': 'Chúng tôi chưa tìm thấy nội dung rà soát này.',
  'control.unknownProcedure': 'Không có thủ tục mang mã này trong danh mục đang dùng.',
  'control.reviewTwice': 'Thủ tục này đã có trong kế hoạch của năm.',
  'control.planEmpty': 'Kế hoạch chưa có thủ tục nào nên chưa gửi được.',
  'control.proposalBegun': 'Đề xuất của nội dung rà soát này đã được lập.',
  'control.noProposal': 'Chưa lập đề xuất nên chưa có gì để so sánh.',
  'control.badPeriod': 'Ngày cuối của kỳ phải không trước ngày đầu.',
} as const
