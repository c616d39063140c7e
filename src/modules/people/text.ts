export const text = {
  'people.wrongPassword': 'Tên đăng nhập hoặc mật khẩu chưa đúng.',
  'people.wrongOldPassword': 'Mật khẩu hiện tại chưa đúng.',
  'people.tooMany': 'Đã nhập sai nhiều lần. Xin thử lại sau {seconds} giây.',
  'people.passwordShort': 'Mật khẩu cần ít nhất 10 ký tự.',
  'people.passwordLong': 'Mật khẩu dài quá 200 ký tự.',
  'people.passwordIsLogin': 'Mật khẩu không được chứa tên đăng nhập.',
  'people.loginTaken': 'Tên đăng nhập này đã có người dùng.',
  'people.noAccount': 'Không có tài khoản này.',
} as const
