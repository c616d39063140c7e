import type { Api } from '../../../platform/api.ts'
import { doChangeHours, doConfirm, doRemoveHours, doResetDay, doSetDay } from './acts.tsx'
import { showYear } from './year.tsx'

/** The pages of the calendar: one year on the administrator's desk. */
export function pages(app: Api): void {
  app.get('/quan-tri/lich', showYear)
  app.post('/quan-tri/lich/ngay', doSetDay)
  app.post('/quan-tri/lich/ngay/bo', doResetDay)
  app.post('/quan-tri/lich/xac-nhan', doConfirm)
  app.post('/quan-tri/lich/gio', doChangeHours)
  app.post('/quan-tri/lich/gio/bo', doRemoveHours)
}
