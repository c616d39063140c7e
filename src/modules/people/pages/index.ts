import type { Api } from '../../../platform/api.ts'
import { adminPages } from './admin/index.ts'
import { doChangePassword, doKeepSession, doLogOut, showAccount } from './account.tsx'
import { doLogIn, showLogIn } from './log-in.tsx'
import { doRegister, showRegister } from './register.tsx'

/** The pages of people: who is who. */
export function pages(app: Api): void {
  app.get('/dang-nhap', showLogIn)
  app.post('/dang-nhap', doLogIn)
  app.get('/dang-ky', showRegister)
  app.post('/dang-ky', doRegister)
  app.post('/dang-xuat', doLogOut)
  app.get('/tai-khoan', showAccount)
  app.post('/tai-khoan/mat-khau', doChangePassword)
  app.post('/phien/giu', doKeepSession)
  adminPages(app)
}
