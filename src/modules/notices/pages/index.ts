import type { Api } from '../../../platform/api.ts'
import type { Mailing } from '../model.ts'
import { showMails } from './mails.tsx'
import { doMarkAllRead, doMarkRead, showNotices } from './my-notices.tsx'

/** The pages of notices: what I was told, and the letters of the agency for its administrator. */
export function pages(app: Api, mailing: Pick<Mailing, 'folder'>): void {
  app.get('/thong-bao', showNotices)
  app.post('/thong-bao/da-doc', doMarkAllRead)
  app.post('/thong-bao/:id/da-doc', doMarkRead)
  app.get('/quan-tri/thu', showMails(mailing))
}
