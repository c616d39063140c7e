export const text = {
  'notices.noNotice': 'Không có thông báo này.',
} as const
